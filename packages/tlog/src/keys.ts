import { ed25519 } from "@noble/curves/ed25519.js";
import { concat, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { sha256 } from "./hash.ts";

/** What a key signs: whole notes (C2SP signed-note, 0x01) or checkpoints together with a time (tlog-cosignature v1, 0x04). */
export type KeyKind = "note" | "cosignature";

const TYPE_BYTE: Readonly<Record<KeyKind, number>> = { note: 0x01, cosignature: 0x04 };
const KIND_OF: ReadonlyMap<number, KeyKind> = new Map([
  [0x01, "note"],
  [0x04, "cosignature"],
]);

/** A public Ed25519 key with the name and id by which notes refer to it. */
export type VerifierKey = {
  readonly name: string;
  readonly kind: KeyKind;
  /** Four bytes: the beginning of SHA-256(name ‖ LF ‖ type ‖ public key). */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
};

/** Something that signs under a name. The secret may lie in this process, in a device, or with several people. */
export interface Signer {
  readonly key: VerifierKey;
  /** An Ed25519 signature of 64 bytes over exactly these bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Whether a text can be the name of a key: not empty, without white space of any kind and without "+". */
export function isKeyName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  return name !== "" && !/[\s+\p{Surrogate}\u0000-\u001f\u0085]/u.test(name);
}

/** The id of a key: four bytes. */
export function keyIdOf(name: string, kind: KeyKind, publicKey: Uint8Array): Uint8Array {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(TYPE_BYTE[kind]), publicKey)).slice(0, 4);
}

/** @throws key.malformed */
export function createVerifierKey(name: string, kind: KeyKind, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new TlogError("key.malformed", { fault: "the name is empty or contains white space or +" });
  if (publicKey.length !== 32) throw new TlogError("key.malformed", { fault: "an Ed25519 key has 32 bytes" });
  return { name, kind, id: keyIdOf(name, kind, publicKey), publicKey };
}

/** `<name>+<id in hex>+<base64 of type and key>` (C2SP signed-note, "verifier keys"). */
export function formatVerifierKey({ name, kind, id, publicKey }: VerifierKey): string {
  return `${name}+${toHex(id)}+${toBase64(concat(Uint8Array.of(TYPE_BYTE[kind]), publicKey))}`;
}

function readKeyParts(parts: { readonly name: string; readonly id: string; readonly material: string }): readonly [KeyKind, Uint8Array] {
  const { name, id, material } = parts;
  if (!isKeyName(name)) throw new TlogError("key.malformed", { fault: "the name is empty or contains white space or +" });
  if (!/^[0-9a-f]{8}$/.test(id)) throw new TlogError("key.malformed", { fault: "the id is not eight digits of lower-case hex" });
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(material);
  } catch (cause) {
    throw new TlogError("key.malformed", { fault: "the key is not canonical base64" }, { cause });
  }
  const kind = KIND_OF.get(bytes[0] ?? 0);
  if (kind === undefined) throw new TlogError("key.malformed", { fault: "the type of the key is not known" });
  if (bytes.length !== 33) throw new TlogError("key.malformed", { fault: "an Ed25519 key has 32 bytes" });
  return [kind, bytes.slice(1)];
}

function checkId(key: VerifierKey, id: string): VerifierKey {
  if (!equalBytes(key.id, fromHex(id))) throw new TlogError("key.malformed", { fault: "the id does not belong to the name and the key" });
  return key;
}

/** Reads what formatVerifierKey writes. @throws key.malformed */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text) ?? [];
  const [kind, publicKey] = readKeyParts({ name, id, material });
  return checkId(createVerifierKey(name, kind, publicKey), id);
}

/** The seed of 32 bytes becomes a signer that keeps the secret in this process. @throws key.malformed */
export function createSigner(name: string, kind: KeyKind, seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new TlogError("key.malformed", { fault: "a seed has 32 bytes" });
  const secret = Uint8Array.from(seed);
  return {
    key: createVerifierKey(name, kind, ed25519.getPublicKey(secret)),
    sign: (message) => ed25519.sign(message, secret),
  };
}

const SECRET_PREFIX = "PRIVATE+KEY+";

/** `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`, the form other tools for signed notes read. Keep it off every log. */
export function formatSecretKey(name: string, kind: KeyKind, seed: Uint8Array): string {
  const { key } = createSigner(name, kind, seed);
  return `${SECRET_PREFIX}${name}+${toHex(key.id)}+${toBase64(concat(Uint8Array.of(TYPE_BYTE[kind]), seed))}`;
}

/** Reads what formatSecretKey writes. The error never repeats the input. @throws key.malformed */
export function parseSecretKey(text: string): Signer {
  if (!text.startsWith(SECRET_PREFIX)) throw new TlogError("key.malformed", { fault: "it is not a secret key of this form" });
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text.slice(SECRET_PREFIX.length)) ?? [];
  const [kind, seed] = readKeyParts({ name, id, material });
  const signer = createSigner(name, kind, seed);
  checkId(signer.key, id);
  return signer;
}

/** Ed25519 by the strict rules of RFC 8032: one message, one key, one accepted encoding. Malformed input is false. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
