import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jaroWinkler, jaroWinklerComparator } from "./jaro-winkler.ts";

const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c", "é", "ў") });

describe("Jaro–Winkler", () => {
  // The worked examples of Winkler 1990 and of the Census Bureau's report.
  test.each([
    ["martha", "marhta", 0.9611],
    ["dixon", "dicksonx", 0.8133],
    ["dwayne", "duane", 0.84],
    ["jones", "johnson", 0.8324],
    ["abc", "xyz", 0],
  ])("%s and %s are as like as published", (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 4);
  });

  test("likeness is symmetric, between 0 and 1, and 1 only for equal words", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const similarity = jaroWinkler(one, other);
        expect(similarity).toBe(jaroWinkler(other, one));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(similarity === 1).toBe(one === other);
      }),
    );
  });

  test("levels go from exact over each step to else", () => {
    const comparator = jaroWinklerComparator([0.9, 0.7]);
    const level = (a: string, b: string): string | undefined => {
      const [left, right] = [comparator.prepare([a]) ?? "", comparator.prepare([b]) ?? ""];
      return comparator.levels[comparator.compare(left, right)]?.name;
    };
    expect(level("Martha ", "MARTHA")).toBe("exact");
    expect(level("Martha", "Marhta")).toBe("Jaro–Winkler ≥ 0.9");
    expect(level("dixon", "dicksonx")).toBe("Jaro–Winkler ≥ 0.7");
    expect(level("abc", "xyz")).toBe("else");
    expect(comparator.prepare(["  "])).toBeUndefined();
  });

  test("cells of ten thousand letters are compared in bounded time", () => {
    const [long, other] = ["a".repeat(10_000), "b".repeat(9_999) + "a"];
    const began = performance.now();
    for (let i = 0; i < 1000; i++) jaroWinkler(long, other);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
