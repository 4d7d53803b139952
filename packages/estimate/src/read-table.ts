import type { CaptureTable } from "./capture-table.ts";
import { parseCsv, type CsvRow } from "./csv.ts";
import { EstimateError } from "./errors.ts";

/** Most lists a table may have; the methods refuse some work earlier. */
export const MOST_LISTS = 10;
/** Most persons a table may hold: more than there are people. */
const MOST_PERSONS = 10_000_000_000;

/** A pattern (one truth value per list) and how many persons have it. `line` is for messages. */
export type PatternCount = { readonly pattern: readonly boolean[]; readonly count: number; readonly line?: number };

/** A part of the population, named by the values of the stratum columns. */
export type Stratum = { readonly name: string; readonly table: CaptureTable };

/** What a file holds: the whole, and its strata where it has stratum columns. */
export type TableFile = {
  readonly table: CaptureTable;
  readonly strata: readonly Stratum[];
  readonly stratumColumns: readonly string[];
};

export const patternText = (pattern: readonly boolean[]): string => pattern.map((on) => (on ? "1" : "0")).join("");

function checkCount(count: number, line: number): void {
  if (!Number.isFinite(count)) throw new EstimateError("table.count-not-a-number", { line });
  if (count < 0) throw new EstimateError("table.count-negative", { line });
  if (!Number.isInteger(count)) throw new EstimateError("table.count-fractional", { line });
  if (count > MOST_PERSONS) throw new EstimateError("table.count-too-large", { line, most: MOST_PERSONS });
}

/**
 * A capture table from patterns and counts. A pattern that is absent has count 0.
 * @throws EstimateError table.no-lists, table.too-many-lists, table.column-name, table.row-width, table.count-…,
 *   table.duplicate-pattern, table.unlisted-persons, table.nobody
 */
export function createTable(lists: readonly string[], rows: readonly PatternCount[]): CaptureTable {
  if (lists.length === 0) throw new EstimateError("table.no-lists");
  if (lists.length > MOST_LISTS) throw new EstimateError("table.too-many-lists", { lists: lists.length, most: MOST_LISTS });
  const twice = lists.find((name, i) => name === "" || lists.indexOf(name) !== i);
  if (twice !== undefined) throw new EstimateError("table.column-name", { name: JSON.stringify(twice) });
  const counts = new Float64Array(1 << lists.length);
  const seen = new Set<number>();
  let captured = 0;
  for (const [i, { pattern, count, line = i + 1 }] of rows.entries()) {
    if (pattern.length !== lists.length) throw new EstimateError("table.row-width", { line, found: pattern.length, wanted: lists.length });
    checkCount(count, line);
    const index = pattern.reduce((bits, on, j) => bits + (on ? 1 << j : 0), 0);
    if (index === 0 && count > 0) throw new EstimateError("table.unlisted-persons", { line, pattern: patternText(pattern) });
    if (seen.has(index)) throw new EstimateError("table.duplicate-pattern", { line, pattern: patternText(pattern) });
    seen.add(index);
    counts[index] = count;
    captured += count;
  }
  if (captured === 0) throw new EstimateError("table.nobody");
  if (captured > MOST_PERSONS)
    throw new EstimateError("table.count-too-large", { line: rows.at(-1)?.line ?? rows.length, most: MOST_PERSONS });
  return { lists, counts, captured };
}

const isBinary = (cell: string): boolean => cell === "0" || cell === "1";
const isStratumName = (name: string): boolean => /^strat(?:um|a)\b/i.test(name.replaceAll("_", " "));

type Columns = {
  readonly names: readonly string[];
  readonly count: number;
  readonly strata: readonly number[];
  readonly lists: readonly number[];
};

/**
 * A stratum column is one that is asked for, one named `stratum…`, or one in which no cell is 0 or 1 (a region, a year).
 * A column with some 0 and 1 is a list, and anything else in it is an error.
 */
function sortColumns(names: readonly string[], rows: readonly CsvRow[], wanted: readonly string[]): Columns {
  const name = names.find((candidate, i) => candidate === "" || names.indexOf(candidate) !== i);
  if (name !== undefined) throw new EstimateError("table.column-name", { name: JSON.stringify(name) });
  const count = names.findIndex((candidate) => candidate.toLowerCase() === "count");
  if (count < 0) throw new EstimateError("table.no-count-column");
  const missing = wanted.find((column) => !names.includes(column));
  if (missing !== undefined) throw new EstimateError("table.unknown-stratum", { column: missing });
  const isStratum = (column: number): boolean => {
    const columnName = names[column] as string;
    return wanted.includes(columnName) || isStratumName(columnName) || !rows.some(({ cells }) => isBinary(cells[column] ?? ""));
  };
  const others = names.map((_, i) => i).filter((i) => i !== count);
  const strata = rows.length === 0 ? [] : others.filter(isStratum);
  return { names, count, strata, lists: others.filter((i) => !strata.includes(i)) };
}

function readRow({ names, lists, count, strata }: Columns, { cells, line }: CsvRow): PatternCount & { readonly stratum: string } {
  const pattern = lists.map((column) => {
    const cell = cells[column] ?? "";
    if (!isBinary(cell)) throw new EstimateError("table.not-binary", { line, column: names[column] ?? "" });
    return cell === "1";
  });
  const text = cells[count] ?? "";
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) throw new EstimateError("table.count-not-a-number", { line });
  const number = Number(text);
  checkCount(number, line);
  return { pattern, count: number, line, stratum: strata.map((column) => `${names[column]} = ${cells[column]}`).join(", ") };
}

/** The strata added up: the same pattern in two strata is one pattern of the whole. */
function sumPatterns(rows: readonly PatternCount[]): readonly PatternCount[] {
  const sums = new Map<string, PatternCount>();
  for (const row of rows) {
    const key = patternText(row.pattern);
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/**
 * Reads a CSV text: one column of 0 and 1 per list, a column `count`, and optionally stratum columns.
 * @param options.strata names of columns to divide by, where the rule of {@link TableFile} would not find them
 * @throws EstimateError with a `table.…` code
 */
export function readTable(text: string, options: { readonly strata?: readonly string[] } = {}): TableFile {
  const [header, ...rows] = parseCsv(text);
  if (header === undefined) throw new EstimateError("table.empty");
  const narrow = rows.find(({ cells }) => cells.length !== header.cells.length);
  if (narrow !== undefined)
    throw new EstimateError("table.row-width", { line: narrow.line, found: narrow.cells.length, wanted: header.cells.length });
  const columns = sortColumns(header.cells, rows, options.strata ?? []);
  const lists = columns.lists.map((i) => header.cells[i] as string);
  const read = rows.map((row) => readRow(columns, row));
  const names = [...new Set(read.map(({ stratum }) => stratum))];
  const parts = names.map((name) => ({ name, rows: read.filter(({ stratum }) => stratum === name) }));
  const divided = columns.strata.length > 0;
  return {
    table: createTable(lists, divided ? sumPatterns(read) : read),
    // A stratum in which nobody was captured says nothing and has no table.
    strata: divided
      ? parts
          .filter((part) => part.rows.some(({ count }) => count > 0))
          .map((part) => ({ name: part.name, table: createTable(lists, part.rows) }))
      : [],
    stratumColumns: columns.strata.map((i) => header.cells[i] as string),
  };
}
