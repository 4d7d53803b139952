import type { CaptureTable } from "./capture-table.ts";
import { digamma, logGamma } from "./special.ts";

/** Grid points per block: the unit in which points without weight are skipped. */
const BLOCK = 64;

/**
 * ln of the factor of every set of lists at every grid point, and straight lines that bound it on every block of the grid.
 *
 * With g_S(n0) = const_S + lnΓ(m0_S + n0 + a_S) − lnΓ(n + n0 + δ 2^J) the weight of a graph is
 * ln w = Σ_S power_S g_S(n0) + lnΓ(n + n0 + 1) − lnΓ(n0 + 1) + ln p(n + n0) + constant (Madigan & York 1997; the second log-gamma carries
 * the normalisation of each component, since cliques less separators are the components). Every g_S is convex in n0, because ψ(x + c) − ψ(x + d)
 * grows with x for c ≤ d; so on a block a sum of them lies below its chord where it counts positively, and above its tangent where negatively.
 */
export type DgaTable = {
  readonly points: number;
  readonly blocks: number;
  /** [set × points + point]; set 0 holds what all graphs share, without the prior, negated: it counts with power −1. */
  readonly values: Float64Array;
  /** At first and last point of the block: [set × blocks + block]. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** The tangent in the middle of the block, at its first and last point. */
  readonly tangentFirst: Float64Array;
  readonly tangentLast: Float64Array;
  /** ln p(n + n0) per point, and its largest value per block. */
  readonly logPrior: Float64Array;
  readonly blockPrior: Float64Array;
};

export const blockRange = (block: number, points: number): { readonly from: number; readonly to: number } => ({
  from: block * BLOCK,
  to: Math.min(points, (block + 1) * BLOCK),
});

/** Counts of the persons by their pattern on the lists of `set` alone: index = pattern, 0 = captured, but on none of these lists. */
function marginalCounts(counts: Float64Array, set: number): Float64Array {
  const margins = new Float64Array(counts.length);
  for (let w = 1; w < counts.length; w++) margins[w & set] = (margins[w & set] as number) + (counts[w] as number);
  return margins;
}

/** What a function of n0 is made of: constant + sign × (lnΓ(n0 + a) − lnΓ(n0 + b)). */
type GammaRatio = { readonly constant: number; readonly a: number; readonly b: number };

function ratioOfSet(table: CaptureTable, set: number, delta: number): GammaRatio {
  const cells = table.counts.length;
  const margins = marginalCounts(table.counts, set);
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size++;
  const pseudo = (delta * cells) / 2 ** size;
  let constant = logGamma(delta * cells) - 2 ** size * logGamma(pseudo);
  // Patterns on the lists of the set: all its non-empty subsets.
  for (let z = set; z !== 0; z = (z - 1) & set) constant += logGamma((margins[z] as number) + pseudo);
  return { constant, a: (margins[0] as number) + pseudo, b: table.captured + delta * cells };
}

const valueAt = ({ constant, a, b }: GammaRatio, n0: number): number => constant + logGamma(n0 + a) - logGamma(n0 + b);
const slopeAt = ({ a, b }: GammaRatio, n0: number): number => digamma(n0 + a) - digamma(n0 + b);

/** Works the table out: (2^J) log-gammas per grid point and two per set and block. */
export function createDgaTable(
  table: CaptureTable,
  { grid, delta, logPrior }: { readonly grid: Float64Array; readonly delta: number; readonly logPrior: (total: number) => number },
): DgaTable {
  const points = grid.length;
  const blocks = Math.ceil(points / BLOCK);
  const sets = table.counts.length;
  const values = new Float64Array(sets * points);
  const perBlock = (): Float64Array => new Float64Array(sets * blocks);
  const [first, last, tangentFirst, tangentLast] = [perBlock(), perBlock(), perBlock(), perBlock()];
  for (let set = 0; set < sets; set++) {
    // lnΓ(n0 + 1) − lnΓ(n0 + n + 1): the multinomial coefficient upside down, so that it is convex like the rest.
    const ratio = set === 0 ? { constant: 0, a: 1, b: table.captured + 1 } : ratioOfSet(table, set, delta);
    for (let i = 0; i < points; i++) values[set * points + i] = valueAt(ratio, grid[i] as number);
    for (let block = 0; block < blocks; block++) {
      const { from, to } = blockRange(block, points);
      const [start, end] = [grid[from] as number, grid[to - 1] as number];
      const middle = (start + end) / 2;
      const [value, slope] = [valueAt(ratio, middle), slopeAt(ratio, middle)];
      const at = set * blocks + block;
      first[at] = values[set * points + from] as number;
      last[at] = values[set * points + to - 1] as number;
      tangentFirst[at] = value + slope * (start - middle);
      tangentLast[at] = value + slope * (end - middle);
    }
  }
  const priors = Float64Array.from(grid, (n0) => logPrior(table.captured + n0));
  const blockPrior = Float64Array.from({ length: blocks }, (_, block) => {
    const { from, to } = blockRange(block, points);
    return priors.subarray(from, to).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  });
  return { points, blocks, values, first, last, tangentFirst, tangentLast, logPrior: priors, blockPrior };
}
