import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EdtfError,
  FOREVER,
  MAX_DAY,
  MIN_DAY,
  NEVER,
  addLength,
  boundsOf,
  dateFromBounds,
  dayOf,
  fromParts,
  isCertainlyAfter,
  isCertainlyBefore,
  isUncertain,
  isoOf,
  midpointOrder,
  parseDate,
  parsePeriod,
  tryParseDate,
} from "./edtf.ts";

const shown = (text: string): string => {
  const { precision, lo, hi } = parseDate(text);
  const iso = (day: number): string => (day === NEVER ? "never" : day === FOREVER ? "forever" : isoOf(day));
  return `${precision} ${iso(lo)} ${iso(hi)}`;
};

describe("forms of a date", () => {
  test.each([
    ["2021-05-21", "day 2021-05-21 2021-05-21"],
    ["2020-02-29", "day 2020-02-29 2020-02-29"],
    ["2021-05", "month 2021-05-01 2021-05-31"],
    ["2021-05-XX", "month 2021-05-01 2021-05-31"],
    ["2021", "year 2021-01-01 2021-12-31"],
    ["2021-XX", "year 2021-01-01 2021-12-31"],
    ["2021-XX-XX", "year 2021-01-01 2021-12-31"],
    ["2021-XX-21", "between 2021-01-21 2021-12-21"],
    ["202X", "between 2020-01-01 2029-12-31"],
    ["19XX", "between 1900-01-01 1999-12-31"],
    ["2021-21", "season 2021-03-01 2021-05-31"],
    ["2021-23", "season 2021-09-01 2021-11-30"],
    ["2021-24", "season 2021-01-01 2022-02-28"],
    ["2022-W04", "week 2022-01-24 2022-01-30"],
    ["2020-W53", "week 2020-12-28 2021-01-03"],
    ["2021-05-21~", "about 2021-05-18 2021-05-24"],
    ["2021-05~", "about 2021-04-01 2021-06-30"],
    ["2021~", "about 2020-01-01 2022-12-31"],
    ["2021%", "about 2020-01-01 2022-12-31"],
    ["2021?", "year 2021-01-01 2021-12-31"],
    ["../2021-05-21", "before never 2021-05-21"],
    ["[..2021-05-21]", "before never 2021-05-21"],
    ["[..2021]", "before never 2021-12-31"],
    ["2021-05-21/..", "after 2021-05-21 forever"],
    ["[2021-05-21..]", "after 2021-05-21 forever"],
    ["[2020-06-01..2020-07-31]", "between 2020-06-01 2020-07-31"],
    ["[2020-06..2020-07]", "between 2020-06-01 2020-07-31"],
    ["", "unknown never forever"],
    ["XXXX", "unknown never forever"],
  ])("%s", (text, expected) => expect(shown(text)).toBe(expected));

  test("the text is kept as given, without the spaces around it", () => {
    expect(parseDate(" 2021-05-XX ").text).toBe("2021-05-XX");
  });

  test.each([
    "2021-02-30",
    "2021-02-29",
    "1900-02-29",
    "2021-13",
    "2021-00",
    "2021-05-00",
    "2021-04-31",
    "2021-5-1",
    "21.05.2021",
    "2021-W53",
    "2021-W00",
    "2021-21-XX",
    "202X-05",
    "2021-XX-32",
    "202X~",
    "2020-06-01/2020-07-31",
    "[..]",
    "{2020..2021}",
    "[2021..2020]",
    "[2020..XXXX]",
    "2021-05-21/",
    "/2021",
    "2021~~",
    "May 2021",
    "2021u",
    "+2021",
    "２０２１",
    "2021-05-21T10:00",
    "X",
    "[[..2020]..]",
    "9".repeat(100_000),
  ])("refuses %s", (text) => {
    expect(() => parseDate(text)).toThrow(EdtfError);
    expect(tryParseDate(text)).toBeUndefined();
  });

  test("the message says what to write, and is short whatever came in", () => {
    expect(() => parseDate("2020-06-01/2020-07-31")).toThrow(/\[a\.\.b\]/u);
    expect(() => parseDate("2021-02-30")).toThrow(/days 1 to 28/u);
    expect(new EdtfError("x".repeat(10_000), "no").message.length).toBeLessThan(100);
    expect(new EdtfError("x", "no").code).toBe("date.unreadable");
  });

  test("doubt is a mark and moves no bound", () => {
    expect(isUncertain(parseDate("2021?"))).toBe(true);
    expect(isUncertain(parseDate("2021~"))).toBe(false);
  });
});

describe("periods", () => {
  test("what is open, unknown and dated stays apart", () => {
    expect(parsePeriod("2021-05-21/..").to).toBe("open");
    expect(parsePeriod("2021-05-21/").to).toBe("unknown");
    expect(parsePeriod("2021-05/2022")).toMatchObject({
      from: { precision: "month" },
      to: { precision: "year" },
    });
    expect(parsePeriod("/2022").from.precision).toBe("unknown");
    expect(parsePeriod("../2022").from).toMatchObject({ lo: NEVER, hi: NEVER });
    expect(parsePeriod("[..2021-05-21]/2022").from.precision).toBe("before");
    expect(parsePeriod("")).toMatchObject({ from: { precision: "unknown" }, to: "unknown" });
  });

  test("a single date began and ended within it", () => {
    expect(boundsOf(parsePeriod("2021-05"))).toEqual({
      start: { lo: dayOf("2021-05-01"), hi: dayOf("2021-05-31") },
      end: { lo: dayOf("2021-05-01"), hi: dayOf("2021-05-31") },
    });
  });

  test("an unknown start is bounded by the end, an unknown end by the start", () => {
    expect(boundsOf(parsePeriod("/2022")).start).toEqual({ lo: NEVER, hi: dayOf("2022-12-31") });
    expect(boundsOf(parsePeriod("2022/")).end).toEqual({ lo: dayOf("2022-01-01"), hi: FOREVER });
    expect(boundsOf(parsePeriod("2022/..")).end).toEqual({ lo: FOREVER, hi: FOREVER });
  });

  test.each(["2022/2021", "a/b", "2021/2022/2023", "..", "2021/x", `${"1".repeat(500)}/2022`])("refuses %s", (text) => {
    expect(() => parsePeriod(text)).toThrow(EdtfError);
  });
});

describe("dates from two columns", () => {
  test.each([
    ["2021-05", "month", "2021-05"],
    ["2021-05-21", "month", "2021-05"],
    ["2021-05-21", "year", "2021"],
    ["2023-02-08", "week", "2023-W06"],
    ["2021-01-01", "week", "2020-W53"],
    ["2021-05-21", "before", "[..2021-05-21]"],
    ["2021-05", "after", "[2021-05..]"],
    ["2021", "about", "2021~"],
    ["", "unknown", "XXXX"],
    ["[2020..2021]", "between", "[2020..2021]"],
  ] as const)("%s with %s is %s", (date, precision, text) => {
    expect(fromParts({ date, precision })).toEqual(parseDate(text));
  });

  test("a date coarser than its precision is refused", () => {
    expect(() => fromParts({ date: "2021", precision: "day" })).toThrow(EdtfError);
    expect(() => fromParts({ date: "2021-W04", precision: "month" })).toThrow(EdtfError);
    expect(() => fromParts({ date: "2021-05-21", precision: "between" })).toThrow(EdtfError);
  });
});

test("order on a life line: earliest day, then latest; before stands at its last day; unknown last", () => {
  const sorted = ["XXXX", "2021-06", "[..2021-05-21]", "2021", "2021-05-21", "2021-06-01"].map(parseDate).sort(midpointOrder);
  expect(sorted.map((date) => date.text)).toEqual(["2021", "[..2021-05-21]", "2021-05-21", "2021-06-01", "2021-06", "XXXX"]);
  expect(isCertainlyBefore(parseDate("2020"), parseDate("2021-01"))).toBe(true);
  expect(isCertainlyBefore(parseDate("2021"), parseDate("2021-06"))).toBe(false);
  expect(isCertainlyAfter(parseDate("2022"), parseDate("2021-06"))).toBe(true);
});

test.each([
  ["2021-01-31", { months: 1 }, "2021-02-28"],
  ["2020-01-31", { months: 1 }, "2020-02-29"],
  ["2020-02-29", { years: 1 }, "2021-02-28"],
  ["2020-09-19", { years: 5 }, "2025-09-19"],
  ["2020-12-15", { years: 1, months: 1, days: 20 }, "2022-02-04"],
  ["2021-03-31", { months: -1 }, "2021-02-28"],
])("%s plus a length of %o is %s", (from, length, to) => expect(isoOf(addLength(dayOf(from), length))).toBe(to));

describe("laws", () => {
  const day = fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2200-12-31") });
  const length = fc.record({ years: fc.nat(30), months: fc.nat(30), days: fc.nat(400) });

  test("a day number is what the platform's calendar says, 1600 to 2200", () => {
    fc.assert(
      fc.property(day, (number) => {
        const iso = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(isoOf(number)).toBe(iso);
        expect(dayOf(iso)).toBe(number);
      }),
      { numRuns: 2000 },
    );
    expect([isoOf(0), isoOf(MIN_DAY), isoOf(MAX_DAY)]).toEqual(["1970-01-01", "0000-01-01", "9999-12-31"]);
    expect(() => isoOf(FOREVER)).toThrow(EdtfError);
  });

  test("parse after print gives the same date, and lo <= hi", () => {
    fc.assert(
      fc.property(day, fc.nat(900), fc.constantFrom("", "~", "?", "%"), (lo, width, mark) => {
        const date = dateFromBounds(lo, lo + width);
        expect([date.lo, date.hi]).toEqual([lo, lo + width]);
        expect(parseDate(date.text)).toEqual(date);
        const marked = tryParseDate(date.text + mark);
        if (marked !== undefined) expect(marked.lo).toBeLessThanOrEqual(date.lo);
      }),
    );
    expect(dateFromBounds(NEVER, 0).text).toBe("[..1970-01-01]");
    expect(dateFromBounds(NEVER, FOREVER).precision).toBe("unknown");
    expect(dateFromBounds(MAX_DAY + 1, MAX_DAY + 5)).toMatchObject({ lo: MAX_DAY, hi: FOREVER });
  });

  test("a coarser text contains the finer one, and about contains both", () => {
    fc.assert(
      fc.property(day, (number) => {
        const iso = isoOf(number);
        const week = fromParts({ date: iso, precision: "week" });
        const chain = [iso, iso.slice(0, 7), iso.slice(0, 4), `${iso.slice(0, 3)}X`, "XXXX"].map(parseDate);
        for (const [index, outer] of chain.slice(1).entries()) {
          expect(outer.lo).toBeLessThanOrEqual(chain[index]?.lo ?? NEVER);
          expect(outer.hi).toBeGreaterThanOrEqual(chain[index]?.hi ?? FOREVER);
        }
        expect(week.lo <= number && number <= week.hi && week.hi - week.lo === 6).toBe(true);
      }),
    );
  });

  test("adding a length keeps the order of days, and never goes back", () => {
    fc.assert(
      fc.property(day, fc.nat(40), length, (earlier, gap, term) => {
        expect(addLength(earlier, term)).toBeGreaterThanOrEqual(earlier);
        expect(addLength(earlier, term)).toBeLessThanOrEqual(addLength(earlier + gap, term));
      }),
    );
    expect(addLength(FOREVER, { years: 1 })).toBe(FOREVER);
  });

  test("any text gives a date or nothing, never another error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[[\]0-9X~?/.W-]{0,24}$/u)), (text) => {
        const date = tryParseDate(text);
        if (date !== undefined) expect(date.lo).toBeLessThanOrEqual(date.hi);
      }),
    );
  });
});
