import type { CaptureTable } from "./capture-table.ts";
import { overlapsOf } from "./existence.ts";
import { noHighestOrderInteraction } from "./highest-order.ts";
import { captureFrequencies, chaoManyLists, lowerBound } from "./lower-bounds.ts";
import type { JsonObject } from "./result.ts";
import { sampleCoverage } from "./sample-coverage.ts";
import { pairsOf, bitsOf } from "./subset-sums.ts";
import { chapman, lincolnPetersen, twoListsOf } from "./two-lists.ts";

/** Dependence of two lists among the captured. */
export type PairOverlap = {
  readonly lists: readonly [string, string];
  readonly both: number;
  /**
   * Odds ratio among the captured persons with half a person added to each cell (Haldane, Anscombe), and its 95 % interval. Persons
   * on neither list are known only if another list has them, so the ratio is biased downwards; null for two lists.
   */
  readonly oddsRatio: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /** Both estimates from these two lists alone; null without an overlap. */
  readonly lincolnPetersen: number | null;
  readonly chapman: number | null;
};

const Z = 1.959963984540054;

function oddsRatioOf(cells: readonly [number, number, number, number]): Pick<PairOverlap, "oddsRatio" | "lo" | "hi"> {
  const [a, b, c, d] = cells.map((cell) => cell + 0.5) as [number, number, number, number];
  const logarithm = Math.log((a * d) / (b * c));
  const reach = Z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { oddsRatio: Math.exp(logarithm), lo: Math.exp(logarithm - reach), hi: Math.exp(logarithm + reach) };
}

/** Every pair of lists: overlap, odds ratio, two-list estimates. */
export function pairOverlaps(table: CaptureTable): readonly PairOverlap[] {
  const { lists, captured } = table;
  const overlaps = overlapsOf(table);
  return pairsOf(lists.length).map((pair) => {
    const [i = 0, j = 0] = bitsOf(pair);
    const two = twoListsOf(table, overlaps, pair);
    const { first, second, both } = two;
    const odds =
      lists.length === 2
        ? { oddsRatio: null, lo: null, hi: null }
        : oddsRatioOf([both, first - both, second - both, captured - first - second + both]);
    return {
      lists: [lists[i] ?? "", lists[j] ?? ""],
      both,
      ...odds,
      lincolnPetersen: lincolnPetersen(two) ?? null,
      chapman: chapman(two)?.estimate ?? null,
    };
  });
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return Math.round(value);
}

/** What the data look like before any model: shown with every estimate. */
export function describeData(table: CaptureTable): JsonObject {
  const { lists, captured } = table;
  const overlaps = overlapsOf(table);
  const frequencies = captureFrequencies(table);
  const nhoi = noHighestOrderInteraction(table);
  const mh = lists.length >= 3 ? lowerBound(table, "mh") : undefined;
  const pairs = pairOverlaps(table);
  return {
    listSizes: Object.fromEntries(lists.map((list, j) => [list, overlaps[1 << j] as number])),
    aloneOnList: Object.fromEntries(lists.map((list, j) => [list, table.counts[1 << j] as number])),
    overlaps: pairs,
    pairsWithoutOverlap: pairs.filter(({ both }) => both === 0).map((pair) => [...pair.lists]),
    captureFrequencies: frequencies,
    // f_k / C(J, k) on a logarithmic scale: a straight line for equal chances, convex where some are easier to list.
    scaledFrequencies: frequencies.map((f, i) => f / binomial(lists.length, i + 1)),
    shareOnOneList: (frequencies[0] ?? 0) / captured,
    sampleCoverage: sampleCoverage(table),
    chaoManyLists: chaoManyLists(table) ?? null,
    mhLowerBound: mh === undefined ? null : { estimate: mh.estimate, standardError: mh.standardError, active: mh.active },
    noHighestOrderInteraction: nhoi === null ? null : { unseen: nhoi, estimate: captured + nhoi },
  };
}
