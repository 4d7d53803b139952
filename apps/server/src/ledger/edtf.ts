// Uncertain dates: the subset of EDTF (ISO 8601-2, levels 0 and 1, and the one-of-a-set brackets of
// level 2) in which claims state when something was so. The text is stored with the claim and the two
// bounds are stored beside it, so the meaning of a form must never change once claims use it.

import { EdtfError, FOREVER, MAX_DAY, MIN_DAY, NEVER, clampDay, dayOf, isoOf, type Day } from "./day-number.ts";
import { MAX_TEXT, UNKNOWN, firstMonday, readPlain, within, type Bounds, type Precision } from "./edtf-forms.ts";

export type { Precision } from "./edtf-forms.ts";
export { EdtfError, FOREVER, MAX_DAY, MIN_DAY, NEVER, addLength, dayOf, isoOf, type Day, type Length } from "./day-number.ts";

/** One day that is known only within bounds. `lo` and `hi` are both inclusive; `text` is kept as given. */
export type EdtfDate = {
  readonly text: string;
  readonly precision: Precision;
  readonly lo: Day;
  readonly hi: Day;
};

/** An extent. `open` = still so, no end; `unknown` = it has an end, nobody says when. */
export type EdtfPeriod = {
  readonly text: string;
  readonly from: EdtfDate;
  readonly to: EdtfDate | "open" | "unknown";
};

const readOneOf = (text: string, from: string, to: string): Bounds => {
  if (from === "" && to === "") throw new EdtfError(text, "write XXXX for a date nobody knows");
  const lo = from === "" ? NEVER : readPlain(from).lo;
  const hi = to === "" ? FOREVER : readPlain(to).hi;
  if (lo > hi) throw new EdtfError(text, "it ends before it begins");
  return within(from === "" ? "before" : to === "" ? "after" : "between", lo, hi);
};

const readDate = (text: string): Bounds => {
  if (text.length > MAX_TEXT) throw new EdtfError(text, `a date has at most ${MAX_TEXT} characters`);
  if (text === "" || text === "XXXX") return UNKNOWN;
  const oneOf = /^\[([^[\].]*)\.\.([^[\].]*)\]$/u.exec(text);
  if (oneOf !== null) return readOneOf(text, oneOf[1] ?? "", oneOf[2] ?? "");
  if (text.startsWith("../")) return readOneOf(text, "", text.slice(3));
  if (text.endsWith("/..")) return readOneOf(text, text.slice(0, -3), "");
  if (text.includes("/")) throw new EdtfError(text, "a/b is a period; one day between two others is [a..b]");
  return readPlain(text);
};

/**
 * Reads one uncertain date. `[a..b]` is one day between; `../a` and `[..a]` on or before; `a/..` and `[a..]` on or
 * after; `` and `XXXX` nothing known. A closed `a/b` is refused: it is an extent, see `parsePeriod`.
 * @throws EdtfError `date.unreadable`, also for days that do not exist
 */
export const parseDate = (text: string): EdtfDate => {
  const trimmed = text.trim();
  return { text: trimmed, ...readDate(trimmed) };
};

/** As `parseDate`, but nothing instead of an error. */
export const tryParseDate = (text: string): EdtfDate | undefined => {
  try {
    return parseDate(text);
  } catch (error) {
    if (error instanceof EdtfError) return undefined;
    throw error;
  }
};

/** The source marked the date as doubtful (`?` or `%`). Shown as a mark; it does not move the bounds. */
export const isUncertain = (date: EdtfDate): boolean => /[?%]$/u.test(date.text);

/** Every possible day of `a` lies before every possible day of `b`. */
export const isCertainlyBefore = (a: EdtfDate, b: EdtfDate): boolean => a.hi < b.lo;

/** Every possible day of `a` lies after every possible day of `b`. */
export const isCertainlyAfter = (a: EdtfDate, b: EdtfDate): boolean => isCertainlyBefore(b, a);

/**
 * Order on a life line: by the earliest day, then by the latest. A date without an earliest day stands at its latest
 * one, so "before 21 May" stands at 21 May and an unknown date stands last. Equal bounds compare as 0.
 */
export const midpointOrder = (a: EdtfDate, b: EdtfDate): number => {
  const place = (date: EdtfDate): Day => (date.lo <= NEVER ? date.hi : date.lo);
  return place(a) - place(b) || a.lo - b.lo || a.hi - b.hi;
};

const NO_START: EdtfDate = { text: "..", precision: "before", lo: NEVER, hi: NEVER };

const readEdge = (text: string): EdtfDate | "open" | "unknown" => {
  if (text === "..") return "open";
  return text === "" ? "unknown" : parseDate(text);
};

/**
 * Reads an extent: `a/b`, `a/..` (still so), `a/` (ended, unknown when), `../b` (always so until b), `/b` (start
 * unknown). A single date is the period that began and ended within it; an empty text is wholly unknown.
 * @throws EdtfError `date.unreadable`, also for a period that certainly ends before it begins
 */
export const parsePeriod = (text: string): EdtfPeriod => {
  const trimmed = text.trim();
  const [first = "", second, third] = trimmed.slice(0, 2 * MAX_TEXT + 2).split("/");
  if (third !== undefined) throw new EdtfError(trimmed, "a period is two dates with one slash");
  const start = readEdge(first);
  const from = start === "open" ? NO_START : start === "unknown" ? parseDate("") : start;
  if (second === undefined) {
    if (start === "open") throw new EdtfError(trimmed, "write ../.. for always");
    return { text: trimmed, from, to: start === "unknown" ? "unknown" : from };
  }
  const to = readEdge(second);
  if (typeof to === "object" && from.lo > to.hi) throw new EdtfError(trimmed, "it ends before it begins");
  return { text: trimmed, from, to };
};

/**
 * The four days an index needs: possibly so from `lo.start` to `hi.end`; certainly so from `hi.start` to `lo.end`
 * when that is not empty. A start cannot lie after its end, so an unknown one is bounded by it, and the reverse.
 */
export const boundsOf = ({ from, to }: EdtfPeriod): { start: { lo: Day; hi: Day }; end: { lo: Day; hi: Day } } => {
  if (to === "open") return { start: { lo: from.lo, hi: from.hi }, end: { lo: FOREVER, hi: FOREVER } };
  const end = to === "unknown" ? { lo: from.lo, hi: FOREVER } : { lo: Math.max(to.lo, from.lo), hi: to.hi };
  return { start: { lo: from.lo, hi: Math.min(from.hi, end.hi) }, end };
};

/** The plainest text with exactly these bounds; beyond the year 9999 the end is left open. @throws EdtfError if lo > hi */
export const dateFromBounds = (lo: Day, hi: Day): EdtfDate => {
  if (lo > hi) throw new EdtfError(`${lo}..${hi}`, "it ends before it begins");
  const from = lo < MIN_DAY ? "" : isoOf(Math.min(lo, MAX_DAY));
  const to = hi > MAX_DAY ? "" : isoOf(clampDay(hi));
  if (from === "" && to === "") return parseDate("XXXX");
  const candidates = [from, from.slice(0, 7), from.slice(0, 4)].filter((text) => text !== "" && to.startsWith(text));
  for (const text of candidates) {
    const date = parseDate(text);
    if (date.lo === lo && date.hi === hi) return date;
  }
  return parseDate(`[${from}..${to}]`);
};

/** ISO week of a day: the week's year is the year of its Thursday. */
const weekOf = (day: Day): string => {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = isoOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - firstMonday(Number(year))) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
};

/**
 * A date from the two columns of tables and forms. A date finer than its precision is cut to it
 * (`2021-05-21` with `month` is `2021-05`; with `week` the ISO week that holds the day).
 * @throws EdtfError when the date is coarser than the precision, or the precision needs two dates
 */
export const fromParts = (parts: { readonly date: string; readonly precision: Precision }): EdtfDate => {
  const date = parts.date.trim();
  const cut = (length: number): EdtfDate => {
    if (date.length < length) throw new EdtfError(date, `it is coarser than its precision, ${parts.precision}`);
    return expectPrecision(parseDate(parseDate(date).text.slice(0, length)), parts.precision);
  };
  switch (parts.precision) {
    case "day":
      return cut(10);
    case "month":
      return cut(7);
    case "year":
      return cut(4);
    case "week":
      return /W/u.test(date) ? parseDate(date) : parseDate(weekOf(dayOf(date)));
    case "before":
      return parseDate(`[..${date}]`);
    case "after":
      return parseDate(`[${date}..]`);
    case "about":
      return parseDate(`${date}~`);
    case "unknown":
      return parseDate("XXXX");
    case "season":
    case "between":
      return expectPrecision(parseDate(date), parts.precision);
  }
};

const expectPrecision = (date: EdtfDate, precision: Precision): EdtfDate => {
  if (date.precision !== precision) throw new EdtfError(date.text, `that is no date of precision ${precision}`);
  return date;
};
