import { foldWord } from "../fold.ts";
import type { Token } from "../token.ts";
import type { Beginning, Segment } from "./dictionary.ts";

/** Words a beginning may open before the rest is not looked at: a beginning of one letter means nobody yet. */
const MOST_WORDS = 4000;

/** What the last letters typed may become: half of a group of letters sounds different from the whole. */
const HALVES: readonly (readonly [ending: string, sounds: string])[] = [
  ["szc", "S"],
  ["shc", "S"],
  ["tsc", "C t"],
  ["sch", "S Z sx"],
  ["sh", "S"],
  ["ch", "C x S"],
  ["ts", "t C"],
  ["tc", "t C"],
  ["sc", "st S Z sk"],
  ["cz", "C t"],
  ["sz", "S sz"],
  ["tj", "C t"],
  ["sj", "S s"],
  ["zj", "Z z"],
  ["kh", "x"],
  ["zh", "Z"],
  ["dz", "d Z"],
  ["дж", "Z"],
  ["дз", "d Z"],
  ["s", "s S"],
  ["c", "t k C x S"],
  ["t", "t C"],
  ["k", "k x"],
  ["z", "z Z t"],
  ["d", "d Z"],
  ["h", "g x -"],
  ["j", "I Z -"],
  ["u", "U v -"],
  ["i", "I -"],
  ["y", "I -"],
  ["д", "d Z"],
  ["т", "t C"],
  ["с", "s S"],
  ["з", "z S"],
  ["й", "I -"],
  ["ь", "-"],
  ["і", "I -"],
  ["и", "I -"],
  ["у", "U v"],
  ["х", "x xv f"],
];

/** How the beginning may sound; the endings a finished word would lose stay. */
function soundsOf(token: Token): ReadonlySet<string> {
  const found = new Set(token.folds.filter(({ risk }) => risk <= 1).map(({ full }) => full));
  for (const [ending, sounds] of HALVES) {
    if (!token.text.endsWith(ending) || token.text.length <= ending.length) continue;
    const stems = foldWord(token.text.slice(0, -ending.length), token.script).filter(({ risk }) => risk <= 1);
    for (const sound of sounds.split(" ")) for (const { full } of stems) found.add(sound === "-" ? full : full + sound);
  }
  return new Set([...found].filter((one) => one.length >= 2));
}

function lowerBound(list: readonly Beginning[], text: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.text ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collect(list: readonly Beginning[], beginning: string, take: (token: number) => boolean): void {
  for (let at = lowerBound(list, beginning); at < list.length; at += 1) {
    const one = list[at];
    if (one === undefined || !one.text.startsWith(beginning) || !take(one.token)) return;
  }
}

/** Words that begin as the unfinished word does: by its letters, else by its sound. The number is how literally, 2 or 1. */
export function wordsBeginning(segment: Segment, token: Token): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const put =
    (literal: number) =>
    (word: number): boolean => {
      if (!found.has(word)) found.set(word, literal);
      return found.size < MOST_WORDS;
    };
  if (token.surface.length >= 2) collect(segment.letters, token.surface, put(2));
  for (const sound of soundsOf(token)) collect(segment.sounds, sound, put(1));
  return found;
}
