import type { CaptureTable } from "./capture-table.ts";
import { createModelFitter, isFitted, type FittedModel, type RefusedModel } from "./model.ts";
import { logGamma } from "./special.ts";
import { pairsOf, sumOverSupersets } from "./subset-sums.ts";

/** The threshold of the reference results. */
export const STEPWISE_THRESHOLD = 0.02;

export type Stepwise = {
  /** Pairs in the order in which they entered. */
  readonly entered: readonly number[];
  readonly model: FittedModel;
};

const logPoisson = (k: number, mean: number): number => k * Math.log(mean) - mean - logGamma(k + 1);

/**
 * ln min(P(X <= k), P(X >= k)) for X ~ Poisson(mean), by the series of the smaller tail from k outwards. In logarithms, so that two
 * overwhelming pairs still have an order.
 */
export function logSmallerTail(k: number, mean: number): number {
  let sum = 1;
  let ratio = 1;
  if (k <= mean) for (let j = k; j > 0 && ratio > sum * 1e-16; j--) sum += ratio *= j / mean;
  else for (let j = k + 1; ratio > sum * 1e-16; j++) sum += ratio *= mean / j;
  return logPoisson(k, mean) + Math.log(sum);
}

/**
 * Forward choice of two-list terms for sparse tables (Chan, Silverman & Vincent, arXiv 1902.05156): from main effects, the pair whose
 * observed overlap is least probable under the current model enters while p < `threshold`. Pairs whose estimate would not exist or not
 * be identifiable never enter.
 */
export function chooseStepwise(table: CaptureTable, threshold = STEPWISE_THRESHOLD): Stepwise | RefusedModel {
  const fitter = createModelFitter(table);
  const limit = Math.log(threshold);
  const predicted = new Float64Array(table.counts.length);
  const pairs = pairsOf(table.lists.length);
  let model = fitter.fit([]);
  if (!isFitted(model)) return model;
  for (;;) {
    predicted.set(fitter.means);
    sumOverSupersets(predicted);
    const coefficients = Float64Array.from(fitter.coefficients);
    const { interactions } = model;
    const candidates = pairs
      .filter((pair) => !interactions.includes(pair) && (predicted[pair] as number) > 0)
      .map((pair) => ({ pair, p: logSmallerTail(fitter.overlaps[pair] as number, predicted[pair] as number) }))
      .filter(({ p }) => p < limit)
      .sort((a, b) => a.p - b.p);
    let next: FittedModel | undefined;
    for (const { pair } of candidates) {
      const tried = fitter.fit([...interactions, pair], coefficients);
      if (!isFitted(tried)) continue;
      next = tried;
      break;
    }
    if (next === undefined) return { entered: interactions, model };
    model = next;
  }
}

/** n + exp(beta_0 ± 1.96 SE): forgets that the model was chosen and is too narrow; for comparison of arithmetic only. */
export function conditionalInterval(
  captured: number,
  { intercept, interceptVariance }: FittedModel,
): { readonly lo: number; readonly hi: number } {
  const reach = 1.959963984540054 * Math.sqrt(interceptVariance);
  return { lo: captured + Math.exp(intercept - reach), hi: captured + Math.exp(intercept + reach) };
}
