import { tQuantile } from "./special.ts";

/** Draws of N on one of several completed data sets (imputations, linkages), with the captured persons of that data set. */
export type Replicate = { readonly captured: number; readonly draws: ArrayLike<number> };

/**
 * Degrees of freedom of the t quantile. `peer`: (m − 1) (1 + W / ((m + 1) B))², as the published package for human rights data computes it.
 * `rubin`: m W in place of W, Rubin's 1987 formula.
 */
export type DegreesOfFreedom = "peer" | "rubin";

export type ReplicateReason =
  /** One replicate shows nothing about the variation between replicates: a point, no interval. */
  | "replicates.only-one"
  /** Fewer than ten replicates: the interval is unsteady. */
  | "replicates.few";

export type CombinedReplicates = {
  /** Mean of the captured plus mean of the unseen, each rounded. */
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly level: number;
  readonly replicates: number;
  readonly captured: number;
  /** Mean of ln n0 over the replicates' means. */
  readonly meanLogUnseen: number;
  /** Variance inside the replicates, between them, and of the whole, of ln n0. */
  readonly within: number;
  readonly between: number;
  readonly total: number;
  readonly degreesOfFreedom: number;
  readonly reasons: readonly ReplicateReason[];
};

/** Stands for n0 = 0 where a logarithm is taken. */
const NOBODY = 0.1;

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.length < 2 ? 0 : values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

/** Half rounds to the even neighbour, as in the package that set the rule. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

function summarizeReplicate({ captured, draws }: Replicate): { readonly unseen: number; readonly mean: number; readonly variance: number } {
  const unseen = Array.from(draws, (total) => Math.max(total - captured, 0));
  if (unseen.length === 0 || !unseen.every((n0) => Number.isFinite(n0)))
    throw new RangeError("a replicate needs draws, all of them numbers");
  const logs = unseen.map((n0) => Math.log(n0 === 0 ? NOBODY : n0));
  return { unseen: meanOf(unseen), mean: meanOf(logs), variance: varianceOf(logs) };
}

function freedomOf(kind: DegreesOfFreedom, m: number, { within, between }: { readonly within: number; readonly between: number }): number {
  const inside = kind === "rubin" ? m * within : within;
  return between === 0 ? Number.POSITIVE_INFINITY : (m - 1) * (1 + inside / ((m + 1) * between)) ** 2;
}

/**
 * Combines estimates over replicates on the scale of ln n0 (Rubin's rules). Replicates with fewer than three lists of at least one record
 * must not be handed in (`isUsableReplicate`).
 * @throws RangeError without replicates, or for draws that are no numbers
 */
export function combineReplicates(
  replicates: readonly Replicate[],
  { level = 0.95, degreesOfFreedom = "peer" }: { readonly level?: number; readonly degreesOfFreedom?: DegreesOfFreedom } = {},
): CombinedReplicates {
  if (replicates.length === 0) throw new RangeError("there is no replicate to combine");
  if (!(level > 0 && level < 1)) throw new RangeError(`the level must lie between 0 and 1, not ${level}`);
  const m = replicates.length;
  const parts = replicates.map(summarizeReplicate);
  const captured = roundHalfEven(meanOf(replicates.map(({ captured }) => captured)));
  const meanLogUnseen = meanOf(parts.map(({ mean }) => mean));
  const within = meanOf(parts.map(({ variance }) => variance));
  const between = varianceOf(parts.map(({ mean }) => mean));
  const total = within + ((m + 1) / m) * between;
  const df = freedomOf(degreesOfFreedom, m, { within, between });
  const reach = m === 1 ? Number.NaN : tQuantile((1 + level) / 2, df) * Math.sqrt(total);
  const limit = (sign: number): number | null => (m === 1 ? null : captured + roundHalfEven(Math.exp(meanLogUnseen + sign * reach)));
  return {
    estimate: captured + roundHalfEven(meanOf(parts.map(({ unseen }) => unseen))),
    lo: limit(-1),
    hi: limit(1),
    level,
    replicates: m,
    captured,
    meanLogUnseen,
    within,
    between,
    total,
    degreesOfFreedom: df,
    reasons: m === 1 ? ["replicates.only-one"] : m < 10 ? ["replicates.few"] : [],
  };
}

/** A replicate counts only with at least three lists that hold somebody. */
export function isUsableReplicate({ lists, counts }: { readonly lists: readonly string[]; readonly counts: Float64Array }): boolean {
  const present = lists.filter((_, j) => counts.some((count, w) => count > 0 && ((w >> j) & 1) === 1));
  return present.length >= 3;
}
