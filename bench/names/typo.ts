const LAYOUTS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзх", "фывапролджэ", "ячсмитьбю"];

/** Letters beside each letter on its keyboard row. */
const NEIGHBOURS = new Map<string, readonly string[]>();
for (const row of LAYOUTS)
  for (let i = 0; i < row.length; i += 1)
    NEIGHBOURS.set(
      row[i] ?? "",
      [row[i - 1], row[i + 1]].filter((one) => one !== undefined),
    );

type Choice = { below(n: number): number; pick<T>(list: readonly T[]): T };

/** One slip: a letter left out, doubled by a neighbour, swapped with the next, or the key beside; never the first letter. */
function slip(word: string, choice: Choice): string {
  const at = 1 + choice.below(Math.max(1, word.length - 1));
  const letter = word[at] ?? "";
  const beside = choice.pick(NEIGHBOURS.get(letter.toLowerCase()) ?? [letter]);
  switch (choice.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + beside + word.slice(at);
    case 2:
      return word.slice(0, at) + (word[at + 1] ?? "") + letter + word.slice(at + 2);
    default:
      return word.slice(0, at) + beside + word.slice(at + 1);
  }
}

/** The text with one slip in its longest word. */
export function withTypo(text: string, choice: Choice): string {
  const words = text.split(" ");
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);
  return words.map((word, at) => (at === longest ? slip(word, choice) : word)).join(" ");
}
