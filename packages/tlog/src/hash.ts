import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";

/** SHA-256 of some bytes. Where a faster one is at hand (Node), it can be given instead of the built-in one. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

export const sha256: Sha256 = (data) => nobleSha256(data);

/** The two hashes of an RFC 6962 tree: leaves and inner nodes are told apart by their first byte. */
export type TreeHash = {
  /** SHA-256(0x00 ‖ entry) */
  readonly leaf: (entry: Uint8Array) => Uint8Array;
  /** SHA-256(0x01 ‖ left ‖ right) */
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
};

/** Bytes of one hash in the tree. */
export const HASH_BYTES = 32;

export function treeHashWith(hash: Sha256): TreeHash {
  // One buffer for all nodes: hashing reads it before anything else can write to it.
  const pair = new Uint8Array(1 + 2 * HASH_BYTES);
  pair[0] = 1;
  return {
    leaf: (entry) => {
      const prefixed = new Uint8Array(1 + entry.length);
      prefixed.set(entry, 1);
      return hash(prefixed);
    },
    node: (left, right) => {
      pair.set(left, 1);
      pair.set(right, 1 + HASH_BYTES);
      return hash(pair);
    },
  };
}

export const TREE_HASH: TreeHash = treeHashWith(sha256);

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());
