import fc from "fast-check";
import type { CaptureTable } from "../capture-table.ts";
import { createTable } from "../read-table.ts";

/** A table of invented counts, given by pattern text: `{ "110": 3 }`. */
export const invented = (patterns: Readonly<Record<string, number>>): CaptureTable => {
  const lists = Object.keys(patterns)[0]?.length ?? 0;
  return createTable(
    Array.from({ length: lists }, (_, j) => String.fromCodePoint(65 + j)),
    Object.entries(patterns).map(([pattern, count]) => ({ pattern: [...pattern].map((c) => c === "1"), count })),
  );
};

/** Tables of random counts, sparse ones among them. */
export const tables = (lists: number, most = 40): fc.Arbitrary<CaptureTable> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(most)), { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 })
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => ({
      lists: Array.from({ length: lists }, (_, j) => String.fromCodePoint(65 + j)),
      counts: Float64Array.from([0, ...counts]),
      captured: counts.reduce((sum, count) => sum + count, 0),
    }));

/** The same persons with the lists in another order. */
export function reorder({ lists, counts, captured }: CaptureTable, order: readonly number[]): CaptureTable {
  const moved = new Float64Array(counts.length);
  counts.forEach((count, w) => {
    const to = order.reduce((set, from, j) => set | (((w >> from) & 1) << j), 0);
    moved[to] = count;
  });
  return { lists: order.map((from) => lists[from] ?? ""), counts: moved, captured };
}
