/**
 * Numbers that look random and are the same for the same seed on every machine: xoshiro128** seeded by splitmix32, written
 * from the published descriptions (Blackman and Vigna; Steele, Lea and Flood). Never for secrets.
 */
export type Random = {
  /** Uniform in [0, 1). */
  unit(): number;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
};

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

const rotl = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** A stream of its own for every pair of seed and index. */
export function createRandom(seed: number, index = 0): Random {
  const mix = splitmix32(Math.imul(seed, 0x9e3779b1) ^ splitmix32(index)());
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  const unit = (): number => {
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotl(d, 11);
    return result / 0x1_0000_0000;
  };
  return { unit, below: (n) => Math.floor(unit() * n) };
}
