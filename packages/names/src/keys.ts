import { FOLD_VERSION } from "./fold.ts";
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
  /** What to store with the name: distinct, signed 32-bit (PostgreSQL `integer[]`), about 30 for a usual name. */
  readonly index: readonly number[];
  /**
   * What to ask for, in this order, stopping when enough was found: given name and surname; given name and a misspelt surname, or
   * surname and the first sound of the given name; the surname alone, or given name and patronymic; a misspelt surname alone; the
   * given name alone. A name matches if it shares at least one number. The last three tiers are wide: limit them.
   */
  readonly probes: readonly (readonly number[])[];
};

/** Readings of a surname that are stored, and asked for: the side that costs least to widen is the question. */
const STORED_READINGS = 8;
const ASKED_READINGS = 16;
const MOST_SURNAMES = 3;
/** The riskiest readings are asked for, never stored. */
const STORED_RISK = 3;

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

/** What a name is stored under, or what is asked for: the question is wider, because it is asked once. */
export type Side = "stored" | "asked";

/** The stems a word is stored under, or asked for, the likeliest first. */
export const stemsOf = ({ folds }: Token, side: Side): readonly string[] =>
  distinct(folds.filter(({ risk }, at) => at === 0 || side === "asked" || risk <= STORED_RISK).map(({ stem }) => stem)).slice(
    0,
    side === "asked" ? ASKED_READINGS : STORED_READINGS,
  );

/** The stem and the stem without one sound: two words that differ by one share a variant. Short stems have too many neighbours. */
function deletions(stem: string): readonly string[] {
  if (stem.length < 4) return [];
  return distinct([stem, ...Array.from(stem, (_, at) => stem.slice(0, at) + stem.slice(at + 1))]);
}

const consonantsOf = (surface: string): string => surface.replace(/[aeiou]/gu, "").replace(/(.)\1+/gu, "$1");

export type MisspellingOptions = {
  /** How many of the likeliest readings. */
  readonly readings: number;
  /** Whether also letter by letter, for slips that change the sound much: costs about as many numbers as the word has letters. */
  readonly letters: boolean;
};

/** Everything a misspelt word may still share with the right one. */
export function misspellings(token: Token, { readings, letters }: MisspellingOptions): readonly string[] {
  const likely = token.folds.slice(0, readings).filter(({ risk }, at) => at === 0 || risk <= 1);
  const bones = consonantsOf(token.surface);
  return distinct([
    ...likely.flatMap(({ stem }) => deletions(stem)),
    ...likely.map(({ stem }) => `~${skeletonOf(stem)}`).filter((one) => one.length > 3),
    ...(bones.length >= 4 ? [`^${bones}`] : []),
    ...(letters && token.surface.length >= 5 ? deletions(token.surface).map((one) => `=${one}`) : []),
  ]);
}

const MISSPELLINGS: Readonly<Record<Side, MisspellingOptions>> = {
  stored: { readings: 1, letters: false },
  asked: { readings: 3, letters: false },
};

type Gathered = Readonly<Record<"pairs" | "close" | "names" | "near" | "firsts" | "fathers" | "given", Set<number>>>;

const surnameHashes = new WeakMap<Token, Readonly<Record<Side, { readonly stems: readonly number[]; readonly near: readonly number[] }>>>();

/** Hashes of the stems and misspellings of a word: the same for every name that contains it. */
function hashesOf(token: Token, side: Side): { readonly stems: readonly number[]; readonly near: readonly number[] } {
  const make = (of: Side): { readonly stems: readonly number[]; readonly near: readonly number[] } => ({
    stems: stemsOf(token, of).map(hash),
    near: misspellings(token, MISSPELLINGS[of]).map(hash),
  });
  const known = surnameHashes.get(token) ?? { stored: make("stored"), asked: make("asked") };
  surnameHashes.set(token, known);
  return known[side];
}

/** The first sounds of a given name: for initials, and for given names that are misspelt or not known to be one. */
const firstSounds = ({ token }: NamePart): readonly string[] => distinct(token.folds.slice(0, 3).map(({ full }) => full.slice(0, 1)));

/** Two numbers and a kind as one signed 32-bit number. */
function mix(kind: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(kind, 0x9e_37_79_b1), 0x85_eb_ca_6b) ^ Math.imul(b, 0xc2_b2_ae_35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27_d4_eb_2f);
  return (h ^ (h >>> 13)) | 0;
}

const KIND = { pair: 1, close: 2, name: 3, near: 4, first: 5, father: 6, given: 7 } as const;

function gather(reading: Reading, into: Gathered, side: Side): void {
  const groups = distinct(reading.given.flatMap(groupsOf)).map(hash);
  const firsts = distinct(reading.given.flatMap(firstSounds)).map(hash);
  for (const { token } of reading.surname.filter((part) => !part.token.isInitial).slice(0, MOST_SURNAMES)) {
    const { stems, near } = hashesOf(token, side);
    for (const stem of stems) {
      into.names.add(mix(KIND.name, 0, stem));
      for (const group of groups) into.pairs.add(mix(KIND.pair, group, stem));
      for (const first of firsts) into.firsts.add(mix(KIND.first, first, stem));
    }
    for (const variant of near) {
      into.near.add(mix(KIND.near, 0, variant));
      for (const group of groups) into.close.add(mix(KIND.close, group, variant));
    }
  }
  for (const group of groups) {
    into.given.add(mix(KIND.given, 0, group));
    for (const father of distinct(reading.patronymic.flatMap(fathersOf))) into.fathers.add(mix(KIND.father, group, hash(father)));
  }
}

function gatherAll(parsed: ParsedName, side: Side): Gathered {
  const set = (): Set<number> => new Set();
  const into: Gathered = { pairs: set(), close: set(), names: set(), near: set(), firsts: set(), fathers: set(), given: set() };
  for (const reading of parsed.readings) gather(reading, into, side);
  return into;
}

/** The numbers to store with a name. */
export function indexKeysOf(parsed: ParsedName): readonly number[] {
  const { pairs, close, names, near, firsts, fathers, given } = gatherAll(parsed, "stored");
  return [...new Set([...pairs, ...close, ...firsts, ...names, ...fathers, ...near, ...given])];
}

/** The numbers to ask for, tier by tier; tiers that would be empty are left out. */
export function probesOf(parsed: ParsedName): readonly (readonly number[])[] {
  const { pairs, close, names, near, firsts, fathers, given } = gatherAll(parsed, "asked");
  const tiers = [[...pairs], [...close, ...firsts], [...names, ...fathers], [...near], [...given]];
  return tiers.filter((tier) => tier.length > 0);
}

/** The numbers to store and to ask for, of a name that was parsed before. */
export const keysOfParsed = (parsed: ParsedName): NameKeys => ({ index: indexKeysOf(parsed), probes: probesOf(parsed) });

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
