import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileText } from "../testing/hostile-text.ts";
import { buildNameIndex, type NameIndex } from "./name-index.ts";

const NAMES = [
  "Рыгор Мікалаевіч Таўстоў",
  "Вольга Жураўская",
  "Уладзімір Шчарбакоў",
  "Яўген Хадкевіч",
  "Iван Бандарэнка",
  "Станіслаў Янкоўскі",
  "Anna Petrovna Sidorova",
  "Ганна Пятроўна Сідарчук",
  "Ціханчук Зміцер",
  "Паліна Шарэнда-Панасюк",
  "Ян Ваўчок",
];
const build = (): NameIndex => buildNameIndex(NAMES.map((text, id) => ({ id, text })));
const index = build();
const first = (query: string, unfinished = false): string | undefined => NAMES[index.search(query, { unfinished })[0]?.id ?? -1];
const codes = (query: string, unfinished = false): readonly string[] =>
  index.search(query, { unfinished })[0]?.reasons.map(({ code }) => code) ?? [];

describe("search", () => {
  test.each([
    ["Grigorij Tolstov", "Рыгор Мікалаевіч Таўстоў"],
    ["Zhurauskaya", "Вольга Жураўская"],
    ["щербаков владимир", "Уладзімір Шчарбакоў"],
    ["Jewgeni Chodkewitsch", "Яўген Хадкевіч"],
    ["Иван Бондаренко", "Iван Бандарэнка"],
    ["Jankowski", "Станіслаў Янкоўскі"],
    ["Сідарава Ганна", "Anna Petrovna Sidorova"],
    ["Панасюк", "Паліна Шарэнда-Панасюк"],
    ["Иван Бондаренок", "Iван Бандарэнка"],
  ])("%s finds %s first", (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  test.each([
    ["Вольга Жур", "Вольга Жураўская"],
    ["журав", "Вольга Жураўская"],
    ["Volha Zh", "Вольга Жураўская"],
    ["tsikhan", "Ціханчук Зміцер"],
    ["Анна Сид", "Anna Petrovna Sidorova"],
    ["shch", "Уладзімір Шчарбакоў"],
  ])("what is being typed is found by its beginning: %s", (query, expected) => {
    expect(first(query, true)).toBe(expected);
    expect(codes(query, true)).toEqual(["beginning"]);
  });

  test("a word that lost its last letters is found by its beginning, if nobody is found otherwise", () => {
    expect(first("Ціханч Зміцер")).toBe("Ціханчук Зміцер");
    expect(codes("Ціханч Зміцер")).toEqual(["beginning"]);
    expect(index.search("Ціханч Вольга")).toEqual([]);
  });

  test("of two words that begin alike, the one whose vowels may be those that were typed comes first", () => {
    const names = ["Вера Скюпчук", "Вера Скяпчук", "Вера Скірмунт", "Вера Млюбак", "Вера Млубак"];
    const alike = buildNameIndex(names.map((text, id) => ({ id, text })));
    const found = (query: string): string | undefined => names[alike.search(query, { unfinished: true })[0]?.id ?? -1];
    expect(found("Вера Ски")).toBe("Вера Скірмунт");
    expect(found("Вера Скя")).toBe("Вера Скяпчук");
    expect(found("Vera Mlu")).toBe("Вера Млубак");
    expect(found("Viera Mliu")).toBe("Вера Млюбак");
  });

  test("a misspelt given name does not hide its person, and another given name stays out", () => {
    const crowd = buildNameIndex([
      ...Array.from({ length: 400 }, (_, id) => ({ id, text: id % 2 === 0 ? "Пётр Бандарэнка" : "Алег Бандарэнка" })),
      { id: 400, text: "Кацярына Бандарэнка" },
      { id: 401, text: "Авенір Бандарэнка" },
    ]);
    const ids = crowd.search("Кацярна Бандарэнка", { limit: 500 }).map(({ id }) => id);
    expect(ids[0]).toBe(400);
    expect(ids.filter((id) => id < 400)).toEqual([]);
    expect(crowd.search("Екатерина Бонд", { unfinished: true }).map(({ id }) => id)).toContain(400);
  });

  test("the reason is said", () => {
    expect(codes("Вольга Жураўская")).toEqual(["exact"]);
    expect(index.search("Ольга Журавская")[0]?.reasons[0]).toEqual({ code: "spelling", language: "ru" });
    expect(codes("Volha Zhurauskaya")).toContain("transliteration");
    expect(codes("Иван Бондаремко")).toContain("one-letter");
    expect(codes("Жураўская Вольга")).toEqual(["exact"]);
  });

  test("another person's surname is no answer", () => {
    expect(index.search("Пётр Бандарэнка").filter(({ comparison }) => comparison.probability > 0.5)).toEqual([]);
  });

  test("a person is found by any of several names, and once", () => {
    const several = buildNameIndex([
      { id: 7, text: "Ганна Сідарава" },
      { id: 7, text: "Ганна Ваўчок" },
    ]);
    expect(several.search("Анна Сидорова").map(({ id }) => id)).toEqual([7]);
    expect(several.search("Hanna Vauchok").map(({ id }) => id)).toEqual([7]);
  });

  test("what a filter hides takes nobody's place", () => {
    const many = buildNameIndex(Array.from({ length: 500 }, (_, id) => ({ id, text: "Іван Бандарэнка" })));
    expect(many.search("Иван Бондаренко", { accepts: (id) => id === 499 }).map(({ id }) => id)).toEqual([499]);
  });

  test("additions and removals are seen at once", () => {
    const changing = build();
    changing.add({ id: 100, text: "Радзім Сухавей" });
    expect(changing.search("Родим Суховей")[0]?.id).toBe(100);
    changing.remove(100);
    expect(changing.search("Родим Суховей").map(({ id }) => id)).not.toContain(100);
    changing.remove(1);
    expect(changing.search("Вольга Жураўская").map(({ id }) => id)).not.toContain(1);
    changing.add({ id: 1, text: "Вольга Жураўская" });
    expect(changing.search("Вольга Жураўская")[0]?.id).toBe(1);
  });

  test("any text is an answerable question, finished or not", () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, unfinished) => {
        const hits = index.search(text, { unfinished, limit: 3 });
        expect(hits.length).toBeLessThanOrEqual(3);
        expect(hits.every(({ comparison }) => Number.isFinite(comparison.bits))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("any text can be held, and is found by itself if it has a name in it", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 6 }), (texts) => {
        const held = buildNameIndex(texts.map((text, id) => ({ id, text })));
        for (const text of texts) held.search(text);
        expect(held.size).toBe(texts.length);
      }),
      { numRuns: 100 },
    );
  });

  test("an index of nobody answers nothing", () => {
    expect(buildNameIndex([]).search("Іван Бандарэнка")).toEqual([]);
  });
});
