import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindRule, prefixKey, valueKey, type BlockRule } from "./block-keys.ts";
import { DEFAULT_LIMITS, forEachPair, planBlocks, rulesOf } from "./blocking.ts";
import { createRecordSet, isAdmissible, type RecordSet } from "./record-set.ts";

const rule = (...columns: readonly string[]): BlockRule => ({
  label: columns.join(" + "),
  parts: columns.map((name) => ({ label: name, columns: [name], keys: valueKey })),
});

/** Meets by every letter of the cell: several keys per record. */
const anyLetter = (column: string): BlockRule => ({
  label: `letters of ${column}`,
  parts: [{ label: column, columns: [column], keys: ([cell = ""]) => cell.split("") }],
});

const pairsOf = (records: RecordSet, rules: readonly BlockRule[], mostRecordsPerBlock = 1000): string[] => {
  const pairs: string[] = [];
  forEachPair(planBlocks(records, rules, { ...DEFAULT_LIMITS, mostRecordsPerBlock }), (a, b) => pairs.push(`${a}-${b}`));
  return pairs;
};

const cell = fc.constantFrom("", "a", "b", "ab", "bc");
const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 25 });
const columns = ["x", "y", "z"];

describe("blocking", () => {
  test("gives every pair that meets any rule exactly once, and no other", () => {
    fc.assert(
      fc.property(rows, rows, fc.boolean(), (first, second, unique) => {
        const records = createRecordSet([
          { name: "first", unique, columns, rows: first },
          { name: "second", columns, rows: second },
        ]);
        const all = [...first, ...second];
        const wanted: string[] = [];
        for (let a = 0; a < all.length; a++)
          for (let b = a + 1; b < all.length; b++) {
            const [one, other] = [all[a] ?? ["", "", ""], all[b] ?? ["", "", ""]];
            const equal = (i: 0 | 1 | 2): boolean => one[i] !== "" && one[i] === other[i];
            const share = [...(one[2] ?? "")].some((letter) => other[2]?.includes(letter));
            if (((equal(0) && equal(1)) || equal(1) || share) && isAdmissible(records, a, b)) wanted.push(`${a}-${b}`);
          }
        expect(pairsOf(records, [rule("x", "y"), anyLetter("z"), rule("y")]).sort()).toEqual(wanted.sort());
      }),
    );
  });

  test("an empty cell meets nothing, not even another empty cell", () => {
    const records = createRecordSet([{ name: "t", columns: ["x"], rows: [[""], [null], [" "], [undefined]] }]);
    expect(pairsOf(records, [rule("x")])).toEqual([]);
  });

  test("a block with everybody in it is left out and reported; other rules still find its pairs", () => {
    const everybody = Array.from({ length: 3000 }, (_, i) => ["same", String(Math.floor(i / 2))]);
    const records = createRecordSet([{ name: "t", columns: ["x", "y"], rows: everybody }]);
    const plan = planBlocks(records, [rule("x"), rule("y")], DEFAULT_LIMITS);
    expect(plan.reports[0]).toMatchObject({ pairsWithin: 0, skippedBlocks: 1, largestSkipped: 3000, skippedPairs: 4_498_500 });
    let pairs = 0;
    forEachPair(plan, () => void pairs++);
    expect(pairs).toBe(1500);
    expect(rulesOf(plan, 0, 1)).toEqual({ first: 1, count: 1 });
  });

  test("too many pairs are refused before any is compared, naming the widest rule", () => {
    const records = createRecordSet([{ name: "t", columns: ["x", "y"], rows: Array.from({ length: 100 }, () => ["a", "b"]) }]);
    const limits = { mostRecordsPerBlock: 1000, mostPairs: 4000 };
    expect(() => planBlocks(records, [rule("x")], limits)).toThrow(expect.objectContaining({ code: "too-many-pairs" }));
  });

  test("a record with very many keys is cut to a few", () => {
    const records = createRecordSet([{ name: "t", columns: ["x"], rows: [["abcdefghijklmnopqrstuvwxyz"], ["z"], ["a"]] }]);
    expect(bindRule(records, anyLetter("x")).offsets?.[1]).toBe(16);
    expect(pairsOf(records, [anyLetter("x")])).toEqual(["0-2"]);
  });

  test("a prefix key meets shorter values only by themselves", () => {
    expect([prefixKey(3)(["Ашурак"]), prefixKey(3)(["Аш"])]).toEqual([["ашу"], ["аш"]]);
  });

  test("an unknown column is named with those that exist", () => {
    const records = createRecordSet([{ name: "t", columns: ["x"], rows: [] }]);
    expect(() => planBlocks(records, [rule("surname")])).toThrow("The column surname (rule surname) is in no source; there are x.");
  });
});
