// Reads the notation of articles of law as people write it. Rules:
//  - an article is a base number with an optional raised number: 361¹ = 361-1. Part and point stand apart from it;
//  - a hyphen after the number is ambiguous in the press: "361-3" may be the article 361-3 or part 3 of 361. It is
//    read as the article only when (a) an explicit part stands beside it ("p.1 361-1"), (b) it has the Cyrillic
//    prefix of legal notation ("ст. 361-1", "арт. 361-1", also for a list under one prefix) and that article is known
//    or its base is not, or (c) the second number is 10 or more, which no part is. Otherwise both readings are given
//    for a person to choose from, the known one first. A raised number is never ambiguous; "361.1" is a hyphen;
//  - two numbers with a dot and a chapter below 100 are an administrative article; else the criminal code is meant,
//    unless the text names one. A name of a code covers the articles before it, or those after it if none is before;
//  - an administrative number of the former code keeps that code and names its successor; a number of both codes
//    needs the year in brackets;
//  - a part stands before its article ("ч. 1 ст. 342") or after ("342 ч.1"); where a text could mean either, it is
//    unreadable. A bare number below 10 is never an article;
//  - the article of complicity before another one makes one charge of several provisions.

import { slotsOf, type Slot } from "./article-slots.ts";
import { tokensOf } from "./article-words.ts";
import type { ReaderLanguage } from "./reader-languages.ts";

export type Provision = {
  readonly code: string;
  readonly article: string;
  readonly part?: string;
  readonly point?: string;
  /** Code and number that replaced it, with a space between. Told to the reader, never stored with a charge. */
  readonly successor?: string;
};

/** The codes of law that a notation can mean, from the country pack. */
export type LawCodes = {
  readonly criminal: string;
  readonly administrative: string;
  /** The administrative code before it; years before `untilYear` are certainly under it. */
  readonly former?: { readonly code: string; readonly untilYear: number } | undefined;
  /** Article of the criminal code on complicity. */
  readonly complicity?: string | undefined;
};

/** What a country pack knows: its list need not be complete, so absence from it proves nothing. */
export type KnownProvisions = {
  readonly provisions: readonly {
    readonly code: string;
    readonly number: string;
    readonly formerly?: string | undefined;
  }[];
  /** Without it the codes of the first country pack, Belarus: the administrative code changed on 1 March 2021. */
  readonly codes?: LawCodes | undefined;
};

const BELARUS: LawCodes = {
  criminal: "UK-BY",
  administrative: "KoAP-BY-2021",
  former: { code: "KoAP-BY-2003", untilYear: 2021 },
  complicity: "16",
};

export type Provisions = { readonly provisions: readonly Provision[]; readonly relation?: "complicity" };

/** `exists`: every article of this reading is in the known list. */
export type PossibleReading = Provisions & { readonly exists: boolean };

export type Reading =
  | ({ readonly kind: "provisions" } & Provisions)
  | { readonly kind: "ambiguous"; readonly text: string; readonly readings: readonly PossibleReading[] }
  | { readonly kind: "not_disclosed" }
  | { readonly kind: "unreadable"; readonly text: string };

/** Longest text read, in UTF-16 units; a longer one is unreadable and cut to this length. */
export const MAX_NOTATION = 10_000;
const MAX_READINGS = 16;

const NOT_DISCLOSED =
  /^(?:(?:the )?articles? (?:is |are |was )?(?:not disclosed|undisclosed)|not disclosed|undisclosed|(?:статья|статьи) не (?:раскрыта|раскрыты|раскрывается|раскрываются|разглашается)|не раскрыта|не раскрывается|(?:артыкул|артыкулы) не (?:раскрыты|раскрытыя|раскрываецца|раскрываюцца|разгалошваецца)|не раскрыты|не раскрываецца|artykuł (?:nieujawniony|nie ujawniony|nie został ujawniony))$/u;

type Known = Required<KnownProvisions> & { readonly codes: LawCodes };
type Article = Pick<Provision, "code" | "article" | "part" | "successor">;

const isKnown = (known: Known, { code, article }: Provision | Article): boolean =>
  known.provisions.some(
    (one) =>
      (one.code === code && one.number === article) ||
      (code === known.codes.former?.code && one.code === known.codes.administrative && one.formerly === article),
  );

const administrativeReadings = (article: string, year: number | undefined, known: Known): Article[] => {
  const { administrative, former } = known.codes;
  const current: Article = { code: administrative, article };
  if (former === undefined) return [current];
  const heir = known.provisions.find((one) => one.code === administrative && one.formerly === article);
  const old: Article = { code: former.code, article, ...(heir && { successor: `${administrative} ${heir.number}` }) };
  const isCurrent = isKnown(known, current);
  const isOld = year !== undefined && year < former.untilYear;
  if (heir !== undefined && !isCurrent) return [old];
  if (isCurrent && heir === undefined) return isOld ? [old, current] : [current];
  if (isOld) return [old];
  // The year of the change itself decides nothing; without a year a number of both codes stays open.
  return heir !== undefined && (year === undefined || year === former.untilYear) ? [current, old] : [current];
};

/** The articles a slot may mean: one, two when a person has to choose, none when the code does not fit the number. */
const articlesOf = (slot: Slot, known: Known): Article[] => {
  const { base, suffix, style } = slot.number;
  const word = slot.code ?? slot.forward ?? (style === "dotted" ? "administrative" : "criminal");
  if (word === "administrative")
    return style === "dotted" || style === "plain"
      ? administrativeReadings(suffix === undefined ? base : `${base}.${suffix}`, slot.year, known)
      : [];
  const code = known.codes.criminal;
  if (style === "plain") return [{ code, article: base }];
  if (style === "dotted" || suffix === undefined) return [];
  const article: Article = { code, article: `${base}-${suffix}` };
  const partOfBase: Article = { code, article: base, part: suffix };
  const inList = isKnown(known, article);
  const legal = slot.cyrillic && (inList || !isKnown(known, partOfBase));
  if (style === "raised" || slot.parts.length > 0 || suffix.length > 1 || legal) return [article];
  return inList ? [article, partOfBase] : [partOfBase, article];
};

const provisionsOf = ({ parts, points }: Slot, { successor, ...article }: Article): Provision[] => {
  const withParts: Provision[] = parts.length === 0 ? [article] : parts.map((part) => ({ ...article, part }));
  const all = points.length === 0 ? withParts : withParts.flatMap((one) => points.map((point) => ({ ...one, point })));
  return successor === undefined ? all : all.map((one) => ({ ...one, successor }));
};

const relate = (all: readonly Provision[], known: Known): Provisions => {
  const key = (one: Provision): string => [one.code, one.article, one.part, one.point].join(" ");
  const provisions = [...new Map(all.map((one) => [key(one), one])).values()];
  const { complicity, criminal } = known.codes;
  const at = provisions.findIndex((one) => one.code === criminal && one.article === complicity);
  return at >= 0 && at < provisions.length - 1 ? { provisions, relation: "complicity" } : { provisions };
};

/** Reads a notation. Never throws; time grows with the length of the text. Nothing ambiguous is decided here. */
export const parseArticles = (text: string, list: KnownProvisions): Reading => {
  const known: Known = { provisions: list.provisions, codes: list.codes ?? BELARUS };
  const unreadable: Reading = { kind: "unreadable", text: text.slice(0, MAX_NOTATION) };
  if (text.length > MAX_NOTATION) return unreadable;
  const composed = text.normalize("NFC");
  if (NOT_DISCLOSED.test(composed.slice(0, 100).trim().toLowerCase().replace(/[.!]$/u, ""))) return { kind: "not_disclosed" };
  const slots = slotsOf(tokensOf(composed));
  if (slots === undefined) return unreadable;
  let choices: Provision[][] = [[]];
  for (const slot of slots) {
    const options = articlesOf(slot, known).map((article) => provisionsOf(slot, article));
    choices = choices.flatMap((chosen) => options.map((option) => [...chosen, ...option]));
    // More doubts than a person can choose from in a list: the text is entered by hand.
    if (choices.length > MAX_READINGS || choices.length === 0) return unreadable;
  }
  const readings = choices.map((chosen) => relate(chosen, known));
  const [only, second] = readings;
  if (only === undefined) return unreadable;
  if (second === undefined) return { kind: "provisions", ...only };
  const exists = ({ provisions }: Provisions): boolean => provisions.every((one) => isKnown(known, one));
  return { kind: "ambiguous", text, readings: readings.map((one) => ({ ...one, exists: exists(one) })) };
};

const NBSP = "\u00a0";
const RAISED = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

type Piece = "article" | "part" | "point";
type Notation = {
  /** The pieces in the order of the language. */
  readonly order: readonly Piece[];
  readonly words: Readonly<Record<Piece, string>>;
  /** Lithuanian puts the word after the number: "342 str. 1 d.". */
  readonly wordLast?: true;
  readonly between: string;
};

const CYRILLIC_ORDER: readonly Piece[] = ["point", "part", "article"];
const LATIN_ORDER: readonly Piece[] = ["article", "part", "point"];
const NOTATIONS: Readonly<Record<ReaderLanguage, Notation>> = {
  be: { order: CYRILLIC_ORDER, words: { article: "арт.", part: "ч.", point: "п." }, between: " " },
  ru: { order: CYRILLIC_ORDER, words: { article: "ст.", part: "ч.", point: "п." }, between: " " },
  uk: { order: CYRILLIC_ORDER, words: { article: "ст.", part: "ч.", point: "п." }, between: " " },
  pl: { order: LATIN_ORDER, words: { article: "art.", part: "cz.", point: "pkt" }, between: " " },
  lt: { order: LATIN_ORDER, words: { article: "str.", part: "d.", point: "p." }, wordLast: true, between: " " },
  de: { order: LATIN_ORDER, words: { article: "Art.", part: "Teil", point: "Punkt" }, between: ", " },
  en: { order: LATIN_ORDER, words: { article: "article", part: "part", point: "point" }, between: ", " },
};

/**
 * A provision for people, with no-break spaces: "ч. 1 арт. 342", "ч. 1 ст. 342", "art. 342 cz. 1", "article 342, part 1".
 * The second number is raised (361¹), which cannot be mistaken for a part. The code is not named; `parseArticles` reads
 * it back in every language but Lithuanian, whose words stand after the numbers.
 */
export const formatProvision = (provision: Provision, language: ReaderLanguage): string => {
  const [base = "", suffix = ""] = provision.article.split("-");
  const article = base + suffix.replace(/\d/gu, (digit) => RAISED[Number(digit)] ?? digit);
  const values: Readonly<Record<Piece, string | undefined>> = { article, part: provision.part, point: provision.point };
  const { order, words, wordLast, between } = NOTATIONS[language];
  return order
    .flatMap((piece) => {
      const value = values[piece];
      if (value === undefined) return [];
      return [(wordLast ? [value, words[piece]] : [words[piece], value]).join(NBSP)];
    })
    .join(between);
};
