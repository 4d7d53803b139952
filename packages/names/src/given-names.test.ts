import { describe, expect, test } from "vitest";
import { listCollisions } from "./given-names.ts";
import { parseName } from "./parse.ts";

const classesOf = (text: string): readonly number[] => parseName(text).parts[0]?.token.given.map(({ name }) => name) ?? [];
const share = (a: string, b: string): boolean => classesOf(a).some((name) => classesOf(b).includes(name));

/** Full names that sound alike: Алла and Элла, Józef in two traditions, Алена and Алёна, Lithuanian Mykolas and Ukrainian Микола. */
const KNOWN = new Set(["ala,alla", "iosif,juzaf", "alena,alona", "mikalaj,michail"]);

describe("classes of given names", () => {
  test("no two full names share a sound unless it is known", () => {
    const unexpected = listCollisions()
      .map((ids) => ids.join())
      .filter((pair) => !KNOWN.has(pair));
    expect(unexpected).toEqual([]);
  });

  test.each([
    ["Аляксандр", "Alexander"],
    ["Уладзімір", "Włodzimierz"],
    ["Мікалай", "Николай"],
    ["Рыгор", "Grigorij"],
    ["Яўген", "Eugeniusz"],
    ["Ганна", "Anna"],
    ["Вольга", "Ольга"],
    ["Аксана", "Оксана"],
    ["Кацярына", "Katharina"],
    ["Alexandre", "Александр"],
    ["Валера", "Валерый"],
  ])("%s and %s are one name", (a, b) => {
    expect(share(a, b)).toBe(true);
  });

  test.each([
    ["Алег", "Алесь"],
    ["Алег", "Аляксей"],
    ["Марыя", "Марына"],
    ["Яна", "Ян"],
    ["Александр", "Александра"],
    ["Aliaksandr", "Aliaksandra"],
    ["Валерый", "Валерыя"],
    ["Valeria", "Valery"],
    ["Ігар", "Юрый"],
    ["Людміла", "Ядвіга"],
    ["Віктар", "Вікторыя"],
    ["Станіслаў", "Станіслава"],
  ])("%s and %s are two names", (a, b) => {
    expect(share(a, b)).toBe(false);
  });

  test.each([
    ["Мікалаевіч", "Николаевич"],
    ["Рыгоравіч", "Григорьевич"],
    ["Ільіч", "Ильич"],
    ["Львовіч", "Львович"],
    ["Паўлавіч", "Pavlovitch"],
    ["Якаўлевіч", "Яковлевич"],
    ["Мікітавіч", "Никитич"],
    ["Пятроўна", "Petrowna"],
    ["Сергіївна", "Сергеевна"],
    ["Yurievich", "Jurjevitj"],
  ])("%s and %s name one father", (a, b) => {
    const of = (text: string): readonly number[] => parseName(`Ян ${text} Зорк`).parts[1]?.token.patronymic?.fathers ?? [];
    expect(of(a).length).toBeGreaterThan(0);
    expect(of(a).some((father) => of(b).includes(father))).toBe(true);
  });
});
