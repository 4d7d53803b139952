import type { Likeness, Rule } from "./likeness.ts";
import type { Token } from "./token.ts";

export type Part = "given" | "patronymic" | "surname";

/**
 * Among how many people a question is asked when the caller does not say. The prior probability that two names taken at random
 * are one person's is one in so many.
 */
export const DEFAULT_POPULATION = 1000;

/**
 * log2(m / u) after Fellegi and Sunter (1969) per part and rule: m is how often one person's two spellings compare so, u how often two
 * people's do. u of an agreeing given name or patronymic is about 1 in 25 to 30, of a surname 1 in 2,000 in Slavic registers;
 * disagreement of one person's names comes from errors and second names, some per cent or less. Set from these orders of
 * magnitude, not fitted to a file; README.md shows how far the probabilities that follow from them can be trusted.
 */
const BITS: Readonly<Record<Part, Readonly<Record<Rule, number>>>> = {
  surname: {
    identical: 11,
    "same-sound": 10.8,
    ending: 10.3,
    alternation: 8.2,
    "one-letter": 6,
    "two-letters": 2.5,
    consonants: 3,
    initial: 3.5,
    "name-class": 8,
    counterpart: 5,
    "short-form": 0,
    father: 8,
    missing: -2,
    different: -7,
    contradiction: -7,
  },
  given: {
    identical: 4.7,
    "same-sound": 4.7,
    ending: 4,
    alternation: 3.5,
    "one-letter": 3,
    "two-letters": 0.5,
    consonants: 0.5,
    initial: 2.5,
    "name-class": 4.4,
    counterpart: 2.5,
    "short-form": 2.2,
    father: 0,
    missing: -1.5,
    different: -7,
    contradiction: -10,
  },
  patronymic: {
    identical: 4.8,
    "same-sound": 4.7,
    ending: 4.5,
    alternation: 4,
    "one-letter": 3,
    "two-letters": 0,
    consonants: 0,
    initial: 2.5,
    "name-class": 4,
    counterpart: 1,
    "short-form": 0,
    father: 4.5,
    missing: 0,
    different: -5.5,
    contradiction: -8,
  },
};

/** A given name in no table is a rare one. */
const RARE_GIVEN = 2.5;
/** Long and short words: a letter of four says more than a letter of ten. */
const SHORT_WORD_LOSS = 3;

const AGREES: ReadonlySet<Rule> = new Set<Rule>(["identical", "same-sound", "ending"]);

type Seen = {
  readonly part: Part;
  readonly like: Likeness;
  readonly a: Token | undefined;
  readonly b: Token | undefined;
  /** Share of people with this surname, if known. */
  readonly share: number | undefined;
};

/** Evidence of one part in bits. */
export function evidenceOf({ part, like, a, b, share }: Seen): number {
  const bits = BITS[part][like.rule];
  if (part === "given" && AGREES.has(like.rule) && a?.given.length === 0 && b?.given.length === 0) return bits + RARE_GIVEN;
  if (part !== "surname") return bits;
  if (like.rule === "one-letter" && like.similarity < 0.8) return bits - SHORT_WORD_LOSS;
  if (share === undefined || !AGREES.has(like.rule)) return bits;
  // A share of 0 would be certainty: nothing is rarer than one in ten million.
  return bits + Math.log2(1 / 2000) - Math.log2(Math.min(1, Math.max(share, 1e-7)));
}

/** Odds 2^bits against a prior of one in `population`. */
export function probabilityOf(bits: number, population: number): number {
  const logOdds = bits - Math.log2(Math.max(population, 2) - 1);
  return 1 / (1 + 2 ** -Math.max(-60, Math.min(60, logOdds)));
}
