import { DEFAULT_POPULATION, evidenceOf, probabilityOf, type Part } from "./evidence.ts";
import { givenLikeness, patronymicLikeness, surnameLikeness, type Likeness, type Rule } from "./likeness.ts";
import { parseName, type NamePart, type ParsedName, type Reading } from "./parse.ts";
import type { Token } from "./token.ts";

/** How one part of two names compares. */
export type PartComparison = {
  readonly part: Part;
  /** The words compared, normalised; undefined where one side has none. */
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly rule: Rule;
  /** 0 to 1. */
  readonly similarity: number;
  /** Evidence for one person, in bits: log2 of how much more often this is seen on one person than on two. */
  readonly bits: number;
};

export type NameComparison = {
  /** How much of what both names say agrees, 0 to 1. For people to read; `probability` decides, `bits` ranks. */
  readonly score: number;
  /** That both name one person, among `population` people, by the names alone. */
  readonly probability: number;
  /** Sum of the evidence in bits, without the prior. Ranks like `probability` and does not saturate. */
  readonly bits: number;
  /** Why: one entry per part, and whether the words had to be put into another order. */
  readonly explanation: { readonly parts: readonly PartComparison[]; readonly swapped: boolean };
};

export type CompareOptions = {
  /** Among how many people the question is asked: the prior is one in so many. 1,000 unless given. */
  readonly population?: number;
  /** The share of people with this surname, 0 to 1, if the installation knows: a rare name is more telling. */
  readonly surnameShare?: (surname: Token) => number | undefined;
};

type Scored = { readonly bits: number; readonly parts: readonly PartComparison[]; readonly swapped: boolean };
type Pair = { readonly a: NamePart | undefined; readonly b: NamePart | undefined; readonly like: Likeness };

const LIKENESS: Readonly<Record<Part, (a: Token, b: Token) => Likeness>> = {
  given: givenLikeness,
  patronymic: patronymicLikeness,
  surname: surnameLikeness,
};
const MISSING: Likeness = { rule: "missing", similarity: 0 };
/** Another order of the words than the likely one: about one list in four writes the surname first, few mix. */
const SWAPPED_BITS = -1;
/** A second name that agrees, or does not, tells less than the first: people leave one out. */
const FURTHER_AGREES = 2;
const FURTHER_DIFFERS = -8;
const FURTHER_MISSING = -0.5;

/** The best one-to-one pairs of words of one part, the likest first; what remains on both sides is paired as it is. */
function pairUp(part: Part, as: readonly NamePart[], bs: readonly NamePart[]): readonly Pair[] {
  const likeness = LIKENESS[part];
  const [onlyA, onlyB] = [as[0], bs[0]];
  if (as.length === 1 && bs.length === 1 && onlyA !== undefined && onlyB !== undefined)
    return [{ a: onlyA, b: onlyB, like: likeness(onlyA.token, onlyB.token) }];
  const all = as.flatMap((a) => bs.map((b) => ({ a, b, like: likeness(a.token, b.token) })));
  // Pairs that are equally alike are taken in an order that does not depend on which name was given first.
  const unordered = ({ a, b }: (typeof all)[number]): string => [a.token.text, b.token.text].sort().join("\u0001");
  all.sort((x, y) => y.like.similarity - x.like.similarity || (unordered(x) < unordered(y) ? -1 : 1));
  const used = new Set<NamePart>();
  const pairs: Pair[] = [];
  for (const pair of all) {
    if (used.has(pair.a) || used.has(pair.b)) continue;
    // A word in brackets may agree; it cannot disagree.
    if (pair.like.similarity === 0 && (pair.a.aside || pair.b.aside)) continue;
    used.add(pair.a).add(pair.b);
    pairs.push(pair);
  }
  const bracketsAgree = pairs.some(({ a, b, like }) => like.similarity > 0 && (a?.aside === true || b?.aside === true));
  const kept = bracketsAgree ? pairs.filter(({ like }) => like.similarity > 0) : pairs;
  const taken = new Set(kept.flatMap(({ a, b }) => [a, b]));
  const alone = (list: readonly NamePart[]): readonly NamePart[] => list.filter((one) => !taken.has(one) && !one.aside);
  return [
    ...kept,
    ...alone(as).map((a) => ({ a, b: undefined, like: MISSING })),
    ...alone(bs).map((b) => ({ a: undefined, b, like: MISSING })),
  ];
}

function comparePart(part: Part, pairs: readonly Pair[], options: CompareOptions): readonly PartComparison[] {
  return pairs.map(({ a, b, like }, index) => {
    const share = part === "surname" && a !== undefined && b !== undefined ? options.surnameShare?.(a.token) : undefined;
    const full = evidenceOf({ part, like, a: a?.token, b: b?.token, share });
    const further = like.rule === "missing" ? FURTHER_MISSING : full > 0 ? Math.min(FURTHER_AGREES, full) : Math.max(FURTHER_DIFFERS, full);
    const { rule, similarity } = like;
    return { part, a: a?.token.text, b: b?.token.text, rule, similarity, bits: index === 0 ? full : further };
  });
}

function compareReadings(a: Reading, b: Reading, options: CompareOptions): Omit<Scored, "swapped"> {
  const parts: PartComparison[] = [];
  for (const part of ["surname", "given", "patronymic"] as const) {
    const [as, bs] = [a[part], b[part]];
    if (as.length > 0 || bs.length > 0) parts.push(...comparePart(part, pairUp(part, as, bs), options));
  }
  let bits = 0;
  for (const part of parts) bits += part.bits;
  return { bits, parts };
}

/** A name of one word that is known to be a given name. */
const isGivenAlone = ({ parts: [only, ...others] }: ParsedName): boolean =>
  others.length === 0 && only !== undefined && only.token.given.some(({ tier }) => tier === 1);

/**
 * The reading of both names that agrees best; another than the likely one costs. A given name that stands alone on both sides is
 * not read as a rare surname: half of a register would be one person.
 */
function bestReading(a: ParsedName, b: ParsedName, options: CompareOptions): Scored {
  let best: Scored = { bits: Number.NEGATIVE_INFINITY, parts: [], swapped: false };
  const givenAlone = isGivenAlone(a) && isGivenAlone(b);
  a.readings.forEach((one, i) =>
    b.readings.forEach((other, j) => {
      if (givenAlone && i + j > 0) return;
      const { bits, parts } = compareReadings(one, other, options);
      const swapped = i + j > 0;
      const total = bits + (swapped ? SWAPPED_BITS : 0);
      // Of readings with equal evidence the one that agrees more, whichever name was given first.
      const better = total > best.bits || (total === best.bits && scoreOf(parts) > scoreOf(best.parts));
      if (better) best = { bits: total, parts, swapped };
    }),
  );
  return best;
}

const WEIGHT: Readonly<Record<Part, number>> = { surname: 1.3, given: 1, patronymic: 0.7 };
const WEIGHT_OF_MISSING = 0.15;
/** Nothing that agrees beside it can make up for a part that does not. */
const CAP: Readonly<Record<Part, number>> = { surname: 0.5, given: 0.4, patronymic: 0.6 };

function scoreOf(parts: readonly PartComparison[]): number {
  let [sum, weights, cap] = [0, 0, 1];
  for (const { part, rule, similarity } of parts) {
    const weight = rule === "missing" ? WEIGHT[part] * WEIGHT_OF_MISSING : WEIGHT[part];
    sum += weight * similarity;
    weights += weight;
    if (rule === "different" || rule === "contradiction") cap = Math.min(cap, CAP[part]);
  }
  return weights === 0 ? 0 : Math.min(cap, sum / weights);
}

/**
 * Compares two names that were parsed before: parse once, compare many. Symmetric in probability and score.
 * Names without a letter are never one person's: score 0, probability 0.
 */
export function compareParsed(a: ParsedName, b: ParsedName, options: CompareOptions = {}): NameComparison {
  const { bits, parts, swapped } = bestReading(a, b, options);
  if (parts.every(({ rule }) => rule === "missing")) return { score: 0, probability: 0, bits: -60, explanation: { parts, swapped } };
  const probability = probabilityOf(bits, options.population ?? DEFAULT_POPULATION);
  return { score: scoreOf(parts), probability, bits, explanation: { parts, swapped } };
}

/**
 * How likely two spellings name one person, and why.
 *
 * ```ts
 * compareNames("Витольд Ашурок", "Vitold Ashurak").probability > 0.5; // true
 * ```
 */
export const compareNames = (a: string, b: string, options: CompareOptions = {}): NameComparison =>
  compareParsed(parseName(a), parseName(b), options);
