import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareNames, compareParsed } from "./compare.ts";
import { parseName } from "./parse.ts";
import { HUGE_TEXTS, hostileText } from "./testing/hostile-text.ts";

const isMatch = (a: string, b: string): boolean => compareNames(a, b).probability >= 0.5;

/** Invented people, each as different writers spell them. */
const SPELLINGS: readonly (readonly string[])[] = [
  ["Рыгор Мікалаевіч Таўстой", "Григорий Николаевич Толстой", "Ryhor Taustoi", "Grigorij Tolstoj", "Grigori Tolstoï", "Hryhorij Tołstoj"],
  [
    "Вольга Жураўская",
    "Ольга Журавская",
    "Volha Zhurauskaya",
    "Wolha Żurauskaja",
    "Olga Schurawskaja",
    "Volha Jouraouskaïa",
    "Volha Žuraŭskaja",
    "Olga Žuravská",
  ],
  [
    "Уладзімір Шчарбакоў",
    "Владимир Щербаков",
    "Uladzimir Shcharbakou",
    "Wladimir Schtscherbakow",
    "Włodzimierz Szczerbakow",
    "Vladimir Chtcherbakov",
  ],
  [
    "Яўген Хадкевіч",
    "Евгений Ходкевич",
    "Yauhen Khadkevich",
    "Jewgeni Chodkewitsch",
    "Jauhien Chadkievič",
    "Evgueni Khodkevitch",
    "Євген Ходкевич",
  ],
  ["Зміцер Ціханчук", "Дмитрий Тиханчук", "Dzmitry Tsikhanchuk", "Zmicier Cichančuk", "Dmitri Tikhantchouk", "Dmytro Tykhanchuk"],
  ["Міхась Воўк", "Михаил Волк", "Mikhail Vouk", "Michaił Wołk"],
  ["Станіслаў Янкоўскі", "Станислав Янковский", "Stanisław Jankowski", "Stanislovas Jankauskas", "Stanislau Yankouski"],
  ["Ганна Бандарэнка", "Анна Бондаренко", "Hanna Bandarenka", "Anna Bondarenková", "Hanna Bandarenková"],
  ["Кацярына Хорашка", "Екатерина Хорошко", "Katsiaryna Khorashka", "Katarzyna Choroszko", "Catherine Khorochko"],
];

/** People who are not each other, however near their names. */
const STRANGERS: readonly (readonly [why: string, a: string, b: string])[] = [
  ["father and son", "Іван Пятровіч Сідараў", "Пётр Іванавіч Сідараў"],
  ["father and son of one given name", "Иван Иванович Сидоров", "Иван Петрович Сидоров"],
  ["father and son across scripts", "Иван Иванович Сидоров", "Ivan Piatrovich Sidarau"],
  ["spouses", "Иван Сидоров", "Анна Сидорова"],
  ["spouses whose names sound alike", "Александр Сидоров", "Александра Сидорова"],
  ["spouses whose names sound alike, across scripts", "Валерый Сідараў", "Valeria Sidorova"],
  ["brothers", "Иван Петрович Сидоров", "Игорь Петрович Сидоров"],
  ["brother and sister", "Евгений Петрович Сидоров", "Евгения Петровна Сидорова"],
  ["brother and sister of unknown given names", "Зорк Петрович Сидоров", "Зорк Петровна Сидорова"],
  ["near given names", "Олег Сидоров", "Алесь Сідараў"],
  ["near given names of women", "Мария Сидорова", "Марина Сидорова"],
  ["near given names across scripts", "Ян Сідараў", "Yana Sidarava"],
  ["a misspelt given name beside a short one", "Александа Сидорова", "Ольга Сидорова"],
  ["short given names in no table", "Зорк Сидоров", "Вук Сидоров"],
  ["derived surnames", "Иван Новик", "Иван Новиков"],
  ["surnames of one stem", "Иван Ковальчук", "Иван Коваленко"],
  ["surnames with one beginning", "Pavel Kavalski", "Pavel Kavaliou"],
  ["the same given name and patronymic", "Сергей Николаевич Хоменко", "Сергей Николаевич Громов"],
  ["given names that share a surname", "Siarhei Khamenka", "Sviatlana Khamenka"],
  ["initials that do not fit", "Иванов И. И.", "Иванов Пётр Иванович"],
];

describe("one person", () => {
  test.each(SPELLINGS)("any spelling of %s is found equal to any other", (...spellings) => {
    const missed = spellings.flatMap((a) => spellings.filter((b) => !isMatch(a, b)).map((b) => `${a} ~ ${b}`));
    expect(missed).toEqual([]);
  });

  test("the order of the words does not matter", () => {
    expect(isMatch("Статкевіч Мікола", "Mikola Statkevich")).toBe(true);
    expect(isMatch("Adam Roman", "Roman Adam")).toBe(true);
  });

  test("one wrong letter is forgiven", () => {
    expect(isMatch("Ales Bialiatski", "Bialitaski Ales")).toBe(true);
    expect(isMatch("Аляксандр Бандарэнка", "Аляксандр Бандарэнкаа")).toBe(true);
  });

  test("a patronymic that is left out says nothing", () => {
    expect(isMatch("Иван Петрович Сидоров", "Ivan Sidarau")).toBe(true);
  });

  test("initials agree with the words they begin", () => {
    expect(isMatch("Иванов И. П.", "Иван Петрович Иванов")).toBe(true);
  });

  test("half of a double surname is enough", () => {
    expect(isMatch("Палiна Шарэнда-Панасюк", "Polina Panasyuk")).toBe(true);
  });

  test("a maiden name in brackets agrees, and does not disagree", () => {
    expect(isMatch("Ганна Сідарава (Пятроўская)", "Anna Petrovskaya")).toBe(true);
    expect(isMatch("Ганна Сідарава (Пятроўская)", "Anna Sidorova")).toBe(true);
  });

  test("look-alike letters of the other script do not hide a name", () => {
    expect(isMatch("Iван Ciдаpaў", "Іван Сідараў")).toBe(true);
  });
});

describe("different people", () => {
  test.each(STRANGERS)("%s are not taken for one: %s, %s", (_why, a, b) => {
    expect(compareNames(a, b).probability).toBeLessThan(0.5);
  });

  test("a surname alone does not make a match", () => {
    expect(isMatch("Сидоров", "Иван Сидоров")).toBe(false);
    expect(compareNames("Сидоров", "Иван Сидоров").probability).toBeGreaterThan(0.05);
  });
});

describe("the laws of comparison", () => {
  const name = fc.constantFrom(...SPELLINGS.flat(), ...STRANGERS.flatMap(([, a, b]) => [a, b]));

  test("it is symmetric", () => {
    fc.assert(
      fc.property(fc.oneof(name, hostileText), fc.oneof(name, hostileText), (a, b) => {
        const [one, other] = [compareNames(a, b), compareNames(b, a)];
        expect(one.bits).toBeCloseTo(other.bits, 9);
        expect(one.score).toBeCloseTo(other.score, 9);
      }),
      { numRuns: 600 },
    );
  });

  test("it is symmetric where two words of one name answer one of the other equally well", () => {
    const [a, b] = ["Сідараў ﬁ Иван", "Иван ﬁ Сидоров"];
    expect(compareNames(a, b).bits).toBeCloseTo(compareNames(b, a).bits, 9);
  });

  test("probability and score are shares, never NaN", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const { probability, score, bits } = compareNames(a, b);
        for (const share of [probability, score]) expect(share >= 0 && share <= 1).toBe(true);
        expect(Number.isFinite(bits)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test("a name with surname and given name is itself", () => {
    fc.assert(fc.property(name, (text) => compareNames(text, text).score > 0.6));
  });

  test("in a larger population the same evidence is worth less", () => {
    const at = (population: number): number => compareNames("Иван Сидоров", "Ivan Sidarau", { population }).probability;
    expect(at(100)).toBeGreaterThan(at(10_000));
    expect(at(10_000)).toBeGreaterThan(at(10_000_000));
  });

  test("a rare surname is worth more than a common one", () => {
    const at = (share: number): number => compareNames("Иван Сидоров", "Ivan Sidarau", { surnameShare: () => share }).probability;
    expect(at(1e-6)).toBeGreaterThan(at(1e-3));
    expect(Number.isFinite(at(0))).toBe(true);
  });

  test("the explanation adds up to the evidence", () => {
    const { bits, explanation } = compareNames("Рыгор Мікалаевіч Таўстой", "Григорий Николаевич Толстой");
    expect(explanation.parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(bits, 9);
    expect(explanation.parts.map(({ part, rule }) => `${part}: ${rule}`)).toEqual([
      "surname: alternation",
      "given: name-class",
      "patronymic: father",
    ]);
  });

  test("nothing that is not a name is anybody", () => {
    expect(compareNames("", "")).toMatchObject({ probability: 0, score: 0 });
    expect(compareNames("🙂", "🙂").probability).toBe(0);
    expect(compareNames("", "Иван Сидоров").probability).toBe(0);
  });

  test.each(HUGE_TEXTS)("ten thousand characters are compared in bounded time: %s", (_what, text) => {
    const parsed = parseName(text);
    const began = performance.now();
    compareParsed(parsed, parsed);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
