import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { parseDate } from "../ledger/edtf.ts";
import * as codes from "../registry/codes.ts";
import { LANGUAGES, createTranslator } from "./i18n.ts";
import type { Language, MessageKey } from "./i18n.ts";
import { be } from "./messages/be.ts";
import { en } from "./messages/en.ts";
import { ru } from "./messages/ru.ts";

type Node = ReturnType<IntlMessageFormat["getAst"]>[number];
const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { be, en, ru };
const KEYS = Object.keys(en) as MessageKey[];
/** Languages use these as their grammar needs them; the translator always supplies them, except the preposition. */
const OPTIONAL = new Set(["gender", "hasPlace", "preposition"]);
/** Keys no page uses yet. May only shrink; the last one to go turns the ratchet into a rule. */
const UNUSED_ALLOWED = 530;

const parse = (message: string, lang: Language): Node[] => new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst();

function walk(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) {
    visit(node);
    if ("options" in node) for (const option of Object.values(node.options)) walk(option.value, visit);
  }
}

function placeholders(message: string, lang: Language): string[] {
  const names = new Set<string>();
  // Type 0 is literal text and 7 the number sign of a plural: neither takes a value of its own.
  walk(parse(message, lang), (node) => {
    if (node.type !== 0 && node.type !== 7 && "value" in node && !OPTIONAL.has(node.value)) names.add(node.value);
  });
  return [...names].sort();
}

function missingCategories(message: string, lang: Language): string[] {
  const missing: string[] = [];
  walk(parse(message, lang), (node) => {
    if (!("pluralType" in node)) return;
    const needed = new Intl.PluralRules(lang, {
      type: node.pluralType ?? "cardinal",
    }).resolvedOptions().pluralCategories;
    missing.push(...needed.filter((category) => !(category in node.options)));
  });
  return missing;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "messages" || name === "testing" ? [] : sources(path);
    return /\.tsx?$/u.test(name) && !name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

/** A key is used when it stands in a source, or when its beginning does with a code appended: `state.${code}`. */
function unusedKeys(keys: readonly string[], text: string): string[] {
  const prefixes = [...text.matchAll(/`([a-zA-Z0-9.]+\.)\$\{/gu)].map((match) => match[1] ?? "");
  return keys.filter(
    (key) => !text.includes(`'${key}'`) && !text.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
}

describe("catalogues", () => {
  test.each(LANGUAGES)("%s: the same placeholders as English in every message", (lang) => {
    const differing = KEYS.filter((key) => placeholders(CATALOGUES[lang][key] ?? "", lang).join() !== placeholders(en[key], "en").join());
    expect(differing).toEqual([]);
  });

  test.each(LANGUAGES)("%s: every plural names all categories of the language", (lang) => {
    const incomplete = KEYS.filter((key) => missingCategories(CATALOGUES[lang][key] ?? "", lang).length > 0);
    expect(incomplete).toEqual([]);
  });

  test.each(["be", "ru"] as const)("%s: no word mixes Latin and Cyrillic letters", (lang) => {
    const mixed = Object.values(CATALOGUES[lang]).flatMap(
      (text) => text.replaceAll(/\{[^{}]*\}|\{\w+, \w+,/gu, " ").match(/[a-z]+[а-яёўі]+|[а-яёўі]+[a-z]+/giu) ?? [],
    );
    expect(mixed).toEqual([]);
  });

  test("be has no Russian letters and ru no Belarusian ones", () => {
    expect(Object.values(be).filter((text) => /[иъщ]/iu.test(text))).toEqual([]);
    expect(Object.values(ru).filter((text) => /[іў]/iu.test(text))).toEqual([]);
  });

  test("planted faults are seen", () => {
    expect(placeholders("{a} {n, plural, one {{b}} other {#}}", "en")).toEqual(["a", "b", "n"]);
    expect(missingCategories("{n, plural, one {x} other {y}}", "be")).toEqual(["few", "many"]);
    expect(unusedKeys(["a.b", "state.x", "lost.key"], "t('a.b') t(`state.${code}`)")).toEqual(["lost.key"]);
  });

  test("keys that nothing uses do not grow in number", () => {
    const rooms = [".", "../desk/"].map((room) => fileURLToPath(new URL(room, import.meta.url)));
    expect(unusedKeys(KEYS, rooms.flatMap(sources).join("\n")).length).toBeLessThanOrEqual(UNUSED_ALLOWED);
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
  test("Belarusian and Russian count with their own plural forms", () => {
    const forms = (lang: Language): string[] => [1, 3, 5, 21, 112].map((n) => createTranslator(lang).t("count.days", { n }));
    expect(forms("be")).toEqual(["1 дзень", "3 дні", "5 дзён", "21 дзень", "112 дзён"]);
    expect(forms("ru")).toEqual(["1 день", "3 дня", "5 дней", "21 день", "112 дней"]);
    expect(forms("en")).toEqual(["1 day", "3 days", "5 days", "21 days", "112 days"]);
  });

  test("status words follow the gender and avoid it when it is not known", () => {
    const { t } = createTranslator("be");
    expect(t("life.sentenced_not_in_force", { gender: "female", place: "Мінск" })).toBe("Асуджаная: Мінск");
    expect(t("life.sentenced_not_in_force", { gender: "male" })).toBe("Асуджаны");
    expect(t("life.sentenced_not_in_force")).toBe("Вынесены прысуд");
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

  test('"since" asks for the genitive and for the right preposition', () => {
    expect(since("ru", "2021-08")).toBe("с августа 2021 г.");
    expect(since("ru", "2021-08-02")).toBe("со 2 августа 2021 г.");
    expect(since("be", "2021-01")).toBe("са студзеня 2021 г.");
    expect(since("be", "2021-07-14")).toBe("з 14 ліпеня 2021 г.");
    expect(since("en", "2021-07-14")).toBe("since 14 July 2021");
  });

  test("dates and counts do not break across lines", () => {
    expect(createTranslator("ru").day("2021-05-21")).not.toContain(" ");
    expect(createTranslator("be").number(12_345)).toBe("12\u00a0345");
  });
});
