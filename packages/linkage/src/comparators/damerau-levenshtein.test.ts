import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damerauLevenshteinComparator, editDistance } from "./damerau-levenshtein.ts";

/** The definition, with the whole table. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row !== undefined) row[j] = cost;
    }
  return at(a.length, b.length);
}

const word = fc.string({ maxLength: 9, unit: fc.constantFrom("a", "b", "c") });

describe("Damerau–Levenshtein", () => {
  test("is the distance of the definition up to the bound, and one more beyond it", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
      }),
      { numRuns: 2000 },
    );
  });

  test("a swap of neighbours is one slip", () => {
    expect(editDistance("4223", "4232", 2)).toBe(1);
    const comparator = damerauLevenshteinComparator([1, 2]);
    expect(comparator.levels[comparator.compare("4223", "4232")]?.name).toBe("1 slip");
    expect(comparator.levels[comparator.compare("4223", "4999")]?.name).toBe("else");
  });
});
