import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseDate } from "../ledger/edtf.ts";
import * as codes from "../registry/codes.ts";
import { scriptOf } from "../registry/reader-languages.ts";
import { CATALOGUES, LANGUAGES, createTranslator } from "./i18n.ts";
import type { Language, MessageKey } from "./i18n.ts";
import { checkCatalogue, missingCategories, placeholdersOf, unusedKeys } from "./messages/check.ts";
import { en } from "./messages/en.ts";

const KEYS = Object.keys(en) as MessageKey[];
const CYRILLIC = LANGUAGES.filter((lang) => scriptOf(lang) === "Cyrl");
const LATIN = LANGUAGES.filter((lang) => scriptOf(lang) === "Latn");
/** What a reader sees of a catalogue: the texts without the names of placeholders and plural categories. */
const readText = (lang: Language): string[] =>
  Object.values(CATALOGUES[lang]).map((text) => text.replaceAll(/\{[^{}]*\}|\{\w+, \w+,|\w+ (?=\{)/gu, " "));

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "messages" || name === "testing" ? [] : sources(path);
    return /\.tsx?$/u.test(name) && !name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

describe("catalogues", () => {
  test.each(LANGUAGES)("%s is complete, with the placeholders of English and every plural category of its own", (lang) => {
    const report = checkCatalogue(lang, CATALOGUES[lang], en);
    expect(report).toEqual({
      lang,
      wanted: KEYS.length,
      translated: KEYS.length,
      missing: [],
      extra: [],
      english: [],
      placeholders: [],
      plurals: [],
    });
  });

  test.each(CYRILLIC)("%s: no word mixes Latin and Cyrillic letters", (lang) => {
    expect(readText(lang).flatMap((text) => text.match(/[a-z]+[а-яёўіїєґ]+|[а-яёўіїєґ]+[a-z]+/giu) ?? [])).toEqual([]);
  });

  test.each(LATIN)("%s has no Cyrillic letters", (lang) => {
    expect(Object.values(CATALOGUES[lang]).filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  test("Belarusian, Russian and Ukrainian have no letters of one another", () => {
    const foreign = { be: /[иъщїєґ]/iu, ru: /[іўїєґ]/iu, uk: /[ыэёъў]/iu };
    for (const [lang, letters] of Object.entries(foreign)) {
      expect([lang, readText(lang as Language).filter((text) => letters.test(text))]).toEqual([lang, []]);
    }
  });

  test("each language quotes with its own marks and none with typewriter signs", () => {
    const foreign: Readonly<Record<Language, RegExp>> = {
      be: /["„“”']/u,
      ru: /["„“”']/u,
      uk: /["„“”']/u,
      pl: /["“«»']/u,
      lt: /["”«»']/u,
      de: /["”«»']/u,
      en: /["„«»']/u,
    };
    for (const lang of LANGUAGES) expect([lang, readText(lang).filter((text) => foreign[lang].test(text))]).toEqual([lang, []]);
  });

  test("planted faults are seen", () => {
    expect(placeholdersOf("{a} {n, plural, one {{b}} other {#}}", "en")).toEqual(["a", "b", "n"]);
    expect(missingCategories("{n, plural, one {x} other {y}}", "be")).toEqual(["few", "many"]);
    expect(unusedKeys(["a.b", "state.x", "lost.key"], "t('a.b') t(`state.${code}`)")).toEqual(["lost.key"]);
    expect(unusedKeys(["manner.x", "lost.key"], "", '"detention.manner": "manner"')).toEqual(["lost.key"]);
    const planted = { a: "One two three four {n}", b: "{n, plural, one {x} other {y}}", c: "C" };
    expect(checkCatalogue("lt", { a: planted.a, b: "{m, plural, one {x} other {y}}", d: "D" }, planted)).toEqual({
      lang: "lt",
      wanted: 3,
      translated: 1,
      missing: ["c"],
      extra: ["d"],
      english: ["a"],
      placeholders: ["b"],
      plurals: ["b"],
    });
  });

  test("there is no text that no page uses", () => {
    const rooms = [".", "../desk/"].map((room) => fileURLToPath(new URL(room, import.meta.url)));
    const tables = ["pages/person/value-words.ts", "pages/claim-words.ts", "pages/part-labels.ts"].map((table) =>
      readFileSync(new URL(table, import.meta.url), "utf8"),
    );
    expect(unusedKeys(KEYS, rooms.flatMap(sources).join("\n"), tables.join("\n"))).toEqual([]);
  });

  test("every code of the register has its words", () => {
    const groups: Readonly<Record<string, object>> = {
      state: codes.STATES,
      release: codes.RELEASE_KINDS,
      releaseStatus: codes.RELEASE_STATUSES,
      charge: codes.CHARGE_STATUSES,
      penalty: codes.PENALTY_KINDS,
      regime: codes.REGIMES,
      recognition: codes.RECOGNITION_KINDS,
      act: codes.ACT_KINDS,
      channel: codes.CONTACT_CHANNELS,
      death: codes.DEATH_CIRCUMSTANCES,
      listing: codes.LISTINGS,
      placeKind: codes.PLACE_KINDS,
      reliability: codes.SOURCE_RELIABILITY,
      credibility: codes.INFORMATION_CREDIBILITY,
      reported: codes.REPORTED_STATUSES,
      nameRole: codes.NAME_ROLES,
      sentenceStatus: codes.SENTENCE_STATUSES,
      appeal: codes.APPEAL_OUTCOMES,
      hearing: codes.HEARING_STAGES,
      whereabouts: codes.WHEREABOUTS,
      manner: codes.DETENTION_MANNERS,
      track: codes.DETENTION_TRACKS,
    };
    const wanted = Object.entries(groups).flatMap(([group, vocabulary]) => Object.keys(vocabulary).map((code) => `${group}.${code}`));
    expect(wanted.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});

describe("wording", () => {
  test("each language counts with its own plural forms", () => {
    const forms = (lang: Language): string[] => [1, 3, 5, 21, 112].map((n) => createTranslator(lang).t("count.days", { n }));
    expect(forms("be")).toEqual(["1 дзень", "3 дні", "5 дзён", "21 дзень", "112 дзён"]);
    expect(forms("ru")).toEqual(["1 день", "3 дня", "5 дней", "21 день", "112 дней"]);
    expect(forms("uk")).toEqual(["1 день", "3 дні", "5 днів", "21 день", "112 днів"]);
    expect(forms("pl")).toEqual(["1 dzień", "3 dni", "5 dni", "21 dni", "112 dni"]);
    expect(forms("lt")).toEqual(["1 diena", "3 dienos", "5 dienos", "21 diena", "112 dienų"]);
    expect(forms("de")).toEqual(["1 Tag", "3 Tage", "5 Tage", "21 Tage", "112 Tage"]);
    expect(forms("en")).toEqual(["1 day", "3 days", "5 days", "21 days", "112 days"]);
    const people = (lang: Language): string[] => [1, 2, 5, 22, 30].map((n) => `${n} ${createTranslator(lang).t("unit.person", { n })}`);
    expect(people("pl")).toEqual(["1 osoba", "2 osoby", "5 osób", "22 osoby", "30 osób"]);
    expect(people("lt")).toEqual(["1 asmuo", "2 asmenys", "5 asmenys", "22 asmenys", "30 asmenų"]);
    expect(people("uk")).toEqual(["1 особа", "2 особи", "5 осіб", "22 особи", "30 осіб"]);
  });

  test("status words follow the gender and avoid it when it is not known", () => {
    const { t } = createTranslator("be");
    expect(t("life.sentenced_not_in_force", { gender: "female", place: "Мінск" })).toBe("Асуджаная: Мінск");
    expect(t("life.sentenced_not_in_force", { gender: "male" })).toBe("Асуджаны");
    expect(t("life.sentenced_not_in_force")).toBe("Вынесены прысуд");
    const sentenced = (lang: Language): string[] =>
      ["female", "male", "other"].map((gender) => createTranslator(lang).t("life.sentenced_not_in_force", { gender }));
    expect(sentenced("uk")).toEqual(["Засуджена", "Засуджений", "Винесено вирок"]);
    expect(sentenced("pl")).toEqual(["Skazana", "Skazany", "Wydano wyrok"]);
    expect(sentenced("lt")).toEqual(["Nuteista", "Nuteistas", "Paskelbtas nuosprendis"]);
    expect(sentenced("de")).toEqual(["Verurteilt", "Verurteilt", "Verurteilt"]);
  });

  test("a value is never read as a pattern", () => {
    expect(createTranslator("en").t("life.moved", { place: "{n} '<b>constructor" })).toBe("Moved: {n} '<b>constructor");
  });

  test("a missing parameter is an error, not a hole", () => {
    expect(() => createTranslator("en").t("word.asOf")).toThrow();
  });
});

describe("dates", () => {
  const say = (lang: Language, text: string): string => createTranslator(lang).edtf(parseDate(text)).replaceAll("\u00a0", " ");
  const since = (lang: Language, text: string): string => createTranslator(lang).since(parseDate(text)).replaceAll("\u00a0", " ");

  test.each([
    ["2021-05-21", "21 May 2021", "21 мая 2021 г.", "21 мая 2021 г."],
    ["2021-05", "May 2021", "май 2021 г.", "май 2021 г."],
    ["2021", "2021", "2021 г.", "2021 г."],
    ["[..2021-05-21]", "on or before 21 May 2021", "не позже 21 мая 2021 г.", "не пазней за 21 мая 2021 г."],
    ["[2021-08..]", "on or after August 2021", "не раньше августа 2021 г.", "не раней за жнівень 2021 г."],
    [
      "[2021-05-03..2021-05-10]",
      "between 3 May 2021 and 10 May 2021",
      "не раньше 3 мая 2021 г. и не позже 10 мая 2021 г.",
      "не раней за 3 мая 2021 г. і не пазней за 10 мая 2021 г.",
    ],
    ["2021-08~", "about August 2021", "примерно август 2021 г.", "прыблізна жнівень 2021 г."],
    ["2021-22", "summer 2021", "лето 2021 г.", "лета 2021 г."],
    ["XXXX", "date unknown", "дата неизвестна", "дата невядомая"],
    ["2021-05-21?", "21 May 2021 (?)", "21 мая 2021 г. (?)", "21 мая 2021 г. (?)"],
  ])("%s", (text, inEnglish, inRussian, inBelarusian) => {
    expect([say("en", text), say("ru", text), say("be", text)]).toEqual([inEnglish, inRussian, inBelarusian]);
  });

  test.each([
    ["2021-05-21", "21 травня 2021 р.", "21 maja 2021", "2021 m. gegužės 21 d.", "21. Mai 2021"],
    ["2021-05", "травень 2021 р.", "maj 2021", "2021 m. gegužė", "Mai 2021"],
    ["2021", "2021 р.", "2021", "2021 m.", "2021"],
    [
      "[2021-08..]",
      "не раніше серпня 2021 р.",
      "najwcześniej sierpień 2021",
      "ne anksčiau kaip 2021 m. rugpjūtį",
      "frühestens August 2021",
    ],
    ["2021-22", "літо 2021 р.", "lato 2021", "2021 m. vasara", "Sommer 2021"],
    ["XXXX", "дата невідома", "data nieznana", "data nežinoma", "Datum unbekannt"],
  ])("%s in Ukrainian, Polish, Lithuanian and German", (text, uk, pl, lt, de) => {
    expect([say("uk", text), say("pl", text), say("lt", text), say("de", text)]).toEqual([uk, pl, lt, de]);
  });

  test("full dates are those of Intl, where Intl knows the language", () => {
    for (const lang of LANGUAGES) {
      const intl = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        const iso = `2024-${String(month).padStart(2, "0")}-09`;
        const expected = intl.format(new Date(`${iso}T00:00:00Z`)).replaceAll(/[\u00a0\u202f]/gu, " ");
        expect([lang, createTranslator(lang).day(iso).replaceAll("\u00a0", " ")]).toEqual([lang, expected]);
      }
    }
  });

  test('"since" asks for the genitive and for the right preposition', () => {
    expect(since("ru", "2021-08")).toBe("с августа 2021 г.");
    expect(since("ru", "2021-08-02")).toBe("со 2 августа 2021 г.");
    expect(since("be", "2021-01")).toBe("са студзеня 2021 г.");
    expect(since("be", "2021-07-14")).toBe("з 14 ліпеня 2021 г.");
    expect(since("en", "2021-07-14")).toBe("since 14 July 2021");
    expect(["2021-05", "2021-05-02", "2021"].map((text) => since("uk", text))).toEqual([
      "з травня 2021 р.",
      "з 2 травня 2021 р.",
      "з 2021 р.",
    ]);
    expect(["2021-05", "2021-05-02", "2021"].map((text) => since("pl", text))).toEqual(["od maja 2021", "od 2 maja 2021", "od 2021"]);
    expect(["2021-05", "2021-05-02", "2021"].map((text) => since("lt", text))).toEqual([
      "nuo 2021 m. gegužės",
      "nuo 2021 m. gegužės 2 d.",
      "nuo 2021 m.",
    ]);
    expect(["2021-05", "2021-05-02", "2021"].map((text) => since("de", text))).toEqual([
      "seit Mai 2021",
      "seit dem 2. Mai 2021",
      "seit 2021",
    ]);
  });

  test("dates and counts do not break across lines", () => {
    expect(createTranslator("ru").day("2021-05-21")).not.toContain(" ");
    const numbers = LANGUAGES.map((lang) => createTranslator(lang).number(12_345));
    expect(numbers).toEqual(["12\u00a0345", "12\u00a0345", "12\u00a0345", "12\u00a0345", "12\u00a0345", "12.345", "12,345"]);
  });
});
