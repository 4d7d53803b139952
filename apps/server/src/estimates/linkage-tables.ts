import { averageLinkages, rankDoubtfulPairs, type CaptureTable, type LinkageDraw } from "@apora/estimate";
import { bitsOf, drawLinkages, type LinkageDraws, type ScoredPairs } from "@apora/linkage";
import type { EntityId } from "../ledger/claim.ts";
import { tableOf, type History } from "./capture.ts";
import type { DoubtfulPair } from "./list-entries.ts";

/** A pair that may be one person, with the probability that it is. */
export type SuspectedPair = DoubtfulPair & { readonly probability: number };

/** Two captured persons who may be one. Numbers are places in the histories. */
type OpenPair = { readonly left: number; readonly right: number; readonly probability: number; readonly files: DoubtfulPair };

export type DrawPlan = {
  readonly pairs: readonly OpenPair[];
  readonly draws: LinkageDraws;
  /** Tables of the draws, equal ones once, with the draws that gave them. */
  readonly tables: readonly { readonly table: CaptureTable; readonly draws: readonly number[] }[];
};

export type DrawQuestion = {
  readonly lists: readonly string[];
  readonly histories: readonly History[];
  readonly suspected: readonly SuspectedPair[];
  readonly different: readonly DoubtfulPair[];
  readonly draws: number;
  readonly seed: number;
};

/** Pairs between two different captured persons; a pair with somebody who is on no list changes no table. */
function openPairs({ histories, suspected }: DrawQuestion, placeOf: ReadonlyMap<EntityId, number>): readonly OpenPair[] {
  const pairs = new Map<string, OpenPair>();
  for (const { a, b, probability } of suspected) {
    const [left, right] = [placeOf.get(a), placeOf.get(b)].sort((x, y) => (x ?? 0) - (y ?? 0));
    if (left === undefined || right === undefined || left === right) continue;
    const [first, second] = [histories[left]?.id ?? a, histories[right]?.id ?? b];
    pairs.set(`${left} ${right}`, { left, right, probability, files: { a: first, b: second } });
  }
  return [...pairs.values()].sort((x, y) => x.left - y.left || x.right - y.right);
}

function scored(pairs: readonly OpenPair[]): ScoredPairs {
  return {
    size: pairs.length,
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    bits: Float64Array.from(pairs, ({ probability }) => bitsOf(probability)),
    rules: new Uint8Array(pairs.length),
  };
}

/** Capture patterns when the persons of a group are one: on every list that holds any of them. */
function patternsOf(histories: readonly History[], labels: Uint32Array): readonly number[] {
  const patterns = new Map<number, number>();
  for (const [place, { pattern }] of histories.entries()) {
    const label = labels[place] ?? place;
    patterns.set(label, (patterns.get(label) ?? 0) | pattern);
  }
  return [...patterns.values()];
}

/**
 * Draws whole linkages from the probabilities of the doubtful pairs and counts the table of each (statistics.md A11); undefined where no pair
 * of captured persons is doubtful. What somebody judged to be different is joined in no draw.
 */
export function planDraws(question: DrawQuestion): DrawPlan | undefined {
  const { lists, histories, different, draws: count, seed } = question;
  const placeOf = new Map(histories.flatMap(({ members }, place) => members.map((id) => [id, place] as const)));
  const pairs = openPairs(question, placeOf);
  if (pairs.length === 0) return undefined;
  const judgements = different.flatMap(({ a, b }) => {
    const [left, right] = [placeOf.get(a), placeOf.get(b)];
    return left === undefined || right === undefined || left === right ? [] : [{ left, right, verdict: "different" as const }];
  });
  const draws = drawLinkages({ size: histories.length, pairs: scored(pairs), judgements, draws: count, seed });
  const tables = new Map<string, { table: CaptureTable; draws: number[] }>();
  for (let draw = 0; draw < count; draw++) {
    const table = tableOf(lists, patternsOf(histories, draws.labels(draw)));
    const key = table.counts.join(" ");
    const known = tables.get(key);
    if (known === undefined) tables.set(key, { table, draws: [draw] });
    else known.draws.push(draw);
  }
  return { pairs, draws, tables: [...tables.values()] };
}

/** What deciding one pair would do to the estimate. */
export type PairToDecide = DoubtfulPair & {
  /** Share of the draws that joined it. */
  readonly joined: number;
  /** Change of N when it is joined rather than kept apart. */
  readonly change: number;
  /** Expected share of the variance of N that a decision removes. */
  readonly shareRemoved: number;
};

/** The draws pooled: how far doubt about who is who widens the answer, and the pairs to decide, the weightiest first. */
export type LinkageOutcome = {
  readonly pairs: number;
  readonly draws: number;
  readonly seed: number;
  /** Draws on which graph averaging gave an estimate; the others are left out. */
  readonly usable: number;
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  /** Share of the variance that comes from the doubtful pairs. */
  readonly linkageShare: number;
  /** The draws combined as replicates on the scale of ln n0 (statistics.md A10). */
  readonly combined: {
    readonly estimate: number;
    readonly lo: number | null;
    readonly hi: number | null;
    readonly within: number;
    readonly between: number;
  };
  readonly toDecide: readonly PairToDecide[];
};

const MOST_TO_DECIDE = 20;

/** @param posteriors of the tables of the plan, undefined where there is no estimate */
export function concludeDraws(plan: DrawPlan, posteriors: readonly (LinkageDraw["posterior"] | undefined)[]): LinkageOutcome | undefined {
  const found: LinkageDraw[] = [];
  for (const [index, { table, draws }] of plan.tables.entries()) {
    const posterior = posteriors[index];
    if (posterior === undefined) continue;
    for (const draw of draws) {
      const joined = Uint8Array.from(plan.pairs, ({ left, right }) => (plan.draws.isJoined(draw, left, right) ? 1 : 0));
      found.push({ captured: table.captured, posterior, joined });
    }
  }
  if (found.length === 0) return undefined;
  const average = averageLinkages(found);
  const { estimate, lo, hi, within, between } = average.replicates;
  const toDecide = rankDoubtfulPairs(found)
    .filter(({ varianceRemoved }) => varianceRemoved > 0)
    .slice(0, MOST_TO_DECIDE)
    .flatMap(({ pair, joined, change, varianceRemoved }): PairToDecide[] => {
      const files = plan.pairs[pair]?.files;
      return files === undefined ? [] : [{ ...files, joined, change, shareRemoved: varianceRemoved / average.variance }];
    });
  const { seed, draws } = plan.draws;
  const { median, linkageShare } = average;
  const combined = { estimate, lo, hi, within, between };
  return {
    pairs: plan.pairs.length,
    draws,
    seed,
    usable: found.length,
    median,
    lo: average.lo,
    hi: average.hi,
    linkageShare,
    combined,
    toDecide,
  };
}
