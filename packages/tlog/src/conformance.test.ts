// Inputs with verdicts by others. What the project itself vouches for is in the tests beside each file.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  answerAddCheckpoint,
  canonicalJson,
  cosignatureMessage,
  createMerkleTree,
  createSigner,
  createVrfKey,
  decodeBundle,
  fromBase64,
  fromHex,
  FRESH_WITNESS_STATE,
  hmacSha256,
  openCheckpoint,
  openNote,
  openTiledTree,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  parseStrictJson,
  parseVerifierKey,
  readTile,
  splitCosignature,
  tileInventory,
  tilePath,
  TlogError,
  toHex,
  TREE_HASH,
  verifyConsistency,
  verifyEd25519,
  verifyInclusion,
  verifyVrf,
  type Json,
  type TileRef,
  type WitnessState,
} from "./index.ts";
import { openSuite } from "./testing/suites.ts";

const counted = (what: string, n: number): void => void process.stdout.write(`  ${what}: ${n}\n`);
/** As the suite has it: anything unreadable is a failure to verify, not an exception. */
const bytesOrNothing = (text: string | null | undefined): Uint8Array => {
  try {
    return fromBase64(text ?? "");
  } catch {
    return new Uint8Array();
  }
};
/** JSON.parse would round two of the indices. */
const bigOf = (text: string, name: string): bigint => BigInt(new RegExp(`"${name}": *(-?[0-9]+)`).exec(text)?.[1] ?? "-1");

const merkle = openSuite("merkle");
describe.skipIf(!merkle.isHere)(`RFC 6962 proofs${merkle.note}`, () => {
  type Case = { root: string; leafHash: string; root1: string; root2: string; proof: string[] | null; wantErr: boolean };
  test("each of 98 inclusion proofs gets its verdict", () => {
    const wrong = merkle.list("inclusion").filter((file) => {
      const [text, each] = [merkle.text(file), merkle.json(file) as Case];
      const verdict = verifyInclusion({
        index: bigOf(text, "leafIdx"),
        size: bigOf(text, "treeSize"),
        leafHash: bytesOrNothing(each.leafHash),
        proof: (each.proof ?? []).map(bytesOrNothing),
        root: bytesOrNothing(each.root),
      });
      return verdict === each.wantErr;
    });
    expect(wrong).toEqual([]);
    expect(merkle.list("inclusion").length).toBe(98);
  });
  test("each of 98 consistency proofs gets its verdict", () => {
    const wrong = merkle.list("consistency").filter((file) => {
      const [text, each] = [merkle.text(file), merkle.json(file) as Case];
      const verdict = verifyConsistency({
        from: bigOf(text, "size1"),
        to: bigOf(text, "size2"),
        fromRoot: bytesOrNothing(each.root1),
        toRoot: bytesOrNothing(each.root2),
        proof: (each.proof ?? []).map(bytesOrNothing),
      });
      return verdict === each.wantErr;
    });
    expect(wrong).toEqual([]);
    expect(merkle.list("consistency").length).toBe(98);
  });
  test("the nine roots of the reference tree", () => {
    const roots = merkle.json("roots.json") as { leaf_inputs: string[]; root_by_tree_size: string[] };
    const tree = createMerkleTree(roots.leaf_inputs.map((leaf) => TREE_HASH.leaf(fromHex(leaf))));
    expect(roots.root_by_tree_size.map((_, size) => toHex(tree.root(BigInt(size))))).toEqual(roots.root_by_tree_size);
  });
});

const tessera = openSuite("tlog-tessera");
describe.skipIf(!tessera.isHere)(`a small tiled log by others${tessera.note}`, () => {
  const key = parseVerifierKey("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
  const source = (ref: TileRef): Promise<Uint8Array> => Promise.resolve(tessera.read(`log/${tilePath(ref)}`));
  const heads = (): string[] => ["checkpoint", ...Array.from({ length: 16 }, (_, n) => `checkpoint.${n}`)];
  test("17 heads are signed, and their roots follow from tiles and leaves", async () => {
    for (const name of heads()) {
      const { checkpoint } = openCheckpoint(tessera.read(`log/${name}`), { logs: [key] });
      expect([name, toHex(await openTiledTree(source).root(checkpoint.size))]).toEqual([name, toHex(checkpoint.root)]);
      if (checkpoint.size === 0n) continue;
      const ref: TileRef = { level: "entries", index: 0n, width: Number(checkpoint.size) };
      const leaves = decodeBundle(ref, await source(ref)).map(TREE_HASH.leaf);
      expect(leaves.map(toHex)).toEqual(readTile({ ...ref, level: 0 }, await source({ ...ref, level: 0 })).map(toHex));
    }
  });
  test("any two heads are consistent, and no proof holds after a flipped bit", async () => {
    const opened = heads().map((name) => openCheckpoint(tessera.read(`log/${name}`), { logs: [key] }).checkpoint);
    for (const from of opened)
      for (const to of opened) {
        if (from.size === 0n || from.size > to.size) continue;
        const proof = await openTiledTree(source).consistencyProof(from.size, to.size);
        const claim = { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof };
        expect(verifyConsistency(claim)).toBe(true);
        const flipped = proof.map((hash, i) => (i === 0 ? hash.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) : hash));
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: flipped })).toBe(false);
      }
  });
  test("a flipped bit in a head, mixed lines of two heads and a short tile are refused", async () => {
    const [a, b] = [tessera.text("log/checkpoint.7"), tessera.text("log/checkpoint.9")];
    for (let at = 0; at < a.indexOf("\n\n"); at += 1) {
      const bytes = Uint8Array.from(tessera.read("log/checkpoint.7"));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => openCheckpoint(bytes, { logs: [key] })).toThrow(TlogError);
    }
    expect(() => openCheckpoint(`${a.slice(0, a.indexOf("\n\n") + 2)}${b.slice(b.indexOf("\n\n") + 2)}`, { logs: [key] })).toThrow(
      TlogError,
    );
    const short = (ref: TileRef): Promise<Uint8Array> => source(ref).then((bytes) => bytes.subarray(1));
    await expect(openTiledTree(short).root(7n)).rejects.toThrow(TlogError);
  });
});

const notes = openSuite("signed-note");
describe.skipIf(!notes.isHere)(`C2SP signed notes and formats${notes.note}`, () => {
  type Note = string | { text: string; repeat: string; times: number };
  type NoteCase = { id: string; trusted_vkeys: string[]; note?: Note; note_base64?: string; expect: string };
  const { cases, vkeys } = notes.isHere
    ? (notes.json("notes.json") as { cases: NoteCase[]; vkeys: { vkey: string; expect: string }[] })
    : { cases: [], vkeys: [] };
  const noteOf = ({ note, note_base64: bytes }: NoteCase): Uint8Array | string =>
    bytes === undefined
      ? typeof note === "object"
        ? note.text + note.repeat.repeat(note.times)
        : (note ?? "")
      : Buffer.from(bytes, "base64");

  test("every note gets its verdict", () => {
    const verdicts = cases.map((each) => {
      try {
        openNote(noteOf(each), each.trusted_vkeys.map(parseVerifierKey));
        return [each.id, "verified"];
      } catch (error) {
        return [each.id, error instanceof TlogError ? error.code.replace("note.", "") : String(error)];
      }
    });
    expect(verdicts).toEqual(cases.map(({ id, expect: verdict }) => [id, verdict]));
    counted("notes", cases.length);
  });
  test("every key gets its verdict; no part of a key and no key with one letter raised is a key", () => {
    const accepts = (text: string): boolean => {
      try {
        parseVerifierKey(text);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(TlogError);
        return false;
      }
    };
    expect(vkeys.map(({ vkey }) => accepts(vkey))).toEqual(vkeys.map(({ expect: verdict }) => verdict === "accept"));
    const good = vkeys.filter(({ expect: verdict }) => verdict === "accept");
    for (const { vkey } of good)
      for (let at = 0; at < vkey.length; at += 1) {
        expect([at, accepts(vkey.slice(0, at)), at > 0 && accepts(vkey.slice(at))]).toEqual([at, false, false]);
        expect(accepts(vkey.slice(0, at) + String.fromCodePoint(vkey.charCodeAt(at) + 1) + vkey.slice(at + 1))).toBe(false);
      }
  });
  test("published checkpoints, cosignatures and requests are taken apart as published", () => {
    const { parse_only: parsed } = notes.json("tlog-formats.json") as { parse_only: Record<string, never>[] };
    const byId = (id: string): Record<string, never> => parsed.find((each) => (each as unknown as { id: string }).id === id) ?? {};
    const head = byId("spec-checkpoint") as unknown as {
      note: string;
      parsed: { origin: string; size: string; root_base64: string };
      key_id_hex: string;
    };
    const note = parseNote(head.note);
    expect(parseCheckpoint(note.text)).toEqual({
      origin: head.parsed.origin,
      size: BigInt(head.parsed.size),
      root: fromBase64(head.parsed.root_base64),
    });
    expect(toHex(note.signatures[0]?.id ?? new Uint8Array())).toBe(head.key_id_hex);
    const cosigned = byId("spec-cosigned-checkpoint") as unknown as Record<string, string> & { cosignature_time: number };
    const line = parseNote(cosigned["note"] ?? "").signatures[1];
    const parts = splitCosignature(line?.signature ?? new Uint8Array());
    expect([line?.name, toHex(line?.id ?? new Uint8Array())]).toEqual([cosigned["cosigner"], cosigned["cosignature_key_id_hex"]]);
    expect([Number(parts?.time), toHex(parts?.signature ?? new Uint8Array())]).toEqual([
      cosigned.cosignature_time,
      cosigned["ed25519_signature_hex"],
    ]);
    expect(Buffer.from(cosignatureMessage(note.text, parts?.time ?? 0n)).toString("utf8")).toBe(cosigned["signed_message"]);
    const request = byId("spec-add-checkpoint-request") as unknown as {
      request_body: string;
      parsed: { old_size: string; proof_lines: number };
    };
    const add = parseAddCheckpoint(request.request_body);
    expect([add.oldSize, add.proof.length]).toEqual([BigInt(request.parsed.old_size), request.parsed.proof_lines]);
    const time = byId("formats-cosignature-time") as unknown as { cosignature_base64: string; cosignature_time: number };
    expect(Number(splitCosignature(fromBase64(time.cosignature_base64).slice(4))?.time)).toBe(time.cosignature_time);
  });
  test("tiles lie where the specification puts them", () => {
    const { tile_index_path: paths, tile_inventory: inventory } = notes.json("tlog-formats.json") as {
      tile_index_path: { index: number; path: string }[];
      tile_inventory: { tree_size: number; levels: { full_tiles: number; partial_width: number }[] }[];
    };
    expect(paths.map(({ index }) => tilePath({ level: 0, index: BigInt(index), width: 256 }))).toEqual(
      paths.map((each) => `tile/0/${each.path}`),
    );
    for (const { tree_size: size, levels } of inventory)
      expect(tileInventory(BigInt(size)).map((row) => [Number(row.fullTiles), row.partialWidth])).toEqual(
        levels.map((row) => [row.full_tiles, row.partial_width]),
      );
  });
  test("a conversation with a witness goes as recorded", () => {
    const recorded = notes.json("witness-conversation.json") as {
      log_vkey: string;
      conversation: { request_body: string; expect_status: number; expect_body?: string; expect_content_type?: string }[];
    };
    let state: WitnessState = FRESH_WITNESS_STATE;
    const signer = createSigner("example.com/witness", "cosignature", new Uint8Array(32).fill(7));
    for (const step of recorded.conversation) {
      const logs = [parseVerifierKey(recorded.log_vkey)];
      const answer = answerAddCheckpoint(step.request_body, { logs, stateOf: () => state, signer, now: 1_700_000_000n });
      expect(answer.status).toBe(step.expect_status);
      if (step.expect_body !== undefined) expect([answer.body, answer.contentType]).toEqual([step.expect_body, step.expect_content_type]);
      if (answer.remember !== undefined) state = answer.remember;
    }
    expect(state.size).toBe(5n);
  });
});

const jcs = openSuite("jcs");
describe.skipIf(!jcs.isHere)(`RFC 8785 canonical JSON${jcs.note}`, () => {
  test("six documents become the published bytes", () => {
    const files = jcs.list("input");
    expect(files.length).toBe(6);
    for (const file of files) {
      const name = file.replace("input/", "");
      expect([name, canonicalJson(parseStrictJsonOrPlain(jcs.text(file)))]).toEqual([name, jcs.text(`output/${name}`)]);
    }
  });
  test("10,000 numbers are written as published", () => {
    const lines = jcs.text("es6-numbers-10000.txt").trimEnd().split("\n");
    const view = new DataView(new ArrayBuffer(8));
    const wrong = lines.filter((line) => {
      const [bits = "", text] = line.split(",");
      view.setBigUint64(0, BigInt(`0x${bits}`));
      return canonicalJson(view.getFloat64(0)) !== text;
    });
    expect([lines.length, wrong]).toEqual([10_000, []]);
  });
});
/** Some published documents hold whole numbers beyond 2^53 or the like, which are for the writer, not for our reader. */
function parseStrictJsonOrPlain(text: string): Json {
  try {
    return parseStrictJson(text);
  } catch {
    return JSON.parse(text) as Json;
  }
}

const parsing = openSuite("jsontestsuite");
describe.skipIf(!parsing.isHere)(`JSON parsing${parsing.note}`, () => {
  test("what must be refused is refused, and what must be read is read unless we are stricter on purpose", () => {
    const stricter = new Set<string>();
    for (const file of parsing.list("test_parsing")) {
      const name = file.replace("test_parsing/", "");
      let accepted = false;
      try {
        parseStrictJson(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(parsing.read(file)));
        accepted = true;
      } catch {
        // The verdict is compared below.
      }
      if (name.startsWith("n_")) expect([name, accepted]).toEqual([name, false]);
      if (name.startsWith("y_") && !accepted) stricter.add(name);
    }
    expect([...stricter].sort()).toEqual(["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]);
  });
});

const vrf = openSuite("vrf-rfc9381");
describe.skipIf(!vrf.isHere)(`RFC 9381 ECVRF-EDWARDS25519-SHA512-TAI${vrf.note}`, () => {
  test("three examples are reproduced, and nothing verifies after any bit of proof or input was flipped", () => {
    const { vectors } = vrf.json("vectors.json") as { vectors: { sk: string; pk: string; alpha: string; pi: string; beta: string }[] };
    expect(vectors.length).toBe(3);
    for (const { sk, pk, alpha, pi, beta } of vectors) {
      const key = createVrfKey(fromHex(sk));
      const made = key.prove(fromHex(alpha));
      expect([toHex(key.publicKey), toHex(made.proof), toHex(made.output)]).toEqual([pk, pi, beta]);
      expect(toHex(verifyVrf(fromHex(pk), fromHex(alpha), fromHex(pi)) ?? new Uint8Array())).toBe(beta);
      for (let bit = 0; bit < 640; bit += 7) {
        const flipped = fromHex(pi).map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(verifyVrf(fromHex(pk), fromHex(alpha), flipped)).toBeUndefined();
      }
    }
  });
});

const wycheproof = openSuite("wycheproof");
describe.skipIf(!wycheproof.isHere)(`Wycheproof${wycheproof.note}`, () => {
  type Group<T> = { tests: (T & { tcId: number; msg: string; result: string })[] };
  test("Ed25519: 88 good signatures are accepted, 63 bad ones are not", () => {
    const { testGroups } = wycheproof.json("ed25519_test.json") as {
      testGroups: (Group<{ sig: string }> & { publicKey: { pk: string } })[];
    };
    const all = testGroups.flatMap((group) =>
      group.tests.map((each) => ({ ...each, accepted: verifyEd25519(fromHex(each.sig), fromHex(each.msg), fromHex(group.publicKey.pk)) })),
    );
    expect(all.filter((each) => each.accepted !== (each.result === "valid")).map(({ tcId }) => tcId)).toEqual([]);
    expect([all.length, all.filter(({ accepted }) => accepted).length]).toEqual([151, 88]);
  });
  test("HMAC-SHA-256: 174 tags", () => {
    const { testGroups } = wycheproof.json("hmac_sha256_test.json") as {
      testGroups: (Group<{ key: string; tag: string }> & { tagSize: number })[];
    };
    const wrong = testGroups.flatMap((group) =>
      group.tests.filter(
        (each) =>
          (toHex(hmacSha256(fromHex(each.key), fromHex(each.msg))).slice(0, group.tagSize / 4) === each.tag) !== (each.result === "valid"),
      ),
    );
    expect(wrong.map(({ tcId }) => tcId)).toEqual([]);
    expect(testGroups.flatMap(({ tests }) => tests).length).toBe(174);
  });
});

test("the platform's SHA-256 and ours agree", () => {
  for (const length of [0, 1, 55, 56, 64, 65, 1000]) {
    const bytes = new Uint8Array(length).fill(length & 255);
    expect(toHex(TREE_HASH.leaf(bytes))).toBe(createHash("sha256").update(Uint8Array.of(0)).update(bytes).digest("hex"));
  }
});
