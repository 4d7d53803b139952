import { describe, expect, test } from "vitest";
import { heterogeneitySteps, type Heterogeneity } from "./heterogeneity.ts";
import { pooledMethod, type PooledPart } from "./pooled-method.ts";
import { posteriorOfDraws } from "./posterior.ts";
import { simulateTable, type Simulation } from "./simulate.ts";
import { finish } from "./steps.ts";
import { invented } from "./testing/tables.ts";

const found = (simulation: Simulation, seed: number): Heterogeneity | undefined =>
  finish(heterogeneitySteps(simulateTable(simulation, { seed })));
const SEEDS = Array.from({ length: 30 }, (_, i) => 700 + i);
const LISTS = [0.3, 0.25, 0.2, 0.15];

describe("a model in which people differ", () => {
  test("covers the truth where ease to be found is normal, and sees the differences", () => {
    const truth = 3000;
    const all = SEEDS.map((seed) => found({ population: truth, coverage: LISTS, heterogeneity: 1 }, seed));
    const covered = all.filter((one) => one !== undefined && one.lo <= truth && truth <= (one.hi ?? Infinity)).length;
    expect(covered).toBeGreaterThanOrEqual(26);
    expect(all.filter((one) => (one?.likelihoodRatio ?? 0) > 2.7055).length).toBeGreaterThanOrEqual(26);
    // Its coefficient is a variance on the logit scale: 1 was drawn, but only those on no list count, who differ less.
    const spreads = all.flatMap((one) => (one === undefined ? [] : [one.spread])).sort((a, b) => a - b);
    expect(spreads[spreads.length >> 1]).toBeGreaterThan(0.4);
    expect(spreads[spreads.length >> 1]).toBeLessThan(1.2);
  });

  test("says nothing where lists are independent or avoid each other more often than not", () => {
    const alike = SEEDS.map((seed) => found({ population: 3000, coverage: LISTS }, seed));
    expect(alike.filter((one) => (one?.likelihoodRatio ?? 0) > 2.7055).length).toBeLessThanOrEqual(6);
    const apart = invented({ "100": 300, "010": 300, "001": 300, "110": 30, "101": 30, "011": 30, "111": 1 });
    expect(finish(heterogeneitySteps(apart))).toBeUndefined();
  });

  test("a pair that copies enters beside the differences instead of being taken for them", () => {
    const both = { population: 5000, coverage: LISTS, heterogeneity: 0.7, copies: [{ from: 0, to: 1, chance: 0.6 }] };
    const all = SEEDS.map((seed) => found(both, seed));
    expect(all.filter((one) => one?.pairs.includes(0b11)).length).toBeGreaterThanOrEqual(27);
  });

  test("two lists and lists without overlap have no such model", () => {
    expect(finish(heterogeneitySteps(invented({ "10": 50, "01": 40, "11": 20 })))).toBeUndefined();
    expect(finish(heterogeneitySteps(invented({ "100": 50, "010": 40, "001": 20 })))).toBeUndefined();
  });
});

describe("the pool when people may differ", () => {
  const part: PooledPart = { method: "dga", lo: 900, hi: 1100, posterior: posteriorOfDraws([950, 1000, 1050]) };
  const one: Heterogeneity = { estimate: 1080, lo: 980, hi: 1400, spread: 0.5, pairs: [], likelihoodRatio: 1 };
  const codes = (given: Heterogeneity): readonly string[] => (pooledMethod(700, [part], given).reasons ?? []).map(({ code }) => code);

  test("holds that interval too, and keeps its middle", () => {
    expect(pooledMethod(700, [part], one).numbers).toEqual({ estimate: 1000, lo: 900, hi: 1400 });
    expect(pooledMethod(700, [part]).numbers).toEqual({ estimate: 1000, lo: 900, hi: 1100 });
  });
  test("tells no single number where the data suggest the differences or they lead out of the other intervals", () => {
    expect(codes({ ...one, likelihoodRatio: 0.45 })).toEqual([]);
    expect(codes({ ...one, likelihoodRatio: 0.46 })).toEqual(["whole.people-differ"]);
    expect(codes({ ...one, likelihoodRatio: 0.1, estimate: 1101 })).toEqual(["whole.people-differ"]);
  });
  test("without an upper limit it keeps the others' and says so", () => {
    expect(pooledMethod(700, [part], { ...one, hi: null }).numbers).toMatchObject({ lo: 900, hi: 1100 });
    expect(codes({ ...one, likelihoodRatio: 0.1, hi: null })).toEqual(["whole.no-limit-if-people-differ"]);
  });
});
