import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Phonetic matching after Beider and Morse (2008), from its published description: the language is guessed, rules of that language
 * (or of any) spell the sounds, a second set makes them approximate. The rule tables beside this file are theirs, as the Apache Commons
 * Codec project distributes them.
 */
export type BeiderMorse = (word: string) => ReadonlySet<string>;

type Phoneme = { readonly text: string; readonly languages: ReadonlySet<string> | undefined };
type Rule = { readonly pattern: string; readonly left: RegExp; readonly right: RegExp; readonly phonemes: readonly Phoneme[] };
type Guess = { readonly pattern: RegExp; readonly languages: ReadonlySet<string>; readonly accept: boolean };

const MOST_PHONEMES = 20;

function readLines(folder: string, name: string): readonly string[] {
  const text = readFileSync(path.join(folder, `${name}.txt`), "utf8").replace(/\/\*[\s\S]*?\*\//gu, "");
  return text
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/u, "").trim())
    .filter((line) => line !== "")
    .flatMap((line) => (line.startsWith("#include ") ? readLines(folder, line.slice(9).trim()) : [line]));
}

/** `a[german+dutch]` or `(a|b[french])`. */
function readPhonemes(text: string): readonly Phoneme[] {
  const inner = text.startsWith("(") ? text.slice(1, -1) : text;
  return inner.split("|").map((one) => {
    const [, sounds = "", languages] = /^([^[]*)(?:\[(.*)\])?$/u.exec(one) ?? [];
    return { text: sounds, languages: languages === undefined ? undefined : new Set(languages.split("+")) };
  });
}

function readRules(folder: string, name: string): readonly Rule[] {
  if (!existsSync(path.join(folder, `${name}.txt`))) return [];
  return readLines(folder, name).flatMap((line) => {
    const [pattern, left, right, phonemes] = [...line.matchAll(/"([^"]*)"/gu)].map(([, inside = ""]) => inside);
    if (pattern === undefined || left === undefined || right === undefined || phonemes === undefined) return [];
    return [{ pattern, left: new RegExp(`(?:${left})$`, "u"), right: new RegExp(`^(?:${right})`, "u"), phonemes: readPhonemes(phonemes) }];
  });
}

const narrowed = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined =>
  one === undefined ? other : other === undefined ? one : new Set([...one].filter((language) => other.has(language)));

function apply(rules: readonly Rule[], input: string, keepsUnknown: boolean): readonly Phoneme[] {
  let built: readonly Phoneme[] = [{ text: "", languages: undefined }];
  for (let at = 0; at < input.length;) {
    const rule = rules.find(
      ({ pattern, left, right }) =>
        input.startsWith(pattern, at) && right.test(input.slice(at + pattern.length)) && left.test(input.slice(0, at)),
    );
    if (rule === undefined) {
      if (keepsUnknown) built = built.map(({ text, languages }) => ({ text: text + (input[at] ?? ""), languages }));
      at += 1;
      continue;
    }
    built = built
      .flatMap((one) =>
        rule.phonemes.map((other) => ({ text: one.text + other.text, languages: narrowed(one.languages, other.languages) })),
      )
      .filter(({ languages }) => languages === undefined || languages.size > 0)
      .slice(0, MOST_PHONEMES);
    at += rule.pattern.length;
  }
  return built;
}

/** The matcher with the tables of a folder; undefined if they are not there. Approximate matching, generic names. */
export function openBeiderMorse(folder: string | undefined): BeiderMorse | undefined {
  if (folder === undefined || !existsSync(path.join(folder, "gen_lang.txt"))) return undefined;
  const all = new Set(readLines(folder, "gen_languages").filter((language) => language !== "any"));
  const guesses: readonly Guess[] = readLines(folder, "gen_lang").map((line) => {
    const [pattern = "", languages = "", accept = ""] = line.split(/\s+/u);
    return { pattern: new RegExp(pattern, "u"), languages: new Set(languages.split("+")), accept: accept === "true" };
  });
  const sets = new Map<string, readonly Rule[]>();
  const rules = (name: string): readonly Rule[] => {
    const known = sets.get(name) ?? readRules(folder, name);
    sets.set(name, known);
    return known;
  };
  return (word) => {
    let languages: ReadonlySet<string> = all;
    for (const { pattern, languages: named, accept } of guesses)
      if (pattern.test(word)) languages = new Set([...languages].filter((language) => named.has(language) === accept));
    if (languages.size === 0) languages = all;
    const [only] = languages;
    const language = languages.size === 1 && only !== undefined ? only : "any";
    const spelt = apply(rules(`gen_rules_${language}`), word, false).filter(
      (one) => one.languages === undefined || [...one.languages].some((each) => languages.has(each)),
    );
    const common = spelt.flatMap(({ text }) => apply(rules("gen_approx_common"), text, true));
    const final = common.flatMap(({ text }) => apply(rules(`gen_approx_${language}`), text, true));
    return new Set(final.map(({ text }) => text).filter((text) => text !== ""));
  };
}
