import { describe, expect, test } from "vitest";
import type { CaptureTable } from "./capture-table.ts";
import { inThreadRunner } from "./jobs.ts";
import { combineLcmcr, isLcmcrEstimate, lcmcrChains, lcmcrSteps, type LcmcrEstimate, type LcmcrSettings } from "./lcmcr.ts";
import { lcmcrChainSteps } from "./lcmcr-chain.ts";
import { lcmcrMethod } from "./lcmcr-method.ts";
import { simulateTable } from "./simulate.ts";
import { logGamma } from "./special.ts";
import { finish } from "./steps.ts";
import { hasReference, readReference, referenceTable } from "./testing/reference.ts";

const SHORT = { burnIn: 1000, draws: 400, thinning: 8 } as const;

function estimateOf(table: CaptureTable, settings: LcmcrSettings): LcmcrEstimate {
  const outcome = finish(lcmcrSteps(table, settings));
  if (!isLcmcrEstimate(outcome)) throw new Error(`refused: ${outcome.reasons.join(", ")}`);
  return outcome;
}
const tableOf = (lists: number, counts: readonly number[]): CaptureTable => ({
  lists: Array.from({ length: lists }, (_, j) => `L${j + 1}`),
  counts: Float64Array.from(counts),
  captured: counts.reduce((a, b) => a + b, 0),
});
const SPARSE = tableOf(3, [0, 40, 30, 4, 20, 3, 2, 1]);

/**
 * With one class the model is independence with uniform chances, and the posterior is a sum: p(n0) ∝ (n + n0 − 1)! / n0! ×
 * Π_j B(1 + n_j, 1 + n + n0 − n_j).
 */
function exactOneClass(table: CaptureTable, most: number): { readonly median: number; readonly lo: number; readonly hi: number } {
  const n = table.captured;
  const sizes = table.lists.map((_, j) => table.counts.reduce((sum, count, w) => sum + ((w >> j) & 1 ? count : 0), 0));
  const logs = Array.from({ length: most + 1 }, (_, n0) =>
    sizes.reduce((sum, size) => sum + logGamma(1 + n + n0 - size) - logGamma(2 + n + n0), logGamma(n + n0) - logGamma(n0 + 1)),
  );
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((a, b) => a + b, 0);
  const at = (level: number): number => {
    let sum = 0;
    return n + weights.findIndex((weight) => (sum += weight / total) >= level);
  };
  return { median: at(0.5), lo: at(0.025), hi: at(0.975) };
}

describe("latent classes", () => {
  test.each([0, 4])("with one class the exact posterior is met (%d moves per sweep)", (moves) => {
    const exact = exactOneClass(SPARSE, 20 * SPARSE.captured);
    const found = estimateOf(SPARSE, { seed: 2, classes: 1, moves, burnIn: 500, draws: 2000, thinning: 10, chains: 2 });
    expect(Math.abs(found.median / exact.median - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.lo / exact.lo - 1)).toBeLessThan(0.02);
    expect(Math.abs(found.hi / exact.hi - 1)).toBeLessThan(0.03);
  });

  test("moving whole classes leaves the posterior as it is", () => {
    const table = simulateTable({ population: 900, coverage: [0.3, 0.25, 0.2, 0.2], heterogeneity: 0.8 }, { seed: 4 });
    const settings = { seed: 6, burnIn: 1000, draws: 1000, thinning: 12 } as const;
    const [plain, moved] = [estimateOf(table, { ...settings, moves: 0 }), estimateOf(table, settings)];
    expect(Math.abs(moved.median / plain.median - 1)).toBeLessThan(0.03);
    expect(Math.abs(moved.lo / plain.lo - 1)).toBeLessThan(0.05);
  });

  test("the same seed gives the same bits, another one does not, and chains may be computed apart", async () => {
    const settings = { seed: 7, ...SHORT };
    const found = estimateOf(SPARSE, settings);
    const chains = await inThreadRunner.run("lcmcr-chain", lcmcrChains(SPARSE, settings));
    expect(combineLcmcr(SPARSE, settings, chains)).toEqual(found);
    expect(estimateOf(SPARSE, { ...settings, seed: 8 }).traces[0]).not.toEqual(found.traces[0]);
    expect(found.traces[0]).not.toEqual(found.traces[1]);
  });

  test("averaged distributions and raw draws tell the same", () => {
    const found = estimateOf(SPARSE, { seed: 3, ...SHORT, draws: 1000 });
    const { values } = found.posterior;
    expect(Math.abs((values[values.length >> 1] as number) / found.median - 1)).toBeLessThan(0.04);
    expect(found.reasons).toEqual([]);
    expect(found.modes).toHaveLength(1);
    expect(found.classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("a cap that bites is told, however the upper limit looks", () => {
    const found = estimateOf(SPARSE, { seed: 3, ...SHORT, capFactor: 2 });
    expect(found.reasons).toContain("lcmcr.cut-by-cap");
    expect(found.rejected).toBeGreaterThan(0.01);
    expect(found.hi).toBeLessThanOrEqual(3 * SPARSE.captured);
  });

  test("too short a run refuses by its effective draws", () => {
    expect(estimateOf(SPARSE, { seed: 1, burnIn: 10, draws: 20, thinning: 1 }).reasons).toContain("lcmcr.too-few-draws");
  });

  test("two lists, no person and too many lists give a reason instead of a number", () => {
    const reasonsOf = (table: CaptureTable): readonly string[] => finish(lcmcrSteps(table, { seed: 1 })).reasons;
    expect(reasonsOf(tableOf(2, [0, 4, 5, 2]))).toEqual(["lcmcr.too-few-lists"]);
    expect(reasonsOf(tableOf(3, [0, 0, 0, 0, 0, 0, 0, 0]))).toEqual(["lcmcr.nothing-to-estimate"]);
    const many = { lists: Array.from({ length: 25 }, String), counts: Float64Array.of(0, 1), captured: 1 };
    expect(reasonsOf(many)).toEqual(["lcmcr.too-many-lists"]);
  });

  test.each([
    ["a thousand million persons", tableOf(3, [0, 3e8, 3e8, 1e8, 2e8, 5e7, 4e7, 1e7])],
    ["lists that never meet", tableOf(3, [0, 40, 30, 0, 20, 0, 0, 0])],
    ["a list of everybody", tableOf(3, [0, 0, 0, 0, 50, 20, 20, 10])],
    ["all on all lists", tableOf(3, [0, 0, 0, 0, 0, 0, 0, 60])],
    ["one person", tableOf(3, [0, 1, 0, 0, 0, 0, 0, 0])],
    [
      "twelve lists",
      tableOf(
        12,
        Array.from({ length: 4096 }, (_, w) => (w === 0 || w % 97 !== 0 ? 0 : 3)),
      ),
    ],
  ])("%s: every figure is a number", (_, table) => {
    const found = estimateOf(table, { seed: 5, burnIn: 100, draws: 50, thinning: 2 });
    const figures = [
      found.median,
      found.lo,
      found.hi,
      found.mean,
      found.standardDeviation,
      found.pressed,
      found.rejected,
      found.alpha.mean,
    ];
    for (const figure of figures) expect(Number.isFinite(figure)).toBe(true);
    expect(found.lo).toBeGreaterThanOrEqual(table.captured);
    expect(found.lo <= found.median && found.median <= found.hi).toBe(true);
    for (const value of Object.values(found.convergence)) expect(Number.isNaN(value)).toBe(false);
  });

  test("settings that mean nothing are errors", () => {
    for (const wrong of [{ seed: -1 }, { seed: 1, chains: 0 }, { seed: 1, classes: 0 }, { seed: 1, level: 0 }, { seed: 1, draws: 2 }])
      expect(() => estimateOf(SPARSE, wrong)).toThrow(RangeError);
  });

  test("a chain tells its progress and never goes back", () => {
    const [input] = lcmcrChains(SPARSE, { seed: 1, ...SHORT });
    if (input === undefined) throw new Error("no chain");
    const shares = [...lcmcrChainSteps(input)];
    expect(shares.length).toBeGreaterThan(3);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

type Expected = {
  readonly pooled: { readonly median: number; readonly ci95: readonly [number, number] };
  readonly rhat: number;
  readonly comparable: boolean;
};
/** Short runs of quickly mixing sets; all sets with four seeds and the settings of the product: `npm run bench -- estimate --only sampled`. */
const QUICKLY_MIXING = ["hiv", "spina", "artificial_3", "sim_c"] as const;

describe.skipIf(!hasReference)(`reference results of latent classes${hasReference ? "" : " (skipped: not here)"}`, () => {
  test.each(QUICKLY_MIXING)("%s: median within 2 %, limits within 6 %", (id) => {
    const expected = readReference<{ results: Record<string, { lcmcr_K10: Expected }> }>("expected.json").results[id]?.lcmcr_K10;
    if (expected === undefined) throw new Error("no expectation");
    const found = estimateOf(referenceTable(id), { seed: 19_481_210, burnIn: 1500, draws: 1000, thinning: 12 });
    expect(Math.abs(found.median / expected.pooled.median - 1)).toBeLessThan(0.02);
    expect(Math.abs(found.lo / expected.pooled.ci95[0] - 1)).toBeLessThan(0.06);
    expect(Math.abs(found.hi / expected.pooled.ci95[1] - 1)).toBeLessThan(0.06);
    expect(found.reasons).toEqual([]);
  });

  test("moving whole classes gives several times more effective draws where the plain sampler creeps", () => {
    const table = referenceTable("kosovo");
    // Over seeds: a single chain that falls into the small second answer of this table halves its run's count, whatever moves it.
    const effective = (moves: number): number =>
      [1, 2, 3].reduce(
        (sum, seed) => sum + estimateOf(table, { seed, moves, burnIn: 3000, draws: 400, thinning: 20 }).convergence.bulkEss,
        0,
      );
    expect(effective(4)).toBeGreaterThan(3 * effective(0));
  }, 60_000);

  test("an answer that long chains agree on is refused where short ones find a second", async () => {
    const settings = { seed: 2, chains: 4, quick: false };
    const { outcome } = await lcmcrMethod(referenceTable("ukdat_5"), settings, { runner: inThreadRunner, control: {} });
    expect(outcome.reasons?.map(({ code }) => code)).toContain("sampler.chains-disagree");
    // Where the stepwise model agrees nobody has to look.
    const calm = await lcmcrMethod(referenceTable("western"), settings, { runner: inThreadRunner, control: {} });
    expect(calm.outcome.reasons).toEqual([]);
    expect(calm.outcome.diagnostics?.["scouts"]).toBeNull();
  }, 120_000);

  test("replicate_stratum with four classes: mean within 1 %, variance within 10 %", () => {
    const found = estimateOf(referenceTable("replicate_stratum"), { seed: 1, classes: 4, burnIn: 2000, draws: 4000, thinning: 10 });
    expect(Math.abs(found.mean / 105.2 - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.standardDeviation ** 2 / 81.8 - 1)).toBeLessThan(0.1);
  });
});
