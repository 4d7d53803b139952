import type { BoundComparison } from "./bound-comparison.ts";
import { LinkageError } from "./errors.ts";

/** Bits that fit a double without loss. */
const MOST_BITS = 52;

/** How the levels of all comparisons are packed into one number: a few bits for each, the first one lowest. */
export type PatternLayout = {
  /** What the level of each comparison is multiplied by. */
  readonly factors: readonly number[];
  readonly sizes: readonly number[];
};

/** @throws LinkageError too-many-levels */
export function layOutPatterns(levelCounts: readonly number[]): PatternLayout {
  let bits = 0;
  const factors: number[] = [];
  const sizes: number[] = [];
  for (const count of levelCounts) {
    const width = Math.ceil(Math.log2(count + 1));
    factors.push(2 ** bits);
    sizes.push(2 ** width);
    bits += width;
  }
  if (bits > MOST_BITS) throw new LinkageError("too-many-levels", { bits, most: MOST_BITS });
  return { factors, sizes };
}

/** The levels that a packed pattern holds, one per comparison. */
export function unpackPattern({ factors, sizes }: PatternLayout, pattern: number): Uint8Array {
  return Uint8Array.from(factors, (factor, i) => Math.floor(pattern / factor) % (sizes[i] ?? 1));
}

/** A function that packs the levels of a pair of records. */
export function patternReader(comparisons: readonly BoundComparison[], layout: PatternLayout): (left: number, right: number) => number {
  const readers = comparisons.map(({ codes, levelOf }, i) => ({ codes, levelOf, factor: layout.factors[i] ?? 0 }));
  return (left, right) => {
    let pattern = 0;
    for (const { codes, levelOf, factor } of readers) pattern += levelOf(codes[left] ?? 0, codes[right] ?? 0) * factor;
    return pattern;
  };
}

/** Distinct patterns with how many pairs have them. */
export type PatternCounts = { readonly patterns: readonly number[]; readonly counts: readonly number[]; readonly pairs: number };

/** Counts patterns as they come. */
export class PatternCounter {
  private readonly indexOf = new Map<number, number>();
  private readonly counts: number[] = [];
  private pairs = 0;

  add(pattern: number): void {
    const index = this.indexOf.get(pattern);
    if (index === undefined) {
      this.indexOf.set(pattern, this.counts.length);
      this.counts.push(1);
    } else this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.pairs++;
  }

  result(): PatternCounts {
    return { patterns: [...this.indexOf.keys()], counts: this.counts, pairs: this.pairs };
  }
}
