import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapSteps, type BootstrapInterval } from "./bootstrap.ts";
import type { CaptureTable } from "./capture-table.ts";
import { poissonCdf } from "./special.ts";
import { finish } from "./steps.ts";
import { chooseStepwise, conditionalInterval, logSmallerTail } from "./stepwise.ts";
import { invented, tables } from "./testing/tables.ts";

test("the tail is that of the Poisson distribution, also where it is too small for a double", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0.01, max: 200, noNaN: true }), (k, mean) => {
      const { lower } = poissonCdf(k, mean);
      const upper = k === 0 ? 1 : poissonCdf(k - 1, mean).upper;
      expect(Math.exp(logSmallerTail(k, mean))).toBeCloseTo(k <= mean ? lower : upper, 9);
    }),
  );
  expect(logSmallerTail(5000, 10)).toBeLessThan(-2.5e4);
  expect(logSmallerTail(5000, 10)).toBeGreaterThan(logSmallerTail(5001, 10));
});

test("lists that meet too often get their pair first", () => {
  const table = invented({
    "1000": 90,
    "0100": 80,
    "0010": 100,
    "0001": 70,
    "1100": 60,
    "1010": 9,
    "1001": 8,
    "0110": 8,
    "0101": 7,
    "0011": 9,
  });
  const chosen = chooseStepwise(table);
  expect("entered" in chosen && chosen.entered[0]).toBe(0b0011);
});

test("a pair whose estimate would not exist never enters", () =>
  fc.assert(
    fc.property(tables(4, 8), (table) => {
      const chosen = chooseStepwise(table);
      if ("model" in chosen) expect(Number.isFinite(chosen.model.estimate)).toBe(true);
      else expect(chosen.code).not.toBe(0);
    }),
    { numRuns: 80 },
  ));

const estimator = (table: CaptureTable): number => {
  const chosen = chooseStepwise(table);
  return "model" in chosen ? chosen.model.estimate : Number.POSITIVE_INFINITY;
};

describe("re-selection bootstrap", () => {
  const table = invented({ "100": 60, "010": 40, "001": 30, "110": 12, "101": 9, "011": 8, "111": 4 });
  const run = (seed: number, resamples = 200): BootstrapInterval =>
    finish(bootstrapSteps({ table, estimator, estimate: estimator(table) }, { resamples, seed }));

  test("the same seed gives the same limits, another one others", () => {
    expect(run(7)).toEqual(run(7));
    expect(run(7).lo).not.toBe(run(8).lo);
  });
  test("the interval that knows of the choice is wider than the conditional one", () => {
    const chosen = chooseStepwise(table);
    if (!("model" in chosen)) throw new Error("no model");
    const conditional = conditionalInterval(table.captured, chosen.model);
    const { lo, hi } = run(1, 1000);
    expect((hi ?? 0) - lo).toBeGreaterThan(0.9 * (conditional.hi - conditional.lo));
  });
  test("resamples without an estimate count as infinite, and too many leave no upper limit", () => {
    const thin = invented({ "100": 60, "010": 40, "001": 30, "110": 1 });
    const found = finish(bootstrapSteps({ table: thin, estimator, estimate: estimator(thin) }, { resamples: 200, seed: 1 }));
    expect(found.withoutEstimate).toBeGreaterThan(20);
    expect(found.hi).toBeNull();
  });
});
