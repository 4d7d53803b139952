import type { CaptureTable } from "./capture-table.ts";
import { createModelFitter, isFitted, type FittedModel, type Model, type ModelFitter, type RefusedModel } from "./model.ts";
import { finish, type Steps } from "./steps.ts";
import { pairsOf, sizeOf } from "./subset-sums.ts";

/** Most lists for which all two-way models are fitted: 2^15 models. */
export const MOST_LISTS_TWO_WAY = 6;
/** Most lists for which all hierarchical models are fitted: 113 models. */
export const MOST_LISTS_HIERARCHICAL = 4;

export type Family = "hierarchical" | "two-way";

/** All models of a family, fitted or refused. */
export type Search = {
  readonly family: Family;
  readonly fitted: readonly FittedModel[];
  readonly refused: readonly RefusedModel[];
};

/** Models fitted before others get their turn: about ten milliseconds. */
const PIECE = 256;

/** The interactions of every hierarchical model below the J-way term, main effects always present (J = 3: 8 models, J = 4: 113). */
export function listHierarchicalModels(lists: number): readonly (readonly number[])[] {
  const whole = (1 << lists) - 1;
  const sets = Array.from({ length: whole }, (_, k) => k + 1)
    .filter((set) => sizeOf(set) >= 2 && set !== whole)
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  let models: (readonly number[])[] = [[]];
  for (const set of sets) {
    const within = sets.filter((part) => part !== set && (part & set) === part);
    models = [...models, ...models.filter((model) => within.every((part) => model.includes(part))).map((model) => [...model, set])];
  }
  return models;
}

/**
 * Fits all two-way models, each from its neighbour with one pair less. Pairs that never overlap are decided first, because they take
 * cells away. Below that, a model with more terms on the same cells inherits non-existence and non-identifiability: a direction in
 * which the likelihood rises for ever stays one. So a refused model refuses its whole branch, exactly, without a fit.
 */
function* fitTwoWayModels(fitter: ModelFitter, lists: number): Steps<readonly Model[]> {
  const pairs = [...pairsOf(lists)].sort((a, b) => Number(fitter.overlaps[a] !== 0) - Number(fitter.overlaps[b] !== 0));
  const firstOverlapping = pairs.findIndex((pair) => fitter.overlaps[pair] !== 0);
  const models: Model[] = [];

  function* descend(parent: Model, depth: number, start: Float64Array | undefined): Steps<void> {
    models.push(parent);
    if (models.length % PIECE === 0) yield models.length / 2 ** pairs.length;
    for (let next = depth; next < pairs.length; next++) {
      const interactions = [...parent.interactions, pairs[next] as number];
      const inherits = !isFitted(parent) && parent.code !== "not-reached" && next >= firstOverlapping && firstOverlapping >= 0;
      const model: Model = inherits ? { code: parent.code, interactions } : fitter.fit(interactions, start);
      const here = isFitted(model) ? Float64Array.from(fitter.coefficients) : undefined;
      yield* descend(model, next + 1, here);
    }
  }
  const first = fitter.fit([]);
  yield* descend(first, 0, isFitted(first) ? Float64Array.from(fitter.coefficients) : undefined);
  return models;
}

/** The family searched for so many lists; none for more than six. */
export const familyFor = (lists: number): Family | undefined =>
  lists <= MOST_LISTS_HIERARCHICAL ? "hierarchical" : lists <= MOST_LISTS_TWO_WAY ? "two-way" : undefined;

/**
 * Fits every model of the family for this number of lists.
 * @returns undefined for more than six lists
 */
export function* searchSteps(table: CaptureTable): Steps<Search | undefined> {
  const lists = table.lists.length;
  const family = familyFor(lists);
  if (family === undefined) return undefined;
  const fitter = createModelFitter(table);
  const models =
    family === "hierarchical"
      ? listHierarchicalModels(lists).map((interactions) => fitter.fit(interactions))
      : yield* fitTwoWayModels(fitter, lists);
  return {
    family,
    fitted: models.filter((model) => isFitted(model)),
    refused: models.filter((model): model is RefusedModel => !isFitted(model)),
  };
}

/** {@link searchSteps} in one go. */
export const searchModels = (table: CaptureTable): Search | undefined => finish(searchSteps(table));

/** Models by rising criterion; equal ones keep their order. */
export const rankModels = (models: readonly FittedModel[], criterion: "aic" | "bic"): readonly FittedModel[] =>
  [...models].sort((a, b) => a[criterion] - b[criterion]);

export type Weighted = { readonly model: FittedModel; readonly weight: number };

/** Weights proportional to exp(−BIC/2), best first. */
export function weighModels(models: readonly FittedModel[]): readonly Weighted[] {
  const ranked = rankModels(models, "bic");
  const best = ranked[0]?.bic ?? 0;
  const raw = ranked.map((model) => Math.exp((best - model.bic) / 2));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return ranked.map((model, i) => ({ model, weight: (raw[i] as number) / sum }));
}

/** Averaged N and total standard error: sqrt(sum w (SE² + (N_M − N)²)). */
export function averageModels(weighted: readonly Weighted[]): { readonly estimate: number; readonly standardError: number } {
  let estimate = 0;
  for (const { model, weight } of weighted) estimate += weight * model.estimate;
  let variance = 0;
  for (const { model, weight } of weighted) variance += weight * (model.standardError ** 2 + (model.estimate - estimate) ** 2);
  return { estimate, standardError: Math.sqrt(variance) };
}
