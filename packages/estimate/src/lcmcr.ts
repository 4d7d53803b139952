import type { CaptureTable } from "./capture-table.ts";
import { lcmcrChainSteps, type LcmcrChainInput, type LcmcrDraws } from "./lcmcr-chain.ts";
import { diagnose, findModes, type Convergence, type Mode } from "./mcmc-diagnostics.ts";
import { moments, posteriorOfDraws, type Posterior } from "./posterior.ts";
import type { Steps } from "./steps.ts";
import { unseenQuantiles } from "./unseen-mixture.ts";

/** Why the latent class sampler gives no estimate, or none to be trusted. */
export type LcmcrReason =
  /** Split R-hat above 1.05: the chains settled at different places. Show the modes, no headline. */
  | "lcmcr.chains-disagree"
  /** Bulk or tail effective sample size below 400: the limits are noise. */
  | "lcmcr.too-few-draws"
  /** More than 1 % of the draws press against the cap on n0, or were rejected by it: the upper limit is cut by the method. */
  | "lcmcr.cut-by-cap"
  | "lcmcr.too-few-lists"
  /** No captured person. */
  | "lcmcr.nothing-to-estimate"
  | "lcmcr.too-many-lists";

export type LcmcrSettings = {
  readonly seed: number;
  /** At least 4 for a headline. Chain 0 starts from the coverage of the lists, the others from chances drawn at random. */
  readonly chains?: number;
  readonly classes?: number;
  readonly alphaPrior?: { readonly a: number; readonly b: number };
  /** Sweeps before the first kept draw, after 500 more with fixed α. */
  readonly burnIn?: number;
  /** Kept draws per chain, one after every `thinning` sweeps. */
  readonly draws?: number;
  readonly thinning?: number;
  /** Metropolis moves of whole classes per sweep: same posterior, several times more effective draws; 0 for the plain Gibbs sampler. */
  readonly moves?: number;
  /** Largest n0 as a multiple of n. */
  readonly capFactor?: number;
  readonly level?: number;
};

export type LcmcrEstimate = {
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly level: number;
  readonly convergence: Convergence;
  /** Median of N by chain. */
  readonly chainMedians: readonly number[];
  /** One where the posterior has one hill; the hills with their shares where it has more. */
  readonly modes: readonly Mode[];
  /** Share of the draws above 95 % of the cap, and share of the sweeps whose n0 was above it. */
  readonly pressed: number;
  readonly rejected: number;
  /** Classes, largest first: mean share of the population, and the mean chance to be on no list. A class near 1 is seen by hardly any list. */
  readonly classes: readonly { readonly share: number; readonly unseen: number }[];
  readonly alpha: { readonly mean: number; readonly lo: number; readonly hi: number };
  /** Kept draws of N by chain, in their order: for traces. */
  readonly traces: readonly Float64Array[];
  readonly posterior: Posterior;
  readonly settings: Required<LcmcrSettings>;
  readonly reasons: readonly LcmcrReason[];
};

export type LcmcrRefusal = { readonly reasons: readonly LcmcrReason[] };
export const isLcmcrEstimate = (outcome: LcmcrEstimate | LcmcrRefusal): outcome is LcmcrEstimate => "median" in outcome;

/** The sampler names patterns by 32-bit numbers; tables of so many lists do not fit into memory anyway. */
const MOST_LISTS = 24;
const RHAT_LIMIT = 1.05;
const LEAST_ESS = 400;
const PRESSED_FROM = 0.95;
const PRESSED_LIMIT = 0.01;

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

/**
 * Fills the settings up: K = 10, a = b = 0.25, 4 chains of 10,000 sweeps of burn-in and 1000 draws every 100 sweeps, cap 20 n.
 * @throws RangeError for settings that mean nothing
 */
export function completeSettings(settings: LcmcrSettings): Required<LcmcrSettings> {
  const complete = {
    chains: 4,
    classes: 10,
    alphaPrior: { a: 0.25, b: 0.25 },
    burnIn: 10_000,
    draws: 1000,
    thinning: 100,
    moves: 4,
    capFactor: 20,
    level: 0.95,
    ...settings,
  };
  const { chains, classes, alphaPrior, burnIn, draws, thinning, moves, capFactor, level, seed } = complete;
  const wholes =
    isWhole(chains, 1) &&
    isWhole(classes, 1) &&
    isWhole(burnIn, 0) &&
    isWhole(draws, 4) &&
    isWhole(thinning, 1) &&
    isWhole(moves, 0) &&
    isWhole(seed, 0);
  const positives = alphaPrior.a > 0 && alphaPrior.b > 0 && capFactor > 0 && capFactor <= 1e4 && level > 0 && level < 1;
  if (!wholes || !positives || classes > 1000 || chains > 1000)
    throw new RangeError("settings of the latent class sampler are out of range");
  return complete;
}

/** Why no chain is started on a table; empty where chains may run. */
export function refuseLcmcr(table: CaptureTable): readonly LcmcrReason[] {
  if (table.lists.length < 3) return ["lcmcr.too-few-lists"];
  if (table.lists.length > MOST_LISTS) return ["lcmcr.too-many-lists"];
  return table.captured === 0 ? ["lcmcr.nothing-to-estimate"] : [];
}

/** What each chain needs; chains may run in any order and in any thread. */
export function lcmcrChains(table: CaptureTable, settings: LcmcrSettings): readonly LcmcrChainInput[] {
  const { chains, classes, alphaPrior, burnIn, draws, thinning, moves, seed, capFactor } = completeSettings(settings);
  const cap = Math.ceil(capFactor * table.captured);
  return Array.from({ length: chains }, (_, chain) => ({ table, classes, alphaPrior, burnIn, draws, thinning, moves, seed, chain, cap }));
}

function poolClasses(chains: readonly LcmcrDraws[]): readonly { readonly share: number; readonly unseen: number }[] {
  const first = chains[0]?.classes ?? [];
  return first.map((_, rank) => {
    const of = chains.map(({ classes }) => classes[rank] ?? { share: 0, unseen: 0 });
    const share = of.reduce((sum, one) => sum + one.share, 0) / of.length;
    const unseen = of.reduce((sum, one) => sum + one.share * one.unseen, 0) / of.length;
    return { share, unseen: share > 0 ? unseen / share : 0 };
  });
}

const shareOf = (values: Float64Array, counts: (value: number) => boolean): number =>
  values.reduce((sum, value) => sum + (counts(value) ? 1 : 0), 0) / values.length;

function reasonsOf({ rhat, bulkEss, tailEss }: Convergence, pressed: number, rejected: number): readonly LcmcrReason[] {
  return [
    ...(rhat > RHAT_LIMIT ? ["lcmcr.chains-disagree" as const] : []),
    ...(Math.min(bulkEss, tailEss) < LEAST_ESS ? ["lcmcr.too-few-draws" as const] : []),
    ...(Math.max(pressed, rejected) > PRESSED_LIMIT ? ["lcmcr.cut-by-cap" as const] : []),
  ];
}

function concat(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Joins chains, in the order of their number, into one estimate: median and limits from the averaged distributions, the rest from the draws. */
export function combineLcmcr(table: CaptureTable, settings: LcmcrSettings, chains: readonly LcmcrDraws[]): LcmcrEstimate {
  const complete = completeSettings(settings);
  const n = table.captured;
  const cap = Math.ceil(complete.capFactor * n);
  const traces = chains.map(({ unseen }) => unseen.map((n0) => n + n0));
  const draws = concat(traces);
  const tail = (1 - complete.level) / 2;
  const [lo = 0, median = 0, hi = 0] = unseenQuantiles({ captured: n, odds: concat(chains.map(({ odds }) => odds)), cap }, [
    tail,
    0.5,
    1 - tail,
  ]);
  const posterior = posteriorOfDraws(draws);
  const { mean, variance } = moments(posterior);
  const convergence = diagnose(traces);
  const pressed = shareOf(draws, (total) => total - n > PRESSED_FROM * cap);
  const rejected = chains.reduce((sum, chain) => sum + chain.rejected, 0) / chains.reduce((sum, chain) => sum + chain.sweeps, 0);
  const alphas = concat(chains.map(({ alpha }) => alpha)).sort();
  return {
    median: n + median,
    lo: n + lo,
    hi: n + hi,
    mean,
    standardDeviation: Math.sqrt(variance),
    level: complete.level,
    convergence,
    chainMedians: traces.map((trace) => posteriorOfDraws(trace).values[trace.length >> 1] as number),
    modes: findModes(draws),
    pressed,
    rejected,
    classes: poolClasses(chains),
    alpha: {
      mean: alphas.reduce((a, b) => a + b, 0) / alphas.length,
      lo: alphas[Math.floor(tail * alphas.length)] as number,
      hi: alphas[Math.ceil((1 - tail) * alphas.length) - 1] as number,
    },
    traces,
    posterior,
    settings: complete,
    reasons: reasonsOf(convergence, pressed, rejected),
  };
}

/**
 * Latent classes (truncated Dirichlet process mixture, Manrique-Vallier 2016) by several chains, one after the other in this thread; to run
 * them side by side give the inputs of `lcmcrChains` to a runner and its draws to `combineLcmcr`: the result is the same.
 * Identifying assumption: within a latent class the lists are independent of each other, and n0 ≤ capFactor × n.
 * @throws RangeError for settings that mean nothing
 */
export function* lcmcrSteps(table: CaptureTable, settings: LcmcrSettings): Steps<LcmcrEstimate | LcmcrRefusal> {
  const refused = refuseLcmcr(table);
  if (refused.length > 0) return { reasons: refused };
  const inputs = lcmcrChains(table, settings);
  const chains: LcmcrDraws[] = [];
  for (const [c, input] of inputs.entries()) {
    const steps = lcmcrChainSteps(input);
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done === true) {
        chains.push(next.value);
        break;
      }
      yield (c + next.value) / inputs.length;
    }
  }
  return combineLcmcr(table, settings, chains);
}
