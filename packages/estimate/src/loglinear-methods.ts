import type { CaptureTable } from "./capture-table.ts";
import { averagedPosterior, averagedQuantile } from "./averaged.ts";
import { sensitivityCurve } from "./highest-order.ts";
import { fitReasons, modelJson, residualsJson, type Outcome } from "./method-result.ts";
import { createModelFitter, modelName, type FittedModel, type RefusedModel } from "./model.ts";
import { averageModels, MOST_LISTS_TWO_WAY, rankModels, searchSteps, weighModels, type Search, type Weighted } from "./model-search.ts";
import type { Posterior } from "./posterior.ts";
import { profileInterval, profileLikelihood } from "./profile.ts";
import { reason } from "./reasons.ts";
import type { JsonObject, MethodName } from "./result.ts";
import type { Steps } from "./steps.ts";
import { quantile } from "./posterior.ts";

/** The convention, printed wherever a criterion is: on cells or on N it changes winners. */
const CRITERION = {
  aic: "AIC = −2 ln L + 2 p; L is the full Poisson likelihood with −ln(y!)",
  bic: "BIC = −2 ln L + p ln(n), n = captured persons; L is the full Poisson likelihood with −ln(y!)",
} as const;

/** The searched family of a table with its weights, shared by the methods that need it. */
export type ModelSpace = { readonly table: CaptureTable; readonly search: Search | undefined; readonly weighted: readonly Weighted[] };

export function* modelSpaceSteps(table: CaptureTable): Steps<ModelSpace> {
  const search = table.lists.length < 3 ? undefined : yield* searchSteps(table);
  return { table, search, weighted: weighModels(search?.fitted ?? []) };
}

function unsearched({ table }: ModelSpace, method: MethodName): Outcome {
  const lists = table.lists.length;
  return {
    method,
    reasons: [lists < 3 ? reason("method.needs-three-lists") : reason("method.too-many-lists", { lists, most: MOST_LISTS_TWO_WAY })],
  };
}

/** Refused models by code; by name where they are few, else those that no smaller refused model explains. */
function refusedJson(lists: number, refused: readonly RefusedModel[]): JsonObject {
  const minimal = refused.filter(
    (model) => !refused.some((other) => other !== model && other.interactions.every((term) => model.interactions.includes(term))),
  );
  const named = (refused.length <= 200 ? refused : minimal).slice(0, 200);
  const count = (code: RefusedModel["code"]): number => refused.filter((model) => model.code === code).length;
  return {
    doesNotExist: count(1) + count(3),
    notIdentifiable: count(2) + count(3),
    notReached: count("not-reached"),
    models: named.map(({ interactions, code }) => ({ model: modelName(lists, interactions), code })),
  };
}

/** Minimality is quadratic; beyond this many refused models only the count is told and the smallest ones are looked at. */
const MOST_REFUSED_COMPARED = 1500;

function describeFamily({ table, search }: ModelSpace): JsonObject {
  const lists = table.lists.length;
  const refused = [...(search?.refused ?? [])].sort((a, b) => a.interactions.length - b.interactions.length);
  const told = refusedJson(lists, refused.slice(0, MOST_REFUSED_COMPARED));
  return { ...told, total: refused.length };
}

/** The method that names one model by a criterion. */
export function winnerMethod(space: ModelSpace, criterion: "aic" | "bic"): Outcome {
  const method = criterion === "aic" ? "loglinear-aic" : "loglinear-bic";
  const { table, search } = space;
  if (search === undefined) return unsearched(space, method);
  const lists = table.lists.length;
  const refusedModels = describeFamily(space);
  const ranked = rankModels(search.fitted, criterion);
  const winner = ranked[0];
  if (winner === undefined) return { method, reasons: [reason("method.no-model")], diagnostics: { refusedModels } };
  const { argmax, lo, hi } = profileInterval(table.captured, profileLikelihood(table, winner.interactions), Math.exp(winner.intercept));
  const testable = ranked.find(({ degreesOfFreedom }) => degreesOfFreedom > 0);
  const near = ranked.filter((model) => model[criterion] - winner[criterion] <= 2).slice(0, 100);
  return {
    method,
    numbers: { estimate: winner.estimate, lo, hi },
    reasons: [reason("method.single-model"), ...fitReasons(winner)],
    diagnostics: {
      settings: { family: search.family, criterion: CRITERION[criterion], models: search.fitted.length + search.refused.length },
      ...modelJson(lists, winner),
      interval: "multinomial profile likelihood",
      profileMaximum: argmax,
      modelsWithinTwo: near.map((model) => modelJson(lists, model)),
      bestWithFitTest: testable === undefined ? null : modelJson(lists, testable),
      cells: residualsJson(table, createModelFitter(table), winner),
      sensitivity: sensitivityCurve(table.captured, winner.estimate),
      refusedModels,
    },
  };
}

/** How the weight of the models lies: those within two units, and the ten heaviest. */
const topJson = (lists: number, weighted: readonly Weighted[]): readonly JsonObject[] => {
  const best = weighted[0]?.model.bic ?? 0;
  const shown = weighted.filter(({ model }, i) => i < 10 || model.bic - best <= 2).slice(0, 100);
  return shown.map(({ model, weight }) => ({ weight, ...modelJson(lists, model) }));
};

export type AveragedOutcome = { readonly outcome: Outcome; readonly posterior: Posterior | undefined };

/** BIC averaging: the mean of N over all models with its total standard error, and the interval of the mixture. */
export function averagedMethod(space: ModelSpace): AveragedOutcome {
  const { table, search, weighted } = space;
  if (search === undefined) return { outcome: unsearched(space, "loglinear-averaged"), posterior: undefined };
  const refusedModels = describeFamily(space);
  const first: FittedModel | undefined = weighted[0]?.model;
  if (first === undefined)
    return {
      outcome: { method: "loglinear-averaged", reasons: [reason("method.no-model")], diagnostics: { refusedModels } },
      posterior: undefined,
    };
  const { estimate, standardError } = averageModels(weighted);
  const saturated = weighted.reduce((sum, { model, weight }) => sum + (model.degreesOfFreedom > 0 ? 0 : weight), 0);
  const posterior = averagedPosterior(table.captured, weighted);
  const at = (level: number): number => averagedQuantile(table.captured, weighted, level);
  return {
    posterior,
    outcome: {
      method: "loglinear-averaged",
      numbers: { estimate, lo: at(0.025), hi: at(0.975) },
      // Where most of the weight lies on a model without degrees of freedom, nothing tests the answer.
      reasons: saturated > 0.5 ? [reason("method.no-fit-test")] : [],
      diagnostics: {
        settings: {
          family: search.family,
          criterion: CRITERION.bic,
          models: search.fitted.length + search.refused.length,
          averaged: weighted.length,
        },
        totalStandardError: standardError,
        interval: "2.5 % and 97.5 % points of the mixture of log-normal distributions of the models, weighted by exp(−BIC/2)",
        median: quantile(posterior, 0.5),
        heaviestModels: topJson(table.lists.length, weighted),
        sensitivity: sensitivityCurve(table.captured, estimate),
        refusedModels,
      },
    },
  };
}
