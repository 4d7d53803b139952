import { FEMALE_NAMES } from "./data/female-names.ts";
import { MALE_NAMES } from "./data/male-names.ts";
import { foldWord, type Fold } from "./fold.ts";
import { habitsOf } from "./fold-latin.ts";
import { normalize, scriptOf } from "./text.ts";

/** 1 the same name, 2 its traditional counterpart (Віталь and Вітольд), 3 a short or pet form. */
export type Tier = 1 | 2 | 3;

export type GivenName = {
  /** Index of the class, in the order of the tables. */
  readonly name: number;
  readonly tier: Tier;
  /** Languages in which this form is usual. */
  readonly languages: readonly string[];
};

type Class = { readonly id: string; readonly gender: "m" | "f" };
type Tables = {
  readonly classes: readonly Class[];
  /** A form as it is written → its classes. */
  readonly byText: ReadonlyMap<string, readonly GivenName[]>;
  /** Folded form → the classes it stands in. */
  readonly byFold: ReadonlyMap<string, readonly GivenName[]>;
  /** Stem of a father's name → his classes. */
  readonly fathers: ReadonlyMap<string, readonly number[]>;
};

/** Stems before a patronymic ending that differ from the name: irregular by grammar, not by spelling. */
const IRREGULAR_FATHERS: Readonly<Record<string, string>> = {
  alaksandr: "Аляксандр",
  leu: "Льв,Ільв",
  pavel: "Павл",
  jakau: "Якаўл,Яковл",
  illa: "Ілль,Иль",
  fama: "Фом",
  luka: "Лук",
  kuzma: "Кузьм",
  mikita: "Нікіт,Мікіт",
  danila: "Данил",
  michail: "Міхайл,Михал",
  piotr: "Пятр,Петр",
  mikalaj: "Мікол",
  iosif: "Осип,Юзэф",
  sava: "Саў,Савв",
  hienadz: "Геннад,Геннадь",
  vasil: "Васильл",
  anatol: "Анатоль",
  ihar: "Игор",
  dzmitry: "Дмитр,Зміцер",
  siarhiej: "Сергий",
};

function add(map: Map<string, GivenName[]>, form: string, name: GivenName): void {
  const known = map.get(form) ?? [];
  const same = known.find((one) => one.name === name.name);
  if (same === undefined) return void map.set(form, [...known, name]);
  const languages = [...new Set([...same.languages, ...name.languages])];
  map.set(form, [...known.filter((one) => one !== same), { name: name.name, tier: Math.min(same.tier, name.tier) as Tier, languages }]);
}

/** The folds under which a form of the tables is known, and looked up: daring ones made Алег one with Аляксей. */
const sure = (folds: readonly Fold[]): readonly Fold[] => folds.filter(({ risk }) => risk <= 1);

function foldForm(form: string): readonly Fold[] {
  const word = normalize(form);
  return sure(foldWord(word, scriptOf(word) ?? "Cyrl", habitsOf(word)));
}

function readLine(line: string): { readonly entry: Class; readonly forms: readonly { form: string; language: string; tier: Tier }[] } {
  const [head = "", ...tiers] = line.split("|").map((part) => part.trim());
  const [id = "", gender] = head.split(" ");
  const forms = tiers.flatMap((part, index) =>
    part
      .split(" ")
      .filter((group) => group !== "")
      .flatMap((group) => {
        const [language = "", list = ""] = group.split("=");
        return list.split(",").map((form) => ({ form, language, tier: (index + 1) as Tier }));
      }),
  );
  return { entry: { id, gender: gender === "f" ? "f" : "m" }, forms };
}

/** Languages whose forms decide when a fold belongs to a man's and a woman's name. */
const NATIVE = new Set(["be", "ru", "uk", "pl"]);

/**
 * Names of men and women that sound alike without being one: French Alexandre and Александра, the pet form Валера and Валерия. The
 * nearer tier keeps the fold, then the languages of the region; the other is found by its spelling only.
 */
function settleGenders(classes: readonly Class[], names: readonly GivenName[]): readonly GivenName[] {
  const genderOf = ({ name }: GivenName): string => classes[name]?.gender ?? "m";
  if (new Set(names.map(genderOf)).size < 2) return names;
  const rank = ({ tier, languages }: GivenName): number => 2 * tier + (languages.some((language) => NATIVE.has(language)) ? 0 : 1);
  const best = Math.min(...names.map(rank));
  const genders = new Set(names.filter((one) => rank(one) === best).map(genderOf));
  return names.filter((one) => genders.has(genderOf(one)));
}

function build(): Tables {
  const classes: Class[] = [];
  const byText = new Map<string, GivenName[]>();
  const byFold = new Map<string, GivenName[]>();
  const fathers = new Map<string, number[]>();
  const addFather = (form: string, name: number): void => {
    for (const { stem } of foldForm(form)) if (!fathers.get(stem)?.includes(name)) fathers.set(stem, [...(fathers.get(stem) ?? []), name]);
  };
  for (const line of `${MALE_NAMES}${FEMALE_NAMES}`.split("\n").filter((text) => text !== "")) {
    const { entry, forms } = readLine(line);
    const name = classes.push(entry) - 1;
    for (const { form, language, tier } of forms) {
      add(byText, normalize(form), { name, tier, languages: [language] });
      for (const { full } of foldForm(form)) add(byFold, full, { name, tier, languages: [language] });
      if (entry.gender === "m" && tier === 1) addFather(form, name);
    }
    for (const form of IRREGULAR_FATHERS[entry.id]?.split(",") ?? []) addFather(form, name);
  }
  const settled = new Map([...byFold].map(([fold, names]) => [fold, settleGenders(classes, names)] as const));
  return { classes, byText, byFold: settled, fathers };
}

let built: Tables | undefined;
/** Made at the first use: a page that only cuts a name into words does not pay for it. */
const tables = (): Tables => (built ??= build());

/** The id of a class, such as `alaksandr`: for explanations and stable keys. */
export const givenNameId = (name: number): string => tables().classes[name]?.id ?? "";

/** The classes a word stands in, best tier first: as it is written, else as it sounds. */
export function findGivenNames(text: string, folds: readonly Fold[]): readonly GivenName[] {
  const written = tables().byText.get(text) ?? [];
  const found = new Map(written.map((one) => [one.name, one] as const));
  if (written.length === 0)
    for (const { full } of sure(folds))
      for (const one of tables().byFold.get(full) ?? []) {
        const known = found.get(one.name);
        if (known === undefined || one.tier < known.tier) found.set(one.name, one);
      }
  return [...found.values()].sort((a, b) => a.tier - b.tier || a.name - b.name);
}

/** Forms of different classes that sound alike though both are full names: what the tables cannot tell apart. For tests. */
export function listCollisions(): readonly (readonly string[])[] {
  const { byFold } = tables();
  const full = [...byFold.values()].map((names) => names.filter(({ tier }) => tier === 1).map(({ name }) => givenNameId(name)));
  return [...new Map(full.filter((ids) => ids.length > 1).map((ids) => [ids.join(), ids])).values()];
}

/** Endings of patronymics as they sound: -авіч -ович -евич -wicz -vitj, -ич; -аўна -овна -евна, -івна, -ічна -ична. */
const PATRONYMIC = /^(.+?)(?:(AvIC|AvIt|IvIC|IC)|(AvnA|AUnA|IvnA|InICnA|ICnA))$/u;

export type Patronymic = {
  readonly gender: "m" | "f";
  /** Classes of the father's name; empty if it is none we know. */
  readonly fathers: readonly number[];
  /** The father's name as it sounds, without ending. */
  readonly stems: readonly string[];
};

/** Reads a folded word as a patronymic, if it has the ending of one. -іч alone counts only after a known father (Ільіч). */
export function findPatronymic(folds: readonly Fold[]): Patronymic | undefined {
  const fathers = new Set<number>();
  const stems = new Set<string>();
  let gender: "m" | "f" | undefined;
  for (const { full } of sure(folds)) {
    const [, father, masculine, feminine] = PATRONYMIC.exec(full) ?? [];
    if (father === undefined || father.length < 2) continue;
    const stem = stemLike(father);
    const known = tables().fathers.get(stem) ?? [];
    if (known.length === 0 && !/^(?:AvIC|IvIC|AvnA|IvnA|AUnA)$/u.test(masculine ?? feminine ?? "")) continue;
    gender ??= masculine === undefined ? "f" : "m";
    stems.add(stem);
    for (const one of known) fathers.add(one);
  }
  return gender === undefined ? undefined : { gender, fathers: [...fathers].sort((a, b) => a - b), stems: [...stems] };
}

const stemLike = (father: string): string => (/^I[AU]/u.test(father) ? father.slice(1) : father).replace(/(?<=..)[AUI]+$/u, "");
