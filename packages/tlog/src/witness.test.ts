import { describe, expect, test } from "vitest";
import {
  addSignatures,
  answerAddCheckpoint,
  createMerkleTree,
  createSigner,
  formatAddCheckpoint,
  FRESH_WITNESS_STATE,
  openCheckpoint,
  readWitnessAnswer,
  sha256,
  signCheckpoint,
  toHex,
  monitoringPath,
  utf8,
  type WitnessAnswer,
  type WitnessState,
} from "./index.ts";

const log = createSigner("log.example/apora1", "note", sha256(utf8("log")));
const signer = createSigner("witness.example/w1", "cosignature", sha256(utf8("witness")));
const tree = createMerkleTree(Array.from({ length: 60 }, (_, i) => sha256(utf8(`leaf ${i}`))));
const fork = createMerkleTree(Array.from({ length: 60 }, (_, i) => sha256(utf8(`leaf ${i === 4 ? 400 : i}`))));

const headOf = (source: typeof tree, size: bigint): string =>
  signCheckpoint({ origin: "log.example/apora1", size, root: source.root(size) }, log);
const ask = (state: WitnessState, body: string): WitnessAnswer =>
  answerAddCheckpoint(body, { logs: [log.key], stateOf: () => state, signer, now: 1_790_000_000n });
const request = (source: typeof tree, from: bigint, to: bigint): string =>
  formatAddCheckpoint({ oldSize: from, proof: source.consistencyProof(from, to), checkpoint: headOf(source, to) });
const at = (size: bigint): WitnessState => ({ size, root: tree.root(size) });

describe("a witness", () => {
  test("cosigns a first head and one that extends it, and remembers it", () => {
    const first = ask(FRESH_WITNESS_STATE, request(tree, 0n, 10n));
    expect([first.status, first.remember?.size]).toEqual([200, 10n]);
    const next = ask(at(10n), request(tree, 10n, 25n));
    const outcome = readWitnessAnswer(next, { checkpoint: headOf(tree, 25n), witnesses: [signer.key] });
    if (outcome.kind !== "cosigned") throw new Error("not cosigned");
    const opened = openCheckpoint(addSignatures(headOf(tree, 25n), outcome.lines), { logs: [log.key], witnesses: [signer.key] });
    expect(opened.cosignatures.map(({ time }) => time)).toEqual([1_790_000_000n]);
  });
  test("tells the caller where it stands, and the caller asks again from there", () => {
    const answer = ask(at(10n), request(tree, 5n, 25n));
    expect(readWitnessAnswer(answer, { checkpoint: headOf(tree, 25n), witnesses: [signer.key] })).toEqual({
      kind: "retry-from",
      size: 10n,
    });
    expect(ask(at(10n), request(tree, 10n, 25n)).status).toBe(200);
  });
  test("cosigns the same head again", () => {
    expect(ask(at(10n), request(tree, 10n, 10n)).status).toBe(200);
  });
  test.each([
    ["two heads of one size", at(10n), request(fork, 10n, 10n), 422],
    ["removed leaf with rebuilt tree", at(10n), request(fork, 10n, 25n), 422],
    [
      "a proof where none is needed",
      FRESH_WITNESS_STATE,
      formatAddCheckpoint({ oldSize: 0n, proof: [sha256(utf8(""))], checkpoint: headOf(tree, 5n) }),
      422,
    ],
    [
      "an empty tree with a root",
      FRESH_WITNESS_STATE,
      formatAddCheckpoint({
        oldSize: 0n,
        proof: [],
        checkpoint: signCheckpoint({ origin: "log.example/apora1", size: 0n, root: sha256(utf8("x")) }, log),
      }),
      422,
    ],
    ["an old size above the new one", at(10n), formatAddCheckpoint({ oldSize: 10n, proof: [], checkpoint: headOf(tree, 5n) }), 400],
    ["nonsense", at(10n), "old 10\n", 400],
    [
      "64 proof lines",
      at(10n),
      formatAddCheckpoint({ oldSize: 10n, proof: Array.from({ length: 64 }, () => sha256(utf8(""))), checkpoint: headOf(tree, 25n) }),
      400,
    ],
  ] as const)("refuses %s", (_, state, body, status) => {
    const answer = ask(state, body);
    expect([answer.status, answer.remember]).toEqual([status, undefined]);
  });
  test("keeps a head that contradicts the one it cosigned as evidence", () => {
    expect(ask(at(10n), request(fork, 10n, 25n)).evidence).toBe(true);
  });
});

describe("the log that asks", () => {
  const asked = { checkpoint: headOf(tree, 25n), witnesses: [signer.key] };
  const good = ask(at(10n), request(tree, 10n, 25n)).body;
  test("drops lines by keys it does not know and refuses a false line by one it does", () => {
    const stranger = createSigner("stranger.example/w", "cosignature", sha256(utf8("s")));
    const foreign = answerAddCheckpoint(request(tree, 10n, 25n), {
      logs: [log.key],
      stateOf: () => at(10n),
      signer: stranger,
      now: 5n,
    }).body;
    const outcome = readWitnessAnswer({ status: 200, body: foreign + good }, asked);
    expect(outcome.kind === "cosigned" && outcome.lines.length).toBe(1);
    expect(() => readWitnessAnswer({ status: 200, body: foreign }, asked)).toThrow(/no known witness/u);
    expect(() => readWitnessAnswer({ status: 200, body: good }, { ...asked, checkpoint: headOf(tree, 26n) })).toThrow(/false/u);
  });
  test("does not take nonsense for a size", () => {
    for (const body of ["10", "010\n", "ten\n", ""]) expect(() => readWitnessAnswer({ status: 409, body }, asked)).toThrow(/size/u);
    expect(readWitnessAnswer({ status: 500, body: "" }, asked)).toEqual({ kind: "refused", status: 500 });
  });
  test("finds the last head a witness saw under the hash of the origin", () => {
    expect(monitoringPath("log.example/apora1")).toBe(`${toHex(sha256(utf8("log.example/apora1")))}/checkpoint`);
  });
});
