import type { Comparator, KeyMaker, Kinds } from "@apora/linkage";
import { namePartComparator, namePartKey, type NamePartKind } from "@apora/linkage/names";
import { parseName, probesOf, type ParsedName } from "@apora/names";

/** How the facts of two people are compared: every name with every name, every day with every day. */

const SEPARATOR = "\n";

/** Several values in one cell, as the records of a linkage hold them. */
export const cellOf = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(/\s+/gu, " ").slice(0, 300)).join(SEPARATOR);
const valuesIn = (cell: string): readonly string[] => cell.split(SEPARATOR).filter((value) => value !== "");

/** The degrees in which parts of names agree; the codes of explanations. The first five are in order, an initial is apart. */
export const NAME_LEVELS = ["same", "close", "remote", "different", "contradiction", "initial"] as const;
/** Of several pairs of names the one that speaks most decides; that two known names are not one says more than that letters differ. */
const RANK = [0, 1, 2, 5, 4, 3] as const;
const INITIAL_SCALE = 1;

type Part = { readonly names: readonly unknown[]; readonly identity: string; readonly term: string };

/** One part of the name, over all names of both people. */
function namesComparator(part: NamePartKind): Comparator<Part> {
  const one = namePartComparator(part, true) as Comparator;
  const levels = NAME_LEVELS.map((name) => ({
    name,
    ...(name === "same" ? { termFrequency: 1 } : {}),
    ...(name === "initial" ? { scale: INITIAL_SCALE } : {}),
  }));
  return {
    cells: 1,
    levels,
    prepare([cell = ""]) {
      const names = valuesIn(cell).flatMap((value) => one.prepare([value]) ?? []);
      const [first] = names;
      if (first === undefined) return undefined;
      const identity = [...new Set(names.map((name) => one.identity(name)))].sort().join(SEPARATOR);
      return { names, identity, term: one.term?.(first) ?? identity };
    },
    identity: ({ identity }) => identity,
    term: ({ term }) => term,
    compare(left, right) {
      let best = NAME_LEVELS.indexOf("different");
      for (const a of left.names)
        for (const b of right.names) {
          const level = one.compare(a, b);
          if ((RANK[level] ?? RANK.length) < (RANK[best] ?? RANK.length)) best = level;
        }
      return best;
    },
  };
}

/**
 * Whether the names of two people forbid a proposal, whatever else agrees: no given name of theirs agrees, or their patronymics are
 * known to be two. A father and his son, or a couple, are taken on one day from one place: among relatives the facts of a case do
 * not stand for themselves, so no sum of them outweighs another name.
 */
export function createNameVeto(): (left: readonly string[], right: readonly string[]) => boolean {
  const [given, patronymic] = [namesComparator("given"), namesComparator("patronymic")];
  const compare = (one: Comparator<Part>, left: readonly string[], right: readonly string[]): string | undefined => {
    const [a, b] = [one.prepare([cellOf(left)]), one.prepare([cellOf(right)])];
    return a === undefined || b === undefined ? undefined : NAME_LEVELS[one.compare(a, b)];
  };
  return (left, right) => {
    const level = compare(given, left, right);
    return level === "different" || level === "contradiction" || compare(patronymic, left, right) === "contradiction";
  };
}

export const BORN_LEVELS = ["same", "next", "near", "far"] as const;
/** Ages in lists are a year or a few off; a generation apart is somebody else. */
const [NEXT_YEARS, NEAR_YEARS] = [1, 9];

/** Into which of the levels two years fall. */
export function bornLevel(left: number, right: number): number {
  const apart = Math.abs(left - right);
  if (apart === 0) return 0;
  return apart <= NEXT_YEARS ? 1 : apart <= NEAR_YEARS ? 2 : 3;
}

const bornComparator = (): Comparator<number> => ({
  cells: 1,
  cheap: true,
  levels: BORN_LEVELS.map((name) => ({ name })),
  prepare: ([cell = ""]) => (/^\d{4}$/.test(cell) ? Number(cell) : undefined),
  identity: String,
  compare: bornLevel,
});

type Values = readonly string[];

function sharedComparator(levels: readonly string[], compare: (left: Values, right: Values) => number): Comparator<Values> {
  return {
    cells: 1,
    levels: levels.map((name) => ({ name })),
    prepare([cell = ""]) {
      const values = valuesIn(cell);
      return values.length === 0 ? undefined : [...values].sort();
    },
    identity: (values) => values.join(SEPARATOR),
    compare,
  };
}

export const DAY_LEVELS = ["day", "month", "other"] as const;
export const SHARED_LEVELS = ["shared", "other"] as const;

const meet = (left: Values, right: Values): boolean => left.some((value) => right.includes(value));

/** The same day, or the same month where one of both is known to the month only. */
function compareDays(left: Values, right: Values): number {
  const isDay = (value: string): boolean => value.length > 7;
  if (meet(left.filter(isDay), right.filter(isDay))) return 0;
  const fits = (a: string, b: string): boolean => (!isDay(a) || !isDay(b)) && a.slice(0, 7) === b.slice(0, 7);
  return left.some((a) => right.some((b) => fits(a, b))) ? 1 : 2;
}

type Parse = (name: string) => ParsedName;
const MOST_PARSED = 200_000;

/** The same name is asked for by several rules. Bounded, so that a large register cannot fill memory. */
function remembering(): Parse {
  const kept = new Map<string, ParsedName>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    if (kept.size >= MOST_PARSED) kept.clear();
    const made = parseName(name);
    kept.set(name, made);
    return made;
  };
}

const hasBoth = ({ readings }: ParsedName): boolean =>
  readings.some(({ given, surname }) => given.some(({ token }) => !token.isInitial) && surname.length > 0);

/** Keys of the library of names: given name with surname (tier 0), or with a misspelt one (tier 1). One-word names have neither. */
const nameTier =
  (parse: Parse, tier: 0 | 1): KeyMaker =>
  ([cell = ""]) => {
    const keys = valuesIn(cell)
      .map(parse)
      .filter(hasBoth)
      .map((name) => probesOf(name)[tier] ?? []);
    // In turns, so that no name uses up the keys of the others.
    const longest = Math.max(0, ...keys.map((list) => list.length));
    const turns = Array.from({ length: longest }, (_, i) => keys.flatMap((list) => list[i] ?? []));
    return [...new Set(turns.flat())].map(String);
  };

const partKey = (part: NamePartKind): KeyMaker => {
  const one = namePartKey(part, true);
  return ([cell = ""]) => [...new Set(valuesIn(cell).flatMap((value) => one([value])))];
};

/** Kinds of comparisons and keys for people of the register; ask for them once per linkage. */
export function personKinds(): Kinds {
  const parse = remembering();
  return {
    comparators: {
      surname: () => namesComparator("surname"),
      "given-name": () => namesComparator("given"),
      patronymic: () => namesComparator("patronymic"),
      born: () => bornComparator(),
      days: () => sharedComparator(DAY_LEVELS, compareDays),
      shared: () => sharedComparator(SHARED_LEVELS, (left, right) => (meet(left, right) ? 0 : 1)),
    },
    keys: {
      "name-exact": () => nameTier(parse, 0),
      "name-close": () => nameTier(parse, 1),
      surname: () => partKey("surname"),
      "given-name": () => partKey("given"),
      patronymic: () => partKey("patronymic"),
      each:
        () =>
        ([cell = ""]) =>
          valuesIn(cell),
    },
  };
}
