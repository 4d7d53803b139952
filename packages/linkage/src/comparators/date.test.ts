import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DATE_LEVELS, dateComparator, readDate } from "./date.ts";

const comparator = dateComparator();

function levelOf(a: string, b: string): string | undefined {
  const [left, right] = [comparator.prepare([a]), comparator.prepare([b])];
  if (left === undefined || right === undefined) return "nothing";
  return DATE_LEVELS[comparator.compare(left, right)]?.name;
}

describe("dates", () => {
  test.each([
    ["1985-03-09", { year: 1985, month: 3, day: 9 }],
    ["19850309", { year: 1985, month: 3, day: 9 }],
    ["09.03.1985", { year: 1985, month: 3, day: 9 }],
    ["9/3/1985", { year: 1985, month: 3, day: 9 }],
    ["1985-03", { year: 1985, month: 3, day: 0 }],
    ["03.1985", { year: 1985, month: 3, day: 0 }],
    ["1985", { year: 1985, month: 0, day: 0 }],
    ["1985-XX-XX", { year: 1985, month: 0, day: 0 }],
    ["1985-XX-09", { year: 1985, month: 0, day: 0 }],
    ["1985-03-09T00:00:00Z", { year: 1985, month: 3, day: 9 }],
    ["31.02.1985", { year: 1985, month: 2, day: 31 }],
  ])("%s is read at its precision", (text, parts) => {
    expect(readDate(text)).toEqual(parts);
  });

  test.each(["", "unknown", "9 March", "0000", "12345", "1985-3-9-1"])("%j is no date", (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test.each([
    ["1985-03-09", "09.03.1985", "same day"],
    ["1985-03-09", "1985-09-03", "one slip, or day and month swapped"],
    ["1985-03-09", "1985-03-08", "one slip, or day and month swapped"],
    ["1985-03-19", "1985-03-91", "one slip, or day and month swapped"],
    ["1985-03-09", "1958-03-09", "one slip, or day and month swapped"],
    ["1985-03-09", "1976-03-09", "two of year, month and day"],
    ["1985-03-09", "1985-11-24", "one of year, month and day"],
    ["1985-03-09", "1972-11-24", "other day"],
    ["1985-03-09", "1985-03", "same month, day unknown"],
    ["1985-03-09", "1985-04", "other month, day unknown"],
    ["1985-03-09", "1985", "same year, month unknown"],
    ["1985-03-09", "1986", "neighbouring year, month unknown"],
    ["1985-03-09", "1990", "other year, month unknown"],
  ])("%s and %s: %s", (a, b, level) => {
    expect(levelOf(a, b)).toBe(level);
    expect(levelOf(b, a)).toBe(level);
  });

  test("the first of January says only the year, unless both say it", () => {
    expect(levelOf("1985-01-01", "1985-07-20")).toBe("same year, month unknown");
    expect(levelOf("1985-01-01", "1985-01-01")).toBe("same day");
  });

  test("year, month and day in columns of their own are one date", () => {
    const columns = dateComparator(3);
    const [left, right] = [columns.prepare(["1949", "7", "22"]), columns.prepare(["1949", "07", "22"])];
    if (left === undefined || right === undefined) throw new Error("both are dates");
    expect(columns.identity(left)).toBe(columns.identity(right));
    expect(columns.prepare(["", "7", "22"])).toBeUndefined();
  });

  test("comparing is symmetric for any two dates", () => {
    const date = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }));
    const columns = dateComparator(3);
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [left, right] = [columns.prepare(a.map(String)), columns.prepare(b.map(String))];
        if (left === undefined || right === undefined) return;
        expect(columns.compare(left, right)).toBe(columns.compare(right, left));
        expect(columns.compare(left, left)).not.toBe(4);
      }),
    );
  });
});
