/** The same choices in every run. */
export type Choice = { readonly below: (n: number) => number; readonly bytes: (n: number) => Uint8Array };

export function createChoice(seed: number): Choice {
  let state = seed >>> 0;
  const below = (n: number): number => {
    // mulberry32, from its published description.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * n);
  };
  return { below, bytes: (n) => Uint8Array.from({ length: n }, () => below(256)) };
}
