import { ASSUMPTIONS } from "./assumptions.ts";
import type { CaptureTable } from "./capture-table.ts";
import type { ModelFitter, FittedModel } from "./model.ts";
import { modelName } from "./model.ts";
import { reason, type Reason } from "./reasons.ts";
import type { Json, JsonObject, MethodName, MethodResult } from "./result.ts";
import { chiSquareCdf } from "./special.ts";
import { patternOf } from "./tables.ts";
import { sortReasons, verdictOf } from "./verdict.ts";

/** A point and a 95 % interval; `hi` is null where the data set no upper limit. */
export type Numbers = { readonly estimate: number; readonly lo: number; readonly hi: number | null };

export type Outcome = {
  readonly method: MethodName;
  /** Absent where the method has none. */
  readonly numbers?: Numbers | undefined;
  readonly diagnostics?: JsonObject;
  /** Reasons of the method itself. */
  readonly reasons?: readonly Reason[];
};

/** An interval wider than this factor is only an order of magnitude. */
const WIDE = 10;
/** A number this many times the listed persons rests on next to nothing: the samplers stop at 20 and 30 times. */
const FAR = 100;
/** An upper limit this many times the listed persons is none. */
const ENDLESS = 1000;

/** What the numbers themselves say against being shown; `captured` is given where they are computed. */
function numberReasons({ estimate, lo, hi }: Numbers, captured: number): readonly Reason[] {
  return [
    ...(estimate > FAR * captured ? [reason("method.beyond-data")] : []),
    ...(hi === null || hi > ENDLESS * captured ? [reason("method.no-upper-limit")] : []),
    ...(hi !== null && hi > WIDE * lo ? [reason("method.wide-interval")] : []),
  ];
}

/** The table that a verdict is about: its size, and what it says about itself. */
export type Judged = { readonly captured: number; readonly reasons: readonly Reason[] };

/** Completes an outcome: assumption, reasons of the table, verdict; and takes every number away where the verdict is `refused`. */
export function concludeMethod(outcome: Outcome, table: Judged): MethodResult {
  const { method, numbers, diagnostics = {} } = outcome;
  const own = [...(outcome.reasons ?? []), ...(numbers === undefined ? [] : numberReasons(numbers, table.captured))];
  const reasons = sortReasons([...own, ...table.reasons]);
  const verdict = numbers === undefined ? "refused" : verdictOf(reasons);
  const shown = verdict === "refused" ? undefined : numbers;
  return {
    method,
    estimate: shown?.estimate ?? null,
    lo: shown?.lo ?? null,
    hi: shown?.hi ?? null,
    assumption: ASSUMPTIONS[method],
    diagnostics: verdict === "refused" ? withoutNumbers(diagnostics) : diagnostics,
    verdict,
    reasons: reasons.length === 0 && verdict === "refused" ? [reason("method.no-model")] : reasons,
  };
}

/** Diagnostics that may stand beside a refusal: settings and what explains it, not the estimate by another door. */
const EXPLAIN_A_REFUSAL = new Set(["settings", "refusedModels", "convergence", "modes", "scouts", "traces", "massInLastPercent"]);

const withoutNumbers = (diagnostics: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(diagnostics).filter(([key]) => EXPLAIN_A_REFUSAL.has(key)));

/** The p-value of the deviance; null without degrees of freedom. */
export const fitPValue = ({ deviance, degreesOfFreedom }: FittedModel): number | null =>
  degreesOfFreedom <= 0 ? null : 1 - chiSquareCdf(deviance, degreesOfFreedom);

/** Below this the deviance says that the model is wrong; small, because in sparse tables its distribution is only roughly chi-square. */
const REJECTED = 0.001;

/** Reasons that the fit of a model gives against a headline. */
export function fitReasons(model: FittedModel): readonly Reason[] {
  const p = fitPValue(model);
  if (p === null) return [reason("method.no-fit-test")];
  return p < REJECTED ? [reason("method.fit-rejected", { deviance: model.deviance, df: model.degreesOfFreedom })] : [];
}

/** A model for JSON: name, criteria, deviance. */
export function modelJson(lists: number, model: FittedModel): { readonly [key: string]: Json } {
  const { estimate, standardError, deviance, degreesOfFreedom, aic, bic, logLikelihood } = model;
  return {
    model: modelName(lists, model.interactions),
    estimate,
    standardError,
    deviance,
    df: degreesOfFreedom,
    fitP: fitPValue(model),
    logLikelihood,
    aic,
    bic,
    withoutOverlap:
      modelName(lists, model.impossible) === modelName(lists, []) ? [] : model.impossible.map((pair) => patternOf(lists, pair)),
  };
}

/** Observed against expected per cell, with Pearson residuals; refits the model. Cells that the model excludes have expectation 0. */
export function residualsJson(table: CaptureTable, fitter: ModelFitter, model: FittedModel): readonly JsonObject[] {
  fitter.fit(model.interactions);
  return Array.from({ length: table.counts.length - 1 }, (_, k) => {
    const w = k + 1;
    const [observed, expected] = [table.counts[w] as number, fitter.means[w] as number];
    const pearson = expected > 0 ? (observed - expected) / Math.sqrt(expected) : 0;
    return { pattern: patternOf(table.lists.length, w), observed, expected, pearson };
  });
}
