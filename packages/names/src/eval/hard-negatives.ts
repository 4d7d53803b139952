import { surfaceOf } from "../surface.ts";
import { normalize } from "../text.ts";

/** Trigrams of a plain Latin transliteration, each word padded as `pg_trgm` does. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of normalize(text).split(/[^\p{L}\p{N}]+/u)) {
    const plain = `  ${surfaceOf(word)} `;
    if (plain.trim() !== "") for (let at = 0; at + 3 <= plain.length; at += 1) found.add(plain.slice(at, at + 3));
  }
  return found;
}

/** Shared trigrams over all trigrams of both (Jaccard), 0 to 1. */
export function trigramSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * For each name the `most` nearest names of other people by trigrams, as pairs of places in the list, each pair once. Ties go
 * to the earlier name, so the same list always gives the same pairs.
 */
export function hardNegatives(
  names: readonly { readonly text: string; readonly person: string }[],
  most = 10,
): readonly (readonly [number, number])[] {
  const grams = names.map(({ text }) => trigramsOf(text));
  const pairs = new Map<string, readonly [number, number]>();
  names.forEach(({ person }, at) => {
    const mine = grams[at] ?? new Set();
    const near = names.flatMap((other, place) =>
      other.person === person ? [] : [{ place, similarity: trigramSimilarity(mine, grams[place] ?? new Set()) }],
    );
    near.sort((x, y) => y.similarity - x.similarity || x.place - y.place);
    for (const { place } of near.slice(0, most)) {
      const pair = at < place ? ([at, place] as const) : ([place, at] as const);
      pairs.set(pair.join(), pair);
    }
  });
  return [...pairs.values()];
}
