// Two verifiers that share no code: whatever one accepts or refuses, the other must too.
import { describe, expect, test } from "vitest";
import {
  addSignatures,
  cosignCheckpoint,
  createMerkleTree,
  createSigner,
  formatVerifierKey,
  openNote,
  parseNote,
  sha256,
  signCheckpoint,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from "./index.ts";
import { askOracle, oracleIsHere, oracleNote, type Question } from "./testing/oracle.ts";
import { createChoice, type Choice } from "./testing/choice.ts";

type Proof = Extract<Question, { kind: "inclusion" | "consistency" }>;

const leaves = Array.from({ length: 700 }, (_, i) => sha256(utf8(`leaf ${i}`)));
const tree = createMerkleTree(leaves);

function someProof(choice: Choice): Proof {
  if (choice.below(2) === 0) {
    const size = 2 + choice.below(698);
    const index = choice.below(size);
    const at = { index: BigInt(index), size: BigInt(size) };
    return {
      kind: "inclusion",
      ...at,
      leaf: leaves[index] ?? utf8(""),
      proof: tree.inclusionProof(at.index, at.size),
      root: tree.root(at.size),
    };
  }
  const to = 3 + choice.below(697);
  const between = { from: BigInt(1 + choice.below(to - 1)), to: BigInt(to) };
  return {
    kind: "consistency",
    ...between,
    fromRoot: tree.root(between.from),
    toRoot: tree.root(between.to),
    proof: tree.consistencyProof(between.from, between.to),
  };
}

const flip = (bytes: Uint8Array, choice: Choice): Uint8Array => {
  const bit = choice.below(bytes.length * 8);
  return bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
};

function spoilInclusion(proof: Extract<Proof, { kind: "inclusion" }>, choice: Choice): Proof {
  const at = choice.below(Math.max(1, proof.proof.length));
  return (
    [
      { ...proof, leaf: flip(proof.leaf, choice) },
      { ...proof, root: flip(proof.root, choice) },
      { ...proof, leaf: proof.root, root: proof.leaf },
      { ...proof, proof: proof.proof.map((hash, i) => (i === at ? flip(hash, choice) : hash)) },
      { ...proof, proof: proof.proof.slice(1) },
      { ...proof, proof: [...proof.proof, sha256(utf8("garbage"))] },
      { ...proof, index: proof.index + 1n },
      { ...proof, index: proof.index ^ 1n },
      { ...proof, proof: proof.proof.map((hash, i) => (i === at ? hash.subarray(1) : hash)) },
    ][choice.below(9)] ?? proof
  );
}

function spoilConsistency(proof: Extract<Proof, { kind: "consistency" }>, choice: Choice): Proof {
  const at = choice.below(Math.max(1, proof.proof.length));
  return (
    [
      { ...proof, fromRoot: flip(proof.fromRoot, choice) },
      { ...proof, toRoot: flip(proof.toRoot, choice) },
      { ...proof, fromRoot: proof.toRoot, toRoot: proof.fromRoot },
      { ...proof, proof: proof.proof.map((hash, i) => (i === at ? flip(hash, choice) : hash)) },
      { ...proof, proof: proof.proof.slice(0, -1) },
      { ...proof, proof: [sha256(utf8("garbage")), ...proof.proof] },
      { ...proof, to: proof.from, from: proof.to },
    ][choice.below(7)] ?? proof
  );
}

const spoil = (proof: Proof, choice: Choice): Proof =>
  proof.kind === "inclusion" ? spoilInclusion(proof, choice) : spoilConsistency(proof, choice);
const ours = (proof: Proof): boolean =>
  proof.kind === "inclusion" ? verifyInclusion({ ...proof, leafHash: proof.leaf }) : verifyConsistency(proof);

describe.skipIf(!oracleIsHere)(`a second verifier in Python and openssl${oracleNote}`, () => {
  test("accepts 1,000 random proofs and refuses 1,000 spoiled ones, as we do", () => {
    const choice = createChoice(20260821);
    const good = Array.from({ length: 1000 }, () => someProof(choice));
    const bad = Array.from({ length: 1000 }, () => spoil(someProof(choice), choice));
    expect([good.every(ours), bad.some(ours)]).toEqual([true, false]);
    const answers = askOracle([...good, ...bad]);
    expect(answers.filter(Boolean).length).toBe(1000);
    expect(answers.slice(0, 1000).every(Boolean)).toBe(true);
  });

  test("says the same as we do when a size is one off, where a proof can hold by chance of shape", () => {
    const choice = createChoice(7);
    const shifted = Array.from({ length: 500 }, (): Proof => {
      const proof = someProof(choice);
      const by = choice.below(2) === 0 ? 1n : -1n;
      return proof.kind === "inclusion" ? { ...proof, size: proof.size + by } : { ...proof, to: proof.to + by };
    });
    expect(askOracle(shifted)).toEqual(shifted.map(ours));
  });

  test("agrees on signatures and cosignatures made here, good and spoiled", () => {
    const log = createSigner("log.example/apora1", "note", sha256(utf8("log")));
    const witness = createSigner("witness.example/w1", "cosignature", sha256(utf8("witness")));
    const questions: Question[] = [];
    for (let size = 1n; size <= 6n; size += 1n) {
      const signed = signCheckpoint({ origin: "log.example/apora1", size, root: tree.root(size) }, log);
      const note = addSignatures(signed, [cosignCheckpoint(parseNote(signed).text, 1_790_000_000n + size, witness)]);
      for (const each of [note, note.replace(`\n${size}\n`, `\n${size + 1n}\n`)])
        for (const { key } of [log, witness]) questions.push({ kind: "note", vkey: formatVerifierKey(key), note: each });
    }
    const mine = questions.map((question) => {
      if (question.kind !== "note") return false;
      const key = [log, witness].find((each) => formatVerifierKey(each.key) === question.vkey)?.key;
      try {
        return key !== undefined && openNote(question.note, [key]).verified.length === 1;
      } catch {
        return false;
      }
    });
    expect(askOracle(questions)).toEqual(mine);
    expect(mine.filter(Boolean).length).toBe(12);
  });
});
