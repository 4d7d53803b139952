import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDate } from "../ledger/edtf.ts";
import { captureHistories, tableOf } from "./capture.ts";
import type { ListedPerson } from "./list-entries.ts";
import type { Population } from "./population.ts";

const LISTS = ["recognised:a", "recognised:b", "official:c"];
const period = { from: "2021-01-01", to: "2021-12-31", territory: null };
const byEntry: Population = { ...period, by: "entry" };
const byDetention: Population = { ...period, by: "detention" };

const person = (entries: Readonly<Record<string, string | undefined>>, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id: "p",
  members: ["p"],
  entries: Object.entries(entries).map(([list, on]) => ({ list, on: on === undefined ? undefined : parseDate(on) })),
  detentions: [],
  places: [],
  gender: undefined,
  ...more,
});
const patterns = (people: readonly ListedPerson[], population: Population, places?: ReadonlySet<string>): readonly number[] =>
  captureHistories(people, { lists: LISTS, population, places }).histories.map(({ pattern }) => pattern);

describe("who counts", () => {
  test("by entry: only lists entered in the period count, and a partial date by its middle", () => {
    expect(patterns([person({ "recognised:a": "2021-05-01", "recognised:b": "2022-05-01" })], byEntry)).toEqual([0b001]);
    expect(patterns([person({ "recognised:a": "2021", "official:c": "2021-12" })], byEntry)).toEqual([0b101]);
    expect(patterns([person({ "recognised:a": "2020" })], byEntry)).toEqual([]);
  });

  test("by detention: whoever was taken in the period counts on all lists, whenever they noticed", () => {
    const taken = person({ "recognised:a": "2023-05-01", "official:c": undefined }, { detentions: [parseDate("2021-06-09")] });
    expect(patterns([taken], byDetention)).toEqual([0b101]);
    expect(patterns([{ ...taken, detentions: [parseDate("2020-06-09")] }], byDetention)).toEqual([]);
  });

  test("in a territory: only whoever was held in one of its places", () => {
    const held = person({ "recognised:b": "2021-05-01" }, { places: ["here"] });
    expect(patterns([held], byEntry, new Set(["here"]))).toEqual([0b010]);
    expect(patterns([held], byEntry, new Set(["there"]))).toEqual([]);
  });

  test("whoever does not count is told with the reason, and everybody on a list is one or the other", () => {
    const date = fc.constantFrom("2019-01-01", "2020", "2021-03", "2021-12-31", "2022-01-01", "202X", undefined);
    const anybody = fc.record({ "recognised:a": date, "official:c": date }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 20 }), (given) => {
        const people = given.map((entries) => person(entries));
        const { histories, leftOut } = captureHistories(people, { lists: LISTS, population: byEntry });
        const listed = people.filter(({ entries }) => entries.length > 0).length;
        expect(histories.length + leftOut.undated + leftOut.outsidePeriod + leftOut.outsideTerritory).toBe(listed);
        expect(histories.every(({ pattern }) => pattern > 0)).toBe(true);
      }),
    );
  });
});

test("the table counts every person once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 60 }), (given) => {
      const table = tableOf(LISTS, given);
      expect(table.captured).toBe(given.length);
      expect([...table.counts]).toEqual(Array.from({ length: 8 }, (_, w) => given.filter((pattern) => pattern === w).length));
    }),
  );
});
