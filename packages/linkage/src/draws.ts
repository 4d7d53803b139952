import { conflictIn } from "./cluster.ts";
import { findComponents, weightBetween, type Component } from "./components.ts";
import { readJudgements, type Judgement } from "./judgements.ts";
import { LinkageError } from "./errors.ts";
import { createRandom, type Random } from "./random.ts";
import { bitsOf, probabilityOf, type ScoredPairs } from "./score.ts";

export type DrawInput = {
  /** How many records there are. */
  readonly size: number;
  readonly pairs: ScoredPairs;
  /** False for two records of a source that holds nobody twice. All may join when absent. */
  readonly mayJoin?: (left: number, right: number) => boolean;
  readonly judgements?: readonly Judgement[];
  /** How many linkages to draw. */
  readonly draws: number;
  readonly seed: number;
  /** What pairs that are not listed are taken to have; the `keepAbove` of the scoring. .01 when absent. */
  readonly absentProbability?: number;
};

/** A pair that is together in some draws and apart in others, or could have been. */
export type DrawnPair = {
  readonly left: number;
  readonly right: number;
  /** From the model, by the pair alone. */
  readonly probability: number;
  /** Share of the draws in which both are one person: with transitivity, one-to-one and judgements respected. */
  readonly share: number;
  /** Uncertainty left after all that, in bits, 0 to 1: largest for the pair most worth a look. */
  readonly entropy: number;
};

export type LinkageDraws = {
  readonly draws: number;
  readonly seed: number;
  /** All listed pairs, in their order. */
  readonly pairs: readonly DrawnPair[];
  /** Per record the smallest record it is one person with, in draw 0 … draws − 1. */
  readonly labels: (draw: number) => Uint32Array;
  /** Whether two records are one person in a draw. */
  readonly isJoined: (draw: number, left: number, right: number) => boolean;
};

/** Up to this many nodes all divisions are listed (877 for seven) and drawn from exactly; beyond, by Gibbs steps. */
const MOST_LISTED = 7;
const BURN_IN_SWEEPS = 200;
const SWEEPS_BETWEEN = 10;

/** The weight in nats of two nodes being one; −Infinity when they must not. */
type PairWeight = (a: number, b: number) => number;

function pairWeightOf(component: Component, mayJoin: (left: number, right: number) => boolean): PairWeight {
  const conflict = conflictIn(component, mayJoin);
  return (a, b) => (conflict(a, b) ? -Infinity : weightBetween(component, a, b) * Math.LN2);
}

/** Every division of n nodes as labels, each label first used in order (restricted growth strings). */
function listDivisions(n: number): readonly (readonly number[])[] {
  let divisions: (readonly number[])[] = [[]];
  for (let node = 0; node < n; node++)
    divisions = divisions.flatMap((labels) => {
      const fresh = labels.length === 0 ? 0 : Math.max(...labels) + 1;
      return Array.from({ length: fresh + 1 }, (_, label) => [...labels, label]);
    });
  return divisions;
}

function logWeight(labels: readonly number[], weight: PairWeight): number {
  let sum = 0;
  for (let a = 0; a < labels.length; a++) for (let b = a + 1; b < labels.length; b++) if (labels[a] === labels[b]) sum += weight(a, b);
  return sum;
}

/** Draws an index in proportion to exp of the weights. */
function drawIndex(weights: readonly number[], random: Random): number {
  const most = Math.max(...weights);
  const masses = weights.map((weight) => Math.exp(weight - most));
  let point = random.unit() * masses.reduce((a, b) => a + b, 0);
  for (const [i, mass] of masses.entries()) {
    point -= mass;
    if (point < 0) return i;
  }
  return weights.indexOf(most);
}

function drawListed(n: number, weight: PairWeight, setting: Setting): readonly (readonly number[])[] {
  const divisions = setting.listOf(n);
  const weights = divisions.map((labels) => logWeight(labels, weight));
  return Array.from({ length: setting.draws }, () => divisions[drawIndex(weights, setting.random)] ?? []);
}

type Setting = { readonly draws: number; readonly random: Random; readonly listOf: (n: number) => readonly (readonly number[])[] };

/** One node after the other is taken out and put back, into a group or alone, in proportion to the weights. */
function sweep(labels: number[], component: Component, step: { readonly weight: PairWeight; readonly random: Random }): void {
  for (let node = 0; node < labels.length; node++) {
    const used = new Set(labels.filter((_, other) => other !== node));
    let fresh = 0;
    while (used.has(fresh)) fresh++;
    // Only groups that hold a neighbour can attract; the others are as good as impossible.
    const near = new Set([...(component.weights[node]?.keys() ?? [])].map((other) => labels[other] ?? 0));
    const choices = [fresh, ...[...near].filter((label) => used.has(label))];
    const weights = choices.map((label) => {
      let sum = 0;
      for (const [other, own] of labels.entries()) if (other !== node && own === label) sum += step.weight(node, other);
      return sum;
    });
    labels[node] = choices[drawIndex(weights, step.random)] ?? fresh;
  }
}

function drawBySteps(component: Component, weight: PairWeight, { draws, random }: Setting): readonly (readonly number[])[] {
  const labels = component.nodes.map((_, node) => node);
  for (let i = 0; i < BURN_IN_SWEEPS; i++) sweep(labels, component, { weight, random });
  return Array.from({ length: draws }, () => {
    for (let i = 0; i < SWEEPS_BETWEEN; i++) sweep(labels, component, { weight, random });
    return [...labels];
  });
}

type DrawnComponent = { readonly records: readonly number[]; readonly labels: readonly Uint32Array[] };

/** Labels of nodes as labels of records: the smallest record of each group. */
function toRecords({ nodes }: Component, drawn: readonly (readonly number[])[]): DrawnComponent {
  const records = nodes.flat();
  const labels = drawn.map((own) => {
    const smallest = new Map<number, number>();
    for (const [node, label] of own.entries())
      for (const record of nodes[node] ?? []) smallest.set(label, Math.min(record, smallest.get(label) ?? record));
    return Uint32Array.from(own.flatMap((label, node) => (nodes[node] ?? []).map(() => smallest.get(label) ?? 0)));
  });
  return { records, labels };
}

const entropyOf = (share: number): number =>
  share <= 0 || share >= 1 ? 0 : -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);

function componentsOf(input: DrawInput, mayJoin: (left: number, right: number) => boolean): readonly Component[] {
  const { size, pairs, judgements = [], absentProbability = 0.01 } = input;
  const absentBits = Math.max(-12, Math.min(0, bitsOf(Math.max(absentProbability, 1e-6))));
  const judged = readJudgements(size, judgements);
  return findComponents({ size, pairs, judged, mayJoin, offset: 0, absentBits, connectAbove: -Infinity });
}

/**
 * Draws whole linkages from the probabilities of pairs: a division of the records has a probability in proportion to the product
 * of the odds of the pairs it joins, and 0 where it breaks one-to-one or a judgement. So every draw is transitive, and a number
 * derived from each draw carries the uncertainty of linkage (Sadinle 2018). Small components are drawn from exactly, independent
 * of each other; in components of more than seven nodes successive draws are neighbouring states of a Gibbs sampler.
 * The same input and seed give the same draws.
 * @throws LinkageError value-out-of-range, judgements-contradict, record-unknown
 */
export function drawLinkages(input: DrawInput): LinkageDraws {
  const { size, pairs, draws, seed, mayJoin = () => true } = input;
  if (!Number.isSafeInteger(draws) || draws < 1 || draws > 10_000)
    throw new LinkageError("value-out-of-range", { name: "The number of draws", allowed: "a whole number from 1 to 10000" });
  const lists = new Map<number, readonly (readonly number[])[]>();
  const listOf = (n: number): readonly (readonly number[])[] => {
    const known = lists.get(n) ?? listDivisions(n);
    lists.set(n, known);
    return known;
  };
  const drawn = componentsOf(input, mayJoin).map((component, index) => {
    const setting: Setting = { draws, random: createRandom(seed, index), listOf };
    const weight = pairWeightOf(component, mayJoin);
    const n = component.nodes.length;
    return toRecords(component, n <= MOST_LISTED ? drawListed(n, weight, setting) : drawBySteps(component, weight, setting));
  });
  const place = new Map<number, { readonly own: DrawnComponent; readonly at: number }>();
  for (const own of drawn) for (const [at, record] of own.records.entries()) place.set(record, { own, at });
  const labelOf = (draw: number, record: number): number => {
    const found = place.get(record);
    return found?.own.labels[draw]?.[found.at] ?? record;
  };
  const isJoined = (draw: number, left: number, right: number): boolean => labelOf(draw, left) === labelOf(draw, right);
  const describe = (_: unknown, k: number): DrawnPair => {
    const [left, right] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0];
    let joined = 0;
    for (let draw = 0; draw < draws; draw++) if (isJoined(draw, left, right)) joined++;
    const share = joined / draws;
    return { left, right, probability: probabilityOf(pairs.bits[k] ?? 0), share, entropy: entropyOf(share) };
  };
  const labels = (draw: number): Uint32Array => Uint32Array.from({ length: size }, (_, record) => labelOf(draw, record));
  return { draws, seed, pairs: Array.from({ length: pairs.size }, describe), labels, isJoined };
}
