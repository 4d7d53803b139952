import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addSignatures,
  cosignCheckpoint,
  createSigner,
  createVerifierKey,
  EMPTY_ROOT,
  formatCheckpoint,
  formatNote,
  formatProofFile,
  formatSecretKey,
  formatVerifierKey,
  fromBase64,
  fromHex,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseProofFile,
  parseSecretKey,
  parseTilePath,
  parseVerifierKey,
  sha256,
  signCheckpoint,
  signNote,
  tilePath,
  TlogError,
  toBase64,
  toHex,
  utf8,
  verifyEd25519,
  verifyProofFile,
  createMerkleTree,
  TREE_HASH,
} from "./index.ts";

const seed = (name: string): Uint8Array => sha256(utf8(name));
const log = createSigner("log.example/apora1", "note", seed("log"));
const other = createSigner("other.example", "note", seed("other"));
const witness = createSigner("witness.example/w1", "cosignature", seed("witness"));
const head = { origin: "log.example/apora1", size: 1200n, root: seed("root") };
const signed = signCheckpoint(head, log);

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "accepted";
  } catch (error) {
    return error instanceof TlogError ? error.code : `not ours: ${String(error)}`;
  }
};
const open = (note: string | Uint8Array): string => codeOf(() => openCheckpoint(note, { logs: [log.key], witnesses: [witness.key] }));

test("the example of the specification verifies with its published key (C2SP signed-note)", () => {
  const key = parseVerifierKey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  const note =
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  expect(openNote(note, [key]).text).toBe("This is an example message.\n");
  expect(formatVerifierKey(key)).toBe("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
});

test("the second test of RFC 8032 section 7.1", () => {
  const publicKey = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const signer = createSigner("a", "note", fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  const signature = signer.sign(fromHex("72"));
  expect([toHex(signer.key.publicKey), toHex(signature)]).toEqual([
    toHex(publicKey),
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ]);
  expect([verifyEd25519(signature, fromHex("72"), publicKey), verifyEd25519(signature, fromHex("73"), publicKey)]).toEqual([true, false]);
});

describe("hostile encodings of a note are refused", () => {
  const hostile: readonly (readonly [string, string, string])[] = [
    ["a carriage return at the end of a line", signed.replace("\n1200\n", "\r\n1200\n"), "note.malformed"],
    ["a carriage return alone", signed.replace("1200", "12\r00"), "note.malformed"],
    ["a tab", signed.replace("1200", "1200\t"), "note.malformed"],
    ["a zero byte", signed.replace("1200", "1200\0"), "note.malformed"],
    ["a leading zero in the size", signNote(formatCheckpoint(head).replace("1200", "01200"), [log]), "checkpoint.malformed"],
    ["a sign before the size", signNote(formatCheckpoint(head).replace("1200", "+1200"), [log]), "checkpoint.malformed"],
    ["a size beyond 64 bits", signNote(formatCheckpoint(head).replace("1200", "18446744073709551616"), [log]), "checkpoint.malformed"],
    ["a blank line in the checkpoint", signNote(formatCheckpoint(head).replace("\n1200", "\n\n1200"), [log]), "checkpoint.malformed"],
    ["a second blank line before the signatures", signed.replace("\n\n", "\n\n\n"), "note.bad-signature"],
    ["a blank line between signatures", signed.replace("\n— ", "\n\n— "), "note.bad-signature"],
    ["no line feed at the end", signed.slice(0, -1), "note.malformed"],
    ["a line feed too many", `${signed}\n`, "note.malformed"],
    ["a hyphen for the dash", signed.replace("—", "-"), "note.malformed"],
    ["two spaces", signed.replace("— ", "—  "), "note.malformed"],
    ["a root of 31 bytes", signNote(`log.example/apora1\n1200\n${toBase64(new Uint8Array(31))}\n`, [log]), "checkpoint.malformed"],
    ["no root", signNote("log.example/apora1\n1200\n", [log]), "checkpoint.malformed"],
  ];
  test.each(hostile)("%s", (_, note, code) => {
    expect(open(note)).toBe(code);
  });

  test("base64 that is not canonical: stray bits, missing padding, white space, the other alphabet", () => {
    const lines = signed.split(" ");
    const material = lines.at(-1)?.trimEnd() ?? "";
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const last = material.search(/=*$/u) - 1;
    const next = letters.charAt(letters.indexOf(material.charAt(last)) + 1);
    const stray = `${material.slice(0, last)}${next}${material.slice(last + 1)}`;
    // Node's own decoder takes it for the same bytes: that is the danger.
    expect(Buffer.from(stray, "base64").equals(Buffer.from(material, "base64"))).toBe(true);
    for (const each of [
      stray,
      material.replaceAll("=", ""),
      `${material.slice(0, 8)}\u00a0${material.slice(8)}`,
      material.replace(/[+/]/u, "-"),
    ])
      expect(open(signed.replace(material, each))).toBe("note.malformed");
  });

  test("only what toBase64 writes is read back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => Buffer.from(fromBase64(toBase64(bytes))).equals(Buffer.from(bytes))),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        try {
          return toBase64(fromBase64(text)) === text;
        } catch (error) {
          return error instanceof TlogError;
        }
      }),
    );
    expect(toBase64(utf8("hello"))).toBe(Buffer.from("hello").toString("base64"));
  });

  test("whatever bytes come, the answer is a note or an error with a code, at once", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => !open(bytes).startsWith("not ours")),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Uint8Array.from(utf8(signed));
        bytes[at % bytes.length] = ((bytes[at % bytes.length] ?? 0) + by) & 255;
        return open(bytes) !== "accepted" && !open(bytes).startsWith("not ours");
      }),
      { numRuns: 300 },
    );
  });
});

describe("signatures", () => {
  test("wrong key: a head signed by another key of the same name is unverified", () => {
    const impostor = createSigner("log.example/apora1", "note", seed("impostor"));
    expect(open(signCheckpoint(head, impostor))).toBe("note.unverified");
  });
  test("a head of one log signed by the known key of another log is unverified", () => {
    const wrong = signNote(formatCheckpoint({ ...head, origin: "elsewhere.example" }), [log]);
    expect(open(wrong)).toBe("note.unverified");
  });
  test("a witness alone does not make a head", () => {
    const line = cosignCheckpoint(formatCheckpoint(head), 1_790_000_000n, witness);
    expect(open(formatNote({ text: formatCheckpoint(head), signatures: [line] }))).toBe("note.unverified");
  });
  test("lines of unknown keys are ignored, seventeen lines are read, the same key counts once", () => {
    const lines = Array.from({ length: 16 }, () => parseNote(signNote(formatCheckpoint(head), [other])).signatures).flat();
    const line = cosignCheckpoint(formatCheckpoint(head), 1_790_000_000n, witness);
    const opened = openCheckpoint(addSignatures(signed, [...lines, line, line]), { logs: [log.key], witnesses: [witness.key] });
    expect(opened.cosignatures).toEqual([{ key: witness.key, time: 1_790_000_000n }]);
  });
  test("a cosignature whose time was changed is false, and refuses the note", () => {
    const line = cosignCheckpoint(formatCheckpoint(head), 1_790_000_000n, witness);
    const backdated = { ...line, signature: line.signature.map((byte, i) => (i === 7 ? byte ^ 1 : byte)) };
    expect(open(addSignatures(signed, [backdated]))).toBe("note.bad-signature");
  });
  test("a key that signs notes cannot cosign, and a witness cannot sign heads", () => {
    expect(codeOf(() => cosignCheckpoint(formatCheckpoint(head), 1n, log))).toBe("key.malformed");
    expect(codeOf(() => signCheckpoint({ ...head, origin: "witness.example/w1" }, witness))).toBe("key.malformed");
    expect(codeOf(() => signCheckpoint({ ...head, origin: "x.example" }, log))).toBe("key.malformed");
  });
  test("keys survive being written and read; no error repeats a secret", () => {
    const secret = formatSecretKey("log.example/apora1", "note", seed("log"));
    expect(parseSecretKey(secret).key).toEqual(log.key);
    expect(parseVerifierKey(formatVerifierKey(witness.key))).toEqual(witness.key);
    for (let at = 0; at < secret.length; at += 5) {
      try {
        parseSecretKey(secret.slice(0, at));
        expect(at).toBe(-1);
      } catch (error) {
        expect(String(error)).not.toContain(secret.slice(-30, -10));
      }
    }
    expect(codeOf(() => createVerifierKey("two words", "note", new Uint8Array(32)))).toBe("key.malformed");
  });
});

describe("files", () => {
  const leaves = Array.from({ length: 20 }, (_, i) => utf8(`leaf ${i}`));
  const tree = createMerkleTree(leaves.map(TREE_HASH.leaf));
  const checkpoint = signCheckpoint({ origin: "log.example/apora1", size: 20n, root: tree.root() }, log);
  const text = formatProofFile({ index: 11n, proof: tree.inclusionProof(11n), checkpoint, extra: utf8("anything") });

  test("a proof file is read back, and proves its leaf and no other", () => {
    const file = parseProofFile(text);
    expect(formatProofFile(file)).toBe(text);
    expect(verifyProofFile({ file, leaf: utf8("leaf 11") }, { logs: [log.key] })?.checkpoint.size).toBe(20n);
    expect(verifyProofFile({ file, leaf: utf8("leaf 12") }, { logs: [log.key] })).toBeUndefined();
    expect(codeOf(() => verifyProofFile({ file, leaf: utf8("leaf 11") }, { logs: [other.key] }))).toBe("note.unverified");
  });
  test("a damaged proof file is refused", () => {
    for (const damaged of [
      text.replace("@v1", "@v2"),
      text.replace("index 11", "index 011"),
      text.replace("index 11\n", ""),
      text.replace("extra ", "extra  "),
      text.replace("\n\n", "\n"),
      text.replace(/index 11\n/u, "index 11\nAAAA\n"),
      text.replaceAll("\n", "\r\n"),
    ])
      expect(codeOf(() => parseProofFile(damaged))).not.toBe("accepted");
  });
  test("a tile's path has one spelling", () => {
    for (const path of ["tile/0/000", "tile/2/x001/x234/067.p/255", "tile/entries/x001/000"])
      expect(tilePath(parseTilePath(path))).toBe(path);
    for (const path of [
      "tile/0/0",
      "tile/00/000",
      "tile/0/x000/001",
      "tile/64/000",
      "tile/0/000.p/256",
      "tile/0/000.p/0",
      "tile/0/000.p/01",
      "tile/0/../000",
      "tile/0/001/000",
      "",
    ])
      expect([path, codeOf(() => parseTilePath(path))]).toEqual([path, "tile.malformed"]);
  });
  test("an empty tree has the root of nothing", () => {
    expect(parseCheckpoint(formatCheckpoint({ ...head, size: 0n, root: EMPTY_ROOT })).size).toBe(0n);
  });
});
