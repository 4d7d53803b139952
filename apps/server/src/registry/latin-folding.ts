/**
 * Cyrillic letters of Belarusian, Russian and Ukrainian in a plain Latin form, for finding names. Not a
 * transliteration standard: it only has to fold the standards in use onto each other.
 */
export const LATIN_FOLDING: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "h", ґ: "g", д: "d", е: "e", ё: "io", є: "ie", ж: "z", з: "z", и: "i", і: "i", ї: "i",
  й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ў: "u", ф: "f", х: "h",
  ц: "c", ч: "ch", ш: "s", щ: "sc", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia", "'": "", "’": "", ʼ: "", ł: "l", č: "ch", š: "sh",
  ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe",
};
