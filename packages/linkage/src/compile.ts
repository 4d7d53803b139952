import {
  dayOfYearKey,
  prefixKey,
  suffixKey,
  unorderedKey,
  valueKey,
  yearKey,
  type BlockPart,
  type BlockRule,
  type KeyMaker,
} from "./block-keys.ts";
import type { Comparison } from "./bound-comparison.ts";
import type { Comparator } from "./comparator.ts";
import { nameOf, type ComparatorSpec, type ComparisonSpec, type RulePartSpec, type RuleSpec } from "./config.ts";
import { damerauLevenshteinComparator } from "./comparators/damerau-levenshtein.ts";
import { dateComparator } from "./comparators/date.ts";
import { exactComparator } from "./comparators/exact.ts";
import { JARO_WINKLER_STEPS, jaroWinklerComparator } from "./comparators/jaro-winkler.ts";
import { numberComparator } from "./comparators/number.ts";
import { withSwappedColumns } from "./comparators/swapped.ts";
import { LinkageError } from "./errors.ts";

/** What a configuration can name. Give your own kinds beside the built-in ones: `{ ...BUILT_IN, … }`. */
export type Kinds = {
  readonly comparators: Readonly<Record<string, (options: ComparatorSpec, columns: number) => Comparator>>;
  readonly keys: Readonly<Record<string, (argument: string) => KeyMaker>>;
};

function steps(options: ComparatorSpec, key: string, otherwise: readonly number[]): readonly number[] {
  const given = options[key];
  if (given === undefined) return otherwise;
  if (Array.isArray(given) && given.length <= 6 && given.every((step) => typeof step === "number" && step >= 0)) return given as number[];
  throw new LinkageError("config-invalid", { at: `comparator ${options.kind}`, reason: `${key} must be a list of up to 6 numbers` });
}

/** Two columns given: the second is the one the first may have been swapped with. */
const swappable = (inner: Comparator, columns: number): Comparator => (columns === 2 ? withSwappedColumns(inner) : inner);

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new LinkageError("config-invalid", { at: "a rule", reason: `${text} is no length` });
  return number;
};

/** The generic comparators and keys. */
export const BUILT_IN: Kinds = {
  comparators: {
    exact: (_, columns) => swappable(exactComparator(), columns),
    "jaro-winkler": (options, columns) => swappable(jaroWinklerComparator(steps(options, "steps", JARO_WINKLER_STEPS)), columns),
    "damerau-levenshtein": (options, columns) => swappable(damerauLevenshteinComparator(steps(options, "steps", [1, 2])), columns),
    date: (_, columns) => dateComparator(columns === 3 ? 3 : 1),
    number: (options) => numberComparator(steps(options, "tolerances", [])),
  },
  keys: {
    value: () => valueKey,
    prefix: (length) => prefixKey(wholeNumber(length)),
    suffix: (length) => suffixKey(wholeNumber(length)),
    year: () => yearKey,
    "day-of-year": () => dayOfYearKey,
    unordered: () => unorderedKey,
  },
};

/** @throws LinkageError config-invalid for an unknown kind or the wrong number of columns */
export function compileComparison(spec: ComparisonSpec, kinds: Kinds): Comparison {
  const { columns, comparator: options } = spec;
  const name = nameOf(spec);
  const make = Object.hasOwn(kinds.comparators, options.kind) ? kinds.comparators[options.kind] : undefined;
  const known = Object.keys(kinds.comparators).join(", ");
  if (make === undefined)
    throw new LinkageError("config-invalid", {
      at: `comparison ${name}`,
      reason: `there is no comparator ${options.kind}; there are ${known}`,
    });
  const comparator = make(options, columns.length);
  if (comparator.cells !== columns.length)
    throw new LinkageError("config-invalid", { at: `comparison ${name}`, reason: `${options.kind} takes ${comparator.cells} columns` });
  return { name, columns, comparator };
}

/** The same words give the same function, so that what is made with it can be kept. */
const keyMakers = new WeakMap<Kinds, Map<string, KeyMaker>>();

function makeKey(kinds: Kinds, key: string): KeyMaker | undefined {
  const [kind = "", argument = ""] = key.split(":");
  const ofKinds = keyMakers.get(kinds) ?? new Map<string, KeyMaker>();
  keyMakers.set(kinds, ofKinds);
  const made = ofKinds.get(key) ?? (Object.hasOwn(kinds.keys, kind) ? kinds.keys[kind]?.(argument) : undefined);
  if (made !== undefined) ofKinds.set(key, made);
  return made;
}

function compilePart(spec: RulePartSpec, kinds: Kinds): BlockPart {
  if (typeof spec === "string") return { label: spec, columns: [spec], keys: valueKey };
  const keys = makeKey(kinds, spec.key);
  const known = Object.keys(kinds.keys).join(", ");
  if (keys === undefined)
    throw new LinkageError("config-invalid", { at: `rule key ${spec.key}`, reason: `there is no such key; there are ${known}` });
  return { label: `${spec.key}(${spec.columns.join(", ")})`, columns: spec.columns, keys };
}

export function compileRule(spec: RuleSpec, kinds: Kinds): BlockRule {
  const parts = spec.map((part) => compilePart(part, kinds));
  return { label: parts.map(({ label }) => label).join(" + "), parts };
}

/** The columns that a rule looks at. */
export const columnsOf = (rule: BlockRule): ReadonlySet<string> => new Set(rule.parts.flatMap(({ columns }) => columns));
