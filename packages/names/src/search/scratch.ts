/** Numbers by place, forgotten at once: a mark per place says whether its number belongs to the present question. */
export class Memo {
  // Side by side in memory: what is looked at is fetched once.
  readonly #values: Float32Array;
  readonly #marks: Uint32Array;
  #mark = 1;

  constructor(size: number) {
    const memory = new ArrayBuffer(8 * size);
    this.#values = new Float32Array(memory);
    this.#marks = new Uint32Array(memory);
  }

  clear(): void {
    this.#mark += 1;
  }

  has(place: number): boolean {
    return this.#marks[2 * place] === this.#mark;
  }

  get(place: number): number {
    return this.#values[2 * place + 1] ?? 0;
  }

  set(place: number, value: number): number {
    this.#marks[2 * place] = this.#mark;
    this.#values[2 * place + 1] = value;
    return value;
  }
}

/** A name worth comparing, with its evidence as far as single words tell. */
export type Candidate = { readonly name: number; readonly bits: number };

/** Names looked at for one question: bounded, so that no question takes long. */
const MOST_NAMES = 30_000;
const BUCKETS = 256;
const bucketOf = (bits: number): number => Math.max(0, Math.min(BUCKETS - 1, Math.round((bits + 24) * 4)));

/** The best evidence so far of each name looked at. */
export class Looked {
  readonly #bits: Memo;
  readonly #names = new Uint32Array(MOST_NAMES);
  #size = 0;

  constructor(names: number) {
    this.#bits = new Memo(names);
  }

  clear(): void {
    this.#bits.clear();
    this.#size = 0;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  get isFull(): boolean {
    return this.#size === MOST_NAMES;
  }

  has(name: number): boolean {
    return this.#bits.has(name);
  }

  put(name: number, bits: number): void {
    if (!this.#bits.has(name)) {
      if (this.isFull) return;
      this.#names[this.#size] = name;
      this.#size += 1;
    } else if (this.#bits.get(name) >= bits) return;
    this.#bits.set(name, bits);
  }

  /** The most promising names, by counting rather than sorting. Of equals those looked at first. */
  best(most: number): readonly Candidate[] {
    const names = this.#names.subarray(0, this.#size);
    const counts = new Uint32Array(BUCKETS);
    for (const name of names) counts[bucketOf(this.#bits.get(name))] = (counts[bucketOf(this.#bits.get(name))] ?? 0) + 1;
    let [limit, above] = [BUCKETS - 1, 0];
    while (limit > 0 && above + (counts[limit] ?? 0) <= most) above += counts[limit--] ?? 0;
    let room = Math.max(0, most - above);
    const best: Candidate[] = [];
    for (const name of names) {
      const bits = this.#bits.get(name);
      const at = bucketOf(bits);
      if (at < limit || (at === limit && room-- <= 0)) continue;
      best.push({ name, bits });
    }
    return best;
  }
}

/** Working memory of one segment: searches do not overlap, so it is used again and again. */
export type Scratch = { readonly given: Memo; readonly patronymic: Memo; readonly looked: Looked };

export const createScratch = (words: number, names: number): Scratch => ({
  given: new Memo(words),
  patronymic: new Memo(words),
  looked: new Looked(names),
});
