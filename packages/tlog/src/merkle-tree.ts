import { TlogError } from "./errors.ts";
import { EMPTY_ROOT, TREE_HASH, type TreeHash } from "./hash.ts";
import { foldPlan, nodesOf, planConsistency, planInclusion, planRoot, type NodeRef, type ProofPlan } from "./prove-tree.ts";

/** A tree in memory: for rolls, for tests, for small logs. Two hashes of 32 bytes for each leaf. */
export type MerkleTree = {
  readonly size: () => bigint;
  readonly append: (leafHash: Uint8Array) => void;
  /** The root over the first `size` leaves, or over all. @throws tree.out-of-range */
  readonly root: (size?: bigint) => Uint8Array;
  /** The proof that leaf `index` stands in the tree of the first `size` leaves, or of all. @throws tree.out-of-range */
  readonly inclusionProof: (index: bigint, size?: bigint) => readonly Uint8Array[];
  /** The proof that the first `from` leaves are the beginning of the first `to`, or of all. @throws tree.out-of-range */
  readonly consistencyProof: (from: bigint, to?: bigint) => readonly Uint8Array[];
};

export function createMerkleTree(leafHashes: Iterable<Uint8Array> = [], hash: TreeHash = TREE_HASH): MerkleTree {
  const levels: Uint8Array[][] = [[]];
  const append = (leafHash: Uint8Array): void => {
    let top = leafHash;
    for (let level = 0; ; level += 1) {
      const row = (levels[level] ??= []);
      row.push(top);
      const left = row.at(-2);
      if (row.length % 2 === 1 || left === undefined) return;
      top = hash.node(left, top);
    }
  };
  const size = (): bigint => BigInt(levels[0]?.length ?? 0);
  const nodeAt = ({ level, index }: NodeRef): Uint8Array => {
    const found = levels[level]?.[Number(index)];
    if (found === undefined) throw new TlogError("tree.out-of-range", { what: `node ${index} on level ${level}`, size: size() });
    return found;
  };
  const within = (at: bigint): bigint => {
    if (at < 0n || at > size()) throw new TlogError("tree.out-of-range", { what: `tree of ${at} leaves`, size: size() });
    return at;
  };
  const fold = (plan: ProofPlan): readonly Uint8Array[] => foldPlan(plan, nodesOf(plan).map(nodeAt), hash);
  for (const leafHash of leafHashes) append(leafHash);
  return {
    size,
    append,
    root: (at = size()) => fold(planRoot(within(at)))[0] ?? EMPTY_ROOT,
    inclusionProof: (index, at = size()) => fold(planInclusion({ index, size: within(at) })),
    consistencyProof: (from, to = size()) => fold(planConsistency({ from, to: within(to) })),
  };
}
