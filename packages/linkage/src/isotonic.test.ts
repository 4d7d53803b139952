import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { poolNonIncreasing } from "./isotonic.ts";
import { NumberTable } from "./number-table.ts";

const list = fc.array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 10, noNaN: true })), {
  minLength: 1,
});

describe("pooling", () => {
  test("never increases, keeps the weighted sum, and leaves what is in order alone", () => {
    fc.assert(
      fc.property(list, (pairs) => {
        const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
        const pooled = poolNonIncreasing(values, weights);
        const sum = (of: readonly number[]): number => of.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
        expect(pooled).toHaveLength(values.length);
        for (const [i, value] of pooled.entries()) expect(value).toBeLessThanOrEqual((pooled[i - 1] ?? Infinity) + 1e-9);
        expect(sum(pooled)).toBeCloseTo(sum(values), 5);
        const sorted = [...values].sort((a, b) => b - a);
        expect(poolNonIncreasing(sorted, weights)).toEqual(sorted);
      }),
    );
  });
});

describe("the table of numbers", () => {
  test("numbers keys as a Map would, in the order of their first meeting", () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 2 ** 53 - 1 }),
      fc.integer({ min: 0, max: 20 }).map((n) => n * 2 ** 32),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const [table, map] = [new NumberTable(2), new Map<number, number>()];
        for (const one of keys) {
          if (!map.has(one)) map.set(one, map.size + 1);
          expect(table.numberOf(one)).toBe(map.get(one));
        }
        expect(table.size).toBe(map.size);
      }),
    );
  });
});
