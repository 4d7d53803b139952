import type { Comparator, Level } from "../comparator.ts";
import { comparedPart, MOST_COMPARED, normaliseText } from "../normalise-text.ts";

const leftTaken = new Uint8Array(MOST_COMPARED);
const rightTaken = new Uint8Array(MOST_COMPARED);

/** Marks equal letters within the window on both sides. @returns how many */
function countCommon(left: string, right: string): number {
  const window = Math.max(0, (Math.max(left.length, right.length) >> 1) - 1);
  leftTaken.fill(0, 0, left.length);
  rightTaken.fill(0, 0, right.length);
  let common = 0;
  for (let i = 0; i < left.length; i++) {
    const letter = left.charCodeAt(i);
    const end = Math.min(right.length, i + window + 1);
    for (let j = Math.max(0, i - window); j < end; j++)
      if (rightTaken[j] === 0 && right.charCodeAt(j) === letter) {
        leftTaken[i] = 1;
        rightTaken[j] = 1;
        common++;
        break;
      }
  }
  return common;
}

function countOutOfOrder(left: string, right: string): number {
  let outOfOrder = 0;
  for (let i = 0, j = 0; i < left.length; i++) {
    if (leftTaken[i] === 0) continue;
    while (rightTaken[j] === 0) j++;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) outOfOrder++;
    j++;
  }
  return outOfOrder;
}

/**
 * Similarity from 0 to 1 of two texts: Jaro's share of common letters, raised for a common beginning of up to four letters where
 * Jaro is above .7 (Winkler 1990, with his scale of .1). Only the first 128 UTF-16 units count.
 */
export function jaroWinkler(one: string, other: string): number {
  const left = comparedPart(one);
  const right = comparedPart(other);
  if (left === right) return 1;
  const common = countCommon(left, right);
  if (common === 0) return 0;
  const jaro = (common / left.length + common / right.length + (common - countOutOfOrder(left, right) / 2) / common) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Where names begin to differ by a typo, by more, and by almost everything: the customary steps. */
export const JARO_WINKLER_STEPS = [0.92, 0.88, 0.7] as const;

/** Levels: exact, then Jaro–Winkler at least each step, then else. */
export function jaroWinklerComparator(steps: readonly number[] = JARO_WINKLER_STEPS): Comparator<string> {
  const levels: Level[] = [
    { name: "exact", termFrequency: 1 },
    ...steps.map((step) => ({ name: `Jaro–Winkler ≥ ${step}` })),
    { name: "else" },
  ];
  return {
    cells: 1,
    levels,
    prepare: ([cell = ""]) => normaliseText(cell) || undefined,
    identity: (text) => text,
    compare(left, right) {
      if (left === right) return 0;
      const similarity = jaroWinkler(left, right);
      for (let i = 0; i < steps.length; i++) if (similarity >= (steps[i] ?? 1)) return i + 1;
      return steps.length + 1;
    },
  };
}
