/** The languages in which the register is read, in the order in which a reader is offered them. */
export const READER_LANGUAGES = ["be", "ru", "uk", "pl", "lt", "de", "en"] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

/** The script of a reader, as ISO 15924 writes it; a language that is not here is read in Latin letters. */
const CYRILLIC: ReadonlySet<string> = new Set(["be", "ru", "uk"]);
export const scriptOf = (language: string): "Cyrl" | "Latn" => (CYRILLIC.has(language) ? "Cyrl" : "Latn");

/**
 * What a reader is given where there is nothing in the own language. Whoever reads Ukrainian can read Belarusian and
 * Russian, and Belarusian first because the register is about people and places that have a Belarusian name; whoever
 * reads Polish, Lithuanian or German is given English.
 */
const READ_INSTEAD: Readonly<Record<string, readonly string[]>> = {
  be: ["ru", "uk", "en"],
  ru: ["be", "uk", "en"],
  uk: ["be", "ru", "en"],
};

/** How well a reader of a language can read a text in another: 0 is the own language, the larger the worse. */
export function reading(reader: string, language: string): number {
  if (language === reader) return 0;
  const others = READ_INSTEAD[reader] ?? ["en"];
  const place = others.indexOf(language);
  return place === -1 ? others.length + 1 : place + 1;
}

/**
 * Of several texts those in the one language that the reader reads best; where none can be read, those in the language
 * of the first: a text in another language is better than silence, and it is marked as such.
 */
export function readable<T>(items: readonly T[], reader: string, languageOf: (item: T) => string): readonly T[] {
  const languages = items.map(languageOf);
  const [best] = languages
    .map((language, index) => ({ language, index }))
    .sort((a, b) => reading(reader, a.language) - reading(reader, b.language) || a.index - b.index);
  return best === undefined ? [] : items.filter((item) => languageOf(item) === best.language);
}

type Named = { readonly text: string; readonly lang: string; readonly script: string; readonly role: string };

/**
 * The name to show a reader: in the reader's script before any other, then in the language that is read best, then by
 * role. A name in other letters comes only where there is none to read.
 *
 * @param roles the roles of a name, the preferred first
 */
export function chooseName<T extends Named>(names: readonly T[], reader: string, roles: readonly string[]): T | undefined {
  const script = scriptOf(reader);
  const rank = (name: T): number => (name.script === script ? 0 : 10_000) + reading(reader, name.lang) * 100 + roles.indexOf(name.role);
  return [...names].sort((a, b) => rank(a) - rank(b))[0];
}
