import { describe, expect, test } from "vitest";
import { averageLinkages, rankDoubtfulPairs, type LinkageDraw } from "./linkage-averaging.ts";
import { posteriorOfDraws } from "./posterior.ts";
import { createRandom, drawNormal } from "./random.ts";

const random = createRandom(3);
const around = (mean: number, spread: number): Float64Array => Float64Array.from({ length: 400 }, () => mean + spread * drawNormal(random));

/** Draws of linkages in which joining pair 0 takes 60 from N, joining pair 1 takes 10, and pair 2 does nothing. */
const DRAWS: readonly LinkageDraw[] = Array.from({ length: 64 }, (_, d) => {
  const joined = Uint8Array.of(d & 1, (d >> 1) & 1, (d >> 2) & 1, 1);
  return { captured: 300, joined, posterior: posteriorOfDraws(around(800 - 60 * (d & 1) - 10 * ((d >> 1) & 1), 20)) };
});

describe("averaging over linkages", () => {
  test("the variance is the mean of the variances plus the variance of the means", () => {
    const found = averageLinkages(DRAWS);
    expect(found.variance).toBeCloseTo(found.withinVariance + found.betweenVariance, 9);
    // Between: 30² + 5² and the noise of the means, 20² / 400.
    expect(found.betweenVariance / (900 + 25 + 1)).toBeCloseTo(1, 0.7);
    expect(found.withinVariance / 400).toBeCloseTo(1, 1);
    expect(found.mean).toBeCloseTo(765, -0.5);
    expect(found.lo < found.median && found.median < found.hi).toBe(true);
  });

  test("doubt about who is who widens the interval", () => {
    const sure = averageLinkages(DRAWS.filter(({ joined }) => joined?.[0] === 1));
    const unsure = averageLinkages(DRAWS);
    expect(unsure.hi - unsure.lo).toBeGreaterThan(1.3 * (sure.hi - sure.lo));
    expect(unsure.linkageShare).toBeGreaterThan(sure.linkageShare);
  });

  test("the replicate rule says the same of the same draws, on its own scale", () => {
    const { replicates, mean, median } = averageLinkages(DRAWS);
    expect(replicates.replicates).toBe(64);
    expect(Math.abs(replicates.estimate - mean)).toBeLessThan(2);
    expect((replicates.lo ?? 0) < median && median < (replicates.hi ?? 0)).toBe(true);
  });

  test("the pair that moves N most comes first in the queue; pairs all draws treat alike are not asked about", () => {
    const ranked = rankDoubtfulPairs(DRAWS);
    expect(ranked.map(({ pair }) => pair)).toEqual([0, 1, 2]);
    expect(ranked[0]?.change).toBeCloseTo(-60, -1);
    expect(ranked[0]?.varianceRemoved ?? 0).toBeGreaterThan(800);
    expect(ranked[2]?.varianceRemoved ?? 1).toBeLessThan(10);
  });

  test("no draw, or draws about different pairs, are errors", () => {
    expect(() => averageLinkages([])).toThrow(RangeError);
    const [first, second] = DRAWS;
    if (first === undefined || second === undefined) throw new Error("no draws");
    expect(() => rankDoubtfulPairs([first, { ...second, joined: new Uint8Array(2) }])).toThrow(RangeError);
    expect(rankDoubtfulPairs([])).toEqual([]);
  });
});
