import { compareParsed, type CompareOptions, type NameComparison } from "../compare.ts";
import { parseName, type ParsedName } from "../parse.ts";
import type { Token } from "../token.ts";
import { buildSegment, parsedAt, type IndexedName, type Segment } from "./dictionary.ts";
import { findCandidates } from "./candidates.ts";
import { createScratch, type Scratch } from "./scratch.ts";
import { reasonsOf, type Reason } from "./reasons.ts";

export type Hit = {
  readonly id: number;
  readonly comparison: NameComparison;
  readonly reasons: readonly Reason[];
};

export type SearchOptions = {
  /** How many people at most; 10 unless given. */
  readonly limit?: number;
  /** The last word is still being typed: its beginning is enough. */
  readonly unfinished?: boolean;
  /** Which ids may be found at all: audience and filters. Asked before names are chosen, so what is hidden takes nobody's place. */
  readonly accepts?: (id: number) => boolean;
  /** Evidence below which a name is no answer, in bits; 2 unless given. */
  readonly leastBits?: number;
} & CompareOptions;

/** Names kept in memory, found by any spelling. */
export interface NameIndex {
  /** How many names it holds. */
  readonly size: number;
  /** People by descending evidence, each once with its best name; ties by id. */
  search(query: string, options?: SearchOptions): readonly Hit[];
  /** Adds a name; found by the next search. Many additions make the index slower: build it again when a tenth is new. */
  add(name: IndexedName): void;
  /** Forgets every name of an id. */
  remove(id: number): void;
}

const DEFAULT_LEAST_BITS = 2;

type Found = {
  readonly id: number;
  readonly bits: number;
  readonly comparison: NameComparison;
  readonly parsed: ParsedName;
  readonly begins: boolean;
};

/** A segment with its working memory. */
type Ready = { readonly segment: Segment; readonly scratch: Scratch };

function makeReady(names: Iterable<IndexedName>): Ready {
  const segment = buildSegment(names);
  return { segment, scratch: createScratch(segment.tokens.length, segment.ids.length) };
}

type Asking = Omit<SearchOptions, "unfinished"> & {
  readonly asked: ParsedName;
  /** The word of which the beginning is enough. */
  readonly unfinished: Token | undefined;
};

/** The names of one segment that answer, unordered. */
function searchSegment(
  { segment, scratch }: Ready,
  options: Asking & { readonly isGone?: ((id: number) => boolean) | undefined },
): readonly Found[] {
  const { asked, unfinished } = options;
  const found: Found[] = [];
  const { isGone } = options;
  // Where everybody may be found nobody is asked about one by one.
  const isOpen = isGone === undefined && options.accepts === undefined;
  const accepts = isOpen ? undefined : (id: number): boolean => isGone?.(id) !== true && options.accepts?.(id) !== false;
  for (const { name, bits } of findCandidates(segment, { asked, unfinished, accepts }, scratch)) {
    const id = segment.ids[name] ?? -1;
    const parsed = parsedAt(segment, name);
    const comparison = compareParsed(asked, parsed, options);
    const begins = unfinished !== undefined && !isFinished(comparison, unfinished);
    found.push({ id, bits: begins ? bits : comparison.bits, comparison, parsed, begins });
  }
  return found;
}

/** Whether the word being typed is, as it stands, a word of the name: then what it may become does not matter. */
const isFinished = ({ explanation }: NameComparison, { text }: Token): boolean =>
  explanation.parts.some(({ a, rule }) => a === text && (rule === "identical" || rule === "same-sound" || rule === "ending"));

/** Of a word shorter than this its beginning says too little. */
const CUT_SHORT = 4;

/** The longest word that may be a surname, for when nobody is found: its last letters may have been lost. */
const longestSurname = ({ readings }: ParsedName): Token | undefined =>
  readings
    .flatMap(({ surname }) => surname.map(({ token }) => token))
    .filter(({ text }) => text.length >= CUT_SHORT)
    .sort((a, b) => b.text.length - a.text.length)[0];

const lastWord = ({ parts }: ParsedName): Token | undefined => parts.filter(({ aside }) => !aside).at(-1)?.token;

function bestOfEach(found: readonly Found[], least: number): readonly Found[] {
  const best = new Map<number, Found>();
  for (const one of found) {
    const known = best.get(one.id);
    if (one.bits >= least && (known === undefined || one.bits > known.bits)) best.set(one.id, one);
  }
  return [...best.values()].sort((a, b) => b.bits - a.bits || b.comparison.score - a.comparison.score || a.id - b.id);
}

/**
 * Builds an index of names. Several names may have one id: a person's other spellings, birth and married names.
 *
 * ```ts
 * const index = buildNameIndex([{ id: 1, text: "Вітольд Ашурак" }]);
 * index.search("Vitold Ashurok")[0]?.id; // 1
 * ```
 */
export function buildNameIndex(names: Iterable<IndexedName>): NameIndex {
  const main = makeReady(names);
  const gone = new Set<number>();
  let added: IndexedName[] = [];
  let delta: Ready | undefined;
  const fresh = (): Ready => (delta ??= makeReady(added));
  return {
    get size() {
      return main.segment.ids.length + added.length;
    },
    search(query, options = {}) {
      const asked = parseName(query);
      if (asked.parts.length === 0) return [];
      const find = (unfinished: Token | undefined): readonly Found[] => {
        const asking = { ...options, asked, unfinished };
        const inMain = searchSegment(main, { ...asking, isGone: gone.size === 0 ? undefined : (id) => gone.has(id) });
        const inDelta = added.length === 0 ? [] : searchSegment(fresh(), asking);
        return bestOfEach([...inMain, ...inDelta], options.leastBits ?? DEFAULT_LEAST_BITS);
      };
      const found = find(options.unfinished === true ? lastWord(asked) : undefined);
      const cut = found.length > 0 ? undefined : longestSurname(asked);
      return (cut === undefined ? found : find(cut))
        .slice(0, Math.max(0, options.limit ?? 10))
        .map(({ id, comparison, parsed, begins }) => ({
          id,
          comparison,
          reasons: begins ? [{ code: "beginning" as const }] : reasonsOf(asked, parsed, comparison),
        }));
    },
    add(name) {
      added = [...added, name];
      delta = undefined;
    },
    remove(id) {
      gone.add(id);
      added = added.filter((name) => name.id !== id);
      delta = undefined;
    },
  };
}
