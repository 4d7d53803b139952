import { bootstrapSteps } from "./bootstrap.ts";
import type { CaptureTable } from "./capture-table.ts";
import { refusalReasons } from "./classic-methods.ts";
import { sensitivityCurve } from "./highest-order.ts";
import { fitReasons, modelJson, residualsJson, type Outcome } from "./method-result.ts";
import { createModelFitter, termName } from "./model.ts";
import { reason } from "./reasons.ts";
import type { Steps } from "./steps.ts";
import { chooseStepwise, conditionalInterval, STEPWISE_THRESHOLD } from "./stepwise.ts";

const estimateStepwise = (table: CaptureTable): number => {
  const chosen = chooseStepwise(table);
  return "model" in chosen ? chosen.model.estimate : Number.POSITIVE_INFINITY;
};

/** More resamples without an estimate than this leave no number. */
const MOST_WITHOUT = 0.025;

/** Stepwise pairs with the re-selection bootstrap. */
export function* stepwiseMethodSteps(table: CaptureTable, settings: { readonly seed: number; readonly resamples: number }): Steps<Outcome> {
  if (table.lists.length < 3) return { method: "stepwise", reasons: [reason("method.needs-three-lists")] };
  const chosen = chooseStepwise(table);
  if (!("model" in chosen)) return { method: "stepwise", reasons: refusalReasons(chosen) };
  const { model, entered } = chosen;
  const bootstrap = yield* bootstrapSteps({ table, estimator: estimateStepwise, estimate: model.estimate }, settings);
  const without = bootstrap.withoutEstimate / bootstrap.resamples;
  const { lo, hi } = bootstrap;
  return {
    method: "stepwise",
    // With a skewed bootstrap the BCa limits can pass the estimate itself; the interval always holds it.
    numbers: { estimate: model.estimate, lo: Math.min(lo, model.estimate), hi: hi === null ? null : Math.max(hi, model.estimate) },
    reasons: [
      ...fitReasons(model),
      ...(without > MOST_WITHOUT ? [reason("method.resamples-without-estimate", { share: `${(100 * without).toFixed(1)} %` })] : []),
    ],
    diagnostics: {
      settings: { threshold: STEPWISE_THRESHOLD, ...settings },
      ...modelJson(table.lists.length, model),
      pairsInOrderOfEntry: entered.map(termName),
      interval: "BCa of the re-selection bootstrap",
      bootstrap,
      conditional: { ...conditionalInterval(table.captured, model), note: "forgets that the model was chosen: too narrow" },
      cells: residualsJson(table, createModelFitter(table), model),
      sensitivity: sensitivityCurve(table.captured, model.estimate),
    },
  };
}
