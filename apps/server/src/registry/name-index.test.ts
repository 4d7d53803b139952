import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, nameTokens } from "./name-index.ts";

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
