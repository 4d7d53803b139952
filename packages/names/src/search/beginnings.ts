import { foldWord } from "../fold.ts";
import { distance } from "../distance.ts";
import type { Token } from "../token.ts";
import type { Beginning, Segment } from "./dictionary.ts";

/** Words a beginning may open before the rest is not looked at: a beginning of one letter means nobody yet. */
const MOST_WORDS = 3000;

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

/** How the beginning may sound, and how daring that is: 0 as typed, 1 another reading, 2 what the last letters may become. */
function soundsOf(token: Token): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const put = (sound: string, grade: number): void => {
    if (sound.length >= 2 && grade < (found.get(sound) ?? 9)) found.set(sound, grade);
  };
  for (const { full, risk } of token.folds) if (risk <= 1) put(full, risk);
  for (const [ending, sounds] of HALVES) {
    if (!token.text.endsWith(ending) || token.text.length <= ending.length) continue;
    const stems = foldWord(token.text.slice(0, -ending.length), token.script).filter(({ risk }) => risk <= 1);
    for (const sound of sounds.split(" ")) for (const { full } of stems) put(sound === "-" ? full : full + sound, sound === "-" ? 3 : 2);
  }
  return found;
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

/** Vowels as both languages keep them apart: after a soft consonant or not. Akanne makes о and а one, jakanne е and я. */
const VOWEL_GROUPS = /i?[aeo]|i?u|i/gu;
const vowelPatterns = new WeakMap<Token, string>();

function vowelsOf(token: Token): string {
  const known = vowelPatterns.get(token);
  if (known !== undefined) return known;
  const pattern = Array.from(token.surface.matchAll(VOWEL_GROUPS), ([group]) =>
    group === "a" || group === "o" ? "a" : /[aeo]/u.test(group) ? "e" : group === "i" ? "i" : "u",
  ).join("");
  vowelPatterns.set(token, pattern);
  return pattern;
}

/** How unlike the beginning of a word is to what was typed, in differences: letters count half, vowels that no language exchanges one. */
function unlikeness(typed: Token, word: Token): number {
  const beginning = word.letters.subarray(0, typed.letters.length);
  const letters = distance(typed.letters, beginning, { limit: 6, sounds: false }) / 2;
  if (letters === 0) return 0;
  const [asked, found] = [vowelsOf(typed), vowelsOf(word)];
  // The last vowel may be the beginning of another.
  const whole = typed.surface.endsWith("i") ? asked.length - 1 : asked.length;
  let vowels = 0;
  for (let at = 0; at < whole; at += 1) if (asked[at] !== found[at]) vowels += 1;
  return Math.min(4, vowels + Math.min(3, letters) / 2);
}

/** How much a beginning tells, in bits: literally, as it sounds, as it may come to sound, without its last letter. */
const LITERAL = 8;
const BY_SOUND = [7.4, 7.1, 6.6, 6] as const;
const PER_DIFFERENCE = 0.6;

/** Words that begin as the unfinished word does, by its letters or by its sound, with the evidence of that in bits. */
export function wordsBeginning(segment: Segment, token: Token): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const put =
    (bits: number) =>
    (place: number): boolean => {
      const word = segment.tokens[place];
      if (word === undefined || found.has(place)) return true;
      const literal = word.script === token.script && word.text.startsWith(token.text);
      found.set(place, literal ? LITERAL : bits - PER_DIFFERENCE * unlikeness(token, word));
      return found.size < MOST_WORDS;
    };
  const sounds = [...soundsOf(token)].sort((a, b) => a[1] - b[1]);
  if (token.surface.length >= 2) collect(segment.letters, token.surface, put(BY_SOUND[0]));
  for (const [sound, daring] of sounds) collect(segment.sounds, sound, put(BY_SOUND[daring] ?? 6));
  return found;
}
