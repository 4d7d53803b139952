/** A word as numbers, for fast comparison: symbols of the fold or letters. */
export type Codes = Uint16Array;

export const codesOf = (text: string): Codes => Uint16Array.from(text, (sign) => sign.charCodeAt(0));

/** Sounds that writing systems and ears confuse: half a difference. Pairs of symbols of the fold. */
const SOFT_PAIRS = "AI AU IU xg zZ sS tC dt vl fx vf kx zs SZ SC st kg vU vA dz".split(" ");
const SYMBOLS = 128;
const SUBSTITUTION = new Uint8Array(SYMBOLS * SYMBOLS).fill(2);
for (const pair of SOFT_PAIRS) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  SUBSTITUTION[a * SYMBOLS + b] = 1;
  SUBSTITUTION[b * SYMBOLS + a] = 1;
}

const WIDTH = 44;
const ROWS: readonly [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)];
/** More than any limit, and far from the end of a byte. */
const FAR = 100;

function substitution(a: number, b: number, sounds: boolean): number {
  if (a === b) return 0;
  return sounds && a < SYMBOLS && b < SYMBOLS ? (SUBSTITUTION[a * SYMBOLS + b] ?? 2) : 2;
}

export type DistanceOptions = {
  /** The largest distance of interest, in half letters. */
  readonly limit: number;
  /** Whether confusable sounds count as half: for symbols of the fold, not for letters. */
  readonly sounds: boolean;
};

/**
 * Twice the optimal string alignment distance (insertion, deletion, substitution, swap of neighbours). Above `limit` it returns a
 * larger number and stops early; only the diagonal band that can stay within the limit is looked at. Words beyond 40 letters are cut.
 */
export function distance(a: Codes, b: Codes, { limit, sounds }: DistanceOptions): number {
  const [n, m] = [Math.min(a.length, WIDTH - 4), Math.min(b.length, WIDTH - 4)];
  const band = limit >> 1;
  if (Math.abs(n - m) > band) return limit + 1;
  let [before, previous, current] = ROWS;
  for (let j = 0; j <= Math.min(m, band); j += 1) previous[j] = 2 * j;
  if (band < m) previous[band + 1] = FAR;
  for (let i = 1; i <= n; i += 1) {
    const from = Math.max(1, i - band);
    const to = Math.min(m, i + band);
    current[from - 1] = from === 1 ? 2 * i : FAR;
    let least = from === 1 ? 2 * i : FAR;
    const sign = a[i - 1] ?? 0;
    for (let j = from; j <= to; j += 1) {
      const cost = substitution(sign, b[j - 1] ?? 0, sounds);
      let value = (previous[j - 1] ?? FAR) + cost;
      const up = (previous[j] ?? FAR) + 2;
      const left = (current[j - 1] ?? FAR) + 2;
      if (up < value) value = up;
      if (left < value) value = left;
      if (cost > 0 && i > 1 && j > 1 && sign === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (before[j - 2] ?? FAR) + 2);
      current[j] = value;
      if (value < least) least = value;
    }
    if (to < m) current[to + 1] = FAR;
    if (least > limit) return limit + 1;
    [before, previous, current] = [previous, current, before];
  }
  return previous[m] ?? limit + 1;
}
