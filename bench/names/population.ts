import { romanise } from "@apora/names";
import { createChoice } from "../measure.ts";
import { GIVEN, type GivenForm } from "./given.ts";
import { feminine, makeSurnames, type Surname } from "./surnames.ts";

export type Language = "be" | "ru";

/** Invented people as numbers: places in the lists of given names and surnames. −1 is no patronymic. */
export type Population = {
  readonly size: number;
  readonly surnames: readonly Surname[];
  readonly listed: number;
  readonly surname: Int32Array;
  readonly given: Int16Array;
  readonly father: Int16Array;
};

const MEN = GIVEN.flatMap((form, at) => (form.gender === "m" ? [at] : []));
const WOMEN = GIVEN.flatMap((form, at) => (form.gender === "f" ? [at] : []));

/** Draws places with weights 1 / (place + offset). */
function createZipf(size: number, offset: number): (share: number) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    sum += 1 / (i + offset);
    sums[i] = sum;
  }
  return (share) => {
    const wanted = share * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const STEPS = 2 ** 30;

/** `size` people: 35 % women, 25 % without a known patronymic, the commonest surname a quarter of a per cent. */
export function makePopulation(size: number): Population {
  const { surnames, listed } = makeSurnames(64_000);
  const choice = createChoice(11);
  const share = (): number => choice.below(STEPS) / STEPS;
  // 64,000 places with offset 50 give the first a share of about .0028.
  const pickSurname = createZipf(surnames.length, 50);
  const [pickMan, pickWoman] = [createZipf(MEN.length, 6), createZipf(WOMEN.length, 6)];
  const [surname, given, father] = [new Int32Array(size), new Int16Array(size), new Int16Array(size)];
  for (let i = 0; i < size; i += 1) {
    surname[i] = pickSurname(share());
    given[i] = share() < 0.35 ? (WOMEN[pickWoman(share())] ?? 0) : (MEN[pickMan(share())] ?? 0);
    father[i] = share() < 0.25 ? -1 : (MEN[pickMan(share())] ?? 0);
  }
  return { size, surnames, listed, surname, given, father };
}

/** A way of writing: Cyrillic, or one of the systems of romanisation. */
export type Writing = { readonly language: Language; readonly system: string | undefined };

const WRITINGS: readonly Writing[] = [
  ...["national_2007", "national_2023", "icao_9303_be", "bgn_pcgn_1979", "lacinka", "polish", "german", "french", "press_en"].map(
    (system) => ({
      language: "be" as const,
      system,
    }),
  ),
  ...["icao_doc_9303", "mvd_310", "mvd_310_fr", "wikipedia", "bgn_pcgn_alt", "gost_779_alt", "polish", "german", "french"].map(
    (system) => ({
      language: "ru" as const,
      system,
    }),
  ),
];

const CYRILLIC: readonly Writing[] = [
  { language: "be", system: undefined },
  { language: "ru", system: undefined },
];

/** A third Belarusian, a third Russian, a third Latin by any system. */
export function pickWriting(choice: { below(n: number): number; pick<T>(list: readonly T[]): T }): Writing {
  return choice.below(3) < 2 ? choice.pick(CYRILLIC) : choice.pick(WRITINGS);
}

const upper = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const written = (text: string, { language, system }: Writing): string => (system === undefined ? text : romanise(text, language, system));

export type Words = { readonly surname: string; readonly given: string; readonly patronymic: string | undefined };

/** The words of a person's name as somebody writes them. */
export function wordsOf(people: Population, person: number, writing: Writing): Words {
  const form = GIVEN[people.given[person] ?? 0] as GivenForm;
  const father = GIVEN[people.father[person] ?? -1];
  const masculine = people.surnames[people.surname[person] ?? 0]?.[writing.language] ?? "";
  const surname = form.gender === "f" ? feminine(masculine) : masculine;
  const patronymic = father?.[writing.language === "be" ? "patronymicBe" : "patronymicRu"][form.gender];
  return {
    surname: written(upper(surname), writing),
    given: written(form[writing.language], writing),
    patronymic: patronymic === undefined ? undefined : written(patronymic, writing),
  };
}

/** Given name first or family name first, as lists do. */
export const nameText = ({ surname, given, patronymic }: Words, surnameFirst: boolean): string =>
  (surnameFirst ? [surname, given, patronymic] : [given, patronymic, surname]).filter((word) => word !== undefined).join(" ");

export type AskedFor = { readonly person: number; /** The question leaves the patronymic out. */ readonly withoutPatronymic: boolean };

/** Whether nobody could tell two people apart by what was asked: decided by the canonical forms, never by our keys. */
export function areNamesakes(people: Population, a: number, { person, withoutPatronymic }: AskedFor): boolean {
  if (people.given[a] !== people.given[person]) return false;
  const [one, other] = [people.surnames[people.surname[a] ?? 0], people.surnames[people.surname[person] ?? 0]];
  if (one?.be !== other?.be && one?.ru !== other?.ru) return false;
  return withoutPatronymic || people.father[a] === people.father[person] || people.father[a] === -1 || people.father[person] === -1;
}
