import type { CaptureTable } from "./capture-table.ts";
import { sizeOf } from "./subset-sums.ts";

/** n0 under no highest-order interaction: product of n_w over odd |w| / product over even |w|; null with a zero cell. */
export function noHighestOrderInteraction({ counts }: CaptureTable): number | null {
  let logarithm = 0;
  for (let w = 1; w < counts.length; w++) {
    const y = counts[w] as number;
    if (y === 0) return null;
    logarithm += (sizeOf(w) % 2 === 1 ? 1 : -1) * Math.log(y);
  }
  return Math.exp(logarithm);
}

/** A point of the curve of N against the untestable odds ratio xi. */
export type SensitivityPoint = { readonly xi: number; readonly estimate: number };

/** n0(xi) = xi n0 (Aleshin-Guendel, Sadinle & Wakefield): N for xi from 1/3 to 3, evenly on a logarithmic scale. */
export const sensitivityCurve = (captured: number, estimate: number, points = 13): readonly SensitivityPoint[] =>
  Array.from({ length: points }, (_, i) => {
    const xi = 3 ** ((2 * i) / (points - 1) - 1);
    return { xi, estimate: captured + xi * (estimate - captured) };
  });
