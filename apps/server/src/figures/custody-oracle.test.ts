import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoOf, midpointOrder, parseDate } from "../ledger/edtf.ts";
import { paperFile, type PaperEvent } from "../testing/paper-file.ts";
import type { DaySet } from "./day-set.ts";
import { CONFIRMATION_DAYS, measurePerson } from "./measure.ts";

/**
 * The rule of custody against every truth that partial dates leave open. A resolution picks a day for every event, in
 * the order in which the rule puts the events, and whether a release that was only reported took place. Custody is
 * then read off day by day, with no sets and no bounds.
 */

const START = 18_700;
const SPAN = 9;

type Kind = "detention" | "transfer" | "release" | "reported" | "home" | "left";
type Happening = { readonly kind: Kind; readonly lo: number; readonly hi: number };

const happening: fc.Arbitrary<Happening> = fc
  .record({
    kind: fc.constantFrom<Kind>("detention", "detention", "transfer", "release", "release", "reported", "home", "left"),
    lo: fc.integer({ min: 0, max: SPAN }),
    width: fc.constantFrom(0, 0, 0, 1, 2, 4),
  })
  .map(({ kind, lo, width }) => ({ kind, lo: START + lo, hi: START + lo + width }));

const text = ({ lo, hi }: Happening): string => (lo === hi ? isoOf(lo) : `[${isoOf(lo)}..${isoOf(hi)}]`);

function eventOf(h: Happening): PaperEvent {
  switch (h.kind) {
    case "detention":
      return { kind: "detention", fields: { track: "criminal", began: text(h) } };
    case "release":
      return { kind: "release", fields: { on: text(h), status: "confirmed" } };
    case "reported":
      return { kind: "release", fields: { on: text(h), status: "reported" } };
    case "home":
      return { kind: "stay", fields: { began: text(h), state: "home_restriction" } };
    case "left":
      return { kind: "report", fields: { status: "released_in_country", as_of: text(h) } };
    case "transfer":
      return { kind: "stay", fields: { began: text(h), whereabouts: "known" } };
  }
}

const RANK: Readonly<Record<Kind, number>> = { detention: 0, transfer: 1, release: 2, reported: 2, home: 2, left: 5 };

/** The order in which the rule puts the events: by first possible day, a transfer after a detention it may follow. */
function inOrder(events: readonly Happening[]): Happening[] {
  const order = events
    .map((event, i) => ({ event, i }))
    .sort(
      (a, b) => midpointOrder(parseDate(text(a.event)), parseDate(text(b.event))) || RANK[a.event.kind] - RANK[b.event.kind] || a.i - b.i,
    )
    .map(({ event }) => event);
  for (let i = order.length - 2; i >= 0; i--) {
    const [event, next] = [order[i], order[i + 1]];
    if (event === undefined || next === undefined || next.hi > event.hi) continue;
    const isSign = event.kind === "transfer" && next.kind === "detention";
    // "Free as of December" repeats "released on 13 December" rather than preceding it.
    const repeats = event.kind === "left" && ["release", "home"].includes(next.kind);
    if (isSign || repeats) order.splice(i, 2, next, event);
  }
  return order;
}

type Dated = { readonly kind: Kind | "rumour"; readonly on: number };

/** Every way to give each event a day, keeping the order, and to believe or not each report of a release. */
function resolutions(events: readonly Happening[]): Dated[][] {
  let partial: Dated[][] = [[]];
  for (const { kind, lo, hi } of events) {
    partial = partial.flatMap((done) => {
      const next: Dated[][] = [];
      const after = done.findLast((event) => event.kind !== "rumour")?.on ?? lo;
      for (let on = Math.max(lo, after); on <= hi; on++) next.push([...done, { kind: kind === "reported" ? "release" : kind, on }]);
      // A false report bounds nothing; that somebody could report a release says only that there was a custody.
      if (kind === "reported") next.push([...done, { kind: "rumour", on: lo }]);
      return next;
    });
  }
  return partial;
}

type Stay = { from: number; seen: number; freed: number | null; ambiguous: boolean };

/** Whether a person was held on a day in one resolution. "perhaps": taken again without a known release in between. */
function heldOn(events: readonly Dated[], day: number): "yes" | "perhaps" | "no" {
  const stays: Stay[] = [];
  for (const { kind, on } of events) {
    const open = stays.at(-1)?.freed === null ? stays.at(-1) : undefined;
    if (kind === "detention") {
      if (open !== undefined) [open.freed, open.ambiguous] = [on, true];
      stays.push({ from: on, seen: on, freed: null, ambiguous: false });
    } else if (kind === "transfer") {
      // Somebody of whom only a rumour told is held for certain from the first fact on.
      if (open?.ambiguous === true) open.freed = on;
      if (open === undefined || open.ambiguous) stays.push({ from: on, seen: on, freed: null, ambiguous: false });
      else open.seen = on;
    } else if (kind === "rumour") {
      if (open === undefined) stays.push({ from: on, seen: on, freed: null, ambiguous: true });
      else open.seen = on;
    } else if (open !== undefined) {
      open.freed = on;
      if (kind === "left") open.ambiguous = true;
    }
  }
  const found = stays.find((stay) => stay.from <= day && day < (stay.freed ?? Infinity));
  if (found === undefined) return "no";
  if (found.ambiguous && day >= found.seen) return "perhaps";
  return found.freed === null && day >= found.seen + CONFIRMATION_DAYS ? "perhaps" : "yes";
}

const says = (set: DaySet, day: number): "yes" | "perhaps" | "no" => {
  const has = (ranges: DaySet["certain"]): boolean => ranges.some((range) => range.from <= day && day < range.to);
  return has(set.certain) ? "yes" : has(set.possible) ? "perhaps" : "no";
};

const DAYS = Array.from({ length: SPAN + 8 }, (_, i) => START + i - 1).concat(
  START + CONFIRMATION_DAYS - 2,
  ...Array.from({ length: SPAN + 6 }, (_, i) => START + CONFIRMATION_DAYS + i),
);

describe("days in custody and what partial dates leave open", () => {
  test("certain if so in every resolution, uncertain if in some, not at all if in none", () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1, maxLength: 4 }), (events) => {
        const { custody } = measurePerson(paperFile(events.map(eventOf)));
        const worlds = resolutions(inOrder(events));
        for (const day of DAYS) {
          const answers = new Set(worlds.map((world) => heldOn(world, day)));
          const truth = answers.size === 1 && answers.has("yes") ? "yes" : answers.size === 1 && answers.has("no") ? "no" : "perhaps";
          expect([day - START, says(custody, day)]).toEqual([day - START, truth]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
