import type { CaptureTable } from "./capture-table.ts";
import { solveLinearProgram } from "./simplex.ts";
import { sizeOf, sumOverSupersets } from "./subset-sums.ts";

/** 0 the estimate exists and is unique, 1 it does not exist, 2 it is not identifiable, 3 both (Chan, Silverman, Vincent, arXiv 1902.05156). */
export type ExistenceCode = 0 | 1 | 2 | 3;

/** What remains of a model after its impossible cells are gone. */
export type ReducedModel = {
  /** 1 for a cell that can be observed and is possible under the model. */
  readonly cells: Uint8Array;
  /** Remaining terms, the intercept last. */
  readonly terms: readonly number[];
  /** Two-list terms whose estimate is −infinity: their lists never overlap. */
  readonly impossible: readonly number[];
};

/** Persons on all lists of each set (the sums over supersets of the counts). */
export function overlapsOf({ counts }: CaptureTable): Float64Array {
  const overlaps = Float64Array.from(counts);
  sumOverSupersets(overlaps);
  return overlaps;
}

/** Intercept (last) and main effects. */
export const mainTerms = (lists: number): readonly number[] => [...Array.from({ length: lists }, (_, j) => 1 << j), 0];

/**
 * Leaves out, for each two-list term whose lists never overlap, the cells with both lists and the term.
 * @param interactions terms of two and more lists
 */
export function reduceModel(lists: number, interactions: readonly number[], overlaps: Float64Array): ReducedModel {
  const impossible = interactions.filter((term) => sizeOf(term) === 2 && overlaps[term] === 0);
  const cells = new Uint8Array(1 << lists);
  for (let w = 1; w < cells.length; w++) cells[w] = impossible.some((pair) => (w & pair) === pair) ? 0 : 1;
  const terms = [...interactions.filter((term) => !impossible.includes(term)), ...mainTerms(lists)];
  return { cells, terms, impossible };
}

const indicesOf = (cells: Uint8Array): readonly number[] => Array.from(cells.keys()).filter((w) => cells[w] === 1);

/** Whether the terms are linearly independent on the cells. */
export function isIdentifiable({ cells, terms }: Pick<ReducedModel, "cells" | "terms">): boolean {
  const columns = indicesOf(cells);
  if (terms.length > columns.length) return false;
  const rows: Float64Array[] = terms.map((t) => Float64Array.from(columns, (w) => ((w & t) === t ? 1 : 0)));
  let rank = 0;
  for (let c = 0; c < columns.length && rank < rows.length; c++) {
    let best = rank;
    for (let r = rank + 1; r < rows.length; r++) if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[best]?.[c] ?? 0)) best = r;
    const chosen = rows[best] as Float64Array;
    if (Math.abs(chosen[c] as number) < 1e-9) continue;
    rows[best] = rows[rank] as Float64Array;
    rows[rank] = chosen;
    for (let r = rank + 1; r < rows.length; r++) {
      const row = rows[r] as Float64Array;
      const factor = (row[c] as number) / (chosen[c] as number);
      if (factor !== 0) for (let k = c; k < row.length; k++) row[k] = (row[k] as number) - factor * (chosen[k] as number);
    }
    rank++;
  }
  return rank === rows.length;
}

/**
 * Whether the maximum-likelihood estimate exists: maximise s subject to A x = A y, x >= s, s >= 0; it exists iff s > 0 (Fienberg &
 * Rinaldo 2012). Existence depends only on which cells are empty, so y is replaced by its support: the program stays well scaled
 * for any counts.
 */
export function estimateExists({ counts }: Pick<CaptureTable, "counts">, { cells, terms }: Pick<ReducedModel, "cells" | "terms">): boolean {
  const columns = indicesOf(cells);
  // The likelihood can rise for ever only along coefficients that vanish on every observed cell. If those span the model, none do.
  if (isIdentifiable({ cells: cells.map((cell, w) => ((counts[w] as number) > 0 ? cell : 0)), terms })) return true;
  const objective = new Float64Array(columns.length + 1);
  objective[columns.length] = 1;
  const bounds = new Float64Array(terms.length);
  const matrix = terms.map((t, i) => {
    const row = new Float64Array(columns.length + 1);
    let held = 0;
    for (let k = 0; k < columns.length; k++) {
      const w = columns[k] as number;
      if ((w & t) !== t) continue;
      row[k] = 1;
      held++;
      if ((counts[w] as number) > 0) bounds[i] = (bounds[i] as number) + 1;
    }
    // x = u + s with u >= 0: the column of s is the sum of the others.
    row[columns.length] = held;
    return row;
  });
  const optimum = solveLinearProgram({ matrix, bounds, objective });
  return optimum.state === "optimal" && optimum.value > 1e-9;
}

/** The two tests together, after the impossible cells are gone. */
export function judgeExistence(table: CaptureTable, interactions: readonly number[]): ExistenceCode {
  const reduced = reduceModel(table.lists.length, interactions, overlapsOf(table));
  const missing = estimateExists(table, reduced) ? 0 : 1;
  const ambiguous = isIdentifiable(reduced) ? 0 : 2;
  return (missing + ambiguous) as ExistenceCode;
}
