/** Belarusian, Russian and Ukrainian letters as passports print them, with i for every й, y for every ы. For typos only. */
const PLAIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "io",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  є: "ie",
  ї: "i",
  ђ: "dj",
  ј: "i",
  љ: "l",
  њ: "n",
  ћ: "ch",
  џ: "dzh",
};
const WITHOUT_MARK: Readonly<Record<string, string>> = {
  ł: "l",
  đ: "d",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
  þ: "th",
  ð: "d",
  ə: "e",
};

/**
 * The word as plain Latin letters, near to how it was typed: Cyrillic by the passport table, Latin without its marks. Unlike the
 * fold it keeps what distinguishes slips of a key: typos, beginnings and ties are judged on it.
 */
export const surfaceOf = (word: string): string =>
  Array.from(word, (sign) => PLAIN[sign] ?? WITHOUT_MARK[sign] ?? sign)
    .join("")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[jy]/gu, "i")
    .replace(/w/gu, "v")
    .replace(/i{2,}/gu, "i");
