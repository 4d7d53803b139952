import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { READER_LANGUAGES, scriptOf } from "./reader-languages.ts";
import { sortKey } from "./sort-key.ts";

const sorted = (lang: string, names: readonly string[]): string[] =>
  [...names].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a, lang)), Buffer.from(sortKey(b, lang))));

describe("the order of a list is that of the reader's alphabet", () => {
  test.each([
    ["be", "Г Ґ Е Ё Ж З І Й У Ў Ф Ы Э Я"],
    ["ru", "Е Ё Ж З И Й У Щ Ъ Ы Ь Э Я"],
    ["uk", "Г Ґ Д Е Є Ж З И І Ї Й К Щ Ь Ю"],
    ["pl", "A Ą B C Ć L Ł M N Ń O Ó S Ś Z Ź Ż"],
    ["lt", "A Ą B C Č E Ę Ė I Į Y J S Š U Ų Ū Z Ž"],
    ["de", "A Ä B O Ö S ß T U Ü Z"],
  ])("%s: %s", (lang, letters) => {
    const words = letters.split(" ").map((letter) => `${letter}a`);
    expect(sorted(lang, words.toReversed())).toEqual(words);
  });

  test("in Belarusian ё and ў are letters of their own, in Russian ё decides only between words that are otherwise equal", () => {
    expect(sorted("be", ["Ўласаў", "Ігнат", "Жук", "Ёрш", "Емяльян", "Улад", "Ян", "Зьміцер"])).toEqual(
      "Емяльян Ёрш Жук Зьміцер Ігнат Улад Ўласаў Ян".split(" "),
    );
    expect(sorted("ru", ["Жук", "Ёлкин", "Елкин", "Елкина", "Щукин"])).toEqual(["Елкин", "Ёлкин", "Елкина", "Жук", "Щукин"]);
  });

  test("for a reader of English a mark decides only between words that are otherwise equal", () => {
    expect(sorted("en", ["Łabkovič", "Labko", "Labkovich", "Labz"])).toEqual(["Labko", "Łabkovič", "Labkovich", "Labz"]);
  });

  test("names in the reader's script come before all others", () => {
    expect(sorted("be", ["Zhuk", "Яр"])).toEqual(["Яр", "Zhuk"]);
    expect(sorted("pl", ["Яр", "Żuk"])).toEqual(["Żuk", "Яр"]);
  });

  test("an apostrophe, a dot and the form of a hyphen decide nothing", () => {
    const keys = (...names: string[]): string[] => names.map((name) => sortKey(name, "uk"));
    expect(new Set(keys("Дар’я О.", "Дар'я О", "Даря О"))).toHaveProperty("size", 1);
    expect(new Set(keys("Нечай-Левицький", "Нечай‑Левицький"))).toHaveProperty("size", 1);
  });
});

describe.each(READER_LANGUAGES)("%s", (lang) => {
  // Letters of the language and of its neighbours, as Intl orders them; signs are left out, because a key ignores them.
  const letters = scriptOf(lang) === "Cyrl" ? "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя" : "aąäbcćčdeęėfghiįyjklmnńoóöpqrsśštuūųüvwxzźžż";
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }).map((all) => all.join(""));
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));

  test("the bytes of two keys stand as Intl.Collator puts the names", () => {
    const collator = new Intl.Collator(lang, { sensitivity: "base" });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const order = collator.compare(a, b);
        const found = Buffer.compare(Buffer.from(sortKey(a, lang)), Buffer.from(sortKey(b, lang)));
        if (order !== 0) expect([a, b, Math.sign(found)]).toEqual([a, b, Math.sign(order)]);
      }),
    );
  });

  test("a name stands before a longer one that begins with it, and letter case does not matter", () => {
    fc.assert(
      fc.property(name, word, (a, more) => {
        expect(sortKey(a, lang) <= sortKey(`${a} ${more}`, lang)).toBe(true);
        expect(sortKey(a.toUpperCase(), lang)).toBe(sortKey(a, lang));
      }),
    );
  });

  test("any text has a key, of bounded length and without a NUL", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const key = sortKey(text, lang);
        expect(key.length).toBeLessThanOrEqual(4 * 120 + 1);
        expect(key).not.toContain("\0");
      }),
    );
  });
});
