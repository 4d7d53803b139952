import type { Comparator, Level } from "../comparator.ts";

/** Year, month and day as written; 0 where not known. An impossible date (31 February) is still what somebody wrote. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const FORMS: readonly { readonly form: RegExp; readonly order: readonly ("year" | "month" | "day")[] }[] = [
  { form: /^(\d{4})(\d{2})(\d{2})$/, order: ["year", "month", "day"] },
  { form: /^(\d{4})[-/.](\d{1,2}|[xX?]{2})[-/.](\d{1,2}|[xX?]{2})(?:[T ].*)?$/, order: ["year", "month", "day"] },
  { form: /^(\d{1,2}|[xX?]{2})[-/.](\d{1,2}|[xX?]{2})[-/.](\d{4})$/, order: ["day", "month", "year"] },
  { form: /^(\d{4})[-/.](\d{1,2}|[xX?]{2})$/, order: ["year", "month"] },
  { form: /^(\d{1,2})[-/.](\d{4})$/, order: ["month", "year"] },
  { form: /^(\d{4})$/, order: ["year"] },
];

const partOf = (text: string | undefined): number => (text !== undefined && /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0);

/** Reads 1985-03-09, 19850309, 09.03.1985, 9/3/1985 (day first), 1985-03, 03.1985, 1985, 1985-XX-XX. */
export function readDate(text: string): DateParts | undefined {
  const trimmed = text.slice(0, 40).trim();
  for (const { form, order } of FORMS) {
    const found = form.exec(trimmed);
    if (found === null) continue;
    const part = (name: "year" | "month" | "day"): number => (order.includes(name) ? partOf(found[order.indexOf(name) + 1]) : 0);
    const [year, month, day] = [part("year"), part("month"), part("day")];
    return year === 0 ? undefined : { year, month, day: month === 0 ? 0 : day };
  }
  return undefined;
}

const DAY = 0;
const YEAR_MONTH = 1;
const YEAR_ONLY = 2;

/** Levels by the precision both sides have; each precision is a scale of its own. */
export const DATE_LEVELS: readonly Level[] = [
  { name: "same day", termFrequency: 1, scale: DAY },
  { name: "one slip, or day and month swapped", scale: DAY },
  { name: "two of year, month and day", scale: DAY },
  { name: "one of year, month and day", scale: DAY },
  { name: "other day", scale: DAY },
  { name: "same month, day unknown", scale: YEAR_MONTH },
  { name: "other month, day unknown", scale: YEAR_MONTH },
  { name: "same year, month unknown", scale: YEAR_ONLY },
  { name: "neighbouring year, month unknown", scale: YEAR_ONLY },
  { name: "other year, month unknown", scale: YEAR_ONLY },
];
const [SAME_DAY, ONE_SLIP, TWO_PARTS, ONE_PART, OTHER_DAY, SAME_MONTH, OTHER_MONTH, SAME_YEAR, NEXT_YEAR, OTHER_YEAR] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

/** The eight digits YYYYMMDD, four bits each. */
type PreparedDate = DateParts & { readonly digits: number; readonly isPlaceholder: boolean };

const digitsOf = (part: number): number => Number.parseInt(String(part), 16);

function prepareDate(parts: DateParts | undefined): PreparedDate | undefined {
  if (parts === undefined) return undefined;
  const digits = (digitsOf(parts.year) << 16) | (digitsOf(parts.month) << 8) | digitsOf(parts.day);
  return { ...parts, digits, isPlaceholder: parts.month === 1 && parts.day === 1 };
}

/** Whether two different dates differ in one digit, or in two neighbouring ones that are swapped. */
function isOneSlip(left: number, right: number): boolean {
  const difference = left ^ right;
  const lowest = (31 - Math.clz32(difference & -difference)) & ~3;
  const rest = difference >>> lowest;
  if (rest <= 0xf) return true;
  const [a, b] = [(left >>> lowest) & 0xff, (right >>> lowest) & 0xff];
  return rest <= 0xff && (a & 0xf) === b >>> 4 && a >>> 4 === (b & 0xf);
}

function compareDays(left: PreparedDate, right: PreparedDate): number {
  if (left.digits === right.digits) return SAME_DAY;
  if (left.year === right.year && left.month === right.day && left.day === right.month) return ONE_SLIP;
  if (isOneSlip(left.digits, right.digits)) return ONE_SLIP;
  const equal = Number(left.year === right.year) + Number(left.month === right.month) + Number(left.day === right.day);
  return equal === 2 ? TWO_PARTS : equal === 1 ? ONE_PART : OTHER_DAY;
}

function compareYears(left: PreparedDate, right: PreparedDate): number {
  const apart = Math.abs(left.year - right.year);
  return apart === 0 ? SAME_YEAR : apart === 1 ? NEXT_YEAR : OTHER_YEAR;
}

/**
 * Compares dates at the precision both sides have. The first of January stands for "only the year is known" when the other side
 * has another day, because registers write it so. A slip is one digit replaced or two neighbours swapped.
 * @param cells 1: a written date; 3: year, month, day in columns of their own
 */
export function dateComparator(cells: 1 | 3 = 1): Comparator<PreparedDate> {
  return {
    cells,
    cheap: true,
    levels: DATE_LEVELS,
    prepare(texts) {
      if (cells === 1) return prepareDate(readDate(texts[0] ?? ""));
      const [year, month, day] = [partOf(texts[0]), partOf(texts[1]), partOf(texts[2])];
      return year === 0 ? undefined : prepareDate({ year, month, day: month === 0 ? 0 : day });
    },
    identity: ({ digits }) => String(digits),
    compare(left, right) {
      if (left.digits === right.digits && left.day !== 0) return SAME_DAY;
      if (left.month === 0 || right.month === 0 || left.isPlaceholder || right.isPlaceholder) return compareYears(left, right);
      if (left.day === 0 || right.day === 0) return left.year === right.year && left.month === right.month ? SAME_MONTH : OTHER_MONTH;
      return compareDays(left, right);
    },
  };
}
