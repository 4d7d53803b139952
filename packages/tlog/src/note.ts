import { concat, equalBytes, fromBase64, readUtf8, toBase64, utf8 } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { isKeyName, verifyEd25519, type Signer, type VerifierKey } from "./keys.ts";
import { cosignatureMessage, splitCosignature } from "./cosignature-message.ts";

/** One line below a note. `signature` is what follows the key id. */
export type SignatureLine = { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array };

/** A note taken apart; nothing is verified yet. `text` ends in a line feed. */
export type ParsedNote = { readonly text: string; readonly signatures: readonly SignatureLine[] };

/** A signature that was checked. `time` is there for cosignatures: seconds since 1970-01-01. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly time?: bigint };

export type OpenedNote = ParsedNote & { readonly verified: readonly VerifiedSignature[] };

/** More lines than this are refused: each one costs work, and the sender chooses how many there are. */
export const MAX_SIGNATURES = 100;
const MAX_NOTE_LENGTH = 1_000_000;

const malformed = (fault: string): TlogError => new TlogError("note.malformed", { fault });

/** Text that may stand in a note: lines of Unicode, each ended by a line feed, no other control character. */
function checkText(text: string): void {
  if (text === "" || !text.endsWith("\n")) throw malformed("the text does not end in a line feed");
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw malformed("it contains a control character");
  if (/\p{Surrogate}/u.test(text)) throw malformed("it is not Unicode");
}

/** Reads one line `— <name> <base64>`, without its line feed. @throws note.malformed */
export function parseSignatureLine(line: string): SignatureLine {
  const [, name = "", material = ""] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  if (!isKeyName(name)) throw malformed("a line below the text is not a signature");
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(material);
  } catch (cause) {
    throw new TlogError("note.malformed", { fault: "a signature is not canonical base64" }, { cause });
  }
  if (bytes.length < 5) throw malformed("a signature is too short");
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** `— <name> <base64 of id and signature>` with its line feed. */
export const formatSignatureLine = ({ name, id, signature }: SignatureLine): string => `— ${name} ${toBase64(concat(id, signature))}\n`;

/**
 * Takes a signed note apart (C2SP signed-note).
 *
 * @param note bytes as received, or text that was UTF-8
 * @throws note.malformed
 */
export function parseNote(note: Uint8Array | string): ParsedNote {
  if (note.length > MAX_NOTE_LENGTH) throw malformed("it is too long");
  let whole: string;
  try {
    whole = typeof note === "string" ? note : readUtf8(note);
  } catch (cause) {
    throw new TlogError("note.malformed", { fault: "it is not UTF-8" }, { cause });
  }
  checkText(whole);
  // The text itself may contain blank lines: the last one parts it from the signatures.
  const split = whole.lastIndexOf("\n\n");
  if (split === -1) throw malformed("no blank line parts the text from the signatures");
  const lines = whole.slice(split + 2).split("\n");
  lines.pop();
  if (lines.length === 0) throw malformed("there are no signatures");
  if (lines.length > MAX_SIGNATURES) throw malformed(`there are more than ${MAX_SIGNATURES} signatures`);
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

function verifyLine(text: string, line: SignatureLine, key: VerifierKey): VerifiedSignature | undefined {
  if (key.kind === "note") return verifyEd25519(line.signature, utf8(text), key.publicKey) ? { key } : undefined;
  const parts = splitCosignature(line.signature);
  if (parts === undefined) return undefined;
  return verifyEd25519(parts.signature, cosignatureMessage(text, parts.time), key.publicKey) ? { key, time: parts.time } : undefined;
}

/** Checks each signature by a known key once; later lines of the same key are not looked at, as the specification has it. */
export function verifyNote(note: ParsedNote, keys: readonly VerifierKey[]): readonly VerifiedSignature[] {
  const verified = new Map<VerifierKey, VerifiedSignature>();
  for (const line of note.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && equalBytes(id, line.id));
    if (key === undefined || verified.has(key)) continue;
    const found = verifyLine(note.text, line, key);
    if (found === undefined) throw new TlogError("note.bad-signature", { name: key.name });
    verified.set(key, found);
  }
  return [...verified.values()];
}

/**
 * Takes a note apart and checks the signatures of the known keys. Lines of unknown keys are ignored.
 *
 * @throws note.malformed, note.bad-signature if one known key's signature is false, note.unverified if none is there
 */
export function openNote(note: Uint8Array | string, keys: readonly VerifierKey[]): OpenedNote {
  const parsed = parseNote(note);
  const verified = verifyNote(parsed, keys);
  if (verified.length === 0) throw new TlogError("note.unverified");
  return { ...parsed, verified };
}

/** Writes a note from its text and signatures made anywhere. @throws note.malformed */
export function formatNote({ text, signatures }: ParsedNote): string {
  checkText(text);
  return `${text}\n${signatures.map(formatSignatureLine).join("")}`;
}

/** Signs a text with keys of the kind "note". @throws note.malformed, key.malformed */
export function signNote(text: string, signers: readonly Signer[]): string {
  checkText(text);
  const signatures = signers.map(({ key, sign }) => {
    if (key.kind !== "note") throw new TlogError("key.malformed", { fault: `${key.name} is not a key that signs notes` });
    return { name: key.name, id: key.id, signature: sign(utf8(text)) };
  });
  return formatNote({ text, signatures });
}
