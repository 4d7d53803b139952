import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, nameTokens, sortKey } from "./name-index.ts";

describe("finding a name", () => {
  test.each([
    ["Бяляцкі", "Bialiatski", "Byalyatski"],
    ["Лойка", "Loika", "Lojka"],
    ["Ціханоўскі", "Tsikhanouski", "Cichanoŭski"],
    ["Лабковіч", "Łabkovič", "Labkovich"],
    ["Яўген", "Yauhen", "Jaŭhien"],
    ["Сяргей", "Siarhei", "Siarhiej"],
    ["Олег", "Oleg", "Oleh"],
    ["Алёна", "Aliona", "Alyona"],
    ["Марыя", "Maryia", "Mariya"],
    ["Щербина", "Shcherbina", "Ščerbina"],
    ["Жана", "Zhana", "Žana"],
    ["Дар’я", "Дарʼя", "Daria"],
    ["Ковальчук", "Kovalchuk", "Kowalczuk"],
  ])("%s is found as it is written in Latin letters", (...spellings) => {
    expect(new Set(spellings.map(foldName)).size).toBe(1);
  });

  test("near-equal names of different people stay different", () => {
    expect(foldName("Chapiuk")).not.toBe(foldName("Chopik"));
    expect(foldName("Лойка")).not.toBe(foldName("Лойко"));
  });

  test("case, marks and order of composition do not matter, and folding twice is folding once", () => {
    expect(foldName("КАЛЕСНІКАВА")).toBe(foldName("калеснікава"));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        expect(foldName(text.normalize("NFD"))).toBe(foldName(text.normalize("NFC")));
        expect(foldName(text)).toMatch(/^[a-z0-9 ]*$/);
      }),
    );
  });

  test("words are few, short and different, however long the text", () => {
    expect(nameTokens("Ганна-Марыя О'Ніл")).toEqual(["hana", "maria", "onil"]);
    const tokens = nameTokens(Array.from({ length: 50 }, (_, i) => `name${i}`).join(" "));
    expect(tokens).toHaveLength(12);
    expect(nameTokens("a".repeat(500))[0]?.length).toBeLessThanOrEqual(40);
  });
});

describe("the order of a list", () => {
  const sorted = (lang: string, names: readonly string[]): string[] =>
    [...names].sort((a, b) => (sortKey(a, lang) < sortKey(b, lang) ? -1 : 1));

  test("is that of the Belarusian alphabet: і after з, ў after у, ё after е", () => {
    expect(sorted("be", ["Ўласаў", "Ігнат", "Жук", "Ёрш", "Емяльян", "Улад", "Ян", "Зьміцер"])).toEqual([
      "Емяльян",
      "Ёрш",
      "Жук",
      "Зьміцер",
      "Ігнат",
      "Улад",
      "Ўласаў",
      "Ян",
    ]);
  });

  test("is that of the Russian alphabet: ё after е", () => {
    expect(sorted("ru", ["Жук", "Ёлкин", "Елкин", "Яров", "Щукин"])).toEqual(["Елкин", "Ёлкин", "Жук", "Щукин", "Яров"]);
  });

  test("in Latin letters marks do not part equal letters", () => {
    expect(sortKey("Łabkovič", "en").replace("ł", "l")).toBe(sortKey("labkovic", "en"));
  });
});
