import type { CaptureTable } from "./capture-table.ts";
import { overlapsOf } from "./existence.ts";
import { captureFrequencies } from "./lower-bounds.ts";
import { reason, type Reason, type ReasonCode } from "./reasons.ts";
import { VERDICTS, type JsonObject, type MethodName, type MethodResult, type Verdict } from "./result.ts";
import { sampleCoverage } from "./sample-coverage.ts";

/** Below this many captured persons a table or stratum gives no estimate and no hint of one. */
export const LEAST_CAPTURED = 30;
/** Below this many lists nothing can be tested. */
export const LEAST_LISTS = 3;

/** What each reason costs. A verdict is the worst of its reasons. */
const COST: Readonly<Partial<Record<ReasonCode, Verdict>>> = {
  "data.too-small": "refused",
  "data.two-lists": "refused",
  "data.redundant-lists": "refused",
  "data.no-overlap": "refused",
  "data.identical-lists": "order-of-magnitude",
  "data.list-inside-list": "order-of-magnitude",
  "data.small-list": "order-of-magnitude",
  "data.isolated-list": "order-of-magnitude",
  "data.low-coverage": "order-of-magnitude",
  "data.few-pairs": "order-of-magnitude",
  "data.mostly-one-list": "order-of-magnitude",
  "method.needs-two-lists": "refused",
  "method.two-lists-untested": "order-of-magnitude",
  "method.needs-three-lists": "refused",
  "method.too-many-lists": "refused",
  "method.does-not-exist": "refused",
  "method.not-identifiable": "refused",
  "method.not-reached": "refused",
  "method.no-model": "refused",
  "method.no-upper-limit": "refused",
  "method.beyond-data": "refused",
  "method.lower-bound": "range-only",
  "method.single-model": "range-only",
  "method.no-fit-test": "range-only",
  "method.fit-rejected": "range-only",
  "method.wide-interval": "order-of-magnitude",
  "method.resamples-without-estimate": "range-only",
  "sampler.chains-disagree": "refused",
  "sampler.too-few-draws": "refused",
  "sampler.cut": "refused",
  "sampler.grid-too-coarse": "refused",
  "whole.methods-disagree": "range-only",
  "whole.intervals-apart": "range-only",
  "whole.people-differ": "range-only",
  "whole.no-limit-if-people-differ": "order-of-magnitude",
  "whole.below-bound": "range-only",
  "whole.method-refused": "range-only",
  "whole.no-method": "refused",
};

const costOf = ({ code }: Reason): number => VERDICTS.indexOf(COST[code] ?? "report");

/** Reasons with the costliest first; equal ones keep their order. */
export const sortReasons = (reasons: readonly Reason[]): readonly Reason[] => [...reasons].sort((a, b) => costOf(b) - costOf(a));

/** The worst verdict that a reason asks for; `data.empty-list` asks for none. */
export function verdictOf(reasons: readonly Reason[]): Verdict {
  const worst = Math.max(0, ...reasons.map(costOf));
  return VERDICTS[worst] ?? "refused";
}

/** Lists that are contained in another one; of lists with the same persons, all but the first. */
function findContained({ lists }: CaptureTable, overlaps: Float64Array): readonly { readonly inner: number; readonly outer: number }[] {
  const size = (set: number): number => overlaps[set] as number;
  return lists.flatMap((_, inner) => {
    const outer = lists.findIndex((_, other) => {
      if (other === inner || size((1 << inner) | (1 << other)) !== size(1 << inner)) return false;
      return size(1 << other) > size(1 << inner) || other < inner;
    });
    return outer < 0 ? [] : [{ inner, outer }];
  });
}

function containmentReasons(table: CaptureTable, overlaps: Float64Array): readonly Reason[] {
  const { lists } = table;
  const contained = findContained(table, overlaps);
  const left = lists.length - contained.length;
  const reasons = contained.map(({ inner, outer }) =>
    overlaps[1 << inner] === overlaps[1 << outer]
      ? reason("data.identical-lists", { first: lists[outer] ?? "", second: lists[inner] ?? "" })
      : reason("data.list-inside-list", { inner: lists[inner] ?? "", outer: lists[outer] ?? "" }),
  );
  return left < Math.min(LEAST_LISTS, lists.length) ? [reason("data.redundant-lists"), ...reasons] : reasons;
}

function listReasons({ lists }: CaptureTable, overlaps: Float64Array): readonly Reason[] {
  return lists.flatMap((list, j) => {
    const size = overlaps[1 << j] as number;
    const isolated = lists.every((_, other) => other === j || overlaps[(1 << j) | (1 << other)] === 0);
    return [
      ...(size < 10 ? [reason("data.small-list", { list, size })] : []),
      ...(isolated ? [reason("data.isolated-list", { list })] : []),
    ];
  });
}

/**
 * What the table alone says about what may be said: too small, too few lists, no overlap, redundant lists, and the warnings that
 * leave no more than an order of magnitude. The lists of the table hold at least one person each.
 */
export function judgeTable(table: CaptureTable): readonly Reason[] {
  const { lists, captured } = table;
  if (captured < LEAST_CAPTURED) return [reason("data.too-small", { captured })];
  const overlaps = overlapsOf(table);
  const [f1 = 0, f2 = 0] = captureFrequencies(table);
  const few = lists.length < LEAST_LISTS ? [reason("data.two-lists", { lists: lists.length })] : [];
  if (f1 === captured) return [...few, reason("data.no-overlap")];
  const { coverage } = sampleCoverage(table);
  const share = f1 / captured;
  return [
    ...few,
    ...containmentReasons(table, overlaps),
    ...listReasons(table, overlaps),
    ...(coverage < 0.5 ? [reason("data.low-coverage", { coverage })] : []),
    ...(f2 < 10 ? [reason("data.few-pairs", { pairs: f2 })] : []),
    ...(share > 0.95 ? [reason("data.mostly-one-list", { share: `${(100 * share).toFixed(1)} %` })] : []),
  ];
}

/** Methods whose middle is a candidate for a headline; bounds and single models are not. */
export const HEADLINE_METHODS: readonly MethodName[] = ["loglinear-averaged", "stepwise", "dga", "lcmcr"];

/** A pool whose middle is below the interval of a lower bound contradicts it: people differ in how easily they are listed. */
function belowBound(methods: readonly MethodResult[]): readonly Reason[] {
  const pooled = methods.find(({ method }) => method === "pooled")?.estimate ?? Number.POSITIVE_INFINITY;
  const bounds = methods.filter(({ method }) => method === "mth-lb" || method === "chao").flatMap(({ lo }) => (lo === null ? [] : [lo]));
  const bound = Math.max(0, ...bounds);
  return pooled < bound ? [reason("whole.below-bound", { bound: Math.round(bound) })] : [];
}

/** A number that a JSON diagnostic holds under these keys. */
function diagnosed({ diagnostics }: MethodResult, ...keys: readonly string[]): number {
  const found = keys.reduce<unknown>((inner, key) => (inner as JsonObject | undefined)?.[key], diagnostics);
  return typeof found === "number" ? found : 0;
}

/** Twice the Monte Carlo error of a sampled median (that of a normal: 1.2533 σ / √ESS); 0 for what is computed and not sampled. */
function errorOfMedian(found: MethodResult): number {
  const draws = diagnosed(found, "convergence", "bulkEss");
  return draws > 0 ? (2 * 1.2533 * diagnosed(found, "standardDeviation")) / Math.sqrt(draws) : 0;
}

/**
 * Medians a factor of two apart, whichever way the noise of a sampler fell; or intervals that do not meet, which two right methods show less
 * often than once in twenty tables (Schenker & Gentleman 2001, American Statistician 55:182).
 */
function disagreements(methods: readonly MethodResult[]): readonly Reason[] {
  const given = methods.flatMap((found) => {
    const { method, estimate, lo, hi } = found;
    if (estimate === null || lo === null) return [];
    return [{ method, estimate, lo, hi: hi ?? Number.POSITIVE_INFINITY, error: errorOfMedian(found) }];
  });
  const smallest = Math.min(...given.map(({ estimate, error }) => estimate - error));
  const largest = Math.max(...given.map(({ estimate, error }) => estimate + error));
  if (largest > 2 * smallest) {
    const medians = given.map(({ estimate }) => estimate);
    return [reason("whole.methods-disagree", { smallest: Math.min(...medians), largest: Math.max(...medians) })];
  }
  const [lower] = [...given].sort((a, b) => a.hi - b.hi);
  const [higher] = [...given].sort((a, b) => b.lo - a.lo);
  if (lower === undefined || higher === undefined || lower.hi >= higher.lo) return [];
  const ends = { hi: Math.round(lower.hi), lo: Math.round(higher.lo) };
  return [reason("whole.intervals-apart", { lower: lower.method, higher: higher.method, ...ends })];
}

/**
 * The reasons of the whole, from those of the table and the results of the methods.
 * @param table reasons of {@link judgeTable}
 */
export function judgeWhole(table: readonly Reason[], methods: readonly MethodResult[]): readonly Reason[] {
  if (verdictOf(table) === "refused") return table;
  const candidates = methods.filter(({ method }) => HEADLINE_METHODS.includes(method));
  // Asked only for a bound or a single model: what holds for it holds for the whole.
  if (candidates.length === 0)
    return [...table, ...methods.flatMap(({ reasons }) => reasons.filter(({ code }) => !code.startsWith("data.")))];
  const estimates = candidates.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  if (estimates.length === 0) return [...table, reason("whole.no-method")];
  // A method that does not go up to so many lists says nothing about the data.
  const refused = candidates.filter(
    ({ estimate, reasons }) => estimate === null && !reasons.some(({ code }) => code === "method.too-many-lists"),
  );
  const pooled = methods.find(({ method }) => method === "pooled");
  return [
    ...table,
    ...disagreements(candidates),
    ...belowBound(methods),
    ...refused.map(({ method }) => reason("whole.method-refused", { method })),
    ...(pooled?.reasons ?? []).filter(({ code }) => !code.startsWith("data.")),
  ];
}
