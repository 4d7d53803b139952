import { BELARUSIAN_SYSTEMS } from "./data/belarusian-systems.ts";
import { RUSSIAN_PRACTICE } from "./data/russian-practice.ts";
import { RUSSIAN_STANDARDS } from "./data/russian-standards.ts";
import { UKRAINIAN_SYSTEMS } from "./data/ukrainian-systems.ts";
import { NamesError } from "./names-error.ts";

export type CyrillicLanguage = "be" | "ru" | "uk";

/**
 * One system of romanisation, as data. `letters` holds the values of the language's alphabet in order, separated by blanks:
 * `_` is nothing, `je/ie` depends on the place (Belarusian: start, after a vowel, ў, apostrophe or separating ь / after a consonant;
 * Ukrainian: start of a word / elsewhere), `e|ye` is free variation with the usual one first, `´` is an acute on the letter before if
 * that stands for з л н с ц, else nothing. `sequences` (`ле=le`) go before letters. `previous` (`жш:ё=o`, `^` is the start of a word),
 * `next` (`ц:еи=c`) and `ending` (the last two letters of words longer than two) are tried in this order before `letters`.
 */
export type System = {
  readonly id: string;
  readonly language: CyrillicLanguage;
  readonly title: string;
  /** Issued by an authority or tradition, official now, replaced but met, or observed use. */
  readonly kind: "standard" | "in force" | "superseded" | "practice";
  readonly source: string;
  readonly letters: string;
  readonly sequences?: string;
  readonly previous?: string;
  readonly next?: string;
  readonly ending?: string;
};

const ALPHABETS: Readonly<Record<CyrillicLanguage, string>> = {
  be: "абвгґдеёжзійклмнопрстуўфхцчшыьэюя’",
  ru: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  uk: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
};

/** Every system this library knows, by language. */
export const SYSTEMS: Readonly<Record<CyrillicLanguage, readonly System[]>> = {
  be: BELARUSIAN_SYSTEMS,
  ru: [...RUSSIAN_STANDARDS, ...RUSSIAN_PRACTICE],
  uk: UKRAINIAN_SYSTEMS,
};

type Rules = {
  readonly letters: ReadonlyMap<string, string>;
  /** Longest first. */
  readonly sequences: readonly (readonly [string, string])[];
  readonly previous: ReadonlyMap<string, string>;
  readonly next: ReadonlyMap<string, string>;
  readonly ending: ReadonlyMap<string, string>;
};

const value = (text: string): string => (text === "_" ? "" : text);
const pairs = (text: string | undefined): readonly (readonly [string, string])[] =>
  (text ?? "")
    .split(" ")
    .filter((one) => one !== "")
    .map((one) => {
      const at = one.lastIndexOf("=");
      return [one.slice(0, at), value(one.slice(at + 1))] as const;
    });

function compile(system: System): Rules {
  const values = system.letters.split(" ");
  const letters = new Map(Array.from(ALPHABETS[system.language], (letter, at) => [letter, value(values[at] ?? "")] as const));
  const previous = new Map<string, string>();
  for (const [rule, to] of pairs(system.previous)) {
    const [before = "", letter = ""] = rule.split(":");
    for (const sign of before) previous.set(sign + letter, to);
  }
  const next = new Map<string, string>();
  for (const [rule, to] of pairs(system.next)) {
    const [letter = "", after = ""] = rule.split(":");
    for (const sign of after) next.set(letter + sign, to);
  }
  const sequences = [...pairs(system.sequences)].sort((a, b) => b[0].length - a[0].length);
  return { letters, sequences, previous, next, ending: new Map(pairs(system.ending)) };
}

const compiled = new Map<System, Rules>();
function rulesOf(system: System): Rules {
  const known = compiled.get(system) ?? compile(system);
  compiled.set(system, known);
  return known;
}

const IOTATED_AFTER = new Set("аеёіоуыэюяў’ь");
const ACUTE_ON = new Set("злнсц");
const APOSTROPHE = /[\u2019\u02BC\u0027\u0060\u00B4\u2018]/gu;

/** The value of a letter where it stands. */
function inPlace(language: CyrillicLanguage, before: string | undefined, text: string): string {
  if (text === "´") return before !== undefined && ACUTE_ON.has(before) ? "\u0301" : "";
  if (text.includes("|")) return value(text.slice(0, text.indexOf("|")));
  const slash = text.indexOf("/");
  if (slash < 0) return text;
  const first = language === "uk" ? before === undefined : before === undefined || IOTATED_AFTER.has(before);
  return first ? text.slice(0, slash) : text.slice(slash + 1);
}

type Step = { readonly length: number; readonly to: string };

function step(system: System, word: string, at: number): Step {
  const { letters, sequences, previous, next, ending } = rulesOf(system);
  const letter = word[at] ?? "";
  if (word.length > 2 && at === word.length - 2) {
    const last = ending.get(word.slice(at));
    if (last !== undefined) return { length: 2, to: last };
  }
  for (const [from, to] of sequences) if (word.startsWith(from, at)) return { length: from.length, to };
  const special = previous.get((at === 0 ? "^" : (word[at - 1] ?? "")) + letter) ?? next.get(letter + (word[at + 1] ?? ""));
  return { length: 1, to: special ?? inPlace(system.language, at === 0 ? undefined : word[at - 1], letters.get(letter) ?? letter) };
}

const isCapital = (text: string): boolean => text !== text.toLowerCase();

function romaniseWord(system: System, word: string): string {
  const lower = word.toLowerCase();
  const shouted = Array.from(word).filter(isCapital).length > 1 && word === word.toUpperCase();
  let out = "";
  for (let at = 0; at < lower.length;) {
    const { length, to } = step(system, lower, at);
    const capital = isCapital(word.slice(at, at + 1));
    out += shouted ? to.toUpperCase() : capital ? to.slice(0, 1).toUpperCase() + to.slice(1) : to;
    at += length;
  }
  return out;
}

/**
 * Cyrillic text in Latin letters by one system. Letters of other alphabets pass; a capital follows its source letter, a word in
 * capitals stays in capitals. Output in NFC.
 * @param system an id of {@link SYSTEMS} for the language, such as `icao_9303_be`
 * @throws NamesError `names.romanise.unknown-system`
 *
 * ```ts
 * romanise("Ціханоўская", "be", "icao_9303_be"); // "Tsikhanouskaia"
 * ```
 */
export function romanise(text: string, language: CyrillicLanguage, system: string): string {
  const found = SYSTEMS[language].find(({ id }) => id === system);
  if (found === undefined) throw new NamesError("names.romanise.unknown-system", `there is no system "${system}" for ${language}`);
  return text
    .normalize("NFC")
    .replace(APOSTROPHE, "’")
    .replace(/[\p{L}\p{M}’]+/gu, (word) => romaniseWord(found, word))
    .normalize("NFC");
}
