import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOREVER, NEVER, type EdtfDate } from "../ledger/edtf.ts";
import { ALL_DAYS, both, certainUntil, doubtful, either, fromUntil, NO_DAYS, since, type DayRange, type DaySet } from "./day-set.ts";

const date = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 8 }))
  .map(([lo, width]): EdtfDate => ({ text: "", precision: "between", lo, hi: lo + width }));
const open = fc.oneof(
  { weight: 5, arbitrary: date },
  { weight: 1, arbitrary: date.map((d): EdtfDate => ({ ...d, precision: "before", lo: NEVER })) },
  { weight: 1, arbitrary: date.map((d): EdtfDate => ({ ...d, precision: "after", hi: FOREVER })) },
  { weight: 1, arbitrary: fc.constant<EdtfDate>({ text: "XXXX", precision: "unknown", lo: NEVER, hi: FOREVER }) },
);
const simple: fc.Arbitrary<DaySet> = fc.tuple(open, fc.option(open)).map(([began, ended]) => fromUntil(began, ended));
const set: fc.Arbitrary<DaySet> = fc.array(simple, { maxLength: 3 }).map((sets) => either(...sets));

const has = (ranges: readonly DayRange[], day: number): boolean => ranges.some((range) => range.from <= day && day < range.to);
const days = Array.from({ length: 40 }, (_, i) => i - 5);
/** What a set says about each day: yes, perhaps, no. */
const said = (s: DaySet): string => days.map((day) => (has(s.certain, day) ? "y" : has(s.possible, day) ? "p" : "n")).join("");

describe("sets of days", () => {
  test("certain days are possible days, ranges are sorted, and none touch", () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        for (const s of [a, b, both(a, b), either(a, b), certainUntil(a, 7)]) {
          for (const ranges of [s.certain, s.possible, doubtful(s)]) {
            ranges.forEach((range, i) => {
              expect(range.from).toBeLessThan(range.to);
              if (i > 0) expect(ranges[i - 1]?.to).toBeLessThan(range.from);
            });
          }
          for (const day of days) if (has(s.certain, day)) expect(has(s.possible, day)).toBe(true);
        }
      }),
    );
  });

  test("both and either are what they are day by day", () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        for (const day of days) {
          expect(has(both(a, b).certain, day)).toBe(has(a.certain, day) && has(b.certain, day));
          expect(has(both(a, b).possible, day)).toBe(has(a.possible, day) && has(b.possible, day));
          expect(has(either(a, b).certain, day)).toBe(has(a.certain, day) || has(b.certain, day));
          expect(has(either(a, b).possible, day)).toBe(has(a.possible, day) || has(b.possible, day));
          expect(has(doubtful(a), day)).toBe(has(a.possible, day) && !has(a.certain, day));
        }
      }),
    );
  });

  test("both and either are commutative, associative, idempotent, distributive and have neutral sets", () => {
    fc.assert(
      fc.property(set, set, set, (a, b, c) => {
        expect(said(both(a, b))).toBe(said(both(b, a)));
        expect(said(either(a, b))).toBe(said(either(b, a)));
        expect(said(both(a, both(b, c)))).toBe(said(both(both(a, b), c)));
        expect(said(either(a, either(b, c)))).toBe(said(either(either(a, b), c)));
        expect(said(both(a, either(b, c)))).toBe(said(either(both(a, b), both(a, c))));
        expect(both(a, a)).toEqual(a);
        expect(either(a, a)).toEqual(a);
        expect(both(a, ALL_DAYS)).toEqual(a);
        expect(either(a, NO_DAYS)).toEqual(a);
        expect(both(a, NO_DAYS)).toEqual(NO_DAYS);
      }),
    );
  });

  test("from an uncertain day to another: certain if so for every pair of days in order, possible if for some", () => {
    fc.assert(
      fc.property(date, date, (began, ended) => {
        const pairs = [];
        for (let b = began.lo; b <= began.hi; b++) for (let e = ended.lo; e <= ended.hi; e++) if (b <= e) pairs.push([b, e] as const);
        fc.pre(pairs.length > 0);
        const s = fromUntil(began, ended);
        for (const day of days) {
          const held = pairs.filter(([b, e]) => b <= day && day < e).length;
          expect(has(s.possible, day)).toBe(held > 0);
          if (has(s.certain, day)) expect(held).toBe(pairs.length);
        }
      }),
    );
  });

  test("what has happened stays so", () => {
    fc.assert(
      fc.property(date, (on) => {
        expect(since(on).certain).toEqual([{ from: on.hi, to: FOREVER }]);
      }),
    );
  });

  test("beyond a day a set is possible and no longer certain", () => {
    fc.assert(
      fc.property(set, fc.integer({ min: -5, max: 30 }), (s, until) => {
        const cut = certainUntil(s, until);
        expect(cut.possible).toEqual(s.possible);
        for (const day of days) expect(has(cut.certain, day)).toBe(day < until && has(s.certain, day));
      }),
    );
  });
});
