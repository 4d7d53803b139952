import type { Token } from "../token.ts";

/**
 * The vowels of a word as both languages may have written them, one set for every run of vowels. Belarusian writes unstressed о as
 * а (akanne) and unstressed е as я (jakanne), has э or а for е after consonants that are always hard, and у for ю there; Russian
 * writes е for ё. A set holds the vowels that may stand behind what is written: two spellings of one name meet in every run.
 */
export type Vowels = Uint8Array;

const [A, O, E, YA, YO, U, YU, I] = [1, 2, 4, 8, 16, 32, 64, 128] as const;
const ANY_AFTER_GLIDE = I | YA | YO | YU | E;

type Language = "be" | "ru" | undefined;

/** The language a Cyrillic word shows by letters the other does not have. */
const languageOfWord = (text: string): Language => (/[ўі]/u.test(text) ? "be" : /[ищъ]/u.test(text) ? "ru" : undefined);

/** What may stand behind a Cyrillic vowel after a consonant that Belarusian always pronounces hard, and after others. */
const CYRILLIC: Readonly<Record<string, Readonly<Record<"be" | "ru", readonly [hard: number, other: number]>>>> = {
  а: { be: [A | O | E | YA, A | O], ru: [A, A] },
  о: { be: [O | YO, O], ru: [O | YO, O] },
  е: { be: [E, E], ru: [E | YO, E | YO] },
  ё: { be: [YO, YO], ru: [YO, YO] },
  э: { be: [E, E], ru: [E, E] },
  є: { be: [E, E], ru: [E, E] },
  я: { be: [YA | E, YA | E | YO], ru: [YA, YA] },
  у: { be: [U | YU, U], ru: [U, U] },
  ю: { be: [YU, YU], ru: [YU, YU] },
  и: { be: [I, I], ru: [I, I] },
  і: { be: [I, I], ru: [I, I] },
  ы: { be: [I, I], ru: [I, I] },
  ї: { be: [I, I], ru: [I, I] },
};
const HARD = /[рчшжц]/u;

function cyrillicVowels(text: string, language: Language): number[] {
  const found: number[] = [];
  let inRun = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    const both = CYRILLIC[sign];
    // у after a vowel and before none is ў, typed without its breve.
    const isVowel = both !== undefined && !(sign === "у" && inRun && CYRILLIC[text[at + 1] ?? ""] === undefined);
    if (!isVowel) {
      inRun &&= sign === "й";
      continue;
    }
    const hard = HARD.test(text[at - 1] ?? "") ? 0 : 1;
    const set = language === undefined ? both.be[hard] | both.ru[hard] : both[language][hard];
    // Of a run the last vowel counts: і and й before it are its glide.
    if (inRun) found[found.length - 1] = set;
    else found.push(set);
    inRun = true;
  }
  return found;
}

const LATIN_RUN = /[aeiouyj]+/gu;

/** What may stand behind a run of Latin vowels. After l a bare vowel may be soft: łacinka and Polish write ля as la. */
function latinRun(run: string, after: string, ends: boolean): number {
  const glide = /^[iyj]/u.test(run);
  const soft = glide || after === "l";
  const core = run.replace(/^[iyj]+/u, "").replace(/[iyj]+$/u, "");
  if (core === "") return ends ? ANY_AFTER_GLIDE : I;
  if (core.startsWith("ou")) return soft ? U | O | YU | YO : U | O;
  switch (core[0]) {
    case "a":
      return glide ? YA | E : soft ? A | O | E | YA : A | O | E;
    case "o":
      return (glide ? YO : O | YO) | (ends ? U | YU : 0);
    case "e":
      return E | YO;
    default:
      return glide ? YU : soft ? U | YU : U;
  }
}

function latinVowels(surface: string, typed: boolean): number[] {
  return Array.from(surface.matchAll(LATIN_RUN), ({ 0: run, index }) =>
    latinRun(run, surface[index - 1] ?? "", typed && index + run.length === surface.length),
  );
}

/** @param typed whether the word is still being typed: then its last vowel may be the beginning of another */
export function vowelsOf(token: Token, { typed, language }: { readonly typed: boolean; readonly language?: Language }): Vowels {
  const runs =
    token.script === "Cyrl" ? cyrillicVowels(token.text, languageOfWord(token.text) ?? language) : latinVowels(token.surface, typed);
  return Uint8Array.from(runs);
}

/** How many of the first vowels of a word cannot be those that were typed. */
export function unlikeVowels(typed: Vowels, word: Vowels): number {
  let unlike = 0;
  for (let at = 0; at < typed.length; at += 1) if (((typed[at] ?? 0) & (word[at] ?? 255)) === 0) unlike += 1;
  return unlike;
}
