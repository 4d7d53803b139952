import type { CaptureTable } from "./capture-table.ts";
import { reduceModel, overlapsOf } from "./existence.ts";
import { createFitter } from "./fit.ts";
import { logGamma } from "./special.ts";

/** The 95 % point of chi-square with one degree of freedom. */
const CHI_SQUARE_95 = 3.841458820694124;

/** A likelihood of the number unseen: `at(n0)` for real n0 ≥ 0. */
export type ProfileLikelihood = (unseen: number) => number;

export type ProfileInterval = {
  /** N at the maximum of the profile likelihood; differs slightly from the Poisson estimate. */
  readonly argmax: number;
  readonly lo: number;
  /** null: the likelihood stays within the limit up to a million times the captured: there is no upper limit. */
  readonly hi: number | null;
};

/**
 * The multinomial profile likelihood of Cormack (1992): put n0 into the zero cell, refit the same model on all 2^J cells, and
 * L(n0) = lnG(n+n0+1) − lnG(n0+1) + sum n_w ln p_w + n0 ln p_0.
 */
export function profileLikelihood(table: CaptureTable, interactions: readonly number[]): ProfileLikelihood {
  const lists = table.lists.length;
  const fitter = createFitter(lists);
  const { cells, terms } = reduceModel(lists, interactions, overlapsOf(table));
  cells[0] = 1;
  const counts = Float64Array.from(table.counts);
  const start = new Float64Array(counts.length);
  let warm = false;
  return (unseen) => {
    counts[0] = unseen;
    const { kernel } = fitter.fit({ counts, cells, terms, start: warm ? start : undefined });
    const total = table.captured + unseen;
    if (Number.isFinite(kernel)) {
      warm = true;
      start.set(fitter.coefficients);
    }
    // The Poisson kernel is sum y ln mu − mu, and the means add up to the total: p_w = mu_w / total.
    return logGamma(total + 1) - logGamma(unseen + 1) + kernel + total - total * Math.log(total);
  };
}

/** Golden-section search for the maximum on a logarithmic scale of n0 + 1/2; L is unimodal there. */
function findMaximum(likelihood: ProfileLikelihood, start: number): number {
  const at = (x: number): number => likelihood(Math.max(0, Math.exp(x) - 0.5));
  const least = Math.log(0.5);
  let [lo, hi] = [Math.max(least, Math.log(start + 0.5) - 1), Math.log(start + 0.5) + 1];
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [hi - ratio * (hi - lo), lo + ratio * (hi - lo)];
  let [fa, fb] = [at(a), at(b)];
  for (let steps = 0; steps < 60 && hi - lo > 1e-7; steps++) {
    if (fa >= fb) {
      [hi, b, fb] = [b, a, fa];
      a = hi - ratio * (hi - lo);
      fa = at(a);
    } else {
      [lo, a, fa] = [a, b, fb];
      b = lo + ratio * (hi - lo);
      fb = at(b);
    }
  }
  return Math.max(0, Math.exp((lo + hi) / 2) - 0.5);
}

/** The zero of a function with f(inside) <= 0 < f(outside), by bisection and secants in turn (Illinois), to 1e-9 of its size. */
function findCrossing(f: (x: number) => number, range: { readonly inside: number; readonly outside: number }): number {
  let [a, b] = [range.inside, range.outside];
  let [fa, fb] = [f(a), f(b)];
  let kept = 0;
  for (let steps = 0; steps < 100 && Math.abs(b - a) > 1e-9 * (1 + Math.abs(a) + Math.abs(b)); steps++) {
    const secant = b - (fb * (b - a)) / (fb - fa);
    const x = steps % 4 === 3 || !Number.isFinite(secant) ? (a + b) / 2 : secant;
    const fx = f(x);
    if (fx > 0) {
      [b, fb] = [x, fx];
      if (kept === 1) fa /= 2;
      kept = 1;
    } else {
      [a, fa] = [x, fx];
      if (kept === -1) fb /= 2;
      kept = -1;
    }
  }
  return (a + b) / 2;
}

/**
 * All N whose profile likelihood lies within 3.8415/2 of its maximum: the 95 % interval.
 * @param start n0 of the Poisson fit, where the search begins
 */
export function profileInterval(captured: number, likelihood: ProfileLikelihood, start: number): ProfileInterval {
  let peak = findMaximum(likelihood, start);
  let top = likelihood(peak);
  const atZero = likelihood(0);
  if (atZero >= top) [peak, top] = [0, atZero];
  const excess = (unseen: number): number => 2 * (top - likelihood(unseen)) - CHI_SQUARE_95;
  const lo = peak === 0 || excess(0) <= 0 ? 0 : findCrossing(excess, { inside: peak, outside: 0 });
  let outside = 2 * peak + 1;
  while (outside < 1e6 * captured && excess(outside) <= 0) outside *= 2;
  const hi = excess(outside) > 0 ? captured + findCrossing(excess, { inside: peak, outside }) : null;
  return { argmax: captured + peak, lo: captured + lo, hi };
}
