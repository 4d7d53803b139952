/** What is read of a name: the rest of a longer text cannot be one, and a bound keeps every later step bounded. In UTF-16 units. */
export const MOST_TEXT = 1024;

/** Apostrophes, primes and quotation marks: ways to write the Belarusian and Ukrainian apostrophe, or a soft sign. */
const APOSTROPHES = /[\u0022\u0027\u0060\u00AB\u00BB\u00B4\u02B9\u02BA\u02BC\u02BB\u2018-\u201F\u2032\u2033\u055A\uFF07]/gu;
/** Stress marks after Cyrillic letters, the tie and the middle dot of library systems, and whatever cannot be seen. */
const CYRILLIC_STRESS = /(\p{Script=Cyrillic})[\u0300\u0301]+/gu;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u{B7}]|\u{361}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The first {@link MOST_TEXT} units, never half a character. */
function beginningOf(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const last = text.charCodeAt(MOST_TEXT - 1);
  return text.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? MOST_TEXT - 1 : MOST_TEXT);
}

/** Composed and lower case, without what nobody sees; apostrophes kept. */
export function clean(raw: string): string {
  // NFKC would make a blank and a mark of a free-standing accent that was typed for an apostrophe.
  const composed = beginningOf(raw)
    .replace(/[\u00B4\u0384\u1FBD\u1FBF\u1FFD]/gu, "’")
    .replace(/[\t\n\r]/gu, " ")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC");
  const text = composed
    .replace(UNSEEN, "")
    .replace(LONE_SURROGATE, " ")
    .replace(CYRILLIC_STRESS, "$1")
    .replace(/\u0307/gu, "");
  return text
    .replace(/\p{M}{4,}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

/**
 * One spelling of a name as its letters: composed (NFKC), lower case by code point and not by locale, without stress marks, ties,
 * apostrophes, invisible and direction-changing characters; white space made single. Idempotent. It never changes a letter into
 * another: `normalize("ВІТОЛЬД  Ашура́к")` is `"вітольд ашурак"`.
 */
export const normalize = (raw: string): string => clean(clean(raw).replace(APOSTROPHES, ""));

export type Script = "Cyrl" | "Latn" | "other";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

/** Letters of one script that look like letters of the other (Unicode confusables, the pairs met in real lists of names). */
const TWINS: readonly (readonly [latin: string, cyrillic: string])[] = [
  ["a", "а"],
  ["b", "в"],
  ["c", "с"],
  ["e", "е"],
  ["h", "н"],
  ["i", "і"],
  ["j", "ј"],
  ["k", "к"],
  ["ĸ", "к"],
  ["m", "м"],
  ["o", "о"],
  ["p", "р"],
  ["s", "ѕ"],
  ["t", "т"],
  ["x", "х"],
  ["y", "у"],
  ["ï", "ї"],
  ["ë", "ё"],
  ["è", "ѐ"],
  ["n", "п"],
  ["u", "и"],
  ["w", "ш"],
  ["ŭ", "ў"],
  ["ў", "ў"],
  ["ý", "у"],
  ["0", "о"],
  ["3", "з"],
];
const TO_CYRILLIC = new Map(TWINS);
const TO_LATIN = new Map(TWINS.filter(([latin]) => !/[03ĸўýnuw]/u.test(latin)).map(([latin, cyrillic]) => [cyrillic, latin]));

/** Most words are of one script: what there is nothing to map in is not taken apart. */
const LIKE_CYRILLIC = new RegExp(`[${TWINS.map(([latin]) => latin).join("")}]`, "u");

const mapped = (word: string, twins: ReadonlyMap<string, string>): string => Array.from(word, (sign) => twins.get(sign) ?? sign).join("");

/** The script most letters belong to; undefined where Latin and Cyrillic are even. */
export function scriptOf(word: string): Script | undefined {
  const [hasCyrillic, hasLatin] = [CYRILLIC.test(word), LATIN.test(word)];
  if (!hasCyrillic || !hasLatin) return hasCyrillic ? "Cyrl" : hasLatin ? "Latn" : "other";
  let cyrillic = 0;
  let latin = 0;
  for (const sign of word) {
    if (CYRILLIC.test(sign)) cyrillic += 1;
    else if (LATIN.test(sign)) latin += 1;
  }
  if (cyrillic === latin) return undefined;
  return cyrillic > latin ? "Cyrl" : "Latn";
}

/**
 * A word that mixes Latin and Cyrillic letters, written in one of them. The majority decides, on a tie `neighbours` (the script of
 * the other words of the name), else Cyrillic: nearly all mixed words are Cyrillic ones typed on a Latin layout.
 */
export function repairHomoglyphs(word: string, neighbours: Script | undefined): { readonly word: string; readonly script: Script } {
  const script = scriptOf(word) ?? (neighbours === "Latn" ? "Latn" : "Cyrl");
  if (script === "Cyrl") {
    const whole = LIKE_CYRILLIC.test(word) ? mapped(word, TO_CYRILLIC) : word;
    return { word: whole.includes("ьі") ? whole.replaceAll("ьі", "ы") : whole, script };
  }
  if (script === "Latn" && CYRILLIC.test(word)) return { word: mapped(word, TO_LATIN), script };
  return { word, script };
}
