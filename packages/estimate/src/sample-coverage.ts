import type { CaptureTable } from "./capture-table.ts";
import { overlapsOf } from "./existence.ts";

/** Sample coverage (Chao & Tsay 1998): the share of the population's captures that the lists have in common. */
export type SampleCoverage = {
  /** C = 1 − mean over lists of (persons on this list alone / size of the list). */
  readonly coverage: number;
  /** D = n − mean of persons on one list alone. */
  readonly distinct: number;
  /** D/C: right if the lists were independent; null where C = 0. */
  readonly independent: number | null;
  /** Three lists only. null where its denominator is at most 0.05 or C < 0.55, and for other numbers of lists. */
  readonly highCoverage: number | null;
  /** The high-coverage form before the rule of thumb on C; null only where its denominator is at most 0.05. For comparison with other programs. */
  readonly highCoverageUnguarded: number | null;
  /** Three lists only: one step from independence, for low coverage. */
  readonly lowCoverage: number | null;
};

type Triple = { readonly sizes: readonly number[]; readonly overlaps: Float64Array };

/** For each pair of three lists: A_ij m_ij / (n_i n_j) and m_ij; A_ij = #(i without k) + #(j without k). */
function pairTerms({ sizes, overlaps }: Triple): readonly { readonly shared: number; readonly weighted: number; readonly apart: number }[] {
  const orders: readonly (readonly [number, number, number])[] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 2, 0],
  ];
  return orders.map(([i, j, k]) => {
    const at = (set: number): number => overlaps[set] as number;
    const shared = at((1 << i) | (1 << j));
    const apart = at(1 << i) - at((1 << i) | (1 << k)) + at(1 << j) - at((1 << j) | (1 << k));
    return { shared, apart, weighted: shared / ((sizes[i] as number) * (sizes[j] as number)) };
  });
}

function threeListForms(
  triple: Triple,
  coverage: number,
  independent: number,
): Pick<SampleCoverage, "highCoverageUnguarded" | "lowCoverage"> {
  const terms = pairTerms(triple);
  const shared = terms.reduce((sum, term) => sum + term.shared, 0);
  const denominator = 1 - terms.reduce((sum, term) => sum + term.apart * term.weighted, 0) / (3 * coverage);
  const g = (x: number): number => terms.reduce((sum, term) => sum + term.apart * (x * term.weighted - 1), 0) / (3 * coverage);
  return {
    highCoverageUnguarded: denominator <= 0.05 ? null : shared / (3 * coverage) / denominator,
    lowCoverage: independent + g(independent + g(independent)),
  };
}

/** Needs lists that are not empty. */
export function sampleCoverage(table: CaptureTable): SampleCoverage {
  const { lists, counts, captured } = table;
  const overlaps = overlapsOf(table);
  const sizes = lists.map((_, j) => overlaps[1 << j] as number);
  const alone = lists.map((_, j) => counts[1 << j] as number);
  const coverage = 1 - alone.reduce((sum, only, j) => sum + only / (sizes[j] as number), 0) / lists.length;
  const distinct = captured - alone.reduce((sum, only) => sum + only, 0) / lists.length;
  // Rounding may leave a coverage of 1e-17 where no two lists meet.
  if (coverage < 1e-12)
    return { coverage: 0, distinct, independent: null, highCoverage: null, highCoverageUnguarded: null, lowCoverage: null };
  const independent = distinct / coverage;
  if (lists.length !== 3) return { coverage, distinct, independent, highCoverage: null, highCoverageUnguarded: null, lowCoverage: null };
  const forms = threeListForms({ sizes, overlaps }, coverage, independent);
  return { coverage, distinct, independent, highCoverage: coverage < 0.55 ? null : forms.highCoverageUnguarded, ...forms };
}
