import { logFactorial } from "./special.ts";

/**
 * A seeded source of chance. The same seed and stream give the same numbers on every machine with the same major version of Node
 * (Math.log and Math.exp may differ between majors in the last bit).
 */
export type Random = {
  /** A whole number of 32 bits, 0 to 2^32 − 1. */
  next32(): number;
  /** Uniform on (0, 1): 52 bits and a half step, never 0 and never 1, so that its logarithm always exists. */
  uniform(): number;
};

const MASK_64 = (1n << 64n) - 1n;

/** SplitMix64 (Steele, Lea, Flood 2014): spreads a small seed over the 128 bits of state. */
function spreadSeed(seed: number): Uint32Array {
  const state = new Uint32Array(4);
  let s = BigInt(seed) & MASK_64;
  for (let i = 0; i < 4; i += 2) {
    s = (s + 0x9e3779b97f4a7c15n) & MASK_64;
    let z = s;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    z ^= z >> 31n;
    state[i] = Number(z & 0xffffffffn);
    state[i + 1] = Number(z >> 32n);
  }
  return state;
}

/** Steps of 2^64 (Blackman & Vigna): streams that cannot meet. */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b] as const;

/** xoshiro128** 1.1 (Blackman & Vigna 2018). The four words of state lie in 32-bit integers, which keeps them out of the heap. */
export class Xoshiro128 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: ArrayLike<number>) {
    this.#a = (state[0] ?? 0) | 0;
    this.#b = (state[1] ?? 0) | 0;
    this.#c = (state[2] ?? 0) | 0;
    this.#d = (state[3] ?? 0) | 0;
    if ((this.#a | this.#b | this.#c | this.#d) === 0) throw new RangeError("the state of the generator must not be all zero");
  }

  next32(): number {
    const b = this.#b;
    const x5 = Math.imul(b, 5);
    const result = Math.imul((x5 << 7) | (x5 >>> 25), 9);
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return result >>> 0;
  }

  uniform(): number {
    const high = this.next32() >>> 6;
    const low = this.next32() >>> 6;
    return (high * 67108864 + low + 0.5) / 4503599627370496;
  }

  /** Moves this generator 2^64 numbers ahead. */
  jump(): void {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (const word of JUMP)
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) {
          a ^= this.#a;
          b ^= this.#b;
          c ^= this.#c;
          d ^= this.#d;
        }
        this.next32();
      }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }
}

/**
 * The generator of a seed. Streams of one seed never overlap (each is 2^64 numbers ahead of the one before): give every chain, every
 * bootstrap block and every data set its own.
 * @throws RangeError for a seed that is not a whole number from 0 to 2^53 − 1
 */
export function createRandom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number from 0 to 2^53 − 1, not ${seed}`);
  if (!Number.isSafeInteger(stream) || stream < 0) throw new RangeError(`a stream is a whole number from 0, not ${stream}`);
  const random = new Xoshiro128(spreadSeed(seed));
  for (let i = 0; i < stream; i++) random.jump();
  return random;
}

// Ziggurat of 128 layers for the normal density (Marsaglia & Tsang 2000), with a fresh uniform for the position in the layer (Doornik 2005).
const LAYERS = 128;
const TAIL_FROM = 3.442619855899;
const LAYER_AREA = 9.91256303526217e-3;
const EDGES = new Float64Array(LAYERS + 1);
const INSIDE = new Float64Array(LAYERS);
{
  let f = Math.exp(-0.5 * TAIL_FROM * TAIL_FROM);
  EDGES[0] = LAYER_AREA / f;
  EDGES[1] = TAIL_FROM;
  for (let i = 2; i < LAYERS; i++) {
    const edge = Math.sqrt(-2 * Math.log(LAYER_AREA / (EDGES[i - 1] as number) + f));
    EDGES[i] = edge;
    f = Math.exp(-0.5 * edge * edge);
  }
  for (let i = 0; i < LAYERS; i++) INSIDE[i] = (EDGES[i + 1] as number) / (EDGES[i] as number);
}

function normalTail(random: Random): number {
  for (;;) {
    const x = Math.log(random.uniform()) / TAIL_FROM;
    if (-2 * Math.log(random.uniform()) >= x * x) return TAIL_FROM - x;
  }
}

/** A standard normal number. */
export function drawNormal(random: Random): number {
  for (;;) {
    const layer = random.next32() & (LAYERS - 1);
    const u = 2 * random.uniform() - 1;
    const x = u * (EDGES[layer] as number);
    if (Math.abs(u) < (INSIDE[layer] as number)) return x;
    if (layer === 0) return u < 0 ? -normalTail(random) : normalTail(random);
    const above = Math.exp(-0.5 * ((EDGES[layer] as number) ** 2 - x * x));
    const below = Math.exp(-0.5 * ((EDGES[layer + 1] as number) ** 2 - x * x));
    if (below + random.uniform() * (above - below) < 1) return x;
  }
}

/** Gamma(shape ≥ 1, scale 1), Marsaglia & Tsang 2000. */
function drawLargeGamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.uniform();
    const xx = x * x;
    if (u < 1 - 0.0331 * xx * xx || Math.log(u) < 0.5 * xx + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Gamma(shape > 0, scale 1). Very small shapes underflow to 0: use `drawLogGamma` where the logarithm is wanted. */
export function drawGamma(random: Random, shape: number): number {
  if (shape === 1) return -Math.log(random.uniform());
  return shape >= 1 ? drawLargeGamma(random, shape) : Math.exp(drawLogGamma(random, shape));
}

/** ln of a Gamma(shape > 0, scale 1): for shape < 1 the draw at shape + 1, times U^(1/shape), in logarithms, so that nothing underflows. */
export function drawLogGamma(random: Random, shape: number): number {
  if (shape >= 1) return Math.log(drawLargeGamma(random, shape));
  const log = Math.log(drawLargeGamma(random, shape + 1));
  return log + Math.log(random.uniform()) / shape;
}

/** Beta(a, b), a and b > 0. The cases with a one are inverted, the rest are two gammas. */
export function drawBeta(random: Random, a: number, b: number): number {
  if (a === 1) return b === 1 ? random.uniform() : -Math.expm1(Math.log(random.uniform()) / b);
  if (b === 1) return Math.exp(Math.log(random.uniform()) / a);
  if (a < 1 || b < 1) {
    const x = drawLogGamma(random, a);
    const y = drawLogGamma(random, b);
    return 1 / (1 + Math.exp(y - x));
  }
  const x = drawLargeGamma(random, a);
  return x / (x + drawLargeGamma(random, b));
}

/** Poisson(mean ≥ 0): multiplication of uniforms below 10, above it PTRS (Hörmann 1993, transformed rejection with squeeze). */
export function drawPoisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean < 4e15)) throw new RangeError(`the mean of a Poisson draw cannot be ${mean}`);
  if (mean < 10) {
    const stop = Math.exp(-mean);
    let count = 0;
    for (let product = random.uniform(); product > stop; product *= random.uniform()) count++;
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const vr = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  const logScale = Math.log(1.1239 + 1.1328 / (b - 3.4));
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + logScale - Math.log(a / (us * us) + b) <= k * logMean - mean - logFactorial(k)) return k;
  }
}

/** x^n for a whole n ≥ 0 by squaring: quicker than a logarithm and an exponential while n is in the thousands, and as exact as its factor. */
function power(x: number, n: number): number {
  if (n > 1e6) return Math.exp(n * Math.log(x));
  let result = 1;
  let base = x;
  for (let left = n; left > 0; left >>= 1) {
    if (left & 1) result *= base;
    base *= base;
  }
  return result;
}

/** Inversion from 0 upwards: good while the mean is small. */
function invertBinomial(random: Random, n: number, p: number): number {
  let u = random.uniform();
  // (1 − p)^n ≥ 1 − n p: most draws near 0 need no power.
  if (u <= 1 - n * p) return 0;
  const ratio = p / (1 - p);
  let probability = power(1 - p, n);
  let k = 0;
  while (u > probability && k < n) {
    u -= probability;
    probability *= (ratio * (n - k)) / (k + 1);
    k++;
  }
  return k;
}

/** BTRS (Hörmann 1993): transformed rejection, for n p ≥ 10 and p ≤ 1/2. */
function rejectBinomial(random: Random, n: number, p: number): number {
  const spq = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spq;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const center = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  // Worked out once, and only where the squeeze does not decide.
  let mode = -1;
  let h = 0;
  let logScale = 0;
  let logOdds = 0;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + center);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || k > n) continue;
    if (mode < 0) {
      mode = Math.floor((n + 1) * p);
      h = logFactorial(mode) + logFactorial(n - mode);
      logScale = Math.log((2.83 + 5.1 / b) * spq);
      logOdds = Math.log(p / (1 - p));
    }
    const accept = h - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds;
    if (Math.log(v) + logScale - Math.log(a / (us * us) + b) <= accept) return k;
  }
}

/** Binomial(n, p): n whole and ≥ 0; p outside [0, 1] by rounding is taken as the nearer end. */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (n === 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (n === 1) return random.uniform() < p ? 1 : 0;
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  return n * p < 10 ? invertBinomial(random, n, p) : rejectBinomial(random, n, p);
}

/** Misses before the `size`-th hit with odds p0/(1−p0) of a miss: Poisson with a Gamma(size) mean times the odds. */
export const drawNegativeBinomial = (random: Random, size: number, odds: number): number =>
  drawPoisson(random, drawGamma(random, size) * odds);

/**
 * Distributes `n` things over the cells of `weights` (≥ 0, not all 0, need not sum to 1) by successive binomials.
 * @returns the counts, in the order of the weights
 */
export function drawMultinomial(random: Random, n: number, weights: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(weights.length);
  let mass = 0;
  let last = -1;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] ?? 0;
    if (weight > 0) last = k;
    mass += weight;
  }
  if (last < 0 || !(mass < Number.POSITIVE_INFINITY)) throw new RangeError("a multinomial draw needs finite weights, one of them above 0");
  let left = n;
  for (let k = 0; k < last && left > 0; k++) {
    const weight = weights[k] ?? 0;
    if (weight <= 0) continue;
    const count = drawBinomial(random, left, weight / mass);
    counts[k] = count;
    left -= count;
    mass -= weight;
  }
  counts[last] = (counts[last] ?? 0) + left;
  return counts;
}
