import { z } from "zod";
import { parsePeriod, type Day, type EdtfDate } from "../ledger/edtf.ts";
import { AporaError } from "../platform/errors.ts";

/** What a date must fall into the period for a person to count: being put on a list, or being taken. */
export const CRITERIA = ["entry", "detention"] as const;

/** Of whom an estimate speaks: fixed before anybody looks at overlaps, and stored with it. */
export const populationSchema = z.strictObject({
  /** First and last day, ISO 8601. */
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(CRITERIA),
  /** Code of the region in which the person was held; null for everywhere. */
  territory: z.string().min(1).max(80).nullable(),
});
export type Population = z.infer<typeof populationSchema>;

/**
 * Reads a period written `2020-05-01/2024-12-31`.
 * @throws estimate.period unless both ends are days and the first is not after the last
 */
export function readPeriod(text: string): Pick<Population, "from" | "to"> {
  const found = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text.trim());
  const [, from = "", to = ""] = found ?? [];
  const isDay = (day: string): boolean => z.iso.date().safeParse(day).success;
  if (!isDay(from) || !isDay(to) || from > to) throw new AporaError("estimate.period", { period: text.slice(0, 60) });
  return { from, to };
}

/** Where a date stands to a period. A partial date is placed by the middle of its possible days. */
export type Placed = "inside" | "outside" | "undated";

/** Beyond this many possible days a date places nothing: neither a year nor a decade begins or ends an overlap. */
const WIDEST = 366;

export type Days = { readonly first: Day; readonly last: Day };

export const daysOf = ({ from, to }: Pick<Population, "from" | "to">): Days => {
  const period = parsePeriod(`${from}/${to}`);
  return { first: period.from.lo, last: typeof period.to === "object" ? period.to.hi : period.from.hi };
};

/** Whether a date falls into the period; `undefined` and dates known to less than a year are undated. */
export function placeDate(date: EdtfDate | undefined, { first, last }: Days): Placed {
  if (date === undefined || date.hi - date.lo >= WIDEST) return "undated";
  const middle = (date.lo + date.hi) / 2;
  return middle >= first && middle <= last ? "inside" : "outside";
}
