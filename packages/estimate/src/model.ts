import type { CaptureTable } from "./capture-table.ts";
import { estimateExists, isIdentifiable, overlapsOf, reduceModel, type ExistenceCode, type ReducedModel } from "./existence.ts";
import { createFitter, type Fit, type Fitter } from "./fit.ts";
import { logGamma } from "./special.ts";
import { bitsOf, sizeOf } from "./subset-sums.ts";

/** A log-linear model whose estimate exists, is identifiable and was reached. */
export type FittedModel = {
  readonly code: 0;
  /** Terms of two and more lists. */
  readonly interactions: readonly number[];
  /** Of these, pairs that never overlap: their estimate is −infinity, their cells are left out. */
  readonly impossible: readonly number[];
  /** N = n + exp(beta_0). */
  readonly estimate: number;
  /** sqrt(n0 + n0² Var(beta_0)). */
  readonly standardError: number;
  readonly intercept: number;
  readonly interceptVariance: number;
  readonly deviance: number;
  /** Observable cells minus parameters; 0 means that no test of fit is possible. */
  readonly degreesOfFreedom: number;
  /** Full Poisson log-likelihood, with −ln(y!). */
  readonly logLikelihood: number;
  /** −2 ln L + 2 p; p counts every term of the model, also those whose estimate is −infinity. */
  readonly aic: number;
  /** −2 ln L + p ln n, n = captured persons. */
  readonly bic: number;
};

/** A model that gives no number. `not-reached`: the estimate exists, but Newton's method did not arrive. */
export type RefusedModel = {
  readonly code: Exclude<ExistenceCode, 0> | "not-reached";
  readonly interactions: readonly number[];
};

export type Model = FittedModel | RefusedModel;

export const isFitted = (model: Model): model is FittedModel => model.code === 0;

export type ModelFitter = {
  /**
   * Fits one model after the tests of existence and identifiability.
   * @param start coefficients by term to start from; of a neighbouring model, say
   */
  readonly fit: (interactions: readonly number[], start?: Float64Array) => Model;
  /** Coefficients by term after the last fit that succeeded; overwritten by the next. */
  readonly coefficients: Float64Array;
  /** Means by cell after the last fit that succeeded; overwritten by the next. */
  readonly means: Float64Array;
  readonly overlaps: Float64Array;
  readonly fitter: Fitter;
};

type Constants = { readonly logFactorials: number; readonly saturated: number };

function constantsOf({ counts }: CaptureTable): Constants {
  let logFactorials = 0;
  let saturated = 0;
  for (let w = 1; w < counts.length; w++) {
    const y = counts[w] as number;
    logFactorials += logGamma(y + 1);
    saturated += y === 0 ? 0 : y * Math.log(y) - y;
  }
  return { logFactorials, saturated };
}

type Found = { readonly interactions: readonly number[]; readonly reduced: ReducedModel; readonly intercept: number; readonly fit: Fit };

function describe(table: CaptureTable, { logFactorials, saturated }: Constants, found: Found): FittedModel {
  const { interactions, reduced, intercept, fit } = found;
  const unseen = Math.exp(intercept);
  const parameters = reduced.terms.length + reduced.impossible.length;
  const logLikelihood = fit.kernel - logFactorials;
  return {
    code: 0,
    interactions,
    impossible: reduced.impossible,
    estimate: table.captured + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * fit.interceptVariance),
    intercept,
    interceptVariance: fit.interceptVariance,
    deviance: Math.max(0, 2 * (saturated - fit.kernel)),
    degreesOfFreedom: table.counts.length - 1 - parameters,
    logLikelihood,
    aic: -2 * logLikelihood + 2 * parameters,
    bic: -2 * logLikelihood + parameters * Math.log(table.captured),
  };
}

/**
 * A converged fit proves existence: its means are a positive solution of A x = A y up to the residual. Where the estimate does not
 * exist, the means of some cells go to zero together with the residual, and this is never true.
 */
const provesExistence = ({ state, leastMean, residual }: Fit): boolean => state === "converged" && leastMean > 1e4 * residual;

/** Steps before the exact test is asked instead: a fit that converges at all rarely needs ten. */
const HASTY = 18;

/** A fitter for the models of one table. */
export function createModelFitter(table: CaptureTable): ModelFitter {
  const lists = table.lists.length;
  const fitter = createFitter(lists);
  const overlaps = overlapsOf(table);
  const constants = constantsOf(table);

  function fit(interactions: readonly number[], start?: Float64Array): Model {
    const reduced = reduceModel(lists, interactions, overlaps);
    const request = { counts: table.counts, cells: reduced.cells, terms: reduced.terms };
    let reached = fitter.fit({ ...request, start, mostSteps: HASTY });
    if (!provesExistence(reached)) {
      const code = (estimateExists(table, reduced) ? 0 : 1) + (isIdentifiable(reduced) ? 0 : 2);
      if (code !== 0) return { code: code as 1 | 2 | 3, interactions };
      reached = fitter.fit({ ...request, mostSteps: 400 });
      if (reached.state !== "converged") return { code: "not-reached", interactions };
    }
    return describe(table, constants, { interactions, reduced, intercept: fitter.coefficients[0] as number, fit: reached });
  }
  return { fit, coefficients: fitter.coefficients, means: fitter.means, overlaps, fitter };
}

/** The name of a model by its generators in list numbers, largest first: `[123,14,34]`; main effects that no generator holds stand alone. */
export function modelName(lists: number, interactions: readonly number[]): string {
  const terms = [...interactions, ...Array.from({ length: lists }, (_, j) => 1 << j)];
  const generators = terms.filter((s) => !terms.some((t) => t !== s && (s & t) === s));
  // From ten lists on a number has two digits, so the numbers are set apart.
  const separator = lists > 9 ? "." : "";
  const ordered = generators.map((s) => bitsOf(s)).sort((a, b) => b.length - a.length || compareBits(a, b));
  return `[${ordered.map((bits) => bits.map((bit) => bit + 1).join(separator)).join(",")}]`;
}

function compareBits(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((bit, i) => bit !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** Pairs of a model, in words of list numbers. */
export const termName = (set: number): string =>
  bitsOf(set)
    .map((bit) => bit + 1)
    .join(sizeOf(set) > 0 && set >= 1 << 9 ? "." : "");
