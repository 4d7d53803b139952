import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createCompactRange,
  createMerkleTree,
  EMPTY_ROOT,
  equalBytes,
  fromHex,
  sha256,
  toHex,
  TREE_HASH,
  utf8,
  verifyConsistency,
  verifyInclusion,
  type MerkleTree,
} from "./index.ts";

const leafHash = (i: number): Uint8Array => TREE_HASH.leaf(utf8(`leaf ${i}`));
const hashes = Array.from({ length: 300 }, (_, i) => leafHash(i));
const treeOf = (size: number): MerkleTree => createMerkleTree(hashes.slice(0, size));

// The definition itself (RFC 6962 section 2.1), slow and plain.
function definedRoot(list: readonly Uint8Array[]): Uint8Array {
  const [only] = list;
  if (only === undefined) return sha256(new Uint8Array());
  if (list.length === 1) return only;
  let half = 1;
  while (half * 2 < list.length) half *= 2;
  return TREE_HASH.node(definedRoot(list.slice(0, half)), definedRoot(list.slice(half)));
}

test("the first roots are those of the published reference tree (Certificate Transparency)", () => {
  // Leaves and roots from the reference vectors of RFC 6962 implementations.
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const tree = createMerkleTree(leaves.map((leaf) => TREE_HASH.leaf(fromHex(leaf))));
  expect(toHex(tree.root(0n))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(toHex(tree.root(1n))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  expect(toHex(tree.root(7n))).toBe("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
  expect(toHex(tree.root(8n))).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
});

describe("a tree", () => {
  test("has the root of the definition at every size, and so has the compact range", () => {
    const range = createCompactRange();
    const whole = treeOf(300);
    for (let size = 0; size <= 300; size += 1) {
      const wanted = toHex(definedRoot(hashes.slice(0, size)));
      expect([size, toHex(whole.root(BigInt(size))), toHex(range.root())]).toEqual([size, wanted, wanted]);
      range.append(leafHash(size));
    }
  });

  test("every leaf of every small tree is proved, and for no other place", () => {
    for (let size = 1; size <= 34; size += 1) {
      const root = treeOf(size).root();
      for (let index = 0; index < size; index += 1) {
        const proof = treeOf(size).inclusionProof(BigInt(index));
        for (let claimed = 0; claimed < size; claimed += 1)
          expect(verifyInclusion({ index: BigInt(claimed), size: BigInt(size), leafHash: leafHash(index), proof, root })).toBe(
            claimed === index,
          );
      }
    }
  });

  test("every earlier tree is proved to be a beginning of the later one", () => {
    const tree = treeOf(70);
    for (let to = 1n; to <= 70n; to += 1n)
      for (let from = 1n; from <= to; from += 1n)
        expect(
          verifyConsistency({ from, to, fromRoot: tree.root(from), toRoot: tree.root(to), proof: tree.consistencyProof(from, to) }),
        ).toBe(true);
  });

  test("a compact range taken up anywhere goes on to the same root", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const first = createCompactRange();
        for (const hash of hashes.slice(0, from)) first.append(hash);
        const second = createCompactRange({ size: BigInt(from), hashes: first.hashes() });
        for (const hash of hashes.slice(from, to)) second.append(hash);
        return equalBytes(second.root(), treeOf(300).root(BigInt(to)));
      }),
      { numRuns: 60 },
    );
  });

  test("what lies outside is refused with a code", () => {
    const tree = treeOf(5);
    expect(() => tree.inclusionProof(5n)).toThrow(/no leaf 5/u);
    expect(() => tree.root(6n)).toThrow(/tree of 6/u);
    expect(() => tree.consistencyProof(6n, 5n)).toThrow(/beginning of 6/u);
    expect(() => createCompactRange({ size: 3n, hashes: [EMPTY_ROOT] })).toThrow(/compact range/u);
  });
});

describe("attacks on a tree", () => {
  test("removed leaf with rebuilt tree: no proof connects the head that was seen with the new one", () => {
    const seen = treeOf(100);
    const rebuilt = createMerkleTree([...hashes.slice(0, 40), ...hashes.slice(41, 140)]);
    for (let to = 100n; to <= 139n; to += 1n)
      for (const proof of [rebuilt.consistencyProof(100n, to), treeOf(140).consistencyProof(100n, to)])
        expect(verifyConsistency({ from: 100n, to, fromRoot: seen.root(), toRoot: rebuilt.root(to), proof })).toBe(false);
  });

  test("two heads of one size contradict each other", () => {
    const other = createMerkleTree([...hashes.slice(0, 9), leafHash(999)]);
    expect(verifyConsistency({ from: 10n, to: 10n, fromRoot: treeOf(10).root(), toRoot: other.root(), proof: [] })).toBe(false);
  });

  test("bit flip: no bit of leaf, root or proof can change", () => {
    const tree = treeOf(21);
    const claim = { index: 13n, size: 21n, leafHash: leafHash(13), proof: tree.inclusionProof(13n), root: tree.root() };
    const flip = (bytes: Uint8Array, bit: number): Uint8Array => bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    for (let bit = 0; bit < 256; bit += 1) {
      expect(verifyInclusion({ ...claim, leafHash: flip(claim.leafHash, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false);
      for (const [at] of claim.proof.entries())
        expect(verifyInclusion({ ...claim, proof: claim.proof.map((hash, i) => (i === at ? flip(hash, bit) : hash)) })).toBe(false);
    }
  });

  test("an inner node cannot pass for a leaf", () => {
    const tree = treeOf(8);
    const inner = TREE_HASH.node(leafHash(0), leafHash(1));
    expect(verifyInclusion({ index: 0n, size: 4n, leafHash: inner, proof: tree.inclusionProof(0n).slice(1), root: tree.root() })).toBe(
      true,
    );
    // The size is signed with the root: at the true size the shorter proof does not reach it.
    expect(verifyInclusion({ index: 0n, size: 8n, leafHash: inner, proof: tree.inclusionProof(0n).slice(1), root: tree.root() })).toBe(
      false,
    );
  });
});
