/**
 * What a Bayesian method hands over for pooling: a discrete distribution of N (captured and unseen together).
 *
 * - From graph averaging: the values are the grid points n + n0, the weights their averaged posterior mass.
 * - From latent classes: the values are the kept draws of all chains, each with the same weight.
 *
 * Values ascend and are ≥ n; weights are ≥ 0 and add up to 1. A pooled posterior is therefore the union of the values with the weights
 * multiplied by the weight of the method (`mixPosteriors`), and its quantiles are those of `quantile`.
 */
export type Posterior = { readonly values: Float64Array; readonly weights: Float64Array };

/** The first value at which the cumulated weight exceeds the level (0 ≤ level < 1). */
export function quantile({ values, weights }: Posterior, level: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] ?? 0;
    if (sum > level) return values[i] as number;
  }
  // The weights add up to 1 only within rounding.
  return values[values.length - 1] ?? outOfValues();
}

const outOfValues = (): never => {
  throw new RangeError("a posterior without values has no quantile");
};

/** Median and the interval with equal tails that holds `level` of the mass. */
export function summarize(posterior: Posterior, level: number): { readonly median: number; readonly lo: number; readonly hi: number } {
  const tail = (1 - level) / 2;
  return { median: quantile(posterior, 0.5), lo: quantile(posterior, tail), hi: quantile(posterior, 1 - tail) };
}

/** Mean and variance of a posterior. */
export function moments({ values, weights }: Posterior): { readonly mean: number; readonly variance: number } {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += (weights[i] as number) * (values[i] as number);
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += (weights[i] as number) * ((values[i] as number) - mean) ** 2;
  return { mean, variance };
}

/** Draws of equal weight as a posterior. */
export function posteriorOfDraws(draws: ArrayLike<number>): Posterior {
  const values = Float64Array.from(draws).sort();
  return { values, weights: new Float64Array(values.length).fill(1 / values.length) };
}

/** The mixture of posteriors; shares are normalised, a posterior without a share counts as much as the others. */
export function mixPosteriors(parts: readonly { readonly posterior: Posterior; readonly share?: number }[]): Posterior {
  const total = parts.reduce((sum, { share = 1 }) => sum + share, 0);
  if (!(total > 0)) throw new RangeError("a mixture needs a share above 0");
  const points = parts.flatMap(({ posterior, share = 1 }) =>
    Array.from(posterior.values, (value, i) => ({ value, weight: ((posterior.weights[i] as number) * share) / total })),
  );
  points.sort((a, b) => a.value - b.value);
  return { values: Float64Array.from(points, ({ value }) => value), weights: Float64Array.from(points, ({ weight }) => weight) };
}
