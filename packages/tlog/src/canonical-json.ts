import { TlogError } from "./errors.ts";
import { utf8 } from "./bytes.ts";

/** A value of JSON. Amounts, sizes and ids are carried as strings: numbers lose precision on the way. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TlogError("json.unrepresentable", { fault: "half of a surrogate pair" });
  return JSON.stringify(text);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TlogError("json.unrepresentable", { fault: "a number that is not finite" });
  return JSON.stringify(value);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Deeper values are refused: a verifier must not run out of stack on what a stranger hands it. */
export const MAX_JSON_DEPTH = 100;

function write(value: Json, depth: number): string {
  if (depth > MAX_JSON_DEPTH) throw new TlogError("json.unrepresentable", { fault: `more than ${MAX_JSON_DEPTH} levels` });
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (typeof value !== "object") throw new TlogError("json.unrepresentable", { fault: `a value of the type ${typeof value}` });
  if (isList(value)) return `[${value.map((each) => write(each, depth + 1)).join(",")}]`;
  // The default order of strings is that of UTF-16 code units, which is the one the standard asks for.
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${canonicalString(name)}:${write(value[name] ?? null, depth + 1)}`).join(",")}}`;
}

/**
 * The one text of a JSON value (RFC 8785): names in order of their UTF-16 code units, no white space, numbers as
 * ECMAScript writes them.
 *
 * @throws json.unrepresentable
 */
export const canonicalJson = (value: Json): string => write(value, 0);

/** UTF-8 of the canonical text: what is hashed, committed to and signed. @throws json.unrepresentable */
export const canonicalBytes = (value: Json): Uint8Array => utf8(canonicalJson(value));
