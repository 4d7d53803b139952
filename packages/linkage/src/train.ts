import { DEFAULT_LIMITS, forEachPair, planBlocks, type BlockLimits } from "./blocking.ts";
import { bindComparison, type BoundComparison } from "./bound-comparison.ts";
import { BUILT_IN, columnsOf, compileComparison, compileRule, type Kinds } from "./compile.ts";
import { DEFAULT_SEED, type LinkageConfig, type RuleSpec } from "./config.ts";
import { LinkageError } from "./errors.ts";
import { estimateU, withFloor } from "./estimate-u.ts";
import { estimateM, type EmResult } from "./expectation-maximisation.ts";
import { createModel, type Model, type TrainingReport } from "./model.ts";
import { layOutPatterns, PatternCounter, patternReader, unpackPattern } from "./pattern.ts";
import { countAdmissiblePairs, type RecordSet } from "./record-set.ts";

export const limitsOf = ({ mostRecordsPerBlock, mostPairs }: LinkageConfig): BlockLimits => ({
  mostRecordsPerBlock: mostRecordsPerBlock ?? DEFAULT_LIMITS.mostRecordsPerBlock,
  mostPairs: mostPairs ?? DEFAULT_LIMITS.mostPairs,
});

export const bindAll = (records: RecordSet, config: LinkageConfig, kinds: Kinds): readonly BoundComparison[] =>
  config.comparisons.map((spec) => bindComparison(records, compileComparison(spec, kinds)));

type Setting = { readonly records: RecordSet; readonly config: LinkageConfig; readonly kinds: Kinds };

/**
 * The share of matches: pairs that meet a strict rule, divided by the assumed share of matches that meet one, by all pairs.
 * @throws LinkageError lambda-unknown
 */
function estimateLambda({ records, config, kinds }: Setting): { readonly lambda: number; readonly hits: number } {
  const rules = config.deterministic.rules.map((rule) => compileRule(rule, kinds));
  let hits = 0;
  forEachPair(planBlocks(records, rules, limitsOf(config)), () => void hits++);
  const pairs = countAdmissiblePairs(records);
  if (hits === 0 || pairs === 0) throw new LinkageError("lambda-unknown");
  // Half of all pairs is more than any list of people holds; it keeps the prior finite when everybody is one person.
  return { lambda: Math.min(hits / config.deterministic.recall / pairs, 0.5), hits };
}

/** More pairs than this teach no better: of a larger block a part is compared, chosen by the numbers of the records. */
const MOST_TRAINING_PAIRS = 2_000_000;

/** Whether a pair belongs to the part; even-handed, and the same in every run. */
function isInPart(left: number, right: number, share: number): boolean {
  let mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0 < share * 0x1_0000_0000;
}

type Trained = {
  readonly rule: string;
  readonly skippedBlocks: number;
  readonly pairs: number;
  readonly free: readonly number[];
  readonly result: EmResult;
};

/** Learns m from one rule, for the comparisons whose columns it leaves free. */
function trainOn(setting: Setting, spec: RuleSpec, known: readonly { bound: BoundComparison; u: readonly number[] }[]): Trained {
  const { records, config, kinds } = setting;
  const rule = compileRule(spec, kinds);
  const used = columnsOf(rule);
  const free = known.flatMap(({ bound }, c) => (bound.columns.some((column) => used.has(column)) ? [] : [c]));
  // With one comparison, more matches that agree less and fewer that agree more look the same.
  if (free.length < 2)
    throw new LinkageError("config-invalid", { at: `training rule ${rule.label}`, reason: "it must leave two comparisons free" });
  const own = free.flatMap((c) => known[c] ?? []);
  const layout = layOutPatterns(own.map(({ bound }) => bound.levels.length));
  const plan = planBlocks(records, [rule], limitsOf(config));
  const counter = new PatternCounter();
  const read = patternReader(
    own.map(({ bound }) => bound),
    layout,
  );
  const share = MOST_TRAINING_PAIRS / Math.max(1, plan.reports[0]?.pairsWithin ?? 1);
  forEachPair(plan, (left, right) => {
    if (share >= 1 || isInPart(left, right, share)) counter.add(read(left, right));
  });
  const { patterns, counts, pairs } = counter.result();
  const skippedBlocks = plan.reports[0]?.skippedBlocks ?? 0;
  if (pairs === 0) {
    const skipped =
      skippedBlocks > 0 ? `: ${skippedBlocks} blocks are too large (up to ${plan.reports[0]?.largestSkipped ?? 0} records)` : "";
    throw new LinkageError("training-block-empty", { rule: rule.label, skipped });
  }
  const result = estimateM({
    rule: rule.label,
    comparisons: own.map(({ bound, u }) => ({ name: bound.name, levels: bound.levels, u })),
    patterns: patterns.map((pattern) => unpackPattern(layout, pattern)),
    counts,
  });
  return { rule: rule.label, skippedBlocks, pairs, free, result };
}

/** The mean over the training rules, each weighted by the matches it rests on. */
function averageM(bound: BoundComparison, c: number, trained: readonly Trained[]): number[] {
  const sums = bound.levels.map(() => 0);
  let total = 0;
  for (const { free, result } of trained) {
    const at = free.indexOf(c);
    const support = at < 0 ? 0 : (result.support[at] ?? 0);
    total += support;
    for (let l = 0; l < sums.length; l++) sums[l] = (sums[l] ?? 0) + support * (result.m[at]?.[l] ?? 0);
  }
  if (!(total > 0)) throw new LinkageError("comparison-untrained", { comparison: bound.name });
  return withFloor(sums.map((sum) => sum / total));
}

/**
 * Learns a model from the records themselves, without labels: u from random pairs, m by EM on each training rule, lambda from the
 * deterministic rules.
 * @throws LinkageError any of the codes about configuration, columns, training and bounds
 */
export function train(records: RecordSet, config: LinkageConfig, kinds: Kinds = BUILT_IN): Model {
  const setting: Setting = { records, config, kinds };
  const comparisons = bindAll(records, config, kinds);
  return trainBound(setting, comparisons);
}

/** As `train`, with comparisons already bound, so that linking prepares values once. */
export function trainBound(setting: Setting, comparisons: readonly BoundComparison[]): Model {
  const { records, config } = setting;
  const { lambda, hits } = estimateLambda(setting);
  const known = comparisons.map((bound, c) => ({ bound, u: estimateU(records, bound, (config.seed ?? DEFAULT_SEED) + c) }));
  const trained = config.training.map((rule) => trainOn(setting, rule, known));
  const training: TrainingReport = {
    records: records.size,
    pairs: countAdmissiblePairs(records),
    deterministicPairs: hits,
    rules: trained.map(({ rule, pairs, result, skippedBlocks }) => ({
      rule,
      pairs,
      matches: result.matches,
      iterations: result.iterations,
      skippedBlocks,
    })),
  };
  const learned = known.map(({ bound, u }, c) => {
    const m = averageM(bound, c, trained);
    return { name: bound.name, levels: bound.levels.map(({ name }, l) => ({ name, m: m[l] ?? 0, u: u[l] ?? 0 })) };
  });
  return createModel({ config, lambda, comparisons: learned, training });
}
