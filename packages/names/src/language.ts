import type { ParsedName } from "./parse.ts";

/** What the letters of Cyrillic words show; the first sign that is found decides. */
const SIGNS: readonly (readonly [language: string, sign: RegExp])[] = [
  ["be", /ў/u],
  ["uk", /[ґєї]/u],
  ["be", /і(?=.*[ыэё])|[ыэё](?=.*і)/u],
  ["uk", /і(?=.*[ищ])|[ищ](?=.*і)/u],
  ["ru", /ъ|[ищ]/u],
  ["be", /і|шч|дз/u],
];

/**
 * The language a name is written in, as far as it shows: by letters only one of the languages has, else by the form of the given name
 * (Витольд and Виктор are Russian, Wiktor Polish). Undefined where several would write it so.
 */
export function languageOf({ parts }: ParsedName): string | undefined {
  const cyrillic = parts.filter(({ token }) => token.script === "Cyrl").map(({ token }) => token.text);
  const byLetters = SIGNS.find(([, sign]) => sign.test(cyrillic.join(" ")))?.[0];
  if (byLetters !== undefined) return byLetters;
  const forms = parts.filter(({ role }) => role === "given").flatMap(({ token }) => token.given);
  const languages = new Set(forms.filter(({ tier }) => tier === 1).flatMap(({ languages }) => languages));
  if (cyrillic.length > 0) return languages.has("be") ? undefined : ["ru", "uk"].find((language) => languages.has(language));
  return languages.size === 1 ? [...languages][0] : undefined;
}
