import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaptureTable } from "./capture-table.ts";
import { judgeExistence } from "./existence.ts";
import { noHighestOrderInteraction } from "./highest-order.ts";
import { createModelFitter, isFitted, modelName, type FittedModel } from "./model.ts";
import { averageModels, listHierarchicalModels, rankModels, searchModels, weighModels } from "./model-search.ts";
import { profileInterval, profileLikelihood } from "./profile.ts";
import { pairsOf } from "./subset-sums.ts";
import { invented, reorder, tables } from "./testing/tables.ts";

const AB = 0b011;
const AC = 0b101;
const BC = 0b110;

/** Three lists with every pattern filled. */
const full = invented({ "100": 60, "010": 40, "001": 30, "110": 12, "101": 9, "011": 8, "111": 4 });
/** Lists A and B overlap, the other pairs never do (the trap of arXiv 1902.05156 with other counts). */
const trap = invented({ "100": 50, "010": 25, "001": 20, "110": 5 });

function fitted(table: CaptureTable, interactions: readonly number[]): FittedModel {
  const model = createModelFitter(table).fit(interactions);
  if (!isFitted(model)) throw new Error(`refused with ${model.code}`);
  return model;
}

describe("models whose estimate has a closed form", () => {
  test("the model of all pairs is the estimate without a highest-order interaction", () =>
    expect(fitted(full, [AB, AC, BC]).estimate).toBeCloseTo(163 + (noHighestOrderInteraction(full) ?? Number.NaN), 6));
  test("without a highest-order interaction n0 is the product of the odd cells over that of the even ones", () =>
    expect(noHighestOrderInteraction(full)).toBeCloseTo((60 * 40 * 30 * 4) / (12 * 9 * 8), 9));
  test("with one pair the third list is crossed with the union of the pair", () => {
    // On A or B: 60 + 40 + 12 + 9 + 8 + 4 = 133; on C: 51; on both: 21.
    expect(fitted(full, [AB]).estimate).toBeCloseTo((133 * 51) / 21, 6);
  });
  test("with two pairs the lists are independent given the shared one, so n0 comes from those without it", () =>
    expect(fitted(full, [AC, BC]).estimate).toBeCloseTo(163 + (60 * 40) / 12, 6));
  test("two independent lists give Lincoln–Petersen", () =>
    expect(fitted(invented({ "10": 70, "01": 30, "11": 20 }), []).estimate).toBeCloseTo((90 * 50) / 20, 8));
  test("the saturated model has no degrees of freedom and no deviance", () => {
    const model = fitted(full, [AB, AC, BC]);
    expect(model.degreesOfFreedom).toBe(0);
    expect(model.deviance).toBeCloseTo(0, 8);
  });
});

describe("estimates that do not exist or are not identifiable are refused by code", () => {
  test.each([
    [[], 0],
    [[AB], 1],
    [[AC], 0],
    [[BC], 0],
    [[AB, AC], 1],
    [[AC, BC], 0],
    [[AB, AC, BC], 2],
  ] as const)("%j has code %i", (interactions, code) => {
    expect(judgeExistence(trap, interactions)).toBe(code);
    expect(createModelFitter(trap).fit(interactions).code).toBe(code);
  });

  test("a pair that never overlaps counts as a parameter and is named", () => {
    const model = fitted(trap, [AC]);
    expect(model.impossible).toEqual([AC]);
    expect(model.degreesOfFreedom).toBe(7 - 5);
  });

  test("a fit never contradicts the linear program", () =>
    fc.assert(
      fc.property(tables(4, 12), fc.subarray([...pairsOf(4)]), (table, interactions) => {
        expect(createModelFitter(table).fit(interactions).code).toBe(judgeExistence(table, interactions));
      }),
      { numRuns: 150 },
    ));

  test("a whole branch refused without a fit is refused model by model too", () =>
    fc.assert(
      fc.property(tables(5, 6), (table) => {
        const search = searchModels(table);
        expect((search?.fitted.length ?? 0) + (search?.refused.length ?? 0)).toBe(1024);
        for (const { interactions, code } of search?.refused.slice(0, 40) ?? [])
          expect(judgeExistence(table, interactions) & Number(code)).toBe(code);
        for (const { interactions } of search?.fitted.slice(0, 40) ?? []) expect(judgeExistence(table, interactions)).toBe(0);
      }),
      { numRuns: 8 },
    ));
});

describe("families of models", () => {
  test("there are 8 hierarchical models of three lists and 113 of four", () =>
    expect([3, 4].map((lists) => listHierarchicalModels(lists).length)).toEqual([8, 113]));
  test("a model is named by its generators, largest first", () => {
    expect(modelName(4, [AB, AC, BC, 0b111, 0b1001, 0b1100])).toBe("[123,14,34]");
    expect(modelName(3, [BC])).toBe("[23,1]");
    expect(modelName(4, [])).toBe("[1,2,3,4]");
  });
  test("the order of the lists does not matter", () =>
    fc.assert(
      fc.property(tables(4), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (table, order) => {
        const [here, there] = [searchModels(table), searchModels(reorder(table, order))];
        expect(there?.fitted.length).toBe(here?.fitted.length);
        const best = (search: typeof here): number => rankModels(search?.fitted ?? [], "bic")[0]?.bic ?? 0;
        expect(best(there)).toBeCloseTo(best(here), 6);
      }),
      { numRuns: 25 },
    ));
  test("weights add up to one and the average lies among the estimates", () => {
    const weighted = weighModels(searchModels(full)?.fitted ?? []);
    expect(weighted.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const { estimate } = averageModels(weighted);
    const all = weighted.map(({ model }) => model.estimate);
    expect(estimate).toBeGreaterThan(Math.min(...all));
    expect(estimate).toBeLessThan(Math.max(...all));
  });
  test("BIC counts captured persons", () => {
    const { aic, bic } = fitted(full, []);
    expect(bic - aic).toBeCloseTo(4 * (Math.log(163) - 2), 8);
  });
});

describe("profile intervals", () => {
  test("the likelihood at both limits lies 1.92 below its maximum", () => {
    const likelihood = profileLikelihood(full, []);
    const { argmax, lo, hi } = profileInterval(163, likelihood, 100);
    const top = likelihood(argmax - 163);
    expect(2 * (top - likelihood(lo - 163))).toBeCloseTo(3.841459, 4);
    expect(2 * (top - likelihood((hi ?? 0) - 163))).toBeCloseTo(3.841459, 4);
  });
  test("the limits hold the maximum and never fall below the captured", () =>
    fc.assert(
      fc.property(tables(3), (table) => {
        const model = createModelFitter(table).fit([]);
        if (!isFitted(model)) return;
        const { argmax, lo, hi } = profileInterval(table.captured, profileLikelihood(table, []), Math.exp(model.intercept));
        expect(lo).toBeGreaterThanOrEqual(table.captured);
        expect(lo).toBeLessThanOrEqual(argmax);
        expect(hi ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(argmax);
      }),
      { numRuns: 60 },
    ));
});
