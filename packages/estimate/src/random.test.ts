import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createRandom,
  drawBeta,
  drawBinomial,
  drawGamma,
  drawLogGamma,
  drawMultinomial,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
  Xoshiro128,
  type Random,
} from "./random.ts";
import { digamma, negativeBinomialCdf, normalCdf, poissonCdf, regularizedBeta, regularizedGamma } from "./special.ts";

const DRAWS = 40_000;

/** Kolmogorov's distance between draws and a distribution function; with a fixed seed this is a plain number. */
function distance(draw: (random: Random) => number, cdf: (x: number) => number, seed = 1): number {
  const random = createRandom(seed);
  const sorted = Float64Array.from({ length: DRAWS }, () => draw(random)).sort();
  let worst = 0;
  for (let i = 0; i < DRAWS; i++) {
    const f = cdf(sorted[i] as number);
    worst = Math.max(worst, Math.abs(f - i / DRAWS), Math.abs(f - (i + 1) / DRAWS));
  }
  return worst;
}

/** The same for whole numbers: compares at the values themselves. */
function stepDistance(draw: (random: Random) => number, cdf: (x: number) => number, seed = 1): number {
  const random = createRandom(seed);
  const counts = new Map<number, number>();
  for (let i = 0; i < DRAWS; i++) {
    const k = draw(random);
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  let [below, worst] = [0, 0];
  for (const k of [...counts.keys()].sort((a, b) => a - b)) {
    worst = Math.max(worst, Math.abs(below / DRAWS - cdf(k - 1)));
    below += counts.get(k) ?? 0;
    worst = Math.max(worst, Math.abs(below / DRAWS - cdf(k)));
  }
  return worst;
}

/** Kolmogorov: a distance above this happens once in ten thousand samples of this size, and these seeds are fixed. */
const BOUND = 2.23 / Math.sqrt(DRAWS);

describe("the generator", () => {
  test("xoshiro128** gives the published numbers from the state 1, 2, 3, 4", () => {
    const random = new Xoshiro128([1, 2, 3, 4]);
    const wanted = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
    expect(wanted.map(() => random.next32())).toEqual(wanted);
  });
  test("the same seed and stream give the same numbers, others do not", () => {
    const first = (seed: number, stream: number): number => createRandom(seed, stream).next32();
    expect(first(7, 3)).toBe(first(7, 3));
    const seen = new Set([first(7, 0), first(7, 1), first(7, 2), first(8, 0), first(2 ** 53 - 1, 0)]);
    expect(seen.size).toBe(5);
  });
  test("a seed that is no whole number from 0 is refused", () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 60]) expect(() => createRandom(seed)).toThrow(RangeError);
    expect(() => createRandom(1, -1)).toThrow(RangeError);
  });
  test("uniform numbers stay strictly between 0 and 1", () => {
    expect(
      distance(
        (r) => r.uniform(),
        (x) => x,
      ),
    ).toBeLessThan(BOUND);
    const largest = { next32: () => 0xffffffff };
    expect(Xoshiro128.prototype.uniform.call(largest as Xoshiro128)).toBeLessThan(1);
    expect(Xoshiro128.prototype.uniform.call({ next32: () => 0 } as Xoshiro128)).toBeGreaterThan(0);
  });
});

describe("continuous draws follow their distribution", () => {
  test("normal", () => expect(distance(drawNormal, normalCdf)).toBeLessThan(BOUND));
  test.each([0.05, 0.3, 1, 1.7, 30, 5000])("gamma with shape %d", (shape) => {
    expect(
      distance(
        (r) => drawGamma(r, shape),
        (x) => regularizedGamma(shape, x).lower,
      ),
    ).toBeLessThan(BOUND);
  });
  test("the logarithm of a gamma with a tiny shape has its mean where drawing the gamma itself would give 0", () => {
    const random = createRandom(4);
    const shape = 1e-4;
    let sum = 0;
    for (let i = 0; i < DRAWS; i++) sum += drawLogGamma(random, shape);
    // Standard deviation of the mean: (1 / shape) / sqrt(draws).
    expect(Math.abs(sum / DRAWS - digamma(shape))).toBeLessThan(4 / shape / Math.sqrt(DRAWS));
  });
  test.each([
    [1, 1],
    [1, 7],
    [40, 1],
    [0.3, 0.2],
    [0.5, 60],
    [3, 2],
    [2000, 15],
  ])("beta(%d, %d)", (a, b) => {
    expect(
      distance(
        (r) => drawBeta(r, a, b),
        (x) => regularizedBeta(x, { a, b }).lower,
      ),
    ).toBeLessThan(BOUND);
  });
});

describe("whole-number draws follow their distribution", () => {
  test.each([0, 0.2, 4, 9.99, 10, 37, 5000])("Poisson with mean %d", (mean) => {
    expect(
      stepDistance(
        (r) => drawPoisson(r, mean),
        (k) => poissonCdf(k, mean).lower,
      ),
    ).toBeLessThan(BOUND);
  });
  test.each([
    [1, 0.3],
    [5, 0.9],
    [40, 0.05],
    [40, 0.5],
    [1000, 0.4],
    [1000, 0.995],
    [100_000, 0.02],
  ])("binomial(%d, %d)", (n, p) => {
    const cdf = (k: number): number => (k < 0 ? 0 : k >= n ? 1 : regularizedBeta(1 - p, { a: n - k, b: k + 1 }, p).lower);
    expect(stepDistance((r) => drawBinomial(r, n, p), cdf)).toBeLessThan(BOUND);
  });
  test.each([
    [3, 0.5],
    [80, 2],
    [2000, 0.02],
  ])("negative binomial, size %d and odds %d", (size, odds) => {
    expect(
      stepDistance(
        (r) => drawNegativeBinomial(r, size, odds),
        (k) => negativeBinomialCdf(k, size, odds),
      ),
    ).toBeLessThan(BOUND);
  });
  test("a multinomial draw keeps the total, leaves empty cells empty, and has binomial margins", () => {
    const weights = [0, 2, 1, 0, 5, 0];
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(1000), (n, seed) => {
        const counts = drawMultinomial(createRandom(seed), n, weights);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(n);
        expect([counts[0], counts[3], counts[5]]).toEqual([0, 0, 0]);
      }),
      { numRuns: 50 },
    );
    const cdf = (k: number): number => (k < 0 ? 0 : k >= 60 ? 1 : regularizedBeta(1 - 5 / 8, { a: 60 - k, b: k + 1 }, 5 / 8).lower);
    expect(stepDistance((r) => drawMultinomial(r, 60, weights)[4] ?? -1, cdf)).toBeLessThan(BOUND);
  });
  test("impossible parameters are errors", () => {
    const random = createRandom(1);
    expect(() => drawPoisson(random, -1)).toThrow(RangeError);
    expect(() => drawPoisson(random, Number.NaN)).toThrow(RangeError);
    expect(() => drawMultinomial(random, 3, [0, 0])).toThrow(RangeError);
    expect(drawBinomial(random, 10, -1e-17)).toBe(0);
    expect(drawBinomial(random, 10, 1.0000001)).toBe(10);
  });
});
