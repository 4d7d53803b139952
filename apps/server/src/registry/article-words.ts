// Words and signs of the notation of articles, as tokens. Closed lists: an unknown word makes a text unreadable, so
// that prose ("342 people under part 3") is never taken for a notation.

export type Role = "article" | "part" | "point" | "criminal" | "administrative" | "separator" | "ignored" | "unknown";

/** `suffix` is the raised or hyphened number after the base; `style` says how certainly it belongs to the article. */
export type NumberToken = {
  readonly role: "number";
  readonly base: string;
  readonly suffix: string | undefined;
  readonly style: "plain" | "raised" | "hyphen" | "dotted" | "unreadable";
};
export type Token = NumberToken | { readonly role: Role; readonly cyrillic: boolean } | { readonly role: "year"; readonly year: number };

const WORDS: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    article: "ст арт art arts artykuł artykułu artykuły",
    part: "ч чч часть части частью частка часткі частцы часткай p pp pt part parts cz część części ust abs absatz teil §",
    point: "п пункт пункта пункту пункце point points item pkt punkt punktu",
    criminal: "ук кк uk kk cc k criminal penal karny karnego strafgesetzbuch",
    administrative: "коап каап koap kaap cao",
    separator: "and и і й i oraz und ir & , ; + / – — -",
    ignored:
      "of the under a в по на па за з z pod for рб rb республики рэспублікі беларусь беларуси беларусі belarus republic " +
      "code codes ( ) offences offenses об аб . : № \" « » “ ” „ '",
  } satisfies Partial<Record<Role, string>>).flatMap(([role, words]) =>
    words.split(" ").map((word): [string, Role] => [word, role as Role]),
  ),
);

/** Beginnings of words that are declined: статья, статьи, статьями… */
const STEMS: readonly (readonly [string, Role])[] = [
  ["стать", "article"],
  ["статей", "article"],
  ["артыкул", "article"],
  ["article", "article"],
  ["artikel", "article"],
  ["artykul", "article"],
  ["уголовн", "criminal"],
  ["крымінальн", "criminal"],
  ["административн", "administrative"],
  ["адміністрацыйн", "administrative"],
  ["administrative", "administrative"],
  ["кодекс", "ignored"],
  ["кодэкс", "ignored"],
  ["kodeks", "ignored"],
  ["правонарушен", "ignored"],
  ["правапарушэн", "ignored"],
];

const roleOf = (word: string): Role =>
  WORDS.get(word) ?? STEMS.find(([stem]) => word.startsWith(stem) && word.length < 24)?.[1] ?? "unknown";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

// One alternative per kind of token, each anchored and without nested repetition: one pass, linear in the text.
const TOKEN =
  /(?<year>\(\s{0,3}(?:19|20)\d\d\s{0,3}\))|(?<base>\d{1,8})(?:(?<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\^\d{1,2})|(?<mark>[.\-‐‑−–])(?<suffix>\d{1,8}))?(?<more>[\p{N}_^]|[.\-‐‑−–]\d)?|(?<word>\p{L}[\p{L}\p{M}]{0,40})|(?<space>\s+)|(?<sign>.)/gsu;

type Groups = Readonly<Record<string, string | undefined>>;

const readNumber = ({ base = "", raised, mark, suffix, more }: Groups): NumberToken => {
  const digits = raised?.replace(/[^^\d]/gu, (digit) => String(RAISED.indexOf(digit))).replace("^", "") ?? suffix;
  const found = { role: "number", base, suffix: digits } as const;
  if (more !== undefined || base.length > 3 || base.startsWith("0") || digits?.startsWith("0") === true)
    return { ...found, style: "unreadable" };
  if (raised !== undefined) return { ...found, style: digits?.length === 1 || digits?.length === 2 ? "raised" : "unreadable" };
  if (suffix === undefined) return { ...found, style: "plain" };
  if (suffix.length > 2) return { ...found, style: "unreadable" };
  // Chapters of an administrative code have one or two digits; "361.1" is "361-1" with another sign.
  return { ...found, style: mark === "." && base.length < 3 ? "dotted" : "hyphen" };
};

const readToken = (groups: Groups): Token | undefined => {
  if (groups["space"] !== undefined) return undefined;
  if (groups["year"] !== undefined) return { role: "year", year: Number(groups["year"].replace(/\D/gu, "")) };
  if (groups["base"] !== undefined) return readNumber(groups);
  const word = (groups["word"] ?? groups["sign"] ?? "").toLowerCase();
  return { role: roleOf(word), cyrillic: /\p{Script=Cyrillic}/u.test(word) };
};

/** The tokens of a text, without spaces and without what means nothing; repeated words ("ст.ст.", "k.k.") are one. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = readToken(match.groups ?? {});
    if (token === undefined || token.role === "ignored") continue;
    const repeats = token.role !== "number" && token.role !== "unknown" && token.role === tokens.at(-1)?.role;
    if (!repeats) tokens.push(token);
  }
  return tokens;
};
