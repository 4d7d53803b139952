import { z } from "zod";
import { AporaError } from "../../platform/errors.ts";
import { codesOf, NAME_ROLES } from "../../registry/codes.ts";
import { provisionValue } from "../../registry/values.ts";
import { ENCODINGS } from "../files/encoding.ts";
import { SEPARATORS } from "../files/read-csv.ts";

/**
 * How the columns of a file are read, as JSON that is kept beside the file and with the import. The shape is public and
 * versioned: a later version of the program reads earlier mappings or says that it does not.
 */

const column = z.string().min(1).max(300);
const language = z.string().regex(/^[a-z]{2,3}$/);

/** What a person says about the dates of the whole file, or of one column. */
const dates = z.strictObject({
  order: z.enum(["dmy", "mdy", "ymd"]).optional(),
  century: z.enum(["1900", "2000"]).optional(),
  january: z.enum(["day", "year"]).optional(),
  serials: z.enum(["1900", "1904"]).optional(),
});

export const PARTS = ["kind", "years", "months", "days", "length", "regime", "amount", "currency"] as const;
export type PenaltyPart = (typeof PARTS)[number];

const field = z.strictObject({
  /** A declared property such as `detention.began`; or a kind of event alone: the column holds the event's own id. */
  to: z.string().min(1).max(80),
  /** Heading of the column, or several whose cells are joined by a space. The second of two equal headings is `Heading#2`. */
  column: z.union([column, z.array(column).min(1).max(10)]).optional(),
  /** The same for every row, used where the event has anything from a column. */
  value: z.string().max(2000).optional(),
  /** Tells several events of one kind in a row apart. */
  event: z
    .string()
    .regex(/^[\p{L}\p{N}._-]{1,40}$/u)
    .optional(),
  /** Which part of a penalty or a length the column holds. */
  part: z.enum(PARTS).optional(),
  lang: language.optional(),
  role: z.enum(codesOf(NAME_ROLES)).optional(),
  /** Family name first in the cell: it is put last, as everywhere in the register. */
  familyFirst: z.boolean().optional(),
  /** What stands between several values in one cell. */
  split: z.string().min(1).max(10).optional(),
  /** Column with the date since when the value holds. */
  since: column.optional(),
  dates: dates.optional(),
});
export type FieldMapping = z.infer<typeof field>;

const given = z.union([z.strictObject({ column }), z.strictObject({ value: z.string().min(1).max(2000) })]);
export type Given = z.infer<typeof given>;

const source = z.strictObject({
  url: given.optional(),
  title: given.optional(),
  publisher: given.optional(),
  published: given.optional(),
  readOn: given.optional(),
  archive: given.optional(),
  note: given.optional(),
  language: given.optional(),
  reliability: z.enum(["A", "B", "C", "D", "E", "F"]).optional(),
  credibility: z.number().int().min(1).max(6).optional(),
});
export type SourceMapping = z.infer<typeof source>;

const sheet = z.strictObject({
  /** Name of the sheet; a CSV file has one, named "". */
  sheet: z.string().max(100).default(""),
  /** Row of the headings, counted from 1. */
  header: z.number().int().min(1).max(1000).default(1),
  about: z.enum(["person", "place", "organisation", "provision", "court", "official"]).default("person"),
  /** Column that identifies the record: within the file, or by the register's own id or code. */
  key: column.optional(),
  fields: z.array(field).max(1000),
  /** Instead of the source of the whole file. */
  source: source.optional(),
});
export type SheetMapping = z.infer<typeof sheet>;

const decisions = z.record(z.string().max(80), z.record(z.string().max(2000), z.string().max(200)));

export const mappingSchema = z.strictObject({
  version: z.literal(1),
  /** Names the list this file is a state of: records keep their ids when a later state is imported under the same name. */
  dataset: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,79}$/u),
  encoding: z.enum(ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  /** Language of texts whose column names none. */
  language: language.default("en"),
  dates: dates.default({}),
  source: source.default({}),
  sheets: z.array(sheet).max(50).default([]),
  /** Words that stand for codes, by property: {"person.gender": {"ж": "female"}}. "" leaves the cell out. */
  values: decisions.default({}),
  /** What names of places, courts, organisations mean, by kind: an id or a code. "" leaves the cell out. */
  references: decisions.default({}),
  /** What notations mean that can be read in more than one way. */
  charges: z.record(z.string().max(300), provisionValue).default({}),
  /** Who a row is about, by its key: "new", or the id of somebody in the register. */
  people: z.record(z.string().max(300), z.union([z.literal("new"), z.uuid()])).default({}),
  /** What to do with suspected duplicates that are not decided one by one. */
  likely: z.enum(["ask", "new"]).default("ask"),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Checks a mapping in shape. @throws import.mapping */
export function readMapping(value: unknown): Mapping {
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join(".") || "(mapping)"}: ${issue.message}`);
  throw new AporaError("import.mapping", { problems: problems.join("; ") });
}

/** A mapping for files whose records say themselves what they are. */
export const plainMapping = (dataset: string): Mapping => readMapping({ version: 1, dataset });
