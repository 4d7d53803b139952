import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineReplicates, isUsableReplicate } from "./replicates.ts";
import { tQuantile } from "./special.ts";
import { hasReference, readReference } from "./testing/reference.ts";

describe("combining replicates", () => {
  test("two small replicates, written out by hand", () => {
    // n0: 10, 20 and 20, 40; logs: mean ln √200 and ln √800, each with variance (ln 2)²/2.
    const found = combineReplicates([
      { captured: 100, draws: [110, 120] },
      { captured: 104, draws: [124, 144] },
    ]);
    const within = Math.log(2) ** 2 / 2;
    const between = Math.log(2) ** 2 / 2;
    expect(found.within).toBeCloseTo(within, 12);
    expect(found.between).toBeCloseTo(between, 12);
    expect(found.total).toBeCloseTo(within + 1.5 * between, 12);
    expect(found.degreesOfFreedom).toBeCloseTo((1 + 1 / 3) ** 2, 12);
    expect(found.estimate).toBe(102 + 22);
    const reach = tQuantile(0.975, (4 / 3) ** 2) * Math.sqrt(2.5 * within);
    expect(found.lo).toBe(102 + Math.round(20 * Math.exp(-reach)));
    expect(found.hi).toBe(102 + Math.round(20 * Math.exp(reach)));
    expect(found.reasons).toEqual(["replicates.few"]);
  });

  test("Rubin's degrees of freedom take m times the variance inside", () => {
    const replicates = [
      { captured: 100, draws: [110, 120] },
      { captured: 104, draws: [124, 144] },
    ];
    expect(combineReplicates(replicates, { degreesOfFreedom: "rubin" }).degreesOfFreedom).toBeCloseTo((1 + 2 / 3) ** 2, 12);
  });

  test("a draw without anybody unseen counts as a tenth of a person, not as minus infinity", () => {
    const found = combineReplicates(Array.from({ length: 12 }, () => ({ captured: 50, draws: [50, 50, 49] })));
    expect(found.meanLogUnseen).toBeCloseTo(Math.log(0.1), 12);
    expect([found.estimate, found.lo, found.hi]).toEqual([50, 50, 50]);
    expect(found.reasons).toEqual([]);
  });

  test("one replicate gives a point and no interval", () => {
    expect(combineReplicates([{ captured: 5, draws: [9, 11] }])).toMatchObject({
      estimate: 10,
      lo: null,
      hi: null,
      reasons: ["replicates.only-one"],
    });
  });

  test("nothing to combine, or draws that are no numbers, are errors", () => {
    expect(() => combineReplicates([])).toThrow(RangeError);
    expect(() => combineReplicates([{ captured: 1, draws: [] }])).toThrow(RangeError);
    expect(() => combineReplicates([{ captured: 1, draws: [Number.NaN] }])).toThrow(RangeError);
    expect(() => combineReplicates([{ captured: 1, draws: [2, 3] }], { level: 1 })).toThrow(RangeError);
  });

  test("replicates that agree more give no wider an interval; the order does not matter", () => {
    const replicate = fc.array(fc.integer({ min: 110, max: 400 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(replicate, { minLength: 2, maxLength: 6 }), (all) => {
        const replicates = all.map((draws) => ({ captured: 100, draws }));
        const found = combineReplicates(replicates);
        const turned = combineReplicates([...replicates].reverse());
        expect(turned.total).toBeCloseTo(found.total, 9);
        expect(found.lo ?? 0).toBeLessThanOrEqual(found.hi ?? 0);
        expect(found.total).toBeGreaterThanOrEqual(found.within);
      }),
    );
  });

  test("a replicate needs three lists with somebody on them", () => {
    const lists = ["A", "B", "C"];
    expect(isUsableReplicate({ lists, counts: Float64Array.of(0, 4, 0, 2, 0, 0, 0, 0) })).toBe(false);
    expect(isUsableReplicate({ lists, counts: Float64Array.of(0, 4, 0, 2, 1, 0, 0, 0) })).toBe(true);
  });

  test.skipIf(!hasReference)(
    `twenty published replicates combine to the published digits${hasReference ? "" : " (skipped: not here)"}`,
    () => {
      type File = {
        readonly replicates: readonly { readonly n_obs: number; readonly N: readonly number[] }[];
        readonly expected: { readonly N_025: number; readonly N_mean: number; readonly N_975: number };
        readonly intermediate: Readonly<Record<"W" | "B" | "V" | "df" | "mean_log_n0" | "mean_n_obs_rounded", number>>;
      };
      const { replicates, expected, intermediate } = readReference<File>("replicate_combination.json");
      const found = combineReplicates(replicates.map(({ n_obs, N }) => ({ captured: n_obs, draws: N })));
      expect([found.lo, found.estimate, found.hi]).toEqual([expected.N_025, expected.N_mean, expected.N_975]);
      const figures = [found.within, found.between, found.total, found.degreesOfFreedom, found.meanLogUnseen, found.captured];
      const wanted = [
        intermediate.W,
        intermediate.B,
        intermediate.V,
        intermediate.df,
        intermediate.mean_log_n0,
        intermediate.mean_n_obs_rounded,
      ];
      for (const [i, figure] of figures.entries()) expect(figure).toBeCloseTo(wanted[i] ?? Number.NaN, 9);
    },
  );
});
