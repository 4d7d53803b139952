import type { Level } from "./comparator.ts";
import { LinkageError } from "./errors.ts";
import { withFloor } from "./estimate-u.ts";
import { poolNonIncreasing } from "./isotonic.ts";

/** A comparison as EM sees it: its levels and what chance gives. */
export type EmComparison = { readonly name: string; readonly levels: readonly Level[]; readonly u: readonly number[] };

/** Distinct patterns of levels (0 for no evidence), each with how many pairs have it. */
export type EmInput = {
  readonly rule: string;
  readonly comparisons: readonly EmComparison[];
  readonly patterns: readonly Uint8Array[];
  readonly counts: readonly number[];
};

export type EmResult = {
  readonly m: readonly (readonly number[])[];
  /** Share of matches among the pairs of the training rule. */
  readonly lambda: number;
  readonly matches: number;
  readonly iterations: number;
  /** Expected number of matches with a value on both sides, per comparison: how much each m rests on. */
  readonly support: readonly number[];
};

const MOST_ITERATIONS = 2000;
const TOLERANCE = 1e-5;
/** Fewer expected matches than this teach nothing. */
const FEWEST_MATCHES = 2;
/** The upper 0.1 % of χ² with one degree of freedom: how far a lower level may outdo a higher one by chance. */
const ORDER_LIMIT = 10.83;
/** … and by how many bits it may: a typo in a rare name can say a little more than agreement in a common one. */
const ORDER_SLACK_BITS = 2;

/** Matches mostly agree: nine in ten at the best level of a scale, the rest spread over the other levels. */
function startingM({ levels, u }: EmComparison): number[] {
  const scales = new Map<number, number[]>();
  for (const [i, { scale = 0 }] of levels.entries()) scales.set(scale, [...(scales.get(scale) ?? []), i]);
  const m = levels.map(() => 0);
  for (const members of scales.values()) {
    const mass = members.reduce((sum, i) => sum + (u[i] ?? 0), 0);
    for (const [rank, i] of members.entries()) m[i] = mass * (rank === 0 ? 0.9 : 0.1 / Math.max(1, members.length - 1));
  }
  return withFloor(m);
}

/**
 * The likeliest m in which no level of a scale speaks for a match more than a better one: isotonic regression of m/u weighted by
 * u (Dykstra, Kochar and Robertson 1995, likelihood-ratio order against a known distribution).
 */
function inOrder(free: readonly number[], { levels, u }: EmComparison): number[] {
  const result = [...free];
  for (const scale of new Set(levels.map((level) => level.scale ?? 0))) {
    const members = levels.flatMap((level, i) => ((level.scale ?? 0) === scale ? [i] : []));
    const ratios = poolNonIncreasing(
      members.map((i) => (free[i] ?? 0) / (u[i] ?? 1)),
      members.map((i) => u[i] ?? 1),
    );
    for (const [k, i] of members.entries()) result[i] = (ratios[k] ?? 0) * (u[i] ?? 0);
  }
  return withFloor(result);
}

type Expectation = { readonly free: number[][]; readonly support: number[]; readonly matches: number };

/** One E-step, and the sums that the M-step divides. */
function expect({ comparisons, patterns, counts }: EmInput, m: readonly (readonly number[])[], lambda: number): Expectation {
  const sums = comparisons.map(({ levels }) => levels.map(() => 0));
  const ratios = comparisons.map(({ u }, c) => u.map((chance, l) => (m[c]?.[l] ?? 0) / chance));
  let matches = 0;
  for (const [k, pattern] of patterns.entries()) {
    let odds = lambda / (1 - lambda);
    for (let c = 0; c < pattern.length; c++) {
      const level = pattern[c] ?? 0;
      if (level > 0) odds *= ratios[c]?.[level - 1] ?? 1;
    }
    const share = odds === Infinity ? 1 : odds / (1 + odds);
    const mass = share * (counts[k] ?? 0);
    matches += mass;
    for (let c = 0; c < pattern.length; c++) {
      const level = pattern[c] ?? 0;
      const sum = sums[c];
      if (level > 0 && sum !== undefined) sum[level - 1] = (sum[level - 1] ?? 0) + mass;
    }
  }
  const support = sums.map((sum) => sum.reduce((a, b) => a + b, 0));
  const free = sums.map((sum, c) => withFloor(sum.map((mass) => mass / Math.max(support[c] ?? 0, Number.MIN_VALUE))));
  return { free, support, matches };
}

const furthest = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  a.reduce((most, row, c) => row.reduce((far, p, l) => Math.max(far, Math.abs(p - (b[c]?.[l] ?? 0))), most), 0);

/** Twice the log-likelihood that the order costs: large when a lower level really speaks louder than a higher one. */
const costOfOrder = (free: readonly number[], ordered: readonly number[], matches: number): number =>
  2 * matches * free.reduce((sum, p, l) => sum + p * Math.log(p / (ordered[l] ?? p)), 0);

/** Agreement that is not even one per cent likelier among matches separates nothing. */
const LEAST_GAIN = 1.01;

/** The best level of the scale that most matches are on, if it is no likelier among matches than by chance. */
function uselessBest({ levels, u }: EmComparison, m: readonly number[]): string | undefined {
  const mass = new Map<number, number>();
  for (const [l, { scale = 0 }] of levels.entries()) mass.set(scale, (mass.get(scale) ?? 0) + (m[l] ?? 0));
  const [main = 0] = [...mass].sort((a, b) => b[1] - a[1])[0] ?? [];
  const members = levels.flatMap((level, l) => ((level.scale ?? 0) === main ? [l] : []));
  const share = (of: readonly number[]): number => (of[members[0] ?? 0] ?? 0) / members.reduce((sum, l) => sum + (of[l] ?? 0), 0);
  return share(m) > share(u) * LEAST_GAIN ? undefined : levels[members[0] ?? 0]?.name;
}

function checkResult(input: EmInput, m: readonly (readonly number[])[], expectation: Expectation): void {
  for (const [c, comparison] of input.comparisons.entries()) {
    const { name, levels, u } = comparison;
    const [own, free, matches] = [m[c] ?? [], expectation.free[c] ?? [], expectation.support[c] ?? 0];
    if (matches < FEWEST_MATCHES) continue;
    const best = uselessBest(comparison, own);
    if (best !== undefined) throw new LinkageError("em-wrong-class", { rule: input.rule, comparison: name, level: best });
    const statistic = costOfOrder(free, own, matches);
    if (statistic <= ORDER_LIMIT) continue;
    const ratio = (l: number): number => (free[l] ?? 0) / (u[l] ?? 1);
    const slack = 2 ** ORDER_SLACK_BITS;
    const lower = levels.findIndex((level, l) => l > 0 && levels[l - 1]?.scale === level.scale && ratio(l) > slack * ratio(l - 1));
    if (lower < 0) continue;
    throw new LinkageError("level-order-broken", {
      comparison: name,
      lower: levels[lower]?.name ?? "",
      higher: levels[lower - 1]?.name ?? "",
      statistic: Math.round(statistic * 10) / 10,
    });
  }
}

/**
 * P(level | match) from the pairs of a training rule, with u fixed, so that the two classes cannot become others than match and
 * non-match. Each M-step is the likeliest one in which levels keep their order.
 * @throws LinkageError em-no-matches, em-not-converged, em-wrong-class, level-order-broken
 */
export function estimateM(input: EmInput): EmResult {
  const pairs = input.counts.reduce((a, b) => a + b, 0);
  let m: readonly (readonly number[])[] = input.comparisons.map(startingM);
  let lambda = 0.5;
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const expectation = expect(input, m, lambda);
    if (!(expectation.matches >= FEWEST_MATCHES)) throw new LinkageError("em-no-matches", { pairs, rule: input.rule });
    const next = expectation.free.map((free, c) => inOrder(free, input.comparisons[c] ?? { name: "", levels: [], u: [] }));
    const nextLambda = Math.min(expectation.matches / pairs, 1 - 1e-9);
    const moved = Math.max(furthest(m, next), Math.abs(nextLambda - lambda));
    [m, lambda] = [next, nextLambda];
    if (moved >= TOLERANCE) continue;
    checkResult(input, m, expectation);
    return { m, lambda, matches: expectation.matches, iterations, support: expectation.support };
  }
  throw new LinkageError("em-not-converged", { rule: input.rule, iterations: MOST_ITERATIONS });
}
