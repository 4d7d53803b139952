import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateAll, tableOfReport } from "./estimate-all.ts";
import { readTable } from "./read-table.ts";
import { METHOD_NAMES, type EstimateReport, type MethodName, type TableReport } from "./result.ts";
import { invented, tables } from "./testing/tables.ts";
import { hashTable } from "./table-hash.ts";

/** All but the sampler that takes seconds. */
const SWIFT: readonly MethodName[] = METHOD_NAMES.filter((method) => method !== "lcmcr" && method !== "pooled");
const sound = invented({ "100": 60, "010": 40, "001": 50, "110": 42, "101": 39, "011": 38, "111": 44 });

/** Paths of numbers that JSON would turn into null. */
function findUnsayable(value: unknown, path = "report"): readonly string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (value === undefined) return [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => findUnsayable(inner, `${path}.${key}`));
}

function expectConsistent(report: TableReport): void {
  for (const { method, estimate, lo, hi, verdict, reasons } of report.methods) {
    expect(estimate === null, method).toBe(verdict === "refused");
    if (estimate === null) {
      expect([lo, hi], method).toEqual([null, null]);
      expect(reasons.length, method).toBeGreaterThan(0);
    } else {
      expect(lo ?? Number.NaN, method).toBeLessThanOrEqual(hi ?? Number.NaN);
      expect(estimate, method).toBeGreaterThanOrEqual(report.n);
    }
  }
  if (report.verdict !== "report") expect(report.estimate).toBeNull();
  if (report.verdict === "refused") expect([report.lo, report.hi]).toEqual([null, null]);
}

describe("the whole report", () => {
  test("every method is there in its order, with the promised keys", async () => {
    const report = await estimateAll(sound, { quick: true });
    expect(report.methods.map(({ method }) => method)).toEqual(METHOD_NAMES);
    for (const result of report.methods)
      expect(Object.keys(result).sort()).toEqual(["assumption", "diagnostics", "estimate", "hi", "lo", "method", "reasons", "verdict"]);
    expectConsistent(report);
    expect(findUnsayable(report)).toEqual([]);
    const pooled = report.methods.find(({ method }) => method === "pooled");
    for (const { method, lo, hi, estimate } of report.methods) {
      if (estimate === null || !["mth-lb", "loglinear-averaged", "dga", "lcmcr"].includes(method)) continue;
      expect(pooled?.lo ?? Number.NaN).toBeLessThanOrEqual(lo ?? 0);
      expect(pooled?.hi ?? Number.NaN).toBeGreaterThanOrEqual(hi ?? 0);
    }
  });

  test("the report alone repeats itself to the last digit", async () => {
    const file = readTable(
      "region,A,B,C,count\nN,1,0,0,40\nN,0,1,0,30\nN,0,0,1,20\nN,1,1,0,12\nN,1,0,1,14\nN,0,1,1,15\nS,1,0,0,9\nS,1,1,1,30\n",
    );
    const first = await estimateAll(file, { methods: SWIFT, seed: 5, quick: true });
    const kept = JSON.parse(JSON.stringify(first)) as EstimateReport;
    const again = await estimateAll(tableOfReport(kept), kept.settings);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });

  test("the hash does not depend on the order of lines, but on every count", async () => {
    const one = readTable("A,B,count\n1,0,3\n0,1,4\n").table;
    const other = readTable("A,B,count\n0,1,4\n1,0,3\n").table;
    const changed = readTable("A,B,count\n0,1,4\n1,0,2\n").table;
    expect(await hashTable(one)).toBe(await hashTable(other));
    expect(await hashTable(one)).not.toBe(await hashTable(changed));
    expect(await hashTable(one)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("settings out of range are refused by name", async () => {
    for (const options of [{ seed: -1 }, { seed: 1.5 }, { chains: 1 }, { methods: [] }, { methods: ["magic" as MethodName] }])
      await expect(estimateAll(sound, options)).rejects.toMatchObject({ code: "settings.invalid" });
  });

  test("it can be stopped", async () => {
    const stop = new AbortController();
    const work = estimateAll(sound, { signal: stop.signal, onProgress: () => stop.abort(new Error("enough")) });
    await expect(work).rejects.toThrow("enough");
  });
});

describe("what must be refused", () => {
  test("two lists: Chapman and Chao with a warning, nothing else", async () => {
    const report = await estimateAll(invented({ "10": 100, "01": 80, "11": 60 }), { quick: true });
    expect(report.verdict).toBe("refused");
    expect(report.methods.filter(({ estimate }) => estimate !== null).map(({ method, verdict }) => [method, verdict])).toEqual([
      ["chapman", "order-of-magnitude"],
      ["chao", "order-of-magnitude"],
    ]);
    expectConsistent(report);
  });

  test.each([
    ["one list", { "1": 100 }],
    ["lists that never meet", { "100": 50, "010": 40, "001": 30 }],
    ["lists with the same persons", { "110": 50, "001": 40, "111": 30 }],
    ["two lists with the same persons", { "11": 50 }],
    ["a list inside another", { "110": 50, "010": 40, "001": 20, "111": 30 }],
    ["twenty-nine persons", { "100": 9, "010": 8, "110": 4, "101": 4, "011": 2, "111": 2 }],
    ["one person on two of three huge lists", { "100": 1e9, "010": 1e9, "001": 1e9, "110": 1 }],
  ] as const)("%s: no number anywhere", async (_, patterns) => {
    const report = await estimateAll(invented(patterns), { methods: SWIFT, quick: true });
    expect(report.verdict).toBe("refused");
    expect(report.methods.every(({ estimate }) => estimate === null)).toBe(true);
    expectConsistent(report);
  });

  test("counts of ten to the ninth are estimated, not overflowed", async () => {
    const report = await estimateAll(invented({ "100": 1e9, "010": 1e9, "001": 1e9, "110": 1e9, "101": 1e9, "011": 1e9, "111": 1e9 }), {
      methods: ["independence"],
    });
    expect(report.methods[0]?.estimate).toBeCloseTo(8e9, -3);
  });

  test("a small stratum gives no number and no hint of one", async () => {
    const file = readTable(
      "region,A,B,C,count\nN,1,0,0,40\nN,0,1,0,30\nN,0,0,1,20\nN,1,1,0,12\nN,1,0,1,14\nN,0,1,1,15\nS,1,0,0,9\nS,0,1,0,3\nS,1,1,0,2\nW,1,0,0,50\nW,0,1,0,30\nW,1,1,0,20\n",
    );
    const { strata } = await estimateAll(file, { methods: SWIFT, quick: true });
    const [north, south, west] = strata;
    expect(north?.methods.some(({ estimate }) => estimate !== null)).toBe(true);
    for (const silent of [south, west]) {
      expect(silent?.verdict).toBe("refused");
      expect(silent?.diagnostics).toEqual({});
      expect(silent?.methods.every(({ estimate, diagnostics }) => estimate === null && Object.keys(diagnostics).length === 0)).toBe(true);
      expect(silent?.reasons.map(({ code }) => code)).not.toContain("data.empty-list");
    }
  });

  test("a list that holds nobody is left out and named", async () => {
    const report = await estimateAll(invented({ "1000": 60, "0100": 40, "0010": 50, "1100": 42, "1010": 39, "0110": 38, "1110": 44 }), {
      methods: ["independence"],
    });
    expect(report.reasons.map(({ code }) => code)).toEqual(["data.empty-list"]);
    expect(report.methods[0]?.estimate).not.toBeNull();
  });

  test("no table of counts brings out a number that JSON cannot hold, or one that contradicts its verdict", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(tables(3), tables(4, 8)), async (table) => {
        const report = await estimateAll(table, { methods: SWIFT.filter((method) => method !== "dga"), quick: true });
        expectConsistent(report);
        expect(findUnsayable(report)).toEqual([]);
      }),
      { numRuns: 12 },
    ));
});
