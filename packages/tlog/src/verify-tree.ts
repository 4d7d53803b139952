import { equalBytes } from "./bytes.ts";
import { HASH_BYTES, TREE_HASH, type TreeHash } from "./hash.ts";

export type InclusionClaim = {
  /** Of the leaf, counted from 0. */
  readonly index: bigint;
  /** Leaves in the tree. */
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  /** Hashes from the leaf's sibling up. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES;

/** The way up from a leaf: where it stands and where the last leaf stands, on the present level. */
type Way = { fn: bigint; sn: bigint };

/** Climbs until fn is odd or 0: the levels on which this node has no right sibling. */
function skipLonely(way: Way): void {
  while ((way.fn & 1n) === 0n && way.fn !== 0n) {
    way.fn >>= 1n;
    way.sn >>= 1n;
  }
}

/**
 * Whether a leaf stands at an index of the tree with this root (RFC 9162 section 2.1.3.2).
 * Anything malformed is false, never an exception.
 */
export function verifyInclusion(claim: InclusionClaim, hash: TreeHash = TREE_HASH): boolean {
  const { index, size, leafHash, proof, root } = claim;
  if (index < 0n || index >= size || ![leafHash, root, ...proof].every(isHash)) return false;
  const way: Way = { fn: index, sn: size - 1n };
  let found = leafHash;
  for (const sibling of proof) {
    if (way.sn === 0n) return false;
    if ((way.fn & 1n) === 1n || way.fn === way.sn) {
      found = hash.node(sibling, found);
      skipLonely(way);
    } else found = hash.node(found, sibling);
    way.fn >>= 1n;
    way.sn >>= 1n;
  }
  return way.sn === 0n && equalBytes(found, root);
}

export type ConsistencyClaim = {
  readonly from: bigint;
  readonly to: bigint;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

const isPowerOfTwo = (n: bigint): boolean => (n & (n - 1n)) === 0n;

/**
 * Whether the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 9162 section 2.1.4.2). The empty
 * tree is the beginning of every tree but proves nothing: `from` 0 is false here, and whoever means it says so himself.
 * Anything malformed is false, never an exception.
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: TreeHash = TREE_HASH): boolean {
  const { from, to, fromRoot, toRoot, proof } = claim;
  if (from <= 0n || from > to) return false;
  // Nothing is hashed here, so the published vectors let the two be any bytes.
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot);
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false;
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  const way: Way = { fn: from - 1n, sn: to - 1n };
  while ((way.fn & 1n) === 1n) {
    way.fn >>= 1n;
    way.sn >>= 1n;
  }
  let [earlier, later] = [first, first];
  for (const next of rest) {
    if (way.sn === 0n) return false;
    if ((way.fn & 1n) === 1n || way.fn === way.sn) {
      earlier = hash.node(next, earlier);
      later = hash.node(next, later);
      skipLonely(way);
    } else later = hash.node(later, next);
    way.fn >>= 1n;
    way.sn >>= 1n;
  }
  return way.sn === 0n && equalBytes(earlier, fromRoot) && equalBytes(later, toRoot);
}
