import { expect, test } from "vitest";
import { createTranslator, LANGUAGES } from "../i18n.ts";
import { personText } from "./person-link.ts";

test("a person without a published name is told as such in every language, and leads nowhere", () => {
  const told = LANGUAGES.map((lang) => personText({ tr: createTranslator(lang), lang }, undefined, "/x"));
  expect(new Set(told.map(({ text }) => text)).size).toBe(LANGUAGES.length);
  expect(told.every(({ text, href }) => text !== "" && href === undefined)).toBe(true);
  const name = { text: "Ян Каваль", lang: "be", script: "Cyrl", role: "legal" } as const;
  expect(personText({ tr: createTranslator("en"), lang: "en" }, name, "/x")).toEqual({ text: "Ян Каваль", lang: "be", href: "/x" });
});
