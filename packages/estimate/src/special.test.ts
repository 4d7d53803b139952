import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chiSquareCdf,
  chiSquareQuantile,
  digamma,
  logGamma,
  logSumExp,
  negativeBinomialCdf,
  normalCdf,
  normalQuantile,
  poissonCdf,
  regularizedBeta,
  regularizedGamma,
  tCdf,
  tQuantile,
} from "./special.ts";

/** Reference values computed with thirty digits. */
const LOG_GAMMA = [
  [1e-10, 23.025850929882736],
  [0.1, 2.252712651734206],
  [0.25, 1.2880225246980774],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [2.0000001, 4.22784366653249e-8],
  [3.7, 1.428072326665388],
  [9.99, 12.77931521435019],
  [10, 12.80182748008147],
  [55.5, 166.32150615984037],
  [1234.5, 7550.550901077895],
  [1e6, 12815504.569147613],
  [3e10, 693733896547.1136],
] as const;
const DIGAMMA = [
  [0.001, -1000.5755719318103],
  [0.25, -4.2274535333762655],
  [1, -0.5772156649015329],
  [4.5, 1.388870926359529],
  [10, 2.251752589066721],
  [1234.5, 7.118016231827998],
] as const;
const NORMAL = [
  [-30, 4.906713927148182e-198],
  [-8, 6.220960574271784e-16],
  [-0.3, 0.3820885778110474],
  [0.7, 0.758036347776927],
  [2, 0.9772498680518208],
  [6, 0.9999999990134124],
] as const;

const near = (actual: number, wanted: number, relative: number): void =>
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));

describe("the gamma function and its relatives", () => {
  test.each(LOG_GAMMA)("ln Γ(%d) agrees with thirty digits to 1e-13", (x, wanted) => near(logGamma(x), wanted, 1e-13));
  test.each(DIGAMMA)("ψ(%d) agrees with thirty digits to 1e-13", (x, wanted) => near(digamma(x), wanted, 1e-13));
  test("ln Γ(x + 1) = ln Γ(x) + ln x", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e8, noNaN: true }), (x) => {
        near(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-12);
      }),
    );
  });
  test("an argument outside the domain is an error and never a NaN", () => {
    for (const x of [-1, -0.5, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError);
    expect(() => digamma(0)).toThrow(RangeError);
    expect(() => regularizedGamma(0, 1)).toThrow(RangeError);
    expect(() => regularizedBeta(1.1, { a: 1, b: 1 })).toThrow(RangeError);
    expect(() => tQuantile(1, 3)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });
  test("the logarithm of a sum of exponentials does not overflow", () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 12);
    expect(logSumExp([-1e6, -1e6 - 50])).toBeCloseTo(-1e6, 9);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("distributions", () => {
  test.each(NORMAL)("P(Z ≤ %d) keeps its digits, also far out", (x, wanted) => expect(normalCdf(x) / wanted).toBeCloseTo(1, 12));
  test("normal quantiles agree with thirty digits", () => {
    near(normalQuantile(0.025), -1.959963984540054, 1e-14);
    near(normalQuantile(0.2), -0.8416212335729142, 1e-14);
    near(normalQuantile(0.995), 2.5758293035489004, 1e-14);
    near(normalQuantile(1e-20), -9.262340089798409, 1e-13);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  });
  test("Student's t: distribution function and quantile, also for broken degrees of freedom", () => {
    near(tQuantile(0.975, 1), 12.706204736174694, 1e-11);
    near(tQuantile(0.975, 2.5), 3.5746548420036817, 1e-11);
    near(tQuantile(0.975, 23.68611342362701), 2.065346890814052, 1e-11);
    near(tQuantile(0.1, 200), -1.2857987939948012, 1e-11);
    near(tCdf(1.7, 2.5), 0.8971938914200581, 1e-12);
    near(tCdf(-1.7, 200), 1 - 0.9546572602542591, 1e-12);
  });
  test("chi-square: quantiles invert the distribution function", () => {
    near(chiSquareQuantile(0.95, 1), 3.841458820694124, 1e-12);
    near(chiSquareQuantile(0.95, 10), 18.307038053275146, 1e-12);
    near(chiSquareQuantile(0.01, 3), 0.11483180189911707, 1e-12);
    near(chiSquareQuantile(0.999, 120), 173.6174364561601, 1e-12);
    near(chiSquareCdf(3.841458820694124, 1), 0.95, 1e-12);
  });
  test("Poisson tails are right for small and for large means", () => {
    near(poissonCdf(0, 3.2).upper, 0.9592377960216338, 1e-12);
    near(poissonCdf(12, 10.5).lower, 0.7419639332705068, 1e-12);
    expect(poissonCdf(900, 1000).lower / 0.0006977673277963054).toBeCloseTo(1, 9);
    near(poissonCdf(1_000_100, 1_000_000).lower, 0.5400917942205322, 1e-8);
    expect(poissonCdf(-1, 3)).toEqual({ lower: 0, upper: 1 });
  });
  test("the negative binomial distribution of the unseen is right", () => {
    near(negativeBinomialCdf(3, 5, 0.7), 0.5666481430055792, 1e-12);
    near(negativeBinomialCdf(6000, 4400, 1.4), 0.09414630954477267, 1e-9);
    near(negativeBinomialCdf(45, 1965, 0.0229), 0.5396254245002053, 1e-9);
  });
  test("an incomplete beta and its mirror add up to one", () => {
    const shape = fc.double({ min: 0.01, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        near(regularizedBeta(x, { a, b }).lower, regularizedBeta(1 - x, { a: b, b: a }, x).upper, 1e-10);
      }),
    );
  });
});
