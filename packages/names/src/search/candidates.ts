import { evidenceOf, type Part } from "../evidence.ts";
import { hash } from "../hash.ts";
import { misspellings, stemsOf } from "../keys.ts";
import { givenLikeness, patronymicLikeness, surnameLikeness, type Likeness } from "../likeness.ts";
import type { NamePart, ParsedName } from "../parse.ts";
import type { Token } from "../token.ts";
import { wordsBeginning } from "./beginnings.ts";
import { namesWith, roleAt, type Segment } from "./dictionary.ts";
import { listOf } from "./sorted-lists.ts";

/** Bounds of one question, so that no name takes long: words a word may open, names looked at, names compared exactly. */
const MOST_NEAR_WORDS = 600;
const MOST_NAMES = 40_000;
export const MOST_COMPARED = 80;

/** A name worth comparing, with its evidence as far as single words tell. */
export type Candidate = { readonly name: number; readonly bits: number };

const LIKENESS: Readonly<Record<Part, (a: Token, b: Token) => Likeness>> = {
  surname: surnameLikeness,
  given: givenLikeness,
  patronymic: patronymicLikeness,
};

const bitsOf = (part: Part, a: Token, b: Token): number => evidenceOf({ part, like: LIKENESS[part](a, b), a, b, share: undefined });

/** Words of the dictionary that may be the word asked for, with the evidence of the two as surnames; only those that speak for it. */
function wordsLike(segment: Segment, token: Token): ReadonlyMap<number, number> {
  const places = new Set<number>();
  for (const stem of stemsOf(token, "asked")) for (const place of listOf(segment.stems, hash(stem))) places.add(place);
  const sure = places.size;
  for (const variant of misspellings(token, "asked")) {
    if (places.size - sure > MOST_NEAR_WORDS) break;
    for (const place of listOf(segment.near, hash(variant))) places.add(place);
  }
  const found = new Map<number, number>();
  for (const place of places) {
    const other = segment.tokens[place];
    const bits = other === undefined ? -1 : bitsOf("surname", token, other);
    if (bits > 0) found.set(place, bits);
  }
  return found;
}

/** Evidence of single words against a word of the question, worked out once for each distinct word. */
function createMemo(segment: Segment, part: Part, asked: readonly NamePart[]): (place: number) => number {
  const known = new Map<number, number>();
  return (place) => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const other = segment.tokens[place];
    const bits = other === undefined || asked.length === 0 ? 0 : Math.max(...asked.map(({ token }) => bitsOf(part, token, other)));
    known.set(place, bits);
    return bits;
  };
}

/** The best evidence so far of each name looked at. */
class Looked {
  readonly bits = new Map<number, number>();
  readonly accepts: (name: number) => boolean;
  constructor(accepts: (name: number) => boolean) {
    this.accepts = accepts;
  }

  put(name: number, bits: number): void {
    const known = this.bits.get(name);
    if (known === undefined ? this.bits.size < MOST_NAMES && this.accepts(name) : known < bits) this.bits.set(name, bits);
  }

  /** The most promising names, by counting rather than sorting. */
  best(most: number): readonly Candidate[] {
    const all = [...this.bits];
    if (all.length > most) {
      const counts = new Uint32Array(256);
      const bucket = (bits: number): number => Math.max(0, Math.min(255, Math.round((bits + 24) * 4)));
      for (const [, bits] of all) counts[bucket(bits)] = (counts[bucket(bits)] ?? 0) + 1;
      let [limit, sum] = [255, 0];
      while (limit > 0 && sum + (counts[limit] ?? 0) < most) sum += counts[limit--] ?? 0;
      return all
        .filter(([, bits]) => bucket(bits) >= limit)
        .slice(0, 2 * most)
        .map(([name, bits]) => ({ name, bits }));
    }
    return all.map(([name, bits]) => ({ name, bits }));
  }
}

type Memos = { readonly given: (place: number) => number; readonly patronymic: (place: number) => number };

/** Adds the evidence of the other words of each name that contains one of `words`. */
function openNames(segment: Segment, words: ReadonlyMap<number, number>, { into, memos }: { into: Looked; memos: Memos }): void {
  const ordered = [...words].sort((a, b) => b[1] - a[1]);
  for (const [place, bits] of ordered) {
    for (const name of namesWith(segment, place)) {
      if (into.bits.size >= MOST_NAMES) return;
      let sum = bits;
      for (let at = segment.starts[name] ?? 0; at < (segment.starts[name + 1] ?? 0); at += 1) {
        const other = segment.words[at] ?? 0;
        if (other === place) continue;
        const role = roleAt(segment, at);
        if (role !== "surname") sum += memos[role](other);
      }
      into.put(name, sum);
    }
  }
}

/** Words of the dictionary for a given name: of its classes, or like it. */
function givenWords(segment: Segment, token: Token): ReadonlyMap<number, number> {
  const places = new Set<number>();
  for (const { name } of token.given) for (const place of listOf(segment.given, name)) places.add(place);
  for (const stem of stemsOf(token, "asked")) for (const place of listOf(segment.stems, hash(stem))) places.add(place);
  return new Map(
    [...places].flatMap((place) => {
      const other = segment.tokens[place];
      const bits = other === undefined ? 0 : bitsOf("given", token, other);
      return bits > 0 ? [[place, bits] as const] : [];
    }),
  );
}

/** How much a beginning tells, by how literally it is one. */
const BEGINNING_BITS = [0, 7, 8] as const;

export type Question = {
  readonly asked: ParsedName;
  /** The last word, if it is still being typed. */
  readonly unfinished: Token | undefined;
  /** Which ids may be found: what may not be found does not take the place of what may. */
  readonly accepts: (id: number) => boolean;
};

/** Names that may be the one asked for: opened by the surname in every reading of the question, else by the given name. */
export function findCandidates(segment: Segment, { asked, unfinished, accepts }: Question): readonly Candidate[] {
  const into = new Looked((name) => accepts(segment.ids[name] ?? -1));
  for (const reading of asked.readings) {
    const rest = (parts: readonly NamePart[]): readonly NamePart[] => parts.filter(({ token }) => token !== unfinished);
    const memos = {
      given: createMemo(segment, "given", rest(reading.given)),
      patronymic: createMemo(segment, "patronymic", rest(reading.patronymic)),
    };
    for (const { token } of reading.surname) if (!token.isInitial) openNames(segment, wordsLike(segment, token), { into, memos });
    if (unfinished !== undefined) {
      const words = new Map([...wordsBeginning(segment, unfinished)].map(([place, how]) => [place, BEGINNING_BITS[how] ?? 0] as const));
      openNames(segment, words, { into, memos });
    }
    if (reading.surname.length === 0 || into.bits.size === 0)
      for (const { token } of reading.given) if (!token.isInitial) openNames(segment, givenWords(segment, token), { into, memos });
  }
  return into.best(MOST_COMPARED);
}
