import type { GroundsInput } from "../../registry/inputs.ts";
import { groundsInput } from "../../registry/inputs.ts";
import { idFor, type DraftClaim, type Fragment } from "../draft.ts";
import type { FaultCode, Findings, Where } from "../findings.ts";
import { BOUNDS, type Cell, type TableRow } from "../files/table.ts";
import type { CompiledField, CompiledSheet, CompiledSource } from "./compile.ts";
import { convert, isRemembered, type Conversion, type Converted } from "./convert.ts";
import { createPenalties, type Penalties } from "./penalties.ts";
import type { Target } from "./targets.ts";

/** Remembered conversions; a column of dates or places repeats itself. */
const MOST_REMEMBERED = 50_000;

/** Half a character or NUL, which cannot be kept. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

export type RowReader = (row: TableRow) => Fragment | undefined;

type Context = {
  readonly sheet: CompiledSheet;
  readonly conversion: Conversion;
  readonly findings: Findings;
  readonly digest: string;
};

type Draft = {
  readonly row: TableRow;
  readonly where: Where;
  readonly claims: DraftClaim[];
  readonly penalties: Penalties;
  readonly ids: Map<string, string>;
  readonly filled: Set<string>;
};

/** The text of a cell; a fault where it has none that can be trusted. */
function textOf(cell: Cell | undefined): string | { readonly fault: FaultCode } {
  if (cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : cell;
  const text = String(cell).trim();
  if (text.length > BOUNDS.cell) return { fault: "too-long" };
  return NOT_TEXT.test(text) ? { fault: "not-text" } : text;
}

function createMemory(conversion: Conversion): (text: string, field: CompiledField & { readonly target: Target }) => Converted {
  const memory = new Map<CompiledField, Map<string, Converted>>();
  let kept = 0;
  return (text, field) => {
    if (!isRemembered(field.target)) return checked(convert(text, field, conversion), field.target);
    const known = memory.get(field) ?? new Map<string, Converted>();
    memory.set(field, known);
    const found = known.get(text);
    if (found !== undefined) return found;
    const converted = checked(convert(text, field, conversion), field.target);
    if (kept < MOST_REMEMBERED) {
      kept += 1;
      known.set(text, converted);
    }
    return converted;
  };
}

/** Whatever the conversion says, the schema has the last word. */
function checked(converted: Converted, target: Target): Converted {
  if (converted.kind !== "value") return converted;
  const parsed = target.property.value.safeParse(converted.value);
  if (parsed.success) return { ...converted, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { kind: "fault", code: "not-accepted", detail: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() };
}

type Work = Context & { readonly remember: ReturnType<typeof createMemory> };
type Kept = CompiledField & { readonly target: Target };

/** The field itself, not a copy: what was converted is remembered by it. */
const isKept = (field: CompiledField): field is Kept => field.target !== undefined;

function cellText({ findings }: Work, row: TableRow, cell: { readonly column: number; readonly where: Where }): string {
  const text = textOf(row.cells[cell.column]);
  if (typeof text === "string") return text;
  findings.fault({ code: text.fault, where: cell.where });
  return "";
}

/** The value of a conversion; otherwise tells what is wrong or must be asked. */
function told(
  work: Work,
  converted: Converted,
  about: { readonly to: string; readonly text: string; readonly where: Where },
): (Converted & { kind: "value" }) | undefined {
  const { where, text, to } = about;
  if (converted.kind === "fault") work.findings.fault({ code: converted.code, where, about: to, text, detail: converted.detail });
  if (converted.kind === "question")
    work.findings.ask({ code: converted.code, about: converted.about, text, options: converted.options, first: where });
  return converted.kind === "value" ? converted : undefined;
}

function keep(work: Work, draft: Draft, given: { field: Kept; text: string; where: Where; since?: string | undefined }): void {
  const { field, text, where, since } = given;
  const { form, property } = field.target;
  if (form === "penalty" || (form === "length" && field.part !== undefined)) {
    const problem = draft.penalties.add(field, text, work.conversion.mapping);
    if (problem !== undefined) work.findings.fault({ ...problem, where, about: field.to, text });
    return;
  }
  const converted = told(work, work.remember(text, field), { to: field.to, text, where });
  if (converted === undefined) return;
  const { slot } = field;
  const valid = since === undefined ? undefined : `${since}/..`;
  draft.claims.push({ slot, property: property.code, value: converted.value, valid, grounds: 0, written: converted.written });
  if (property.code === "charge.provision")
    draft.claims.push({ slot, property: "charge.as_written", value: text.slice(0, 300), grounds: 0 });
}

function sinceOf(work: Work, draft: Draft, { field, where }: { field: CompiledField; where: Where }): string | undefined {
  const text = field.sinceColumn === undefined ? "" : cellText(work, draft.row, { column: field.sinceColumn, where });
  if (text === "") return undefined;
  const read = told(work, convert(text, { ...field, target: DATE }, work.conversion), { to: field.to, text, where });
  return read === undefined ? undefined : String(read.value);
}

function readField(work: Work, draft: Draft, field: CompiledField): void {
  const where = { ...draft.where, column: field.heading };
  const [first = -1] = field.columns;
  const text =
    field.columns.length === 1
      ? cellText(work, draft.row, { column: first, where })
      : field.columns
          .map((column) => cellText(work, draft.row, { column, where }))
          .filter((part) => part !== "")
          .join(" ");
  if (text === "") return;
  draft.filled.add(field.slot);
  if (!isKept(field)) return void draft.ids.set(field.slot, idFor({ dataset: work.conversion.mapping.dataset, kind: "event" }, text));
  const texts = field.split === undefined ? [text] : text.split(field.split).map((part) => part.trim());
  const since = sinceOf(work, draft, { field, where });
  for (const part of texts) if (part !== "") keep(work, draft, { field, text: part, where, since });
}

/** What is the same in every row, where the record or event has anything of its own. */
function readConstant(work: Work, draft: Draft, field: CompiledField): void {
  if (!isKept(field) || !draft.filled.has(field.slot)) return;
  keep(work, draft, { field, text: field.value ?? "", where: { ...draft.where, column: field.to } });
}

function readClaims(work: Work, row: TableRow, where: Where): readonly DraftClaim[] {
  const draft: Draft = { row, where, claims: [], penalties: createPenalties(), ids: new Map(), filled: new Set() };
  const { fields } = work.sheet;
  for (const field of fields) if (field.columns.length > 0) readField(work, draft, field);
  for (const field of fields) if (field.columns.length === 0) readConstant(work, draft, field);
  const refuse = (about: string, detail: string): void => work.findings.fault({ code: "not-accepted", where, about, detail });
  draft.claims.push(...draft.penalties.claims(refuse));
  const names = new Map<string, string>();
  for (const { slot } of draft.claims) if (!names.has(slot)) names.set(slot, slotName(slot, draft.ids, where.sheet));
  return draft.claims.map(({ slot, property, value, valid, grounds, written }) => ({
    slot: names.get(slot) ?? slot,
    property,
    value,
    valid,
    grounds,
    written,
  }));
}

const isBlank = ({ cells }: TableRow): boolean =>
  cells.every((cell) => cell === undefined || (typeof cell === "string" && cell.trim() === ""));

/** Reads the rows of one sheet by its mapping. What cannot be read is told to the findings, with its cell. */
export function createRowReader(context: Context): RowReader {
  const { sheet, conversion, findings, digest } = context;
  const { mapping } = conversion;
  const work: Work = { ...context, remember: createMemory(conversion) };
  const { about } = sheet.mapping;
  return (row) => {
    if (isBlank(row)) return undefined;
    const where = { sheet: sheet.mapping.sheet, row: row.row };
    const key = sheet.key === undefined ? `row ${row.row}` : cellText(work, row, { column: sheet.key, where });
    if (key === "") {
      findings.fault({ code: "missing-key", where: { ...where, column: sheet.mapping.key } });
      return undefined;
    }
    const claims = readClaims(work, row, where);
    const grounds = readGrounds(sheet.source, (column) => cellText(work, row, { column, where }));
    if (typeof grounds === "string") {
      findings.fault({ code: "missing-source", where, detail: grounds });
      return undefined;
    }
    // Rows without a key are known by their number in this very file: another state of the list is another file.
    const dataset = sheet.key === undefined ? `${mapping.dataset} ${digest} ${where.sheet}` : mapping.dataset;
    const decided = about === "person" ? mapping.people[key] : undefined;
    const id = decided === undefined || decided === "new" ? idFor({ dataset, kind: about }, key) : decided;
    return { kind: about, id, key, ...(about === "person" ? {} : { code: key.slice(0, 80) }), where, grounds: [grounds], claims };
  };
}

const DATE = { form: "date", codes: [] } as unknown as Target;

const slotName = (slot: string, ids: ReadonlyMap<string, string>, sheet: string): string => {
  if (slot === "") return "";
  const id = ids.get(slot);
  return id === undefined ? `${sheet}/${slot}` : `=${id}`;
};

/** The document a row rests on; a sentence about what is wrong with it where it is none. */
function readGrounds(source: CompiledSource, textAt: (column: number) => string): GroundsInput | string {
  const entries = [...source.given].flatMap(([name, given]) => {
    const text = "column" in given ? textAt(given.column) : given.value;
    return text === "" ? [] : [[name, text] as const];
  });
  if (!entries.some(([name]) => name === "url" || name === "title" || name === "publisher")) return "url, title or publisher";
  const parsed = groundsInput.safeParse({
    sources: [Object.fromEntries(entries)],
    reliability: source.reliability,
    credibility: source.credibility,
  });
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => `${issue.path.at(-1)?.toString() ?? ""}: ${issue.message}`).join("; ");
}
