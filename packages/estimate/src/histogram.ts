import { quantile, type Posterior } from "./posterior.ts";

/** A posterior in bins of equal width between its 0.1 % and 99.9 % points, for drawing. Shares add up to about 0.998. */
export type Histogram = { readonly from: number; readonly to: number; readonly shares: readonly number[] };

export function histogramOf(posterior: Posterior, bins = 60): Histogram {
  const [from, to] = [quantile(posterior, 0.001), quantile(posterior, 0.999)];
  const shares = Array.from({ length: bins }, () => 0);
  const width = (to - from) / bins || 1;
  posterior.values.forEach((value, i) => {
    if (value < from || value > to) return;
    const bin = Math.min(bins - 1, Math.floor((value - from) / width));
    shares[bin] = (shares[bin] as number) + (posterior.weights[i] as number);
  });
  return { from, to, shares };
}
