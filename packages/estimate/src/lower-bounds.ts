import type { CaptureTable } from "./capture-table.ts";
import { fitDesign, type DesignFit } from "./design-fit.ts";
import { estimateExists, mainTerms } from "./existence.ts";
import type { ProfileLikelihood } from "./profile.ts";
import { logGamma } from "./special.ts";
import { sizeOf } from "./subset-sums.ts";
import { logNormalInterval, type PointInterval } from "./two-lists.ts";

/** f_k: persons on exactly k lists, k = 1 … J (index 0 is f_1). */
export function captureFrequencies({ lists, counts }: CaptureTable): readonly number[] {
  const frequencies = Array.from({ length: lists.length }, () => 0);
  for (let w = 1; w < counts.length; w++) {
    const k = sizeOf(w) - 1;
    frequencies[k] = (frequencies[k] as number) + (counts[w] as number);
  }
  return frequencies;
}

/**
 * Chao's lower bound, bias-corrected, for a fixed number of lists: N >= n + c f1(f1−1)/(2(f2+1)), c = (J−1)/J (Chao 1987, 1989).
 * @returns undefined if nobody is on two lists: then nothing bounds the unseen from overlaps
 */
export function chaoBound(table: CaptureTable): PointInterval | undefined {
  const [f1 = 0, f2 = 0] = captureFrequencies(table);
  if (f2 === 0) return undefined;
  const c = (table.lists.length - 1) / table.lists.length;
  const unseen = (c * f1 * (f1 - 1)) / (2 * (f2 + 1));
  const spread = (c * c * f1 * (f1 - 1) * (f1 * f1 + 4 * f1 * f2 + 3 * f1 - 6 * f2 - 6)) / (4 * (f2 + 1) ** 2 * (f2 + 2));
  const variance = Math.max(0, unseen + spread);
  const estimate = table.captured + unseen;
  return { estimate, standardError: Math.sqrt(variance), ...logNormalInterval(table.captured, estimate, variance) };
}

/** The same without the factor for a fixed number of lists: n + f1(f1−1)/(2(f2+1)). */
export function chaoManyLists(table: CaptureTable): number | undefined {
  const [f1 = 0, f2 = 0] = captureFrequencies(table);
  return f2 === 0 ? undefined : table.captured + (f1 * (f1 - 1)) / (2 * (f2 + 1));
}

export type LowerBoundKind = "mth" | "mh";

export type LowerBound = {
  readonly estimate: number;
  readonly standardError: number;
  readonly intercept: number;
  /** The k of the eta_k that stayed. */
  readonly active: readonly number[];
  readonly likelihood: ProfileLikelihood;
};

/** Columns of the model: intercept, slopes (one per list, or one for all), and max(|w| − k + 1, 0) for each active k. */
function designOf(lists: number, kind: LowerBoundKind, active: readonly number[]): readonly Float64Array[] {
  const size = 1 << lists;
  const column = (value: (w: number) => number): Float64Array => Float64Array.from({ length: size }, (_, w) => value(w));
  const slopes = kind === "mh" ? [column(sizeOf)] : Array.from({ length: lists }, (_, j) => column((w) => (w >> j) & 1));
  return [column(() => 1), ...slopes, ...active.map((k) => column((w) => Math.max(sizeOf(w) - k + 1, 0)))];
}

/** Keeps the last coefficients of each set of active columns: the profile asks for the same fits at neighbouring n0. */
type Memory = Map<string, Float64Array>;

type Problem = { readonly counts: Float64Array; readonly cells: Uint8Array; readonly lists: number; readonly kind: LowerBoundKind };

/**
 * Fit; while some eta_k < 0, drop the negative one with the smallest k and refit. If nobody is on k or more lists, eta_k is −infinity:
 * the fit is then that of the limit, without the cells and the eta that vanish there.
 */
function fitWithin(
  { counts, cells, lists, kind }: Problem,
  memory: Memory,
): { readonly fit: DesignFit; readonly active: readonly number[] } {
  const most = counts.reduce((largest, count, w) => (w > 0 && count > 0 ? Math.max(largest, sizeOf(w)) : largest), 0);
  let active = Array.from({ length: Math.max(0, lists - 2) }, (_, k) => k + 3);
  for (;;) {
    const vanishing = active.find((k) => k > most);
    const finite = active.filter((k) => k <= most);
    const possible = vanishing === undefined ? cells : cells.map((cell, w) => (sizeOf(w) >= vanishing ? 0 : cell));
    const key = `${vanishing}:${finite.join()}`;
    const columns = designOf(lists, kind, finite);
    const start = memory.get(key);
    const fit = fitDesign({ counts, cells: possible, columns, ...(start === undefined ? {} : { start }) });
    if (fit.converged) memory.set(key, fit.coefficients);
    const first = columns.length - finite.length;
    const negative = finite.find((_, i) => (fit.coefficients[first + i] as number) < 0) ?? vanishing;
    if (negative === undefined) return { fit, active };
    active = active.filter((k) => k !== negative);
  }
}

/**
 * Log-linear lower bound (Rivest & Baillargeon 2007), and its profile likelihood, in which the same rule chooses the eta_k anew for
 * every number of unseen.
 * @returns undefined where the estimate does not exist
 */
export function lowerBound(table: CaptureTable, kind: LowerBoundKind): LowerBound | undefined {
  const lists = table.lists.length;
  const cells = new Uint8Array(1 << lists).fill(1, 1);
  // With f2 = 0 the common slope runs away; else the test of independence decides, whose main effects both kinds share.
  if (captureFrequencies(table)[1] === 0 || !estimateExists(table, { cells, terms: mainTerms(lists) })) return undefined;
  const { fit, active } = fitWithin({ counts: table.counts, cells, lists, kind }, new Map());
  if (!fit.converged) return undefined;
  const intercept = fit.coefficients[0] as number;
  const unseen = Math.exp(intercept);
  const whole = { counts: Float64Array.from(table.counts), cells: new Uint8Array(1 << lists).fill(1), lists, kind };
  const memory: Memory = new Map();
  const likelihood: ProfileLikelihood = (missing) => {
    whole.counts[0] = missing;
    const { kernel } = fitWithin(whole, memory).fit;
    const total = table.captured + missing;
    return logGamma(total + 1) - logGamma(missing + 1) + kernel + total - total * Math.log(total);
  };
  return {
    estimate: table.captured + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * fit.firstVariance),
    intercept,
    active,
    likelihood,
  };
}
