import { tryParseDate } from "../../ledger/edtf.ts";
import { daySerial } from "../files/xlsx-formats.ts";
import { ABOUT, FILLERS, MONTHS, NO_DATE, SEASON_WORDS } from "./month-words.ts";

/** What a person has said about the dates of a file. What is not said is asked when it matters, never guessed. */
export type DateReading = {
  /** Of three numbers: day, month, year; or month first; or year first. */
  readonly order?: "dmy" | "mdy" | "ymd" | undefined;
  /** Which century two digits belong to. */
  readonly century?: "1900" | "2000" | undefined;
  /** Whether 1 January is that day, or stands for "some day of that year". */
  readonly january?: "day" | "year" | undefined;
  /** Which system bare serial numbers of a spreadsheet count in. */
  readonly serials?: "1900" | "1904" | undefined;
};

export type DateQuestion = "date-order" | "date-century" | "date-january" | "date-serial";

export type ReadDate =
  | { readonly kind: "date"; readonly edtf: string }
  /** Nothing is known, and the writer says so. */
  | { readonly kind: "none" }
  | { readonly kind: "question"; readonly question: DateQuestion }
  | { readonly kind: "unreadable" };

const UNREADABLE: ReadDate = { kind: "unreadable" };
const date = (edtf: string): ReadDate => (tryParseDate(edtf) === undefined ? UNREADABLE : { kind: "date", edtf });
const ask = (question: DateQuestion): ReadDate => ({ kind: "question", question });
const two = (n: number): string => String(n).padStart(2, "0");

const HIDDEN = /^(?:_+|\?+|x+|х+|0+|\.+|-+|…)$/iu;

/** A year as written; two digits belong to a century that somebody has to name. */
function yearOf(text: string, reading: DateReading): number | "ask" | undefined {
  if (/^(?:1[5-9]|20)\d\d$/.test(text)) return Number(text);
  if (!/^\d\d$/.test(text)) return undefined;
  return reading.century === undefined ? "ask" : Number(reading.century) + Number(text);
}

const ORDERS = { dmy: [0, 1, 2], mdy: [1, 0, 2], ymd: [2, 1, 0] } as const;

/** Day, month and year of three numbers in one order; undefined where they are no date. */
function inOrder(parts: readonly string[], order: keyof typeof ORDERS, reading: DateReading): string | undefined {
  const [d = "", m = "", y = ""] = ORDERS[order].map((place) => parts[place] ?? "");
  const year = yearOf(y, reading);
  if (year === undefined || d.length > 2 || m.length > 2) return undefined;
  const probe = year === "ask" ? 2000 : year;
  const day = HIDDEN.test(d) ? "" : d;
  const month = HIDDEN.test(m) ? "" : m;
  // A day without a month is not written on purpose, unless somebody has said that this is the order.
  if (month === "" && day !== "" && reading.order === undefined) return undefined;
  const text = month === "" ? String(probe) : `${probe}-${two(Number(month))}${day === "" ? "" : `-${two(Number(day))}`}`;
  if (tryParseDate(text) === undefined) return undefined;
  return year === "ask" ? "ask" : text;
}

/** Three numbers with dots, slashes or dashes. Where they can be read in more than one order, the order is asked for. */
function threeParts(parts: readonly string[], reading: DateReading): ReadDate {
  const orders = reading.order === undefined ? (["dmy", "mdy", "ymd"] as const) : [reading.order];
  // A year of four digits stands where it stands; an order that puts it elsewhere is no reading.
  const readings = new Set(orders.flatMap((order) => inOrder(parts, order, { century: "2000", ...reading }) ?? []));
  if (readings.size === 0 && reading.order !== undefined && parts.some((part) => /^\d{4}$/.test(part)))
    return threeParts(parts, { ...reading, order: undefined });
  const [only, other] = readings;
  if (only === undefined) return UNREADABLE;
  // "12._.1939" is the twelfth of an unknown month or some day of December.
  const isOdd = reading.order === undefined && HIDDEN.test(parts[1] ?? "") && !HIDDEN.test(parts[0] ?? "");
  if (other !== undefined || isOdd) return ask("date-order");
  if (reading.century === undefined && !parts.some((part) => /^\d{4}$/.test(part))) return ask("date-century");
  return date(only);
}

/** A month and a year in numbers: 05.2021, 5/1939. */
function twoParts([month = "", written = ""]: readonly string[], reading: DateReading): ReadDate {
  const year = yearOf(written, reading);
  if (year === undefined || written.length !== 4) return UNREADABLE;
  return HIDDEN.test(month) ? date(String(year)) : date(`${year}-${two(Number(month))}`);
}

/** Words and numbers in any order: "12 мая 2021 г.", "May 12, 2021", "траўня 2021", "вясна 2021", "около 2021". */
function withWords(text: string, reading: DateReading): ReadDate {
  const words = text.split(/[\s,.]+/u).filter((word) => word !== "" && !FILLERS.has(word));
  const about = words.some((word) => ABOUT.has(word)) ? "~" : "";
  const rest = words.filter((word) => !ABOUT.has(word));
  const numbers = rest
    .filter((word) => /^\d+(?:-?(?:го|га|ого|st|nd|rd|th))?$/u.test(word))
    .map((word) => String(Number.parseInt(word, 10)));
  const named = rest.filter((word) => !/^\d/u.test(word));
  const [name = "", second] = named;
  if (second !== undefined || numbers.length === 0 || numbers.length > 2) return UNREADABLE;
  const year = yearOf(numbers.find((number) => number.length === 4) ?? numbers.at(-1) ?? "", reading);
  if (year === undefined) return UNREADABLE;
  if (year === "ask") return ask("date-century");
  if (name === "") return numbers.length === 1 ? date(`${year}${about}`) : UNREADABLE;
  const season = SEASON_WORDS.get(name);
  if (season !== undefined) return numbers.length === 1 ? date(`${year}-${season}`) : UNREADABLE;
  const month = MONTHS.get(name);
  if (month === undefined) return UNREADABLE;
  const day = numbers.length === 2 ? numbers.find((number) => number.length <= 2) : undefined;
  return date(`${year}-${two(month)}${day === undefined ? "" : `-${two(Number(day))}`}${about}`);
}

/** 1 January is a day on which few are detained, and the day that programs put in where only a year was known. */
function withoutPlaceholder(read: ReadDate, reading: DateReading): ReadDate {
  if (read.kind !== "date" || !/^\d{4}-01-01$/.test(read.edtf) || reading.january === "day") return read;
  return reading.january === "year" ? date(read.edtf.slice(0, 4)) : ask("date-january");
}

function readText(text: string, reading: DateReading): ReadDate {
  if (text === "" || NO_DATE.has(text)) return { kind: "none" };
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return readSerial(Number(text), reading);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return date(text);
  const parts = text.split(/[./-]/u).map((part) => part.trim());
  const isNumeric = parts.every((part) => /^\d{1,4}$/.test(part) || HIDDEN.test(part)) && /\d/.test(text);
  if (isNumeric && parts.length === 3) return threeParts(parts, reading);
  if (isNumeric && parts.length === 2 && /^\d{4}$/.test(parts[1] ?? "")) return twoParts(parts, reading);
  const known = tryParseDate(text.toUpperCase());
  return known === undefined ? withWords(text, reading) : { kind: "date", edtf: known.text };
}

function readSerial(serial: number, reading: DateReading): ReadDate {
  if (reading.serials === undefined) return ask("date-serial");
  const iso = daySerial(serial, reading.serials);
  return iso === undefined ? UNREADABLE : date(iso);
}

/**
 * Reads a date as a person wrote it. What can mean two things is a question; nothing is guessed.
 *
 * @example
 * readWrittenDate("_.5.1939", {});            // 1939-05
 * readWrittenDate("траўня 2021", {});         // 2021-05
 * readWrittenDate("12/03/2021", {});          // question: date-order
 */
export function readWrittenDate(written: string, reading: DateReading): ReadDate {
  if (written.length > 80) return UNREADABLE;
  const text = written
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .trim()
    // A time of day adds nothing to a day.
    .replace(/[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$/u, "")
    .replace(/[\s,]*(?:г|г\.|гг\.|р\.|года|год)$/u, "");
  return withoutPlaceholder(readText(text, reading), reading);
}
