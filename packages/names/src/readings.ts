/** Readings of a group of letters: symbols separated by blanks, each with its risk (0 unless written), `-` for silence. */
export type Alternatives = { readonly length: number; readonly readings: string };

/** One way to sound a word: symbols, and how daring the guess is (0 usual, 1 possible, 2 far-fetched; risks add up). */
export type Reading = { readonly symbols: string; readonly risk: number };

/** How many readings a word keeps. */
export const MOST_READINGS = 16;

const parsed = new Map<string, readonly Reading[]>();

function parseAlternatives(readings: string): readonly Reading[] {
  const known = parsed.get(readings);
  if (known !== undefined) return known;
  const list = readings.split(" ").map((one) => {
    const [, symbols = "", risk = "0"] = /^([A-Za-z-]*)(\d?)$/u.exec(one) ?? [];
    return { symbols: symbols === "-" ? "" : symbols, risk: Number(risk) };
  });
  parsed.set(readings, list);
  return list;
}

/** Every reading of a word, the least daring first; ties in the order of the tables. */
export function readWord(word: string, readAt: (word: string, at: number) => Alternatives): readonly Reading[] {
  let beam: Reading[] = [{ symbols: "", risk: 0 }];
  for (let at = 0; at < word.length;) {
    const { length, readings } = readAt(word, at);
    at += length;
    const ways = parseAlternatives(readings);
    const [only] = ways;
    if (ways.length === 1 && only !== undefined) {
      beam = beam.map(({ symbols, risk }) => ({ symbols: symbols + only.symbols, risk: risk + only.risk }));
      continue;
    }
    const wider = beam.flatMap((one) => ways.map((way) => ({ symbols: one.symbols + way.symbols, risk: one.risk + way.risk })));
    // The sort is stable: of two readings with one risk, the one the tables name first stays first.
    beam = wider.length > MOST_READINGS ? wider.sort((a, b) => a.risk - b.risk).slice(0, MOST_READINGS) : wider;
  }
  return beam.sort((a, b) => a.risk - b.risk);
}

/**
 * What two writing systems may add or leave out: тч is ч, a soft ц of т, glides beside a full vowel, a в between vowel and у
 * (навука, наука), doubled letters, runs of vowels.
 */
export function reduce(symbols: string): string {
  const consonants = symbols
    .replace(/[td]+C/gu, "C")
    .replace(/[td]+Z/gu, "Z")
    .replace(/[sSzZ]C/gu, "S")
    .replace(/ts/gu, "t")
    .replace(/d[sz]/gu, "d")
    .replace(/AvU(?=[^AIU]|$)/gu, "Av");
  const glide = /^I[AU]/u.test(consonants) ? "I" : "";
  const rest = consonants
    .slice(glide.length)
    .replace(/I+(?=[AU])/gu, "")
    .replace(/(?<=[AU])I+/gu, "");
  return glide + rest.replace(/(.)\1+/gu, "$1").replace(/([AUI])[AUI]+/gu, "$1");
}

/** Without the initial glide and the final vowels that gender and case change; never shorter than two symbols. */
export function stemOf(reduced: string): string {
  const bare = /^I[AU]/u.test(reduced) ? reduced.slice(1) : reduced;
  const stem = bare.replace(/[AUI]+$/u, "");
  return stem.length >= 2 ? stem : bare.length >= 2 ? bare : reduced;
}

/** Consonants only, an initial vowel as V, with the pairs that ears and tables confuse joined. Empty below three symbols. */
export function skeletonOf(stem: string): string {
  const bones = stem
    .replace(/^[AUI]/u, "V")
    .replace(/[AUI]/gu, "")
    .replaceAll("x", "g")
    .replaceAll("Z", "z")
    .replace(/(.)\1+/gu, "$1");
  return bones.length >= 3 ? bones : "";
}
