/**
 * Special functions and the distributions that tests, intervals and posteriors need. All deterministic, all in plain double precision.
 * Arguments outside the domain are a `RangeError`, so that no estimate is ever a silent NaN.
 */

/** Coefficients of Stirling's series for ln Γ: B_2k / (2k (2k−1)); from x ≥ 10 on, seven terms leave an error below 1e-15. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;
const SERIES_FROM = 10;
const HALF_LN_2PI = 0.9189385332046728;

const outside = (name: string, value: number): never => {
  throw new RangeError(`${name}: ${value} is outside the domain`);
};

/** ln Γ(x) for x > 0; absolute error near 1e-14 × max(1, |ln Γ|). Stirling's series, after a shift to x ≥ 10. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : outside("logGamma", x);
  let shift = 1;
  let z = x;
  while (z < SERIES_FROM) shift *= z++;
  const r = 1 / (z * z);
  const [c1, c2, c3, c4, c5, c6, c7] = STIRLING;
  const tail = (c1 + r * (c2 + r * (c3 + r * (c4 + r * (c5 + r * (c6 + r * c7)))))) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LN_2PI + tail - (shift === 1 ? 0 : Math.log(shift));
}

const FACTORIALS = Float64Array.from({ length: 4096 }, (_, k) => logGamma(k + 1));

/** ln k! for a whole k ≥ 0: from a table where draws ask for it most. */
export const logFactorial = (k: number): number => FACTORIALS[k] ?? logGamma(k + 1);

/** ψ(x) = d ln Γ / dx for x > 0: asymptotic series after a shift to x ≥ 10. */
export function digamma(x: number): number {
  if (!(x > 0)) outside("digamma", x);
  let shift = 0;
  let z = x;
  while (z < SERIES_FROM) shift += 1 / z++;
  const r = 1 / (z * z);
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - (r * 691) / 32760)))));
  return Math.log(z) - 0.5 / z - series - shift;
}

/** ln Σ exp(values) without overflow; −∞ for nothing at all. */
export function logSumExp(values: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) max = Math.max(max, values[i] ?? max);
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp((values[i] ?? Number.NEGATIVE_INFINITY) - max);
  return max + Math.log(sum);
}

/** Continued fractions and series end by their own precision; at most this many terms (they need about the square root of the parameter). */
const MAX_TERMS = 1_000_000;
const EPSILON = 1e-16;
const TINY = 1e-300;

/** ln of x^a e^−x / Γ(a), the common factor of both incomplete gamma expansions. */
const gammaFactor = (a: number, x: number): number => a * Math.log(x) - x - logGamma(a);

function lowerGammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MAX_TERMS && term > sum * EPSILON; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum * Math.exp(gammaFactor(a, x));
}

/** Lentz's method on the continued fraction of Γ(a, x). */
function upperGammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < MAX_TERMS; k++) {
    const an = -k * (k - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < EPSILON * 4) break;
  }
  return h * Math.exp(gammaFactor(a, x));
}

/** Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, each without cancellation. a > 0, x ≥ 0. */
export function regularizedGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (!(a > 0)) outside("regularizedGamma", a);
  if (!(x >= 0)) outside("regularizedGamma", x);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = Math.min(1, lowerGammaSeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, upperGammaFraction(a, x));
  return { lower: 1 - upper, upper };
}

/** Lentz's method on the continued fraction of the incomplete beta function; converges fast for x < (a+1)/(a+b+2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let h = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < EPSILON * 4) break;
  }
  return h;
}

/** Regularised incomplete beta function I_x(a, b) and its complement. a, b > 0, 0 ≤ x ≤ 1; `y` = 1 − x may be given where it is known better. */
export function regularizedBeta(x: number, shape: { readonly a: number; readonly b: number }, y = 1 - x): { lower: number; upper: number } {
  const { a, b } = shape;
  if (!(a > 0)) outside("regularizedBeta", a);
  if (!(b > 0)) outside("regularizedBeta", b);
  if (!(x >= 0 && x <= 1)) outside("regularizedBeta", x);
  if (x === 0 || y === 0) return x === 0 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  const factor = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (factor * betaFraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (factor * betaFraction(y, b, a)) / b);
  return { lower: 1 - upper, upper };
}

/** P(Z ≤ x) for a standard normal Z; relative accuracy is kept in both tails. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) outside("normalCdf", x);
  if (x === 0) return 0.5;
  const { lower, upper } = regularizedGamma(0.5, (x * x) / 2);
  return x < 0 ? upper / 2 : 0.5 + lower / 2;
}

/** The z with P(Z ≤ z) = p: Hastings' rational formula as a start, then two Halley steps on the exact distribution function. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) outside("normalQuantile", p);
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Abramowitz & Stegun 26.2.23, error below 4.5e-4.
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let i = 0; i < 2; i++) {
    const u = (normalCdf(z) - p) * Math.exp((z * z) / 2 + HALF_LN_2PI);
    z -= u / (1 + (z * u) / 2);
  }
  return z;
}

/** The zero of a growing function on [lo, hi], by bisection to the last bit that matters. */
function bisect(grows: (x: number) => number, lo: number, hi: number): number {
  let [a, b] = [lo, hi];
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b || b - a <= Math.abs(middle) * 1e-15) break;
    if (grows(middle) < 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** P(X ≤ x) for X ~ chi-square with `df` > 0 degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => regularizedGamma(df / 2, Math.max(0, x) / 2).lower;

/** The x with P(X ≤ x) = p for a chi-square with `df` > 0 degrees of freedom; 0 ≤ p < 1. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p < 1)) outside("chiSquareQuantile", p);
  let hi = df + 10;
  while (chiSquareCdf(hi, df) < p) hi *= 2;
  return bisect((x) => chiSquareCdf(x, df) - p, 0, hi);
}

/** P(T ≤ t) for Student's t with `df` > 0 degrees of freedom (not necessarily whole). */
export function tCdf(t: number, df: number): number {
  if (!(df > 0)) outside("tCdf", df);
  if (Number.isNaN(t)) outside("tCdf", t);
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  const x = df / (df + t * t);
  const tail = regularizedBeta(x, { a: df / 2, b: 0.5 }, (t * t) / (df + t * t)).lower / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t with P(T ≤ t) = p for Student's t with `df` > 0 degrees of freedom; 0 < p < 1. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) outside("tQuantile", p);
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  let hi = 2;
  while (tCdf(hi, df) < p) hi *= 2;
  return bisect((t) => tCdf(t, df) - p, 0, hi);
}

/** P(X ≤ k) and P(X > k) for X ~ Poisson(mean), mean ≥ 0, k whole (below 0: nothing). */
export function poissonCdf(k: number, mean: number): { readonly lower: number; readonly upper: number } {
  if (!(mean >= 0)) outside("poissonCdf", mean);
  if (k < 0) return { lower: 0, upper: 1 };
  const { lower, upper } = regularizedGamma(Math.floor(k) + 1, mean);
  return { lower: upper, upper: lower };
}

/**
 * P(X ≤ k) for the number X of misses before the `size`-th hit when a miss has odds `odds` = p0/(1−p0) against a hit:
 * the distribution of the unseen given the captured.
 */
export function negativeBinomialCdf(k: number, size: number, odds: number): number {
  if (k < 0) return 0;
  if (!(odds >= 0)) outside("negativeBinomialCdf", odds);
  return regularizedBeta(1 / (1 + odds), { a: size, b: Math.floor(k) + 1 }, odds / (1 + odds)).lower;
}
