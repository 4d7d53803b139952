import type { Comparator } from "../comparator.ts";
import { normaliseText } from "../normalise-text.ts";

/** Levels: exact after normalisation, else. For categories such as a region or a sex. */
export function exactComparator(): Comparator<string> {
  return {
    cells: 1,
    cheap: true,
    levels: [{ name: "exact", termFrequency: 1 }, { name: "else" }],
    prepare: ([cell = ""]) => normaliseText(cell) || undefined,
    identity: (text) => text,
    compare: (left, right) => (left === right ? 0 : 1),
  };
}
