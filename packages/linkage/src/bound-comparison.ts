import { NO_EVIDENCE, type Comparator, type Level } from "./comparator.ts";
import { combineColumns, getColumn, type RecordSet } from "./record-set.ts";

/** What is compared, by name: columns and how. */
export type Comparison = { readonly name: string; readonly columns: readonly string[]; readonly comparator: Comparator };

/** Levels as kept in patterns: 0 is no evidence, 1 the best level. */
export const NULL_LEVEL = 0;

/** A comparison with the distinct values of a record set prepared. */
export type BoundComparison = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly levels: readonly Level[];
  /** Per record a number for each distinct value, 0 when there is nothing to compare. */
  readonly codes: Uint32Array;
  /** How many records have each value; index 0 is unused. */
  readonly counts: Uint32Array;
  /** Per value, the number of its term, and per term how many records have it. */
  readonly termOf: Uint32Array;
  readonly termCounts: Uint32Array;
  /** Records that have a value. */
  readonly filled: number;
  /** The level of two values, 0 for no evidence; remembers what it has compared. */
  readonly levelOf: (left: number, right: number) => number;
};

/** Tables up to this many cells hold the level of every pair of values; beyond, the last comparisons are kept. */
const DENSE_CELLS = 1 << 22;
const CACHE_BITS = 19;
const UNKNOWN = 255;

function denseLevels(compare: (a: number, b: number) => number, size: number): (a: number, b: number) => number {
  const table = new Uint8Array(size * size).fill(UNKNOWN);
  return (a, b) => {
    const at = a < b ? a * size + b : b * size + a;
    const known = table[at] ?? UNKNOWN;
    return known === UNKNOWN ? (table[at] = compare(a, b)) : known;
  };
}

/** Direct-mapped: a new pair replaces the one in its place, so memory is bounded. */
function cachedLevels(compare: (a: number, b: number) => number): (a: number, b: number) => number {
  const lows = new Uint32Array(1 << CACHE_BITS);
  const highs = new Uint32Array(1 << CACHE_BITS);
  const levels = new Uint8Array(1 << CACHE_BITS);
  return (a, b) => {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const at = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - CACHE_BITS);
    // Values are numbered from 1, so an unused place matches nothing.
    if (lows[at] === low && highs[at] === high) return levels[at] ?? NULL_LEVEL;
    const level = compare(a, b);
    lows[at] = low;
    highs[at] = high;
    return (levels[at] = level);
  };
}

type Values = {
  readonly codes: Uint32Array;
  readonly prepared: readonly unknown[];
  readonly termOf: Uint32Array;
  readonly terms: number;
};

/** Prepares each distinct value once and puts interchangeable ones together. */
function prepareValues(records: RecordSet, { name, columns, comparator }: Comparison): Values {
  const tuples = combineColumns(
    records.size,
    columns.map((column) => getColumn(records, column, `comparison ${name}`)),
  );
  const prepared: unknown[] = [undefined];
  const byIdentity = new Map<string, number>();
  const byTerm = new Map<string, number>();
  const termOf: number[] = [0];
  const codeOfTuple = new Uint32Array(tuples.tuples.length);
  for (const [i, cells] of tuples.tuples.entries()) {
    if (i === 0) continue;
    const value = comparator.prepare(cells);
    if (value === undefined) continue;
    const identity = comparator.identity(value);
    let code = byIdentity.get(identity);
    if (code === undefined) {
      code = prepared.length;
      byIdentity.set(identity, code);
      prepared.push(value);
      const term = comparator.term?.(value) ?? identity;
      const known = byTerm.get(term) ?? byTerm.size + 1;
      byTerm.set(term, known);
      termOf.push(known);
    }
    codeOfTuple[i] = code;
  }
  const codes = tuples.codes.map((tuple) => codeOfTuple[tuple] ?? 0);
  return { codes, prepared, termOf: Uint32Array.from(termOf), terms: byTerm.size };
}

/** @throws LinkageError column-unknown */
export function bindComparison(records: RecordSet, comparison: Comparison): BoundComparison {
  const { name, columns, comparator } = comparison;
  const { codes, prepared, termOf, terms } = prepareValues(records, comparison);
  const counts = new Uint32Array(prepared.length);
  const termCounts = new Uint32Array(terms + 1);
  for (const code of codes) {
    counts[code] = (counts[code] ?? 0) + 1;
    const term = termOf[code] ?? 0;
    termCounts[term] = (termCounts[term] ?? 0) + 1;
  }
  const filled = records.size - (counts[0] ?? 0);
  const compare = (a: number, b: number): number => {
    const level = comparator.compare(prepared[a], prepared[b]);
    return level === NO_EVIDENCE ? NULL_LEVEL : level + 1;
  };
  const same = Uint8Array.from(prepared, (_, code) => (code === 0 ? NULL_LEVEL : compare(code, code)));
  const isSmall = prepared.length ** 2 <= DENSE_CELLS;
  const different = comparator.cheap === true ? compare : isSmall ? denseLevels(compare, prepared.length) : cachedLevels(compare);
  const levelOf = (left: number, right: number): number =>
    left === 0 || right === 0 ? NULL_LEVEL : left === right ? (same[left] ?? NULL_LEVEL) : different(left, right);
  return { name, columns, levels: comparator.levels, codes, counts, termOf, termCounts, filled, levelOf };
}
