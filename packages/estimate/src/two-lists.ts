import type { CaptureTable } from "./capture-table.ts";

/** An estimate with a log-normal interval that never falls below the captured. */
export type PointInterval = { readonly estimate: number; readonly standardError: number; readonly lo: number; readonly hi: number };

/** The 97.5 % point of the normal distribution; the sources print 1.96. */
const Z = 1.959963984540054;

/** n + (N−n)/C to n + (N−n) C with C = exp(1.96 sqrt(ln(1 + Var/(N−n)²))) (Chao 1987). */
export function logNormalInterval(captured: number, estimate: number, variance: number): { readonly lo: number; readonly hi: number } {
  const unseen = estimate - captured;
  if (unseen <= 0) return { lo: captured, hi: captured };
  const factor = Math.exp(Z * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return { lo: captured + unseen / factor, hi: captured + unseen * factor };
}

/** Sizes of two lists and of their overlap. */
export type TwoLists = { readonly first: number; readonly second: number; readonly both: number };

export function twoListsOf({ counts }: CaptureTable, overlaps: Float64Array, pair: number): TwoLists {
  const [first = 0, second = 0] = Array.from({ length: Math.log2(counts.length) }, (_, j) => 1 << j).filter((bit) => (pair & bit) !== 0);
  return { first: overlaps[first] as number, second: overlaps[second] as number, both: overlaps[pair] as number };
}

/** Lincoln–Petersen: n1 n2 / m2; undefined without an overlap. */
export const lincolnPetersen = ({ first, second, both }: TwoLists): number | undefined =>
  both === 0 ? undefined : (first * second) / both;

/**
 * Chapman (1951): N = (n1+1)(n2+1)/(m2+1) − 1, Var = (n1+1)(n2+1)(n1−m2)(n2−m2) / ((m2+1)² (m2+2)).
 * @returns undefined without an overlap: the formula would print a number that rests on nothing
 */
export function chapman({ first, second, both }: TwoLists): PointInterval | undefined {
  if (both === 0) return undefined;
  const estimate = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  const captured = first + second - both;
  return { estimate: Math.max(estimate, captured), standardError: Math.sqrt(variance), ...logNormalInterval(captured, estimate, variance) };
}
