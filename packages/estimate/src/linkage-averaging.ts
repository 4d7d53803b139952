import { mixPosteriors, moments, summarize, type Posterior } from "./posterior.ts";
import { combineReplicates, type CombinedReplicates, type DegreesOfFreedom } from "./replicates.ts";

/** What one drawn linkage gave: its captured persons, the posterior of N on its table, and how the doubtful pairs fell. */
export type LinkageDraw = {
  readonly captured: number;
  readonly posterior: Posterior;
  /** Per doubtful pair 1 if this draw joined it, 0 if it kept it apart; the same order in every draw. */
  readonly joined?: Uint8Array;
};

export type LinkageAverage = {
  /** The mixture of all draws: its median and equal tails are the headline. */
  readonly posterior: Posterior;
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
  readonly mean: number;
  /** Total variance = mean of the variances + variance of the means. */
  readonly variance: number;
  readonly withinVariance: number;
  readonly betweenVariance: number;
  /** Share of the variance that better linkage could remove. */
  readonly linkageShare: number;
  /** The same draws combined as replicates on the scale of ln n0. */
  readonly replicates: CombinedReplicates;
  readonly draws: number;
};

/** Draws of a posterior at equal steps of its distribution function: as many as a replicate needs for mean and variance. */
function spreadDraws({ values, weights }: Posterior, count: number): Float64Array {
  const draws = new Float64Array(count);
  let [i, sum] = [0, weights[0] ?? 0];
  for (let d = 0; d < count; d++) {
    const level = (d + 0.5) / count;
    while (sum <= level && i < values.length - 1) sum += weights[++i] as number;
    draws[d] = values[i] as number;
  }
  return draws;
}

const DRAWS_PER_REPLICATE = 2000;

/**
 * Pools the posteriors over M drawn linkages (Sadinle 2018): total expectation and variance, and the mixture, so that doubt about who is
 * who widens the interval. Every draw counts alike.
 * @throws RangeError without draws
 */
export function averageLinkages(
  draws: readonly LinkageDraw[],
  { level = 0.95, degreesOfFreedom = "peer" }: { readonly level?: number; readonly degreesOfFreedom?: DegreesOfFreedom } = {},
): LinkageAverage {
  if (draws.length === 0) throw new RangeError("there is no linkage to average over");
  const posterior = mixPosteriors(draws.map(({ posterior }) => ({ posterior })));
  const parts = draws.map((draw) => moments(draw.posterior));
  const mean = parts.reduce((sum, part) => sum + part.mean, 0) / parts.length;
  const withinVariance = parts.reduce((sum, part) => sum + part.variance, 0) / parts.length;
  const betweenVariance = parts.reduce((sum, part) => sum + (part.mean - mean) ** 2, 0) / parts.length;
  const variance = withinVariance + betweenVariance;
  return {
    posterior,
    ...summarize(posterior, level),
    level,
    mean,
    variance,
    withinVariance,
    betweenVariance,
    linkageShare: variance > 0 ? betweenVariance / variance : 0,
    replicates: combineReplicates(
      draws.map(({ captured, posterior }) => ({ captured, draws: spreadDraws(posterior, DRAWS_PER_REPLICATE) })),
      { level, degreesOfFreedom },
    ),
    draws: draws.length,
  };
}

/** What deciding one doubtful pair would do. */
export type PairInfluence = {
  /** Number of the pair in `joined`. */
  readonly pair: number;
  /** Share of the draws that joined it. */
  readonly joined: number;
  /** Mean of N where it is joined less mean of N where it is apart: usually below 0, since a missed match hides an overlap. */
  readonly change: number;
  /** Standard error of the change over the draws. */
  readonly standardError: number;
  /** Expected fall of the variance of N once a person has decided the pair: p (1 − p) change², its noise taken off. */
  readonly varianceRemoved: number;
};

function influenceOf(pair: number, means: readonly number[], draws: readonly LinkageDraw[]): PairInfluence | undefined {
  const [together, apart]: [number[], number[]] = [[], []];
  for (const [d, { joined }] of draws.entries()) (joined?.[pair] === 1 ? together : apart).push(means[d] ?? 0);
  // One draw on a side tells a difference, but not how sure it is.
  if (together.length < 2 || apart.length < 2) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const errorSquared = (values: readonly number[]): number => {
    const middle = mean(values);
    return values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (values.length - 1) / values.length;
  };
  const change = mean(together) - mean(apart);
  const noise = errorSquared(together) + errorSquared(apart);
  const share = together.length / draws.length;
  return {
    pair,
    joined: share,
    change,
    standardError: Math.sqrt(noise),
    varianceRemoved: share * (1 - share) * Math.max(0, change * change - noise),
  };
}

/**
 * The doubtful pairs whose decision narrows the interval most, first the one that removes most variance. Pairs that (nearly) all draws treat
 * alike are left out.
 * @throws RangeError if the draws tell of different numbers of pairs
 */
export function rankDoubtfulPairs(draws: readonly LinkageDraw[]): readonly PairInfluence[] {
  const pairs = draws[0]?.joined?.length ?? 0;
  if (draws.some(({ joined }) => (joined?.length ?? 0) !== pairs)) throw new RangeError("every draw must tell of the same pairs");
  const means = draws.map(({ posterior }) => moments(posterior).mean);
  return Array.from({ length: pairs }, (_, pair) => influenceOf(pair, means, draws))
    .filter((influence) => influence !== undefined)
    .sort((a, b) => b.varianceRemoved - a.varianceRemoved || a.pair - b.pair);
}
