import type { Patronymic } from "./given-names.ts";
import type { Token } from "./token.ts";
import { wordsOf, type Word, type Words } from "./words.ts";

export type Role = "given" | "patronymic" | "surname";

export type NamePart = {
  readonly token: Token;
  readonly role: Role;
  /** Said in brackets: may agree with anything, and its absence means nothing. */
  readonly aside: boolean;
  readonly hyphened: boolean;
};

export type Reading = Readonly<Record<Role, readonly NamePart[]>>;

/** A name read once, compared often. Made by {@link parseName}; the same name always reads the same. */
export type ParsedName = {
  readonly parts: readonly NamePart[];
  /** The parts by role: the likely reading first, then other orders of the words unless the likely one is sure. At most four. */
  readonly readings: readonly Reading[];
  /** Whether a known given name or a patronymic says which part is which; otherwise the order was believed. */
  readonly sure: boolean;
  readonly titles: readonly string[];
  /** The text was longer than a name can be; what is beyond the bound was left out. */
  readonly truncated: boolean;
};

const isGiven = ({ token }: Word): boolean => token.given.length > 0;
const isKnownGiven = ({ token }: Word): boolean => token.given.some(({ tier }) => tier <= 2);
const patronymicOf = (word: Word | undefined): Patronymic | undefined => word?.token.patronymic;

/** How much a word looks like the patronymic of its place; 0 is not at all. */
function patronymicWeight(words: readonly Word[], at: number): number {
  const word = words[at];
  const found = patronymicOf(word);
  if (word === undefined || found === undefined || at === 0 || word.hyphened || word.capitals) return 0;
  const before = words[at - 1];
  const afterGiven = before !== undefined && isGiven(before);
  // Two words: Статкевіч and Багдановіч are surnames; -аўна is never one.
  if (words.length === 2) return found.gender === "f" && afterGiven ? 1 : 0;
  return (
    1 + (found.fathers.length > 0 ? 2 : 0) + (afterGiven ? 2 : 0) + (at === words.length - 1 && words.length === 3 && !afterGiven ? -1 : 0)
  );
}

function findPatronymicPlace(words: readonly Word[]): number {
  let [best, place] = [0, -1];
  for (let at = 1; at < words.length; at += 1) {
    const weight = patronymicWeight(words, at);
    if (weight > best) [best, place] = [weight, at];
  }
  return place;
}

/** "Иванов И. И.": the initials stand for given name and patronymic, in this order. */
function rolesWithInitials(words: readonly Word[]): readonly Role[] | undefined {
  const places = words.flatMap(({ token }, at) => (token.isInitial ? [at] : []));
  if (places.length === 0 || places.length === words.length) return undefined;
  const [given, patronymic] = places;
  if (words.some((word, at) => !places.includes(at) && isKnownGiven(word) && words.length - places.length > 1)) return undefined;
  return words.map((_, at) => (at === given ? "given" : at === patronymic ? "patronymic" : "surname"));
}

/** The place of the given name when no patronymic shows it. */
function findGivenPlace(words: readonly Word[], beforeComma: number): number {
  if (beforeComma > 0) return beforeComma;
  const candidates = words.map((word, at) => ({ word, at })).filter(({ word }) => !word.capitals && !word.hyphened);
  const known = candidates.filter(({ word }) => isKnownGiven(word));
  // Антон Адам, Ян Юрий: of two given names the first is the given name, unless the second alone could not be a surname.
  return known[0]?.at ?? candidates.find(({ word }) => isGiven(word))?.at ?? candidates[0]?.at ?? 0;
}

type Roles = readonly Role[];

/** Every order of the words worth trying, the likely one first. */
function assignRoles(words: readonly Word[], beforeComma: number): { readonly orders: readonly Roles[]; readonly sure: boolean } {
  const [only, second] = words;
  if (only === undefined) return { orders: [[]], sure: false };
  if (words.length === 1) return { orders: isKnownGiven(only) ? [["given"], ["surname"]] : [["surname"], ["given"]], sure: false };
  const initials = rolesWithInitials(words);
  if (initials !== undefined) return { orders: [initials], sure: true };
  const patronymic = findPatronymicPlace(words);
  const before = patronymic > 0 ? patronymic - 1 : -1;
  const given = before >= 0 && !(words[before]?.capitals ?? false) ? before : findGivenPlace(words, beforeComma);
  const likely = orderOf(words, given, patronymic);
  if (patronymic >= 0) return { orders: [likely], sure: true };
  const known = words.filter((word) => !word.hyphened && isKnownGiven(word)).length;
  const sure = beforeComma > 0 || words.some(({ capitals }) => capitals) || known === 1;
  const others = sure ? [] : [...new Set([0, words.length - 1, 1])].filter((at) => at !== given).map((at) => orderOf(words, at, -1));
  // A misspelt patronymic shows only by its place.
  const misspelt = words.length > 2 && given + 1 < words.length && known > 0 ? [orderOf(words, given, given + 1)] : [];
  // Іван Пятровіч, with the surname left out.
  const isFather = words.length === 2 && isGiven(only) && (patronymicOf(second)?.fathers.length ?? 0) > 0;
  return { orders: [likely, ...misspelt, ...others.slice(0, 2), ...(isFather ? [["given", "patronymic"] as const] : [])], sure };
}

function orderOf(words: readonly Word[], given: number, patronymic: number): Roles {
  const isHalf = (word: Word, at: number): boolean => at === given + 1 && word.hyphened && isKnownGiven(word);
  return words.map((word, at) => (at === given || isHalf(word, at) ? "given" : at === patronymic ? "patronymic" : "surname"));
}

const toPart = ({ token, aside, hyphened }: Word, role: Role): NamePart => ({ token, role, aside, hyphened });

function readingOf(parts: readonly NamePart[]): Reading {
  const of = (role: Role): readonly NamePart[] => parts.filter((part) => part.role === role);
  return { given: of("given"), patronymic: of("patronymic"), surname: of("surname") };
}

/** The roles of words that were cut before: for indexes that keep words instead of texts. */
export function parseWords({ words, beforeComma, titles, truncated }: Words): ParsedName {
  const main = words.filter(({ aside }) => !aside);
  const { orders, sure } = assignRoles(main, Math.min(beforeComma, Math.max(0, main.length - 1)));
  const aside = words.filter((word) => word.aside).map((word) => toPart(word, isKnownGiven(word) ? "given" : "surname"));
  const partsOf = (roles: Roles): readonly NamePart[] => [...main.map((word, at) => toPart(word, roles[at] ?? "surname")), ...aside];
  const all = orders.map(partsOf);
  return { parts: all[0] ?? [], readings: all.map(readingOf), sure, titles, truncated };
}

/**
 * Reads a name of any of the scripts: words, roles, titles, brackets. Never throws; an empty or letterless text has no parts.
 * Takes time proportional to the first 1,024 units of the text.
 */
export const parseName = (raw: string): ParsedName => parseWords(wordsOf(raw));
