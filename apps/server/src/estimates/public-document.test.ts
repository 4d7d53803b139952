import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { EstimateDocument } from "./document.ts";
import { commitToTable, protectCells, publicDocument, publicSchema } from "./public-document.ts";
import { makeSampleDocument, SAMPLE_LISTS } from "./testing/sample-document.ts";

const SALT = "0".repeat(32);
const publication = { code: "sample", version: 1, publishedOn: "2024-01-02", salt: SALT };
let document: EstimateDocument;

beforeAll(async () => {
  document = await makeSampleDocument();
}, 60_000);

const patternsOf = fc.dictionary(
  fc.integer({ min: 1, max: 15 }).map((w) => w.toString(2).padStart(4, "0")),
  fc.integer({ min: 0, max: 12 }),
);

describe("counts outside", () => {
  test("whatever small count a pattern has, the public is told the same", () => {
    fc.assert(
      fc.property(patternsOf, fc.integer({ min: 1, max: 15 }), fc.nat(2), fc.nat(2), (patterns, w, one, other) => {
        const pattern = w.toString(2).padStart(4, "0");
        const told = (count: number): unknown => protectCells({ lists: SAMPLE_LISTS, patterns: { ...patterns, [pattern]: count } });
        expect(told(one)).toEqual(told(other));
      }),
    );
  });

  test("every range holds the truth", () => {
    fc.assert(
      fc.property(patternsOf, (patterns) => {
        const { captured, sizes } = protectCells({ lists: SAMPLE_LISTS, patterns });
        const sum = (keep: (pattern: string) => boolean): number =>
          Object.entries(patterns).reduce((total, [pattern, count]) => total + (keep(pattern) ? count : 0), 0);
        const n = sum(() => true);
        expect(captured.lo <= n && n <= captured.hi).toBe(true);
        for (const [j, size] of sizes.entries()) {
          const own = sum((pattern) => pattern[j] === "1");
          expect(size.lo <= own && own <= size.hi).toBe(true);
        }
      }),
    );
  });
});

describe("what is published of an estimate", () => {
  test("fits its schema, with three digits, and names no count that is hidden", () => {
    const told = publicDocument(document, publication);
    expect(publicSchema.parse(told)).toEqual(told);
    expect(told?.cells.map(({ pattern }) => pattern)).not.toContain("1011");
    expect(told?.cells.map(({ pattern }) => pattern)).not.toContain("0111");
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`"(tableHash|patterns":\\{|overlaps|captureFrequencies|remark|answeredBy)`));
    for (const { estimate, lo, hi } of told?.methods ?? [])
      for (const value of [estimate, lo, hi]) if (value !== null) expect(String(Number(value.toPrecision(3)))).toBe(String(value));
  });

  test("the commitment fits the counts and their salt, and neither other counts nor another salt", () => {
    const { tableHash } = document.report;
    const told = publicDocument(document, publication)?.tableCommitment;
    expect(told).toBe(commitToTable(SALT, tableHash));
    expect(told).not.toBe(commitToTable("1".repeat(32), tableHash));
    expect(told).not.toContain(tableHash);
  });

  test("a refused estimate has nothing to publish", () => {
    const outcome = { ...document.outcome, verdict: "refused" as const, estimate: null, lo: null, hi: null };
    expect(publicDocument({ ...document, outcome }, publication)).toBeUndefined();
  });

  test("a method whose verdict allows no single number shows none", () => {
    for (const { verdict, estimate } of publicDocument(document, publication)?.methods ?? [])
      if (verdict !== "report") expect(estimate).toBeNull();
  });
});
