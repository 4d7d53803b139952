import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createChoice } from "../measure.ts";

/** A surname in both languages, masculine. */
export type Surname = { readonly ru: string; readonly be: string };

const VOWELS = "аеёиоуыэюя";
const ENDINGS: readonly (readonly [ru: string, be: string])[] = [
  ["ский", "скі"],
  ["цкий", "цкі"],
  ["енко", "енка"],
  ["ченко", "чанка"],
  ["ов", "аў"],
  ["ев", "еў"],
  ["ин", "ін"],
  ["ович", "овіч"],
  ["евич", "евіч"],
  ["ук", "ук"],
  ["юк", "юк"],
  ["чук", "чук"],
  ["ик", "ік"],
  ["ник", "нік"],
  ["ец", "ец"],
  ["ко", "ко"],
  ["ло", "ла"],
  ["ой", "ой"],
  ["ый", "ы"],
  ["ак", "ак"],
  ["як", "як"],
  ["ёнок", "ёнак"],
  ["онок", "онак"],
  ["ша", "ша"],
  ["ёв", "ёў"],
];

/**
 * The Belarusian spelling of a Russian surname: akanne and jakanne before the stressed syllable (taken to be the one before the
 * ending), soft д т as дз ц, hard р ч ш ж, щ as шч, в after a vowel as ў. A rule of thumb, as registrars apply it.
 */
export function toBelarusian(ru: string): string {
  const found = ENDINGS.find(([ending]) => ru.endsWith(ending) && ru.length > ending.length + 1);
  const [stem, ending] = found === undefined ? [ru, ""] : [ru.slice(0, -found[0].length), found[1]];
  const vowels = [...stem].flatMap((letter, at) => (VOWELS.includes(letter) ? [at] : []));
  const stressed = found === undefined ? vowels.at(-1) : undefined;
  const pretonic = found === undefined ? vowels.at(-2) : vowels.at(-1);
  const letters = [...stem].map((letter, at) => {
    if (letter === "о") return at === stressed ? "о" : "а";
    if (letter === "е" && at === pretonic && at > 0) return /[рчшжц]/u.test(stem[at - 1] ?? "") ? "а" : "я";
    if (letter === "е" && /[рчшж]/u.test(stem[at - 1] ?? "")) return "э";
    return letter;
  });
  return spelt(letters.join("") + ending);
}

const spelt = (text: string): string =>
  text
    .replaceAll("щ", "шч")
    .replace(/([рчшжц])и/gu, "$1ы")
    .replaceAll("и", "і")
    .replace(/д(?=[іеёюяь])/gu, "дз")
    .replace(/т(?=[іеёюяь])/gu, "ц")
    .replace(/(?<=[рчшж])ь/gu, "")
    .replace(/(?<=[аеёіоуыэюя])в(?![аеёіоуыэюяь])/gu, "ў")
    .replace(/(?<=[аеёіоуыэюя])л(?=[кс]а)/gu, "л")
    .replace(/([рчшж])е/gu, "$1э");

const ONSETS = "б в г д ж з к л м н п р с т х ч ш бр вл гр др кл кр мл пл пр ск сл см ст тр хв шк зд".split(" ");
const MIDDLES = "а о е и у я ю".split(" ");
const CODAS = "б в г д ж з к л м н п р с т х ч ш ль нь рк лк нд рт ст вр йк зн шк мч нт".split(" ");

/** Real Russian word forms that end like surnames, if the data set is there: names of anybody, used as letters only. */
function listedSurnames(): readonly string[] {
  const file = new URL("../../../../../shared/data/names/en_ru_name_tokens.tsv.gz", import.meta.url);
  const near = ["../shared/data/names/en_ru_name_tokens.tsv.gz"].find((path) => existsSync(path));
  const path = near ?? (existsSync(file) ? file : undefined);
  if (path === undefined) return [];
  const rows = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  const words = rows.map((row) => row.split("\t")[1] ?? "").filter((word) => /^[а-яё]{4,}$/u.test(word));
  return [...new Set(words.filter((word) => /(?:ов|ев|ин|ский|цкий|енко|ук|юк|ович|евич|ик|ко|ец|ак|як)$/u.test(word)))];
}

/** At least `most` distinct surnames, the same in every run. */
export function makeSurnames(most: number): { readonly surnames: readonly Surname[]; readonly listed: number } {
  const choice = createChoice(7);
  const listed = listedSurnames();
  const all = new Set(listed);
  while (all.size < most) {
    const syllables = 1 + choice.below(2);
    let stem = "";
    for (let i = 0; i < syllables; i += 1) stem += choice.pick(ONSETS) + choice.pick(MIDDLES);
    const [ending] = choice.pick(ENDINGS);
    const coda = choice.pick(CODAS);
    all.add(stem + (/^[оуёяюаиеы]/u.test(ending) ? coda.replace("ь", "") : coda) + ending);
  }
  // Mixed, so that listed and made ones are equally frequent.
  const mixed = [...all].map((ru) => ({ ru, be: toBelarusian(ru), order: choice.below(2 ** 30) })).sort((a, b) => a.order - b.order);
  return { surnames: mixed.map(({ ru, be }) => ({ ru, be })), listed: listed.length };
}

const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/(ск|цк)(?:ий|і)$/u, "$1ая"],
  [/(?:ый|ой|ы)$/u, "ая"],
  [/(ов|ев|ёв|ин|ын)$/u, "$1а"],
  [/аў$/u, "ава"],
  [/еў$/u, "ева"],
  [/ёў$/u, "ёва"],
  [/(ін)$/u, "$1а"],
];

/** The feminine form of a masculine surname, where the language has one. */
export function feminine(surname: string): string {
  for (const [pattern, ending] of FEMININE) if (pattern.test(surname)) return surname.replace(pattern, ending);
  return surname;
}
