// The entry `@apora/linkage/names`: comparators and blocking keys for personal names in any script, on top of @apora/names. Apart
// from the main entry, so that who links other things does not load the tables of names.
import { givenLikeness, parseName, patronymicLikeness, surnameLikeness, type Likeness, type Rule, type Token } from "@apora/names";
import type { KeyMaker } from "./block-keys.ts";
import type { Comparator, Level } from "./comparator.ts";
import { BUILT_IN, type Kinds } from "./compile.ts";
import type { ComparatorSpec } from "./config.ts";
import { LinkageError } from "./errors.ts";

/** The parts of a name, each compared by itself: their errors have little to do with each other. */
export type NamePartKind = "surname" | "given" | "patronymic";

type PreparedPart = { readonly tokens: readonly Token[]; readonly text: string };

/** An initial that fits is not better or worse than a misspelt name: a scale of its own. */
const INITIAL_SCALE = 1;

/** The same degrees for all three parts. */
export const NAME_LEVELS: readonly Level[] = [
  { name: "same name, in any script or ending", termFrequency: 1 },
  { name: "one letter or sound off" },
  { name: "a short or other form, or remotely alike" },
  { name: "different" },
  { name: "known to be another name" },
  { name: "an initial that fits", scale: INITIAL_SCALE },
];
const [SAME, CLOSE, REMOTE, DIFFERENT, CONTRADICTION, INITIAL] = [0, 1, 2, 3, 4, 5] as const;

/** A short form or a counterpart is often another person's name; a misspelt one is hardly ever. */
const LEVEL_OF_RULE: Readonly<Record<Rule, number>> = {
  identical: SAME,
  "same-sound": SAME,
  ending: SAME,
  "name-class": SAME,
  father: SAME,
  alternation: CLOSE,
  "one-letter": CLOSE,
  counterpart: REMOTE,
  "short-form": REMOTE,
  "two-letters": REMOTE,
  consonants: REMOTE,
  initial: INITIAL,
  missing: DIFFERENT,
  different: DIFFERENT,
  contradiction: CONTRADICTION,
};

const LIKENESS: Readonly<Record<NamePartKind, (a: Token, b: Token) => Likeness>> = {
  surname: surnameLikeness,
  given: givenLikeness,
  patronymic: patronymicLikeness,
};

/** A cell with more words is no single part of a name. */
const MOST_WORDS = 4;

/** The words of a part of a name in a cell. */
type ReadTokens = (cell: string) => readonly Token[];

/** All words of the cell, or, where the cell holds the full name, those with the role. */
function tokensOf(cell: string, part: NamePartKind, isFullName: boolean): readonly Token[] {
  const { parts, readings } = parseName(cell);
  const found = isFullName ? (readings[0]?.[part] ?? []) : parts;
  return found.slice(0, MOST_WORDS).map(({ token }) => token);
}

/** A cell is read for its comparison and again for the rules. Bounded, so that hostile input cannot fill memory. */
const MOST_KEPT = 1 << 20;
const MOST_KEPT_LENGTH = 100;

function remembering(read: ReadTokens): ReadTokens {
  const kept = new Map<string, readonly Token[]>();
  return (cell) => {
    const known = kept.get(cell);
    if (known !== undefined) return known;
    const tokens = read(cell);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (cell.length <= MOST_KEPT_LENGTH) kept.set(cell, tokens);
    return tokens;
  };
}

/** What is counted for rarity: the class of a known name, else its sound without ending. */
function termOf(token: Token, part: NamePartKind): string {
  const known = part === "given" ? token.given[0]?.name : part === "patronymic" ? token.patronymic?.fathers[0] : undefined;
  return known === undefined ? (token.folds[0]?.stem ?? token.text) : `#${known}`;
}

/** Several words (double surnames, second given names) are as like as their likest two. */
function bestLikeness(part: NamePartKind, left: PreparedPart, right: PreparedPart): Likeness | undefined {
  let best: Likeness | undefined;
  for (const a of left.tokens)
    for (const b of right.tokens) {
      const like = LIKENESS[part](a, b);
      if (best === undefined || like.similarity > best.similarity) best = like;
    }
  return best;
}

/** One letter of a short word is a large part of it: many short names are one letter apart. */
const SHORT_WORD_SIMILARITY = 0.8;

function levelOf(like: Likeness | undefined): number {
  const level = LEVEL_OF_RULE[like?.rule ?? "different"];
  return level === CLOSE && like !== undefined && like.similarity < SHORT_WORD_SIMILARITY ? REMOTE : level;
}

/**
 * Compares one part of a personal name across scripts and spellings.
 * @param isFullName the column holds whole names; the part is found by its role
 */
export const namePartComparator = (part: NamePartKind, isFullName = false): Comparator<PreparedPart> =>
  comparatorOf(part, (cell) => tokensOf(cell, part, isFullName));

function comparatorOf(part: NamePartKind, read: ReadTokens): Comparator<PreparedPart> {
  return {
    cells: 1,
    levels: NAME_LEVELS,
    prepare([cell = ""]) {
      const tokens = read(cell);
      return tokens.length === 0 ? undefined : { tokens, text: tokens.map(({ script, text }) => `${script}:${text}`).join(" ") };
    },
    identity: ({ text }) => text,
    term: ({ tokens }) => tokens.map((token) => termOf(token, part)).join(" "),
    compare: (left, right) => levelOf(bestLikeness(part, left, right)),
  };
}

/** Readings of a word that are certain enough to meet by. */
const MOST_RISK = 1;
const MOST_READINGS = 4;

/** Keys under which spellings of one name meet: its classes if it is known, else its likelier sounds. */
export const namePartKey = (part: NamePartKind, isFullName = false): KeyMaker => keyOf(part, (cell) => tokensOf(cell, part, isFullName));

const keyOf =
  (part: NamePartKind, read: ReadTokens): KeyMaker =>
  ([cell = ""]) =>
    read(cell).flatMap((token) => {
      if (token.isInitial) return [];
      if (part === "given" && token.given.length > 0) return token.given.filter(({ tier }) => tier < 3).map(({ name }) => `#${name}`);
      const fathers = part === "patronymic" ? (token.patronymic?.fathers ?? []) : [];
      if (fathers.length > 0) return fathers.map((name) => `#${name}`);
      const likely = token.folds.filter(({ risk }, at) => at === 0 || risk <= MOST_RISK);
      return [...new Set(likely.map(({ stem }) => stem))].slice(0, MOST_READINGS);
    });

function fullNameOption({ kind, fullName = false }: ComparatorSpec): boolean {
  if (typeof fullName === "boolean") return fullName;
  throw new LinkageError("config-invalid", { at: `comparator ${kind}`, reason: "fullName must be true or false" });
}

function fullNameArgument(argument: string): boolean {
  if (argument === "" || argument === "full") return argument === "full";
  throw new LinkageError("config-invalid", { at: "a rule", reason: `after the colon only "full" is possible, not ${argument}` });
}

const KIND_OF_PART = { surname: "surname", given: "given-name", patronymic: "patronymic" } as const;

/**
 * The built-in kinds and, for names: comparators and keys `surname`, `given-name` and `patronymic`. Remembers the names it has read
 * for as long as the result is held: ask for it once per linkage.
 */
export function nameKinds(): Kinds {
  const readers = new Map<string, ReadTokens>();
  const readerOf = (part: NamePartKind, isFullName: boolean): ReadTokens => {
    // The words of a cell that is one part of a name are the same whichever part it is.
    const key = isFullName ? part : "";
    const reader = readers.get(key) ?? remembering((cell) => tokensOf(cell, part, isFullName));
    readers.set(key, reader);
    return reader;
  };
  const parts = ["surname", "given", "patronymic"] as const;
  return {
    comparators: {
      ...BUILT_IN.comparators,
      ...Object.fromEntries(
        parts.map((part) => [KIND_OF_PART[part], (options: ComparatorSpec) => comparatorOf(part, readerOf(part, fullNameOption(options)))]),
      ),
    },
    keys: {
      ...BUILT_IN.keys,
      ...Object.fromEntries(
        parts.map((part) => [KIND_OF_PART[part], (argument: string) => keyOf(part, readerOf(part, fullNameArgument(argument)))]),
      ),
    },
  };
}
