import type { CaptureTable } from "./capture-table.ts";
import { createRandom, drawMultinomial } from "./random.ts";
import { normalCdf, normalQuantile } from "./special.ts";
import type { Steps } from "./steps.ts";

/** An estimator of N; infinite where the resampled table has no estimate. */
export type Estimator = (table: CaptureTable) => number;

export type BootstrapSettings = { readonly resamples: number; readonly seed: number };

/** A bias-corrected and accelerated interval. */
export type BootstrapInterval = {
  readonly lo: number;
  /** null if the upper limit lies among resamples without an estimate. */
  readonly hi: number | null;
  readonly resamples: number;
  /** Resamples in which the estimate did not exist; they count as infinitely large. */
  readonly withoutEstimate: number;
  readonly biasCorrection: number;
  readonly acceleration: number;
};

/** How many estimates are made before others get their turn. */
const PIECE = 20;

/** Acceleration from the jackknife over persons: all persons of a cell leave the same table behind, so each cell counts n_w times. */
function* accelerate(table: CaptureTable, estimator: Estimator): Steps<number> {
  const left: { value: number; weight: number }[] = [];
  for (let w = 1; w < table.counts.length; w++) {
    const weight = table.counts[w] as number;
    if (weight === 0) continue;
    const counts = Float64Array.from(table.counts);
    counts[w] = weight - 1;
    const value = estimator({ ...table, counts, captured: table.captured - 1 });
    // Without a person the estimate may cease to exist; an infinite influence has no skewness, so the cell is left out.
    if (Number.isFinite(value)) left.push({ value, weight });
    yield 0;
  }
  const total = left.reduce((sum, { weight }) => sum + weight, 0);
  const mean = left.reduce((sum, { value, weight }) => sum + weight * value, 0) / total;
  const moment = (power: number): number => left.reduce((sum, { value, weight }) => sum + weight * (mean - value) ** power, 0);
  const second = moment(2);
  return second > 0 ? moment(3) / (6 * second ** 1.5) : 0;
}

/** The value at a level of sorted resamples: the (B + 1) level-th, interpolated. */
function valueAt(sorted: Float64Array, level: number): number {
  const position = Math.min(sorted.length, Math.max(1, level * (sorted.length + 1)));
  const below = Math.floor(position);
  const low = sorted[below - 1] as number;
  const high = sorted[Math.min(sorted.length, below + 1) - 1] as number;
  return position === below ? low : low + (position - below) * (high - low);
}

/**
 * The re-selection bootstrap: multinomial resamples of the captured persons, the whole search repeated on each, and the BCa interval
 * (Efron 1987). The choice of the model is part of what varies.
 * @param estimate the estimate on the table itself
 */
export function* bootstrapSteps(
  problem: { readonly table: CaptureTable; readonly estimator: Estimator; readonly estimate: number },
  { resamples, seed }: BootstrapSettings,
): Steps<BootstrapInterval> {
  const { table, estimator, estimate } = problem;
  const random = createRandom(seed);
  const values = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    values[r] = estimator({ ...table, counts: drawMultinomial(random, table.captured, table.counts) });
    if (r % PIECE === PIECE - 1) yield (0.95 * r) / resamples;
  }
  const acceleration = yield* accelerate(table, estimator);
  values.sort();
  const below = values.filter((value) => value < estimate).length;
  const equal = values.filter((value) => value === estimate).length;
  // Ties are half below. The share is kept off 0 and 1, where the correction would be infinite.
  const share = Math.min(1 - 0.5 / resamples, Math.max(0.5 / resamples, (below + equal / 2) / resamples));
  const biasCorrection = normalQuantile(share);
  const limitAt = (level: number): number => {
    const z = biasCorrection + normalQuantile(level);
    return valueAt(values, normalCdf(biasCorrection + z / (1 - acceleration * z)));
  };
  const hi = limitAt(0.975);
  return {
    lo: limitAt(0.025),
    hi: Number.isFinite(hi) ? hi : null,
    resamples,
    withoutEstimate: values.filter((value) => !Number.isFinite(value)).length,
    biasCorrection,
    acceleration,
  };
}
