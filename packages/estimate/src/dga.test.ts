import { describe, expect, test } from "vitest";
import type { CaptureTable } from "./capture-table.ts";
import { dgaSteps, isDgaEstimate, referenceGrid, type DgaEstimate, type DgaSettings } from "./dga.ts";
import { finish } from "./steps.ts";
import { hasReference, readReference, referenceTable } from "./testing/reference.ts";

/** A table from pattern → count, the first character of a pattern being the first list. */
function tableOf(patterns: Readonly<Record<string, number>>): CaptureTable {
  const lists = Object.keys(patterns)[0]?.length ?? 0;
  const counts = new Float64Array(2 ** lists);
  for (const [pattern, count] of Object.entries(patterns))
    counts[[...pattern].reduce((sum, c, j) => sum + (c === "1" ? 2 ** j : 0), 0)] = count;
  return { lists: Array.from({ length: lists }, (_, j) => `L${j + 1}`), counts, captured: counts.reduce((a, b) => a + b, 0) };
}

function estimateOf(table: CaptureTable, settings?: DgaSettings): DgaEstimate {
  const outcome = finish(dgaSteps(table, settings));
  if (!isDgaEstimate(outcome)) throw new Error(`refused: ${outcome.reasons.join(", ")}`);
  return outcome;
}
const integers = ({ median, lo, hi }: DgaEstimate): readonly number[] => [median, lo, hi];
const edgesText = ({ topGraphs }: DgaEstimate, g: number): string =>
  (topGraphs[g]?.edges ?? []).map(([i, j]) => `${i + 1}${j + 1}`).join(",") || "none";

/** Spina bifida as printed by Madigan & York 1997, n = 626, and Wittes' congenital anomalies, n = 537. */
const SPINA = tableOf({ "001": 60, "010": 49, "011": 4, "100": 247, "101": 112, "110": 142, "111": 12 });

describe("averaging over decomposable graphs", () => {
  test("the worked example of Madigan & York is met", () => {
    const grid = Float64Array.from({ length: 300 }, (_, i) => i + 1);
    const found = estimateOf(SPINA, { delta: 1, grid, prior: { kind: "gamma-poisson", a: 13.14, b: 55.17 } });
    expect(found.mean).toBeCloseTo(733.45, 1);
    expect([found.mode, ...integers(found)]).toEqual([728, 731, 682, 797]);
    expect(edgesText(found, 0)).toBe("23");
    expect(found.topGraphs[0]?.weight).toBeCloseTo(0.3738, 4);
    expect(found.topGraphs[2]?.weight).toBeCloseTo(0.2818, 4);
  });

  test("two lists: the posterior is the sum over the two graphs, written out by hand", () => {
    const table = tableOf({ "10": 12, "01": 9, "11": 5 });
    const grid = referenceGrid(table.captured);
    const found = estimateOf(table);
    // Independent: (margins of each list) ; dependent: one table. Gamma functions from factorial recursions, δ = 1/4.
    const lg = (x: number): number => {
      let [shift, z] = [0, x];
      for (; z < 40; z++) shift -= Math.log(z);
      return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5);
    };
    const shared = (n0: number): number => lg(26 + n0 + 1) - lg(n0 + 1) - Math.log(26 + n0);
    const margin = (on: number, off: number): number => lg(on + 0.5) + lg(off + 0.5) - 2 * lg(0.5) + lg(1) - lg(on + off + 1);
    const weights = Array.from(grid, (n0) => {
      const independent = margin(17, 9 + n0) + margin(14, 12 + n0);
      const joined = lg(12.25) + lg(9.25) + lg(5.25) + lg(n0 + 0.25) - 4 * lg(0.25) + lg(1) - lg(26 + n0 + 1);
      return Math.exp(shared(n0) + independent) + Math.exp(shared(n0) + joined);
    });
    const total = weights.reduce((a, b) => a + b, 0);
    for (const i of [0, 3, 10, 40, 500])
      expect((found.posterior.weights[i] as number) / ((weights[i] as number) / total)).toBeCloseTo(1, 9);
  });

  test("leaving out what cannot matter changes nothing: a grid in one block gives the same posterior", () => {
    const table = tableOf({ "100": 69, "010": 55, "001": 63, "110": 21, "101": 17, "011": 18, "111": 28 });
    const all = estimateOf(table, { grid: referenceGrid(271) });
    for (const n0 of [0, 21, 500]) {
      const pair = estimateOf(table, { grid: Float64Array.of(n0, n0 + 100) }).posterior.weights;
      const weights = all.posterior.weights;
      expect((pair[1] as number) / (pair[0] as number) / ((weights[n0 + 100] as number) / (weights[n0] as number))).toBeCloseTo(1, 8);
    }
  });

  test("the weights of grid and graphs add up to one", () => {
    const found = estimateOf(SPINA);
    expect(found.posterior.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(found.topGraphs.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  test("a grid that ends too early cuts the posterior, and that is said", () => {
    const table = tableOf({ "100": 400, "010": 300, "001": 200, "110": 12, "101": 9, "011": 7, "111": 1 });
    expect(estimateOf(table).reasons).toEqual([]);
    expect(estimateOf(table, { grid: Float64Array.from({ length: 500 }, (_, i) => 3000 + i) }).reasons).toEqual(["dga.cut-by-grid"]);
  });

  test("a posterior between two grid points is not passed off as one with limits", () => {
    const table = tableOf({ "100": 400, "010": 300, "001": 200, "110": 400, "101": 500, "011": 300, "111": 600 });
    expect(estimateOf(table, { grid: Float64Array.from({ length: 20 }, (_, i) => i * 1000) }).reasons).toEqual(["dga.grid-too-coarse"]);
    expect(estimateOf(table).reasons).toEqual([]);
  });

  test("a narrow posterior gets a finer grid of its own: a hundred times the counts, a tenth of the width", () => {
    // Three independent lists with a chance of one half each; N = 8,000,000.
    const table = tableOf({ "100": 1e6, "010": 1e6, "001": 1e6, "110": 1e6, "101": 1e6, "011": 1e6, "111": 1e6 });
    const found = estimateOf(table);
    expect(found.reasons).toEqual([]);
    expect(Math.abs(found.median / 8e6 - 1)).toBeLessThan(0.001);
    expect((found.hi - found.lo) / 8e6).toBeLessThan(0.005);
    expect(found.grid.to).toBe(30 * 7e6);
  });

  test("no person, one list and eight lists give a reason instead of a number", () => {
    const empty = tableOf({ "100": 0, "010": 0, "001": 0 });
    expect(finish(dgaSteps(empty))).toEqual({ reasons: ["dga.nothing-to-estimate"] });
    expect(finish(dgaSteps(tableOf({ "1": 3 })))).toEqual({ reasons: ["dga.nothing-to-estimate"] });
    expect(finish(dgaSteps(tableOf({ "10000000": 3, "01000000": 1 })))).toEqual({ reasons: ["dga.too-many-lists"] });
  });

  test("a thousand million captured persons still give finite numbers", () => {
    const found = estimateOf(tableOf({ "100": 3e8, "010": 3e8, "001": 2e8, "110": 1e8, "101": 5e7, "011": 4e7, "111": 1e7 }));
    for (const value of [...integers(found), found.mean, found.standardDeviation, found.massInLastPercent])
      expect(Number.isFinite(value)).toBe(true);
  });

  test("settings that mean nothing are errors", () => {
    expect(() => estimateOf(SPINA, { delta: 0 })).toThrow(RangeError);
    expect(() => estimateOf(SPINA, { level: 1 })).toThrow(RangeError);
    expect(() => estimateOf(SPINA, { grid: Float64Array.of(3, 2) })).toThrow(RangeError);
  });
});

type Expected = {
  readonly median: number;
  readonly ci95: readonly [number, number];
  readonly mean: number;
  readonly mode?: number;
  readonly graphs?: number;
  readonly mass_last_1pct?: number;
  readonly top_graphs?: readonly { readonly edges: string; readonly weight: number }[];
  readonly prior_sensitivity?: Readonly<Record<string, { readonly median: number; readonly ci95: readonly [number, number] }>>;
};
const expected = hasReference ? readReference<{ results: Record<string, { dga?: Expected }> }>("expected.json").results : {};
const FULL_GRID = Object.entries(expected).filter(([id, { dga }]) => dga?.mode !== undefined && id !== "spina_626");

describe.skipIf(!hasReference)(`reference results of graph averaging${hasReference ? "" : " (skipped: not here)"}`, () => {
  test.each(FULL_GRID)("%s: median, interval, mode and graph weights are exact on the same grid", (id, { dga }) => {
    if (dga === undefined) throw new Error("no expectation");
    const found = estimateOf(referenceTable(id));
    expect([found.median, found.lo, found.hi, found.mode, found.graphs]).toEqual([dga.median, ...dga.ci95, dga.mode, dga.graphs]);
    expect(found.mean).toBeCloseTo(dga.mean, 1);
    for (const [g, { edges, weight }] of dga.top_graphs?.entries() ?? []) {
      expect(found.topGraphs[g]?.weight ?? 0).toBeCloseTo(weight, 3.9);
      if (weight > 0) expect(edgesText(found, g)).toBe(edges);
    }
    // What is left out as negligible may make a mass below 1e-11 smaller.
    if ((dga.mass_last_1pct ?? 0) > 1e-9) expect(Math.abs(Math.log(found.massInLastPercent / (dga.mass_last_1pct ?? 0)))).toBeLessThan(0.1);
    for (const [delta, { median, ci95 }] of Object.entries(dga.prior_sensitivity ?? {}))
      expect(integers(estimateOf(referenceTable(id), { delta: Number(delta) }))).toEqual([median, ...ci95]);
  });

  test.each(["ukdat", "ned"])("%s: six lists, 2000 grid points, 18,154 graphs", (id) => {
    const wanted = expected[id]?.dga;
    const table = referenceTable(id);
    const found = estimateOf(table, { grid: referenceGrid(table.captured, 2000) });
    expect([found.graphs, ...integers(found)]).toEqual([18_154, wanted?.median, ...(wanted?.ci95 ?? [])]);
    expect(found.mean).toBeCloseTo(wanted?.mean ?? 0, 1);
  });

  test("congenital anomalies with δ = 0.5 and n0 up to 300 give the published example", () => {
    const grid = Float64Array.from({ length: 300 }, (_, i) => i + 1);
    const found = estimateOf(referenceTable("congenital"), { delta: 0.5, grid });
    expect([found.mode, ...integers(found)]).toEqual([614, 616, 588, 655]);
    expect(found.mean).toBeCloseTo(617.8, 1);
  });
});
