import type { Command } from "commander";
import { CAUSES } from "../figures/causes.ts";
import { currentDefinitions, type Definition } from "../figures/definitions.ts";
import { countFigure, countFigures } from "../figures/count.ts";
import { listRecords, type CountedRecord } from "../figures/records.ts";
import { explainDifference, type Change, type Difference, type Side } from "../figures/difference.ts";
import { findFigure, listParts, readWhen } from "../figures/figure.ts";
import { definitionText } from "../figures/texts.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { resolveKnown } from "../proofs/heads.ts";
import { print, withRegister } from "./run.ts";
import { addStatementCommands } from "./statement.ts";

type ShowOptions = { at?: string; knownAt?: string; definitionVersion?: string; json?: boolean; parts?: boolean };

const today = (): string => new Date().toISOString().slice(0, 10);
const defaultWhen = (definition: Definition | undefined): string => (definition?.shape === "period" ? today().slice(0, 4) : today());
const versionOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** A signed head, a position or a day; now unless given. */
const knownPosition = async (reader: Reader, text: string | undefined): Promise<number> =>
  text === undefined ? resolveKnownAt(reader, null) : (await resolveKnown(reader, text)).position;

async function listAll(reader: Reader): Promise<object[]> {
  const knownAt = await resolveKnownAt(reader, null);
  const rows: object[] = [];
  for (const definition of currentDefinitions()) {
    const { title, rule } = definitionText(definition, "en");
    const parts = await listParts(reader, definition, knownAt);
    rows.push({
      id: definition.id,
      version: definition.version,
      unit: definition.unit,
      shape: definition.shape,
      title,
      definition: rule,
      parts: definition.parts,
      figures: [definition.id, ...parts.map((part) => part.id)],
    });
  }
  return rows;
}

async function list(options: { json?: boolean }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const rows = await listAll(readFrom(pool));
    const lines = rows as { id: string; version: number; unit: string; title: string; figures: string[] }[];
    print(options.json === true, rows, () =>
      lines
        .map(
          (row) =>
            `${row.id}@${row.version}  (${row.unit})  ${row.title}${row.figures.length > 1 ? `\n    ${row.figures.slice(1).join("\n    ")}` : ""}`,
        )
        .join("\n"),
    );
  });
}

const idsOf = (records: readonly CountedRecord[]): string[] => records.map((record) => record.record);

async function show(id: string, options: ShowOptions): Promise<void> {
  await withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const figure = await findFigure(reader, id, versionOf(options.definitionVersion));
    const { definition } = figure;
    const when = readWhen(definition, options.at ?? defaultWhen(definition));
    const knownAt = await knownPosition(reader, options.knownAt);
    const count = await countFigure(reader, { figure, when, knownAt });
    const records = await listRecords(reader, { figure, when, knownAt }, { certain: true });
    const uncertainRecords = await listRecords(reader, { figure, when, knownAt }, { certain: false });
    const lines = figure.key === "" ? await listParts(reader, definition, knownAt) : [];
    const counts = await countFigures(
      reader,
      lines.map((part) => ({ figure: part, when })),
      knownAt,
    );
    const parts = lines.map(({ id }, at) => ({ id, ...(counts[at] ?? { value: 0, uncertain: 0 }) }));
    const text = definitionText(definition, "en");
    const answer = {
      id: figure.id,
      definition: definition.id,
      version: definition.version,
      unit: definition.unit,
      title: text.title,
      rule: text.rule,
      value: count.value,
      uncertain: count.uncertain,
      at: when.text,
      knownAt,
      records: idsOf(records),
      uncertainRecords: idsOf(uncertainRecords),
      parts,
    };
    print(options.json === true, answer, () =>
      [
        `${text.title}: ${count.value} (${definition.unit}), as of ${when.text}, as known at position ${knownAt}`,
        `${count.uncertain} more may count: partial dates, missing facts or no confirmation within a year`,
        text.rule,
        ...parts.map((part) => `  ${part.id}  ${part.value}${part.uncertain > 0 ? ` (+ ${part.uncertain} uncertain)` : ""}`),
      ].join("\n"),
    );
  });
}

/** `2024-05-21@6000` or `2024-05-21@2024-06-01`: a valid time and, after the sign, what was known. */
async function readSide(reader: Reader, id: string, side: { text: string; version: string | undefined }): Promise<Side> {
  const [at = "", known] = side.text.split("@");
  const figure = await findFigure(reader, id, versionOf(side.version));
  return { figure, when: readWhen(figure.definition, at), knownAt: await knownPosition(reader, known) };
}

type DiffOptions = { from: string; to: string; fromVersion?: string; toVersion?: string; json?: boolean };

const changesOf = (changes: readonly Change[]): object[] =>
  changes.map(({ cause, records }) => ({ cause, count: records.length, records: idsOf(records) }));

const camel = (cause: string): string => cause.replaceAll(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Record ids under each cause, those that count now and those that no longer do; a cause without records is empty. */
function byCause({ added, removed }: Pick<Difference, "added" | "removed">): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    CAUSES.map((cause) => [
      camel(cause),
      [...added, ...removed].filter((change) => change.cause === cause).flatMap((change) => idsOf(change.records)),
    ]),
  );
}

const lineOf = (sign: string, { cause, records }: Change): string => `  ${sign}${records.length}  ${cause}`;

async function diff(id: string, options: DiffOptions): Promise<void> {
  await withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const from = await readSide(reader, id, { text: options.from, version: options.fromVersion });
    const to = await readSide(reader, id, { text: options.to, version: options.toVersion });
    const difference = await explainDifference(reader, from, to);
    const side = (s: Side, value: { value: number; uncertain: number }): object => ({
      at: s.when.text,
      knownAt: s.knownAt,
      version: s.figure.definition.version,
      ...value,
    });
    const answer = {
      id,
      definition: to.figure.definition.id,
      unit: to.figure.definition.unit,
      from: side(from, difference.from),
      to: side(to, difference.to),
      change: difference.to.value - difference.from.value,
      ...byCause(difference),
      added: changesOf(difference.added),
      removed: changesOf(difference.removed),
      residual: difference.residual,
    };
    print(options.json === true, answer, () =>
      [
        `${id}: ${difference.from.value} (${options.from}) → ${difference.to.value} (${options.to})`,
        ...difference.added.map((change) => lineOf("+", change)),
        ...difference.removed.map((change) => lineOf("−", change)),
        `  residual ${difference.residual}`,
      ].join("\n"),
    );
  });
}

/** `apora figure …` */
export function addFigureCommands(program: Command): void {
  const figure = program.command("figure").description("Figures: what is counted, its value, and why it changed");
  figure.command("list").description("all figures with their definitions").option("--json").action(list);
  figure
    .command("show <id>")
    .description("a value with the records behind it")
    .option("--at <date>", "the day, or for figures over a period a month, a year or from/to")
    .option(
      "--known-at <head|position|date>",
      "as known at a signed head such as log-1280, a position of the ledger, or at the end of a day",
    )
    .option("--definition-version <n>", "an earlier version of the definition")
    .option("--json")
    .action(show);
  figure
    .command("diff <id>")
    .description("why two values differ, record by record")
    .requiredOption("--from <date[@known-at]>")
    .requiredOption("--to <date[@known-at]>")
    .option("--from-version <n>", "version of the definition on the earlier side")
    .option("--to-version <n>", "version of the definition on the later side")
    .option("--json")
    .action(diff);
  addStatementCommands(figure);
}
