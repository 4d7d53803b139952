/**
 * The non-increasing sequence closest to the values by weighted squares (pool adjacent violators: Ayer and others 1955).
 * Weights are positive.
 */
export function poolNonIncreasing(values: readonly number[], weights: readonly number[]): number[] {
  const pools: { value: number; weight: number; size: number }[] = [];
  for (const [i, value] of values.entries()) {
    pools.push({ value, weight: weights[i] ?? 0, size: 1 });
    for (;;) {
      const [above, below] = [pools.at(-2), pools.at(-1)];
      if (above === undefined || below === undefined || above.value >= below.value) break;
      const weight = above.weight + below.weight;
      pools.splice(-2, 2, {
        value: (above.value * above.weight + below.value * below.weight) / weight,
        weight,
        size: above.size + below.size,
      });
    }
  }
  return pools.flatMap(({ value, size }) => Array.from({ length: size }, () => value));
}
