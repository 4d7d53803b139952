import type { CaptureTable } from "./capture-table.ts";
import { allocate } from "./class-allocation.ts";
import { createRandom, drawBeta, drawGamma, drawLogGamma, drawPoisson, type Random } from "./random.ts";
import type { Steps } from "./steps.ts";

/** One chain of the latent class sampler; all of it can be sent to another thread. */
export type LcmcrChainInput = {
  readonly table: CaptureTable;
  /** Classes kept of the infinite mixture, K. */
  readonly classes: number;
  /** α ~ Gamma(shape a, rate b). */
  readonly alphaPrior: { readonly a: number; readonly b: number };
  readonly burnIn: number;
  readonly draws: number;
  readonly thinning: number;
  readonly seed: number;
  /** Number of the chain, from 0: its stream of chance and, from 1 on, its dispersed start. */
  readonly chain: number;
  /** Largest n0 that is accepted. */
  readonly cap: number;
};

export type LcmcrDraws = {
  /** Kept draws of n0. */
  readonly unseen: Float64Array;
  /** p0 / (1 − p0) of the same sweeps: given it, n0 is negative binomial with size n. */
  readonly odds: Float64Array;
  readonly alpha: Float64Array;
  /** Sweeps after the burn-in whose n0 lay above the cap and was not taken. */
  readonly rejected: number;
  readonly sweeps: number;
  /** Per class, largest first in every kept draw: mean share of the population and mean chance to be on no list. */
  readonly classes: readonly { readonly share: number; readonly unseen: number }[];
};

/** Sweeps with fixed α before the classes are relabelled by decreasing weight; without that, single chains settle too high. */
const WARM_UP = 500;
/** Sweeps per piece of work. */
const PIECE = 500;

/**
 * Gibbs sampler of Manrique-Vallier (2016, Biometrics 72:1246) on cells instead of persons: latent classes with independent lists inside,
 * truncated stick-breaking prior, p(N) ∝ 1/N. A sweep costs O(cells × classes × lists).
 */
class Sampler {
  readonly #random: Random;
  readonly #input: LcmcrChainInput;
  readonly #lists: number;
  readonly #classes: number;
  /** Observed cells: their pattern and count. */
  readonly #patterns: Uint32Array;
  readonly #counts: Float64Array;
  /** P(on list j | class k) and its complement at [k × lists + j]. */
  readonly #on: Float64Array;
  readonly #off: Float64Array;
  readonly #weights: Float64Array;
  readonly #logWeights: Float64Array;
  /** P(on no list | class k). */
  readonly #missed: Float64Array;
  /** Persons of class k: captured and unseen, and those on list j. */
  readonly #sizes: Float64Array;
  readonly #unseenOf: Float64Array;
  readonly #caughtBy: Float64Array;
  readonly #q: Float64Array;
  /** Weight of class k times its probability of every pattern, at [k × 2^J + pattern]; empty where cells are better taken one by one. */
  readonly #joint: Float64Array;
  readonly #share: Float64Array;
  alpha: number;
  unseen = 0;
  odds = 0;
  rejected = 0;

  constructor(input: LcmcrChainInput) {
    const { table, classes, seed, chain } = input;
    this.#input = input;
    this.#random = createRandom(seed, chain);
    this.#lists = table.lists.length;
    this.#classes = classes;
    const observed = Array.from(table.counts.keys()).filter((w) => w > 0 && (table.counts[w] as number) > 0);
    this.#patterns = Uint32Array.from(observed);
    this.#counts = Float64Array.from(observed, (w) => table.counts[w] as number);
    const perClass = (): Float64Array => new Float64Array(classes);
    [this.#weights, this.#logWeights, this.#missed] = [perClass(), perClass(), perClass()];
    [this.#sizes, this.#unseenOf, this.#q, this.#share] = [perClass(), perClass(), perClass(), perClass()];
    const perList = (): Float64Array => new Float64Array(classes * this.#lists);
    [this.#on, this.#off, this.#caughtBy] = [perList(), perList(), perList()];
    const patterns = 2 ** this.#lists;
    this.#joint = new Float64Array(2 * patterns <= observed.length * this.#lists ? classes * patterns : 0);
    this.alpha = 0.3 / classes;
    this.#start();
  }

  /** The first chain starts where every class has the coverage of the lists; the others from chances drawn at random. */
  #start(): void {
    const { table, chain } = this.#input;
    for (let j = 0; j < this.#lists; j++) {
      let size = 0;
      for (const [m, pattern] of this.#patterns.entries()) if ((pattern >> j) & 1) size += this.#counts[m] as number;
      const coverage = Math.min(1 - 1e-6, Math.max(1e-6, size / table.captured));
      for (let k = 0; k < this.#classes; k++) {
        const chance = chain === 0 ? coverage : this.#random.uniform();
        this.#on[k * this.#lists + j] = chance;
        this.#off[k * this.#lists + j] = 1 - chance;
      }
    }
    let rest = 0;
    for (let k = 0; k < this.#classes; k++) {
      const stick = k === this.#classes - 1 ? 1 : this.#random.uniform();
      this.#logWeights[k] = rest + Math.log(stick);
      rest += Math.log1p(-stick);
    }
    this.#refreshWeights();
  }

  #refreshWeights(): void {
    for (let k = 0; k < this.#classes; k++) this.#weights[k] = Math.exp(this.#logWeights[k] as number);
  }

  sweep(freeAlpha: boolean): void {
    this.#sizes.fill(0);
    this.#caughtBy.fill(0);
    if (this.#joint.length > 0) for (let k = 0; k < this.#classes; k++) this.#tabulate(k);
    for (let m = 0; m < this.#patterns.length; m++) this.#assignCell(m);
    this.#drawLists();
    const logLast = this.#drawWeights();
    this.#drawUnseen();
    if (freeAlpha) {
      const { a, b } = this.#input.alphaPrior;
      this.alpha = Math.max(1e-300, drawGamma(this.#random, a + this.#classes - 1) / (b - logLast));
    }
  }

  /** All patterns of a class, list by list: twice 2^J products instead of J for every cell. */
  #tabulate(k: number): void {
    const joint = this.#joint;
    const at = k << this.#lists;
    joint[at] = this.#weights[k] as number;
    for (let j = 0; j < this.#lists; j++) {
      const on = this.#on[k * this.#lists + j] as number;
      const off = this.#off[k * this.#lists + j] as number;
      const half = at + (1 << j);
      for (let i = at; i < half; i++) {
        const q = joint[i] as number;
        joint[i + (1 << j)] = q * on;
        joint[i] = q * off;
      }
    }
  }

  /** Weight times probability of a pattern for every class into `#q`. @returns their sum */
  #weigh(pattern: number): number {
    const lists = this.#lists;
    const isTabulated = this.#joint.length > 0;
    let total = 0;
    for (let k = 0; k < this.#classes; k++) {
      let q: number;
      if (isTabulated) q = this.#joint[(k << lists) + pattern] as number;
      else {
        q = this.#weights[k] as number;
        const at = k * lists;
        for (let j = 0; j < lists; j++) q *= ((pattern >> j) & 1 ? this.#on[at + j] : this.#off[at + j]) as number;
      }
      this.#q[k] = q;
      total += q;
    }
    return total;
  }

  /** Step 1: the persons of an observed cell over the classes. */
  #assignCell(m: number): void {
    const pattern = this.#patterns[m] as number;
    const lists = this.#lists;
    let total = this.#weigh(pattern);
    if (!(total > 1e-290)) total = this.#logCell(pattern);
    allocate(this.#random, { count: this.#counts[m] as number, chances: this.#q, total }, this.#share);
    for (let k = 0; k < this.#classes; k++) {
      const count = this.#share[k] as number;
      if (count === 0) continue;
      this.#sizes[k] = (this.#sizes[k] as number) + count;
      const at = k * lists;
      for (let j = 0; j < lists; j++) if ((pattern >> j) & 1) this.#caughtBy[at + j] = (this.#caughtBy[at + j] as number) + count;
    }
  }

  /** The same probabilities in logarithms, for the sweep in which all of them underflow. */
  #logCell(pattern: number): number {
    const logs = Array.from(this.#logWeights, (weight, k) => {
      let sum = weight;
      for (let j = 0; j < this.#lists; j++) {
        const chance = ((pattern >> j) & 1 ? this.#on[k * this.#lists + j] : this.#off[k * this.#lists + j]) as number;
        sum += Math.log(Math.max(chance, Number.MIN_VALUE));
      }
      return sum;
    });
    const top = Math.max(...logs);
    let total = 0;
    for (const [k, log] of logs.entries()) total += this.#q[k] = Math.exp(log - top);
    return total;
  }

  /** Step 2: the chances of the lists in each class; a class without persons draws them from the prior. */
  #drawLists(): void {
    for (let k = 0; k < this.#classes; k++) {
      const all = (this.#sizes[k] as number) + (this.#unseenOf[k] as number);
      let missed = 1;
      for (let j = 0; j < this.#lists; j++) {
        const at = k * this.#lists + j;
        const caught = this.#caughtBy[at] as number;
        const chance = drawBeta(this.#random, 1 + caught, 1 + all - caught);
        this.#on[at] = chance;
        this.#off[at] = 1 - chance;
        missed *= 1 - chance;
      }
      this.#missed[k] = missed;
      this.#sizes[k] = all;
    }
  }

  /** Step 3: the weights of the classes. @returns ln of the last one */
  #drawWeights(): number {
    let after = 0;
    for (let k = 0; k < this.#classes; k++) after += this.#sizes[k] as number;
    let rest = 0;
    for (let k = 0; k < this.#classes - 1; k++) {
      const size = this.#sizes[k] as number;
      after -= size;
      const x = drawLogGamma(this.#random, 1 + size);
      const y = drawLogGamma(this.#random, this.alpha + after);
      const top = Math.max(x, y);
      const sum = top + Math.log1p(Math.exp(Math.min(x, y) - top));
      this.#logWeights[k] = rest + x - sum;
      rest += y - sum;
    }
    this.#logWeights[this.#classes - 1] = rest;
    this.#refreshWeights();
    return rest;
  }

  /** Steps 4 and 5: how many were seen by nobody, and of which class. A number above the cap is not taken: the last one stays. */
  #drawUnseen(): void {
    let none = 0;
    let some = 0;
    for (let k = 0; k < this.#classes; k++) {
      const q = (this.#weights[k] as number) * (this.#missed[k] as number);
      this.#q[k] = q;
      none += q;
      some += (this.#weights[k] as number) * (1 - (this.#missed[k] as number));
    }
    this.odds = none / Math.max(some, Number.MIN_VALUE);
    const mean = drawGamma(this.#random, this.#input.table.captured) * this.odds;
    // Far above the cap no draw is needed to know the answer.
    const proposed = mean < 4 * this.#input.cap + 100 ? drawPoisson(this.#random, mean) : Number.POSITIVE_INFINITY;
    if (proposed <= this.#input.cap) this.unseen = proposed;
    else this.rejected++;
    if (none > 0) allocate(this.#random, { count: this.unseen, chances: this.#q, total: none }, this.#share);
    else this.#share.fill(0);
    this.#unseenOf.set(this.#share);
  }

  /** Renames the classes by decreasing weight. */
  relabel(): void {
    const order = this.order();
    const lists = this.#lists;
    const [on, off, weights, unseen] = [this.#on.slice(), this.#off.slice(), this.#logWeights.slice(), this.#unseenOf.slice()];
    for (const [to, from] of order.entries()) {
      this.#on.set(on.subarray(from * lists, (from + 1) * lists), to * lists);
      this.#off.set(off.subarray(from * lists, (from + 1) * lists), to * lists);
      this.#logWeights[to] = weights[from] as number;
      this.#unseenOf[to] = unseen[from] as number;
    }
    this.#refreshWeights();
  }

  order(): number[] {
    return Array.from(this.#weights.keys()).sort((a, b) => (this.#weights[b] as number) - (this.#weights[a] as number));
  }

  /** Adds the classes of this sweep, largest first, to sums of share and of share × chance to be missed. */
  addClasses(shares: Float64Array, missed: Float64Array): void {
    for (const [rank, k] of this.order().entries()) {
      shares[rank] = (shares[rank] as number) + (this.#weights[k] as number);
      missed[rank] = (missed[rank] as number) + (this.#weights[k] as number) * (this.#missed[k] as number);
    }
  }
}

/** Runs a chain: warm-up with fixed α, relabelling, burn-in, then `draws` draws, one after every `thinning` sweeps. */
export function* lcmcrChainSteps(input: LcmcrChainInput): Steps<LcmcrDraws> {
  const sampler = new Sampler(input);
  const { burnIn, draws, thinning, classes } = input;
  const sweeps = draws * thinning;
  const all = WARM_UP + burnIn + sweeps;
  for (let i = 0; i < WARM_UP; i++) sampler.sweep(false);
  sampler.relabel();
  for (let i = 0; i < burnIn; i++) {
    sampler.sweep(true);
    if (i % PIECE === PIECE - 1) yield (WARM_UP + i) / all;
  }
  sampler.rejected = 0;
  const [unseen, odds, alpha] = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)];
  const [shares, missed] = [new Float64Array(classes), new Float64Array(classes)];
  for (let i = 0; i < sweeps; i++) {
    sampler.sweep(true);
    if (i % PIECE === PIECE - 1) yield (WARM_UP + burnIn + i) / all;
    if (i % thinning !== thinning - 1) continue;
    const kept = (i + 1) / thinning - 1;
    unseen[kept] = sampler.unseen;
    odds[kept] = sampler.odds;
    alpha[kept] = sampler.alpha;
    sampler.addClasses(shares, missed);
  }
  return {
    unseen,
    odds,
    alpha,
    rejected: sampler.rejected,
    sweeps,
    classes: Array.from(shares, (share, k) => ({ share: share / draws, unseen: share > 0 ? (missed[k] as number) / share : 0 })),
  };
}
