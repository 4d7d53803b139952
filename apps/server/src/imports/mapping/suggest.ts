import path from "node:path";
import type { Cell, TableFile, TableRow } from "../files/table.ts";
import type { ImportFile } from "../open-import.ts";
import { REQUIRED } from "../../registry/record-file.ts";
import { nameHeadings } from "./compile.ts";
import { isEventKind } from "./targets.ts";
import { HEADER_RULES, KEY_WORDS, SOURCE_RULES, type HeaderRule } from "./header-words.ts";
import { readMapping, type FieldMapping, type Mapping, type SheetMapping, type SourceMapping } from "./mapping.ts";

/** The first rows of a sheet, for looking at and for suggesting. */
export type Sample = {
  readonly sheet: string;
  readonly header: number;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
};

const SAMPLE_ROWS = 40;

const isText = (cell: Cell | undefined): boolean => typeof cell === "string" && cell.trim() !== "" && !/^[\d.,/-]+$/u.test(cell);

/** The row of headings: the first that is mostly words and as wide as what follows. Titles above a table are narrow. */
function findHeader(rows: readonly TableRow[]): number {
  const width = Math.max(...rows.map((row) => row.cells.filter((cell) => cell !== undefined).length), 0);
  const header = rows.find((row) => {
    const texts = new Set(row.cells.filter(isText));
    return texts.size >= Math.max(1, width * 0.6);
  });
  return header?.row ?? rows[0]?.row ?? 1;
}

/** Reads the first rows of every sheet. */
export async function sampleTables(file: TableFile): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const sheet of file.sheets) {
    const rows: TableRow[] = [];
    for await (const row of file.rows(sheet)) {
      rows.push(row);
      if (rows.length >= SAMPLE_ROWS) break;
    }
    const header = findHeader(rows);
    const headings = nameHeadings(rows.find((row) => row.row === header)?.cells ?? []);
    samples.push({ sheet, header, headings, rows: rows.filter((row) => row.row > header) });
  }
  return samples;
}

function valuesOf({ rows, headings }: Sample, heading: string): string[] {
  const at = headings.indexOf(heading);
  return rows.flatMap((row) => {
    const cell = row.cells[at];
    return cell === undefined || (typeof cell === "object" && "fault" in cell)
      ? []
      : [typeof cell === "object" ? cell.date : String(cell).trim()];
  });
}

const share = (values: readonly string[], test: RegExp): number =>
  values.length === 0 ? 0 : values.filter((value) => test.test(value)).length / values.length;

const NOT_RUSSIAN = /[іў]/iu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** The language most texts of a sheet are in, by letters that only one of the languages has. */
function languageOf(samples: readonly Sample[]): string {
  const texts = samples.flatMap((sample) => [
    ...sample.headings,
    ...sample.rows.flatMap((row) => row.cells.filter((cell) => typeof cell === "string")),
  ]);
  const cyrillic = texts.filter((text) => CYRILLIC.test(text));
  if (cyrillic.length * 2 < texts.filter((text) => /\p{L}/u.test(text)).length) return "en";
  return cyrillic.filter((text) => NOT_RUSSIAN.test(text)).length * 4 > cyrillic.length ? "be" : "ru";
}

/** "title__be" of an Uwazi file, "Имя (бел)" of others. */
function languageOfHeading(heading: string): string | undefined {
  const uwazi = /__([a-z]{2})$/u.exec(heading)?.[1];
  if (uwazi !== undefined) return uwazi;
  const named = /\((бел|be|by|рус|ru|англ|eng|en)[^)]*\)|[_ ](be|ru|en)$/iu.exec(heading);
  const word = (named?.[1] ?? named?.[2])?.toLowerCase();
  return word === undefined ? undefined : ({ бел: "be", be: "be", by: "be", рус: "ru", ru: "ru" }[word] ?? "en");
}

function ruleFor(heading: string, values: readonly string[]): HeaderRule | undefined {
  const plain = heading
    .replace(/#\d+$/u, "")
    .replace(/__[a-z]{2}$/u, "")
    .replaceAll("_", " ");
  const rule = HEADER_RULES.find(({ words }) => words.test(plain));
  // A column of whole dates of birth is never taken: the register keeps the year alone, from a source that published it.
  if (rule?.to === "person.birth_year" && share(values, /^\d{4}$/u) < 0.5) return undefined;
  return rule;
}

type Found = { readonly fields: FieldMapping[]; readonly key: string | undefined; readonly source: SourceMapping };

function suggestFields(sample: Sample, file: ImportFile): Found {
  const fields: FieldMapping[] = [];
  let key: string | undefined;
  const source: SourceMapping = {};
  for (const heading of sample.headings) {
    if (heading.startsWith("(")) continue;
    const values = valuesOf(sample, heading);
    if (key === undefined && KEY_WORDS.test(heading.trim()) && new Set(values).size > 0) {
      key = heading;
      continue;
    }
    const origin = SOURCE_RULES.find(({ words, to }) => words.test(heading) && (to !== "url" || share(values, /^https?:/u) >= 0.5));
    if (origin !== undefined && source[origin.to] === undefined) {
      source[origin.to] = { column: heading };
      continue;
    }
    const rule = ruleFor(heading, values);
    if (rule === undefined) continue;
    const again = fields.filter((field) => field.to === rule.to && field.part === rule.more?.["part"]).length;
    const isRoot = rule.to.startsWith("person.");
    const event = isRoot || again === 0 ? {} : { event: String(again + 1) };
    const lang = languageOfHeading(heading);
    const many = file.format === "uwazi" && share(values, /\|/u) > 0 ? { split: "|" } : {};
    fields.push({ to: rule.to, column: heading, ...rule.more, ...event, ...many, ...(lang === undefined ? {} : { lang }) });
    for (const constant of rule.with ?? [])
      fields.push({ ...constant, ...event, ...(constant.to === "sentence.penalty" ? { part: "kind" as const } : {}) });
  }
  return { fields, key, source };
}

/** A track, a status and the like are only wanted beside the column that asks for them, once. */
function withoutRepeats(fields: readonly FieldMapping[]): FieldMapping[] {
  const seen = new Set<string>();
  return fields.filter((field) => {
    if (field.column !== undefined) return true;
    const key = JSON.stringify([field.to, field.value, field.event, field.part]);
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** Events that lack what their kind cannot be without are left out: every row would be a fault. */
function withoutIncomplete(fields: readonly FieldMapping[]): FieldMapping[] {
  const groupOf = ({ to, event }: FieldMapping): string => `${to.split(".")[0] ?? ""}/${event ?? ""}`;
  const has = new Set(fields.map((field) => `${groupOf(field)} ${field.to}`));
  return fields.filter((field) => {
    const kind = field.to.split(".")[0] ?? "";
    return !isEventKind(kind) || REQUIRED[kind].every((name) => has.has(`${groupOf(field)} ${kind}.${name}`));
  });
}

/**
 * A first mapping from headings and values, for a person to look through: what is not recognised is left out, and nothing
 * about dates that can be read in two ways is decided.
 */
export function suggestMapping(file: ImportFile, samples: readonly Sample[]): Mapping {
  const found = samples.map((sample) => ({ sample, ...suggestFields(sample, file) }));
  const sheets = found
    .filter(({ fields }) => fields.length > 0)
    .map(({ sample, fields, key }): SheetMapping => ({
      sheet: sample.sheet,
      header: sample.header,
      about: "person",
      ...(key === undefined ? {} : { key }),
      fields: withoutIncomplete(withoutRepeats(fields)),
    }));
  const name = path
    .basename(file.path)
    .replace(/\.[^.]*$/u, "")
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, " ")
    .trim()
    .slice(0, 80);
  const [first] = found;
  const source =
    first === undefined || Object.keys(first.source).length === 0 ? { title: { value: name === "" ? "List" : name } } : first.source;
  return readMapping({
    version: 1,
    dataset: /^[\p{L}\p{N}]/u.test(name) ? name : "list",
    language: languageOf(samples),
    source,
    sheets,
  });
}
