import { negativeBinomialCdf } from "./special.ts";

/**
 * The posterior of the unseen as an average of negative binomial distributions, one per kept draw of the latent classes (Rao–Blackwell):
 * given the classes, n0 is negative binomial with size n and the odds p0 / (1 − p0), whatever n0 the sweep drew; with a cap, that
 * distribution cut at the cap. Averaging the distributions instead of single draws removes the noise of the last step and nothing else.
 */
type UnseenMixture = { readonly captured: number; readonly odds: Float64Array; readonly cap: number };

/** Draws are grouped by size: within a group the odds differ by less than the sampler's own noise. */
const GROUPS = 400;

function groupOdds(odds: Float64Array): Float64Array {
  const sorted = odds.slice().sort();
  const groups = Math.min(GROUPS, sorted.length);
  return Float64Array.from({ length: groups }, (_, g) => {
    const part = sorted.subarray(Math.floor((g * sorted.length) / groups), Math.floor(((g + 1) * sorted.length) / groups));
    return part.reduce((a, b) => a + b, 0) / part.length;
  });
}

/** Quantiles of n0: for each level the smallest whole number at which the averaged distribution function reaches it. */
export function unseenQuantiles({ captured, odds, cap }: UnseenMixture, levels: readonly number[]): readonly number[] {
  // Odds that no n0 below the cap is compatible with would only repeat the cap.
  const grouped = groupOdds(odds.map((value) => Math.min(value, (4 * (cap + 1)) / captured)));
  const below = grouped.map((value) => negativeBinomialCdf(cap, captured, value));
  const distribution = (k: number): number => {
    let sum = 0;
    for (let g = 0; g < grouped.length; g++) {
      const all = below[g] as number;
      sum += all > 0 ? Math.min(1, negativeBinomialCdf(k, captured, grouped[g] as number) / all) : 0;
    }
    return sum / grouped.length;
  };
  return levels.map((level) => {
    let [low, high] = [-1, cap];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (distribution(middle) >= level) high = middle;
      else low = middle;
    }
    return high;
  });
}
