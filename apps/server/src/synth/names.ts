import type { Random } from "./random.ts";

/**
 * Invented names: syllables that together are no real family names, in the three spellings the register keeps.
 * Any likeness to a real person is chance, and every page of such a register says so.
 */
type Spelled = readonly [be: string, ru: string, en: string];

const START: readonly [Spelled, ...Spelled[]] = [
  ["Вар", "Вар", "Var"],
  ["Мель", "Мель", "Mel"],
  ["Зар", "Зар", "Zar"],
  ["Тол", "Тол", "Tol"],
  ["Бур", "Бур", "Bur"],
  ["Кін", "Кин", "Kin"],
  ["Раз", "Раз", "Raz"],
  ["Дуб", "Дуб", "Dub"],
  ["Лям", "Лям", "Liam"],
  ["Сам", "Сам", "Sam"],
  ["Пір", "Пир", "Pir"],
  ["Гал", "Гал", "Hal"],
  ["Шам", "Шам", "Sham"],
  ["Вэр", "Вэр", "Ver"],
  ["Цім", "Тим", "Tsim"],
  ["Жур", "Жур", "Zhur"],
  ["Нар", "Нар", "Nar"],
  ["Юр", "Юр", "Yur"],
];
const MIDDLE: readonly [Spelled, ...Spelled[]] = [
  ["а", "а", "a"],
  ["ома", "ома", "oma"],
  ["эна", "ена", "ena"],
  ["уто", "уто", "uto"],
  ["аві", "ави", "avi"],
  ["ары", "ары", "ary"],
  ["ола", "ола", "ola"],
  ["ы", "ы", "y"],
  ["або", "або", "abo"],
  ["ізу", "изу", "izu"],
  ["ано", "ано", "ano"],
  ["ула", "ула", "ula"],
  ["ёка", "ёка", "ioka"],
  ["іра", "ира", "ira"],
];
const END: readonly [Spelled, ...Spelled[]] = [
  ["ўскі", "вский", "uski"],
  ["нік", "ник", "nik"],
  ["віч", "вич", "vich"],
  ["шка", "шко", "shka"],
  ["цэвіч", "цевич", "tsevich"],
  ["лёнак", "лёнок", "lionak"],
  ["рук", "рук", "ruk"],
  ["цень", "тень", "tsen"],
  ["мовіч", "мович", "movich"],
  ["дзька", "дько", "dzka"],
  ["ста", "ста", "sta"],
  ["гля", "гля", "hlia"],
];
const WOMEN: readonly [Spelled, ...Spelled[]] = [
  ["Ганна", "Анна", "Hanna"],
  ["Вольга", "Ольга", "Volha"],
  ["Алена", "Елена", "Alena"],
  ["Марыя", "Мария", "Maryia"],
  ["Наталля", "Наталья", "Natallia"],
  ["Ірына", "Ирина", "Iryna"],
  ["Кацярына", "Екатерина", "Katsiaryna"],
  ["Святлана", "Светлана", "Sviatlana"],
];
const MEN: readonly [Spelled, ...Spelled[]] = [
  ["Андрэй", "Андрей", "Andrei"],
  ["Алесь", "Александр", "Ales"],
  ["Сяргей", "Сергей", "Siarhei"],
  ["Дзмітры", "Дмитрий", "Dzmitry"],
  ["Мікалай", "Николай", "Mikalai"],
  ["Яўген", "Евгений", "Yauhen"],
  ["Віктар", "Виктор", "Viktar"],
  ["Павел", "Павел", "Pavel"],
  ["Ігар", "Игорь", "Ihar"],
];

const LANGUAGES = ["be", "ru", "en"] as const;

/** A name as the register keeps it. */
export type InventedName = { readonly text: string; readonly lang: string; readonly script: string; readonly role: "legal" };

/** The name of an invented person in one to three languages. */
export function inventName(random: Random, isWoman: boolean): InventedName[] {
  const given = random.pick(isWoman ? WOMEN : MEN);
  const [start, middle, end] = [random.pick(START), random.pick(MIDDLE), random.pick(END)];
  const spelled = LANGUAGES.map((lang, i): InventedName => ({
    text: `${given[i] ?? ""} ${start[i] ?? ""}${middle[i] ?? ""}${end[i] ?? ""}`,
    lang,
    script: lang === "en" ? "Latn" : "Cyrl",
    role: "legal",
  }));
  const [be, ru, en] = spelled as [InventedName, InventedName, InventedName];
  const how = random.unit();
  return how < 0.3 ? [be, ru, en] : how < 0.55 ? [be, en] : how < 0.8 ? [ru] : [be];
}
