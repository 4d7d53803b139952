import { concat, fromBase64, readDecimal, toBase64, uint64 } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { HASH_BYTES } from "./hash.ts";
import { cosignatureMessage } from "./cosignature-message.ts";
import type { Signer, VerifierKey } from "./keys.ts";
import { formatNote, openNote, parseNote, signNote, type OpenedNote, type SignatureLine } from "./note.ts";

/** A head of the log: what the log says about itself. */
export type Checkpoint = {
  /** The name of the log, and of the key that signs its heads. */
  readonly origin: string;
  /** Leaves. */
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
};

const malformed = (fault: string, cause?: unknown): TlogError => new TlogError("checkpoint.malformed", { fault }, { cause });

function readRoot(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw malformed("the root is not canonical base64", cause);
  }
}

/** The text of a checkpoint note (C2SP tlog-checkpoint). */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Reads the text of a checkpoint note. Extension lines are allowed by the specification; they are signed, but mean
 * nothing to us.
 *
 * @throws checkpoint.malformed
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length < 3) throw malformed("it has fewer than three lines");
  if (lines.includes("")) throw malformed("it contains a blank line");
  const [origin = "", sizeText = "", rootText = ""] = lines;
  const size = readDecimal(sizeText);
  if (size === undefined) throw malformed("the size is not a whole number without leading zeros");
  const root = readRoot(rootText);
  if (root.length !== HASH_BYTES) throw malformed("the root has not 32 bytes");
  return { origin, size, root };
}

/** Signs a head with the log's key, whose name is the origin. @throws key.malformed */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  if (signer.key.name !== checkpoint.origin) throw new TlogError("key.malformed", { fault: "the name of the log's key is not the origin" });
  return signNote(formatCheckpoint(checkpoint), [signer]);
}

export type OpenedCheckpoint = OpenedNote & {
  readonly checkpoint: Checkpoint;
  /** Good cosignatures by known witnesses, each key once. */
  readonly cosignatures: readonly { readonly key: VerifierKey; readonly time: bigint }[];
};

/**
 * Opens a checkpoint that the log must have signed; cosignatures of the given witnesses are checked too.
 *
 * @param keys.logs keys of the kind "note"; the one whose name is the origin must have signed
 * @throws note.malformed, note.bad-signature, note.unverified if the log's key did not sign, checkpoint.malformed
 */
export function openCheckpoint(
  note: Uint8Array | string,
  keys: { readonly logs: readonly VerifierKey[]; readonly witnesses?: readonly VerifierKey[] },
): OpenedCheckpoint {
  const opened = openNote(note, [...keys.logs, ...(keys.witnesses ?? [])]);
  const checkpoint = parseCheckpoint(opened.text);
  const byLog = opened.verified.some(({ key }) => key.kind === "note" && keys.logs.includes(key) && key.name === checkpoint.origin);
  if (!byLog) throw new TlogError("note.unverified");
  const cosignatures = opened.verified.flatMap(({ key, time }) => (time === undefined ? [] : [{ key, time }]));
  return { ...opened, checkpoint, cosignatures };
}

/**
 * The line a witness adds. By signing it says: as of this time, this is the largest head of this log I have seen, and
 * it is consistent with all I saw before. Check that before calling.
 *
 * @param time seconds since 1970-01-01
 * @throws key.malformed, checkpoint.malformed
 */
export function cosignCheckpoint(text: string, time: bigint, signer: Signer): SignatureLine {
  parseCheckpoint(text);
  if (signer.key.kind !== "cosignature") throw new TlogError("key.malformed", { fault: `${signer.key.name} is not a key of a witness` });
  return { name: signer.key.name, id: signer.key.id, signature: concat(uint64(time), signer.sign(cosignatureMessage(text, time))) };
}

/** The same note with more signature lines below. @throws note.malformed */
export function addSignatures(note: string, lines: readonly SignatureLine[]): string {
  const { text, signatures } = parseNote(note);
  return formatNote({ text, signatures: [...signatures, ...lines] });
}
