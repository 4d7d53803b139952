import { fromBase64, readDecimal, type Json } from "@apora/tlog";
import { ProofError } from "./errors.ts";

// Readers of values that strangers hand us: every one names what it looked for, none lets a member through it does not know.

export type Members = Readonly<Record<string, Json>>;

export const malformed = (what: string, fault: string, cause?: unknown): ProofError =>
  new ProofError("proof.malformed", { what, fault }, { cause });

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is Members => typeof value === "object" && value !== null && !isList(value);

/** An object with exactly these members, but for optional ones. */
export function readMembers(
  value: Json | undefined,
  what: string,
  names: { readonly required: readonly string[]; readonly optional?: readonly string[] },
): Members {
  if (!isObject(value)) throw malformed(what, "it is not an object");
  const missing = names.required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw malformed(what, `"${missing}" is missing`);
  const known = new Set([...names.required, ...(names.optional ?? [])]);
  const unknown = Object.keys(value).find((name) => !known.has(name));
  if (unknown !== undefined) throw malformed(what, `"${unknown.slice(0, 40)}" is not one of its members`);
  return value;
}

export function readList<T>(value: Json | undefined, what: string, read: (each: Json, what: string) => T): readonly T[] {
  if (!isList(value)) throw malformed(what, "it is not a list");
  return value.map((each, i) => read(each, `${what}, entry ${i + 1}`));
}

export function readText(value: Json | undefined, what: string, most = 10_000): string {
  if (typeof value !== "string") throw malformed(what, "it is not a text");
  if (value.length > most) throw malformed(what, "it is too long");
  return value;
}

/** A text with at least one letter, without control characters: an id, a name, a code. */
export function readName(value: Json | undefined, what: string): string {
  const text = readText(value, what, 300);
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (text === "" || /[\u0000-\u001f]/.test(text)) throw malformed(what, "it is empty or has control characters");
  return text;
}

/** A whole number, carried as text so that no reader rounds it. */
export function readCount(value: Json | undefined, what: string): bigint {
  const count = typeof value === "string" ? readDecimal(value) : undefined;
  if (count === undefined) throw malformed(what, "it is not a whole number written as text");
  return count;
}

export function readBytes(value: Json | undefined, what: string, length: number): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(readText(value, what));
  } catch (cause) {
    throw malformed(what, "it is not canonical base64", cause);
  }
  if (bytes.length !== length) throw malformed(what, `it has ${bytes.length} bytes instead of ${length}`);
  return bytes;
}

/** A SHA-256 in lower-case hex. */
export function readDigest(value: Json | undefined, what: string): string {
  const text = readText(value, what);
  if (!/^[0-9a-f]{64}$/.test(text)) throw malformed(what, "it is not a SHA-256 in lower-case hex");
  return text;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDay(text: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = m === 2 && isLeap ? 29 : (MONTH_DAYS[m - 1] ?? 0);
  return year !== "" && d >= 1 && d <= last;
}

/** A day, YYYY-MM-DD. Days in this form are in order when their texts are. */
export function readDay(value: Json | undefined, what: string): string {
  const text = readText(value, what);
  if (!isDay(text)) throw malformed(what, "it is not a day such as 2024-05-21");
  return text;
}

/** An instant in UTC to the second: 2026-11-21T04:00:00Z. */
export function readInstant(value: Json | undefined, what: string): string {
  const text = readText(value, what);
  const [, day = "", hour = "", minute = "", second = ""] = /^(.{10})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(text) ?? [];
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw malformed(what, "it is not an instant such as 2026-11-21T04:00:00Z");
  return text;
}

/** Seconds since 1970-01-01 of an instant that readInstant accepted. */
export const secondsOf = (instant: string): bigint => BigInt(Date.parse(instant) / 1000);

/** The instant of seconds since 1970-01-01, to the second. */
export const instantOf = (seconds: bigint): string => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;

/** Sentences by language; at least one. */
export type Texts = Readonly<Record<string, string>>;

export function readTexts(value: Json | undefined, what: string): Texts {
  if (!isObject(value)) throw malformed(what, "it is not an object");
  const texts = Object.entries(value).map(([language, text]) => {
    if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) throw malformed(what, "a language tag is malformed");
    return [language, readText(text, what)] as const;
  });
  if (texts.some(([, text]) => text.trim() === "")) throw malformed(what, "a text is empty");
  if (texts.length === 0) throw malformed(what, "there is no text in any language");
  return Object.fromEntries(texts);
}
