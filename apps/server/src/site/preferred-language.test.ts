import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "./i18n.ts";
import { preferredLanguage } from "./preferred-language.ts";

test.each([
  ["be-BY,be;q=0.9,ru;q=0.8,en;q=0.7", "be"],
  ["fr-FR, de-AT;q=0.7, en;q=0.5", "de"],
  ["en;q=0.2, LT;q=0.9", "lt"],
  ["pl;q=0, uk", "uk"],
  ["uk;q=0.5, pl;q=0.5", "uk"],
  ["be-tarask", "be"],
  ["*", "en"],
  ["fr, it", "en"],
  ["", "en"],
  [undefined, "en"],
  ["de;q=nonsense, ru", "ru"],
])("a browser that asks for %s is led to %s", (header, lang) => {
  expect(preferredLanguage(header)).toBe(lang);
});

test("whatever a header says, one of the languages comes of it", () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (header) => LANGUAGES.includes(preferredLanguage(header))));
  expect(preferredLanguage(`${"xx,".repeat(100_000)}ru`)).toBe("en");
});
