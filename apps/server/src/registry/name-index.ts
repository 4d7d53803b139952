import { raw, type Sql } from "../platform/database.ts";
import type { PersonTable } from "./people-projection.ts";
import { displayName, namesOf, type PersonFile } from "./person-file.ts";
import { LATIN_FOLDING } from "./latin-folding.ts";
import { READER_LANGUAGES, type ReaderLanguage } from "./reader-languages.ts";
import { sortKey } from "./sort-key.ts";

/**
 * Plain normalisation for finding and sorting: lower case, Cyrillic to Latin letter by letter, marks dropped, spellings
 * that only differ by habit brought together: y/i/j, ts/c, w/v, g/h, ie/e, and every use of "ch", which is ч in an English
 * spelling and х in a Belarusian Latin one. It forgives; it does not identify people.
 */
export function foldName(text: string): string {
  const latin = [...text.normalize("NFC").toLowerCase()].map((letter) => LATIN_FOLDING[letter] ?? letter).join("");
  const plain = latin.normalize("NFD").replaceAll(/\p{M}+/gu, "");
  return plain
    .replaceAll(/[^a-z0-9]+/g, " ")
    .replaceAll(/shch|szcz/g, "sc")
    .replaceAll(/tch|cz/g, "ch")
    .replaceAll(/sch|sh|sz/g, "s")
    .replaceAll(/ch|kh|g/g, "h")
    .replaceAll(/ts|tz/g, "c")
    .replaceAll(/zh|rz/g, "z")
    .replaceAll(/w/g, "v")
    .replaceAll(/ph/g, "f")
    .replaceAll(/x/g, "ks")
    .replaceAll(/[ijy]+/g, "i")
    .replaceAll(/ie/g, "e")
    .replaceAll(/(.)\1+/g, "$1")
    .trim();
}

/** The words of a name or of a search, folded; at most twelve, each of at most forty letters. */
export function nameTokens(text: string): readonly string[] {
  const words = foldName(text.slice(0, 600))
    .split(" ")
    .filter((word) => word.length > 0);
  return [...new Set(words.map((word) => word.slice(0, 40)))].slice(0, 12);
}

/** Family name last in the text, first in the list: "Vitold Ashurak" sorts as "Ashurak Vitold". */
function listed(name: string): string {
  const words = name.trim().split(/\s+/);
  const family = words.at(-1) ?? "";
  return [family, ...words.slice(0, -1)].join(" ");
}

/** The column of person_index that holds the key of a language. */
const sortColumn = (lang: ReaderLanguage): string => `sort_${lang}`;

/** The order of a list of people in a language; the rows stand under `p`. The first letters are what the indexes hold. */
export const byName = (lang: ReaderLanguage): Sql => raw(`left(p.${sortColumn(lang)}, 16), p.${sortColumn(lang)}, p.person`);

/** Whether anybody has a published name, and so a page; the rows stand under `p`. */
export const hasName: Sql = raw("p.sort_en <> ''");

const indexRow = (file: PersonFile): string[] => {
  const names = namesOf(file).map((fact) => fact.value);
  return [file.id, ...READER_LANGUAGES.map((lang) => sortKey(listed(displayName(names, lang)), lang))];
};

/** One row per person with the keys lists are sorted by, in every language of the readers. */
export const personIndex: PersonTable = {
  table: {
    name: "person_index",
    columns: { person: "uuid", ...Object.fromEntries(READER_LANGUAGES.map((lang) => [sortColumn(lang), "text"])) },
  },
  rowsOf: (_tx, files) => Promise.resolve(files.filter((file) => file.people.length > 0).map(indexRow)),
};

/** The words of every name of every person, for finding them. */
export const nameIndex: PersonTable = {
  table: { name: "name_token", columns: { person: "uuid", token: "text" } },
  rowsOf: (_tx, files) =>
    Promise.resolve(
      files.flatMap((file) => {
        const tokens = new Set(namesOf(file).flatMap((fact) => nameTokens(fact.value.text)));
        return [...tokens].map((token) => [file.id, token]);
      }),
    ),
};
