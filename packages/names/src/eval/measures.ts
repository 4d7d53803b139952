/** A pair with its score and whether it is one person. */
export type Judged = { readonly score: number; readonly isMatch: boolean };

export type PairMeasures = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly averagePrecision: number;
  /** The largest recall at which precision is still .99 or better. */
  readonly recallAtPrecision99: number;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Precision, recall and F1 at a threshold; average precision and recall at precision .99 over all thresholds. Ties stand together. */
export function measurePairs(pairs: readonly Judged[], threshold: number): PairMeasures {
  const positives = pairs.filter(({ isMatch }) => isMatch).length;
  const found = pairs.filter(({ score }) => score >= threshold);
  const right = found.filter(({ isMatch }) => isMatch).length;
  const [precision, recall] = [ratio(right, found.length), ratio(right, positives)];
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  let [seen, hits, average, best] = [0, 0, 0, 0];
  while (seen < sorted.length) {
    const score = sorted[seen]?.score;
    const before = hits;
    while (seen < sorted.length && sorted[seen]?.score === score) {
      if (sorted[seen]?.isMatch === true) hits += 1;
      seen += 1;
    }
    average += ((hits - before) / Math.max(1, positives)) * (hits / seen);
    if (hits / seen >= 0.99) best = ratio(hits, positives);
  }
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), averagePrecision: average, recallAtPrecision99: best };
}

/** The value below which a share of the list lies; 0 of an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
