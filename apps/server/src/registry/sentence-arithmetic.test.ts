import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateFromBounds, dayOf, parseDate, type EdtfDate } from "../ledger/edtf.ts";
import { plannedEnd, type CustodyFacts, type Penalty, type PlannedEnd, type SentenceFact } from "./sentence-arithmetic.ts";

const prison = (length?: Penalty["length"]): Penalty => ({ kind: "imprisonment", length, regime: "general" });

const aSentence = (on: string, overrides: Partial<SentenceFact> = {}): SentenceFact => ({
  id: "first",
  on: parseDate(on),
  penalties: [prison({ years: 5 })],
  inAbsentia: false,
  addsTo: "new",
  status: "pronounced",
  ...overrides,
});

const ends = (custodyBegan: string | undefined, ...sentences: SentenceFact[]): string[] =>
  shown({ sentences, custodyBegan: custodyBegan === undefined ? undefined : parseDate(custodyBegan) });

const shown = (facts: CustodyFacts): string[] =>
  plannedEnd(facts).map(({ reason, end }) => `${reason} ${typeof end === "string" ? end : end.text}`);

const missing = (facts: CustodyFacts): string[] =>
  plannedEnd(facts).flatMap(({ explanation }) => explanation.parts.flatMap((part) => (part.kind === "missing" ? [part.what] : [])));

const again = (on: string, overrides: Partial<SentenceFact>): SentenceFact =>
  aSentence(on, { id: "second", penalties: [prison({ years: 1 })], addsTo: "cumulative", ...overrides });

describe("one sentence", () => {
  test("runs from the beginning of custody, not from the verdict", () => {
    expect(ends("2020-09-19", aSentence("2021-01"))).toEqual(["sentence 2025-09-19"]);
  });

  test("keeps the precision of the start", () => {
    expect(ends("2020-05", aSentence("2021"))).toEqual(["sentence 2025-05"]);
    expect(ends("2020", aSentence("2021"))).toEqual(["sentence 2025"]);
    expect(ends("[..2020-05-31]", aSentence("2021"))).toEqual(["sentence [..2025-05-31]"]);
  });

  test("credit from a day of its own and earlier days apart shorten it day for day", () => {
    expect(ends("2022-10-28", aSentence("2023-06-20", { creditFrom: parseDate("2022-09-06"), creditDays: 15 }))).toEqual([
      "sentence 2027-08-22",
    ]);
  });

  test("another ratio of remand is a parameter, counted until the decision", () => {
    const sentences = [aSentence("2021-01-31", { penalties: [prison({ years: 2 })] })];
    const facts = { sentences, custodyBegan: parseDate("2021-01-01"), remandRatio: { imprisonment: 1.5 } };
    expect(shown(facts)).toEqual(["sentence 2022-12-17"]);
    expect(missing({ ...facts, remandRatio: { imprisonment: 0 } })).toEqual(["ratio"]);
  });

  test("nothing is guessed: no length, no start, no ratio, no way to combine", () => {
    const custodyBegan = parseDate("2021-01-01");
    const unknown = (overrides: Partial<SentenceFact>, began: EdtfDate | undefined = custodyBegan): string[] => {
      const facts = { sentences: [aSentence("2021-06-01", overrides)], custodyBegan: began };
      expect(shown(facts)).toEqual(["sentence unknown"]);
      return missing(facts);
    };
    expect(unknown({ penalties: [prison()] })).toEqual(["length"]);
    expect(unknown({ penalties: [prison({})] })).toEqual(["length"]);
    expect(unknown({ penalties: [prison({ years: 1 }), prison()] })).toEqual(["length"]);
    expect(unknown({}, parseDate("XXXX"))).toEqual(["start"]);
    expect(unknown({ penalties: [{ kind: "open_type", length: { years: 3 } }] })).toEqual(["start"]);
    const servesFrom = parseDate("2021-07-01");
    expect(unknown({ penalties: [{ kind: "home_restriction", length: { years: 3 } }], servesFrom })).toEqual(["credit"]);
    expect(unknown({ penalties: [{ kind: "open_type", length: { years: 3 } }], servesFrom, creditDays: 10 })).toEqual(["ratio"]);
    expect(unknown({ penalties: [prison({ years: 1 }), { kind: "open_type", length: { years: 1 } }] })).toEqual(["combination"]);
    expect(missing({ sentences: [aSentence("2021")] })).toEqual(["start"]);
  });

  test("restriction runs from registration, with the ratio somebody stated", () => {
    const penalties: Penalty[] = [{ kind: "open_type", length: { years: 3 } }];
    const sentences = [aSentence("2021-06-01", { penalties, servesFrom: parseDate("2021-07-01"), creditDays: 10 })];
    expect(shown({ sentences, remandRatio: { open_type: 2 } })).toEqual(["sentence 2024-06-11"]);
  });

  test("several terms without a total end between the longest and the sum; a stated total wins", () => {
    const penalties = [prison({ years: 2 }), prison({ years: 3 })];
    expect(ends("2021-01-01", aSentence("2021", { penalties }))).toEqual(["sentence [2024-01-01..2026-01-01]"]);
    expect(ends("2021-01-01", aSentence("2021", { penalties, statedTotal: { years: 4 } }))).toEqual(["sentence 2025-01-01"]);
  });

  test("life and death have no planned end; fines give no version at all", () => {
    expect(ends("2021", aSentence("2022", { penalties: [{ kind: "life" }] }))).toEqual(["sentence never"]);
    expect(ends("2021", aSentence("2022", { penalties: [{ kind: "death" }, prison({ years: 1 })] }))).toEqual(["sentence never"]);
    expect(ends("2021", aSentence("2022", { penalties: [{ kind: "fine", amount: 4800, currency: "BYN" }] }))).toEqual([]);
  });

  test("in absentia there is no planned end until custody begins after the verdict", () => {
    const absent = aSentence("2024-03-18", { inAbsentia: true });
    expect(ends(undefined, absent)).toEqual([]);
    expect(ends("2020-09-07", absent)).toEqual([]);
    expect(ends("2024", absent)).toEqual([]);
    expect(ends("2025-01-10", absent)).toEqual(["sentence 2030-01-10"]);
    expect(plannedEnd({ sentences: [absent], custodyBegan: parseDate("2025-01-10") })[0]?.asOf.text).toBe("2025-01-10");
  });
});

describe("a series of versions", () => {
  test("article 411 five days before release adds a year to the end", () => {
    const first = aSentence("2010-06-01", { penalties: [prison({ years: 5 })] });
    expect(ends("2010-03-03", first, again("2015-02-26", {}))).toEqual(["sentence 2015-03-03", "added-in-custody 2016-03-03"]);
    const [, added] = plannedEnd({
      sentences: [again("2015-02-26", {}), first],
      custodyBegan: parseDate("2010-03-03"),
    });
    expect(added?.explanation.previousEnd).toMatchObject({ text: "2015-03-03" });
    expect(added?.explanation.parts.map((part) => part.kind)).toEqual(["start", "length", "added-to", "length"]);
  });

  test("the total a verdict states counts from the running term, less the credit already given", () => {
    const first = aSentence("2021-06-01", { creditDays: 15 });
    expect(ends("2021-01-01", first, again("2023-01-01", { statedTotal: { years: 7 } }))[1]).toBe("added-in-custody 2027-12-17");
    const own = again("2023-01-01", { statedTotal: { years: 4 }, creditFrom: parseDate("2023-01-01") });
    expect(ends("2021-01-01", first, own)[1]).toBe("added-in-custody 2027-01-01");
  });

  test("an addition to a term nobody knows, or to one already served, is unknown", () => {
    expect(ends("2021-01-01", again("2023", {}))).toEqual(["added-in-custody unknown"]);
    expect(ends("2015-01-01", aSentence("2015-06"), again("2023", {}))[1]).toBe("added-in-custody unknown");
    expect(ends("2015-01-01", aSentence("2015-06"), again("2023", { creditFrom: parseDate("2022-12") }))[1]).toBe(
      "added-in-custody 2023-12",
    );
    expect(
      ends("2021-01-01", aSentence("2021"), again("2023", { penalties: [{ kind: "home_restriction", length: { years: 1 } }] }))[1],
    ).toBe("added-in-custody unknown");
  });

  test("an appeal replaces the sentence and what was added later stays added", () => {
    const appeal = aSentence("2021-12-24", {
      id: "appeal",
      replaces: "first",
      status: "changed",
      penalties: [prison({ years: 4 })],
    });
    expect(ends("2020-09-08", aSentence("2021-09-06"), again("2021-11-01", {}), appeal)).toEqual([
      "sentence 2025-09-08",
      "added-in-custody 2026-09-08",
      "appeal 2025-09-08",
    ]);
  });

  test("upheld keeps the penalties; changed without saying to what is unknown; credit alone is a credit", () => {
    const upheld = aSentence("2021-12-24", { id: "u", replaces: "first", status: "upheld", penalties: [] });
    expect(ends("2020-09-08", aSentence("2021-09-06"), upheld)).toEqual(["sentence 2025-09-08", "appeal 2025-09-08"]);
    expect(ends("2020-09-08", aSentence("2021-09-06"), { ...upheld, status: "changed" })[1]).toBe("appeal unknown");
    expect(ends("2020-09-08", aSentence("2021-09-06"), { ...upheld, status: "in_force", creditDays: 3 })[1]).toBe("credit 2025-09-05");
    expect(ends("2020-09-08", aSentence("2021"), aSentence("2022", { id: "r", replaces: "first" }))[1]).toBe("replaced 2025-09-08");
  });

  test("annulled removes, and history keeps the end that stood until then", () => {
    const annulled = aSentence("2022", { id: "a", replaces: "first", status: "annulled", penalties: [] });
    expect(ends("2020-09-08", aSentence("2021", { status: "annulled" }), annulled)).toEqual(["sentence 2025-09-08", "annulled none"]);
    expect(ends("2020-09-08", aSentence("2021", { status: "annulled" }))).toEqual([]);
    const fine = aSentence("2022", { id: "f", replaces: "first", status: "changed", penalties: [{ kind: "fine" }] });
    expect(ends("2020-09-08", aSentence("2021"), fine)).toEqual(["sentence 2025-09-08", "appeal none"]);
  });

  test("two sentences nobody combined end between the later and the sum", () => {
    const other = again("2022", { addsTo: "new", penalties: [prison({ years: 6 })] });
    expect(ends("2021-01-01", aSentence("2021"), other)[1]).toBe("sentence [2027-01-01..2032-01-01]");
    expect(ends("2021-01-01", aSentence("2021"), { ...other, penalties: [{ kind: "life" }] })[1]).toBe("sentence never");
  });
});

describe("laws", () => {
  const day = fc.integer({ min: dayOf("2000-01-01"), max: dayOf("2026-12-31") });
  const start = fc.tuple(day, fc.oneof(fc.constant(0), fc.nat(400))).map(([lo, width]) => dateFromBounds(lo, lo + width));
  const length = fc.record({ years: fc.nat(25), months: fc.nat(11), days: fc.integer({ min: 1, max: 30 }) });
  const bounds = (end: PlannedEnd | undefined): EdtfDate => {
    if (end === undefined || typeof end === "string") throw new Error(`no date: ${end}`);
    return end;
  };

  test("adding a cumulative sentence never moves the end earlier, nor makes it more precise", () => {
    fc.assert(
      fc.property(start, length, length, (custodyBegan, first, added) => {
        const on = dateFromBounds(custodyBegan.lo, custodyBegan.lo);
        const sentences = [aSentence("2020", { on, penalties: [prison(first)] }), again("2020", { on, penalties: [prison(added)] })];
        const [before, after] = plannedEnd({ sentences, custodyBegan }).map(({ end }) => bounds(end));
        expect(after?.lo).toBeGreaterThanOrEqual(before?.lo ?? Infinity);
        expect(after?.hi).toBeGreaterThanOrEqual(before?.hi ?? Infinity);
      }),
    );
  });

  test("an end is never narrower than its start, but for shorter months and years without a leap day", () => {
    fc.assert(
      fc.property(start, length, (custodyBegan, term) => {
        const [version] = plannedEnd({ sentences: [aSentence("2020", { penalties: [prison(term)] })], custodyBegan });
        const end = bounds(version?.end);
        expect(end.hi - end.lo).toBeGreaterThanOrEqual(custodyBegan.hi - custodyBegan.lo - 5);
        expect(end.lo).toBeGreaterThan(custodyBegan.lo);
      }),
    );
  });

  test("a fine never moves the end, and the order of the facts does not matter", () => {
    fc.assert(
      fc.property(start, length, (custodyBegan, term) => {
        const first = aSentence("2020", { penalties: [prison(term)] });
        const fined = { ...first, penalties: [...first.penalties, { kind: "fine", amount: 1 } as const] };
        expect(plannedEnd({ sentences: [fined], custodyBegan })).toEqual(plannedEnd({ sentences: [first], custodyBegan }));
        const more = again("2021", {});
        expect(plannedEnd({ sentences: [more, first], custodyBegan })).toEqual(plannedEnd({ sentences: [first, more], custodyBegan }));
      }),
    );
  });
});
