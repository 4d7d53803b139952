import { readCyrillic } from "./fold-cyrillic.ts";
import { readLatin, type Habit } from "./fold-latin.ts";
import { MOST_READINGS, readWord, reduce, stemOf, type Reading } from "./readings.ts";
import type { Script } from "./text.ts";

/** Changes whenever a key of the same name may come out differently: stored keys of another version must be made again. */
export const FOLD_VERSION = 1;

/** One way to sound a word, reduced. `full` keeps endings (given names), `stem` is free of gender and case (surnames). */
export type Fold = { readonly full: string; readonly stem: string; readonly risk: number };

/** Feminine and case endings other languages add to a surname: the word without them, and with the ending of the original. */
const ADDED_ENDINGS: readonly { readonly pattern: RegExp; readonly needs: Habit | undefined; readonly risk: number }[] = [
  // Czech and Slovak give every woman -ová.
  { pattern: /ov[áa]$/u, needs: "cs", risk: 0 },
  { pattern: /ová$/u, needs: undefined, risk: 0 },
  // Lithuanian and Latvian nominatives, and the endings of wives and daughters.
  { pattern: /(?:(?<=\P{L}*\p{L}{4,})(?:ius|as|is|us|ys))$/u, needs: undefined, risk: 1 },
  { pattern: /(?:ienė|iene|aitė|aite|ytė|utė|ūtė|iutė)$/u, needs: undefined, risk: 1 },
];

const least = (readings: readonly Reading[]): readonly Reading[] => readings.slice(0, MOST_READINGS);

function withoutAddedEndings(word: string, habits: readonly Habit[]): readonly { readonly word: string; readonly risk: number }[] {
  return ADDED_ENDINGS.flatMap(({ pattern, needs, risk }) => {
    if (needs !== undefined && !habits.includes(needs)) return [];
    const bare = word.replace(pattern, "");
    return bare === word || bare.length < 4 ? [] : [{ word: bare, risk }];
  });
}

/** Every fold of one word, the least daring first. At most {@link MOST_READINGS}; empty if no letter of it has a sound. */
export function foldWord(word: string, script: Script, habits: readonly Habit[] = []): readonly Fold[] {
  if (script === "other") return [{ full: word, stem: word, risk: 0 }];
  const latin = (text: string): readonly Reading[] => least(readWord(text, (w, at) => readLatin(w, at, habits)));
  const readings = script === "Cyrl" ? least(readWord(word, readCyrillic)) : latin(word);
  const bare =
    script === "Cyrl"
      ? []
      : withoutAddedEndings(word, habits).flatMap(({ word, risk }) => latin(word).map((one) => ({ ...one, risk: one.risk + risk })));
  const folds = new Map<string, Fold>();
  for (const { symbols, risk } of [...readings, ...bare].sort((a, b) => a.risk - b.risk)) {
    const full = reduce(symbols);
    if (full !== "" && !folds.has(full)) folds.set(full, { full, stem: stemOf(full), risk });
  }
  return [...folds.values()].slice(0, MOST_READINGS);
}
