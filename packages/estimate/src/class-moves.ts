import type { LatentClasses } from "./latent-classes.ts";
import { drawNormal, type Random } from "./random.ts";
import { negativeBinomialCdf } from "./special.ts";

/** How a class is moved; each is tried equally often. */
const KINDS = [
  /** All its chances up or down together, the captured part of its weight kept: along the ridge on which the unseen are decided. */
  { shared: true, each: false, keepsCaptured: true },
  { shared: false, each: true, keepsCaptured: true },
  { shared: true, each: false, keepsCaptured: false },
  /** Its weight alone. */
  { shared: false, each: false, keepsCaptured: false },
] as const;

/** Exchanges two stretches of an array. */
function swap(values: Float64Array, { a, b, length }: { readonly a: number; readonly b: number; readonly length: number }): void {
  for (let i = 0; i < length; i++) {
    const value = values[a + i] as number;
    values[a + i] = values[b + i] as number;
    values[b + i] = value;
  }
}

/** Wanted share of accepted moves, for a step size that walks far. */
const WANTED = 0.3;
const TINY = 1e-290;

/**
 * Metropolis moves on the parameters with the classes of all persons and the unseen summed out: for p(N) ∝ 1/N the posterior is
 * p(θ) Π_m (P_m(θ) / (1 − p0(θ)))^n_m. The sampler draws classes and n0 anew after them, so they leave its posterior as it is; alone it
 * creeps along the ridge between few easily and many hardly seen persons, since every person holds the others where they are.
 */
export class ClassMoves {
  readonly #classes: LatentClasses;
  readonly #random: Random;
  readonly #cap: number;
  /** ln step sizes by kind and class, learnt during the burn-in. */
  readonly #steps: Float64Array;
  readonly #on: Float64Array;
  readonly #off: Float64Array;
  readonly #proposed: { readonly on: Float64Array; readonly off: Float64Array; readonly at: number };
  readonly #units: Float64Array;
  readonly #newTotals: Float64Array;
  #learnt = 0;

  constructor(classes: LatentClasses, random: Random, cap: number) {
    this.#classes = classes;
    this.#random = random;
    this.#cap = cap;
    this.#steps = new Float64Array(KINDS.length * classes.classes).fill(-1);
    [this.#on, this.#off] = [new Float64Array(classes.lists), new Float64Array(classes.lists)];
    this.#proposed = { on: this.#on, off: this.#off, at: 0 };
    [this.#units, this.#newTotals] = [new Float64Array(classes.totals.length), new Float64Array(classes.totals.length)];
  }

  /** Tries `count` moves. Step sizes are only learnt before the first kept draw: afterwards the chain has no memory. */
  run(count: number, { alpha, learns }: { readonly alpha: number; readonly learns: boolean }): void {
    const { totals } = this.#classes;
    for (let m = 0; m < totals.length; m++) if (!((totals[m] as number) > TINY)) return;
    for (let i = 0; i < count; i++) {
      const kind = this.#random.next32() & 3;
      // Low class numbers are large classes: they move most often, always with the same probability.
      const u = this.#random.uniform();
      const k = Math.floor(u * u * this.#classes.classes);
      const chance = this.#try(kind, k, alpha);
      if (learns) this.#learn(kind, k, chance);
    }
    const { classes } = this.#classes;
    if (count > 0 && classes > 1) this.#exchange(Math.floor(this.#random.uniform() * (classes - 1)), alpha);
  }

  /**
   * Exchanges the names of two neighbouring classes (Papaspiliopoulos & Roberts 2008): the likelihood does not know names, the stick-breaking
   * prior prefers large classes first, and without exchanges a class creeps through the order by growing and shrinking.
   */
  #exchange(k: number, alpha: number): void {
    const { weights, logWeights, missed, on, off, units, totals, lists, classes } = this.#classes;
    const [first, second] = [weights[k] as number, weights[k + 1] as number];
    let after = 0;
    for (let l = k + 2; l < classes; l++) after += weights[l] as number;
    const isLast = k + 1 === classes - 1;
    const difference = (logWeights[k] as number) - (logWeights[k + 1] as number);
    const logRatio = isLast ? (alpha - 1) * difference : Math.log((second + after) / (first + after));
    if (!(Math.log(this.#random.uniform()) < logRatio)) return;
    for (const values of [weights, logWeights, missed]) swap(values, { a: k, b: k + 1, length: 1 });
    for (const values of [on, off]) swap(values, { a: k * lists, b: (k + 1) * lists, length: lists });
    swap(units, { a: k * totals.length, b: (k + 1) * totals.length, length: totals.length });
    // A step size belongs to the class, not to its name.
    for (let kind = 0; kind < KINDS.length; kind++) swap(this.#steps, { a: kind * classes + k, b: kind * classes + k + 1, length: 1 });
  }

  /** Robbins & Monro: towards the wanted acceptance, in ever smaller steps. */
  #learn(kind: number, k: number, chance: number): void {
    const at = kind * this.#classes.classes + k;
    const gain = Math.max(0.02, 1 / Math.sqrt(1 + this.#learnt++ / 50));
    this.#steps[at] = Math.min(3, Math.max(-6, (this.#steps[at] as number) + gain * (chance - WANTED)));
  }

  /** @returns the probability with which the move was accepted */
  #try(kind: number, k: number, alpha: number): number {
    const random = this.#random;
    const { shared, each, keepsCaptured } = KINDS[kind] as (typeof KINDS)[number];
    const step = Math.exp(this.#steps[kind * this.#classes.classes + k] as number);
    const classes = this.#classes;
    const { lists, missed, units } = classes;
    const cells = classes.totals.length;
    let logRatio = 0;
    let newMissed = missed[k] as number;
    let factor = 1;
    const moves = shared || each;
    if (moves) {
      const common = shared ? step * drawNormal(random) : 0;
      for (let j = 0; j < lists; j++) {
        const at = k * lists + j;
        const on = classes.on[at] as number;
        const off = classes.off[at] as number;
        const growth = Math.exp(each ? step * drawNormal(random) : common);
        const sum = on * growth + off;
        this.#on[j] = (on * growth) / sum;
        this.#off[j] = off / sum;
        // d λ' / d λ of a shift of the logit.
        logRatio += Math.log(growth / (sum * sum));
      }
      newMissed = classes.computeUnits(this.#proposed, this.#units, 0);
      if (keepsCaptured) factor = (1 - (missed[k] as number)) / (1 - newMissed);
    } else {
      factor = Math.exp(step * drawNormal(random));
      for (let m = 0; m < cells; m++) this.#units[m] = units[k * cells + m] as number;
    }
    if (!(factor > 1e-9 && factor < 1e9)) return 0;
    const scale = factor === 1 ? 1 : this.#scaleOf(k, factor);
    logRatio += this.#weightRatio(k, factor, { scale, alpha }) + this.#likelihoodRatio(k, factor, newMissed);
    const accepted = logRatio >= 0 || random.uniform() < Math.exp(logRatio);
    if (accepted) this.#accept(k, factor, { scale, newMissed, moves });
    return logRatio >= 0 ? 1 : logRatio > -700 ? Math.exp(logRatio) : 0;
  }

  /**
   * Prior and volume of multiplying ν_k by `factor` and dividing all weights by their new sum `scale`. In the weights the stick-breaking prior
   * is ν_K^(α−1) / Π_{l=2..K−1} R_l with R_l = ν_l + … + ν_K, and the volume changes by factor / scale^K.
   */
  #weightRatio(k: number, factor: number, { scale, alpha }: { readonly scale: number; readonly alpha: number }): number {
    const { weights, classes } = this.#classes;
    // One class has the weight 1, whatever is done to it.
    if (factor === 1 || classes === 1) return 0;
    const weight = weights[k] as number;
    let product = 1;
    let others = 0;
    for (let l = classes - 1; l >= 1; l--) {
      if (l !== k) others += weights[l] as number;
      if (l <= k && l <= classes - 2) product *= (others + factor * weight) / (others + weight);
    }
    return Math.log(factor) * (k === classes - 1 ? alpha : 1) - (alpha + 1) * Math.log(scale) - Math.log(product);
  }

  /** Sum of the weights once class k is multiplied: added up, because 1 − ν_k would lose its digits. */
  #scaleOf(k: number, factor: number): number {
    const { weights, classes } = this.#classes;
    let sum = 0;
    for (let l = 0; l < classes; l++) sum += l === k ? factor * (weights[l] as number) : (weights[l] as number);
    return sum;
  }

  #likelihoodRatio(k: number, factor: number, newMissed: number): number {
    const { weights, units, totals, counts, missed, captured, classes } = this.#classes;
    const weight = weights[k] as number;
    const cells = totals.length;
    let sum = 0;
    for (let m = 0; m < cells; m++) {
      const total = totals[m] as number;
      const next = total + weight * (factor * (this.#units[m] as number) - (units[k * cells + m] as number));
      if (!(next > TINY)) return Number.NEGATIVE_INFINITY;
      this.#newTotals[m] = next;
      sum += (counts[m] as number) * Math.log(next / total);
    }
    let none = 0;
    let some = 0;
    for (let l = 0; l < classes; l++) {
      none += (weights[l] as number) * (missed[l] as number);
      some += (weights[l] as number) * (1 - (missed[l] as number));
    }
    const newNone = none + weight * (factor * newMissed - (missed[k] as number));
    const newSome = some + weight * (factor * (1 - newMissed) - (1 - (missed[k] as number)));
    if (!(newSome > TINY)) return Number.NEGATIVE_INFINITY;
    return sum - captured * Math.log(newSome / some) + this.#capRatio(none / some, Math.max(0, newNone) / newSome);
  }

  /** With a cap on n0 the sum over n0 ends there: that matters only where the odds come near it. */
  #capRatio(odds: number, newOdds: number): number {
    const { captured } = this.#classes;
    if (Math.max(odds, newOdds) * captured < this.#cap / 2) return 0;
    return Math.log(negativeBinomialCdf(this.#cap, captured, newOdds) / negativeBinomialCdf(this.#cap, captured, odds));
  }

  #accept(
    k: number,
    factor: number,
    { scale, newMissed, moves }: { readonly scale: number; readonly newMissed: number; readonly moves: boolean },
  ): void {
    const { lists, on, off, units, totals, weights, logWeights, missed } = this.#classes;
    const cells = totals.length;
    if (moves) {
      on.set(this.#on, k * lists);
      off.set(this.#off, k * lists);
      units.set(this.#units, k * cells);
      missed[k] = newMissed;
    }
    for (let m = 0; m < cells; m++) totals[m] = (this.#newTotals[m] as number) / scale;
    if (factor === 1) return;
    const logScale = Math.log(scale);
    weights[k] = (weights[k] as number) * factor;
    logWeights[k] = (logWeights[k] as number) + Math.log(factor);
    for (let l = 0; l < weights.length; l++) {
      weights[l] = (weights[l] as number) / scale;
      logWeights[l] = (logWeights[l] as number) - logScale;
    }
  }
}
