import { TlogError } from "./errors.ts";

// Present in Node and in every browser; declared here because the package compiles without the types of either.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 of a text. @throws text.malformed for half of a surrogate pair, which UTF-8 cannot hold */
export function utf8(text: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) throw new TlogError("text.malformed", { what: "The text", form: "Unicode (half of a surrogate pair)" });
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, a byte order mark included. @throws text.malformed */
export function readUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TlogError("text.malformed", { what: "The input", form: "UTF-8" }, { cause });
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are equal. Not constant in time: nothing compared here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Order of byte strings as of unsigned numbers, first byte first: below 0 if a comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Bytes of lower-case hex. @throws text.malformed */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text))
    throw new TlogError("text.malformed", { what: "The value", form: "lower-case hex" });
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DIGITS: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, i) => [letter, i]));

/** Base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 63)).join("");
    text += i + 2 < bytes.length ? digits : `${digits.slice(0, bytes.length - i + 1)}${"=".repeat(3 - (bytes.length - i))}`;
  }
  return text;
}

/**
 * Bytes of base64. Only the one text that toBase64 would write is accepted: no white space, no missing padding, no
 * stray bits in the last digit. Otherwise one signature would have many spellings.
 *
 * @throws text.malformed
 */
export function fromBase64(text: string): Uint8Array {
  const fault = (): TlogError => new TlogError("text.malformed", { what: "The value", form: "canonical base64" });
  if (text.length % 4 !== 0) throw fault();
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [at, bits, held] = [0, 0, 0];
  for (const letter of text.slice(0, text.length - padding)) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) throw fault();
    held = ((held << 6) | digit) & 0xff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 255;
    at += 1;
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw fault();
  return bytes;
}

/** A whole number in decimal without leading zeros, at most 2^64 − 1; undefined otherwise. */
export function readDecimal(text: string): bigint | undefined {
  if (!/^(?:0|[1-9][0-9]{0,19})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < 1n << 64n ? value : undefined;
}

/** Eight bytes, the highest first. */
export function uint64(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(56 - 8 * i)) & 255n));
}

/** The number in eight bytes, the highest first. */
export function readUint64(bytes: Uint8Array): bigint {
  return bytes.subarray(0, 8).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
