import { forEachPair, rulesOf, type BlockPlan } from "./blocking.ts";
import type { BoundComparison } from "./bound-comparison.ts";
import { LinkageError } from "./errors.ts";
import { PROBABILITY_FLOOR } from "./estimate-u.ts";
import type { Model } from "./model.ts";
import { layOutPatterns, patternReader, unpackPattern, type PatternLayout } from "./pattern.ts";

/** P(match) of a weight in bits: 2^bits / (1 + 2^bits). */
export const probabilityOf = (bits: number): number => 1 / (1 + Math.exp(-bits * Math.LN2));

/** The weight in bits of a probability. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

/** Scored pairs, one entry of each list per pair; numbers of records as in the record set, the smaller first. */
export type ScoredPairs = {
  readonly size: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Weight including the prior, in bits. */
  readonly bits: Float64Array;
  /** How many blocking rules bring the pair together. */
  readonly rules: Uint8Array;
};

export type Scoring = {
  readonly pairs: ScoredPairs;
  /** All pairs that were compared, and the sum of their probabilities; kept or not. */
  readonly compared: number;
  readonly expectedMatches: number;
};

/** Weighs pairs of records under a model. */
export type Weigher = {
  readonly layout: PatternLayout;
  readonly comparisons: readonly BoundComparison[];
  readonly priorBits: number;
  /** Weight of each level of each comparison, in bits; index 0, no evidence, is 0. */
  readonly levelBits: readonly Float64Array[];
  /** Correction for the rarity of the shared value, in bits. */
  readonly termBits: (comparison: number, level: number, pair: Pair) => number;
  /** Weight of a pair including prior and rarity, in bits. */
  readonly weigh: (left: number, right: number) => number;
};

type Pair = { readonly left: number; readonly right: number };

/** Per value: log2 of how much rarer it is than agreement by chance, as found among the other records. */
function rarityBits(bound: BoundComparison, u: number): Float64Array {
  return Float64Array.from(bound.counts, (_, value) => {
    const others = (bound.termCounts[bound.termOf[value] ?? 0] ?? 0) - 1;
    const share = Math.max(others / Math.max(bound.filled - 1, 1), PROBABILITY_FLOOR);
    return Math.log2(u / share);
  });
}

function checkFit(model: Model, comparisons: readonly BoundComparison[]): void {
  for (const [c, { name, levels }] of comparisons.entries()) {
    const known = model.comparisons[c]?.levels.map((level) => level.name).join(", ");
    const own = levels.map((level) => level.name).join(", ");
    if (model.comparisons[c]?.name !== name || known !== own)
      throw new LinkageError("model-mismatch", { reason: `${name} has the levels ${own}, the model knows ${known ?? "none"}` });
  }
}

/** @throws LinkageError model-mismatch, too-many-levels */
export function createWeigher(model: Model, comparisons: readonly BoundComparison[]): Weigher {
  checkFit(model, comparisons);
  const layout = layOutPatterns(comparisons.map(({ levels }) => levels.length));
  const levelBits = model.comparisons.map(({ levels }) => Float64Array.from([0, ...levels.map(({ m, u }) => Math.log2(m / u))]));
  const priorBits = bitsOf(model.lambda);
  const terms = comparisons.map((bound, c) => {
    const times = model.config.comparisons[c]?.termFrequency ?? 1;
    const shares = [0, ...bound.levels.map(({ termFrequency = 0 }) => termFrequency * times)];
    return { codes: bound.codes, shares, bits: rarityBits(bound, model.comparisons[c]?.levels[0]?.u ?? 1) };
  });
  const termBits = (c: number, level: number, { left, right }: Pair): number => {
    const term = terms[c];
    const share = term?.shares[level] ?? 0;
    if (term === undefined || share === 0) return 0;
    // The more frequent of the two values decides: the smaller correction.
    return share * Math.min(term.bits[term.codes[left] ?? 0] ?? 0, term.bits[term.codes[right] ?? 0] ?? 0);
  };
  const weigh = pairWeigher({ layout, levelBits, priorBits, comparisons, terms });
  return { layout, comparisons, priorBits, levelBits, termBits, weigh };
}

type Term = { readonly codes: Uint32Array; readonly shares: readonly number[]; readonly bits: Float64Array };

type Weights = Pick<Weigher, "layout" | "levelBits" | "priorBits" | "comparisons"> & { readonly terms: readonly Term[] };

/** Most pairs share few patterns: what depends on the pattern alone is worked out once for each. */
function pairWeigher({ layout, levelBits, priorBits, comparisons, terms }: Weights): (left: number, right: number) => number {
  const read = patternReader(comparisons, layout);
  const known = new Map<number, { readonly bits: number; readonly rare: readonly (Term & { readonly share: number })[] }>();
  return (left, right) => {
    const pattern = read(left, right);
    let entry = known.get(pattern);
    if (entry === undefined) {
      const levels = unpackPattern(layout, pattern);
      let bits = priorBits;
      for (const [c, level] of levels.entries()) bits += levelBits[c]?.[level] ?? 0;
      const rare = terms.flatMap((term, c) => {
        const share = term.shares[levels[c] ?? 0] ?? 0;
        return share > 0 ? [{ ...term, share }] : [];
      });
      entry = { bits, rare };
      known.set(pattern, entry);
    }
    let bits = entry.bits;
    for (const { codes, bits: rarity, share } of entry.rare)
      bits += share * Math.min(rarity[codes[left] ?? 0] ?? 0, rarity[codes[right] ?? 0] ?? 0);
    return bits;
  };
}

/** Lists that grow by doubling, in memory outside the heap. */
class PairList {
  private size = 0;
  private left = new Uint32Array(1024);
  private right = new Uint32Array(1024);
  private bits = new Float64Array(1024);

  add(left: number, right: number, bits: number): void {
    if (this.size === this.left.length) this.grow();
    this.left[this.size] = left;
    this.right[this.size] = right;
    this.bits[this.size] = bits;
    this.size++;
  }

  private grow(): void {
    const wider = <T extends Uint32Array | Float64Array>(list: T, copy: T): T => (copy.set(list), copy);
    this.left = wider(this.left, new Uint32Array(this.size * 2));
    this.right = wider(this.right, new Uint32Array(this.size * 2));
    this.bits = wider(this.bits, new Float64Array(this.size * 2));
  }

  result(rulesOfPair: (left: number, right: number) => number): ScoredPairs {
    const { size } = this;
    const [left, right, bits] = [this.left.slice(0, size), this.right.slice(0, size), this.bits.slice(0, size)];
    const rules = Uint8Array.from(left, (record, k) => rulesOfPair(record, right[k] ?? 0));
    return { size, left, right, bits, rules };
  }
}

/** Compares all pairs of a plan and keeps those with at least the probability. */
export function scorePairs(plan: BlockPlan, weigher: Weigher, keepAbove: number): Scoring {
  const kept = new PairList();
  const fewest = keepAbove <= 0 ? -Infinity : bitsOf(keepAbove);
  let [compared, expectedMatches] = [0, 0];
  forEachPair(plan, (left, right) => {
    const bits = weigher.weigh(left, right);
    compared++;
    expectedMatches += probabilityOf(bits);
    if (bits >= fewest) kept.add(left, right, bits);
  });
  return { pairs: kept.result((left, right) => rulesOf(plan, left, right).count), compared, expectedMatches };
}
