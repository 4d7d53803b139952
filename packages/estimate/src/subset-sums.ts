/**
 * Sums over the lattice of subsets (Yates' algorithm), in place. The index of an array of length 2^J is a set of lists, one bit
 * per list. A log-linear model is a sum over subsets, its sufficient statistics are sums over supersets: with these two loops a
 * step of Newton's method costs a few hundred additions instead of products of design matrices.
 */

/** Replaces f(w) by the sum of f over the subsets of w. */
export function sumOverSubsets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let block = 0; block < values.length; block += bit << 1)
      for (let low = block; low < block + bit; low++) values[low + bit] = (values[low + bit] as number) + (values[low] as number);
}

/** Replaces f(w) by the sum of f over the supersets of w. */
export function sumOverSupersets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let block = 0; block < values.length; block += bit << 1)
      for (let low = block; low < block + bit; low++) values[low] = (values[low] as number) + (values[low + bit] as number);
}

/** How many lists a set holds. */
export function sizeOf(set: number): number {
  let left = set;
  let size = 0;
  for (; left !== 0; left &= left - 1) size++;
  return size;
}

/** The bits of a set, lowest first. */
export function bitsOf(set: number): readonly number[] {
  const bits: number[] = [];
  for (let bit = 0; set >> bit !== 0; bit++) if ((set >> bit) & 1) bits.push(bit);
  return bits;
}

/** Pairs of lists as sets of two bits, in the order 12, 13, …, 23, …. */
export function pairsOf(lists: number): readonly number[] {
  const pairs: number[] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
  return pairs;
}
