import type { Reason } from "./reasons.ts";

/** The methods, in the order in which a report lists them. */
export const METHOD_NAMES = [
  "chapman",
  "chao",
  "mth-lb",
  "independence",
  "loglinear-bic",
  "loglinear-aic",
  "loglinear-averaged",
  "stepwise",
  "dga",
  "lcmcr",
  "pooled",
] as const;

export type MethodName = (typeof METHOD_NAMES)[number];

/**
 * What may be said aloud. `report`: a number with its interval. `range-only`: the interval without a number. `order-of-magnitude`:
 * the size to a power of ten, with the interval in the small print. `refused`: nothing.
 */
export const VERDICTS = ["report", "range-only", "order-of-magnitude", "refused"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What JSON can hold; a diagnostic is never NaN or infinite. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One method on one table. Numbers are persons. */
export type MethodResult = {
  readonly method: MethodName;
  /** null exactly where the verdict is `refused`. */
  readonly estimate: number | null;
  /** The 95 % interval. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** The identifying assumption, in words. If it does not hold, neither does the number. */
  readonly assumption: string;
  /** Settings, fit, samplers, sensitivity: whatever the method has to show. */
  readonly diagnostics: JsonObject;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
};

/** What was asked; together with table and version it repeats the result. */
export type EstimateSettings = {
  readonly methods: readonly MethodName[];
  readonly seed: number;
  readonly chains: number;
  /** Fewer sweeps and resamples: for a first look. */
  readonly quick: boolean;
};

/** Counts by pattern, one character per list in list order, 1 = on the list; patterns with count 0 are left out. */
export type PatternTable = { readonly lists: readonly string[]; readonly patterns: Readonly<Record<string, number>> };

/** All methods on one table, and what may be said of the whole. */
export type TableReport = {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  /** The pooled estimate; null unless the verdict is `report`. */
  readonly estimate: number | null;
  /** The pooled interval; null where the verdict is `refused`. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Captured persons. */
  readonly n: number;
  readonly methods: readonly MethodResult[];
  /** What the data look like, what moves the answer. Empty where nothing may be hinted at. */
  readonly diagnostics: JsonObject;
  /** Sentences for readers who are not statisticians. */
  readonly plain: readonly string[];
};

export type StratumReport = TableReport & { readonly stratum: string };

/** Everything `apora estimate --json` prints. */
export type EstimateReport = TableReport & {
  readonly lists: readonly string[];
  readonly table: PatternTable;
  /** SHA-256 of the canonical form of the table and its strata. */
  readonly tableHash: string;
  readonly settings: EstimateSettings;
  readonly seed: number;
  readonly version: string;
  /** A paragraph for the methods section of a publication. */
  readonly methodsParagraph: string;
  readonly strata: readonly StratumReport[];
  /** Tables of the strata, so that the report alone can be run again. */
  readonly stratumTables: readonly { readonly stratum: string; readonly table: PatternTable }[];
};
