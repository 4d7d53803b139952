import type { CaptureTable } from "./capture-table.ts";
import { chaoMethod, chapmanMethod, independenceMethod, mthLowerBoundMethod } from "./classic-methods.ts";
import { heterogeneitySteps } from "./heterogeneity.ts";
import { describeData } from "./data-diagnostics.ts";
import { dgaJobs, dgaMethod } from "./dga-method.ts";
import type { JobRunner } from "./jobs.ts";
import { lcmcrMethod } from "./lcmcr-method.ts";
import { averagedMethod, modelSpaceSteps, winnerMethod, type ModelSpace } from "./loglinear-methods.ts";
import { concludeMethod, type Outcome } from "./method-result.ts";
import { pooledMethod, type PooledPart } from "./pooled-method.ts";
import type { Posterior } from "./posterior.ts";
import { reason, type Reason } from "./reasons.ts";
import type { EstimateSettings, JsonObject, MethodName, MethodResult, TableReport } from "./result.ts";
import { changeListsSteps, influenceSteps, subsampleSteps } from "./stability.ts";
import { finishInTurns, type Control, type Steps } from "./steps.ts";
import { stepwiseMethodSteps } from "./stepwise-method.ts";
import { dropEmptyLists } from "./tables.ts";
import { judgeTable, judgeWhole, verdictOf } from "./verdict.ts";
import { plainSentences } from "./wording.ts";

/** Where jobs run, who may stop them, and who hears how far they are. */
export type World = {
  readonly runner: JobRunner;
  readonly signal?: Control["signal"];
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
};

type Found = { readonly outcome: Outcome; readonly posterior?: Posterior | undefined };

const RESAMPLES = { usual: 1000, quick: 200 } as const;

/** Methods whose results enter the pool; the search of models is replaced by stepwise where the models are too many. */
const poolMembers = ({ search }: ModelSpace): readonly MethodName[] => [
  "mth-lb",
  search === undefined ? "stepwise" : "loglinear-averaged",
  "dga",
  "lcmcr",
];

type Plan = { readonly table: CaptureTable; readonly settings: EstimateSettings; readonly world: World };

const controlFor = ({ world }: Plan, stage: string): Control => ({
  signal: world.signal,
  onProgress: (share) => world.onProgress?.(stage, share),
});

const inTurns = <T>(plan: Plan, stage: string, steps: Steps<T>): Promise<T> => finishInTurns(steps, controlFor(plan, stage));

/** Runs one method; the space of models is searched once for all that need it. */
async function runMethod(plan: Plan, method: MethodName, space: ModelSpace): Promise<Found> {
  const { table, settings, world } = plan;
  const control = controlFor(plan, method);
  switch (method) {
    case "chapman":
      return { outcome: chapmanMethod(table) };
    case "chao":
      return { outcome: chaoMethod(table) };
    case "mth-lb":
      return { outcome: mthLowerBoundMethod(table) };
    case "independence":
      return { outcome: independenceMethod(table) };
    case "loglinear-bic":
      return { outcome: winnerMethod(space, "bic") };
    case "loglinear-aic":
      return { outcome: winnerMethod(space, "aic") };
    case "loglinear-averaged":
      return averagedMethod(space);
    case "stepwise": {
      const resamples = settings.quick ? RESAMPLES.quick : RESAMPLES.usual;
      return { outcome: await inTurns(plan, method, stepwiseMethodSteps(table, { seed: settings.seed, resamples })) };
    }
    case "dga":
      return dgaMethod(table, await world.runner.run("dga", dgaJobs(table, settings), control));
    case "lcmcr":
      return lcmcrMethod(table, settings, { runner: world.runner, control });
    case "pooled":
      throw new RangeError("the pool is computed from the others");
  }
}

/** What a method adds to the pool. Chains that disagree still say how wide the range is; a bound says nothing of the middle. */
function partOf({ outcome, posterior }: Found): readonly PooledPart[] {
  const { method, numbers } = outcome;
  if (numbers === undefined) return [];
  return [{ method, lo: numbers.lo, hi: numbers.hi, posterior }];
}

async function runMethods(plan: Plan, space: ModelSpace, reasons: readonly Reason[]): Promise<readonly MethodResult[]> {
  const { settings, table } = plan;
  const needed = new Set<MethodName>(settings.methods.filter((method) => method !== "pooled"));
  const pools = settings.methods.includes("pooled");
  if (pools) for (const member of poolMembers(space)) needed.add(member);
  const found = new Map<MethodName, Found>();
  // The samplers are sent out first: they compute elsewhere while this thread does the rest.
  const sent = [...needed]
    .filter((method) => method === "lcmcr" || method === "dga")
    .map(async (method) => [method, await runMethod(plan, method, space)] as const);
  const here = (async () => {
    for (const method of needed) {
      if (method === "lcmcr" || method === "dga") continue;
      found.set(method, await runMethod(plan, method, space));
      plan.world.onProgress?.(method, 1);
    }
  })();
  const [arrived] = await Promise.all([Promise.all(sent), here]);
  for (const [method, result] of arrived) found.set(method, result);
  if (pools) {
    const parts = poolMembers(space).flatMap((member) => {
      const result = found.get(member);
      return result === undefined ? [] : partOf(result);
    });
    const heterogeneity = await inTurns(plan, "pooled", heterogeneitySteps(table));
    found.set("pooled", { outcome: pooledMethod(table.captured, parts, heterogeneity) });
  }
  return settings.methods.flatMap((method) => {
    const result = found.get(method);
    return result === undefined ? [] : [concludeMethod(result.outcome, { captured: table.captured, reasons })];
  });
}

async function stabilityOf(plan: Plan, space: ModelSpace): Promise<JsonObject> {
  const { table, settings } = plan;
  const lists = await inTurns(plan, "stability", changeListsSteps(table));
  const subsamples = await inTurns(plan, "stability", subsampleSteps(table, space.weighted, settings.seed));
  const influence = await inTurns(plan, "stability", influenceSteps(table, space.weighted));
  return { ...lists, subsamples, influence };
}

type Whole = Pick<TableReport, "verdict" | "estimate" | "lo" | "hi">;

/** The headline: the pool, or the one method that was asked for. */
function headline(methods: readonly MethodResult[], reasons: readonly Reason[]): Whole {
  const verdict = verdictOf(reasons);
  const source = methods.find(({ method }) => method === "pooled") ?? (methods.length === 1 ? methods[0] : undefined);
  if (verdict === "refused" || source === undefined || source.verdict === "refused")
    return { verdict: source === undefined && verdict !== "refused" ? "range-only" : "refused", estimate: null, lo: null, hi: null };
  return { verdict, estimate: verdict === "report" ? source.estimate : null, lo: source.lo, hi: source.hi };
}

/** A refusal of everything, with no number that could hint at one, and without telling which list is silent. */
function silence(captured: number, settings: EstimateSettings, given: readonly Reason[]): TableReport {
  const reasons = given.filter(({ code }) => code !== "data.empty-list");
  return {
    verdict: "refused",
    reasons,
    estimate: null,
    lo: null,
    hi: null,
    n: captured,
    methods: settings.methods.map((method) => concludeMethod({ method }, { captured, reasons })),
    diagnostics: {},
    plain: plainSentences(
      { verdict: "refused", captured, estimate: null, lo: null, hi: null },
      reasons.map(({ text }) => text),
    ),
  };
}

/** Two lists: Chapman and Chao with the sentence that nothing is tested; of strata not even that. */
async function analyseTwoLists(plan: Plan, reasons: readonly Reason[]): Promise<TableReport> {
  const rest = reasons.filter(({ code }) => code !== "data.two-lists");
  const quiet = silence(plan.table.captured, plan.settings, reasons);
  if (verdictOf(rest) === "refused") return quiet;
  const { captured } = plan.table;
  const methods = plan.settings.methods.map((method) => {
    if (method === "chapman") return concludeMethod(chapmanMethod(plan.table), { captured, reasons: rest });
    if (method === "chao") return concludeMethod(chaoMethod(plan.table), { captured, reasons: rest });
    return concludeMethod({ method }, { captured, reasons });
  });
  return { ...quiet, methods, diagnostics: { data: describeData(plan.table) } };
}

/**
 * All methods asked for on one table, the diagnostics of A2, and the verdict.
 * @param given lists that hold nobody are left out and named
 * @param isStratum then fewer than three lists give nothing at all, not even two-list figures
 */
export async function analyseTable(
  given: CaptureTable,
  settings: EstimateSettings,
  world: World & { readonly isStratum?: boolean },
): Promise<TableReport> {
  const { table, dropped } = dropEmptyLists(given);
  const reasons = [...judgeTable(table), ...dropped.map((list) => reason("data.empty-list", { list }))];
  const plan: Plan = { table, settings, world };
  if (verdictOf(reasons) === "refused") {
    const isPair = table.lists.length === 2 && world.isStratum !== true;
    return isPair ? analyseTwoLists(plan, reasons) : silence(given.captured, settings, reasons);
  }
  const space = await inTurns(plan, "loglinear", modelSpaceSteps(table));
  const [methods, stability] = await Promise.all([runMethods(plan, space, reasons), stabilityOf(plan, space)]);
  const whole = judgeWhole(reasons, methods);
  const head = headline(methods, whole);
  return {
    ...head,
    reasons: whole,
    n: table.captured,
    methods,
    diagnostics: { data: describeData(table), stability },
    plain: plainSentences(
      { ...head, captured: table.captured },
      whole.map(({ text }) => text),
    ),
  };
}
