import type { Alternatives } from "./readings.ts";

/**
 * Cyrillic letters and groups as sound symbols (consonants b v g d Z z k l m n p r s t f x C S, vowels A U I). Belarusian, Russian and
 * Ukrainian spell one name with different vowels and with soft or hard consonants, so а о э е ё я are one symbol, дз is д, ц is т.
 * Groups come before letters, longer ones first. A digit is the risk of a reading (see readings.ts).
 */
const GROUPS: readonly (readonly [string, string])[] = [
  ["дж", "Z"],
  ["дз", "d"],
  ["тс", "t"],
  ["цц", "t"],
  ["тц", "t"],
  ["тч", "C"],
  ["чч", "C"],
  ["шч", "S"],
  ["сч", "S"],
  ["зч", "S"],
  ["жч", "S"],
  ["сщ", "S"],
  ["стч", "S"],
  ["хв", "xv f"],
  ["ск", "sk"],
];
const LETTERS: Readonly<Record<string, string>> = {
  а: "A",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "A",
  ё: "A",
  ж: "Z",
  з: "z",
  и: "I",
  і: "I",
  й: "I",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "A",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "U",
  ў: "v",
  ф: "f",
  х: "x",
  ц: "t",
  ч: "C",
  ш: "S",
  щ: "S",
  ъ: "-",
  ы: "I",
  ь: "-",
  э: "A",
  ю: "IU",
  я: "IA",
  є: "IA",
  ї: "I",
  ђ: "d Z1",
  ј: "I",
  љ: "l",
  њ: "n",
  ћ: "C t1",
  џ: "Z",
  ѓ: "g",
  ќ: "k",
  ѕ: "s d1",
  ѣ: "A",
  ѳ: "f",
  ѫ: "U",
  ѵ: "I",
  ӣ: "I",
  ө: "A",
  ү: "U",
  ң: "n",
  қ: "k",
  ғ: "g",
  һ: "g x1",
  ә: "A",
  ҳ: "x",
  ҷ: "Z",
  ұ: "U",
};
const VOWELS = "аеёиіоуыэюяєї";

const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.includes(letter);

/** Letters whose reading depends on where they stand. */
function inContext(word: string, at: number): string | undefined {
  const letter = word[at];
  const next = word[at + 1];
  const previous = at > 0 ? word[at - 1] : undefined;
  if (letter === "у") {
    // Уладзімір and Владимир; ў typed as у after a vowel.
    if (at === 0 && next !== undefined && !isVowel(next)) return "v";
    if (isVowel(previous) && !isVowel(next)) return "v";
    return "U";
  }
  if (at === 0 && letter === "е") return "A IA";
  if (at === 0 && letter === "ё") return "IA";
  if (at === 0 && letter === "ї") return "I";
  // A vowel in Bulgarian, a silent sign in Russian.
  if (letter === "ъ" && at > 0 && next !== undefined && !isVowel(next)) return "- A1";
  return undefined;
}

/** What stands at a place of a Cyrillic word, and how many letters it takes. Unknown letters are left out. */
export function readCyrillic(word: string, at: number): Alternatives {
  for (const [group, readings] of GROUPS) if (word.startsWith(group, at)) return { length: group.length, readings };
  return { length: 1, readings: inContext(word, at) ?? LETTERS[word[at] ?? ""] ?? "-" };
}
