/** Sounds that writing systems and ears confuse: half a difference. Pairs of symbols of the fold. */
const SOFT = new Set(
  ["AI", "AU", "IU", "xg", "zZ", "sS", "tC", "dt", "vl", "fx", "vf", "kx", "zs", "SZ", "SC", "st", "kg", "vU", "vA", "dz"].flatMap(
    (pair) => [pair, [...pair].reverse().join("")],
  ),
);
const isSoft = (a: string, b: string): boolean => SOFT.has(a + b);

const WIDTH = 42;
const rows: readonly Int32Array[] = [new Int32Array(WIDTH), new Int32Array(WIDTH), new Int32Array(WIDTH)];

/**
 * Twice the optimal string alignment distance (insertion, deletion, substitution, swap of neighbours), counting a substitution of
 * confusable sounds as half when `sounds` is set. Gives up at `limit` and returns a number above it. Longer texts than 40 signs
 * are cut: words here are never longer.
 */
export function distance(a: string, b: string, { limit, sounds }: { readonly limit: number; readonly sounds: boolean }): number {
  const [n, m] = [Math.min(a.length, WIDTH - 2), Math.min(b.length, WIDTH - 2)];
  if (2 * Math.abs(n - m) > limit) return limit + 1;
  let [before, previous, current] = rows as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= m; j += 1) previous[j] = 2 * j;
  for (let i = 1; i <= n; i += 1) {
    current[0] = 2 * i;
    let least = 2 * i;
    for (let j = 1; j <= m; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const cost = same ? 0 : sounds && isSoft(a[i - 1] ?? "", b[j - 1] ?? "") ? 1 : 2;
      let value = Math.min((previous[j - 1] ?? 0) + cost, (previous[j] ?? 0) + 2, (current[j - 1] ?? 0) + 2);
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (before[j - 2] ?? 0) + 2);
      current[j] = value;
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    [before, previous, current] = [previous, current, before];
  }
  return previous[m] ?? limit + 1;
}
