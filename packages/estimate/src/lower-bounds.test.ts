import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sensitivityCurve } from "./highest-order.ts";
import { captureFrequencies, chaoBound, lowerBound } from "./lower-bounds.ts";
import { profileInterval } from "./profile.ts";
import { sampleCoverage } from "./sample-coverage.ts";
import { invented, tables } from "./testing/tables.ts";
import { chapman, lincolnPetersen, logNormalInterval } from "./two-lists.ts";

describe("two lists", () => {
  const two = { first: 100, second: 80, both: 20 };
  test("Lincoln–Petersen is the product of the sizes over the overlap", () => expect(lincolnPetersen(two)).toBe(400));
  test("Chapman adds one everywhere and takes one away", () => expect(chapman(two)?.estimate).toBeCloseTo((101 * 81) / 21 - 1, 12));
  test("Chapman's variance is the published one", () =>
    expect((chapman(two)?.standardError ?? 0) ** 2).toBeCloseTo((101 * 81 * 80 * 60) / (21 ** 2 * 22), 8));
  test("without an overlap there is no number", () => {
    expect(chapman({ ...two, both: 0 })).toBeUndefined();
    expect(lincolnPetersen({ ...two, both: 0 })).toBeUndefined();
  });
  test("a log-normal interval is symmetric on the logarithm of the unseen and stays above the captured", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        fc.double({ min: 0.1, max: 1e9, noNaN: true }),
        (n, unseen, variance) => {
          const { lo, hi } = logNormalInterval(n, n + unseen, variance);
          expect(lo).toBeGreaterThanOrEqual(n);
          expect(Math.log(lo - n) + Math.log(hi - n)).toBeCloseTo(2 * Math.log(unseen), 3);
        },
      ),
    ));
});

describe("lower bounds", () => {
  const table = invented({ "100": 30, "010": 20, "001": 10, "110": 6, "101": 4, "011": 2, "111": 1 });
  test("f_k counts persons on exactly k lists", () => expect(captureFrequencies(table)).toEqual([60, 12, 1]));
  test("Chao's bound for three lists is n + 2/3 f1 (f1 − 1) / (2 (f2 + 1))", () =>
    expect(chaoBound(table)?.estimate).toBeCloseTo(73 + ((2 / 3) * 60 * 59) / (2 * 13), 10));
  test("with nobody on two lists nothing bounds the unseen", () => {
    const apart = invented({ "100": 30, "010": 20, "001": 10 });
    expect(chaoBound(apart)).toBeUndefined();
    expect(lowerBound(apart, "mth")).toBeUndefined();
  });
  test("an eta stays only where it is positive, and the bound holds its interval", () =>
    fc.assert(
      fc.property(tables(4), (random) => {
        const bound = lowerBound(random, "mth");
        if (bound === undefined) return;
        expect(Number.isFinite(bound.estimate)).toBe(true);
        const { lo, argmax, hi } = profileInterval(random.captured, bound.likelihood, Math.exp(bound.intercept));
        expect(lo).toBeLessThanOrEqual(argmax);
        expect(hi ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(argmax);
      }),
      { numRuns: 40 },
    ));
});

describe("sample coverage", () => {
  test("nobody alone on a list is full coverage", () => {
    const { coverage, distinct, independent } = sampleCoverage(invented({ "110": 10, "101": 10, "011": 10 }));
    expect([coverage, distinct, independent]).toEqual([1, 30, 30]);
  });
  test("everybody alone is none, and then there is no estimate", () =>
    expect(sampleCoverage(invented({ "100": 5, "010": 5, "001": 5 }))).toMatchObject({
      coverage: 0,
      independent: null,
      lowCoverage: null,
    }));
  test("the high-coverage form is withheld below 0.55", () => {
    const found = sampleCoverage(invented({ "100": 30, "010": 20, "001": 10, "110": 6, "101": 4, "011": 2, "111": 1 }));
    expect(found.coverage).toBeLessThan(0.55);
    expect(found.highCoverage).toBeNull();
  });
});

test("the sensitivity curve runs from a third to three times the unseen and passes the estimate", () => {
  const curve = sensitivityCurve(100, 160);
  expect(curve[0]?.xi).toBeCloseTo(1 / 3, 12);
  expect(curve[0]?.estimate).toBeCloseTo(120, 10);
  expect(curve[6]).toEqual({ xi: 1, estimate: 160 });
  expect(curve.at(-1)?.estimate).toBeCloseTo(280, 10);
});
