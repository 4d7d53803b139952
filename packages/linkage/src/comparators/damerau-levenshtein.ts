import type { Comparator } from "../comparator.ts";
import { comparedPart, MOST_COMPARED, normaliseText } from "../normalise-text.ts";

let before = new Uint16Array(MOST_COMPARED + 1);
let last = new Uint16Array(MOST_COMPARED + 1);
let row = new Uint16Array(MOST_COMPARED + 1);

function rotateRows(): void {
  const spare = before;
  before = last;
  last = row;
  row = spare;
}

/** One row of the table; only cells within `most` of the diagonal can matter. @returns its smallest cell */
function fillRow(left: string, right: string, { i, most }: { readonly i: number; readonly most: number }): number {
  const from = Math.max(1, i - most);
  const to = Math.min(right.length, i + most);
  row[from - 1] = from === 1 ? i : most + 1;
  let smallest = row[from - 1] ?? 0;
  const letter = left.charCodeAt(i - 1);
  for (let j = from; j <= to; j++) {
    const other = right.charCodeAt(j - 1);
    const above = j <= i + most - 1 ? (last[j] ?? 0) : most + 1;
    let cost = Math.min(above + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (letter === other ? 0 : 1));
    const swapped = i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && other === left.charCodeAt(i - 2);
    if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    row[j] = cost;
    if (cost < smallest) smallest = cost;
  }
  return smallest;
}

/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour (optimal string alignment: no part is
 * changed twice). Only the first 128 UTF-16 units count.
 * @returns the distance, or `most + 1` as soon as it must be larger
 */
export function editDistance(one: string, other: string, most: number): number {
  const left = comparedPart(one);
  const right = comparedPart(other);
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most) return most + 1;
  for (let j = 0; j <= right.length; j++) last[j] = j;
  for (let i = 1; i <= left.length; i++) {
    // A swap reaches two rows back, so only two hopeless rows end the search.
    const hopeless = fillRow(left, right, { i, most }) > most;
    rotateRows();
    if (hopeless && i > 1 && smallestOf(before, right.length, { i: i - 1, most }) > most) return most + 1;
  }
  return Math.min(last[right.length] ?? 0, most + 1);
}

function smallestOf(cells: Uint16Array, length: number, { i, most }: { readonly i: number; readonly most: number }): number {
  let smallest = most + 1;
  for (let j = Math.max(0, i - most); j <= Math.min(length, i + most); j++) smallest = Math.min(smallest, cells[j] ?? smallest);
  return smallest;
}

/** Levels: exact, then at most each number of slips, then else. For codes, numbers and short words. */
export function damerauLevenshteinComparator(steps: readonly number[] = [1, 2]): Comparator<string> {
  const most = steps.at(-1) ?? 0;
  return {
    cells: 1,
    levels: [
      { name: "exact", termFrequency: 1 },
      ...steps.map((step) => ({ name: step === 1 ? "1 slip" : `≤ ${step} slips` })),
      { name: "else" },
    ],
    prepare: ([cell = ""]) => normaliseText(cell) || undefined,
    identity: (text) => text,
    compare(left, right) {
      if (left === right) return 0;
      const distance = editDistance(left, right, most);
      for (let i = 0; i < steps.length; i++) if (distance <= (steps[i] ?? 0)) return i + 1;
      return steps.length + 1;
    },
  };
}
