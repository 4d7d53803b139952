// The single forms of edtf.ts: each reader takes a text and gives its bounds, or nothing when the form is another.

import { EdtfError, FOREVER, NEVER, addLength, clampDay, dayOf, dayOfCivil, lastOfMonth, type Day, type Length } from "./day-number.ts";

/** `about` is widened by a stated margin; `between` is one day of a longer span; `week` is an ISO week. */
export type Precision = "day" | "week" | "month" | "season" | "year" | "before" | "after" | "between" | "about" | "unknown";

/** What a form says, without its text. Both days inclusive. */
export type Bounds = { readonly precision: Precision; readonly lo: Day; readonly hi: Day };
/** Longest text read, in characters. */
export const MAX_TEXT = 64;
const FORMS = "write 2021-05-21, 2021-05, 2021, 202X, 2022-W04, 2021-05~, [..2021-05-21], [2021-05-21..] or [a..b]";

/** Inclusive bounds with their precision. */
export const within = (precision: Precision, lo: Day, hi: Day): Bounds => ({ precision, lo, hi });
/** Nothing is known. */
export const UNKNOWN: Bounds = within("unknown", NEVER, FOREVER);

const readDay = (text: string): Bounds | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return undefined;
  const day = dayOf(text);
  return within("day", day, day);
};

/** `21`–`24` after the year are seasons by whole months; winter may be meant at either end of its year. */
const readMonthOrSeason = (text: string): Bounds | undefined => {
  const found = /^(\d{4})-(\d\d)(-XX)?$/u.exec(text);
  if (found === null) return undefined;
  const [year, month] = [Number(found[1]), Number(found[2])];
  if (month >= 1 && month <= 12) return within("month", dayOfCivil({ year, month, day: 1 }), lastOfMonth(year, month));
  if (month < 21 || month > 24 || found[3] !== undefined)
    throw new EdtfError(text, `there is no month ${month} (seasons are 21 spring to 24 winter)`);
  if (month === 24) return within("season", dayOfCivil({ year, month: 1, day: 1 }), lastOfMonth(year + 1, 2));
  const first = (month - 20) * 3;
  return within("season", dayOfCivil({ year, month: first, day: 1 }), lastOfMonth(year, first + 2));
};

/** ISO 8601-1 weeks, Monday to Sunday: EDTF has none, sources do ("sentenced this week"). */
const readWeek = (text: string): Bounds | undefined => {
  const found = /^(\d{4})-W(\d\d)$/u.exec(text);
  if (found === null) return undefined;
  const [year, week] = [Number(found[1]), Number(found[2])];
  const monday = firstMonday(year) + (week - 1) * 7;
  if (week < 1 || monday >= firstMonday(year + 1)) throw new EdtfError(text, `${year} has no week ${week}`);
  return within("week", monday, monday + 6);
};

/** Monday of ISO week 1: the week that holds 4 January. Day 0 was a Thursday. */
export const firstMonday = (year: number): Day => {
  const fourth = dayOfCivil({ year, month: 1, day: 4 });
  return fourth - ((((fourth + 3) % 7) + 7) % 7);
};

const readYear = (text: string): Bounds | undefined => {
  const found = /^(\d{1,4})(X{0,3})(?:-XX(?:-(XX|\d\d))?)?$/u.exec(text);
  const digits = found?.[1] ?? "";
  const hidden = found?.[2]?.length ?? 0;
  if (found === null || digits.length + hidden !== 4) return undefined;
  const first = Number(digits) * 10 ** hidden;
  const last = first + 10 ** hidden - 1;
  const day = found[3] === undefined || found[3] === "XX" ? undefined : Number(found[3]);
  if (day !== undefined && (day < 1 || day > 31 || hidden > 0))
    throw new EdtfError(text, "a day without its month needs a full year and a day from 1 to 31");
  const lo = dayOfCivil({ year: first, month: 1, day: day ?? 1 });
  const hi = dayOfCivil({ year: last, month: 12, day: day ?? 31 });
  return within(hidden > 0 || day !== undefined ? "between" : "year", lo, hi);
};

/**
 * How far "about" reaches, each way: three days, one week, one month, one season, one year. Our choice: EDTF
 * leaves it open, and a source that says "about" gives no number.
 */
const MARGINS: Partial<Record<Precision, Length>> = {
  day: { days: 3 },
  week: { days: 7 },
  month: { months: 1 },
  season: { months: 3 },
  year: { years: 1 },
};

const widen = (text: string, exact: Bounds): Bounds => {
  const margin = MARGINS[exact.precision];
  if (margin === undefined) throw new EdtfError(text, "only a day, week, month, season or year can be about");
  const back: Length = {
    years: -(margin.years ?? 0),
    months: -(margin.months ?? 0),
    days: -(margin.days ?? 0),
  };
  // From the day after the end, so that a month's margin ends on the last day of a month.
  const hi = addLength(exact.hi + 1, margin) - 1;
  return within("about", clampDay(addLength(exact.lo, back)), clampDay(hi));
};

/** A date without brackets or slashes. `?` keeps the bounds: doubt about a source is the claim's credibility. */
export const readPlain = (text: string): Bounds => {
  const bare = text.replace(/[?~%]$/u, "");
  const bounds = readDay(bare) ?? readMonthOrSeason(bare) ?? readWeek(bare) ?? readYear(bare);
  if (bounds === undefined) throw new EdtfError(text, FORMS);
  return /[~%]$/u.test(text) ? widen(text, bounds) : bounds;
};
