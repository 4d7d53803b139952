import { scriptOf } from "./reader-languages.ts";

// The alphabets, as the Unicode collation (CLDR) orders them for each language: letters that are one letter with a mark
// stand together and are told apart only where two words are otherwise equal. Letters of neighbours have their place too,
// because a list holds names of neighbours.
const ALPHABETS: Readonly<Record<string, string>> = {
  be: "а б в гґ д е ё є ж з и ії й к л м н о п р с т у ў ф х ц ч ш щ ъ ы ь э ю я",
  ru: "а б в гґ д её є ж з и ії й к л м н о п р с т уў ф х ц ч ш щ ъ ы ь э ю я",
  uk: "а б в г ґ д её є ж з и і ї й к л м н о п р с т уў ф х ц ч ш щ ъ ы ь э ю я",
  pl: "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
  lt: "aą b c č d eęė f g h iįy j k l m n o p q r s š t uųū v w x z ž",
  de: "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  en: "a b c d e f g h i j k l m n o p q r s t u v w x y z",
};

/** Letters that are no letter with a mark to Unicode, and what a list takes them for. */
const WRITTEN_AS: Readonly<Record<string, string>> = { ł: "l", ß: "ss", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

/** Longest key, in letters; two names that agree so far may stand in either order. */
const LONGEST = 120;
/** Below every letter and figure, so that a name comes before a longer one that begins with it. */
const END = "\u0001";
const FIRST_OWN = 0x40;
/** Where the letters of the other script begin: after every byte of the own one. */
const FIRST_OTHER = 0x0100;

type Place = readonly [letter: string, mark: string];
type Order = ReadonlyMap<string, Place>;

const placesOf = (alphabet: string, first: number): [string, Place][] =>
  alphabet
    .split(" ")
    .flatMap((group, at) => [...group].map((letter, mark): [string, Place] => [letter, [String.fromCodePoint(first + at), String(mark)]]));

const orders = new Map<string, Order>();

function orderOf(lang: string): Order {
  const known = orders.get(lang);
  if (known !== undefined) return known;
  const own = ALPHABETS[lang] ?? ALPHABETS["en"] ?? "";
  const other = ALPHABETS[scriptOf(lang) === "Cyrl" ? "en" : "be"] ?? "";
  const order = new Map([...placesOf(other, FIRST_OTHER), ...placesOf(own, FIRST_OWN)]);
  orders.set(lang, order);
  return order;
}

const MARKED = "9";

/** Where a letter stands: its own place, or that of the letter it is without its mark; nothing for a sign. */
function placeOf(letter: string, order: Order): readonly Place[] {
  const known = order.get(letter);
  if (known !== undefined) return [known];
  if (/^\s$/u.test(letter)) return [[" ", "0"]];
  if (/^[-‐‑–—−]$/u.test(letter)) return [["-", "0"]];
  if (/^[0-9]$/u.test(letter)) return [[letter, "0"]];
  const bare = WRITTEN_AS[letter] ?? letter.normalize("NFD").replaceAll(/\p{M}+/gu, "");
  if (bare !== letter) return [...bare].flatMap((one) => placeOf(one, order)).map(([place]): Place => [place, MARKED]);
  return /^[\p{L}\p{N}]$/u.test(letter) ? [[letter, "0"]] : [];
}

/** Letters met before, by language: names are written in few letters. Bounded, because a stranger's text is not. */
const MOST_LETTERS = 4_000;
const met = new Map<string, Map<string, Place>>();

/** The place of a letter as one piece: the places and the marks of all that it stands for. */
function pieceOf(letter: string, lang: string): Place {
  const letters = met.get(lang) ?? new Map<string, Place>();
  const known = letters.get(letter);
  if (known !== undefined) return known;
  met.set(lang, letters);
  const places = placeOf(letter, orderOf(lang));
  const piece: Place = [places.map(([place]) => place).join(""), places.map(([, mark]) => mark).join("")];
  if (letters.size < MOST_LETTERS) letters.set(letter, piece);
  return piece;
}

/**
 * A key whose byte order is the order of a language's alphabet: the own letters first, then other scripts. Marks decide
 * only between words that are otherwise equal; an apostrophe or a dot decides nothing. Built here because databases
 * differ in the collations they have; mostly one byte a letter, because every person has a key in every language.
 */
export function sortKey(text: string, lang: string): string {
  let letters = "";
  let marks = "";
  let marked = false;
  for (const letter of text.normalize("NFC").toLowerCase().slice(0, LONGEST)) {
    const [place, mark] = pieceOf(letter, lang);
    letters += place;
    marks += mark;
    marked ||= mark !== "0" && mark !== "";
  }
  return marked ? letters + END + marks.replace(/0+$/u, "") : letters;
}
