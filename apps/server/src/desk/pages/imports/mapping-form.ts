import type { Question } from "../../../imports/findings.ts";
import { PARTS, readMapping, type FieldMapping, type Mapping, type SheetMapping } from "../../../imports/mapping/mapping.ts";
import type { Sample } from "../../../imports/mapping/suggest.ts";

/** What a column may be besides a property: the record's id, or part of the document the row rests on. */
export const KEY_CHOICE = "key";
export const SOURCE_CHOICES = ["source.url", "source.title", "source.publisher", "source.published", "source.note"] as const;

type Fields = ReadonlyMap<string, string>;

/** Names of the controls of a column. */
export const columnControl = (control: "to" | "event" | "part" | "lang" | "family", sheet: number, column: number): string =>
  `${control}.${sheet}.${column}`;

const given = (fields: Fields, name: string): string | undefined => {
  const text = fields.get(name)?.trim() ?? "";
  return text === "" ? undefined : text;
};

/** What is not asked for in the form and must not be lost by it. */
function keptOf(before: SheetMapping | undefined, to: string, heading: string): Partial<FieldMapping> {
  const known = before?.fields.find((field) => field.to === to && field.column === heading);
  return known === undefined ? {} : { role: known.role, split: known.split, since: known.since, dates: known.dates };
}

function columnField(
  fields: Fields,
  place: { readonly sheet: number; readonly column: number; readonly heading: string },
  before: SheetMapping | undefined,
): FieldMapping | undefined {
  const { sheet, column, heading } = place;
  const to = given(fields, columnControl("to", sheet, column));
  if (to === undefined || to === KEY_CHOICE || to.startsWith("source.")) return undefined;
  const part = PARTS.find((one) => one === given(fields, columnControl("part", sheet, column)));
  return {
    ...keptOf(before, to, heading),
    to,
    column: heading,
    event: given(fields, columnControl("event", sheet, column)),
    part,
    lang: given(fields, columnControl("lang", sheet, column)),
    familyFirst: fields.has(columnControl("family", sheet, column)) ? true : undefined,
  };
}

/** "detention.track = criminal", "sentence.penalty:kind #2 = imprisonment": one line for what is the same in every row. */
export function constantLine({ to, part, event, value }: FieldMapping): string {
  return `${to}${part === undefined ? "" : `:${part}`}${event === undefined ? "" : ` #${event}`} = ${value ?? ""}`;
}

function constantOf(line: string): FieldMapping[] {
  const found = /^\s*([a-z_.]+)(?::([a-z]+))?(?:\s+#(\S+))?\s*=\s*(.+)$/u.exec(line);
  if (found === null) return [];
  const [, to = "", part, event, value = ""] = found;
  return [{ to, part: PARTS.find((one) => one === part), event, value: value.trim() }];
}

type Sheets = { readonly sheets: SheetMapping[]; readonly source: Mapping["source"] };

function readSheets(mapping: Mapping, samples: readonly Sample[], fields: Fields): Sheets {
  const source: Record<string, unknown> = {};
  const sheets = samples.flatMap((sample, index): SheetMapping[] => {
    const before = mapping.sheets.find((one) => one.sheet === sample.sheet);
    let key: string | undefined;
    const columns = sample.headings.flatMap((heading, column): FieldMapping | FieldMapping[] => {
      const to = given(fields, columnControl("to", index, column));
      if (to === KEY_CHOICE) key = heading;
      const document = SOURCE_CHOICES.find((choice) => choice === to);
      if (document !== undefined) source[document.slice("source.".length)] = { column: heading };
      return columnField(fields, { sheet: index, column, heading }, before) ?? [];
    });
    const joined = before?.fields.filter((field) => typeof field.column === "object") ?? [];
    const constants = (fields.get(`constants.${index}`) ?? "").split("\n").flatMap(constantOf);
    if (columns.length + joined.length === 0) return [];
    const base = before ?? { sheet: sample.sheet, header: sample.header, about: "person" as const };
    const { key: _before, ...rest } = base as SheetMapping;
    return [{ ...rest, ...(key === undefined ? {} : { key }), fields: [...joined, ...columns, ...constants] }];
  });
  return { sheets, source };
}

function readSource(fields: Fields, columns: Mapping["source"]): Record<string, unknown> {
  const constants: Record<string, unknown> = {};
  for (const name of ["url", "title", "publisher"] as const) {
    const value = given(fields, `source.${name}`);
    if (value !== undefined && columns[name] === undefined) constants[name] = { value };
  }
  const credibility = given(fields, "source.credibility");
  return {
    ...constants,
    ...columns,
    reliability: given(fields, "source.reliability"),
    credibility: credibility === undefined ? undefined : Number(credibility),
  };
}

/** Puts the answers to the questions of the last check where the mapping keeps decisions. */
function withAnswers(mapping: Mapping, questions: readonly Question[], fields: Fields): Pick<Mapping, "references" | "charges" | "people"> {
  const references = structuredClone(mapping.references);
  const charges = { ...mapping.charges };
  const people = { ...mapping.people };
  for (const [index, { code, about, text }] of questions.entries()) {
    const answer = fields.get(`answer.${index}`)?.trim();
    if (answer === undefined || answer === "") continue;
    if (code === "reference-unknown" || code === "reference-ambiguous")
      references[about] = { ...references[about], [text]: answer === "-" ? "" : answer.replace(/ \(.*$/su, "") };
    if (code === "likely-person") people[about] = answer;
    if (code === "charge-ambiguous")
      charges[text] = (answer === "described" ? { kind: "described", text } : JSON.parse(answer)) as Mapping["charges"][string];
  }
  return { references, charges, people };
}

const DATE_CONTROLS = ["order", "century", "january", "serials"] as const;

/**
 * The mapping that a form says, resting on the one before.
 * @throws import.mapping
 */
export function applyMappingForm(
  mapping: Mapping,
  form: { readonly samples: readonly Sample[]; readonly questions: readonly Question[]; readonly fields: Fields },
): Mapping {
  const { samples, questions, fields } = form;
  const whole = given(fields, "json");
  if (whole !== undefined) return readMapping(parseJson(whole));
  const { sheets, source } = readSheets(mapping, samples, fields);
  const dates = Object.fromEntries(DATE_CONTROLS.map((name) => [name, given(fields, `dates.${name}`)]));
  const plain = {
    ...mapping,
    ...withAnswers(mapping, questions, fields),
    dataset: given(fields, "dataset") ?? mapping.dataset,
    language: given(fields, "language") ?? mapping.language,
    likely: fields.get("likely") === "new" ? "new" : "ask",
    dates,
    source: readSource(fields, source),
    sheets,
  };
  // What was left empty is not part of it.
  return readMapping(JSON.parse(JSON.stringify(plain)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
