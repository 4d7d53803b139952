import {
  canonicalBytes,
  canonicalJson,
  commit,
  compareBytes,
  concat,
  createMerkleTree,
  equalBytes,
  opens,
  parseCanonicalJson,
  sha256,
  toBase64,
  TREE_HASH,
  utf8,
  verifyVrf,
  type Json,
  type MerkleTree,
  type VrfKey,
} from "@apora/tlog";
import { readFacts, type Facts } from "./definition.ts";
import { ProofError } from "./errors.ts";
import type { RandomBytes } from "./leaves.ts";
import { readBytes, readCount, readList, readMembers, readName, readText } from "./read-json.ts";

const ENTRY_PURPOSE = "apora-roll-entry-v1";
const IDENTITY_PURPOSE = "apora-roll-id-v1";
const TAG_BYTES = 16;

/**
 * What makes a counted record itself and no other: the input of its tag. Never the register's own id, of which one
 * person could have two. Unknown parts are empty texts.
 */
export type RollIdentity = {
  /** Normalised name; for a figure whose unit is no person, name and day of the event or decision. */
  readonly name: string;
  readonly patronymic: string;
  /** Year or day of birth. */
  readonly born: string;
  /** "0"; higher only after a logged review found two people with equal data. */
  readonly n: string;
};

/** One counted record, before anything is hidden. */
export type RollSubject = {
  readonly identity: RollIdentity;
  readonly facts: Facts;
  /** Indices in the log of the records behind it, as texts. */
  readonly records: readonly string[];
};

/** One leaf as everybody sees it. Nothing in it tells a public record from one that is not. */
export type RollLeaf = { readonly commitment: Uint8Array; readonly tag: Uint8Array };

/** What opens one entry: handed to a family, an auditor or everybody. */
export type RollOpening = {
  /** Position in the roll, from 0. */
  readonly index: bigint;
  readonly salt: Uint8Array;
  readonly subject: RollSubject;
  /** The VRF proof that the tag is the identity's. */
  readonly proof: Uint8Array;
};

/** The input of the VRF. */
export function identityInput({ name, patronymic, born, n }: RollIdentity): Uint8Array {
  const digest = sha256(canonicalBytes({ born, n, name_norm: name, patronymic_norm: patronymic }));
  return concat(utf8(IDENTITY_PURPOSE), Uint8Array.of(0), digest);
}

const payloadOf = ({ identity, facts, records }: RollSubject): Json => ({ facts, identity, records, v: "1" });

/** The line of a leaf in the roll's file, without line feed. */
export const formatRollLeaf = ({ commitment, tag }: RollLeaf): string => canonicalJson({ c: toBase64(commitment), tag: toBase64(tag) });

/** @throws proof.malformed, json.unreadable */
export function parseRollLeaf(line: string): RollLeaf {
  const what = "A line of the roll";
  const members = readMembers(parseCanonicalJson(line), what, { required: ["c", "tag"] });
  return { commitment: readBytes(members["c"], what, 32), tag: readBytes(members["tag"], what, TAG_BYTES) };
}

/** An entry made on its own: where the subject is known, which need not be where the roll is assembled. */
export type RollEntry = { readonly leaf: RollLeaf; readonly opening: Omit<RollOpening, "index"> };

export function createRollEntry(subject: RollSubject, vrf: VrfKey, random: RandomBytes): RollEntry {
  const salt = random(32);
  const { output, proof } = vrf.prove(identityInput(subject.identity));
  const leaf = { commitment: commit(ENTRY_PURPOSE, salt, payloadOf(subject)), tag: output.slice(0, TAG_BYTES) };
  return { leaf, opening: { salt, subject, proof } };
}

export type Roll = {
  readonly size: bigint;
  readonly root: Uint8Array;
  /** One line for each leaf, in order. Published whole. */
  readonly lines: readonly string[];
};

/** The tree over a roll's lines. */
export const rollTree = (lines: readonly string[]): MerkleTree => createMerkleTree(lines.map((line) => TREE_HASH.leaf(utf8(line))));

/**
 * Puts entries into the one order a roll has: by tag. Tags come from the roll's own key, so the order says nothing about
 * names, nor about another roll.
 *
 * @returns the roll, and where each entry of the input stands in it
 * @throws roll.duplicate-person
 */
export function assembleRoll(leaves: readonly RollLeaf[]): { readonly roll: Roll; readonly positions: readonly number[] } {
  const sorted = leaves.map((leaf, i) => ({ leaf, i })).sort((a, b) => compareBytes(a.leaf.tag, b.leaf.tag));
  const positions = Array.from({ length: leaves.length }, () => 0);
  for (const [at, { leaf, i }] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && equalBytes(before.leaf.tag, leaf.tag))
      throw new ProofError("roll.duplicate-person", { first: Math.min(before.i, i), second: Math.max(before.i, i) });
    positions[i] = at;
  }
  const lines = sorted.map(({ leaf }) => formatRollLeaf(leaf));
  return { roll: { size: BigInt(lines.length), root: rollTree(lines).root(), lines }, positions };
}

export type BuiltRoll = {
  readonly roll: Roll;
  /** Secret: in the order of the subjects given. Keep sealed; hand out one by one. */
  readonly openings: readonly RollOpening[];
  /** Entries with n above 0. */
  readonly toldApart: bigint;
};

/**
 * A roll of everybody who is counted.
 *
 * @param vrf a key made for this roll alone; its secret is destroyed when no more openings will be made
 * @throws roll.duplicate-person
 */
export function buildRoll(subjects: readonly RollSubject[], vrf: VrfKey, random: RandomBytes): BuiltRoll {
  const entries = subjects.map((subject) => createRollEntry(subject, vrf, random));
  const { roll, positions } = assembleRoll(entries.map(({ leaf }) => leaf));
  const openings = entries.map(({ opening }, i) => ({ ...opening, index: BigInt(positions[i] ?? 0) }));
  return { roll, openings, toldApart: BigInt(subjects.filter(({ identity }) => identity.n !== "0").length) };
}

/** Why an opening does not open an entry; undefined if it does. */
export function faultOfOpening(
  leaf: RollLeaf,
  { salt, subject, proof }: Omit<RollOpening, "index">,
  publicKey: Uint8Array,
): "commitment" | "tag" | undefined {
  if (!opens(leaf.commitment, ENTRY_PURPOSE, { salt, payload: payloadOf(subject) })) return "commitment";
  const output = verifyVrf(publicKey, identityInput(subject.identity), proof);
  return output !== undefined && equalBytes(output.slice(0, TAG_BYTES), leaf.tag) ? undefined : "tag";
}

/** An opening as it stands in a bundle. */
export function openingJson({ index, salt, subject, proof }: RollOpening): Json {
  return { index: String(index), payload: payloadOf(subject), salt: toBase64(salt), vrf: toBase64(proof) };
}

const readIdentity = (value: Json | undefined, what: string): RollIdentity => {
  const members = readMembers(value, what, { required: ["name", "patronymic", "born", "n"] });
  return {
    name: readName(members["name"], what),
    patronymic: readText(members["patronymic"], what),
    born: readText(members["born"], what),
    n: String(readCount(members["n"], what)),
  };
};

/** Reads what openingJson writes, `path` aside. @throws proof.malformed */
export function readOpening(value: Json | undefined, what: string): RollOpening {
  const members = readMembers(value, what, { required: ["index", "payload", "salt", "vrf"], optional: ["path", "line"] });
  const payload = readMembers(members["payload"], what, { required: ["facts", "identity", "records", "v"] });
  if (payload["v"] !== "1") throw new ProofError("proof.malformed", { what, fault: "its version is not known here" });
  const subject: RollSubject = {
    identity: readIdentity(payload["identity"], what),
    facts: readFacts(payload["facts"], what),
    records: readList(payload["records"], what, (each, inside) => String(readCount(each, inside))),
  };
  return {
    index: readCount(members["index"], what),
    salt: readBytes(members["salt"], `${what}, salt`, 32),
    subject,
    proof: readBytes(members["vrf"], `${what}, vrf`, 80),
  };
}
