import { evidenceOf, type Part } from "../evidence.ts";
import { hash } from "../hash.ts";
import { misspellings, stemsOf } from "../keys.ts";
import { givenLikeness, patronymicLikeness, surnameLikeness, type Likeness } from "../likeness.ts";
import type { NamePart, ParsedName, Reading } from "../parse.ts";
import type { Token } from "../token.ts";
import { wordsBeginning } from "./beginnings.ts";
import {
  GIVEN,
  namesBeside,
  namesOpenedBy,
  namesWith,
  NEAR,
  NO_GROUP,
  PATRONYMIC,
  placeOf,
  ROLE_BITS,
  SURNAME,
  type Segment,
} from "./dictionary.ts";
import type { Candidate, Memo, Scratch } from "./scratch.ts";
import { listOf } from "./sorted-lists.ts";

/** Bounds of one question: words a misspelt word may open, names compared exactly. */
const MOST_NEAR_WORDS = 600;
const MOST_COMPARED = 80;

const LIKENESS: Readonly<Record<Part, (a: Token, b: Token) => Likeness>> = {
  surname: surnameLikeness,
  given: givenLikeness,
  patronymic: patronymicLikeness,
};

const bitsOf = (part: Part, a: Token, b: Token): number => evidenceOf({ part, like: LIKENESS[part](a, b), a, b, share: undefined });

/** Words of the dictionary among `places` that speak for the word asked for, with their evidence. */
function speaking(
  segment: Segment,
  places: ReadonlySet<number>,
  { part, token }: { part: Part; token: Token },
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const place of places) {
    const other = segment.tokens[place];
    const bits = other === undefined ? 0 : bitsOf(part, token, other);
    if (bits > 0) found.set(place, bits);
  }
  return found;
}

/** Words that may be the surname asked for, spelt or misspelt. */
function wordsLike(segment: Segment, token: Token, misspelt: boolean): ReadonlyMap<number, number> {
  const places = new Set<number>();
  for (const stem of stemsOf(token, "asked")) for (const place of listOf(segment.stems, hash(stem))) places.add(place);
  const sure = places.size;
  for (const variant of misspelt ? misspellings(token, NEAR) : []) {
    if (places.size - sure > MOST_NEAR_WORDS) break;
    for (const place of listOf(segment.near, hash(variant))) places.add(place);
  }
  return speaking(segment, places, { part: "surname", token });
}

/** Words for a given name: of its classes, or like it. */
function givenWords(segment: Segment, token: Token): ReadonlyMap<number, number> {
  const places = new Set<number>();
  for (const { name } of token.given) for (const place of listOf(segment.given, name)) places.add(place);
  for (const stem of stemsOf(token, "asked")) for (const place of listOf(segment.stems, hash(stem))) places.add(place);
  return speaking(segment, places, { part: "given", token });
}

/** The classes a given name may stand in; of one that is misspelt, those of the names it is like. */
function groupsOf(segment: Segment, token: Token): readonly number[] {
  if (token.given.length > 0 || token.isInitial) return token.given.map(({ name }) => name);
  const groups = new Set<number>();
  for (const variant of misspellings(token, NEAR))
    for (const place of listOf(segment.near, hash(variant))) {
      const other = segment.tokens[place];
      if (other !== undefined && other.given.length > 0 && bitsOf("given", token, other) > 0)
        for (const { name } of other.given) groups.add(name);
    }
  return [...groups];
}

/** Evidence below which a word still being typed is not taken for a finished one: slips are not looked for in a few letters. */
const FINISHED_BITS = 10;
const SHORT_BEGINNING = 5;

/**
 * Words for a surname; of one that is being typed only what it may already be, unless it is long enough to hold a slip. A word that
 * is a given name as it stands is no misspelt surname.
 */
function surnameWords(segment: Segment, token: Token, unfinished: Token | undefined): ReadonlyMap<number, number> {
  const isBeginning = token === unfinished && token.text.length < SHORT_BEGINNING;
  const words = wordsLike(segment, token, !isBeginning && token.given.length === 0);
  return isBeginning ? new Map([...words].filter(([, bits]) => bits >= FINISHED_BITS)) : words;
}

type Evidence = (place: number) => number;

/** Evidence of single words against the words of the question, worked out once for each distinct word. */
function createEvidence(
  segment: Segment,
  part: Part,
  { asked, memo }: { readonly asked: readonly NamePart[]; readonly memo: Memo },
): Evidence {
  memo.clear();
  if (asked.length === 0) return () => 0;
  return (place) => {
    if (memo.has(place)) return memo.get(place);
    const other = segment.tokens[place];
    return memo.set(place, other === undefined ? 0 : Math.max(...asked.map(({ token }) => bitsOf(part, token, other))));
  };
}

/** With so many names whose every part agrees, weak agreement of the surname is not followed. */
const ENOUGH_BITS = 19;
const ENOUGH_NAMES = 30;
const WEAK_BITS = 5;
/** Names the single words speak against so much are not looked at again. */
const HOPELESS_BITS = -3;
/** A surname that stands in the place of another part is less likely to be it. */
const MISPLACED = 1.5;

export type Question = {
  readonly asked: ParsedName;
  /** The last word, if it is still being typed. */
  readonly unfinished: Token | undefined;
  /** Which ids may be found, if not all: what may not be found does not take the place of what may. */
  readonly accepts: ((id: number) => boolean) | undefined;
};

type Words = readonly (readonly [place: number, bits: number])[];

const byEvidence = (words: ReadonlyMap<number, number>): Words => [...words].sort((a, b) => b[1] - a[1]);

/** The words a name is opened by, and what speaks for its other words. */
type Opening = {
  /** Among the words beside a class of given names, or among all; the most telling first. */
  readonly wordsBeside: (group: number | undefined) => Words;
  readonly given: Evidence;
  readonly patronymic: Evidence;
  /** Classes of the given name asked for: names of others are looked at only if there is nobody of these. */
  readonly groups: readonly number[];
  /** The words asked for are not surnames. */
  readonly misplaced: boolean;
};

/** Looks at the names that contain one of the words, adding the evidence of their other words. */
function createOpener(segment: Segment, { accepts }: Question, { looked }: Scratch): (opening: Opening) => void {
  const { starts, words, ids } = segment;
  const evidenceOfName = (name: number, opened: number, { given, patronymic }: Opening): number => {
    let sum = 0;
    const end = starts[name + 1] ?? 0;
    for (let at = starts[name] ?? 0; at < end; at += 1) {
      const word = words[at] ?? 0;
      const place = placeOf(word);
      const role = word & ROLE_BITS;
      if (place === opened) sum -= role === SURNAME ? 0 : MISPLACED;
      else if (role === GIVEN) sum += given(place);
      else if (role === PATRONYMIC) sum += patronymic(place);
    }
    return sum;
  };
  const look = (opening: Opening, openers: Words, namesOf: (place: number) => readonly Uint32Array[]): number => {
    let [agreeing, put] = [0, 0];
    for (const [place, bits] of openers) {
      if (bits < WEAK_BITS && agreeing >= ENOUGH_NAMES) break;
      for (const names of namesOf(place))
        for (const name of names) {
          if (looked.isFull) return put;
          const sum = bits + evidenceOfName(name, place, opening);
          if (sum <= HOPELESS_BITS || (accepts !== undefined && !looked.has(name) && !accepts(ids[name] ?? -1))) continue;
          if (sum >= ENOUGH_BITS) agreeing += 1;
          looked.put(name, sum);
          put += 1;
        }
    }
    return put;
  };
  return (opening) => {
    const { groups, wordsBeside } = opening;
    let found = 0;
    for (const group of groups) found += look(opening, wordsBeside(group), (place) => namesBeside(segment, place, group));
    if (found === 0)
      look(opening, wordsBeside(undefined), (place) => [opening.misplaced ? namesWith(segment, place) : namesOpenedBy(segment, place)]);
  };
}

function onceFor<T>(work: (token: Token) => T): (token: Token) => T {
  const done = new Map<Token, T>();
  return (token) => {
    const known = done.get(token);
    if (known !== undefined) return known;
    const made = work(token);
    done.set(token, made);
    return made;
  };
}

/** Names that may be the one asked for: opened by the surname in every reading of the question, else by the given name. */
export function findCandidates(segment: Segment, question: Question, scratch: Scratch): readonly Candidate[] {
  const { asked, unfinished } = question;
  scratch.looked.clear();
  const open = createOpener(segment, question, scratch);
  const finished = (parts: readonly NamePart[]): readonly NamePart[] => parts.filter(({ token }) => token !== unfinished);
  const givenIsKnown = asked.readings.some((reading) => finished(reading.given).some(({ token }) => token.given.length > 0));
  // Readings share words: which words of the dictionary one is like is worked out once.
  const surnames = onceFor((token) => byEvidence(surnameWords(segment, token, unfinished)));
  const classes = onceFor((token) => groupsOf(segment, token));
  const openReading = (reading: Reading): void => {
    const given = createEvidence(segment, "given", { asked: finished(reading.given), memo: scratch.given });
    const patronymic = createEvidence(segment, "patronymic", { asked: finished(reading.patronymic), memo: scratch.patronymic });
    const groups = [...new Set(finished(reading.given).flatMap(({ token }) => classes(token)))];
    if (groups.length > 0) groups.push(NO_GROUP);
    const beside = { given, patronymic, groups, misplaced: false };
    for (const { token } of reading.surname) {
      if (token.isInitial) continue;
      const words = surnames(token);
      open({ ...beside, wordsBeside: () => words });
    }
    // A reading that knows no given name would look through everybody for what another reading finds beside one.
    if (unfinished !== undefined && (groups.length > 0 || !givenIsKnown))
      open({ ...beside, wordsBeside: (group) => byEvidence(wordsBeginning(segment, unfinished, group)) });
    if (reading.surname.length > 0 && !scratch.looked.isEmpty) return;
    for (const { token } of reading.given)
      if (!token.isInitial) open({ ...beside, groups: [], misplaced: true, wordsBeside: () => byEvidence(givenWords(segment, token)) });
  };
  for (const reading of asked.readings) openReading(reading);
  return scratch.looked.best(MOST_COMPARED);
}
