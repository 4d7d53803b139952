import type { CaptureTable } from "./capture-table.ts";
import { createModelFitter, isFitted } from "./model.ts";
import { averageModels, familyFor, searchSteps, weighModels, type Weighted } from "./model-search.ts";
import { createRandom } from "./random.ts";
import type { JsonObject } from "./result.ts";
import type { Steps } from "./steps.ts";
import { chooseStepwise } from "./stepwise.ts";
import { overlapsOf } from "./existence.ts";
import { bitsOf, pairsOf } from "./subset-sums.ts";
import { mergeLists, patternOf, withoutList } from "./tables.ts";
import { chapman, twoListsOf } from "./two-lists.ts";

/** Estimates quick enough to be repeated on changed tables; null where they do not exist. */
export type QuickEstimates = { readonly stepwise: number | null; readonly averaged: number | null; readonly chapman: number | null };

/** All models are averaged anew where that is quick: up to five lists. */
const MOST_LISTS_AVERAGED = 5;

function stepwiseOf(table: CaptureTable): number | null {
  const chosen = chooseStepwise(table);
  return "model" in chosen ? chosen.model.estimate : null;
}

function* quickEstimates(table: CaptureTable): Steps<QuickEstimates> {
  const lists = table.lists.length;
  if (lists === 2) {
    const found = chapman(twoListsOf(table, overlapsOf(table), 3));
    return { stepwise: null, averaged: null, chapman: found?.estimate ?? null };
  }
  const search = lists <= MOST_LISTS_AVERAGED && familyFor(lists) !== undefined ? yield* searchSteps(table) : undefined;
  const averaged = search === undefined || search.fitted.length === 0 ? null : averageModels(weighModels(search.fitted)).estimate;
  return { stepwise: stepwiseOf(table), averaged, chapman: null };
}

/** Averages anew over the same models with new weights; those without an estimate on this table fall out. */
function averageAgain(table: CaptureTable, models: readonly Weighted[]): number | null {
  const fitter = createModelFitter(table);
  const fitted = models.map(({ model }) => fitter.fit(model.interactions)).filter(isFitted);
  return fitted.length === 0 ? null : averageModels(weighModels(fitted)).estimate;
}

/** The heaviest models: enough for the average to move as the whole would. */
const heaviest = (weighted: readonly Weighted[]): readonly Weighted[] => weighted.slice(0, 60).filter(({ weight }) => weight > 1e-4);

/** Leave-one-list-out and every merge of two lists: how much the answer hangs on the lists as they happen to be. */
export function* changeListsSteps(table: CaptureTable): Steps<JsonObject> {
  const { lists } = table;
  const leaveOneOut: JsonObject[] = [];
  for (const [j, list] of lists.entries()) {
    const without = withoutList(table, j);
    const known = without.captured > 0;
    leaveOneOut.push({ without: list, n: without.captured, ...(known ? yield* quickEstimates(without) : {}) });
    yield j / (lists.length * lists.length);
  }
  const merges: JsonObject[] = [];
  for (const pair of lists.length > 3 ? pairsOf(lists.length) : []) {
    const [i = 0, j = 0] = bitsOf(pair);
    merges.push({ merged: [lists[i] ?? "", lists[j] ?? ""], ...(yield* quickEstimates(mergeLists(table, i, j))) });
    yield merges.length / (merges.length + 1);
  }
  return { leaveOneOut, merges };
}

/** A part of the persons, drawn without replacement: sequential hypergeometric choice over persons in cells. */
function drawPart(table: CaptureTable, size: number, uniform: () => number): CaptureTable {
  const counts = new Float64Array(table.counts.length);
  const persons: number[] = [];
  for (let w = 1; w < table.counts.length; w++) for (let k = 0; k < (table.counts[w] as number); k++) persons.push(w);
  for (let k = 0; k < size; k++) {
    const at = k + Math.floor(uniform() * (persons.length - k));
    const w = persons[at] as number;
    persons[at] = persons[k] as number;
    counts[w] = (counts[w] as number) + 1;
  }
  return { ...table, counts, captured: size };
}

const SHARES = [0.5, 0.6, 0.7, 0.8, 0.9] as const;
const PARTS_PER_SHARE = 5;
/** Above this the persons are not laid out one by one; so many persons do not make a small sample anyway. */
const MOST_PERSONS_LAID_OUT = 1_000_000;

const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2;
};

/** N against the share of the persons used: an answer that climbs with the data has not arrived. */
export function* subsampleSteps(table: CaptureTable, weighted: readonly Weighted[], seed: number): Steps<readonly JsonObject[]> {
  if (table.captured > MOST_PERSONS_LAID_OUT) return [];
  const random = createRandom(seed, 101);
  const models = heaviest(weighted);
  const trajectory: JsonObject[] = [];
  for (const share of SHARES) {
    const size = Math.round(share * table.captured);
    const steps: number[] = [];
    const averages: number[] = [];
    for (let part = 0; part < PARTS_PER_SHARE; part++) {
      const drawn = drawPart(table, size, () => random.uniform());
      const stepwise = stepwiseOf(drawn);
      const averaged = models.length === 0 ? null : averageAgain(drawn, models);
      if (stepwise !== null) steps.push(stepwise);
      if (averaged !== null) averages.push(averaged);
      yield share;
    }
    trajectory.push({ share, persons: size, parts: PARTS_PER_SHARE, stepwise: medianOf(steps), averaged: medianOf(averages) });
  }
  const averaged = models.length === 0 ? null : averageAgain(table, models);
  return [...trajectory, { share: 1, persons: table.captured, parts: 1, stepwise: stepwiseOf(table), averaged }];
}

/** Change of N when one more person is found with each pattern. */
export function* influenceSteps(table: CaptureTable, weighted: readonly Weighted[]): Steps<readonly JsonObject[]> {
  const models = heaviest(weighted);
  const stepwise = stepwiseOf(table);
  const averaged = models.length === 0 ? null : averageAgain(table, models);
  const influences: JsonObject[] = [];
  // Beyond six lists only patterns that occur: the others are hundreds and say little.
  const wanted = (w: number): boolean => table.lists.length <= 6 || (table.counts[w] as number) > 0;
  for (let w = 1; w < table.counts.length; w++) {
    if (!wanted(w)) continue;
    const counts = Float64Array.from(table.counts);
    counts[w] = (counts[w] as number) + 1;
    const more = { ...table, counts, captured: table.captured + 1 };
    const [s, a] = [stepwiseOf(more), models.length === 0 ? null : averageAgain(more, models)];
    influences.push({
      pattern: patternOf(table.lists.length, w),
      stepwise: s === null || stepwise === null ? null : s - stepwise,
      averaged: a === null || averaged === null ? null : a - averaged,
    });
    yield w / table.counts.length;
  }
  return influences;
}
