import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEAST_CAPTURED, LEAST_LISTS } from "@apora/estimate";
import { parseDate } from "../ledger/edtf.ts";
import type { History } from "./capture.ts";
import type { Outcome } from "./conclude.ts";
import type { ListedPerson } from "./list-entries.ts";
import { combineStrata, divide, OTHERS, stratumOf } from "./strata.ts";

const LISTS = ["recognised:first", "recognised:second", "official:third"];
const people = (stratum: string | undefined, patterns: readonly number[]): readonly History[] =>
  patterns.map((pattern, i) => ({ id: `${stratum}-${i}`, members: [], pattern, stratum }));
/** So many persons, on all three lists in turn. */
const many = (stratum: string | undefined, count: number): readonly History[] =>
  people(
    stratum,
    Array.from({ length: count }, (_, i) => 1 + (i % 7)),
  );
const sizes = (histories: readonly History[]): readonly (readonly [string, number])[] =>
  divide(LISTS, histories).map(({ name, table }) => [name, table.captured] as const);

describe("a table divided", () => {
  test("small groups and those of whom nothing is known are one", () =>
    expect(sizes([...many("a", 80), ...many("b", 20), ...many("c", 15), ...many("d", 60), ...many(undefined, 5)])).toEqual([
      ["a", 80],
      ["d", 60],
      [OTHERS, 40],
    ]));
  test("what stays small takes the next smallest, so that nothing is left out by which it could be found", () =>
    expect(sizes([...many("a", 80), ...many("b", 50), ...many("c", 4)])).toEqual([
      ["a", 80],
      [OTHERS, 54],
    ]));
  test("a group on two lists only is small, however many it holds", () =>
    expect(
      sizes([
        ...many("a", 40),
        ...many("b", 45),
        ...people(
          "c",
          Array.from({ length: 200 }, () => 0b011),
        ),
      ]),
    ).toEqual([
      ["b", 45],
      [OTHERS, 240],
    ]));
  test("one group is no division", () => {
    expect(sizes(many("a", 300))).toEqual([]);
    expect(sizes([...many("a", 29), ...many("b", 29)])).toEqual([]);
    expect(sizes([])).toEqual([]);
  });
  test("everybody is in one group, and none is too small", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 7 })), { maxLength: 400 }), (drawn) => {
        const histories = drawn.flatMap(([group, pattern]) => people(group === 0 ? undefined : String(group), [pattern]));
        const strata = divide(LISTS, histories);
        if (strata.length === 0) return;
        expect(strata.length).toBeGreaterThanOrEqual(2);
        expect(strata.reduce((sum, { table }) => sum + table.captured, 0)).toBe(histories.length);
        for (const { table } of strata) {
          expect(table.captured).toBeGreaterThanOrEqual(LEAST_CAPTURED);
          const listed = LISTS.filter((_, j) => table.counts.some((count, w) => count > 0 && (w >> j) & 1));
          expect(listed.length).toBeGreaterThanOrEqual(LEAST_LISTS);
        }
      }),
    ));
});

describe("the stratum of a person", () => {
  const person: ListedPerson = {
    id: "p",
    members: ["p"],
    entries: [],
    detentions: [parseDate("2022-05"), parseDate("2020-08-10"), undefined],
    places: ["nowhere", "colony"],
    gender: "female",
  };
  const regions = new Map([["colony", "BY-HO"]]);
  test("is a property of theirs, never of a list", () => {
    expect(stratumOf(person, "gender", regions)).toBe("female");
    expect(stratumOf(person, "region", regions)).toBe("BY-HO");
    expect(stratumOf(person, "year", regions)).toBe("2020");
  });
  test("is open where no source says, or a date may lie in two years", () => {
    const little = { ...person, places: [], gender: undefined, detentions: [undefined] };
    for (const by of ["gender", "region", "year"] as const) expect(stratumOf(little, by, regions)).toBeUndefined();
    expect(stratumOf({ ...person, detentions: [parseDate("[2020-12..2021-01]")] }, "year", regions)).toBeUndefined();
    expect(stratumOf({ ...person, detentions: [parseDate("202X")] }, "year", regions)).toBeUndefined();
  });
});

describe("strata together", () => {
  const outcome = (verdict: Outcome["verdict"], numbers: readonly [number, number, number] | undefined): Outcome => ({
    verdict,
    reasons: [],
    estimate: verdict === "report" ? (numbers?.[0] ?? null) : null,
    lo: numbers?.[1] ?? null,
    hi: numbers?.[2] ?? null,
  });
  const combine = (...outcomes: readonly Outcome[]): Outcome =>
    combineStrata(outcomes.map((one, i) => ({ stratum: String(i), outcome: one })));
  const [good, range, none] = [outcome("report", [100, 80, 130]), outcome("range-only", [0, 200, 300]), outcome("refused", undefined)];
  test("have the sums of their limits and the worst of their verdicts", () => {
    expect(combine(good, good)).toMatchObject({ verdict: "report", estimate: 200, lo: 160, hi: 260 });
    expect(combine(good, range)).toMatchObject({ verdict: "range-only", estimate: null, lo: 280, hi: 430 });
  });
  test("one without an estimate leaves the whole without", () =>
    expect(combine(good, none)).toMatchObject({ verdict: "refused", estimate: null, lo: null, hi: null }));
});
