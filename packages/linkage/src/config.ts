import { LinkageError } from "./errors.ts";

/** How a comparator is asked for in a configuration: its kind, and options that the kind defines. */
export type ComparatorSpec = { readonly kind: string } & Readonly<Record<string, unknown>>;

export type ComparisonSpec = {
  /** Unique; the columns joined by + when absent. */
  readonly name?: string;
  readonly columns: readonly string[];
  readonly comparator: ComparatorSpec;
  /** How much the rarity of a shared value counts, 0 to 1; 1 when absent. */
  readonly termFrequency?: number;
};

/** A column that must agree, or a key made of columns: value, prefix:4, suffix:4, year, day-of-year, unordered, … */
export type RulePartSpec = string | { readonly columns: readonly string[]; readonly key: string };

/** Everything that must agree. */
export type RuleSpec = readonly RulePartSpec[];

export type LinkageConfig = {
  readonly comparisons: readonly ComparisonSpec[];
  /** Pairs are compared when any of these rules holds. */
  readonly blocking: readonly RuleSpec[];
  /** m is learned from the pairs of each of these, without the comparisons that use its columns. At least two, or all others known. */
  readonly training: readonly RuleSpec[];
  /** Rules that hardly any two people meet by chance, and the share of matches assumed to meet one. */
  readonly deterministic: { readonly rules: readonly RuleSpec[]; readonly recall: number };
  /** From this probability a pair is proposed as a match; .5 when absent. */
  readonly threshold?: number;
  /** Pairs below this probability are counted but not kept; .01 when absent. */
  readonly keepAbove?: number;
  readonly mostRecordsPerBlock?: number;
  readonly mostPairs?: number;
  /** For what is drawn: the same seed gives the same result. 1 when absent. */
  readonly seed?: number;
};

export const DEFAULT_THRESHOLD = 0.5;
export const DEFAULT_KEEP_ABOVE = 0.01;
export const DEFAULT_SEED = 1;

const refuse = (at: string, reason: string): never => {
  throw new LinkageError("config-invalid", { at, reason });
};

function readObject(value: unknown, at: string, known?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(at, "an object is needed");
  const unknown = known === undefined ? undefined : Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) refuse(at === "" ? unknown : `${at}.${unknown}`, "there is no such field");
  return value as Readonly<Record<string, unknown>>;
}

function readList<T>(value: unknown, at: string, read: (item: unknown, at: string) => T): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) return refuse(at, "a list with at least one entry is needed");
  return value.map((item, i) => read(item, `${at}[${i}]`));
}

const readText = (value: unknown, at: string): string =>
  typeof value === "string" && value !== "" ? value : refuse(at, "a text is needed");

type Range = { readonly from: number; readonly to: number; readonly whole?: boolean };

function readNumber(value: unknown, at: string, { from, to, whole = false }: Range): number {
  if (typeof value === "number" && value >= from && value <= to && (!whole || Number.isSafeInteger(value))) return value;
  return refuse(at, `a ${whole ? "whole " : ""}number from ${from} to ${to} is needed`);
}

const optional = (value: unknown, at: string, range: Range): number | undefined =>
  value === undefined ? undefined : readNumber(value, at, range);

function readComparison(value: unknown, at: string): ComparisonSpec {
  const { name, columns, comparator, termFrequency } = readObject(value, at, ["name", "columns", "comparator", "termFrequency"]);
  const spec = readObject(comparator, `${at}.comparator`);
  return {
    ...(name === undefined ? {} : { name: readText(name, `${at}.name`) }),
    columns: readList(columns, `${at}.columns`, readText),
    comparator: { ...spec, kind: readText(spec["kind"], `${at}.comparator.kind`) },
    ...(termFrequency === undefined ? {} : { termFrequency: readNumber(termFrequency, `${at}.termFrequency`, { from: 0, to: 1 }) }),
  };
}

function readPart(value: unknown, at: string): RulePartSpec {
  if (typeof value === "string") return readText(value, at);
  const { columns, key } = readObject(value, at, ["columns", "key"]);
  return { columns: readList(columns, `${at}.columns`, readText), key: readText(key, `${at}.key`) };
}

const readRule = (value: unknown, at: string): RuleSpec => readList(value, at, readPart);

const FIELDS = [
  "comparisons",
  "blocking",
  "training",
  "deterministic",
  "threshold",
  "keepAbove",
  "mostRecordsPerBlock",
  "mostPairs",
  "seed",
] as const;

const RANGES: Readonly<Record<"threshold" | "keepAbove" | "mostRecordsPerBlock" | "mostPairs" | "seed", Range>> = {
  threshold: { from: 1e-6, to: 1 - 1e-6 },
  keepAbove: { from: 0, to: 1 - 1e-6 },
  mostRecordsPerBlock: { from: 2, to: 100_000, whole: true },
  mostPairs: { from: 1, to: 4_000_000_000, whole: true },
  seed: { from: 0, to: 0xffff_ffff, whole: true },
};

export const nameOf = ({ name, columns }: ComparisonSpec): string => name ?? columns.join("+");

/**
 * Checks a configuration that was read from a file.
 * @throws LinkageError config-invalid, naming the place
 */
export function readConfig(value: unknown): LinkageConfig {
  const given = readObject(value, "", FIELDS);
  const { rules, recall } = readObject(given["deterministic"], "deterministic", ["rules", "recall"]);
  const numbers = Object.entries(RANGES).flatMap(([key, range]) => {
    const number = optional(given[key], key, range);
    return number === undefined ? [] : [[key, number] as const];
  });
  const comparisons = readList(given["comparisons"], "comparisons", readComparison);
  const names = comparisons.map(nameOf);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse("comparisons", `two are called ${twice}`);
  return {
    comparisons,
    blocking: readList(given["blocking"], "blocking", readRule),
    training: readList(given["training"], "training", readRule),
    deterministic: {
      rules: readList(rules, "deterministic.rules", readRule),
      recall: readNumber(recall, "deterministic.recall", { from: 0.001, to: 1 }),
    },
    ...Object.fromEntries(numbers),
  };
}
