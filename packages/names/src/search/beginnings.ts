import { foldWord } from "../fold.ts";
import type { Habit } from "../fold-latin.ts";
import { distance } from "../distance.ts";
import type { Token } from "../token.ts";
import type { Beginning, Segment } from "./dictionary.ts";
import { listOf, lowerBound as lowerBoundOf, type SortedLists } from "./sorted-lists.ts";
import { unlikeVowels, vowelsOf, type Vowels } from "./vowels.ts";

/** Words a beginning may open before the rest is not looked at: a beginning of one letter means nobody yet. */
const MOST_WORDS = 3000;
/** A beginning of which two sounds are left (Май, where the glide is silent) opens words by its letters first, and few by its sound. */
const SHORT_SOUND = 2;
const MOST_OF_SHORT = 300;

/**
 * What the last letters typed may become: half of a group of letters sounds different from the whole. `-` is silence, `~` a glide,
 * which is silent beside a full vowel.
 */
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
  ["j", "I Z ~"],
  ["u", "U v -"],
  ["i", "I ~"],
  ["y", "I ~"],
  ["д", "d Z"],
  ["т", "t C"],
  ["с", "s S"],
  ["з", "z S"],
  ["й", "I ~"],
  ["ь", "-"],
  ["і", "I ~"],
  ["и", "I ~"],
  ["у", "U v"],
  ["х", "x xv f"],
];

const HABITS_TO_COME: readonly Habit[] = ["de", "fr", "pl"];

/** How the beginning may sound, and how daring that is: 0 as typed, 1 another reading, 2 what the last letters may become. */
function soundsOf(token: Token): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const put = (sound: string, grade: number): void => {
    if (sound.length >= 2 && grade < (found.get(sound) ?? 9)) found.set(sound, grade);
  };
  for (const { full, risk } of token.folds) if (risk <= 1) put(full, risk);
  // The letters that show whose habits these are may be yet to come.
  if (token.script === "Latn")
    for (const habit of HABITS_TO_COME)
      for (const { full, risk } of foldWord(token.text, token.script, [habit])) if (risk === 0) put(full, 1);
  for (const [ending, sounds] of HALVES) {
    if (!token.text.endsWith(ending) || token.text.length <= ending.length) continue;
    const stems = foldWord(token.text.slice(0, -ending.length), token.script).filter(({ risk }) => risk <= 1);
    for (const sound of sounds.split(" "))
      for (const { full } of stems)
        if (sound === "-" || (sound === "~" && /[AU]$/u.test(full))) put(full, 3);
        else for (const one of sound === "~" ? ["A", "U"] : [sound]) put(full + one, 2);
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

/** A sorted list of beginnings, and of which places of it may be looked at. */
type Shelf = { readonly list: readonly Beginning[]; readonly beside: Uint32Array | undefined };

/** After every text that begins so. */
const END = "\uFFFF";

function collect({ list, beside }: Shelf, beginning: string, take: (token: number) => boolean): void {
  const [from, to] = [lowerBound(list, beginning), lowerBound(list, beginning + END)];
  const last = beside === undefined ? to : lowerBoundOf(beside, to);
  for (let at = beside === undefined ? from : lowerBoundOf(beside, from); at < last; at += 1) {
    const one = list[beside === undefined ? at : (beside[at] ?? 0)];
    if (one === undefined || !take(one.token)) return;
  }
}

type Typed = { readonly token: Token; readonly vowels: Vowels };

/** How unlike the beginning of a word is to what was typed: vowels that no language exchanges, and a little by the letters. */
function unlikeness({ vowels }: Segment, typed: Typed, { place, word }: { readonly place: number; readonly word: Token }): number {
  const sounds = unlikeVowels(typed.vowels, (vowels[place] ??= vowelsOf(word, { typed: false })));
  if (word.surface.startsWith(typed.token.surface)) return PER_VOWEL * sounds;
  const beginning = word.letters.subarray(0, typed.token.letters.length);
  const letters = distance(typed.token.letters, beginning, { limit: 6, sounds: false }) / 2;
  return PER_VOWEL * sounds + PER_LETTER * Math.min(3, letters);
}

/** How much a beginning tells, in bits: literally, as it sounds, as it may come to sound, without its last letter. */
const LITERAL = 8;
const BY_SOUND = [7.4, 7.1, 6.6, 6] as const;
const PER_VOWEL = 0.8;
const PER_LETTER = 0.2;

/**
 * Words that begin as the unfinished word does, by its letters or by its sound, with the evidence of that in bits.
 * @param group only words beside a given name of this class
 */
export function wordsBeginning(segment: Segment, token: Token, group?: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const typed = { token, vowels: vowelsOf(token, { typed: true }) };
  const put =
    (bits: number) =>
    (place: number): boolean => {
      const word = segment.tokens[place];
      if (word === undefined || found.has(place)) return true;
      const literal = word.script === token.script && word.text.startsWith(token.text);
      found.set(place, literal ? LITERAL : bits - unlikeness(segment, typed, { place, word }));
      return found.size < MOST_WORDS;
    };
  const beside = (lists: SortedLists): Uint32Array | undefined => (group === undefined ? undefined : listOf(lists, group));
  const letters = { list: segment.letters, beside: beside(segment.lettersBeside) };
  const sounds = { list: segment.sounds, beside: beside(segment.soundsBeside) };
  if (token.surface.length >= 2) collect(letters, token.surface, put(BY_SOUND[0]));
  for (const [sound, daring] of [...soundsOf(token)].sort((a, b) => a[1] - b[1])) {
    const most = sound.length <= SHORT_SOUND ? found.size + MOST_OF_SHORT : MOST_WORDS;
    const take = put(BY_SOUND[daring] ?? 6);
    collect(sounds, sound, (place) => take(place) && found.size < most);
  }
  return found;
}
