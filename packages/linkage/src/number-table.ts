/**
 * Numbers distinct whole numbers below 2^53 from 1, in the order in which they are first met. Open addressing in typed arrays: a
 * Map of a million doubles takes several times the time and memory.
 */
export class NumberTable {
  size = 0;
  private keys: Float64Array;
  private numbers: Uint32Array;

  constructor(expected = 1024) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Float64Array(places);
    this.numbers = new Uint32Array(places);
  }

  /** Both halves are mixed into the low bits (the finaliser of MurmurHash3), so that regular keys do not pile up. */
  private placeOf(key: number): number {
    const mask = this.keys.length - 1;
    const high = Math.floor(key / 0x1_0000_0000);
    let mixed = (key - high * 0x1_0000_0000) | 0;
    mixed ^= Math.imul(high, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    let at = (mixed ^ (mixed >>> 16)) & mask;
    while (this.numbers[at] !== 0 && this.keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  numberOf(key: number): number {
    const at = this.placeOf(key);
    const known = this.numbers[at] ?? 0;
    if (known !== 0) return known;
    this.keys[at] = key;
    this.numbers[at] = ++this.size;
    if (this.size * 2 > this.keys.length) this.grow();
    return this.size;
  }

  private grow(): void {
    const { keys, numbers } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.numbers = new Uint32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const number = numbers[i] ?? 0;
      if (number === 0) continue;
      const at = this.placeOf(keys[i] ?? 0);
      this.keys[at] = keys[i] ?? 0;
      this.numbers[at] = number;
    }
  }
}
