import { probabilityOf, type Weigher } from "./score.ts";
import type { RecordSet } from "./record-set.ts";
import { isAdmissible } from "./record-set.ts";

/** One step of the waterfall. */
export type ExplanationStep = {
  readonly comparison: string;
  /** What both records say, column by column. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** The level, or undefined when a value is missing and nothing follows from it. */
  readonly level: string | undefined;
  /** log2(m/u) of the level, and the correction for the rarity of the shared value. */
  readonly bits: number;
  readonly rarityBits: number;
  /** The weight after this step. */
  readonly total: number;
};

/** How a pair came to its probability: the prior and what each comparison adds, in bits. */
export type Explanation = {
  readonly left: number;
  readonly right: number;
  readonly priorBits: number;
  readonly steps: readonly ExplanationStep[];
  readonly bits: number;
  readonly probability: number;
  /** False for two records of a source that holds nobody twice: the weight is shown, but they are never proposed. */
  readonly admissible: boolean;
};

export function explainPair(records: RecordSet, weigher: Weigher, pair: { readonly left: number; readonly right: number }): Explanation {
  const { left, right } = pair;
  let total = weigher.priorBits;
  const cells = (columns: readonly string[], record: number): string[] =>
    columns.map((name) => {
      const column = records.columns.get(name);
      return column?.values[column.codes[record] ?? 0] ?? "";
    });
  const steps = weigher.comparisons.map((bound, c): ExplanationStep => {
    const level = bound.levelOf(bound.codes[left] ?? 0, bound.codes[right] ?? 0);
    const bits = weigher.levelBits[c]?.[level] ?? 0;
    const rarityBits = weigher.termBits(c, level, pair);
    total += bits + rarityBits;
    return {
      comparison: bound.name,
      left: cells(bound.columns, left),
      right: cells(bound.columns, right),
      level: bound.levels[level - 1]?.name,
      bits,
      rarityBits,
      total,
    };
  });
  return {
    left,
    right,
    priorBits: weigher.priorBits,
    steps,
    bits: total,
    probability: probabilityOf(total),
    admissible: isAdmissible(records, left, right),
  };
}
