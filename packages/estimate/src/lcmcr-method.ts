import type { CaptureTable } from "./capture-table.ts";
import { sensitivityCurve } from "./highest-order.ts";
import { histogramOf } from "./histogram.ts";
import type { JobRunner } from "./jobs.ts";
import { combineLcmcr, lcmcrChains, refuseLcmcr, type LcmcrEstimate, type LcmcrReason } from "./lcmcr.ts";
import type { LcmcrChainInput, LcmcrDraws } from "./lcmcr-chain.ts";
import type { Outcome } from "./method-result.ts";
import type { Posterior } from "./posterior.ts";
import { chooseStepwise } from "./stepwise.ts";
import { reason, type Reason, type ReasonCode } from "./reasons.ts";
import type { JsonObject } from "./result.ts";
import type { Control } from "./steps.ts";

export type LcmcrOutcome = { readonly outcome: Outcome; readonly posterior: Posterior | undefined };

/**
 * Enough for most tables: half of what the reference results took, because whole classes are moved too. A table of three lists has half of the
 * cells, so a sweep costs half as much; and its seven counts tie the classes down least: the tail is long, and its limit needs nine times as many
 * sweeps, else chance alone moves it by two per cent from seed to seed.
 */
const usual = ({ lists }: CaptureTable) => ({
  burnIn: 3000,
  ...(lists.length === 3 ? { draws: 3000, thinning: 150 } : { draws: 1000, thinning: 50 }),
});
/** If the first chains disagree or hold too little, so many times as many are judged together: once, from further dispersed starts. */
const MORE_CHAINS = 3;
/**
 * Chains that look for another answer: many, short, and from dispersed starts. Long ones leave a smaller answer in the end and forget it, or
 * never fall into it; of many short ones some still sit there (Margossian et al. 2024, Bayesian Analysis, on many short chains).
 */
const SCOUTS = { chains: 16, burnIn: 2000, draws: 250, thinning: 20 } as const;
/** They are sent where the stepwise model, which is another explanation of the same table, differs by this factor. */
const FAR_APART = 1.5;
/** The older limit of R-hat (Gelman et al. 2013): that of short chains is too noisy for a narrower one. */
const SCOUTS_DISAGREE = 1.1;

/** For a first look. */
const QUICK = { burnIn: 2000, draws: 500, thinning: 20 } as const;

const CODES: Readonly<Record<LcmcrReason, ReasonCode>> = {
  "lcmcr.chains-disagree": "sampler.chains-disagree",
  "lcmcr.too-few-draws": "sampler.too-few-draws",
  "lcmcr.cut-by-cap": "sampler.cut",
  "lcmcr.too-few-lists": "method.needs-three-lists",
  "lcmcr.nothing-to-estimate": "method.does-not-exist",
  "lcmcr.too-many-lists": "method.too-many-lists",
};

/** What more chains may cure, or show to be no accident. */
const MAY_HEAL: ReadonlySet<LcmcrReason> = new Set(["lcmcr.chains-disagree", "lcmcr.too-few-draws"]);

function detailed({ convergence, reasons }: LcmcrEstimate, scouts: LcmcrEstimate | undefined): readonly Reason[] {
  const figures = { rhat: convergence.rhat, ess: Math.round(Math.min(convergence.bulkEss, convergence.tailEss)) };
  const own = reasons.map((code) => reason(CODES[code], figures));
  const rhat = scouts?.convergence.rhat ?? 1;
  const contradicted = rhat > SCOUTS_DISAGREE && !reasons.includes("lcmcr.chains-disagree");
  return contradicted ? [...own, reason("sampler.chains-disagree", { rhat })] : own;
}

/** Whether another explanation of the table lies far from the median. */
function isFarFromStepwise(table: CaptureTable, median: number): boolean {
  const chosen = chooseStepwise(table);
  if (!("model" in chosen)) return false;
  const ratio = median / chosen.model.estimate;
  return Math.max(ratio, 1 / ratio) > FAR_APART;
}

/** Points of a trace that a drawing can show. */
const TRACE_POINTS = 200;

function thin(trace: Float64Array): readonly number[] {
  const every = Math.max(1, Math.ceil(trace.length / TRACE_POINTS));
  return Array.from(trace).filter((_, i) => i % every === 0);
}

const describeScouts = (scouts: LcmcrEstimate | undefined): JsonObject | null =>
  scouts === undefined ? null : { settings: SCOUTS, convergence: scouts.convergence, modes: scouts.modes };

function describe(found: LcmcrEstimate, captured: number): JsonObject {
  const { classes, alphaPrior, burnIn, draws, thinning, capFactor, chains, seed } = found.settings;
  return {
    settings: { chains, classes, alphaPrior, burnIn, draws, thinning, capFactor, seed, prior: "1/N; uniform chances within classes" },
    mean: found.mean,
    standardDeviation: found.standardDeviation,
    interval: "equal tails, from averaged negative binomial distributions",
    convergence: found.convergence,
    chainMedians: found.chainMedians,
    modes: found.modes,
    pressedAgainstCap: found.pressed,
    rejectedDraws: found.rejected,
    classes: found.classes,
    alpha: found.alpha,
    traces: found.traces.map(thin),
    posterior: histogramOf(found.posterior),
    sensitivity: sensitivityCurve(captured, found.median),
  };
}

/**
 * Latent classes by several chains. If these do not agree or their draws hold too little, further ones start elsewhere and all are judged
 * together: a second answer that one chain in four falls into is then seen, not missed (Gelman & Rubin 1992: starts more dispersed than the
 * posterior). Where they agree on an answer far from that of another explanation, short chains look for a second one. How many run depends on the data and the seed, never on the clock.
 */
export async function lcmcrMethod(
  table: CaptureTable,
  options: { readonly seed: number; readonly chains: number; readonly quick: boolean },
  world: { readonly runner: JobRunner; readonly control: Control },
): Promise<LcmcrOutcome> {
  const refused = refuseLcmcr(table);
  if (refused.length > 0)
    return { outcome: { method: "lcmcr", reasons: refused.map((code) => reason(CODES[code])) }, posterior: undefined };
  const run = (inputs: readonly LcmcrChainInput[]): Promise<readonly LcmcrDraws[]> =>
    world.runner.run("lcmcr-chain", inputs, world.control);
  const settings = { seed: options.seed, chains: options.chains, ...(options.quick ? QUICK : usual(table)) };
  const sendScouts = async (): Promise<LcmcrEstimate> => {
    const before = MORE_CHAINS * settings.chains;
    const scouting = { ...SCOUTS, seed: settings.seed };
    // Numbered after all other chains: streams of chance and starts of their own.
    const inputs = lcmcrChains(table, { ...scouting, chains: before + SCOUTS.chains }).slice(before);
    return combineLcmcr(table, scouting, await run(inputs));
  };
  const first = await run(lcmcrChains(table, settings));
  let found = combineLcmcr(table, settings, first);
  if (!options.quick && found.reasons.some((code) => MAY_HEAL.has(code))) {
    const more = { ...settings, chains: MORE_CHAINS * settings.chains };
    found = combineLcmcr(table, more, [...first, ...(await run(lcmcrChains(table, more).slice(settings.chains)))]);
  }
  const { median, lo, hi } = found;
  const trusted = !options.quick && found.reasons.length === 0;
  const scouts = trusted && isFarFromStepwise(table, median) ? await sendScouts() : undefined;
  return {
    posterior: found.posterior,
    outcome: {
      method: "lcmcr",
      numbers: { estimate: median, lo, hi },
      reasons: detailed(found, scouts),
      diagnostics: { ...describe(found, table.captured), scouts: describeScouts(scouts) },
    },
  };
}
