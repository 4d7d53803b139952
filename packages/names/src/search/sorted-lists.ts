/** Numbers to lists of numbers, in two flat arrays: small, fast to build once, and ready to be shared between threads. */
export type SortedLists = { readonly keys: Uint32Array; readonly values: Uint32Array };

/** Collects pairs of numbers; grows by doubling. */
export class PairCollector {
  #keys = new Uint32Array(1024);
  #values = new Uint32Array(1024);
  #size = 0;

  add(key: number, value: number): void {
    if (this.#size === this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#values = grown(this.#values);
    }
    this.#keys[this.#size] = key;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** The pairs by key, and in the order they were added within one key. */
  sorted(): SortedLists {
    return sortPairs(this.#keys.subarray(0, this.#size), this.#values.subarray(0, this.#size));
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/** Least significant digit first: stable and linear. */
function sortPairs(keys: Uint32Array, values: Uint32Array): SortedLists {
  let [fromKeys, fromValues] = [keys, values];
  let [toKeys, toValues] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (const key of fromKeys) starts[((key >>> shift) & (BUCKETS - 1)) + 1] = (starts[((key >>> shift) & (BUCKETS - 1)) + 1] ?? 0) + 1;
    for (let i = 0; i < BUCKETS; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    for (let i = 0; i < fromKeys.length; i += 1) {
      const key = fromKeys[i] ?? 0;
      const bucket = (key >>> shift) & (BUCKETS - 1);
      const at = starts[bucket] ?? 0;
      starts[bucket] = at + 1;
      toKeys[at] = key;
      toValues[at] = fromValues[i] ?? 0;
    }
    [fromKeys, fromValues, toKeys, toValues] = [
      toKeys,
      toValues,
      fromKeys as Uint32Array<ArrayBuffer>,
      fromValues as Uint32Array<ArrayBuffer>,
    ];
  }
  return { keys: fromKeys, values: fromValues };
}

/** The first place whose key is not below `key`. */
export function lowerBound(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SHORT = 32;

/** The list of a key: a view, not a copy. Empty if there is none. */
export function listOf({ keys, values }: SortedLists, key: number): Uint32Array {
  const from = lowerBound(keys, key);
  let to = from;
  // Most lists are short; of the others the end is looked for as the beginning was.
  while (to < from + SHORT && keys[to] === key) to += 1;
  if (to === from + SHORT) to = lowerBound(keys, key + 1);
  return values.subarray(from, to);
}
