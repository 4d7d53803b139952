// Which part belongs to which article: walks the tokens of a notation once. The rules are in article-notation.ts.

import type { NumberToken, Token } from "./article-words.ts";

/** More tokens than this are prose; it also bounds the looking ahead. */
const MAX_TOKENS = 400;

/** Which code of law a text names. */
export type CodeWord = "criminal" | "administrative";
/** One article as written, with the parts and points that belong to it. */
export type Slot = {
  /** `prefixed`: its part stands before it; `forward`: a code named before it; `cyrillic`: under ст. or арт. */
  readonly number: NumberToken;
  readonly cyrillic: boolean;
  readonly forward: CodeWord | undefined;
  readonly prefixed: boolean;
  readonly parts: string[];
  readonly points: string[];
  code?: CodeWord;
  year?: number;
};
type State = {
  readonly slots: Slot[];
  pending: { parts: string[]; points: string[] };
  separated: boolean;
  cyrillic: boolean;
  forward: CodeWord | undefined;
};

const isSmall = (token: Token | undefined): token is NumberToken =>
  token?.role === "number" && token.style === "plain" && token.base.length === 1;

/** After the numbers of a part: does an article follow, with nothing but further parts between? */
const leadsToArticle = (tokens: readonly Token[], from: number): boolean => {
  let at = from;
  for (;;) {
    const role = tokens[at]?.role;
    if (role === "article" || role === "number") return true;
    if (role === "separator") at += 1;
    const next = tokens[at]?.role;
    if (next !== "part" && next !== "point") return false;
    at = numbersAfter(tokens, at).end;
  }
};

/** The numbers after "part" or "point": "1", "1, 2", "1 и 3". Ends before anything that can be an article. */
const numbersAfter = (tokens: readonly Token[], at: number): { values: string[]; end: number } => {
  const first = tokens[at + 1];
  if (first?.role !== "number" || first.style !== "plain" || first.base.length > 2) return { values: [], end: at + 1 };
  const values = [first.base];
  let end = at + 2;
  for (let next = tokens[end + 1]; tokens[end]?.role === "separator" && isSmall(next); next = tokens[end + 1]) {
    values.push(next.base);
    end += 2;
  }
  return { values, end };
};

/** Places a part or point with the article before or after it. Gives the next index, nothing when it is unclear. */
const takePart = (state: State, tokens: readonly Token[], at: number): number | undefined => {
  const field = tokens[at]?.role === "part" ? "parts" : "points";
  const { values, end } = numbersAfter(tokens, at);
  if (values.length === 0) return undefined;
  const last = state.slots.at(-1);
  const waiting = state.pending.parts.length + state.pending.points.length > 0;
  const follows = tokens[end]?.role;
  const direct = follows === "article" || follows === "number";
  const leads = leadsToArticle(tokens, end);
  const open = last !== undefined && !state.separated && last[field].length === 0 && !waiting;
  if (last === undefined || waiting || (leads && !open && (direct || last.prefixed || follows !== "separator"))) {
    state.pending[field].push(...values);
    return end;
  }
  // "342, ч. 1 и ч. 2 ст. 361": part 1 of which? "ч. 1 ст. 342, ч. 2": of what?
  if ((leads && state.separated) || (last.prefixed && state.separated)) return undefined;
  last[field].push(...values);
  state.separated = false;
  return end;
};

const takeNumber = (state: State, number: NumberToken, named: boolean): boolean => {
  const { parts, points } = state.pending;
  const prefixed = parts.length + points.length > 0;
  if (number.style === "unreadable" || (!named && isSmall(number))) return false;
  if (!named && !prefixed && state.slots.length > 0 && !state.separated) return false;
  state.slots.push({ number, parts, points, prefixed, cyrillic: state.cyrillic, forward: state.forward });
  state.pending = { parts: [], points: [] };
  state.separated = false;
  return true;
};

const takeCode = (state: State, code: CodeWord): void => {
  const covered = state.slots.filter((slot) => slot.code === undefined && slot.forward === undefined);
  for (const slot of covered) slot.code = code;
  if (covered.length === 0) state.forward = code;
};

const take = (state: State, tokens: readonly Token[], at: number): number | undefined => {
  const token = tokens[at];
  switch (token?.role) {
    case "separator":
      state.separated = true;
      return at + 1;
    case "article":
      state.cyrillic = token.cyrillic;
      return tokens[at + 1]?.role === "number" ? at + 1 : undefined;
    case "number":
      return takeNumber(state, token, tokens[at - 1]?.role === "article") ? at + 1 : undefined;
    case "part":
    case "point":
      return takePart(state, tokens, at);
    case "criminal":
    case "administrative":
      takeCode(state, token.role);
      return at + 1;
    case "year": {
      const last = state.slots.at(-1);
      if (last === undefined || state.separated) return undefined;
      last.year = token.year;
      return at + 1;
    }
    default:
      return undefined;
  }
};

/** The articles of a text in order; nothing when a token is unknown or a part could belong to two of them. */
export const slotsOf = (tokens: readonly Token[]): readonly Slot[] | undefined => {
  if (tokens.length > MAX_TOKENS) return undefined;
  const state: State = {
    slots: [],
    pending: { parts: [], points: [] },
    separated: false,
    cyrillic: false,
    forward: undefined,
  };
  for (let at = 0; at < tokens.length;) {
    const next = take(state, tokens, at);
    if (next === undefined) return undefined;
    at = next;
  }
  const { parts, points } = state.pending;
  const complete = state.slots.length > 0 && parts.length === 0 && points.length === 0;
  return complete && state.slots.every((slot) => slot.points.length === 0 || slot.parts.length < 2) ? state.slots : undefined;
};
