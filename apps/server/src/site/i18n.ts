import { IntlMessageFormat } from "intl-messageformat";
import type { EdtfDate } from "../ledger/edtf.ts";
import { READER_LANGUAGES, type ReaderLanguage } from "../registry/reader-languages.ts";
import { createDateFormatter } from "./dates.ts";
import type { DateFormatter } from "./dates.ts";
import { be } from "./messages/be.ts";
import { de } from "./messages/de.ts";
import { en } from "./messages/en.ts";
import { lt } from "./messages/lt.ts";
import { pl } from "./messages/pl.ts";
import { ru } from "./messages/ru.ts";
import { uk } from "./messages/uk.ts";

/** The languages of the interface, in the order in which the language switch offers them. */
export const LANGUAGES = READER_LANGUAGES;
export type Language = ReaderLanguage;

/** For readers of whom nothing better is known. */
export const DEFAULT_LANGUAGE: Language = "en";

/** What a language calls itself: never translated, so that a reader finds the own one. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  be: "Беларуская",
  ru: "Русский",
  uk: "Українська",
  pl: "Polski",
  lt: "Lietuvių",
  de: "Deutsch",
  en: "English",
};

export type MessageKey = keyof typeof en;
export type MessageParams = Readonly<Record<string, string | number>>;

export type Translator = {
  readonly lang: Language;
  readonly dir: "ltr" | "rtl";
  /**
   * The text for a key. `gender` counts as `other` (the wording that needs none) and `place` as absent unless given.
   * Any other missing parameter throws: a page with a hole in a sentence must not be served.
   */
  readonly t: (key: MessageKey, params?: MessageParams) => string;
  /** Whether a key exists: for codes that come from stored records and may be newer than this build. */
  readonly has: (key: string) => key is MessageKey;
  readonly number: (n: number) => string;
  /** A signed difference with a real minus sign: +3, −2, 0. */
  /** A share from 0 to 1 as per cent, rounded up to a tenth. */
  readonly percent: (share: number) => string;
  readonly signed: (n: number) => string;
  /** A full day from `YYYY-MM-DD`. */
  readonly day: (isoDate: string) => string;
  /** An instant from ISO 8601, as a day with the time in UTC. */
  readonly instant: (isoInstant: string) => string;
  /** A date of any precision as a label: "May 2021", "before 21 May 2021", "date unknown". */
  readonly edtf: (date: EdtfDate) => string;
  /** The same date after "since", with the case the language asks for: "since May 2021", «с мая 2021 г.». */
  readonly since: (date: EdtfDate) => string;
  readonly list: (items: readonly string[]) => string;
};

/** Every text of the site, by language and key. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { be, ru, uk, pl, lt, de, en };
/** British forms: day before month, as in every other language of the site. */
const LOCALES: Readonly<Record<Language, string>> = { be: "be", ru: "ru", uk: "uk", pl: "pl", lt: "lt", de: "de", en: "en-GB" };

const translators = new Map<Language, Translator>();

/** The translator of a language; the same object on every call, with messages compiled on first use. */
export function createTranslator(lang: Language): Translator {
  const known = translators.get(lang);
  if (known) return known;
  const created = build(lang);
  translators.set(lang, created);
  return created;
}

/** Narrows an address segment to a language. */
export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

function build(lang: Language): Translator {
  const locale = LOCALES[lang];
  const format = createMessageFormatter(lang);
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const dates: DateFormatter = createDateFormatter(lang, format);
  const number = (n: number): string => numbers.format(n);
  return {
    lang,
    dir: "ltr",
    t: format,
    has: (key): key is MessageKey => Object.hasOwn(CATALOGUES[lang], key),
    number,
    percent: (share) => shares.format(Math.ceil(Number((share * 1000).toPrecision(12))) / 1000),
    signed: (n) => (n > 0 ? `+${number(n)}` : n < 0 ? `\u2212${number(-n)}` : number(0)),
    list: (items) => lists.format(items),
    ...dates,
  };
}

/** The part of a message that is plain text, as its parser numbers parts (ICU MessageFormat). */
const LITERAL = 0;

function createMessageFormatter(lang: Language): (key: MessageKey, params?: MessageParams) => string {
  const compiled = new Map<MessageKey, IntlMessageFormat | string>();
  const catalogue = CATALOGUES[lang];
  const compile = (key: MessageKey): IntlMessageFormat | string => {
    const message = new IntlMessageFormat(catalogue[key], LOCALES[lang], undefined, { ignoreTag: true });
    const [only, ...others] = message.getAst() as readonly { readonly type: number; readonly value?: string }[];
    // A sentence without places is the same whatever is said in it: most of a page is made of such.
    return only?.type === LITERAL && others.length === 0 ? (only.value ?? message) : message;
  };
  return (key, params = {}) => {
    let message = compiled.get(key);
    if (message === undefined) {
      message = compile(key);
      compiled.set(key, message);
    }
    if (typeof message === "string") return message;
    const hasPlace = params.place === undefined || params.place === "" ? "no" : "yes";
    return String(message.format({ gender: "other", place: "", hasPlace, ...params }));
  };
}
