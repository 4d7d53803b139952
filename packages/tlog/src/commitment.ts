import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { canonicalBytes, type Json } from "./canonical-json.ts";
import { concat, equalBytes, toBase64, utf8 } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { sha256 } from "./hash.ts";

/** Bytes of a salt: exactly this many, always. */
export const SALT_BYTES = 32;

/** HMAC-SHA-256. Keys of any length, as RFC 2104 has it: where a salt is meant use commit. */
export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(nobleSha256, key, message);

/**
 * The bytes that are committed to: purpose, a zero byte, canonical JSON. Written to a file, the commitment can be
 * checked with `openssl dgst -sha256 -mac HMAC -macopt hexkey:<salt> <file>`.
 */
export function committedBytes(purpose: string, payload: Json): Uint8Array {
  return concat(utf8(purpose), Uint8Array.of(0), canonicalBytes(payload));
}

/**
 * A commitment: shows nothing about the payload, and opens to nothing else. Destroying salt and payload leaves a number
 * that nobody can open.
 *
 * @param purpose such as `apora-record-v1`; never shared between purposes, or one opening could pass for another
 * @param salt 32 bytes from a secure random generator, new for each commitment
 * @throws commitment.bad-salt, json.unrepresentable
 */
export function commit(purpose: string, salt: Uint8Array, payload: Json): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new TlogError("commitment.bad-salt", { needed: SALT_BYTES, found: salt.length });
  return hmacSha256(salt, committedBytes(purpose, payload));
}

/** Whether salt and payload open a commitment. A salt of another length never does. */
export function opens(commitment: Uint8Array, purpose: string, opening: { readonly salt: Uint8Array; readonly payload: Json }): boolean {
  return opening.salt.length === SALT_BYTES && equalBytes(commit(purpose, opening.salt, opening.payload), commitment);
}

/** One field of a record that is opened field by field. The salt has 16 bytes, new for each field. */
export type Field = { readonly salt: Uint8Array; readonly name: string; readonly value: Json };

/** base64(SHA-256(purpose ‖ 0 ‖ canonical JSON of [salt, name, value])): stands in the committed payload instead of the field. */
export function fieldDigest(purpose: string, { salt, name, value }: Field): string {
  if (salt.length !== 16) throw new TlogError("commitment.bad-salt", { needed: 16, found: salt.length });
  return toBase64(sha256(committedBytes(purpose, [toBase64(salt), name, value])));
}
