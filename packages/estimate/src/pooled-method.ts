import { histogramOf } from "./histogram.ts";
import { sensitivityCurve } from "./highest-order.ts";
import type { Outcome } from "./method-result.ts";
import { mixPosteriors, quantile, type Posterior } from "./posterior.ts";
import { reason } from "./reasons.ts";
import type { MethodName } from "./result.ts";

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
 * The pooled interval: the smallest that holds the 95 % intervals of all parts, so that it covers whenever one of them does. The
 * estimate is the median of the equal mixture of the distributions.
 */
export function pooledMethod(captured: number, parts: readonly PooledPart[]): Outcome {
  const posteriors = parts.flatMap(({ posterior }) => (posterior === undefined ? [] : [{ posterior }]));
  if (posteriors.length === 0) return { method: "pooled", reasons: [reason("whole.no-method")] };
  const mixture = mixPosteriors(posteriors);
  const estimate = quantile(mixture, 0.5);
  return {
    method: "pooled",
    numbers: {
      estimate,
      lo: Math.min(estimate, ...parts.map(({ lo }) => lo)),
      hi: parts.some(({ hi }) => hi === null) ? null : Math.max(estimate, ...parts.map(({ hi }) => hi ?? 0)),
    },
    diagnostics: {
      settings: {
        estimate: "median of the equal mixture of the distributions",
        interval: "smallest interval that holds the 95 % intervals of all parts",
        methods: parts.map(({ method }) => method),
      },
      parts: parts.map(({ method, lo, hi, posterior }) => ({
        method,
        median: posterior === undefined ? null : quantile(posterior, 0.5),
        lo,
        hi,
      })),
      mixtureInterval: { lo: quantile(mixture, 0.025), hi: quantile(mixture, 0.975) },
      posterior: histogramOf(mixture),
      sensitivity: sensitivityCurve(captured, estimate),
    },
  };
}
