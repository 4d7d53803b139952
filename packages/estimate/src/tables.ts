import type { CaptureTable } from "./capture-table.ts";
import type { PatternTable } from "./result.ts";

const sumOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Moves every pattern to where `place` says; pattern 0 vanishes: those persons are no longer captured. */
function rearrange({ counts }: CaptureTable, lists: readonly string[], place: (pattern: number) => number): CaptureTable {
  const moved = new Float64Array(1 << lists.length);
  for (let w = 1; w < counts.length; w++) {
    const to = place(w);
    if (to !== 0) moved[to] = (moved[to] as number) + (counts[w] as number);
  }
  return { lists, counts: moved, captured: sumOf(moved) };
}

const withoutBit = (pattern: number, bit: number): number => (pattern & ((1 << bit) - 1)) | ((pattern >> (bit + 1)) << bit);

/** The table as if a list had never been kept: persons on it alone are not captured. */
export function withoutList(table: CaptureTable, list: number): CaptureTable {
  return rearrange(
    table,
    table.lists.filter((_, j) => j !== list),
    (w) => withoutBit(w, list),
  );
}

/** The table with two lists as one: on it is who was on either. */
export function mergeLists(table: CaptureTable, first: number, second: number): CaptureTable {
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  const lists = table.lists.map((name, j) => (j === low ? `${name} + ${table.lists[high]}` : name)).filter((_, j) => j !== high);
  return rearrange(table, lists, (w) => withoutBit(w | (((w >> high) & 1) << low), high));
}

/** The table without lists that hold nobody, and their names. */
export function dropEmptyLists(table: CaptureTable): { readonly table: CaptureTable; readonly dropped: readonly string[] } {
  const isEmpty = table.lists.map((_, j) => table.counts.every((count, w) => ((w >> j) & 1) === 0 || count === 0));
  let left = table;
  for (let j = table.lists.length - 1; j >= 0; j--) if (isEmpty[j]) left = withoutList(left, j);
  return { table: left, dropped: table.lists.filter((_, j) => isEmpty[j]) };
}

/** Pattern texts and counts, patterns without persons left out. */
export function toPatternTable({ lists, counts }: CaptureTable): PatternTable {
  const patterns: Record<string, number> = {};
  for (let w = 1; w < counts.length; w++)
    if ((counts[w] as number) > 0) patterns[lists.map((_, j) => (w >> j) & 1).join("")] = counts[w] as number;
  return { lists, patterns };
}

/** A pattern as text, one character per list. */
export const patternOf = (lists: number, pattern: number): string => Array.from({ length: lists }, (_, j) => (pattern >> j) & 1).join("");
