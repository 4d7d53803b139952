import { clean, repairHomoglyphs, scriptOf, type Script } from "./text.ts";
import { habitsOf, type Habit } from "./fold-latin.ts";
import { tokenOf, type Token, type TokenSource } from "./token.ts";

/** Words of a name that are looked at; the rest of a longer text is left out and said to be. */
export const MOST_WORDS = 8;

export type Word = {
  readonly token: Token;
  /** Joined to the word before by a hyphen. */
  readonly hyphened: boolean;
  /** In brackets: a maiden name, an alias, a pet form. */
  readonly aside: boolean;
  /** Written in capitals while other words are not: many lists mark the family name so. */
  readonly capitals: boolean;
};

export type Words = {
  readonly words: readonly Word[];
  /** How many words stand before a comma, 0 if there is none: "Family, Given". */
  readonly beforeComma: number;
  /** Titles, ranks and additions that were set aside. */
  readonly titles: readonly string[];
  readonly truncated: boolean;
};

/** Titles, ranks and generation marks: not part of any key. Oglu and kyzy say whose child, as a patronymic ending does. */
const TITLES = new Set(
  (
    "оглы кызы углы улы гызы oglu ogly oglou uly kyzy qizi gizi мл младший старший ст jr sr junior senior mr mrs ms miss dr prof hon " +
    "др доктор профессор прафесар спадар спадарыня господин госпожа гражданин гражданка herr frau mme monsieur madame " +
    "генерал полковник подполковник майор капитан лейтенант палкоўнік маёр капітан св святой святы отец айцец епископ " +
    "архиепископ gen general col colonel maj major capt captain lt lieutenant sir"
  ).split(" "),
);
/** Titles that are also surnames or given names: only before a name of two words or more. */
const LEADING_TITLES = new Set("пан пані pan pani don".split(" "));
/** Particles that belong to the word after them. */
const PARTICLES = new Set(
  "ben bin bint abd van von der den de di da du del della la le ibn bin al el abu фон ван дер де аль эль ибн".split(" "),
);

const PIECE = /[\p{L}\p{M}\p{N}\u0022\u0027\u0060\u00B4\u02B9-\u02BC\u2018-\u201F\u2032\u2033]+|[-‐‑‒–—−]|[(),.[\]]/gu;
const APOSTROPHES = /[^\p{L}\p{M}\p{N}]/gu;
const LETTER = /\p{L}/u;

type Piece = { text: string; hyphened: boolean; aside: boolean; capitals: boolean; beforeComma: boolean };

/** Pieces of a text in order, with what the signs around them say. Linear in its length. */
function piecesOf(text: string, raw: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const shouted = new Set(raw.match(/\p{Lu}{2,}/gu)?.map((word) => word.toLowerCase().normalize("NFKC")));
  let [aside, hyphened, commas] = [false, false, 0];
  for (const [sign] of text.matchAll(PIECE)) {
    if (sign === "(" || sign === "[") aside = true;
    else if (sign === ")" || sign === "]") aside = false;
    else if (sign === ",") {
      if (commas === 0 && !aside) for (const piece of pieces) piece.beforeComma = true;
      commas += 1;
    } else if (/^[-‐‑‒–—−]$/u.test(sign)) hyphened = pieces.length > 0;
    else if (sign !== ".") {
      const word = sign.replace(APOSTROPHES, "");
      if (LETTER.test(word)) pieces.push({ text: word, hyphened, aside, capitals: shouted.has(word), beforeComma: false });
      hyphened = false;
    }
  }
  // A name that is nothing but brackets is the name.
  if (pieces.every((piece) => piece.aside)) for (const piece of pieces) piece.aside = false;
  return pieces;
}

const joinParticles = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<Piece[]>((done, piece) => {
    const before = done.at(-1);
    if (before !== undefined && PARTICLES.has(before.text) && before.aside === piece.aside) {
      done[done.length - 1] = { ...piece, text: before.text + piece.text, hyphened: before.hyphened };
    } else done.push(piece);
    return done;
  }, []);

/** The script of most words, for words whose own letters do not tell. */
function scriptOfAll(pieces: readonly Piece[]): Script | undefined {
  const found = pieces.map(({ text }) => scriptOf(text));
  const count = (script: Script): number => found.filter((one) => one === script).length;
  if (count("Cyrl") === count("Latn")) return undefined;
  return count("Cyrl") > count("Latn") ? "Cyrl" : "Latn";
}

type Surroundings = { readonly script: Script | undefined; readonly habits: readonly Habit[]; readonly source: TokenSource };

function toWord(piece: Piece, { script, habits, source }: Surroundings): Word {
  const repaired = repairHomoglyphs(piece.text, script);
  const { aside, hyphened, capitals } = piece;
  return { token: source(repaired.word, repaired.script, repaired.script === "Latn" ? habits : []), hyphened, aside, capitals };
}

/** The words of a name, titles apart, look-alike letters repaired. Reads at most `MOST_TEXT` units and {@link MOST_WORDS} words. */
export function wordsOf(raw: string, source: TokenSource = tokenOf): Words {
  const text = clean(raw);
  const all = joinParticles(piecesOf(text, raw.slice(0, 2048)));
  const isTitle = (piece: Piece): boolean =>
    (TITLES.has(piece.text) && all.length > 1) || (LEADING_TITLES.has(piece.text) && piece === all[0] && all.length > 2);
  const named = all.filter((piece) => !isTitle(piece));
  const pieces = named.slice(0, MOST_WORDS);
  const surroundings = { script: scriptOfAll(pieces), habits: habitsOf(text), source };
  const words = pieces.map((piece) => toWord(piece, surroundings));
  const some = words.some(({ capitals }) => capitals) && words.some(({ capitals, token }) => !capitals && !token.isInitial);
  return {
    words: some ? words : words.map((word) => ({ ...word, capitals: false })),
    beforeComma: pieces.filter(({ beforeComma }) => beforeComma).length % (pieces.length || 1),
    titles: all.filter(isTitle).map((piece) => piece.text),
    truncated: named.length > MOST_WORDS || raw.length > text.length + 512,
  };
}
