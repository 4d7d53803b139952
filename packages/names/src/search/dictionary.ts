import { hash } from "../hash.ts";
import { misspellings, stemsOf } from "../keys.ts";
import { parseWords, type ParsedName, type Role } from "../parse.ts";
import { createTokenSource, type Token } from "../token.ts";
import { wordsOf, type Word, type Words } from "../words.ts";
import { listOf, PairCollector, type SortedLists } from "./sorted-lists.ts";

/** A name to find: several may have one id, a person is found by any of them. */
export type IndexedName = { readonly id: number; readonly text: string };

/** The likely role of a word, in the lowest bits of its flags. */
const ROLES: readonly Role[] = ["surname", "given", "patronymic"];
export const [SURNAME, GIVEN, PATRONYMIC] = [0, 1, 2] as const;
export const ROLE_BITS = 3;
const HYPHENED = 4;
const ASIDE = 8;
const CAPITALS = 16;

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
  /** Words of name i: from `starts[i]` to `starts[i + 1]` in `words` (places in `tokens`) and `flags` (likely role, how it was written). */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
  readonly commas: Uint8Array;
  /** Word → names that contain it. */
  readonly postings: SortedLists;
  /** Hash of a stem → words; hash of a misspelling → words. */
  readonly stems: SortedLists;
  readonly near: SortedLists;
  /** Class of given names → words that stand in it. */
  readonly given: SortedLists;
  readonly sounds: readonly Beginning[];
  readonly letters: readonly Beginning[];
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

const byText = (a: Beginning, b: Beginning): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.token - b.token);

function lookUps(tokens: readonly Token[]): Pick<Segment, "stems" | "near" | "given" | "sounds" | "letters"> {
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

/** Reads every name once. About 10 µs and 60 bytes a name, and some kilobytes a distinct word. */
export function buildSegment(names: Iterable<IndexedName>): Segment {
  const places = new Map<Token, number>();
  const byWord = new Map<string, number>();
  const tokens: Token[] = [];
  const [starts, words, ids] = [new Growing(), new Growing(), [] as number[]];
  const [flags, commas] = [new Growing(), new Growing()];
  const postings = new PairCollector();
  // Every word is kept by the segment anyway.
  const source = createTokenSource(Number.POSITIVE_INFINITY);
  const placeOf = (token: Token): number => {
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
      const place = placeOf(word.token);
      words.push(place);
      flags.push(flagsOf(word, roles[at] ?? "surname"));
      postings.add(place, name);
    });
  }
  starts.push(words.size);
  return {
    ids: Float64Array.from(ids),
    tokens,
    starts: starts.done(),
    words: words.done(),
    flags: Uint8Array.from(flags.done()),
    commas: Uint8Array.from(commas.done()),
    postings: postings.sorted(),
    ...lookUps(tokens),
  };
}

/** The name at a place, read again from its words. */
export function parsedAt(segment: Segment, name: number): ParsedName {
  const words: Word[] = [];
  for (let at = segment.starts[name] ?? 0; at < (segment.starts[name + 1] ?? 0); at += 1) {
    const token = segment.tokens[segment.words[at] ?? 0];
    const flag = segment.flags[at] ?? 0;
    if (token !== undefined)
      words.push({ token, hyphened: (flag & HYPHENED) !== 0, aside: (flag & ASIDE) !== 0, capitals: (flag & CAPITALS) !== 0 });
  }
  return parseWords({ words, beforeComma: segment.commas[name] ?? 0, titles: [], truncated: false });
}

/** The names that contain a word. */
export const namesWith = (segment: Segment, token: number): Uint32Array => listOf(segment.postings, token);
