import type { Definition, Unit } from "./definitions.ts";
import { BE } from "./texts-be.ts";
import { EN } from "./texts-en.ts";
import { RU } from "./texts-ru.ts";

/** A figure in words: its title, and in a sentence or two what is counted and how. */
export type DefinitionText = { readonly title: string; readonly rule: string };
export type TextKey = keyof typeof EN;
export type TextLanguage = "en" | "be" | "ru";

const TEXTS: Readonly<Record<TextLanguage, Readonly<Record<string, DefinitionText>>>> = { en: EN, be: BE, ru: RU };

/** The words of a definition of a given version in a language. Every definition has them in every language (tested). */
export function definitionText(definition: Pick<Definition, "id" | "version">, language: TextLanguage): DefinitionText {
  const text = TEXTS[language][`${definition.id}@${definition.version}`];
  if (text === undefined) throw new Error(`no text for ${definition.id}@${definition.version} in ${language}`);
  return text;
}

const UNITS: Readonly<Record<TextLanguage, Readonly<Record<Unit, string>>>> = {
  en: { person: "persons", decision: "decisions", release: "releases", conviction: "convictions" },
  be: { person: "асобы", decision: "рашэнні", release: "вызваленні", conviction: "прысуды" },
  ru: { person: "лица", decision: "решения", release: "освобождения", conviction: "приговоры" },
};

/** What one is, in the plural, for a label. */
export function unitText(unit: Unit, language: TextLanguage): string {
  return UNITS[language][unit];
}
