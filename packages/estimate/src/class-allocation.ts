import { drawBinomial, type Random } from "./random.ts";

/** Classes with less than this share of a cell get nobody there. */
export const NEGLIGIBLE = 1e-12;
/** Up to this many persons of a cell are assigned one by one, more by binomials. */
const ONE_BY_ONE = 3;

/** Distributes the persons of one cell over the classes: a multinomial draw, the fast path of the latent class sampler. */
export class ClassAllocation {
  /** Chances of the classes, not normalised: to be filled before every draw. */
  readonly chances: Float64Array;
  /** Persons by class after a draw. */
  readonly shares: Float64Array;
  readonly #random: Random;

  constructor(random: Random, classes: number) {
    this.#random = random;
    [this.chances, this.shares] = [new Float64Array(classes), new Float64Array(classes)];
  }

  /**
   * Draws the classes of `count` persons from the chances of the first `live` classes; the others get nobody. By successive binomials; the
   * largest class comes last and takes who is left, so that the costliest draw is none.
   * @param total the sum of these chances, above 0
   */
  draw(count: number, total: number, live: number): void {
    const { chances, shares } = this;
    const floor = total * NEGLIGIBLE;
    let largest = 0;
    let top = -1;
    let mass = 0;
    for (let k = live; k < shares.length; k++) shares[k] = 0;
    for (let k = 0; k < live; k++) {
      const chance = chances[k] as number;
      shares[k] = 0;
      if (chance < floor) chances[k] = 0;
      else mass += chance;
      if (chance > top) {
        largest = k;
        top = chance;
      }
    }
    let left = count;
    if (count <= ONE_BY_ONE)
      for (; left > 0; left--) {
        const k = this.#pick(this.#random.uniform() * mass, largest, live);
        shares[k] = (shares[k] as number) + 1;
      }
    for (let k = 0; k < live && left > 0; k++) {
      const chance = chances[k] as number;
      if (k === largest || chance === 0) continue;
      const taken = drawBinomial(this.#random, left, chance / mass);
      shares[k] = taken;
      left -= taken;
      mass -= chance;
    }
    if (left > 0) shares[largest] = left;
  }

  /** The class in whose stretch u falls; the largest has the first stretch. */
  #pick(u: number, largest: number, live: number): number {
    const { chances } = this;
    let rest = u - (chances[largest] as number);
    let found = largest;
    for (let k = 0; rest >= 0 && k < live; k++) {
      const chance = chances[k] as number;
      if (k === largest || chance === 0) continue;
      rest -= chance;
      found = k;
    }
    return found;
  }
}
