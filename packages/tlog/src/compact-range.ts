import { EMPTY_ROOT, TREE_HASH, type TreeHash } from "./hash.ts";
import { TlogError } from "./errors.ts";

/**
 * The least that must be kept to go on appending: one hash for each set bit of the size, the largest subtree first.
 * Anybody who holds it at one size and the leaves that follow can compute every later root.
 */
export type CompactRange = {
  readonly size: () => bigint;
  /** The roots of the complete subtrees, the largest first: what to store. */
  readonly hashes: () => readonly Uint8Array[];
  readonly append: (leafHash: Uint8Array) => void;
  /** The root over everything appended so far. */
  readonly root: () => Uint8Array;
};

/** Folds the roots of complete subtrees, the largest first, into one root: from right to left. */
export function foldSubtrees(hashes: readonly Uint8Array[], hash: TreeHash = TREE_HASH): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => hash.node(left, right));
}

const setBits = (size: bigint): number => size.toString(2).replaceAll("0", "").length;

/**
 * A compact range, empty or taken up where another stopped.
 *
 * @throws tree.out-of-range if the number of hashes does not belong to the size
 */
export function createCompactRange(
  from: { readonly size: bigint; readonly hashes: readonly Uint8Array[] } = { size: 0n, hashes: [] },
  hash: TreeHash = TREE_HASH,
): CompactRange {
  if (from.size < 0n || from.hashes.length !== setBits(from.size) || from.hashes.some(({ length }) => length !== 32))
    throw new TlogError("tree.out-of-range", { what: `compact range of ${from.hashes.length} hashes`, size: from.size });
  let size = from.size;
  const stack = [...from.hashes];
  return {
    size: () => size,
    hashes: () => [...stack],
    append: (leafHash) => {
      let top = leafHash;
      for (let n = size; (n & 1n) === 1n; n >>= 1n) top = hash.node(stack.pop() ?? top, top);
      stack.push(top);
      size += 1n;
    },
    root: () => foldSubtrees(stack, hash),
  };
}
