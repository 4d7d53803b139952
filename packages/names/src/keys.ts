import { FOLD_VERSION, type Fold } from "./fold.ts";
import { givenNameId } from "./given-names.ts";
import { hash } from "./hash.ts";
import { parseName, type NamePart, type ParsedName, type Reading } from "./parse.ts";
import { skeletonOf } from "./readings.ts";
import type { Token } from "./token.ts";

/** Stored keys of another version must be made again: the fold and the layout of the keys decide it. */
export const KEY_VERSION = 100 * FOLD_VERSION + 1;

/**
 * Numbers for retrieval. Two spellings of one name nearly always share one; namesakes do too, and a few strangers. Rank what
 * was found with `compareParsed`.
 */
export type NameKeys = {
  /** What to store with the name: distinct, signed 32-bit (PostgreSQL `integer[]`), about 20 for a usual name. */
  readonly index: readonly number[];
  /**
   * What to ask for, in this order, stopping when enough was found: the given name with the surname, then with a misspelt surname;
   * the surname alone, or given name and patronymic; a misspelt surname alone; the given name alone. A name matches if it shares
   * at least one number. The last two tiers are wide: limit them.
   */
  readonly probes: readonly (readonly number[])[];
};

/** Readings of a surname that are stored, and asked for: the side that costs least to widen is the question. */
const STORED_READINGS = 6;
const ASKED_READINGS = 16;
const MOST_SURNAMES = 3;
/** The riskiest readings are asked for, never stored. */
const STORED_RISK = 2;

const key = (kind: string, ...words: readonly string[]): number => hash(`${kind}|${words.join("|")}`) | 0;

/** What stands for a given name: its classes; of an unknown one its stems; of an initial nothing. */
function groupsOf({ token }: NamePart): readonly string[] {
  if (token.isInitial) return [];
  if (token.given.length > 0) return token.given.map(({ name }) => givenNameId(name));
  return [...new Set(token.folds.slice(0, 3).map(({ stem }) => `=${stem}`))];
}

const fathersOf = ({ token }: NamePart): readonly string[] => {
  const found = token.patronymic;
  if (found === undefined) return [];
  return found.fathers.length > 0 ? found.fathers.map(givenNameId) : found.stems;
};

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

const stemsOf = ({ folds }: Token, most: number, risk: number): readonly string[] =>
  distinct(folds.filter((fold, at) => at === 0 || fold.risk <= risk).map(({ stem }) => stem)).slice(0, most);

/** The stem and the stem without one sound: two words that differ by one share a variant. Short stems have too many neighbours. */
function deletions(stem: string): readonly string[] {
  if (stem.length < 4) return [];
  return distinct([stem, ...Array.from(stem, (_, at) => stem.slice(0, at) + stem.slice(at + 1))]);
}

const consonantsOf = (surface: string): string => surface.replace(/[aeiou]/gu, "").replace(/(.)\1+/gu, "$1");

/** Everything a misspelt surname may still share. */
function misspellings(token: Token, readings: number): readonly string[] {
  const likely = token.folds.slice(0, readings).filter((fold: Fold, at) => at === 0 || fold.risk <= 1);
  const bones = consonantsOf(token.surface);
  return distinct([
    ...likely.flatMap(({ stem }) => deletions(stem)),
    ...likely.map(({ stem }) => `~${skeletonOf(stem)}`).filter((one) => one.length > 3),
    ...(bones.length >= 4 ? [`^${bones}`] : []),
  ]);
}

type Gathered = {
  readonly pairs: string[][];
  readonly close: string[][];
  readonly names: string[];
  readonly near: string[];
  readonly fathers: string[][];
  readonly given: string[];
};

function gather(reading: Reading, into: Gathered, asked: boolean): void {
  const groups = distinct(reading.given.flatMap(groupsOf));
  const surnames = reading.surname.filter(({ token }) => !token.isInitial).slice(0, MOST_SURNAMES);
  const stems = distinct(
    surnames.flatMap(({ token }) => stemsOf(token, asked ? ASKED_READINGS : STORED_READINGS, asked ? 9 : STORED_RISK)),
  );
  const close = distinct(surnames.flatMap(({ token }) => misspellings(token, asked ? 3 : 1)));
  into.names.push(...stems);
  into.near.push(...close);
  into.given.push(...groups);
  for (const group of groups) {
    into.pairs.push(...stems.map((stem) => [group, stem]));
    into.close.push(...close.map((variant) => [group, variant]));
    for (const part of reading.patronymic) into.fathers.push(...fathersOf(part).map((father) => [group, father]));
  }
}

function gatherAll(parsed: ParsedName, asked: boolean): Gathered {
  const into: Gathered = { pairs: [], close: [], names: [], near: [], fathers: [], given: [] };
  for (const reading of parsed.readings) gather(reading, into, asked);
  return into;
}

const keysOf = (kind: string, words: readonly (readonly string[])[]): readonly number[] => distinct(words.map((one) => key(kind, ...one)));
const single = (word: string): readonly string[] => [word];

/** The numbers to store and to ask for, of a name that was parsed before. */
export function keysOfParsed(parsed: ParsedName): NameKeys {
  return { index: indexKeysOf(parsed), probes: probesOf(parsed) };
}

/** The numbers to store with a name. */
export function indexKeysOf(parsed: ParsedName): readonly number[] {
  const { pairs, close, names, near, fathers, given } = gatherAll(parsed, false);
  return distinct([
    ...keysOf("p", pairs),
    ...keysOf("t", close),
    ...keysOf("s", names.map(single)),
    ...keysOf("f", fathers),
    ...keysOf("d", near.map(single)),
    ...keysOf("g", given.map(single)),
  ]);
}

/** The numbers to ask for, tier by tier. */
export function probesOf(parsed: ParsedName): readonly (readonly number[])[] {
  const { pairs, close, names, near, fathers, given } = gatherAll(parsed, true);
  const tiers = [
    keysOf("p", pairs),
    keysOf("t", close),
    [...keysOf("s", names.map(single)), ...keysOf("f", fathers)],
    keysOf("d", near.map(single)),
    keysOf("g", given.map(single)),
  ];
  return tiers.filter((tier) => tier.length > 0);
}

/**
 * The keys of a name for retrieval from a database.
 *
 * ```ts
 * const [asked] = nameKeys("Витольд Ашурок").probes;
 * const stored = nameKeys("Vitold Ashurak").index;
 * asked?.some((key) => stored.includes(key)); // true
 * ```
 */
export const nameKeys = (name: string): NameKeys => keysOfParsed(parseName(name));
