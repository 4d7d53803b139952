import { distance } from "./distance.ts";
import type { Token } from "./token.ts";

/** By which rule two words of a name agree, or not. The closed list for explanations. */
export type Rule =
  /** The same letters. */
  | "identical"
  /** The same sounds in another script, system or orthography. */
  | "same-sound"
  /** The same stem with another ending: -аў and -ава, -скі and -ская. */
  | "ending"
  /** One name in two languages: Аляксандр and Alexander. */
  | "name-class"
  /** Traditional counterparts that may be two names: Віталь and Вітольд. */
  | "counterpart"
  /** A short or pet form: Саша. */
  | "short-form"
  /** Patronymics after the same father's name: Мікалаевіч and Николаевич. */
  | "father"
  /** A sound that Belarusian and Russian, or two ears, write differently: Воўк and Волк. */
  | "alternation"
  | "one-letter"
  | "two-letters"
  /** Only the consonants agree. */
  | "consonants"
  /** An initial that fits. */
  | "initial"
  /** Said on one side only. */
  | "missing"
  | "different"
  /** Two known names that are not one: the only evidence that is stronger than any spelling. */
  | "contradiction";

export type Likeness = { readonly rule: Rule; /** 0 to 1. */ readonly similarity: number };

const LIKE = {
  identical: { rule: "identical", similarity: 1 },
  sound: { rule: "same-sound", similarity: 1 },
  ending: { rule: "ending", similarity: 0.97 },
  nameClass: { rule: "name-class", similarity: 0.97 },
  father: { rule: "father", similarity: 0.97 },
  alternation: { rule: "alternation", similarity: 0.93 },
  one: { rule: "one-letter", similarity: 0.86 },
  oneShort: { rule: "one-letter", similarity: 0.76 },
  two: { rule: "two-letters", similarity: 0.72 },
  consonants: { rule: "consonants", similarity: 0.7 },
  counterpart: { rule: "counterpart", similarity: 0.85 },
  short: { rule: "short-form", similarity: 0.7 },
  initial: { rule: "initial", similarity: 0.6 },
  different: { rule: "different", similarity: 0 },
  contradiction: { rule: "contradiction", similarity: 0 },
} as const satisfies Record<string, Likeness>;

/** Whether two ascending lists share a number. */
function meet(a: Int32Array, b: Int32Array): boolean {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) return true;
    if (x < y) i += 1;
    else j += 1;
  }
  return false;
}

/** The smallest distance between likely readings, in half letters; infinite if there is none within the limit. */
function soundDistance(a: Token, b: Token, limit: number): number {
  let least = limit + 1;
  for (const one of a.sounds)
    for (const other of b.sounds) {
      const found = distance(one, other, { limit: least - 1, sounds: true });
      if (found < least) least = found;
      if (least <= 1) return least;
    }
  return least > limit ? Number.POSITIVE_INFINITY : least;
}

/** Words that differ by letters. Longer words may differ more; a derived surname (Новик, Новиков) is another one. */
function nearly(a: Token, b: Token): Likeness {
  const [stemA, stemB] = [a.folds[0]?.stem ?? "", b.folds[0]?.stem ?? ""];
  const length = Math.min(stemA.length, stemB.length);
  if (length < 3) return LIKE.different;
  const limit = length >= 6 ? 4 : length >= 4 ? 2 : 1;
  const derived = stemA.length !== stemB.length && (stemA.startsWith(stemB) || stemB.startsWith(stemA));
  const sounds = soundDistance(a, b, limit);
  if (sounds <= 1) return LIKE.alternation;
  const letters = Math.min(a.surface.length, b.surface.length);
  const typed = distance(a.letters, b.letters, { limit: letters >= 7 ? 4 : 2, sounds: false });
  if (!derived && typed <= 2 && letters >= 4) return letters >= 6 ? LIKE.one : LIKE.oneShort;
  if (sounds <= 2) return length >= 5 && !derived ? LIKE.one : LIKE.oneShort;
  if (!derived && ((sounds <= 4 && length >= 6) || (typed <= 4 && letters >= 7))) return LIKE.two;
  if (a.skeleton !== "" && a.skeleton === b.skeleton && a.skeleton.length >= 4) return LIKE.consonants;
  return LIKE.different;
}

/** The first sounds of an initial against those of a word. */
function initialFits(initial: Token, word: Token): boolean {
  const first = (fold: string): string => fold.slice(0, 1);
  const seconds = new Set(word.folds.flatMap(({ full }) => [first(full), /^I[AU]/u.test(full) ? (full[1] ?? "") : first(full)]));
  if (initial.folds.some(({ full }) => seconds.has(first(full)))) return true;
  return initial.surface.slice(0, 1) === word.surface.slice(0, 1);
}

const withInitial = (a: Token, b: Token): Likeness =>
  (a.isInitial ? initialFits(a, b) : initialFits(b, a)) ? LIKE.initial : LIKE.contradiction;

/** Two surnames, or two words of unknown part. Gender and case endings do not count. */
export function surnameLikeness(a: Token, b: Token): Likeness {
  if (a === b || a.text === b.text) return LIKE.identical;
  if (a.isInitial || b.isInitial) return withInitial(a, b);
  if (meet(a.fulls, b.fulls)) return LIKE.sound;
  if (meet(a.stems, b.stems)) return LIKE.ending;
  return nearly(a, b);
}

/** Two given names. Names known to be different are, however alike their letters: Алег and Алесь, Марыя and Марына. */
export function givenLikeness(a: Token, b: Token): Likeness {
  if (a === b || a.text === b.text) return LIKE.identical;
  if (a.isInitial || b.isInitial) return withInitial(a, b);
  if (a.given.length > 0 && b.given.length > 0) {
    let best = 4;
    for (const one of a.given)
      for (const other of b.given) if (one.name === other.name) best = Math.min(best, Math.max(one.tier, other.tier));
    if (best <= 3 && meet(a.fulls, b.fulls)) return LIKE.sound;
    if (best === 1) return LIKE.nameClass;
    return best === 2 ? LIKE.counterpart : best === 3 ? LIKE.short : LIKE.contradiction;
  }
  if (meet(a.fulls, b.fulls)) return LIKE.sound;
  return meet(a.stems, b.stems) ? LIKE.alternation : nearly(a, b);
}

/** Two patronymics: the father's name decides, and whether it is a son's or a daughter's. */
export function patronymicLikeness(a: Token, b: Token): Likeness {
  if (a === b || a.text === b.text) return LIKE.identical;
  if (a.isInitial || b.isInitial) return withInitial(a, b);
  const [one, other] = [a.patronymic, b.patronymic];
  if (one !== undefined && other !== undefined) {
    if (one.gender !== other.gender) return LIKE.contradiction;
    if (one.stems.some((stem) => other.stems.includes(stem))) return LIKE.sound;
    if (one.fathers.some((father) => other.fathers.includes(father))) return LIKE.father;
    if (one.fathers.length > 0 && other.fathers.length > 0) return LIKE.contradiction;
  }
  return meet(a.stems, b.stems) ? LIKE.sound : nearly(a, b);
}
