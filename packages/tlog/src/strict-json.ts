import { canonicalJson, MAX_JSON_DEPTH, type Json } from "./canonical-json.ts";
import { TlogError } from "./errors.ts";

// JSON.parse takes the last of two equal names and rounds large numbers: two readers of one signed text could see
// different things. So what is signed is read by a parser that refuses both.

type Cursor = { readonly text: string; at: number };

const fail = (cursor: Cursor, fault: string): never => {
  throw new TlogError("json.unreadable", { at: cursor.at, fault });
};

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? "";
  cursor.at += found.length;
  return found;
}

function readString(cursor: Cursor): string {
  // A backtracking engine needs stack for each repetition of a group: long plain runs are found by hand.
  const start = cursor.at;
  if (cursor.text[start] !== '"') return fail(cursor, "a string is expected");
  let end = start + 1;
  for (; end < cursor.text.length && cursor.text[end] !== '"'; end += 1) if (cursor.text[end] === "\\") end += 1;
  const raw = cursor.text.slice(start, end + 1);
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return fail(cursor, "a string is malformed");
  }
  if (typeof value !== "string") return fail(cursor, "a string is malformed");
  if (/\p{Surrogate}/u.test(value)) return fail(cursor, "half of a surrogate pair");
  cursor.at = end + 1;
  return value;
}

function readNumber(cursor: Cursor): number {
  const start = cursor.at;
  const text = match(cursor, NUMBER);
  const value = Number(text);
  const fault =
    text === ""
      ? "a value is expected"
      : !Number.isFinite(value)
        ? "a number is too large"
        : /^-?[0-9]+$/.test(text) && !Number.isSafeInteger(value)
          ? "a whole number is beyond 2^53"
          : undefined;
  if (fault === undefined) return value;
  cursor.at = start;
  return fail(cursor, fault);
}

function readList(cursor: Cursor, depth: number): readonly Json[] {
  const list: Json[] = [];
  cursor.at += 1;
  match(cursor, SPACE);
  if (cursor.text[cursor.at] === "]") {
    cursor.at += 1;
    return list;
  }
  for (;;) {
    list.push(readValue(cursor, depth + 1));
    const next = cursor.text[cursor.at];
    if (next !== "," && next !== "]") return fail(cursor, "a comma or the end of a list is expected");
    cursor.at += 1;
    if (next === "]") return list;
  }
}

function readMember(cursor: Cursor, members: Map<string, Json>, depth: number): void {
  match(cursor, SPACE);
  const name = readString(cursor);
  if (members.has(name)) fail(cursor, "a name stands twice in one object");
  match(cursor, SPACE);
  if (cursor.text[cursor.at] !== ":") fail(cursor, "a colon is expected");
  cursor.at += 1;
  members.set(name, readValue(cursor, depth + 1));
}

function readObject(cursor: Cursor, depth: number): Json {
  const members = new Map<string, Json>();
  cursor.at += 1;
  match(cursor, SPACE);
  if (cursor.text[cursor.at] === "}") {
    cursor.at += 1;
    return {};
  }
  for (;;) {
    readMember(cursor, members, depth);
    const next = cursor.text[cursor.at];
    if (next !== "," && next !== "}") fail(cursor, "a comma or the end of an object is expected");
    cursor.at += 1;
    // fromEntries defines properties, so a member named __proto__ is a member like any other.
    if (next === "}") return Object.fromEntries(members);
  }
}

const WORDS: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
];

function readValue(cursor: Cursor, depth: number): Json {
  if (depth > MAX_JSON_DEPTH) return fail(cursor, `more than ${MAX_JSON_DEPTH} levels`);
  match(cursor, SPACE);
  const value = readBare(cursor, depth);
  match(cursor, SPACE);
  return value;
}

function readBare(cursor: Cursor, depth: number): Json {
  const first = cursor.text[cursor.at];
  if (first === "{") return readObject(cursor, depth);
  if (first === "[") return readList(cursor, depth);
  if (first === '"') return readString(cursor);
  for (const [word, value] of WORDS) {
    if (!cursor.text.startsWith(word, cursor.at)) continue;
    cursor.at += word.length;
    return value;
  }
  return readNumber(cursor);
}

/**
 * Reads JSON that two readers cannot understand differently: no name twice in an object, no half surrogates, no number
 * that is not finite, no digits of a whole number beyond 2^53, at most 100 levels, nothing after the value.
 *
 * @throws json.unreadable
 */
export function parseStrictJson(text: string): Json {
  const cursor: Cursor = { text, at: 0 };
  const value = readValue(cursor, 0);
  if (cursor.at !== text.length) fail(cursor, "there is more after the value");
  return value;
}

/** Reads JSON that must already be in canonical form. @throws json.unreadable */
export function parseCanonicalJson(text: string): Json {
  const value = parseStrictJson(text);
  if (canonicalJson(value) !== text) throw new TlogError("json.unreadable", { at: 0, fault: "it is not in canonical form" });
  return value;
}
