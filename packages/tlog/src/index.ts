export { TLOG_ERRORS, TlogError, type TlogErrorCode, type TlogErrorDetails } from "./errors.ts";
export {
  compareBytes,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  readDecimal,
  readUint64,
  readUtf8,
  toBase64,
  toHex,
  uint64,
  utf8,
} from "./bytes.ts";
export { EMPTY_ROOT, HASH_BYTES, sha256, TREE_HASH, treeHashWith, type Sha256, type TreeHash } from "./hash.ts";
export { createCompactRange, foldSubtrees, type CompactRange } from "./compact-range.ts";
export { foldPlan, nodesOf, planConsistency, planInclusion, planRoot, type NodeRef, type ProofPlan } from "./prove-tree.ts";
export { createMerkleTree, type MerkleTree } from "./merkle-tree.ts";
export { verifyConsistency, verifyInclusion, type ConsistencyClaim, type InclusionClaim } from "./verify-tree.ts";
export {
  createSigner,
  createVerifierKey,
  formatSecretKey,
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  parseSecretKey,
  parseVerifierKey,
  verifyEd25519,
  type KeyKind,
  type Signer,
  type VerifierKey,
} from "./keys.ts";
export {
  formatNote,
  formatSignatureLine,
  MAX_SIGNATURES,
  openNote,
  parseNote,
  parseSignatureLine,
  signNote,
  verifyNote,
  type OpenedNote,
  type ParsedNote,
  type SignatureLine,
  type VerifiedSignature,
} from "./note.ts";
export {
  addSignatures,
  cosignCheckpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type OpenedCheckpoint,
} from "./checkpoint.ts";
export { cosignatureMessage, splitCosignature } from "./cosignature-message.ts";
export {
  decodeBundle,
  encodeBundle,
  MAX_LEAF_BYTES,
  openTiledTree,
  parseTilePath,
  readTile,
  rootOfRun,
  TILE_WIDTH,
  tileAt,
  tileInventory,
  tilePath,
  type TiledTree,
  type TileRef,
  type TileSource,
} from "./tile.ts";
export { formatProofFile, MAX_PROOF_HASHES, parseProofFile, readHashLines, verifyProofFile, type ProofFile } from "./proof-file.ts";
export {
  describeQuorum,
  evaluatePolicy,
  parsePolicy,
  type Policy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyVerdict,
  type PolicyWitness,
} from "./policy.ts";
export {
  answerAddCheckpoint,
  formatAddCheckpoint,
  FRESH_WITNESS_STATE,
  MAX_ADD_CHECKPOINT_BYTES,
  monitoringPath,
  parseAddCheckpoint,
  readWitnessAnswer,
  type AddCheckpoint,
  type WitnessAnswer,
  type WitnessOutcome,
  type WitnessState,
} from "./witness.ts";
export { canonicalBytes, canonicalJson, MAX_JSON_DEPTH, type Json } from "./canonical-json.ts";
export { parseCanonicalJson, parseStrictJson } from "./strict-json.ts";
export { commit, committedBytes, fieldDigest, hmacSha256, opens, SALT_BYTES, type Field } from "./commitment.ts";
export { createVrfKey, verifyVrf, VRF_PROOF_BYTES, type VrfKey } from "./vrf.ts";
