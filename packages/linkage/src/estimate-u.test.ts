import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindComparison } from "./bound-comparison.ts";
import { jaroWinklerComparator } from "./comparators/jaro-winkler.ts";
import { estimateU } from "./estimate-u.ts";
import { createRecordSet, isAdmissible } from "./record-set.ts";

const comparator = jaroWinklerComparator([0.8]);
const value = fc.constantFrom("", "anna", "anne", "olga", "ola", "vera");
const values = fc.array(value, { minLength: 4, maxLength: 20 });

describe("u", () => {
  test("is the share of each level among all admissible pairs with values, counted exactly", () => {
    fc.assert(
      fc.property(values, values, fc.boolean(), (first, second, unique) => {
        const records = createRecordSet([
          { name: "a", unique, columns: ["name"], rows: first.map((name) => [name]) },
          { name: "b", unique: true, columns: ["name"], rows: second.map((name) => [name]) },
        ]);
        const bound = bindComparison(records, { name: "name", columns: ["name"], comparator });
        const all = [...first, ...second];
        const counts = [0, 0, 0];
        for (let a = 0; a < all.length; a++)
          for (let b = a + 1; b < all.length; b++)
            if (all[a] !== "" && all[b] !== "" && isAdmissible(records, a, b)) {
              const level = comparator.compare(all[a] ?? "", all[b] ?? "");
              counts[level] = (counts[level] ?? 0) + 1;
            }
        const total = counts.reduce((x, y) => x + y, 0);
        if (total === 0) {
          expect(() => estimateU(records, bound, 1)).toThrow(expect.objectContaining({ code: "comparison-empty" }));
          return;
        }
        for (const [level, u] of estimateU(records, bound, 1).entries()) expect(u).toBeCloseTo((counts[level] ?? 0) / total, 5);
      }),
    );
  });

  test("is drawn close to the truth where there are too many values to count", () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [`${String.fromCodePoint(97 + (i % 7))}${i}`]);
    const records = createRecordSet([{ name: "t", columns: ["x"], rows }]);
    const byLetter = { ...comparator, compare: (a: string, b: string): number => (a === b ? 0 : a[0] === b[0] ? 1 : 2) };
    const bound = bindComparison(records, { name: "x", columns: ["x"], comparator: byLetter });
    const [exact = 1, near = 0] = estimateU(records, bound, 1);
    expect(exact).toBeLessThan(1e-5);
    expect(near).toBeGreaterThan(0.139);
    expect(near).toBeLessThan(0.147);
  });

  test("the same seed gives the same u", () => {
    const rows = Array.from({ length: 2000 }, (_, i) => [`name${i * 7919}`]);
    const records = createRecordSet([{ name: "t", columns: ["x"], rows }]);
    const bound = bindComparison(records, { name: "x", columns: ["x"], comparator });
    expect(estimateU(records, bound, 5)).toEqual(estimateU(records, bound, 5));
  });
});
