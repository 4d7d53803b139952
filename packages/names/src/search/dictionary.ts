import { hash } from "../hash.ts";
import { misspellings, stemsOf } from "../keys.ts";
import { parseWords, type ParsedName, type Role } from "../parse.ts";
import { createTokenSource, type Token } from "../token.ts";
import { wordsOf, type Word, type Words } from "../words.ts";
import { listOf, lowerBound, PairCollector, type SortedLists } from "./sorted-lists.ts";
import type { Vowels } from "./vowels.ts";

/** A name to find: several may have one id, a person is found by any of them. */
export type IndexedName = { readonly id: number; readonly text: string };

/** The likely role of a word, in its lowest bits. */
const ROLES: readonly Role[] = ["surname", "given", "patronymic"];
export const [SURNAME, GIVEN, PATRONYMIC] = [0, 1, 2] as const;
export const ROLE_BITS = 3;
const ROLE_KEYS = 4;
const roleKey = (token: number, role: number): number => token * ROLE_KEYS + role;
const HYPHENED = 4;
const ASIDE = 8;
const CAPITALS = 16;
/** Bits below the place of a word, for its role and how it was written: one number, so that a name looked at is one piece of memory. */
const FLAG_BITS = 5;
export const placeOf = (word: number): number => word >>> FLAG_BITS;

/** What the index looks up of misspelt words: more than a database stores, because words are held once and not per name. */
export const NEAR = { readings: 3, letters: true } as const;

/** A place of a sorted list of spellings: what a word may begin with, and which word it is. */
export type Beginning = { readonly text: string; readonly token: number };

/**
 * Names as numbers: each distinct word once, each name as places in the list of words, and for each word the names that contain it.
 * Built once, never changed; the typed arrays hold nothing but numbers.
 */
export type Segment = {
  readonly ids: Float64Array;
  readonly tokens: readonly Token[];
  /** Words of name i: from `starts[i]` to `starts[i + 1]` in `words` (`placeOf` in `tokens`; likely role and how it was written below it). */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly commas: Uint8Array;
  /** Word and its role → names that contain it so. */
  readonly postings: SortedLists;
  /** Word and class of a given name beside it → names that contain both: most of those who share a surname are others. */
  readonly besides: SortedLists;
  /** Hash of a stem → words; hash of a misspelling → words. */
  readonly stems: SortedLists;
  readonly near: SortedLists;
  /** Class of given names → words that stand in it. */
  readonly given: SortedLists;
  readonly sounds: readonly Beginning[];
  readonly letters: readonly Beginning[];
  /** Class of a given name → places in `sounds` and in `letters` of the words beside it. */
  readonly soundsBeside: SortedLists;
  readonly lettersBeside: SortedLists;
  /** Vowels of the words that were looked at. */
  readonly vowels: (Vowels | undefined)[];
};

const flagsOf = (word: Word, role: Role): number =>
  ROLES.indexOf(role) | (word.hyphened ? HYPHENED : 0) | (word.aside ? ASIDE : 0) | (word.capitals ? CAPITALS : 0);

/** The likely role of every word, in the order they were written. */
function rolesOf({ words }: Words, parsed: ParsedName): readonly Role[] {
  const main = words.filter(({ aside }) => !aside);
  const asides = words.filter(({ aside }) => aside);
  return words.map((word) => {
    const at = word.aside ? main.length + asides.indexOf(word) : main.indexOf(word);
    return parsed.parts[at]?.role ?? "surname";
  });
}

/** More than there are classes of given names; four million words fit beside it. */
const CLASSES = 512;
/** Beside names of which no other word is a given name that is known. */
export const NO_GROUP = CLASSES - 1;
/** Whether the word is the surname of the name, or another part of it. */
const [AS_SURNAME, AS_ANOTHER] = [0, 1] as const;
const besideKey = (token: number, part: 0 | 1, group: number): number => (2 * token + part) * CLASSES + group;

type Neighbours = {
  readonly words: readonly Word[];
  readonly at: number;
  readonly part: 0 | 1;
  readonly place: number;
  readonly name: number;
};

/** Adds the classes of the other words of a name, whatever their role: a reading may take it for another. */
function addBeside(besides: PairCollector, { words, at, part, place, name }: Neighbours): void {
  let known = false;
  for (const [other, { token }] of words.entries())
    if (other !== at)
      for (const { name: group } of token.given) {
        besides.add(besideKey(place, part, group), name);
        known = true;
      }
  if (!known) besides.add(besideKey(place, part, NO_GROUP), name);
}

class Growing {
  values = new Uint32Array(4096);
  size = 0;
  push(value: number): void {
    if (this.size === this.values.length) {
      const larger = new Uint32Array(this.size * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size] = value;
    this.size += 1;
  }
  done = (): Uint32Array => this.values.slice(0, this.size);
}

// Sorting is stable: words of one beginning stay in the order of their places.
const byText = (a: Beginning, b: Beginning): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

function makeLookUps(tokens: readonly Token[]): Pick<Segment, "stems" | "near" | "given" | "sounds" | "letters"> {
  const [stems, near, given] = [new PairCollector(), new PairCollector(), new PairCollector()];
  const sounds: Beginning[] = [];
  const letters: Beginning[] = [];
  tokens.forEach((token, at) => {
    for (const stem of stemsOf(token, "asked")) stems.add(hash(stem), at);
    for (const variant of misspellings(token, NEAR)) near.add(hash(variant), at);
    for (const { name } of token.given) given.add(name, at);
    for (const text of new Set(
      token.folds
        .filter(({ risk }) => risk <= 2)
        .slice(0, 6)
        .map(({ full }) => full),
    ))
      sounds.push({ text, token: at });
    letters.push({ text: token.surface, token: at });
  });
  return { stems: stems.sorted(), near: near.sorted(), given: given.sorted(), sounds: sounds.sort(byText), letters: letters.sort(byText) };
}

/** The beginnings of the words beside each class of given names, in their order. */
function byGroup(beginnings: readonly Beginning[], { keys }: SortedLists, words: number): SortedLists {
  const groups: number[][] = Array.from({ length: words }, () => []);
  keys.forEach((key, at) => {
    if (key !== keys[at - 1]) groups[Math.floor(key / CLASSES / 2)]?.push(key % CLASSES);
  });
  const found = new PairCollector();
  beginnings.forEach(({ token }, place) => {
    for (const group of groups[token] ?? []) found.add(group, place);
  });
  return found.sorted();
}

/** Reads every name once. About 10 µs and 60 bytes a name, and some kilobytes a distinct word. */
export function buildSegment(names: Iterable<IndexedName>): Segment {
  const places = new Map<Token, number>();
  const byWord = new Map<string, number>();
  const tokens: Token[] = [];
  const [starts, words, ids] = [new Growing(), new Growing(), [] as number[]];
  const commas = new Growing();
  const postings = new PairCollector();
  const besides = new PairCollector();
  // Every word is kept by the segment anyway.
  const source = createTokenSource(Number.POSITIVE_INFINITY);
  const placeFor = (token: Token): number => {
    const known = places.get(token);
    if (known !== undefined) return known;
    // The same word may have been analysed twice; its folds tell whether it is the same to us.
    const name = `${token.text} ${token.folds[0]?.full ?? ""} ${token.folds.length}`;
    const place = byWord.get(name) ?? tokens.push(token) - 1;
    places.set(token, place);
    byWord.set(name, place);
    return place;
  };
  for (const { id, text } of names) {
    const read = wordsOf(text, source);
    const roles = rolesOf(read, parseWords(read));
    const name = ids.push(id) - 1;
    starts.push(words.size);
    commas.push(read.beforeComma);
    read.words.forEach((word, at) => {
      const place = placeFor(word.token);
      words.push((place << FLAG_BITS) | flagsOf(word, roles[at] ?? "surname"));
      postings.add(roleKey(place, ROLES.indexOf(roles[at] ?? "surname")), name);
      addBeside(besides, { words: read.words, at, part: (roles[at] ?? "surname") === "surname" ? AS_SURNAME : AS_ANOTHER, place, name });
    });
  }
  starts.push(words.size);
  const together = besides.sorted();
  const lookUps = makeLookUps(tokens);
  return {
    ids: Float64Array.from(ids),
    tokens,
    starts: starts.done(),
    words: words.done(),
    commas: Uint8Array.from(commas.done()),
    postings: postings.sorted(),
    besides: together,
    ...lookUps,
    soundsBeside: byGroup(lookUps.sounds, together, tokens.length),
    lettersBeside: byGroup(lookUps.letters, together, tokens.length),
    vowels: [],
  };
}

/** The name at a place, read again from its words. */
export function parsedAt(segment: Segment, name: number): ParsedName {
  const words: Word[] = [];
  for (let at = segment.starts[name] ?? 0; at < (segment.starts[name + 1] ?? 0); at += 1) {
    const flag = segment.words[at] ?? 0;
    const token = segment.tokens[placeOf(flag)];
    if (token !== undefined)
      words.push({ token, hyphened: (flag & HYPHENED) !== 0, aside: (flag & ASIDE) !== 0, capitals: (flag & CAPITALS) !== 0 });
  }
  return parseWords({ words, beforeComma: segment.commas[name] ?? 0, titles: [], truncated: false });
}

/** Names looked at of those that contain a word beside a given name, but not as their surname: Сергеевич would fill every answer. */
const FEW_OTHERS = 100;

/** The names that contain a word beside a given name of a class: as their surname, and a few in which it is another part. */
export function namesBeside(segment: Segment, token: number, group: number): readonly [Uint32Array, Uint32Array] {
  const of = (part: 0 | 1): Uint32Array => listOf(segment.besides, besideKey(token, part, group));
  return [of(AS_SURNAME), of(AS_ANOTHER).subarray(0, FEW_OTHERS)];
}

const MOST_MISPLACED_SHARE = 0.01;
const FEW_MISPLACED = 1000;

/**
 * The names that contain a word that may be their surname. Where it stands as a given name or patronymic it hardly is: those are
 * left out of very common words, behind which the few who bear it as a surname would drown.
 */
export function namesOpenedBy(segment: Segment, token: number): Uint32Array {
  const all = namesWith(segment, token);
  if (all.length <= Math.max(FEW_MISPLACED, MOST_MISPLACED_SHARE * segment.ids.length)) return all;
  return listOf(segment.postings, roleKey(token, SURNAME));
}

/** The names that contain a word in any role: those where it is the surname first. */
export function namesWith({ postings: { keys, values } }: Segment, token: number): Uint32Array {
  return values.subarray(lowerBound(keys, roleKey(token, 0)), lowerBound(keys, roleKey(token + 1, 0)));
}
