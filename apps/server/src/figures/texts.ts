import type { ReaderLanguage } from "../registry/reader-languages.ts";
import type { Definition, Unit } from "./definitions.ts";
import { BE } from "./texts-be.ts";
import { DE } from "./texts-de.ts";
import { EN } from "./texts-en.ts";
import { LT } from "./texts-lt.ts";
import { PL } from "./texts-pl.ts";
import { RU } from "./texts-ru.ts";
import { UK } from "./texts-uk.ts";

/** A figure in words: its title, and in a sentence or two what is counted and how. */
export type DefinitionText = { readonly title: string; readonly rule: string };
export type TextKey = keyof typeof EN;

const TEXTS: Readonly<Record<ReaderLanguage, Readonly<Record<string, DefinitionText>>>> = {
  be: BE,
  ru: RU,
  uk: UK,
  pl: PL,
  lt: LT,
  de: DE,
  en: EN,
};

/** The words of a definition of a given version in a language. Every definition has them in every language (tested). */
export function definitionText(definition: Pick<Definition, "id" | "version">, language: ReaderLanguage): DefinitionText {
  const text = TEXTS[language][`${definition.id}@${definition.version}`];
  if (text === undefined) throw new Error(`no text for ${definition.id}@${definition.version} in ${language}`);
  return text;
}

const UNITS: Readonly<Record<ReaderLanguage, Readonly<Record<Unit, string>>>> = {
  en: { person: "persons", decision: "decisions", release: "releases", conviction: "convictions" },
  be: { person: "асобы", decision: "рашэнні", release: "вызваленні", conviction: "прысуды" },
  ru: { person: "лица", decision: "решения", release: "освобождения", conviction: "приговоры" },
  uk: { person: "особи", decision: "рішення", release: "звільнення", conviction: "вироки" },
  pl: { person: "osoby", decision: "decyzje", release: "uwolnienia", conviction: "wyroki" },
  lt: { person: "asmenys", decision: "sprendimai", release: "paleidimai", conviction: "nuosprendžiai" },
  de: { person: "Personen", decision: "Entscheidungen", release: "Freilassungen", conviction: "Verurteilungen" },
};

/** What one is, in the plural, for a label. */
export function unitText(unit: Unit, language: ReaderLanguage): string {
  return UNITS[language][unit];
}
