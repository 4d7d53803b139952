/** FNV-1a over UTF-16 units with a final mix, 32 bits, never negative. The numbers are stored: changing them is a new key version. */
export function hash(text: string): number {
  let h = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01_00_01_93);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c_1b_3c_6d);
  h ^= h >>> 12;
  return h >>> 0;
}
