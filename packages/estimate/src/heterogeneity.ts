import type { CaptureTable } from "./capture-table.ts";
import { fitDesign, type DesignFit, type DesignRequest } from "./design-fit.ts";
import { estimateExists, mainTerms, overlapsOf } from "./existence.ts";
import { captureFrequencies } from "./lower-bounds.ts";
import { profileInterval, type ProfileLikelihood } from "./profile.ts";
import { logGamma } from "./special.ts";
import type { Steps } from "./steps.ts";
import { pairsOf, sizeOf } from "./subset-sums.ts";

/** What the table says if everybody has an ease to be listed of their own. */
export type Heterogeneity = {
  readonly estimate: number;
  readonly lo: number;
  /** null: no upper limit within reach of the data. */
  readonly hi: number | null;
  /** Spread of the ease to be listed, as the coefficient of |w|²/2: its variance on the logit scale among those on no list. */
  readonly spread: number;
  /** Two-list interactions that entered beside it, in their order. */
  readonly pairs: readonly number[];
  /** 2 (L − L without the spread, on the same pairs). */
  readonly likelihoodRatio: number;
};

/** Above this many lists only the spread is added to the main effects: the pairs would be too many to try. */
const MOST_LISTS_WITH_PAIRS = 6;
/** An upper limit beyond the grid of graph averaging is none. */
const FARTHEST = 30;

type Model = { readonly pairs: readonly number[]; readonly spread: boolean };

function columnsOf(lists: number, { pairs, spread }: Model): readonly Float64Array[] {
  const column = (value: (w: number) => number): Float64Array => Float64Array.from({ length: 1 << lists }, (_, w) => value(w));
  return [
    column(() => 1),
    ...Array.from({ length: lists }, (_, j) => column((w) => (w >> j) & 1)),
    ...pairs.map((pair) => column((w) => ((w & pair) === pair ? 1 : 0))),
    ...(spread ? [column((w) => sizeOf(w) ** 2 / 2)] : []),
  ];
}

/** Pairs enter while one of them lowers BIC, the best first; those without overlap never do. */
function* choosePairs(table: CaptureTable): Steps<{ readonly model: Model; readonly fit: DesignFit }> {
  const lists = table.lists.length;
  const cells = new Uint8Array(1 << lists).fill(1, 1);
  const fitOf = (model: Model): DesignFit => fitDesign({ counts: table.counts, cells, columns: columnsOf(lists, model) });
  const overlaps = overlapsOf(table);
  const pairs = lists > MOST_LISTS_WITH_PAIRS ? [] : pairsOf(lists).filter((pair) => (overlaps[pair] as number) > 0);
  const price = Math.log(table.captured);
  let chosen = { model: { pairs: [] as readonly number[], spread: true }, fit: fitOf({ pairs: [], spread: true }) };
  for (;;) {
    let best: typeof chosen | undefined;
    for (const pair of pairs) {
      if (chosen.model.pairs.includes(pair)) continue;
      const model = { pairs: [...chosen.model.pairs, pair], spread: true };
      const fit = fitOf(model);
      if (fit.converged && fit.kernel > (best ?? chosen).fit.kernel) best = { model, fit };
      yield 0.5;
    }
    if (best === undefined || 2 * (best.fit.kernel - chosen.fit.kernel) <= price) return chosen;
    chosen = best;
  }
}

/** The multinomial profile likelihood of a design, as that of {@link profileInterval}'s other models. */
function likelihoodOf(table: CaptureTable, columns: readonly Float64Array[]): ProfileLikelihood {
  const counts = Float64Array.from(table.counts);
  const request: DesignRequest = { counts, cells: new Uint8Array(counts.length).fill(1), columns };
  let start: Float64Array | undefined;
  return (unseen) => {
    counts[0] = unseen;
    const fit = fitDesign(start === undefined ? request : { ...request, start });
    if (fit.converged) start = fit.coefficients;
    const total = table.captured + unseen;
    return logGamma(total + 1) - logGamma(unseen + 1) + fit.kernel + total - total * Math.log(total);
  };
}

/**
 * The log-linear model Mth of Darroch: everybody's ease to be listed adds to the logit of every list, and is normal among those on no
 * list; then ln mu_w gains τ |w|²/2 with τ its variance (Darroch, Fienberg, Glonek & Junker 1993, JASA 88:1137; Agresti 1994; Baillargeon &
 * Rivest 2007, JSS 19(5)). Pairs of lists that depend beyond that enter by BIC. With τ ≤ 0 there is no such spread, and the model says nothing
 * that those without it do not.
 * @returns undefined where the model has no estimate or τ ≤ 0
 */
export function* heterogeneitySteps(table: CaptureTable): Steps<Heterogeneity | undefined> {
  const lists = table.lists.length;
  const cells = new Uint8Array(1 << lists).fill(1, 1);
  if (lists < 3 || captureFrequencies(table)[1] === 0 || !estimateExists(table, { cells, terms: mainTerms(lists) })) return undefined;
  const { model, fit } = yield* choosePairs(table);
  const spread = fit.coefficients.at(-1) ?? 0;
  if (!fit.converged || !(spread > 0)) return undefined;
  const without = fitDesign({ counts: table.counts, cells, columns: columnsOf(lists, { ...model, spread: false }) });
  const start = Math.min(Math.exp(fit.coefficients[0] as number), FARTHEST * table.captured);
  yield 0.7;
  const { lo, hi } = profileInterval(table.captured, likelihoodOf(table, columnsOf(lists, model)), start);
  const estimate = table.captured + Math.exp(fit.coefficients[0] as number);
  return {
    estimate,
    lo: Math.min(lo, estimate),
    hi: hi === null || hi > FARTHEST * table.captured ? null : Math.max(hi, estimate),
    spread,
    pairs: model.pairs,
    likelihoodRatio: 2 * (fit.kernel - without.kernel),
  };
}
