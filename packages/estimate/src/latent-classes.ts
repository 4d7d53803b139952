import type { CaptureTable } from "./capture-table.ts";

/**
 * Parameters of a latent class model on a table, and the probabilities of its observed cells kept beside them: class k has the weight ν_k
 * and is on list j with chance λ_jk, independently of the other lists.
 */
export class LatentClasses {
  readonly lists: number;
  readonly classes: number;
  readonly captured: number;
  /** Observed cells: their pattern and count. */
  readonly patterns: Uint32Array;
  readonly counts: Float64Array;
  /** λ_jk and 1 − λ_jk at [k × lists + j]. */
  readonly on: Float64Array;
  readonly off: Float64Array;
  readonly logWeights: Float64Array;
  readonly weights: Float64Array;
  /** P(on no list | class k). */
  readonly missed: Float64Array;
  /** P(cell m | class k) at [k × cells + m], and the mixture Σ_k ν_k P(cell m | class k). */
  readonly units: Float64Array;
  readonly totals: Float64Array;
  /** All 2^J patterns of one class; empty where the observed cells are fewer than it pays for. */
  readonly #scratch: Float64Array;

  constructor({ lists, counts, captured }: CaptureTable, classes: number) {
    const observed = Array.from(counts.keys()).filter((w) => w > 0 && (counts[w] as number) > 0);
    this.lists = lists.length;
    this.classes = classes;
    this.captured = captured;
    this.patterns = Uint32Array.from(observed);
    this.counts = Float64Array.from(observed, (w) => counts[w] as number);
    [this.on, this.off] = [new Float64Array(classes * this.lists), new Float64Array(classes * this.lists)];
    [this.logWeights, this.weights, this.missed] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
    this.units = new Float64Array(classes * observed.length);
    this.totals = new Float64Array(observed.length);
    this.#scratch = new Float64Array(2 * counts.length <= observed.length * this.lists ? counts.length : 0);
  }

  /** Probabilities of the observed cells in class k for given chances (lists from `at` on), into `units` from `to` on. @returns P(no list) */
  computeUnits(
    chances: { readonly on: Float64Array; readonly off: Float64Array; readonly at: number },
    units: Float64Array,
    to: number,
  ): number {
    const { on, off, at } = chances;
    let missed = 1;
    for (let j = 0; j < this.lists; j++) missed *= off[at + j] as number;
    if (this.#scratch.length > 0) this.#tabulate(chances);
    for (let m = 0; m < this.patterns.length; m++) {
      const pattern = this.patterns[m] as number;
      if (this.#scratch.length > 0) {
        units[to + m] = this.#scratch[pattern] as number;
        continue;
      }
      let unit = 1;
      for (let j = 0; j < this.lists; j++) unit *= ((pattern >> j) & 1 ? on[at + j] : off[at + j]) as number;
      units[to + m] = unit;
    }
    return missed;
  }

  /** All patterns, list by list: twice 2^J products instead of J for every cell. */
  #tabulate({ on, off, at }: { readonly on: Float64Array; readonly off: Float64Array; readonly at: number }): void {
    const scratch = this.#scratch;
    scratch[0] = 1;
    for (let j = 0; j < this.lists; j++) {
      const [listed, unlisted] = [on[at + j] as number, off[at + j] as number];
      for (let i = 0; i < 1 << j; i++) {
        const unit = scratch[i] as number;
        scratch[i + (1 << j)] = unit * listed;
        scratch[i] = unit * unlisted;
      }
    }
  }

  /** Works everything out anew from chances and ln weights. */
  refresh(): void {
    const cells = this.patterns.length;
    this.totals.fill(0);
    for (let k = 0; k < this.classes; k++) {
      const weight = Math.exp(this.logWeights[k] as number);
      this.weights[k] = weight;
      this.missed[k] = this.computeUnits({ on: this.on, off: this.off, at: k * this.lists }, this.units, k * cells);
      for (let m = 0; m < cells; m++) this.totals[m] = (this.totals[m] as number) + weight * (this.units[k * cells + m] as number);
    }
  }

  /** Class numbers by decreasing weight. */
  order(): number[] {
    return Array.from(this.weights.keys()).sort((a, b) => (this.weights[b] as number) - (this.weights[a] as number));
  }
}
