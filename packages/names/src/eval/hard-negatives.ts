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

type Named = { readonly text: string; readonly person: string };

/** Trigram → the names that contain it. */
function invert(grams: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  grams.forEach((set, at) => {
    for (const gram of set) {
      const list = found.get(gram);
      if (list === undefined) found.set(gram, [at]);
      else list.push(at);
    }
  });
  return found;
}

/**
 * For each name the `most` nearest names of other people by trigrams (shared over all, Jaccard), as pairs of places in the list, each
 * pair once. Ties go to the earlier name, so the same list always gives the same pairs.
 */
export function hardNegatives(names: readonly Named[], most = 10): readonly (readonly [number, number])[] {
  const grams = names.map(({ text }) => trigramsOf(text));
  const inverted = invert(grams);
  const pairs = new Map<number, readonly [number, number]>();
  grams.forEach((mine, at) => {
    const shared = new Uint16Array(names.length);
    for (const gram of mine) for (const place of inverted.get(gram) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    const near: { readonly place: number; readonly similarity: number }[] = [];
    shared.forEach((count, place) => {
      if (names[place]?.person === names[at]?.person) return;
      const all = mine.size + (grams[place]?.size ?? 0) - count;
      near.push({ place, similarity: all === 0 ? 0 : count / all });
    });
    near.sort((x, y) => y.similarity - x.similarity || x.place - y.place);
    for (const { place } of near.slice(0, most)) {
      const pair = at < place ? ([at, place] as const) : ([place, at] as const);
      pairs.set(pair[0] * names.length + pair[1], pair);
    }
  });
  return [...pairs.values()];
}
