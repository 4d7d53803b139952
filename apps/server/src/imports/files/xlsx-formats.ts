import { isoOf, dayOf } from "../../ledger/edtf.ts";
import type { Cell } from "./table.ts";

/** How much of a date a number format shows; null for formats that show none. */
export type DateShown = "day" | "month" | "year" | null;

/** Formats of the standard's list (ECMA-376 part 1, 18.8.30) that show a date; times alone are numbers here. */
const BUILT_IN: Readonly<Record<number, DateShown>> = { 14: "day", 15: "day", 16: "day", 17: "month", 22: "day" };
/** Built-in formats of East Asian editions: every one of them shows a date, whose parts depend on the edition. */
const isEastAsian = (id: number): boolean => (id >= 27 && id <= 31) || (id >= 50 && id <= 54) || id === 36 || id === 57 || id === 58;

/** What a format code shows: quoted text, escaped letters and [colours] left aside. */
export function shownBy(code: string): DateShown {
  const plain = code
    .slice(0, 500)
    .toLowerCase()
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  const positive = plain.split(";")[0] ?? "";
  if (/general|0|#/.test(positive)) return null;
  if (positive.includes("d")) return "day";
  const hasTime = /[hs]/.test(positive);
  if (/m/.test(positive) && !hasTime) return "month";
  return positive.includes("y") ? "year" : null;
}

/** What the format with this number shows, given the file's own formats. */
export function shownByFormat(id: number, own: ReadonlyMap<number, string>): DateShown {
  const code = own.get(id);
  if (code !== undefined) return shownBy(code);
  return isEastAsian(id) ? "day" : (BUILT_IN[id] ?? null);
}

const EPOCH_1904 = dayOf("1904-01-01");
const EPOCH_1900 = dayOf("1899-12-31");
/** The 29 February 1900 that an old spreadsheet program believed in; every later serial counts it. */
const NEVER_WAS = 60;

/**
 * The day a serial number of a spreadsheet means, as ISO text; undefined for a day that never was or is out of reach.
 *
 * @param serial days since the system's epoch; a fraction is the time of day
 */
export function daySerial(serial: number, system: "1900" | "1904"): string | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 0 || day > 200_000) return undefined;
  if (system === "1904") return isoOf(EPOCH_1904 + day);
  if (day === 0 || day === NEVER_WAS) return undefined;
  return isoOf(EPOCH_1900 + (day > NEVER_WAS ? day - 1 : day));
}

/** A number in a cell with a date format: as much of the date as the format shows, since that is what the writer saw. */
export function dateCell(serial: number, shown: Exclude<DateShown, null>, system: "1900" | "1904"): Cell {
  const iso = daySerial(serial, system);
  if (iso === undefined) return { fault: "day-that-never-was" };
  return { date: iso.slice(0, { day: 10, month: 7, year: 4 }[shown]) };
}
