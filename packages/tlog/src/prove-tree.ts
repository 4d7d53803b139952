import { TlogError } from "./errors.ts";
import { foldSubtrees } from "./compact-range.ts";
import { TREE_HASH, type TreeHash } from "./hash.ts";

/** A complete subtree: `level` 0 is a leaf hash, `index` counts the subtrees of that level from the left. */
export type NodeRef = { readonly level: number; readonly index: bigint };

/**
 * What has to be read to make a proof. Every hash of the proof is the root of a range of leaves, and every range is
 * made of complete subtrees, the largest first: those are the nodes a log stores.
 */
export type ProofPlan = readonly (readonly NodeRef[])[];

/** The largest power of two below n (n ≥ 2). */
const splitOf = (n: bigint): bigint => 1n << BigInt((n - 1n).toString(2).length - 1);

const bitLength = (n: bigint): number => n.toString(2).length;

/** Complete subtrees that make up the leaves [from, to), where `from` is a multiple of a power of two ≥ to − from. */
function subtreesOf(from: bigint, to: bigint): NodeRef[] {
  const found: NodeRef[] = [];
  for (let at = from; at < to;) {
    const level = bitLength(to - at) - 1;
    found.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return found;
}

/** The nodes of the root over the first `size` leaves, as a plan of one range. */
export function planRoot(size: bigint): ProofPlan {
  return [subtreesOf(0n, size)];
}

/**
 * The nodes of an inclusion proof, leaf side first (RFC 9162 section 2.1.3.1).
 *
 * @throws tree.out-of-range
 */
export function planInclusion({ index, size }: { readonly index: bigint; readonly size: bigint }): ProofPlan {
  if (index < 0n || index >= size) throw new TlogError("tree.out-of-range", { what: `leaf ${index}`, size });
  const ranges: NodeRef[][] = [];
  let [lo, hi] = [0n, size];
  while (hi - lo > 1n) {
    const middle = lo + splitOf(hi - lo);
    if (index < middle) {
      ranges.push(subtreesOf(middle, hi));
      hi = middle;
    } else {
      ranges.push(subtreesOf(lo, middle));
      lo = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The nodes of a consistency proof (RFC 9162 section 2.1.4.1). Equal sizes need an empty proof, and so does `from` 0.
 *
 * @throws tree.out-of-range
 */
export function planConsistency({ from, to }: { readonly from: bigint; readonly to: bigint }): ProofPlan {
  if (from < 0n || from > to) throw new TlogError("tree.out-of-range", { what: `beginning of ${from} leaves`, size: to });
  if (from === 0n || from === to) return [];
  const ranges: NodeRef[][] = [];
  let [lo, hi, known] = [0n, to, true];
  while (from !== hi) {
    const middle = lo + splitOf(hi - lo);
    if (from <= middle) {
      ranges.push(subtreesOf(middle, hi));
      hi = middle;
    } else {
      ranges.push(subtreesOf(lo, middle));
      lo = middle;
      known = false;
    }
  }
  // The verifier holds the root of the earlier tree itself when that tree is one complete subtree.
  if (!known) ranges.push(subtreesOf(lo, hi));
  return ranges.reverse();
}

/** Every node a plan needs, in the order in which foldPlan wants their hashes. */
export const nodesOf = (plan: ProofPlan): readonly NodeRef[] => plan.flat();

/** The hashes of the proof, from the hashes of its nodes in the order of nodesOf. */
export function foldPlan(plan: ProofPlan, hashes: readonly Uint8Array[], hash: TreeHash = TREE_HASH): readonly Uint8Array[] {
  let at = 0;
  return plan.map((range) => {
    const own = hashes.slice(at, at + range.length);
    at += range.length;
    return foldSubtrees(own, hash);
  });
}
