import { histogramOf } from "./histogram.ts";
import { sensitivityCurve } from "./highest-order.ts";
import type { Heterogeneity } from "./heterogeneity.ts";
import type { Outcome } from "./method-result.ts";
import { termName } from "./model.ts";
import { mixPosteriors, quantile, type Posterior } from "./posterior.ts";
import { reason, type Reason } from "./reasons.ts";
import type { JsonObject, MethodName } from "./result.ts";

/** A method that enters the pool: its interval, and its distribution where it has one. */
export type PooledPart = {
  readonly method: MethodName;
  readonly lo: number;
  /** null: the part sets no upper limit, and then neither does the pool. */
  readonly hi: number | null;
  /** Absent for bounds: they move the limits, not the middle. */
  readonly posterior?: Posterior | undefined;
};

/**
 * The 75 % point of the mixture of 0 and chi-square with one degree of freedom: a variance cannot be below 0 (Self & Liang 1987). This test decides
 * whether an assumption may be relied on, and what it misses is told as a number that is wrong; for such preliminary tests a level near .25 is the
 * advice (Bancroft & Han 1977), not the .05 of a finding.
 */
const SPREAD_IS_LIKELY = 0.454936;

type Limits = { readonly lo: number; readonly hi: number | null };

/** The smallest interval that holds all of them; without an upper limit if one of them has none. */
const hull = (intervals: readonly Limits[]): Limits => ({
  lo: Math.min(...intervals.map(({ lo }) => lo)),
  hi: intervals.some(({ hi }) => hi === null) ? null : Math.max(...intervals.map(({ hi }) => hi ?? 0)),
});

/**
 * What differences between people cost the verdict. Where the data suggest them, or where allowing for them leads out of the interval of all
 * other methods, no single number is told: the shape of the differences is not identified (Link 2003), so the number would be a guess.
 */
function heterogeneityReasons(found: Heterogeneity, others: Limits): readonly Reason[] {
  const outside = others.hi !== null && found.estimate > others.hi;
  return [
    ...(found.likelihoodRatio > SPREAD_IS_LIKELY || outside
      ? [reason("whole.people-differ", { estimate: Math.round(found.estimate) })]
      : []),
    ...(found.hi === null ? [reason("whole.no-limit-if-people-differ")] : []),
  ];
}

/**
 * The pooled interval: the smallest that holds the 95 % intervals of all parts, so that it covers whenever one of them does. The
 * estimate is the median of the equal mixture of the distributions.
 * @param heterogeneity if people may differ, an interval more; where that has no upper limit, its lower one and a reason
 */
export function pooledMethod(captured: number, parts: readonly PooledPart[], heterogeneity?: Heterogeneity): Outcome {
  const posteriors = parts.flatMap(({ posterior }) => (posterior === undefined ? [] : [{ posterior }]));
  if (posteriors.length === 0) return { method: "pooled", reasons: [reason("whole.no-method")] };
  const mixture = mixPosteriors(posteriors);
  const estimate = quantile(mixture, 0.5);
  const others = hull([{ lo: estimate, hi: estimate }, ...parts]);
  const more = heterogeneity === undefined ? [] : [{ lo: heterogeneity.lo, hi: heterogeneity.hi ?? others.hi }];
  return {
    method: "pooled",
    numbers: { estimate, ...hull([others, ...more]) },
    reasons: heterogeneity === undefined ? [] : heterogeneityReasons(heterogeneity, others),
    diagnostics: {
      settings: {
        estimate: "median of the equal mixture of the distributions",
        interval: "smallest interval that holds the 95 % intervals of all parts, and that of the model in which people differ",
        methods: parts.map(({ method }) => method),
      },
      parts: parts.map(({ method, lo, hi, posterior }) => ({
        method,
        median: posterior === undefined ? null : quantile(posterior, 0.5),
        lo,
        hi,
      })),
      heterogeneity: describeHeterogeneity(heterogeneity),
      mixtureInterval: { lo: quantile(mixture, 0.025), hi: quantile(mixture, 0.975) },
      posterior: histogramOf(mixture),
      sensitivity: sensitivityCurve(captured, estimate),
    },
  };
}

const describeHeterogeneity = (found: Heterogeneity | undefined): JsonObject | null =>
  found === undefined
    ? null
    : {
        model: "Mth of Darroch, with pairs by BIC",
        interval: "multinomial profile likelihood",
        ...found,
        pairs: found.pairs.map(termName),
      };
