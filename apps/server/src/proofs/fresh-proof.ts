import { formatBundle, parseBundle } from "@apora/proof";
import { createCompactRange, createMerkleTree, formatProofFile, readUtf8, TREE_HASH } from "@apora/tlog";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { lastSignedBatch, readLeaves } from "./batches.ts";
import { getStatement, readBundle } from "./statements.ts";

/** Leaves read at once. */
const SLICE = 8192;

/**
 * The proof file with everything that followed in the log, up to the last signed head: whoever reads it sees whether a
 * later statement supersedes this one. It grows by about 100 bytes with each leaf that followed, and reads the whole log
 * once (some seconds for a million leaves).
 *
 * @throws statement.not-found, statement.no-proof
 */
export async function freshProof(reader: Reader, id: string): Promise<string> {
  const { idx } = await getStatement(reader, id);
  const [bundle, last] = [await readBundle(reader, id), await lastSignedBatch(reader)];
  if (bundle === undefined || last === undefined || last.note === null) throw new AporaError("statement.no-proof", { statement: id });
  const range = createCompactRange();
  const [hashes, later]: [Uint8Array[], string[]] = [[], []];
  for (let at = 0; at < last.size; at += SLICE) {
    for (const leaf of await readLeaves(reader, at, Math.min(at + SLICE, last.size))) {
      const hash = TREE_HASH.leaf(leaf);
      if (hashes.length <= idx) range.append(hash);
      else later.push(readUtf8(leaf));
      hashes.push(hash);
    }
  }
  const index = BigInt(idx);
  const proof = formatProofFile({ index, proof: createMerkleTree(hashes).inclusionProof(index), checkpoint: last.note });
  return formatBundle({ ...parseBundle(bundle), later: { proof, range: range.hashes(), leaves: later } });
}
