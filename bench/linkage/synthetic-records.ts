// Invented people with invented doubles, for measuring linkage at scale. Every record is marked synthetic; surnames are syllables that
// together are no real family names, given names are the usual ones of the country.
import { createChoice } from "../measure.ts";

type Spelled = readonly [be: string, ru: string, latin: string];
type Father = { readonly name: Spelled; readonly stem: Spelled };

const father = (name: string, stem: string): Father => ({
  name: name.split(" ") as unknown as Spelled,
  stem: stem.split(" ") as unknown as Spelled,
});

const MEN: readonly Father[] = [
  father("Аляксандр Александр Aliaksandr", "Аляксандра Александро Aliaksandra"),
  father("Андрэй Андрей Andrei", "Андрэе Андрее Andree"),
  father("Сяргей Сергей Siarhei", "Сяргее Сергее Siarhee"),
  father("Дзмітрый Дмитрий Dzmitry", "Дзмітрые Дмитрие Dzmitrye"),
  father("Мікалай Николай Mikalai", "Мікалае Николае Mikalae"),
  father("Уладзімір Владимир Uladzimir", "Уладзіміра Владимиро Uladzimira"),
  father("Яўген Евгений Yauhen", "Яўгене Евгенье Yauhene"),
  father("Віктар Виктор Viktar", "Віктара Викторо Viktara"),
  father("Павел Павел Pavel", "Паўла Павло Paula"),
  father("Ігар Игорь Ihar", "Ігара Игоре Ihara"),
  father("Міхаіл Михаил Mikhail", "Міхайла Михайло Mikhaila"),
  father("Аляксей Алексей Aliaksei", "Аляксее Алексее Aliaksee"),
  father("Іван Иван Ivan", "Івана Ивано Ivana"),
  father("Васіль Василий Vasil", "Васіле Василье Vasile"),
  father("Юрый Юрий Yury", "Юр'е Юрье Yure"),
  father("Максім Максим Maksim", "Максіма Максимо Maksima"),
  father("Віталь Виталий Vital", "Віталье Виталье Vitale"),
  father("Антон Антон Anton", "Антона Антоно Antona"),
  father("Пётр Пётр Piotr", "Пятро Петро Piatro"),
  father("Рыгор Григорий Ryhor", "Рыгора Григорье Ryhora"),
  father("Раман Роман Raman", "Рамана Романо Ramana"),
  father("Кірыл Кирилл Kiryl", "Кірыла Кирилло Kiryla"),
  father("Арцём Артём Artsiom", "Арцёма Артёмо Artsioma"),
  father("Станіслаў Станислав Stanislau", "Станіслава Станиславо Stanislava"),
];
const WOMEN: readonly Spelled[] = [
  "Ганна Анна Hanna",
  "Вольга Ольга Volha",
  "Алена Елена Alena",
  "Марыя Мария Maryia",
  "Наталля Наталья Natallia",
  "Ірына Ирина Iryna",
  "Кацярына Екатерина Katsiaryna",
  "Святлана Светлана Sviatlana",
  "Таццяна Татьяна Tatsiana",
  "Людміла Людмила Liudmila",
  "Галіна Галина Halina",
  "Аксана Оксана Aksana",
  "Юлія Юлия Yuliya",
  "Вікторыя Виктория Viktoryia",
  "Дар'я Дарья Darya",
  "Настасся Анастасия Nastassia",
  "Надзея Надежда Nadzeya",
  "Вера Вера Vera",
  "Лізавета Елизавета Lizaveta",
  "Паліна Полина Palina",
].map((text) => text.split(" ") as unknown as Spelled);

const spelled = (text: string): readonly Spelled[] => text.split(" ").map((part) => part.split("/") as unknown as Spelled);
const START = spelled(
  "Вар/Вар/Var Мель/Мель/Mel Зар/Зар/Zar Тол/Тол/Tol Бур/Бур/Bur Кін/Кин/Kin Раз/Раз/Raz Дуб/Дуб/Dub Сам/Сам/Sam Пір/Пир/Pir Гал/Гал/Hal Шам/Шам/Sham Вэр/Вэр/Ver Жур/Жур/Zhur Нар/Нар/Nar Кры/Кры/Kry Ста/Ста/Sta Лап/Лап/Lap Чар/Чар/Char Мур/Мур/Mur",
);
const MIDDLE = spelled(
  "а/а/a ома/ома/oma эна/ена/ena уто/уто/uto аві/ави/avi ары/ары/ary ола/ола/ola або/або/abo ізу/изу/izu ано/ано/ano ула/ула/ula іра/ира/ira",
);
const JOINT = spelled("н/н/n л/л/l к/к/k р/р/r м/м/m т/т/t п/п/p с/с/s б/б/b г/г/h");
const END = spelled(
  "ўскі/вский/uski нік/ник/nik віч/вич/vich шка/шко/shka цэвіч/цевич/tsevich рук/рук/ruk цень/тень/tsen мовіч/мович/movich дзька/дько/dzka ста/ста/sta ноў/нов/nou чанка/ченко/chanka",
);
const REGIONS = ["Брэст", "Віцебск", "Гомель", "Гродна", "Мінск", "Магілёў", "Мінская"];

type Language = 0 | 1 | 2;
type Choice = ReturnType<typeof createChoice>;

type InventedPerson = {
  readonly given: Spelled;
  readonly patronymic: Spelled;
  readonly surname: Spelled;
  readonly born: readonly [year: number, month: number, day: number];
  readonly place: string;
};

const SURNAMES = START.length * MIDDLE.length * JOINT.length * MIDDLE.length * END.length;
const atOf = (list: readonly Spelled[], at: number): Spelled => list[at % list.length] ?? ["", "", ""];
const join = (parts: readonly Spelled[]): Spelled =>
  [0, 1, 2].map((l) => parts.map((part) => part[l] ?? "").join("")) as unknown as Spelled;

/** The n-th surname. Neighbours in rank are not neighbours in sound. */
function surnameAt(rank: number, isWoman: boolean): Spelled {
  let n = (rank * 7919) % SURNAMES;
  const next = (list: readonly Spelled[]): Spelled => {
    const found = atOf(list, n);
    n = Math.floor(n / list.length);
    return found;
  };
  const surname = join([next(START), next(MIDDLE), next(JOINT), next(MIDDLE), next(END)]);
  if (!isWoman) return surname;
  return surname.map((text) =>
    text
      .replace(/скі$/, "ская")
      .replace(/ский$/, "ская")
      .replace(/ski$/, "skaya")
      .replace(/(оў|ов|nou)$/, "$1а"),
  ) as unknown as Spelled;
}

/** Ranks fall off as in real registers: the most frequent of 60,000 surnames belongs to about a quarter of a per cent. */
function surnameRank(choice: Choice): number {
  const point = choice.below(1_000_000) / 1_000_000;
  return Math.floor(60_000 * point ** 3);
}

function inventPerson(choice: Choice): InventedPerson {
  const isWoman = choice.below(100) < 35;
  const of = choice.pick(MEN);
  const ending: Spelled = isWoman ? ["ўна", "вна", "una"] : ["віч", "вич", "vich"];
  return {
    given: isWoman ? choice.pick(WOMEN) : choice.pick(MEN).name,
    patronymic: join([of.stem, ending]),
    surname: surnameAt(surnameRank(choice), isWoman),
    born: [1940 + choice.below(67), 1 + choice.below(12), 1 + choice.below(28)],
    place: choice.pick(REGIONS),
  };
}

const LETTERS: readonly string[] = ["абвгдзіклмнопрстуя", "абвгдзиклмнопрстуя", "abvhdziklmnoprstuy"];

/** One slip of a finger: a letter left out, doubled, replaced or swapped, never the first. */
function slip(text: string, language: Language, choice: Choice): string {
  if (text.length < 4) return text;
  const at = 1 + choice.below(text.length - 2);
  const [before, here, after] = [text.slice(0, at), text[at] ?? "", text.slice(at + 1)];
  const other = LETTERS[language]?.[choice.below(18)] ?? "";
  return (
    [before + after, before + here + here + after, before + other + after, before + (after[0] ?? "") + here + after.slice(1)][
      choice.below(4)
    ] ?? text
  );
}

const two = (n: number): string => String(n).padStart(2, "0");

function writeDate([year, month, day]: InventedPerson["born"], choice: Choice): string {
  const how = choice.below(1000);
  if (how < 60) return String(year);
  if (how < 75) return `${year}-01-01`;
  if (how < 95) return `${year + 1 - 2 * choice.below(2)}-${two(month)}-${two(day)}`;
  if (how < 110) return `${year}-${two(month)}-${two(1 + choice.below(28))}`;
  if (how < 116 && day <= 12) return `${year}-${two(day)}-${two(month)}`;
  return how < 140 ? "" : `${year}-${two(month)}-${two(day)}`;
}

/** One record of a person: as some office wrote it, in one of three languages, with what offices get wrong. */
function writeRecord(person: InventedPerson, choice: Choice): readonly string[] {
  const language = choice.below(3) as Language;
  let [surname, given] = [person.surname[language], person.given[language]];
  if (choice.below(100) < 4) surname = slip(surname, language, choice);
  if (choice.below(100) < 1) given = slip(given, language, choice);
  if (choice.below(200) === 0) [surname, given] = [given, surname];
  const patronymic = choice.below(100) < 25 || language === 2 ? "" : person.patronymic[language];
  return [surname, given, patronymic, writeDate(person.born, choice), choice.below(100) < 10 ? choice.pick(REGIONS) : person.place];
}

export const SYNTHETIC_COLUMNS = ["record", "surname", "given", "patronymic", "born", "place"] as const;

export type SyntheticRecords = {
  readonly rows: (readonly string[])[];
  /** Per row, the invented person. */
  readonly person: Uint32Array;
};

/** Records of which about one in seven is another record of somebody who is there already. Ids say that they are synthetic. */
export function inventRecords(records: number, seed: number): SyntheticRecords {
  const choice = createChoice(seed);
  const people: InventedPerson[] = [];
  const person = new Uint32Array(records);
  const rows = Array.from({ length: records }, (_, i): readonly string[] => {
    const isDouble = people.length > 0 && choice.below(7) === 0;
    const at = isDouble ? choice.below(people.length) : people.push(inventPerson(choice)) - 1;
    person[i] = at;
    return [`synthetic-${i + 1}`, ...writeRecord(people[at] ?? inventPerson(choice), choice)];
  });
  return { rows, person };
}
