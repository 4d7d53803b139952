import { LinkageError } from "./errors.ts";

/** A pair that a person has judged, with the probability it had. */
export type ReviewedPair = { readonly probability: number; readonly same: boolean };

/** One bar of a reliability diagram. */
export type ReliabilityBin = {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** Mean probability in the bin, and the share that was the same person with its 95 % Wilson interval. */
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
};

export type Calibration = {
  /** Bins without pairs are left out. */
  readonly bins: readonly ReliabilityBin[];
  /** Mean squared distance of probability and verdict: 0 is perfect. */
  readonly brier: number;
  /** Mean distance of predicted and observed share over the bins, each weighted by its pairs. */
  readonly expectedError: number;
};

const Z = 1.959964;

/** Wilson's 95 % interval of a share. */
export function wilsonInterval(hits: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const centre = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

function checkReviewed(reviewed: readonly ReviewedPair[]): void {
  if (reviewed.length === 0) throw new LinkageError("value-out-of-range", { name: "The number of reviewed pairs", allowed: "at least 1" });
  if (!reviewed.every(({ probability }) => probability >= 0 && probability <= 1))
    throw new LinkageError("value-out-of-range", { name: "A probability", allowed: "from 0 to 1" });
}

/**
 * Compares probabilities with what people decided.
 * @param bins how many equal parts 0 to 1 has
 * @throws LinkageError value-out-of-range
 */
export function calibrate(reviewed: readonly ReviewedPair[], bins = 10): Calibration {
  checkReviewed(reviewed);
  const groups = Array.from({ length: bins }, (): ReviewedPair[] => []);
  for (const pair of reviewed) groups[Math.min(bins - 1, Math.floor(pair.probability * bins))]?.push(pair);
  const filled = groups.flatMap((pairs, i): ReliabilityBin[] => {
    if (pairs.length === 0) return [];
    const hits = pairs.filter(({ same }) => same).length;
    const predicted = pairs.reduce((sum, { probability }) => sum + probability, 0) / pairs.length;
    const [low, high] = wilsonInterval(hits, pairs.length);
    return [{ from: i / bins, to: (i + 1) / bins, pairs: pairs.length, predicted, observed: hits / pairs.length, low, high }];
  });
  const brier = reviewed.reduce((sum, { probability, same }) => sum + (probability - Number(same)) ** 2, 0) / reviewed.length;
  const expectedError = filled.reduce((sum, bin) => sum + bin.pairs * Math.abs(bin.predicted - bin.observed), 0) / reviewed.length;
  return { bins: filled, brier, expectedError };
}

/**
 * The lowest threshold at which the reviewed pairs above it are right often enough: the lower end of the Wilson interval of the
 * precision reaches the wish.
 * @returns undefined when no threshold does
 */
export function thresholdFor(reviewed: readonly ReviewedPair[], precision: number): number | undefined {
  checkReviewed(reviewed);
  const sorted = [...reviewed].sort((a, b) => b.probability - a.probability);
  let found: number | undefined;
  let hits = 0;
  for (const [i, { probability, same }] of sorted.entries()) {
    if (same) hits++;
    // A threshold takes all pairs of one probability or none.
    if (sorted[i + 1]?.probability === probability) continue;
    if (wilsonInterval(hits, i + 1)[0] >= precision) found = probability;
  }
  return found;
}
