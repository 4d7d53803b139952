import { FOREVER, NEVER, dayOf, isUncertain, tryParseDate } from "../ledger/edtf.ts";
import type { EdtfDate } from "../ledger/edtf.ts";
import { CALENDARS, type MonthUse } from "./calendars.ts";
import type { Language, MessageKey, MessageParams } from "./i18n.ts";

export type DateFormatter = {
  readonly day: (isoDate: string) => string;
  readonly instant: (isoInstant: string) => string;
  readonly edtf: (date: EdtfDate) => string;
  readonly since: (date: EdtfDate) => string;
};

type Format = (key: MessageKey, params?: MessageParams) => string;
const DAY_MS = 86_400_000;
const NBSP = "\u00a0";

/** Dates in words for one language, with spaces that do not break. Days are calendar days: no time zone is applied. */
export function createDateFormatter(lang: Language, t: Format): DateFormatter {
  const words = createWords(lang);
  const edtf = (date: EdtfDate): string => {
    const text = inWords(date, { words, t, again: edtf });
    return isUncertain(date) ? `${text}${NBSP}(?)` : text;
  };
  const since = (date: EdtfDate): string => {
    const start = fromDays(date.lo);
    switch (date.precision) {
      case "day":
        return t("since.day", {
          date: words.day(date.lo),
          preposition: preposition(lang, start, "day"),
        });
      case "month":
        return t("since.month", {
          date: words.month(date.lo, "since"),
          preposition: preposition(lang, start, "month"),
        });
      case "year":
        return t("since.year", { date: words.year(date.lo) });
      default:
        return t("since.other", { date: edtf(date) });
    }
  };
  const day = (isoDate: string): string => words.day(dayOf(isoDate));
  return {
    day,
    edtf,
    since,
    instant: (iso) => `${day(iso.slice(0, 10))}, ${iso.slice(11, 16)}${NBSP}UTC`,
  };
}

type Words = {
  readonly day: (days: number) => string;
  readonly month: (days: number, use: MonthUse) => string;
  readonly year: (days: number) => string;
};

function createWords(lang: Language): Words {
  const calendar = CALENDARS[lang];
  const yearOf = (days: number): string => String(fromDays(days).getUTCFullYear());
  const name = (days: number, use: MonthUse): string => calendar.months[use][fromDays(days).getUTCMonth()] ?? "";
  return {
    day: (days) => calendar.day(String(fromDays(days).getUTCDate()), name(days, "day"), yearOf(days)),
    month: (days, use) => calendar.month(name(days, use), yearOf(days)),
    year: (days) => calendar.year(yearOf(days)),
  };
}

type Context = {
  readonly words: Words;
  readonly t: Format;
  readonly again: (date: EdtfDate) => string;
};

function inWords(date: EdtfDate, { words, t, again }: Context): string {
  const bound = boundsInWords(date, words);
  switch (date.precision) {
    case "day":
      return words.day(date.lo);
    case "month":
      return words.month(date.lo, "label");
    case "year":
      return words.year(date.lo);
    case "week":
      return t("date.week", { from: words.day(date.lo), to: words.day(date.hi) });
    case "season":
      return t("date.season", { season: t(seasonOf(date.text)), year: date.text.slice(0, 4) });
    case "before":
      return t("date.before", { date: bound.latest });
    case "after":
      return t("date.after", { date: bound.earliest });
    case "between":
      return date.lo <= NEVER || date.hi >= FOREVER ? t("date.unknown") : t("date.between", { from: bound.earliest, to: bound.latest });
    case "about":
      // The bounds are widened by the margin of "about"; what the source wrote is the text without its mark.
      return t("date.about", {
        date: again(tryParseDate(date.text.replace(/[~%]$/u, "")) ?? { ...date, precision: "between" }),
      });
    case "unknown":
      return t("date.unknown");
  }
}

/** A bound is as exact as the source wrote it: "[2021-05..]" is "on or after May 2021", not the first of May. */
function boundsInWords(date: EdtfDate, words: Words): { readonly earliest: string; readonly latest: string } {
  const written = date.text.match(/\d{4}(?:-\d{2}){0,2}(?![\dX-])/gu) ?? [];
  const asWritten = (text: string): string => {
    const parsed = tryParseDate(text);
    if (parsed === undefined) return text;
    if (parsed.precision === "month") return words.month(parsed.lo, "bound");
    return parsed.precision === "year" ? words.year(parsed.lo) : words.day(parsed.lo);
  };
  const ordinary = (days: number): string => (days <= NEVER || days >= FOREVER ? "" : words.day(days));
  const [first, second] = written;
  if (date.precision === "between" && (first === undefined || second === undefined)) {
    return { earliest: ordinary(date.lo), latest: ordinary(date.hi) };
  }
  return {
    earliest: first === undefined ? ordinary(date.lo) : asWritten(first),
    latest: (second ?? first) ? asWritten(second ?? first ?? "") : ordinary(date.hi),
  };
}

const SEASONS = ["season.spring", "season.summer", "season.autumn", "season.winter"] as const;

function seasonOf(text: string): MessageKey {
  return SEASONS[Number(text.slice(5, 7)) - 21] ?? "date.unknown";
}

/** «са студзеня», «со 2 мая»: the preposition gains a vowel before a hard cluster. Other languages do not use it. */
function preposition(lang: Language, date: Date, granularity: "day" | "month"): string {
  if (lang === "be") return granularity === "month" && [0, 11].includes(date.getUTCMonth()) ? "са" : "з";
  if (lang === "ru") return granularity === "day" && date.getUTCDate() === 2 ? "со" : "с";
  return "";
}

function fromDays(days: number): Date {
  return new Date(days * DAY_MS);
}
