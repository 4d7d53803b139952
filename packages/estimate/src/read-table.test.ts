import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EstimateError, type EstimateErrorCode } from "./errors.ts";
import { createTable, readTable } from "./read-table.ts";

const codeOf = (call: () => unknown): EstimateErrorCode | undefined => {
  try {
    call();
  } catch (error) {
    if (error instanceof EstimateError) return error.code;
    throw error;
  }
  return undefined;
};

const faulty: readonly (readonly [rule: string, text: string, code: EstimateErrorCode])[] = [
  ["an empty text has no table", "", "table.empty"],
  ["a count column is needed", "A,B\n1,0\n", "table.no-count-column"],
  ["two columns cannot share a name", "A,A,count\n1,0,3\n", "table.column-name"],
  ["a column needs a name", "A,,count\n1,0,3\n", "table.column-name"],
  ["a table without lists is none", "count\n3\n", "table.no-lists"],
  ["twelve lists are too many", "A,B,C,D,E,F,G,H,I,J,K,L,count\n1,0,0,0,0,0,0,0,0,0,0,0,5\n", "table.too-many-lists"],
  ["a short line is refused", "A,B,count\n1,0\n", "table.row-width"],
  ["a quote must end", 'A,B,count\n1,0,"3\n', "table.unclosed-quote"],
  ["text in a list cell is refused", "A,B,count\n1,x,3\n0,1,2\n", "table.not-binary"],
  ["a 2 in a list cell is refused", "A,B,count\n1,2,3\n0,1,2\n", "table.not-binary"],
  ["text as a count is refused", "A,B,count\n1,0,many\n", "table.count-not-a-number"],
  ["no count is not zero", "A,B,count\n1,0,\n", "table.count-not-a-number"],
  ["NaN is not a count", "A,B,count\n1,0,NaN\n", "table.count-not-a-number"],
  ["infinity is not a count", "A,B,count\n1,0,1e999\n", "table.count-not-a-number"],
  ["a negative count is refused", "A,B,count\n1,0,-3\n", "table.count-negative"],
  ["half a person is refused", "A,B,count\n1,0,3.5\n", "table.count-fractional"],
  ["more persons than people are refused", "A,B,count\n1,0,1e13\n", "table.count-too-large"],
  ["a pattern stands once", "A,B,count\n1,0,3\n1,0,4\n", "table.duplicate-pattern"],
  ["a pattern stands once in a stratum", "stratum,A,B,count\nN,1,0,3\nN,1,0,4\n", "table.duplicate-pattern"],
  ["persons on no list cannot be counted", "A,B,count\n1,0,3\n0,0,4\n", "table.unlisted-persons"],
  ["nobody is no table", "A,B,count\n1,0,0\n", "table.nobody"],
];

describe("a table that cannot be used is refused by name", () => {
  test.each(faulty)("%s", (_, text, code) => expect(codeOf(() => readTable(text))).toBe(code));

  test("a stratum column must exist", () =>
    expect(codeOf(() => readTable("A,B,count\n1,0,3\n", { strata: ["region"] }))).toBe("table.unknown-stratum"));
  test("a file of persons instead of counts is refused before it fills the memory", () =>
    expect(codeOf(() => readTable(`A,B,count\n${"1,0,1\n".repeat(700_000)}`))).toBe("table.too-large"));
  test("the message names the line and never a cell", () => {
    expect(() => readTable("A,B,count\n1,0,3\n0,secret,2\n1,1,1\n")).toThrow(/^Line 3, column B/);
    expect(() => readTable("A,B,count\n1,0,3\n0,secret,2\n1,1,1\n")).not.toThrow(/secret/);
  });
});

test("patterns that are absent count nobody, and a zero line of the unlisted is no fault", () => {
  const { table } = readTable("A,B,C,count\n1,0,0,5\n0,1,1,2\n0,0,0,0\n");
  expect([...table.counts]).toEqual([0, 5, 0, 0, 0, 0, 2, 0]);
  expect(table.captured).toBe(7);
});

test("a byte-order mark, semicolons, quotes and line ends of other systems are read", () => {
  const { table } = readTable('\uFEFF"list; one";B;count\r\n1;0;"4"\r\n0;1;3\r\n');
  expect(table.lists).toEqual(["list; one", "B"]);
  expect(table.captured).toBe(7);
});

test("a column of words or years is a stratum, and strata add up to the whole", () => {
  const { table, strata, stratumColumns } = readTable("A,B,year,region,count\n1,0,2021,N,3\n1,0,2022,N,4\n0,1,2021,N,5\n");
  expect(stratumColumns).toEqual(["year", "region"]);
  expect(strata.map(({ name, table: part }) => [name, part.captured])).toEqual([
    ["year = 2021, region = N", 8],
    ["year = 2022, region = N", 4],
  ]);
  expect([...table.counts]).toEqual([0, 7, 5, 0]);
});

test("a column of 0 and 1 can be made a stratum by name", () => {
  const { strata, table } = readTable("A,B,woman,count\n1,0,1,3\n0,1,0,4\n", { strata: ["woman"] });
  expect(table.lists).toEqual(["A", "B"]);
  expect(strata).toHaveLength(2);
});

test("no text makes reading hang or fail without a code", () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("0", "1", ",", "\n", '"', "A", "count", ";", "-", ".", "e9", " ") }), (text) => {
      codeOf(() => readTable(text));
    }),
  ));

test("counts of ten to the ninth are counts", () => {
  const { captured } = createTable(["A", "B"], [{ pattern: [true, true], count: 1e9 }]);
  expect(captured).toBe(1e9);
});
