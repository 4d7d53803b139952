import { parseName, type ParsedName } from "./parse.ts";

/**
 * One short text for a name, equal for most of its spellings: the likeliest sound of each word without the endings of gender and
 * case, surname first. For blocking and for looking at; two names may be one person's and still differ here, so never decide by it.
 *
 * ```ts
 * skeleton("Витольд Ашурок") === skeleton("Vitold Ashurak"); // true
 * ```
 */
export const skeleton = (name: string): string => skeletonOfParsed(parseName(name));

/** {@link skeleton} of a name that was parsed before. */
export const skeletonOfParsed = ({ readings: [likely] }: ParsedName): string =>
  likely === undefined
    ? ""
    : [...likely.surname, ...likely.given, ...likely.patronymic].map(({ token }) => token.folds[0]?.stem ?? token.text).join(" ");
