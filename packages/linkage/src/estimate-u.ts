import type { BoundComparison } from "./bound-comparison.ts";
import { LinkageError } from "./errors.ts";
import { createRandom, type Random } from "./random.ts";
import type { RecordSet } from "./record-set.ts";

/** No probability is smaller, so no single level decides a pair by itself. */
export const PROBABILITY_FLOOR = 1e-6;

/** How many pairs of distinct values are compared exactly, and how many more are drawn, per comparison. */
const EXACT_PAIRS = 1 << 16;
const DRAWN_PAIRS = 1 << 17;

type Frequencies = {
  readonly total: Float64Array;
  /** Of each source that holds nobody twice: its own frequencies, whose pairs do not count. */
  readonly within: readonly Float64Array[];
};

function countFrequencies(records: RecordSet, { codes, counts }: BoundComparison): Frequencies {
  const within = records.sources.map(() => new Float64Array(counts.length));
  for (let record = 0; record < records.size; record++) {
    const own = within[records.sourceOf[record] ?? 0];
    const code = codes[record] ?? 0;
    if (own !== undefined) own[code] = (own[code] ?? 0) + 1;
  }
  return { total: Float64Array.from(counts), within: within.filter((_, i) => records.sources[i]?.unique === true) };
}

const pairsAmong = (n: number): number => (n * (n - 1)) / 2;

/** Admissible pairs of records that both have the value. */
const pairsWithin = ({ total, within }: Frequencies, v: number): number =>
  within.reduce((pairs, own) => pairs - pairsAmong(own[v] ?? 0), pairsAmong(total[v] ?? 0));

/** Admissible pairs of one record with each value. */
const pairsBetween = ({ total, within }: Frequencies, v: number, w: number): number =>
  within.reduce((pairs, own) => pairs - (own[v] ?? 0) * (own[w] ?? 0), (total[v] ?? 0) * (total[w] ?? 0));

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

/** Draws values in proportion to their frequency. */
function valueDrawer(total: Float64Array, random: Random): () => number {
  const cumulated = new Float64Array(total.length);
  for (let v = 1; v < total.length; v++) cumulated[v] = (cumulated[v - 1] ?? 0) + (total[v] ?? 0);
  const sum = cumulated.at(-1) ?? 0;
  return () => {
    const point = random.unit() * sum;
    let [low, high] = [1, total.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 0) > point) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/**
 * Pairs of different values, drawn as often as random records have them: what the exactly compared head left over. A drawn pair
 * counts by the share of its record pairs that are admissible.
 */
function drawRest(comparison: BoundComparison, frequencies: Frequencies, rest: Rest): void {
  const { isHead, pairs, weights, seed } = rest;
  const draw = valueDrawer(frequencies.total, createRandom(seed));
  const drawn = new Float64Array(weights.length);
  let [seen, attempts] = [0, 0];
  while (attempts < DRAWN_PAIRS) {
    attempts++;
    const [v, w] = [draw(), draw()];
    if (v === w || (isHead(v) && isHead(w))) continue;
    const share = pairsBetween(frequencies, v, w) / ((frequencies.total[v] ?? 1) * (frequencies.total[w] ?? 1));
    const level = comparison.levelOf(v, w);
    drawn[level] = (drawn[level] ?? 0) + share;
    seen += share;
  }
  // Half a pair for each level that was not met (Jeffreys): rare is not impossible.
  const prior = 0.5;
  const levels = weights.length - 1;
  for (let level = 0; level <= levels; level++) {
    const share = ((drawn[level] ?? 0) + (level === 0 ? 0 : prior)) / (seen + prior * levels);
    weights[level] = (weights[level] ?? 0) + pairs * share;
  }
}

type Rest = {
  readonly isHead: (value: number) => boolean;
  readonly pairs: number;
  readonly weights: Float64Array;
  readonly seed: number;
};

/** The most frequent values, as many as can all be compared with each other. */
function headOf(total: Float64Array): readonly number[] {
  const values = Array.from({ length: total.length - 1 }, (_, i) => i + 1);
  const most = Math.floor(Math.sqrt(2 * EXACT_PAIRS));
  return values.length <= most ? values : values.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0)).slice(0, most);
}

/** Pairs of records by level, index 0 for no evidence. */
function weighLevels(records: RecordSet, comparison: BoundComparison, seed: number): Float64Array {
  const frequencies = countFrequencies(records, comparison);
  const { total, within } = frequencies;
  const weights = new Float64Array(comparison.levels.length + 1);
  const add = (level: number, pairs: number): void => void (weights[level] = (weights[level] ?? 0) + pairs);
  let [samePairs, headPairs] = [0, 0];
  for (let v = 1; v < total.length; v++) {
    const pairs = pairsWithin(frequencies, v);
    samePairs += pairs;
    add(comparison.levelOf(v, v), pairs);
  }
  const head = headOf(total);
  for (let i = 0; i < head.length; i++)
    for (let j = i + 1; j < head.length; j++) {
      const [v, w] = [head[i] ?? 0, head[j] ?? 0];
      const pairs = pairsBetween(frequencies, v, w);
      headPairs += pairs;
      add(comparison.levelOf(v, w), pairs);
    }
  const all = within.reduce((pairs, own) => pairs - pairsAmong(sumOf(own)), pairsAmong(sumOf(total)));
  const rest = all - samePairs - headPairs;
  const inHead = new Set(head);
  if (head.length < total.length - 1 && rest > 0)
    drawRest(comparison, frequencies, { isHead: (v) => inHead.has(v), pairs: rest, weights, seed });
  return weights;
}

/**
 * P(level | two records taken at random), over admissible pairs in which both have a value. Agreement is counted in closed form
 * (the sum over values of f(f − 1)), differing values exactly for the most frequent ones and by drawing for the others.
 * @returns one probability per level, together 1, none below the floor
 * @throws LinkageError comparison-empty
 */
export function estimateU(records: RecordSet, comparison: BoundComparison, seed: number): number[] {
  const weights = weighLevels(records, comparison, seed).slice(1);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new LinkageError("comparison-empty", { comparison: comparison.name });
  return withFloor(Array.from(weights, (weight) => weight / sum));
}

/** Raises what is below the floor and makes the sum 1 again. */
export function withFloor(probabilities: readonly number[]): number[] {
  const raised = probabilities.map((p) => Math.max(p, PROBABILITY_FLOOR));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((p) => p / sum);
}
