import { FOREVER, NEVER, type Day, type EdtfDate } from "../ledger/edtf.ts";

/** Days from `from` (inclusive) to `to` (exclusive). */
export type DayRange = { readonly from: Day; readonly to: Day };

/**
 * Days on which something held, as far as is known: `certain` days it held whatever the truth behind partial dates,
 * `possible` days it may have held. Certain days are possible days. Ranges are sorted and do not touch.
 */
export type DaySet = { readonly certain: readonly DayRange[]; readonly possible: readonly DayRange[] };

export const NO_DAYS: DaySet = { certain: [], possible: [] };
export const ALL_DAYS: DaySet = { certain: [{ from: NEVER, to: FOREVER }], possible: [{ from: NEVER, to: FOREVER }] };
/** Nothing is known: any day is possible, none certain. */
export const PERHAPS: DaySet = { certain: [], possible: [{ from: NEVER, to: FOREVER }] };

function normalise(ranges: readonly DayRange[]): DayRange[] {
  const sorted = ranges.filter((range) => range.from < range.to);
  // Most people have one range of most things.
  if (sorted.length < 2) return sorted;
  sorted.sort((a, b) => a.from - b.from);
  const merged: DayRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

function intersectRanges(a: readonly DayRange[], b: readonly DayRange[]): DayRange[] {
  if (a.length === 0 || b.length === 0) return [];
  return normalise(a.flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))));
}

function subtractRanges(a: readonly DayRange[], b: readonly DayRange[]): DayRange[] {
  if (a.length === 0) return [];
  let rest = [...a];
  for (const hole of b) {
    rest = rest.flatMap((range) => [
      { from: range.from, to: Math.min(range.to, hole.from) },
      { from: Math.max(range.from, hole.to), to: range.to },
    ]);
    rest = rest.filter((range) => range.from < range.to);
  }
  return normalise(rest);
}

/** Days on which both held. */
export function both(a: DaySet, b: DaySet): DaySet {
  return { certain: intersectRanges(a.certain, b.certain), possible: intersectRanges(a.possible, b.possible) };
}

/** Days on which at least one held. */
export function either(...sets: readonly DaySet[]): DaySet {
  return {
    certain: normalise(sets.flatMap((set) => set.certain)),
    possible: normalise(sets.flatMap((set) => set.possible)),
  };
}

/** Days that may belong to the set but need not. */
export function doubtful(set: DaySet): readonly DayRange[] {
  return subtractRanges(set.possible, set.certain);
}

/**
 * From an uncertain first day to an uncertain day after the last. It holds for certain from the last day on which it
 * can have begun until the first day on which it can have ended; possibly from the first to the last.
 *
 * @param ended null while it goes on
 */
export function fromUntil(began: EdtfDate, ended: EdtfDate | null): DaySet {
  const certain = { from: began.hi, to: ended === null ? FOREVER : ended.lo };
  const possible = { from: began.lo, to: ended === null ? FOREVER : ended.hi };
  return { certain: normalise([certain]), possible: normalise([possible, certain]) };
}

/** From an uncertain day on, for ever: what has happened stays counted. */
export function since(on: EdtfDate): DaySet {
  return fromUntil(on, null);
}

/** The set only until a day, and merely possible from then on. */
export function certainUntil(set: DaySet, day: Day): DaySet {
  return { certain: intersectRanges(set.certain, [{ from: NEVER, to: day }]), possible: set.possible };
}
