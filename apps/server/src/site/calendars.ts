import type { Language } from "./i18n.ts";

/** Where the name of a month stands: alone, in a full date, after "since", or after "on or before" and "on or after". */
export type MonthUse = "label" | "day" | "since" | "bound";

type Calendar = {
  readonly months: Readonly<Record<MonthUse, readonly string[]>>;
  readonly day: (day: string, month: string, year: string) => string;
  readonly month: (month: string, year: string) => string;
  readonly year: (year: string) => string;
};

const NBSP = "\u00a0";
const joined = (...parts: readonly string[]): string => parts.join(NBSP);

/** The names of the months in the cases that a language needs; a case that is not given is the nominative. */
function months(nominative: string, others: { readonly genitive?: string; readonly bound?: string } = {}): Calendar["months"] {
  const { genitive = nominative, bound = nominative } = others;
  const [label, declined] = [nominative.split(" "), genitive.split(" ")];
  return { label, day: declined, since: declined, bound: bound.split(" ") };
}

/** Day, month, year in this order, the year followed by a mark where the language has one. */
const dayFirst = (names: Calendar["months"], mark: { readonly year?: string; readonly day?: string } = {}): Calendar => {
  const year = (text: string): string => (mark.year === undefined ? text : joined(text, mark.year));
  return {
    months: names,
    day: (day, month, text) => joined(`${day}${mark.day ?? ""}`, month, year(text)),
    month: (month, text) => joined(month, year(text)),
    year,
  };
};

const RU_GENITIVE = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря";
const UK_GENITIVE = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня";

/**
 * How dates are written. The months stand here instead of being asked from Intl: a label is in the nominative, "since"
 * asks for the genitive, a bound for a third case in Lithuanian, and Intl offers one of them only by way of a longer pattern.
 */
export const CALENDARS: Readonly<Record<Language, Calendar>> = {
  be: dayFirst(
    months("студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань", {
      genitive: "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    }),
    { year: "г." },
  ),
  ru: dayFirst(
    months("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь", {
      genitive: RU_GENITIVE,
      bound: RU_GENITIVE,
    }),
    { year: "г." },
  ),
  uk: dayFirst(
    months("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень", {
      genitive: UK_GENITIVE,
      bound: UK_GENITIVE,
    }),
    { year: "р." },
  ),
  pl: dayFirst(
    months("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień", {
      genitive: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    }),
  ),
  lt: {
    months: months("sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis", {
      genitive: "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
      bound: "sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį",
    }),
    day: (day, month, year) => joined(year, "m.", month, day, "d."),
    month: (month, year) => joined(year, "m.", month),
    year: (year) => joined(year, "m."),
  },
  de: dayFirst(months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"), { day: "." }),
  en: dayFirst(months("January February March April May June July August September October November December")),
};
