import type { Weighted } from "./model-search.ts";
import type { Posterior } from "./posterior.ts";
import { normalCdf } from "./special.ts";

type Part = { readonly weight: number; readonly center: number; readonly spread: number };

/** Weight that may be left out: of the interval so little that no printed digit moves, of the drawing what no eye sees. */
const NEGLIGIBLE = { interval: 1e-6, drawing: 1e-3 } as const;
const POINTS = 400;

/**
 * The distribution of N over averaged models as a mixture: under each model n0 is log-normal around exp(beta_0) with the coefficient
 * of variation SE/n0 of Chao's log-normal intervals.
 */
function partsOf(weighted: readonly Weighted[], negligible: number): readonly Part[] {
  const parts: Part[] = [];
  let left = 1;
  for (const { model, weight } of weighted) {
    const variation = model.standardError / Math.exp(model.intercept);
    parts.push({ weight, center: model.intercept, spread: Math.max(1e-9, Math.sqrt(Math.log1p(variation ** 2))) });
    left -= weight;
    if (left < negligible) break;
  }
  const kept = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map((part) => ({ ...part, weight: part.weight / kept }));
}

const share = (parts: readonly Part[], x: number): number =>
  parts.reduce((sum, { weight, center, spread }) => sum + weight * normalCdf((x - center) / spread), 0);

/** The mixture as a discrete distribution of N, on points evenly spaced in ln n0. */
export function averagedPosterior(captured: number, weighted: readonly Weighted[]): Posterior {
  const parts = partsOf(weighted, NEGLIGIBLE.drawing);
  const ends = parts.filter(({ weight }) => weight > 1e-5);
  const from = Math.min(...ends.map(({ center, spread }) => center - 4 * spread));
  const to = Math.max(...ends.map(({ center, spread }) => center + 4 * spread));
  const width = (to - from) / POINTS;
  const weights = new Float64Array(POINTS);
  let before = 0;
  for (let i = 0; i < POINTS; i++) {
    const below = i === POINTS - 1 ? 1 : share(parts, from + (i + 1) * width);
    weights[i] = Math.max(0, below - before);
    before = below;
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    values: Float64Array.from(weights, (_, i) => captured + Math.exp(from + (i + 0.5) * width)),
    weights: weights.map((weight) => weight / sum),
  };
}

/** The N below which a share of the mixture lies, by bisection on ln n0. */
export function averagedQuantile(captured: number, weighted: readonly Weighted[], level: number): number {
  const parts = partsOf(weighted, NEGLIGIBLE.interval);
  let [lo, hi] = [
    Math.min(...parts.map(({ center, spread }) => center - 10 * spread)),
    Math.max(...parts.map(({ center, spread }) => center + 10 * spread)),
  ];
  for (let steps = 0; steps < 60; steps++) {
    const middle = (lo + hi) / 2;
    if (share(parts, middle) < level) lo = middle;
    else hi = middle;
  }
  return captured + Math.exp((lo + hi) / 2);
}
