import type { CaptureTable } from "./capture-table.ts";
import { ClassAllocation, NEGLIGIBLE } from "./class-allocation.ts";
import { ClassMoves } from "./class-moves.ts";
import { LatentClasses } from "./latent-classes.ts";
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
  /** Metropolis moves of whole classes in every sweep; 0 is the plain Gibbs sampler. */
  readonly moves: number;
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
  readonly #model: LatentClasses;
  readonly #moves: ClassMoves;
  /** Persons of class k: captured and unseen; the unseen; and those on list j, at [k × lists + j]. */
  readonly #sizes: Float64Array;
  readonly #unseenOf: Float64Array;
  readonly #caughtBy: Float64Array;
  readonly #allocation: ClassAllocation;
  alpha: number;
  unseen = 0;
  odds = 0;
  rejected = 0;

  constructor(input: LcmcrChainInput) {
    const { table, classes, seed, chain, cap } = input;
    this.#input = input;
    this.#random = createRandom(seed, chain);
    this.#model = new LatentClasses(table, classes);
    this.#moves = new ClassMoves(this.#model, this.#random, cap);
    this.#allocation = new ClassAllocation(this.#random, classes);
    [this.#sizes, this.#unseenOf] = [new Float64Array(classes), new Float64Array(classes)];
    this.#caughtBy = new Float64Array(classes * table.lists.length);
    this.alpha = 0.3 / classes;
    this.#start();
  }

  /** The first chain starts where every class has the coverage of the lists; the others from chances drawn at random. */
  #start(): void {
    const { lists, classes, patterns, counts, captured, on, off, logWeights } = this.#model;
    for (let j = 0; j < lists; j++) {
      const size = patterns.reduce((sum, pattern, m) => sum + ((pattern >> j) & 1 ? (counts[m] as number) : 0), 0);
      const coverage = Math.min(1 - 1e-6, Math.max(1e-6, size / captured));
      for (let k = 0; k < classes; k++) {
        const chance = this.#input.chain === 0 ? coverage : this.#random.uniform();
        on[k * lists + j] = chance;
        off[k * lists + j] = 1 - chance;
      }
    }
    let rest = 0;
    for (let k = 0; k < classes; k++) {
      const stick = k === classes - 1 ? 1 : this.#random.uniform();
      logWeights[k] = rest + Math.log(stick);
      rest += Math.log1p(-stick);
    }
    this.#model.refresh();
  }

  sweep(phase: "warm-up" | "burn-in" | "sampling"): void {
    this.#assignCells();
    this.#drawLists();
    this.#drawWeights();
    this.#model.refresh();
    this.#moves.run(this.#input.moves, { alpha: this.alpha, learns: phase !== "sampling" });
    this.#drawUnseen();
    if (phase === "warm-up") return;
    const { a, b } = this.#input.alphaPrior;
    const { classes, logWeights } = this.#model;
    this.alpha = Math.max(1e-300, drawGamma(this.#random, a + classes - 1) / (b - (logWeights[classes - 1] as number)));
  }

  /** Step 1: the persons of every observed cell over the classes. */
  #assignCells(): void {
    const { classes, lists, weights, units, totals, patterns, counts } = this.#model;
    const { chances, shares } = this.#allocation;
    const [sizes, caughtBy] = [this.#sizes, this.#caughtBy];
    sizes.fill(0);
    caughtBy.fill(0);
    const cells = patterns.length;
    const live = this.#countLive();
    for (let m = 0; m < cells; m++) {
      const pattern = patterns[m] as number;
      let total = totals[m] as number;
      const underflows = !(total > 1e-290);
      if (underflows) total = this.#chancesInLogs(pattern);
      else for (let k = 0; k < live; k++) chances[k] = (weights[k] as number) * (units[k * cells + m] as number);
      this.#allocation.draw(counts[m] as number, total, underflows ? classes : live);
      for (let k = 0; k < classes; k++) {
        const count = shares[k] as number;
        if (count === 0) continue;
        sizes[k] = (sizes[k] as number) + count;
        for (let left = pattern, at = k * lists; left !== 0; left >>= 1, at++)
          if (left & 1) caughtBy[at] = (caughtBy[at] as number) + count;
      }
    }
  }

  /** Classes up to the last one that could get anybody in any cell: sticks are short at the end, and most of them hold nobody. */
  #countLive(): number {
    const { classes, weights, totals } = this.#model;
    let least = 1;
    for (let m = 0; m < totals.length; m++) least = Math.min(least, totals[m] as number);
    let live = classes;
    while (live > 1 && (weights[live - 1] as number) < NEGLIGIBLE * least) live--;
    return live;
  }

  /** The chances of the classes in logarithms, for the sweep in which all of them underflow. @returns their sum */
  #chancesInLogs(pattern: number): number {
    const { lists, logWeights, on, off } = this.#model;
    const logs = Array.from(logWeights, (weight, k) => {
      let sum = weight;
      for (let j = 0; j < lists; j++) sum += Math.log(Math.max(((pattern >> j) & 1 ? on : off)[k * lists + j] as number, Number.MIN_VALUE));
      return sum;
    });
    const top = Math.max(...logs);
    const { chances } = this.#allocation;
    for (const [k, log] of logs.entries()) chances[k] = Math.exp(log - top);
    return chances.reduce((a, b) => a + b, 0);
  }

  /** Step 2: the chances of the lists in each class; a class without persons draws them from the prior. */
  #drawLists(): void {
    const { classes, lists, on, off } = this.#model;
    for (let k = 0; k < classes; k++) {
      const all = (this.#sizes[k] as number) + (this.#unseenOf[k] as number);
      this.#sizes[k] = all;
      for (let j = 0; j < lists; j++) {
        const at = k * lists + j;
        const caught = this.#caughtBy[at] as number;
        const chance = drawBeta(this.#random, 1 + caught, 1 + all - caught);
        on[at] = chance;
        off[at] = 1 - chance;
      }
    }
  }

  /** Step 3: the weights of the classes, in logarithms. */
  #drawWeights(): void {
    const { classes, logWeights } = this.#model;
    let after = 0;
    for (let k = 0; k < classes; k++) after += this.#sizes[k] as number;
    let rest = 0;
    for (let k = 0; k < classes - 1; k++) {
      const size = this.#sizes[k] as number;
      after -= size;
      if (size === 0) {
        // Beta(1, b) is inverted: most classes hold nobody, and this is one logarithm instead of two gammas.
        const y = Math.max(-1e290, Math.log(this.#random.uniform()) / (this.alpha + after));
        logWeights[k] = rest + Math.log(-Math.expm1(y));
        rest += y;
        continue;
      }
      const x = drawLogGamma(this.#random, 1 + size);
      const y = drawLogGamma(this.#random, this.alpha + after);
      const top = Math.max(x, y);
      const sum = top + Math.log1p(Math.exp(Math.min(x, y) - top));
      logWeights[k] = rest + x - sum;
      rest += y - sum;
    }
    logWeights[classes - 1] = rest;
  }

  /** Steps 4 and 5: how many were seen by nobody, and of which class. A number above the cap is not taken: the last one stays. */
  #drawUnseen(): void {
    const { classes, weights, missed, captured } = this.#model;
    const { chances, shares } = this.#allocation;
    let none = 0;
    let some = 0;
    for (let k = 0; k < classes; k++) {
      const chance = (weights[k] as number) * (missed[k] as number);
      chances[k] = chance;
      none += chance;
      some += (weights[k] as number) * (1 - (missed[k] as number));
    }
    this.odds = none / Math.max(some, Number.MIN_VALUE);
    const mean = drawGamma(this.#random, captured) * this.odds;
    // Far above the cap no draw is needed to know the answer.
    const proposed = mean < 4 * this.#input.cap + 100 ? drawPoisson(this.#random, mean) : Number.POSITIVE_INFINITY;
    if (proposed <= this.#input.cap) this.unseen = proposed;
    else this.rejected++;
    if (none > 0) {
      this.#allocation.draw(this.unseen, none, classes);
      this.#unseenOf.set(shares);
    } else this.#unseenOf.fill(0);
  }

  /** Renames the classes by decreasing weight. */
  relabel(): void {
    const { on, off, logWeights, lists } = this.#model;
    const before = { on: on.slice(), off: off.slice(), logWeights: logWeights.slice(), unseen: this.#unseenOf.slice() };
    for (const [to, from] of this.#model.order().entries()) {
      on.set(before.on.subarray(from * lists, (from + 1) * lists), to * lists);
      off.set(before.off.subarray(from * lists, (from + 1) * lists), to * lists);
      logWeights[to] = before.logWeights[from] as number;
      this.#unseenOf[to] = before.unseen[from] as number;
    }
    this.#model.refresh();
  }

  /** Adds the classes of this sweep, largest first, to sums of share and of share × chance to be missed. */
  addClasses(shares: Float64Array, unseen: Float64Array): void {
    const { weights, missed } = this.#model;
    for (const [rank, k] of this.#model.order().entries()) {
      shares[rank] = (shares[rank] as number) + (weights[k] as number);
      unseen[rank] = (unseen[rank] as number) + (weights[k] as number) * (missed[k] as number);
    }
  }
}

/** Runs a chain: warm-up with fixed α, relabelling, burn-in, then `draws` draws, one after every `thinning` sweeps. */
export function* lcmcrChainSteps(input: LcmcrChainInput): Steps<LcmcrDraws> {
  const sampler = new Sampler(input);
  const { burnIn, draws, thinning, classes } = input;
  const sweeps = draws * thinning;
  const all = WARM_UP + burnIn + sweeps;
  for (let i = 0; i < WARM_UP; i++) sampler.sweep("warm-up");
  sampler.relabel();
  for (let i = 0; i < burnIn; i++) {
    sampler.sweep("burn-in");
    if (i % PIECE === PIECE - 1) yield (WARM_UP + i) / all;
  }
  sampler.rejected = 0;
  const [unseen, odds, alpha] = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)];
  const [shares, missed] = [new Float64Array(classes), new Float64Array(classes)];
  for (let i = 0; i < sweeps; i++) {
    sampler.sweep("sampling");
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
