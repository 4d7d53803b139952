import type { Count } from "./count.ts";
import type { Definition } from "./definitions.ts";

/** Smaller lines of a protected figure are not told exactly. Three is the smallest number in which nobody is found by subtraction of one. */
export const SMALLEST_TOLD = 3;

/** What the public is told of a line: its count, or only that it is small or could be derived from a small one. */
export type PublicCount = Count | "small" | "withheld";

const isSmall = ({ value, uncertain }: Count): boolean =>
  (value > 0 && value < SMALLEST_TOLD) || (uncertain > 0 && uncertain < SMALLEST_TOLD);

/**
 * Protects the lines of a figure that add up to a number told elsewhere. A line below SMALLEST_TOLD becomes "small"; if
 * it were the only one, the rest would give it away by subtraction, so the next smallest line is withheld with it.
 * Figures without protection come back as they are.
 *
 * @param counts of all lines of one definition at one time, in any order
 */
export function publicCounts(definition: Definition, counts: readonly Count[]): readonly PublicCount[] {
  if (definition.smallCells === undefined) return counts;
  const small = counts.map(isSmall);
  const others = counts
    .map((count, index) => ({ index, size: count.value + count.uncertain }))
    .filter(({ index, size }) => !small[index] && size > 0);
  const second = small.filter(Boolean).length === 1 ? others.sort((a, b) => a.size - b.size)[0]?.index : undefined;
  return counts.map((count, index) => (small[index] === true ? "small" : index === second ? "withheld" : count));
}
