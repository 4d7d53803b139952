import { planBlocks, type RuleReport } from "./blocking.ts";
import { cluster, type Clustering } from "./cluster.ts";
import { BUILT_IN, compileRule, type Kinds } from "./compile.ts";
import { DEFAULT_KEEP_ABOVE, DEFAULT_SEED, DEFAULT_THRESHOLD, type LinkageConfig } from "./config.ts";
import { drawLinkages, type LinkageDraws } from "./draws.ts";
import { explainPair, type Explanation } from "./explain.ts";
import { readJudgements, type Judgement } from "./judgements.ts";
import type { Model } from "./model.ts";
import { expectRates, missedByBlocking, type ExpectedRates } from "./rates.ts";
import { countAdmissiblePairs, isAdmissible, type RecordSet } from "./record-set.ts";
import { createWeigher, scorePairs, type ScoredPairs } from "./score.ts";
import { bindAll, limitsOf, trainBound } from "./train.ts";

export type LinkOptions = {
  /** Comparators and keys beside the built-in ones. */
  readonly kinds?: Kinds;
  /** Learned before: then nothing is trained, and its configuration is used. */
  readonly model?: Model;
  readonly judgements?: readonly Judgement[];
};

export type BlockingReport = {
  readonly rules: readonly RuleReport[];
  /** Pairs that were compared, each once, of all pairs that may be one person. */
  readonly compared: number;
  readonly admissible: number;
  /** Expected matches that no rule brought together, at least; so the recall of blocking is at most the bound. */
  readonly missedAtLeast: number;
  readonly recallAtMost: number;
};

export type LinkResult = {
  readonly model: Model;
  readonly threshold: number;
  /** Kept pairs with their weights. */
  readonly pairs: ScoredPairs;
  readonly clustering: Clustering;
  readonly blocking: BlockingReport;
  readonly rates: ExpectedRates;
  /** The waterfall of any two records, compared before or not. */
  readonly explain: (left: number, right: number) => Explanation;
  /** Whole linkages drawn from these probabilities; the seed of the configuration unless another is given. */
  readonly draw: (draws: number, seed?: number) => LinkageDraws;
};

/**
 * Links records: learns a model (unless one is given), compares the pairs of the blocking rules, and proposes clusters. Proposals
 * only: nothing is merged.
 * @throws LinkageError any code; nothing is half done
 */
export function link(records: RecordSet, given: LinkageConfig, options: LinkOptions = {}): LinkResult {
  const { kinds = BUILT_IN, judgements = [] } = options;
  const config = options.model?.config ?? given;
  const judged = readJudgements(records.size, judgements);
  const rules = config.blocking.map((rule) => compileRule(rule, kinds));
  const comparisons = bindAll(records, config, kinds);
  const plan = planBlocks(records, rules, limitsOf(config));
  const model = options.model ?? trainBound({ records, config, kinds }, comparisons);
  const weigher = createWeigher(model, comparisons);
  const keepAbove = config.keepAbove ?? DEFAULT_KEEP_ABOVE;
  const threshold = config.threshold ?? DEFAULT_THRESHOLD;
  const scoring = scorePairs(plan, weigher, Math.min(keepAbove, threshold));
  const { pairs } = scoring;
  const mayJoin = (left: number, right: number): boolean => isAdmissible(records, left, right);
  const missedAtLeast = missedByBlocking(pairs, rules.length);
  const { expectedMatches } = scoring;
  return {
    model,
    threshold,
    pairs,
    clustering: cluster({ size: records.size, pairs, judged, mayJoin, threshold, keepAbove, weigh: weigher.weigh }),
    blocking: {
      rules: plan.reports,
      compared: scoring.compared,
      admissible: countAdmissiblePairs(records),
      missedAtLeast,
      recallAtMost: expectedMatches === 0 ? 1 : expectedMatches / (expectedMatches + missedAtLeast),
    },
    rates: expectRates(scoring, threshold, missedAtLeast),
    explain: (left, right) => explainPair(records, weigher, { left, right }),
    draw: (draws, seed = config.seed ?? DEFAULT_SEED) =>
      drawLinkages({ size: records.size, pairs, mayJoin, judgements, draws, seed, absentProbability: keepAbove }),
  };
}
