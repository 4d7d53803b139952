// The entry `@apora/linkage/names`: comparators and blocking keys for personal names in any script, on top of @apora/names. Apart
// from the main entry, so that who links other things does not load the tables of names.
import {
  givenLikeness,
  parseName,
  patronymicLikeness,
  surnameLikeness,
  type Likeness,
  type ParsedName,
  type Rule,
  type Token,
} from "@apora/names";
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

/** A cell is read for its comparison and for every rule. Bounded, so that hostile input cannot fill memory. */
const MOST_KEPT = 1 << 17;
const kept = new Map<string, ParsedName>();

function parseCell(cell: string): ParsedName {
  const known = kept.get(cell);
  if (known !== undefined) return known;
  const parsed = parseName(cell);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (cell.length <= MOST_KEPT_LENGTH) kept.set(cell, parsed);
  return parsed;
}
const MOST_KEPT_LENGTH = 100;

/** The words of a part: all of the cell, or, where the cell holds the full name, those with the role. */
function tokensOf(cell: string, part: NamePartKind, isFullName: boolean): readonly Token[] {
  const { parts, readings } = parseCell(cell);
  const found = isFullName ? (readings[0]?.[part] ?? []) : parts;
  return found.slice(0, MOST_WORDS).map(({ token }) => token);
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

/**
 * Compares one part of a personal name across scripts and spellings.
 * @param isFullName the column holds whole names; the part is found by its role
 */
export function namePartComparator(part: NamePartKind, isFullName = false): Comparator<PreparedPart> {
  return {
    cells: 1,
    levels: NAME_LEVELS,
    prepare([cell = ""]) {
      const tokens = tokensOf(cell, part, isFullName);
      return tokens.length === 0 ? undefined : { tokens, text: tokens.map(({ script, text }) => `${script}:${text}`).join(" ") };
    },
    identity: ({ text }) => text,
    term: ({ tokens }) => tokens.map((token) => termOf(token, part)).join(" "),
    compare: (left, right) => LEVEL_OF_RULE[bestLikeness(part, left, right)?.rule ?? "different"],
  };
}

/** Readings of a word that are certain enough to meet by. */
const MOST_RISK = 1;
const MOST_READINGS = 4;

/** Keys under which spellings of one name meet: its classes if it is known, else its likelier sounds. */
export const namePartKey =
  (part: NamePartKind, isFullName: boolean): KeyMaker =>
  ([cell = ""]) =>
    tokensOf(cell, part, isFullName).flatMap((token) => {
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

/** The built-in kinds and, for names: comparators and keys surname, given-name, patronymic. */
export const WITH_NAMES: Kinds = {
  comparators: {
    ...BUILT_IN.comparators,
    surname: (options) => namePartComparator("surname", fullNameOption(options)),
    "given-name": (options) => namePartComparator("given", fullNameOption(options)),
    patronymic: (options) => namePartComparator("patronymic", fullNameOption(options)),
  },
  keys: {
    ...BUILT_IN.keys,
    surname: (argument) => namePartKey("surname", fullNameArgument(argument)),
    "given-name": (argument) => namePartKey("given", fullNameArgument(argument)),
    patronymic: (argument) => namePartKey("patronymic", fullNameArgument(argument)),
  },
};
