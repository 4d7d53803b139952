import { codesOf, type Codes } from "./distance.ts";
import { foldWord, type Fold } from "./fold.ts";
import type { Habit } from "./fold-latin.ts";
import { findGivenNames, findPatronymic, type GivenName, type Patronymic } from "./given-names.ts";
import { hash } from "./hash.ts";
import { skeletonOf } from "./readings.ts";
import { surfaceOf } from "./surface.ts";
import type { Script } from "./text.ts";

/** Letters of one word that are looked at. */
export const MOST_LETTERS = 40;
/** How many of the likeliest readings are compared letter by letter. */
const CLOSE_READINGS = 3;

/** A word of a name with everything that is derived from it. Shared between the names that contain it: never changed. */
export type Token = {
  /** Normalised and with look-alike letters repaired. */
  readonly text: string;
  readonly script: Script;
  readonly folds: readonly Fold[];
  /** Hashes of the endings-kept folds and of the stems, ascending: two tokens sound alike if they share one. */
  readonly fulls: Int32Array;
  readonly stems: Int32Array;
  /** The likeliest stems, for comparing letter by letter. At least one unless no letter has a sound. */
  readonly sounds: readonly Codes[];
  /** The consonant skeleton of the likeliest fold; empty below three consonants. */
  readonly skeleton: string;
  /** Plain Latin, for slips of a key. */
  readonly surface: string;
  readonly letters: Codes;
  readonly given: readonly GivenName[];
  readonly patronymic: Patronymic | undefined;
  /** One letter standing for a name. */
  readonly isInitial: boolean;
};

const hashes = (texts: readonly string[]): Int32Array => Int32Array.from(new Set(texts.map((text) => hash(text) | 0))).sort();

function analyse(word: string, script: Script, habits: readonly Habit[]): Token {
  const text = word.slice(0, MOST_LETTERS);
  const folds = foldWord(text, script, habits);
  const surface = surfaceOf(text);
  const isInitial = Array.from(text).length === 1;
  return {
    text,
    script,
    folds,
    fulls: hashes(folds.map(({ full }) => full)),
    stems: hashes(folds.map(({ stem }) => stem)),
    sounds: [...new Set(folds.slice(0, CLOSE_READINGS).map(({ stem }) => stem))].map(codesOf),
    skeleton: skeletonOf(folds[0]?.stem ?? ""),
    surface,
    letters: codesOf(surface),
    given: isInitial ? [] : findGivenNames(text, folds),
    patronymic: isInitial ? undefined : findPatronymic(folds),
    isInitial,
  };
}

/** Gives the token of a normalised word: the same object for the same word, script and habits while it is kept. */
export type TokenSource = (word: string, script: Script, habits: readonly Habit[]) => Token;

/**
 * Words of names repeat: most of a million names are some ten thousand words.
 * @param most after so many words everything is forgotten, so that hostile input cannot fill memory
 */
export function createTokenSource(most: number): TokenSource {
  // A shelf for each set of habits: a key joined of both would be made and hashed anew for every word of every name.
  const shelves = new Map<string, Map<string, Token>>();
  let size = 0;
  return (word, script, habits) => {
    const name = script === "Latn" ? `Latn${habits.join("")}` : "";
    const known = shelves.get(name)?.get(word);
    if (known !== undefined) return known;
    const token = analyse(word, script, habits);
    if (size >= most) {
      shelves.clear();
      size = 0;
    }
    const shelf = shelves.get(name) ?? new Map<string, Token>();
    shelves.set(name, shelf.set(word, token));
    size += 1;
    return token;
  };
}

/** The source everybody shares. */
export const tokenOf: TokenSource = createTokenSource(50_000);
