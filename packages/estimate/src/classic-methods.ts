import type { CaptureTable } from "./capture-table.ts";
import { overlapsOf } from "./existence.ts";
import { sensitivityCurve } from "./highest-order.ts";
import { chaoBound, lowerBound } from "./lower-bounds.ts";
import { fitReasons, modelJson, residualsJson, type Outcome } from "./method-result.ts";
import { createModelFitter, isFitted, type RefusedModel } from "./model.ts";
import { profileInterval, profileLikelihood } from "./profile.ts";
import { reason, type Reason } from "./reasons.ts";
import type { MethodName } from "./result.ts";
import { chapman, twoListsOf } from "./two-lists.ts";

const untested = (table: CaptureTable): readonly Reason[] => (table.lists.length === 2 ? [reason("method.two-lists-untested")] : []);

/** Why a model has no number, in the codes of the reasons. */
export function refusalReasons({ code }: Pick<RefusedModel, "code">): readonly Reason[] {
  if (code === "not-reached") return [reason("method.not-reached")];
  return [
    ...(code === 1 || code === 3 ? [reason("method.does-not-exist")] : []),
    ...(code === 2 || code === 3 ? [reason("method.not-identifiable")] : []),
  ];
}

export function chapmanMethod(table: CaptureTable): Outcome {
  if (table.lists.length !== 2) return { method: "chapman", reasons: [reason("method.needs-two-lists")] };
  const found = chapman(twoListsOf(table, overlapsOf(table), 3));
  return {
    method: "chapman",
    numbers: found,
    reasons: untested(table),
    ...(found === undefined ? {} : { diagnostics: { standardError: found.standardError, interval: "log-normal" } }),
  };
}

export function chaoMethod(table: CaptureTable): Outcome {
  const found = chaoBound(table);
  return {
    method: "chao",
    numbers: found,
    reasons: [...(found === undefined ? [reason("data.no-overlap")] : [reason("method.lower-bound")]), ...untested(table)],
    ...(found === undefined
      ? {}
      : {
          diagnostics: {
            settings: { form: "bias-corrected, fixed number of lists" },
            standardError: found.standardError,
            interval: "log-normal",
          },
        }),
  };
}

const needsThree = (method: MethodName): Outcome => ({ method, reasons: [reason("method.needs-three-lists")] });

export function mthLowerBoundMethod(table: CaptureTable): Outcome {
  if (table.lists.length < 3) return needsThree("mth-lb");
  const found = lowerBound(table, "mth");
  if (found === undefined) return { method: "mth-lb", reasons: [reason("method.does-not-exist")] };
  const { argmax, lo, hi } = profileInterval(table.captured, found.likelihood, Math.exp(found.intercept));
  return {
    method: "mth-lb",
    numbers: { estimate: found.estimate, lo, hi },
    reasons: [reason("method.lower-bound")],
    diagnostics: {
      standardError: found.standardError,
      activeEta: found.active,
      interval: "multinomial profile likelihood",
      profileMaximum: argmax,
    },
  };
}

export function independenceMethod(table: CaptureTable): Outcome {
  if (table.lists.length < 3) return needsThree("independence");
  const fitter = createModelFitter(table);
  const model = fitter.fit([]);
  if (!isFitted(model)) return { method: "independence", reasons: refusalReasons(model) };
  const { argmax, lo, hi } = profileInterval(table.captured, profileLikelihood(table, []), Math.exp(model.intercept));
  return {
    method: "independence",
    numbers: { estimate: model.estimate, lo, hi },
    reasons: fitReasons(model),
    diagnostics: {
      ...modelJson(table.lists.length, model),
      interval: "multinomial profile likelihood",
      profileMaximum: argmax,
      cells: residualsJson(table, fitter, model),
      sensitivity: sensitivityCurve(table.captured, model.estimate),
    },
  };
}
