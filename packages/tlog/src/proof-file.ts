import { fromBase64, readDecimal, toBase64 } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { HASH_BYTES, TREE_HASH, type TreeHash } from "./hash.ts";
import { openCheckpoint, parseCheckpoint, type OpenedCheckpoint } from "./checkpoint.ts";
import type { VerifierKey } from "./keys.ts";
import { parseNote } from "./note.ts";
import { verifyInclusion } from "./verify-tree.ts";

/** A `.tlog-proof`: that a leaf stands in the log, to be checked offline (C2SP tlog-proof). */
export type ProofFile = {
  readonly index: bigint;
  /** Hashes from the leaf's sibling up. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint note, verbatim, with its cosignatures. */
  readonly checkpoint: string;
  /** Anything the application adds. Not authenticated. */
  readonly extra?: Uint8Array;
};

const HEADER = "c2sp.org/tlog-proof@v1";
/** No tree is higher. */
export const MAX_PROOF_HASHES = 64;

const malformed = (fault: string, cause?: unknown): TlogError => new TlogError("proof.malformed", { fault }, { cause });

export function formatProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const head = [HEADER, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...proof.map(toBase64)];
  return `${head.join("\n")}\n\n${checkpoint}`;
}

/** Hashes as lines of base64. @throws proof.malformed */
export function readHashLines(lines: readonly string[]): readonly Uint8Array[] {
  return lines.map((line) => {
    let bytes: Uint8Array;
    try {
      bytes = fromBase64(line);
    } catch (cause) {
      throw malformed("a hash is not canonical base64", cause);
    }
    if (bytes.length !== HASH_BYTES) throw malformed("a hash has not 32 bytes");
    return bytes;
  });
}

function readExtra(line: string | undefined): Uint8Array | undefined {
  if (line === undefined) return undefined;
  try {
    return fromBase64(line.slice("extra ".length));
  } catch (cause) {
    throw malformed("the extra data is not canonical base64", cause);
  }
}

/** Reads a proof file; the checkpoint in it is taken apart but not verified. @throws proof.malformed, note.malformed, checkpoint.malformed */
export function parseProofFile(text: string): ProofFile {
  const end = text.indexOf("\n\n");
  if (end === -1) throw malformed("no blank line parts the proof from the checkpoint");
  const [header, ...rest] = text.slice(0, end).split("\n");
  if (header !== HEADER) throw malformed("the first line is not that of a proof");
  const extra = readExtra(rest[0]?.startsWith("extra ") === true ? rest.shift() : undefined);
  const [, indexText = ""] = /^index (.*)$/.exec(rest.shift() ?? "") ?? [];
  const index = readDecimal(indexText);
  if (index === undefined) throw malformed("the index is not a whole number without leading zeros");
  if (rest.length > MAX_PROOF_HASHES) throw malformed("it has too many hashes");
  const checkpoint = text.slice(end + 2);
  parseCheckpoint(parseNote(checkpoint).text);
  return { index, proof: readHashLines(rest), checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Checks a proof file for a leaf: the log signed the checkpoint, and the leaf stands in its tree. Whether enough
 * witnesses signed is the policy's question: see evaluatePolicy.
 *
 * @returns the opened checkpoint, or undefined if the leaf is not included
 * @throws what openCheckpoint throws
 */
export function verifyProofFile(
  { file, leaf }: { readonly file: ProofFile; readonly leaf: Uint8Array },
  keys: { readonly logs: readonly VerifierKey[]; readonly witnesses?: readonly VerifierKey[] },
  hash: TreeHash = TREE_HASH,
): OpenedCheckpoint | undefined {
  const opened = openCheckpoint(file.checkpoint, keys);
  const { size, root } = opened.checkpoint;
  return verifyInclusion({ index: file.index, size, leafHash: hash.leaf(leaf), proof: file.proof, root }, hash) ? opened : undefined;
}
