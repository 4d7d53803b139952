import type { Position } from "../ledger/claim.ts";
import { PUBLISHED } from "./published.ts";

export const FORMATS = ["csv", "xlsx", "json", "jsonl", "ftm"] as const;
export type Format = (typeof FORMATS)[number];

/** What each format is, and what it cannot carry. Printed in every export, so that nobody has to know Apora to read it. */
export const ABOUT_FORMATS: Readonly<Record<Format, { readonly what: string; readonly lost: string }>> = {
  csv: {
    what: "One file per table, UTF-8 with a byte order mark, commas, RFC 4180. `id` joins the tables; the names of columns are in dictionary.csv.",
    lost: "Nothing that is published: the table `claims` has every statement exactly. In the other tables a cell holds several values as text, and nothing cannot be told from an empty text.",
  },
  xlsx: {
    what: "One workbook with a sheet per table, the same as the CSV files. It holds no formula, no macro and no outside link.",
    lost: "Cells longer than 32,767 characters are cut (none is so long today), and control characters are written as _xHHHH_. A table of more than 1,048,575 rows goes on in a further sheet.",
  },
  json: {
    what: "One document, register.json: people with all events, catalogues, sources and figures.",
    lost: "Values that disagree with the one that weighs most, withdrawn statements, ratings of sources and judgements: `disputed` names the fields. They are in csv, xlsx and jsonl.",
  },
  jsonl: {
    what: "register.jsonl: after a line that says what it is, one command per line, which Apora carries out in order in an empty register; the figures are then equal. Also plain JSON for anybody.",
    lost: "When each fact became known (everything is known from the import on), positions, who entered it, withdrawn statements, and judgements that later ones replaced. Sources get new numbers.",
  },
  ftm: {
    what: "entities.ftm.json: FollowTheMoney entities, one per line; schemata of our own are in schema/*.yaml.",
    lost: "Ratings, disagreement, judgements, the language and role of a name, which source says what within an entity, and dates that are no plain year, month or day (they are in the …Edtf properties as text).",
  },
};

export const LICENCE_NOTE =
  "Facts with attribution. Name this register, the day and the position, and the sources of the facts you quote. The data are about people at risk: publish no more about anybody than is here, and re-check a status before you act on it.";

export type About = {
  readonly format: Format;
  readonly at: string;
  readonly knownAt: Position;
  readonly made: string;
  readonly files: readonly string[];
};

const formatLines = (format: Format): string =>
  `- **${format}**: ${ABOUT_FORMATS[format].what}\n  Not carried: ${ABOUT_FORMATS[format].lost}`;

/** The README of an export: what it is, how to read it, what it cannot say, what may be done with it. */
export function readMe({ format, at, knownAt, made, files }: About): string {
  return `# Export of a register of political prisoners

| | |
|---|---|
| format | ${format} |
| as of | ${at} |
| as known at position | ${knownAt} |
| made on | ${made} (UTC) |
| files | ${files.join(", ")} |

Everything here was published before and rests on the sources named with it. It is not a full list of political prisoners:
it holds what published sources say and what could be read and dated.

## This format
${formatLines(format)}

## How to read it
- **Dates** are EDTF (ISO 8601-2): \`2021-05\` is some day in May 2021, \`[..2021-05-21]\` on or before that day, \`XXXX\` a day nobody
  knows, \`2021~\` about 2021. Columns that end in \`_from\` and \`_to\` give the first and the last possible day.
- **Periods** are two dates with a stroke: \`2021-05-21/..\` since that day and still so.
- **Ids** are UUIDs and never change; **codes** (BY-IK-17, UK-BY:342) are short names that never change.
- **Disputed** names the fields on which sources disagree; the value given is the preferred one, else the most credible.
- **Reliability** A–F speaks of the source, **credibility** 1–6 of the information; they are judged apart.
- **Cells** that a spreadsheet would run as a formula have an apostrophe before them, and so have texts that begin with one.
  Remove one apostrophe from every text that begins with one, and you have the original again.
- **Figures** are counted from these records by the definitions given with them. Records that only may count are in
  \`uncertain\` and never added.

dictionary.csv explains every column and all ${PUBLISHED.length} published properties: property, class (C0 = public), type, unit, and what it means
in English, Belarusian, Russian, Ukrainian, Polish, Lithuanian and German. licences.csv gives the terms of every source.

## Terms
${LICENCE_NOTE}

## The same in other formats
\`npx apora export --format <format> --out <folder> --at ${at} --known-at ${knownAt}\`

${(Object.keys(ABOUT_FORMATS) as Format[])
  .filter((other) => other !== format)
  .map(formatLines)
  .join("\n")}
`;
}
