import { normalQuantile } from "./special.ts";

/** Draws of one quantity, one array per chain, all of the same length. */
type Chains = readonly Float64Array[];

/** How far several chains agree, after Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021 (Bayesian Analysis 16:667). */
export type Convergence = {
  /** The larger of the rank-normalised split R-hats of the draws and of their distances from the median; 1 is agreement. */
  readonly rhat: number;
  /** Effective number of draws for the middle of the distribution. */
  readonly bulkEss: number;
  /** Effective number of draws for the 5 % and 95 % quantiles, the smaller of the two. */
  readonly tailEss: number;
};

/** Both halves of every chain, so that a chain that drifts disagrees with itself. */
function splitChains(chains: Chains): Chains {
  return chains.flatMap((chain) => {
    const half = chain.length >> 1;
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}

const meanOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;
function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

function poolOf(chains: Chains): Float64Array {
  const pooled = new Float64Array(chains.reduce((sum, chain) => sum + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    pooled.set(chain, at);
    at += chain.length;
  }
  return pooled;
}

/** Normal scores of the ranks over all chains (Blom's offset), ties sharing their mean rank: heavy tails then do no harm. */
function normalScores(chains: Chains): Chains {
  const sorted = poolOf(chains).sort();
  const scores = new Map<number, number>();
  for (let i = 0; i < sorted.length;) {
    const value = sorted[i] as number;
    let next = i + 1;
    while (next < sorted.length && sorted[next] === value) next++;
    scores.set(value, normalQuantile(((i + 1 + next) / 2 - 0.375) / (sorted.length + 0.25)));
    i = next;
  }
  return chains.map((chain) => chain.map((value) => scores.get(value) ?? 0));
}

/** Gelman & Rubin's potential scale reduction of given chains: 1 for constants that agree, ∞ for constants that do not. */
function scaleReduction(chains: Chains): number {
  const length = chains[0]?.length ?? 0;
  const within = meanOf(Float64Array.from(chains, varianceOf));
  const between = chains.length > 1 ? varianceOf(Float64Array.from(chains, meanOf)) : 0;
  if (within === 0) return between === 0 ? 1 : Number.POSITIVE_INFINITY;
  return Math.sqrt((within * (1 - 1 / length) + between) / within);
}

function autocovariance(chain: Float64Array, mean: number, lag: number): number {
  let sum = 0;
  for (let i = lag; i < chain.length; i++) sum += ((chain[i] as number) - mean) * ((chain[i - lag] as number) - mean);
  return sum / chain.length;
}

/** Effective sample size by Geyer's initial monotone sequence over the autocorrelations of all chains together. */
function effectiveSize(chains: Chains): number {
  const length = chains[0]?.length ?? 0;
  const total = length * chains.length;
  const means = chains.map(meanOf);
  const within = meanOf(Float64Array.from(chains, varianceOf));
  const between = chains.length > 1 ? varianceOf(Float64Array.from(means)) : 0;
  const variance = within * (1 - 1 / length) + between;
  // Constants: as many as there are where they agree, one per chain at most where they do not.
  if (within === 0) return between === 0 ? total : 1;
  const correlation = (lag: number): number => {
    const covariance = chains.reduce((sum, chain, c) => sum + autocovariance(chain, means[c] as number, lag), 0) / chains.length;
    return 1 - (within - (covariance * length) / (length - 1)) / variance;
  };
  let [sum, last] = [0, Number.POSITIVE_INFINITY];
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (pair < 0) break;
    last = Math.min(last, pair);
    sum += last;
  }
  // Antithetic chains may count for more than their length, but not without end.
  return total / Math.max(2 * sum - 1, 1 / Math.log10(total));
}

function quantileOf(sorted: Float64Array, level: number): number {
  const at = level * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Judges chains of one quantity.
 * @throws RangeError for no chain, chains of different length, or fewer than four draws
 */
export function diagnose(chains: Chains): Convergence {
  const length = chains[0]?.length ?? 0;
  if (length < 4 || chains.some((chain) => chain.length !== length))
    throw new RangeError("convergence needs chains of one length, at least 4 draws");
  const split = splitChains(chains);
  const sorted = poolOf(split).sort();
  const median = quantileOf(sorted, 0.5);
  const folded = split.map((chain) => chain.map((x) => Math.abs(x - median)));
  const scores = normalScores(split);
  const below = (level: number): Chains => {
    const limit = quantileOf(sorted, level);
    return split.map((chain) => chain.map((x) => (x <= limit ? 1 : 0)));
  };
  return {
    rhat: Math.max(scaleReduction(scores), scaleReduction(normalScores(folded))),
    bulkEss: effectiveSize(scores),
    tailEss: Math.min(effectiveSize(below(0.05)), effectiveSize(below(0.95))),
  };
}

/** One hill of a distribution: the draws between the valleys around it. */
export type Mode = { readonly median: number; readonly lo: number; readonly hi: number; readonly share: number };

const BINS = 512;
/** A valley separates two hills if it lies below this share of the lower one; a hill needs this share of the draws. */
const VALLEY = 0.6;
const HILL = 0.02;

/** Kernel density of ln(draws) on a grid, Silverman's bandwidth with the robust spread, so that a far second hill does not flatten both. */
function densityOfLogs(logs: Float64Array): { readonly density: Float64Array; readonly at: (bin: number) => number } {
  const [low, high] = [logs[0] as number, logs[logs.length - 1] as number];
  const spread =
    Math.min(Math.sqrt(varianceOf(logs)), (quantileOf(logs, 0.75) - quantileOf(logs, 0.25)) / 1.34) || Math.sqrt(varianceOf(logs));
  const width = Math.max(0.9 * spread * logs.length ** -0.2, (high - low) / BINS);
  const step = (high - low + 6 * width) / (BINS - 1);
  const at = (bin: number): number => low - 3 * width + bin * step;
  const counts = new Float64Array(BINS);
  for (const x of logs) counts[Math.round((x - at(0)) / step)] = (counts[Math.round((x - at(0)) / step)] as number) + 1;
  const reach = Math.ceil((4 * width) / step);
  const density = new Float64Array(BINS);
  for (let bin = 0; bin < BINS; bin++)
    for (let other = Math.max(0, bin - reach); other <= Math.min(BINS - 1, bin + reach); other++)
      density[bin] = (density[bin] as number) + (counts[other] as number) * Math.exp(-0.5 * (((bin - other) * step) / width) ** 2);
  return { density, at };
}

/** The bins at the bottom of the valleys that are deep enough, from left to right. */
function valleysOf(density: Float64Array): readonly number[] {
  const valleys: number[] = [];
  let [peak, bottom, where] = [0, Number.POSITIVE_INFINITY, 0];
  for (const [bin, height] of density.entries()) {
    if (height < bottom) [bottom, where] = [height, bin];
    if (bottom < VALLEY * Math.min(peak, height)) {
      valleys.push(where);
      [peak, bottom] = [height, Number.POSITIVE_INFINITY];
    } else if (height > peak && bottom >= VALLEY * peak) [peak, bottom] = [height, Number.POSITIVE_INFINITY];
  }
  return valleys;
}

/** The hills of a sample of positive numbers, from left to right: one for a plain posterior, more where chains settle at different sizes. */
export function findModes(draws: Float64Array): readonly Mode[] {
  const sorted = draws.slice().sort();
  if (sorted.length === 0) return [];
  const cut = (from: number, to: number): Mode => {
    const part = sorted.subarray(from, to);
    return { median: quantileOf(part, 0.5), lo: quantileOf(part, 0.025), hi: quantileOf(part, 0.975), share: part.length / sorted.length };
  };
  if (sorted[0] === sorted[sorted.length - 1]) return [cut(0, sorted.length)];
  const { density, at } = densityOfLogs(sorted.map(Math.log));
  const ends = valleysOf(density).map((bin) => sorted.findIndex((x) => Math.log(x) > at(bin)));
  const large: number[] = [0];
  for (const end of ends)
    if (end - (large.at(-1) ?? 0) >= HILL * sorted.length && sorted.length - end >= HILL * sorted.length) large.push(end);
  return large.map((from, i) => cut(from, large[i + 1] ?? sorted.length));
}
