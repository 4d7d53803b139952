import { compareParsed } from "../compare.ts";
import { parseName } from "../parse.ts";
import { buildNameIndex } from "../search/name-index.ts";
import { hardNegatives } from "./hard-negatives.ts";
import { measurePairs, quantile, type Judged } from "./measures.ts";
import type { Person } from "./read-persons.ts";

/** The probability from which two names are taken to be one person's. */
export const DEFAULT_THRESHOLD = 0.5;
const WORST = 10;

/** A pair the library judged wrongly, or was least sure of. */
export type WorstPair = {
  readonly a: string;
  readonly b: string;
  readonly persons: readonly [string, string];
  readonly isMatch: boolean;
  readonly probability: number;
  /** Rule per part, such as `surname: different`. */
  readonly because: string;
};

export type Evaluation = {
  readonly persons: number;
  readonly names: number;
  readonly positivePairs: number;
  readonly negativePairs: number;
  readonly threshold: number;
  /** Queries: names of people with another name in the list. */
  readonly queries: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly averagePrecision: number;
  readonly recallAtPrecision99: number;
  /** Milliseconds of one search. */
  readonly p50ms: number;
  readonly p95ms: number;
  readonly worst: readonly WorstPair[];
};

type Flat = { readonly text: string; readonly person: string };
type Pair = Judged & { readonly a: Flat; readonly b: Flat; readonly because: string };

const wrongness = ({ score, isMatch }: Judged): number => (isMatch ? 1 - score : score);

function judgePairs(names: readonly Flat[]): readonly Pair[] {
  const parsed = names.map(({ text }) => parseName(text));
  const judge = (i: number, j: number, isMatch: boolean): readonly Pair[] => {
    const [a, b, one, other] = [names[i], names[j], parsed[i], parsed[j]];
    if (a === undefined || b === undefined || one === undefined || other === undefined) return [];
    const { probability, explanation } = compareParsed(one, other);
    return [{ a, b, isMatch, score: probability, because: explanation.parts.map(({ part, rule }) => `${part}: ${rule}`).join(", ") }];
  };
  const positives: Pair[] = [];
  for (let i = 0; i < names.length; i += 1)
    for (let j = i + 1; j < names.length && names[j]?.person === names[i]?.person; j += 1) positives.push(...judge(i, j, true));
  return [...positives, ...hardNegatives(names).flatMap(([i, j]) => judge(i, j, false))];
}

type Retrieval = Pick<Evaluation, "queries" | "recallAt1" | "recallAt10" | "p50ms" | "p95ms">;

/** Asks for each name among all other names; right is any other name of the same person. `now` is a clock in milliseconds. */
function retrieve(names: readonly Flat[], now: () => number): Retrieval {
  const index = buildNameIndex(names.map(({ text }, id) => ({ id, text })));
  const sizes = new Map<string, number>();
  for (const { person } of names) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const times: number[] = [];
  let [queries, first, ten] = [0, 0, 0];
  names.forEach(({ text, person }, self) => {
    if ((sizes.get(person) ?? 0) < 2) return;
    const began = now();
    const hits = index.search(text, { limit: 10, accepts: (id) => id !== self, leastBits: -20 });
    times.push(now() - began);
    const place = hits.findIndex(({ id }) => names[id]?.person === person);
    queries += 1;
    if (place === 0) first += 1;
    if (place >= 0) ten += 1;
  });
  const share = (part: number): number => (queries === 0 ? 0 : part / queries);
  return { queries, recallAt1: share(first), recallAt10: share(ten), p50ms: quantile(times, 0.5), p95ms: quantile(times, 0.95) };
}

/**
 * Accuracy on people with several spellings each. Every two names of one person are a positive pair; negative pairs are, for each
 * name, the ten nearest names of other people by trigrams of a plain Latin transliteration. Retrieval asks for each name among all
 * names of all people but itself.
 * @param now a clock in milliseconds, such as `() => performance.now()`
 */
export function evaluate(persons: readonly Person[], now: () => number): Evaluation {
  const names = persons.flatMap(({ person, names }) => names.map(({ text }) => ({ text, person })));
  const pairs = judgePairs(names);
  const worst = [...pairs].sort((x, y) => wrongness(y) - wrongness(x)).slice(0, WORST);
  const positivePairs = pairs.filter(({ isMatch }) => isMatch).length;
  return {
    persons: persons.length,
    names: names.length,
    positivePairs,
    negativePairs: pairs.length - positivePairs,
    threshold: DEFAULT_THRESHOLD,
    ...retrieve(names, now),
    ...measurePairs(pairs, DEFAULT_THRESHOLD),
    worst: worst.map(({ a, b, isMatch, score, because }) => ({
      a: a.text,
      b: b.text,
      persons: [a.person, b.person],
      isMatch,
      probability: score,
      because,
    })),
  };
}
