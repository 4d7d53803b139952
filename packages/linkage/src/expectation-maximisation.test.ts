import { describe, expect, test } from "vitest";
import { estimateM, type EmComparison, type EmInput } from "./expectation-maximisation.ts";

const three: EmComparison["levels"] = [{ name: "exact" }, { name: "close" }, { name: "else" }];

/** Expected counts of all patterns of some comparisons under known parameters: what infinitely many pairs would show. */
function expectedCounts(comparisons: readonly EmComparison[], m: readonly (readonly number[])[], lambda: number, pairs = 100_000): EmInput {
  let patterns: { levels: number[]; match: number; other: number }[] = [{ levels: [], match: lambda, other: 1 - lambda }];
  for (const [c, { u }] of comparisons.entries())
    patterns = patterns.flatMap(({ levels, match, other }) =>
      u.map((chance, l) => ({ levels: [...levels, l + 1], match: match * (m[c]?.[l] ?? 0), other: other * chance })),
    );
  return {
    rule: "r",
    comparisons,
    patterns: patterns.map(({ levels }) => Uint8Array.from(levels)),
    counts: patterns.map(({ match, other }) => (match + other) * pairs),
  };
}

const comparison = (name: string, u: readonly number[]): EmComparison => ({ name, levels: three.slice(0, u.length), u });

describe("EM", () => {
  test("recovers m and the share of matches from the counts they would give", () => {
    const comparisons = [comparison("a", [0.01, 0.05, 0.94]), comparison("b", [0.02, 0.08, 0.9]), comparison("c", [0.1, 0.1, 0.8])];
    const m = [
      [0.8, 0.15, 0.05],
      [0.9, 0.06, 0.04],
      [0.7, 0.1, 0.2],
    ];
    const result = estimateM(expectedCounts(comparisons, m, 0.1));
    expect(result.lambda).toBeCloseTo(0.1, 2);
    for (const [c, levels] of m.entries()) for (const [l, p] of levels.entries()) expect(result.m[c]?.[l]).toBeCloseTo(p, 2);
  });

  test("a missing value is no evidence either way", () => {
    const comparisons = [comparison("a", [0.01, 0.05, 0.94]), comparison("b", [0.02, 0.08, 0.9])];
    const full = expectedCounts(
      comparisons,
      [
        [0.8, 0.15, 0.05],
        [0.9, 0.06, 0.04],
      ],
      0.3,
    );
    const half = {
      ...full,
      patterns: [...full.patterns, Uint8Array.from([0, 0])],
      counts: [...full.counts, 50_000],
    };
    const [one, other] = [estimateM(full), estimateM(half)];
    expect(other.m[0]?.[0]).toBeCloseTo(one.m[0]?.[0] ?? 0, 3);
  });

  test("a block without matches, or with hardly a pair, is refused by name", () => {
    const comparisons = [comparison("a", [0.01, 0.99]), comparison("b", [0.01, 0.99])];
    const input = (counts: readonly number[]): EmInput => ({ rule: "r", comparisons, patterns: [Uint8Array.from([2, 2])], counts });
    expect(() => estimateM(input([1000]))).toThrow(expect.objectContaining({ code: "em-wrong-class" }));
    expect(() => estimateM(input([1]))).toThrow(expect.objectContaining({ code: "em-no-matches" }));
  });

  test("a level that speaks louder than a better one is named", () => {
    const comparisons = [comparison("name", [0.02, 0.02, 0.96]), comparison("b", [0.01, 0.05, 0.94]), comparison("c", [0.01, 0.05, 0.94])];
    const good = [0.9, 0.05, 0.05];
    const input = expectedCounts(comparisons, [[0.05, 0.9, 0.05], good, good], 0.3);
    expect(() => estimateM(input)).toThrow(
      expect.objectContaining({
        code: "level-order-broken",
        details: expect.objectContaining({ comparison: "name", lower: "close", higher: "exact" }) as unknown,
      }),
    );
  });

  test("agreement that is no likelier among matches than by chance is named", () => {
    const comparisons = [comparison("noise", [0.5, 0.5]), comparison("b", [0.01, 0.05, 0.94]), comparison("c", [0.01, 0.05, 0.94])];
    const good = [0.9, 0.05, 0.05];
    const input = expectedCounts(comparisons, [[0.5, 0.5], good, good], 0.3, 1000);
    expect(() => estimateM(input)).toThrow(
      expect.objectContaining({ code: "em-wrong-class", details: expect.objectContaining({ comparison: "noise" }) as unknown }),
    );
  });

  test("a small violation of the order is pooled, not reported", () => {
    const comparisons = [comparison("name", [0.04, 0.02, 0.94]), comparison("b", [0.01, 0.05, 0.94]), comparison("c", [0.01, 0.05, 0.94])];
    const good = [0.9, 0.05, 0.05];
    const { m } = estimateM(expectedCounts(comparisons, [[0.6, 0.35, 0.05], good, good], 0.3));
    expect((m[0]?.[0] ?? 0) / 0.04).toBeCloseTo((m[0]?.[1] ?? 0) / 0.02, 6);
  });
});
