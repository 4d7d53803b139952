import { parseArticles, formatProvision } from "../../registry/article-notation.ts";
import { storedProvision } from "../../registry/charge-text.ts";
import type { KnownProvisions } from "../../registry/article-notation.ts";
import { readWrittenDate, type DateReading } from "../dates/written-date.ts";
import { idFor } from "../draft.ts";
import type { FaultCode, QuestionCode } from "../findings.ts";
import type { RootBook } from "../root-book.ts";
import type { FieldMapping, Mapping } from "./mapping.ts";
import { readLength } from "./read-length.ts";
import type { Target } from "./targets.ts";
import { codeForWord } from "./value-words.ts";

/** What a cell comes to. `written` is set where the value says it in other words than the file. */
export type Converted =
  | { readonly kind: "value"; readonly value: unknown; readonly written?: string }
  | { readonly kind: "none" }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly detail?: string }
  | { readonly kind: "question"; readonly code: QuestionCode; readonly about: string; readonly options: readonly string[] };

export type Conversion = {
  readonly mapping: Mapping;
  readonly book: RootBook;
  readonly provisions: KnownProvisions["provisions"];
};

const NONE: Converted = { kind: "none" };
const value = (v: unknown, written?: string): Converted => ({ kind: "value", value: v, ...(written === undefined ? {} : { written }) });
const fault = (code: FaultCode, detail?: string): Converted => ({ kind: "fault", code, ...(detail === undefined ? {} : { detail }) });

function toDate(text: string, reading: DateReading): Converted {
  const read = readWrittenDate(text, reading);
  if (read.kind === "none") return NONE;
  if (read.kind === "unreadable") return fault("date-unreadable");
  if (read.kind === "question") return { kind: "question", code: read.question, about: "dates", options: QUESTION_OPTIONS[read.question] };
  return value(read.edtf, read.edtf === text.trim() ? undefined : text.trim());
}

const QUESTION_OPTIONS = {
  "date-order": ["dmy", "mdy", "ymd"],
  "date-century": ["1900", "2000"],
  "date-january": ["day", "year"],
  "date-serial": ["1900", "1904"],
} as const;

const FIRST_LETTER = /\p{L}/u;
const SCRIPTS: readonly (readonly [code: string, pattern: RegExp])[] = [
  ["Cyrl", /\p{Script=Cyrillic}/u],
  ["Latn", /\p{Script=Latin}/u],
  ["Geor", /\p{Script=Georgian}/u],
  ["Hebr", /\p{Script=Hebrew}/u],
  ["Arab", /\p{Script=Arabic}/u],
  ["Hani", /\p{Script=Han}/u],
];

/** Script of a text by its first letter. */
function scriptOf(text: string): string {
  const letter = FIRST_LETTER.exec(text)?.[0] ?? "";
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? "Latn";
}

function toName(text: string, field: FieldMapping, language: string): Converted {
  const words = text.replaceAll(/\s+/gu, " ").trim().split(" ");
  const [family = "", ...others] = words;
  const ordered = field.familyFirst === true ? [...others, family.replace(/,$/u, "")] : words;
  const name = ordered.join(" ");
  return value({ text: name, lang: field.lang ?? language, script: scriptOf(name), role: field.role ?? "legal" });
}

function toCode(text: string, target: Target, mapping: Mapping): Converted {
  const decided = mapping.values[target.property.code]?.[text];
  if (decided === "") return NONE;
  const code = decided ?? (target.codes.includes(text) ? text : codeForWord(target, text));
  return code === undefined || !target.codes.includes(code) ? fault("not-a-code", target.codes.join(", ")) : value(code);
}

const YES = new Set("да так yes true 1 y т + ja taip tak".split(" "));
const NO = new Set("нет не ні no false 0 n - nein ne nie".split(" "));

function toFlag(text: string): Converted {
  const word = text.toLowerCase();
  return YES.has(word) ? value(true) : NO.has(word) ? value(false) : fault("not-a-flag");
}

function toNumber(text: string): Converted {
  const plain = text.replaceAll(/[\s\u00a0]/gu, "").replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? value(Number(plain)) : fault("not-a-number");
}

function toReference(text: string, kind: string, { mapping, book }: Conversion): Converted {
  if (kind === "event") return value(idFor({ dataset: mapping.dataset, kind: "event" }, text));
  const decided = mapping.references[kind]?.[text];
  if (decided === "") return NONE;
  const found = book.resolve(kind, decided ?? text);
  if (found.kind === "one") return value(found.id, text);
  const code = found.kind === "several" ? "reference-ambiguous" : "reference-unknown";
  return { kind: "question", code, about: kind, options: found.options };
}

/** Reads a notation of articles; what can be read in more than one way is a question with all readings. */
export function toProvision(text: string, { mapping, provisions }: Conversion): Converted {
  const decided = mapping.charges[text];
  if (decided !== undefined) return value(decided, text);
  const reading = parseArticles(text, { provisions });
  if (reading.kind === "unreadable") return fault("charge-unreadable");
  if (reading.kind === "not_disclosed") return value({ kind: "not_disclosed" }, text);
  if (reading.kind === "provisions") return value({ ...reading, provisions: reading.provisions.map(storedProvision) }, text);
  const spoken = reading.readings.map(
    (one) =>
      `${one.provisions.map((p) => formatProvision(p, "en")).join(" and ")} = ${JSON.stringify({ kind: "provisions", provisions: one.provisions.map(storedProvision) })}`,
  );
  return { kind: "question", code: "charge-ambiguous", about: "charges", options: spoken };
}

function toLength(text: string): Converted {
  const length = readLength(text);
  return length === undefined ? fault("not-a-number", "3 years 6 months") : value(length, text);
}

/** Turns the text of a cell into a value of the property it is mapped to. */
export function convert(text: string, field: FieldMapping & { readonly target: Target }, conversion: Conversion): Converted {
  const { mapping } = conversion;
  const { target } = field;
  switch (target.form) {
    case "date":
      return toDate(text, { ...mapping.dates, ...field.dates });
    case "name":
      return toName(text, field, mapping.language);
    case "local-text":
      return value({ text, lang: field.lang ?? mapping.language });
    case "code":
      return toCode(text, target, mapping);
    case "flag":
      return toFlag(text);
    case "number":
      return toNumber(text);
    case "reference":
      return toReference(text, target.property.refers ?? "", conversion);
    case "provision":
      return toProvision(text, conversion);
    case "length":
      return toLength(text);
    case "text":
      return toText(text, target, mapping);
    case "penalty":
    case "none":
      return fault("not-accepted");
  }
}

/** Texts of a fixed shape, such as countries, may be given by words a person has decided on. */
function toText(text: string, target: Target, mapping: Mapping): Converted {
  const decided = mapping.values[target.property.code]?.[text];
  return decided === "" ? NONE : value(decided ?? codeForWord(target, text) ?? text);
}

/** Which conversions depend on the text alone and may be remembered: dates, codes, references, charges. */
export const isRemembered = (target: Target): boolean => ["date", "code", "reference", "provision", "length", "flag"].includes(target.form);
