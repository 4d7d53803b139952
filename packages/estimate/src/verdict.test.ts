import { describe, expect, test } from "vitest";
import { concludeMethod } from "./method-result.ts";
import { REASONS, reason, type ReasonCode } from "./reasons.ts";
import { invented } from "./testing/tables.ts";
import { judgeTable, judgeWhole, verdictOf } from "./verdict.ts";
import type { CaptureTable } from "./capture-table.ts";
import type { MethodName, MethodResult } from "./result.ts";

const codes = (table: CaptureTable): readonly ReasonCode[] => judgeTable(table).map(({ code }) => code);
const sound = { "100": 60, "010": 40, "001": 50, "110": 42, "101": 39, "011": 38, "111": 44 };
const result = (method: MethodName, estimate: number): MethodResult =>
  concludeMethod({ method, numbers: { estimate, lo: estimate * 0.9, hi: estimate * 1.1 } }, { captured: 300, reasons: [] });

describe("what a table says about itself", () => {
  test("a sound table gives no reason", () => expect(codes(invented(sound))).toEqual([]));
  test("fewer than thirty persons give no estimate, and nothing else is told", () =>
    expect(codes(invented({ "100": 9, "010": 9, "111": 11 }))).toEqual(["data.too-small"]));
  test("two lists cannot be tested", () => expect(codes(invented({ "10": 50, "01": 40, "11": 60 }))).toContain("data.two-lists"));
  test("nobody on two lists is refused", () =>
    expect(verdictOf(judgeTable(invented({ "100": 50, "010": 40, "001": 60 })))).toBe("refused"));
  test("two lists with the same persons are one list", () => {
    const found = codes(invented({ "110": 50, "001": 40, "111": 60 }));
    expect(found).toContain("data.identical-lists");
    expect(found).toContain("data.redundant-lists");
  });
  test("a list inside another one tells nothing new", () => {
    const found = codes(invented({ "110": 50, "010": 30, "001": 40, "011": 10, "111": 60 }));
    expect(found).toContain("data.list-inside-list");
    expect(found).toContain("data.redundant-lists");
  });
  test("with three sound lists beside it a list inside another one is a warning", () => {
    const table = invented({ "1000": 60, "0100": 40, "0010": 50, "1100": 42, "1010": 39, "0110": 38, "1110": 44, "1001": 15, "1101": 12 });
    expect(codes(table)).toEqual(["data.list-inside-list"]);
    expect(verdictOf(judgeTable(table))).toBe("order-of-magnitude");
  });
  test("each warning of the rules leaves an order of magnitude", () => {
    const warned = codes(invented({ "1000": 600, "0100": 400, "0010": 500, "1100": 3, "0110": 2, "1010": 1, "0001": 4 }));
    for (const code of ["data.small-list", "data.isolated-list", "data.low-coverage", "data.few-pairs", "data.mostly-one-list"] as const)
      expect(warned).toContain(code);
  });
});

describe("what methods say together", () => {
  test("agreeing methods may be reported", () =>
    expect(verdictOf(judgeWhole([], [result("dga", 500), result("stepwise", 600)]))).toBe("report"));
  test("medians apart by more than two leave a range only", () =>
    expect(judgeWhole([], [result("dga", 500), result("stepwise", 1001)]).map(({ code }) => code)).toEqual(["whole.methods-disagree"]));
  test("intervals that do not meet leave a range only, also where the medians are near", () => {
    const found = judgeWhole([], [result("dga", 500), result("stepwise", 640)]);
    expect(found.map(({ code }) => code)).toEqual(["whole.intervals-apart"]);
    expect(found[0]?.details).toEqual({ lower: "dga", higher: "stepwise", hi: 550, lo: 576 });
  });
  test("a sampled median within its noise of a factor of two is taken as beyond it", () => {
    const wide = { lo: 400, hi: 1100 };
    const sampled = (estimate: number, bulkEss: number): MethodResult => ({
      ...result("lcmcr", estimate),
      ...wide,
      diagnostics: { standardDeviation: 100, convergence: { bulkEss } },
    });
    const other = { ...result("dga", 500), ...wide };
    expect(judgeWhole([], [other, sampled(990, 400)]).map(({ code }) => code)).toEqual(["whole.methods-disagree"]);
    expect(judgeWhole([], [other, sampled(990, 40_000)])).toEqual([]);
  });
  test("bounds and single models do not take part in the disagreement", () =>
    expect(judgeWhole([], [result("dga", 500), result("chao", 2000), result("loglinear-bic", 2000)])).toEqual([]));
  test("a refused candidate leaves a range only, unless it cannot hold so many lists", () => {
    const apart = concludeMethod(
      { method: "lcmcr", reasons: [reason("sampler.chains-disagree", { rhat: 1.6 })] },
      { captured: 300, reasons: [] },
    );
    const many = concludeMethod(
      { method: "dga", reasons: [reason("method.too-many-lists", { lists: 8, most: 7 })] },
      { captured: 300, reasons: [] },
    );
    expect(judgeWhole([], [result("stepwise", 500), apart]).map(({ code }) => code)).toEqual(["whole.method-refused"]);
    expect(judgeWhole([], [result("stepwise", 500), many])).toEqual([]);
  });
  test("a pool below a lower bound leaves a range only", () => {
    expect(judgeWhole([], [result("dga", 500), result("pooled", 500), result("mth-lb", 600)]).map(({ code }) => code)).toEqual([
      "whole.below-bound",
    ]);
    expect(judgeWhole([], [result("dga", 500), result("pooled", 500), result("mth-lb", 540)])).toEqual([]);
  });
  test("no candidate, no estimate", () => {
    const none = concludeMethod({ method: "dga", reasons: [reason("sampler.cut")] }, { captured: 300, reasons: [] });
    expect(verdictOf(judgeWhole([], [none]))).toBe("refused");
  });
});

describe("one method", () => {
  const conclude = (estimate: number, hi: number | null): MethodResult =>
    concludeMethod({ method: "dga", numbers: { estimate, lo: 100, hi }, diagnostics: { mean: 5 } }, { captured: 100, reasons: [] });
  test("a number a hundred times the listed persons is refused with everything that repeats it", () =>
    expect(conclude(10_001, 20_000)).toMatchObject({ estimate: null, lo: null, hi: null, verdict: "refused", diagnostics: {} }));
  test("an interval without upper limit is refused", () =>
    expect(conclude(150, null).reasons.map(({ code }) => code)).toEqual(["method.no-upper-limit"]));
  test("an interval over a factor of ten is an order of magnitude", () => expect(conclude(300, 1001).verdict).toBe("order-of-magnitude"));
});

test("every reason is a sentence with all its places filled by name", () => {
  for (const text of Object.values(REASONS)) expect(text).toMatch(/^[A-Z{0-9].*\.$/);
  expect(reason("data.low-coverage", { coverage: 0.471_01 }).text).toContain("0.471;");
});
