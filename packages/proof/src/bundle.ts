import { canonicalJson, parseStrictJson, toBase64, utf8, type Json } from "@apora/tlog";
import { formatAuditBeacon, parseAuditBeacon, type AuditBeacon } from "./audit.ts";
import { readDefinition, type DefinitionDocument } from "./definition.ts";
import { parseLeaf, type FigureLeaf } from "./leaves.ts";
import { malformed, readBytes, readCount, readList, readMembers, readText } from "./read-json.ts";
import { openingJson, readOpening, rollTree, type RollOpening } from "./roll.ts";

/** A proof that the tree of `from` leaves is the beginning of that of `to`. */
export type ConsistencyPart = { readonly from: bigint; readonly to: bigint; readonly proof: readonly Uint8Array[] };

/** An opening, with its own way to the root where the roll itself is not in the bundle. */
export type BundleOpening = RollOpening & { readonly path?: { readonly line: string; readonly proof: readonly Uint8Array[] } };

/** Everything that follows the statement in a later tree: whoever reads it sees whether one of them supersedes it. */
export type LaterPart = {
  /** `.tlog-proof` of the same leaf under the later head. */
  readonly proof: string;
  /** Compact range over the leaves up to and including the statement's. */
  readonly range: readonly Uint8Array[];
  /** The leaves after it, in order, to the end. */
  readonly leaves: readonly string[];
};

/**
 * A published figure with all that proves it, as one file (`.apora-proof.json`). `scope` figure: the whole roll. person:
 * one entry, for one family. sample: the whole roll and, for an auditor, the closed entries on which a lot fell.
 */
export type Bundle = {
  readonly scope: "figure" | "person" | "sample";
  /** What the publisher says of it today. */
  readonly status: "current" | "superseded";
  /** The figure leaf, verbatim. */
  readonly leaf: string;
  /** `.tlog-proof` under the first signed head that covers the leaf: it bounds the time of the statement. */
  readonly proof: string;
  /** Among others from known_at to the head of `proof`. */
  readonly consistency: readonly ConsistencyPart[];
  readonly definition?: DefinitionDocument;
  /** The lines of the roll. */
  readonly roll?: readonly string[];
  readonly openings?: readonly BundleOpening[];
  /** Public entries that nobody can open any more: what opened them was destroyed at the wish of those they are about. */
  readonly erased?: readonly bigint[];
  /** A beacon leaf that stands before the statement, with its `.tlog-proof`. */
  readonly beacon?: { readonly leaf: string; readonly proof: string };
  readonly later?: LaterPart;
  /** A statement that supersedes this one, with its `.tlog-proof`. */
  readonly successor?: { readonly leaf: string; readonly proof: string };
  /** Signed notes of auditors. */
  readonly audits?: readonly string[];
  /** The public value that was drawn by, and the closed entries it fell on: they are among the openings. */
  readonly sample?: { readonly beacon: AuditBeacon; readonly entries: readonly bigint[] };
};

const FORMAT = "apora-proof/v1";
/** Larger files are refused before they are read. A roll of 100,000 with all its openings is below. */
export const MAX_BUNDLE_LENGTH = 256 * 1024 * 1024;

const hashesJson = (hashes: readonly Uint8Array[]): Json => hashes.map(toBase64);

function openingPart(opening: BundleOpening): Json {
  const own = openingJson(opening);
  if (opening.path === undefined || typeof own !== "object" || own === null) return own;
  return { ...own, line: opening.path.line, path: hashesJson(opening.path.proof) };
}

/** The file, in canonical form. @throws json.unrepresentable */
export function formatBundle(bundle: Bundle): string {
  const { scope, status, leaf, proof, consistency, definition, roll, openings, erased, beacon, later, successor, audits, sample } = bundle;
  return canonicalJson({
    format: FORMAT,
    scope,
    status,
    leaf,
    proof,
    consistency: consistency.map((each) => ({ from: String(each.from), to: String(each.to), proof: hashesJson(each.proof) })),
    ...(definition === undefined ? {} : { definition: definition as unknown as Json }),
    ...(roll === undefined ? {} : { roll }),
    ...(openings === undefined ? {} : { openings: openings.map(openingPart) }),
    ...(erased === undefined ? {} : { erased: erased.map(String) }),
    ...(beacon === undefined ? {} : { beacon }),
    ...(later === undefined ? {} : { later: { proof: later.proof, range: hashesJson(later.range), leaves: later.leaves } }),
    ...(successor === undefined ? {} : { successor }),
    ...(audits === undefined ? {} : { audits }),
    ...(sample === undefined ? {} : { sample: { beacon: formatAuditBeacon(sample.beacon), entries: sample.entries.map(String) } }),
  });
}

const LONGEST = 200_000;
const readHash = (value: Json, what: string): Uint8Array => readBytes(value, what, 32);
const readPath = (value: Json | undefined, what: string): readonly Uint8Array[] => {
  const hashes = readList(value, what, readHash);
  if (hashes.length > 64) throw malformed(what, "no tree is that high");
  return hashes;
};
const readLong = (value: Json | undefined, what: string): string => readText(value, what, LONGEST);

function readOpeningPart(value: Json, what: string): BundleOpening {
  const opening = readOpening(value, what);
  const members = readMembers(value, what, { required: ["index", "payload", "salt", "vrf"], optional: ["path", "line"] });
  if (members["path"] === undefined && members["line"] === undefined) return opening;
  return { ...opening, path: { line: readText(members["line"], what), proof: readPath(members["path"], what) } };
}

function readLeafPart(value: Json, what: string): { readonly leaf: string; readonly proof: string } {
  const members = readMembers(value, what, { required: ["leaf", "proof"] });
  return { leaf: readLong(members["leaf"], what), proof: readLong(members["proof"], what) };
}

function readLater(value: Json, what: string): LaterPart {
  const members = readMembers(value, what, { required: ["proof", "range", "leaves"] });
  return {
    proof: readLong(members["proof"], what),
    range: readPath(members["range"], what),
    leaves: readList(members["leaves"], what, readLong),
  };
}

function readSample(value: Json, what: string): NonNullable<Bundle["sample"]> {
  const members = readMembers(value, what, { required: ["beacon", "entries"] });
  const beacon = parseAuditBeacon(readText(members["beacon"], what));
  if (beacon === undefined) throw malformed(what, "its beacon is not SOURCE=VALUE@INSTANT");
  return { beacon, entries: readList(members["entries"], what, readCount) };
}

const OPTIONAL = ["definition", "roll", "openings", "erased", "beacon", "later", "successor", "audits", "sample"] as const;
const NO_PROOF = "The proof file";

function readOptional(members: Readonly<Record<string, Json>>): Partial<Bundle> {
  const has = (name: (typeof OPTIONAL)[number]): boolean => members[name] !== undefined;
  const at = (name: (typeof OPTIONAL)[number]): Json => members[name] ?? null;
  return {
    ...(has("definition") ? { definition: readDefinition(at("definition")) } : {}),
    ...(has("roll") ? { roll: readList(at("roll"), "The roll", readText) } : {}),
    ...(has("openings") ? { openings: readList(at("openings"), "The openings", readOpeningPart) } : {}),
    ...(has("erased") ? { erased: readList(at("erased"), "The erased entries", readCount) } : {}),
    ...(has("beacon") ? { beacon: readLeafPart(at("beacon"), "The beacon") } : {}),
    ...(has("later") ? { later: readLater(at("later"), "The later leaves") } : {}),
    ...(has("successor") ? { successor: readLeafPart(at("successor"), "The successor") } : {}),
    ...(has("sample") ? { sample: readSample(at("sample"), "The sample") } : {}),
    ...(has("audits") ? { audits: readList(at("audits"), "The audits", readLong) } : {}),
  };
}

/** Reads a bundle. Nothing in it is verified yet. @throws proof.malformed, json.unreadable */
export function parseBundle(text: string): Bundle {
  if (text.length > MAX_BUNDLE_LENGTH) throw malformed(NO_PROOF, "it is too large");
  const members = readMembers(parseStrictJson(text.trim()), NO_PROOF, {
    required: ["format", "scope", "status", "leaf", "proof", "consistency"],
    optional: OPTIONAL,
  });
  if (members["format"] !== FORMAT) throw malformed(NO_PROOF, "it is of a format that is not known here");
  const { scope, status } = members;
  if ((scope !== "figure" && scope !== "person" && scope !== "sample") || (status !== "current" && status !== "superseded"))
    throw malformed(NO_PROOF, "its scope or status is not known here");
  return {
    scope,
    status,
    leaf: readLong(members["leaf"], NO_PROOF),
    proof: readLong(members["proof"], NO_PROOF),
    consistency: readList(members["consistency"], "The consistency proofs", (each, what) => {
      const part = readMembers(each, what, { required: ["from", "to", "proof"] });
      return { from: readCount(part["from"], what), to: readCount(part["to"], what), proof: readPath(part["proof"], what) };
    }),
    ...readOptional(members),
  };
}

/** The figure leaf inside a bundle. @throws proof.malformed and what parseLeaf throws */
export function readFigureLeaf(text: string): FigureLeaf {
  const leaf = parseLeaf(utf8(text));
  if (leaf.kind !== "figure") throw malformed("The leaf", "it is not that of a figure");
  return leaf;
}

/**
 * The proof for one family, an auditor, or a printed code: that this one entry is counted, without the others.
 *
 * @param bundle with its roll
 * @throws proof.malformed if the bundle holds no roll or no such entry
 */
export function personBundle(bundle: Bundle, opening: RollOpening): Bundle {
  const line = bundle.roll?.[Number(opening.index)];
  if (bundle.roll === undefined || line === undefined) throw malformed(NO_PROOF, "it does not hold the roll with this entry");
  const proof = rollTree(bundle.roll).inclusionProof(opening.index);
  const { roll: _, openings: __, later: ___, erased: ____, ...rest } = bundle;
  return { ...rest, scope: "person", openings: [{ ...opening, path: { line, proof } }] };
}

const CODE = "apora-entry/v1";

/** One opened entry, small enough for a printed code (about 1 KB; half of it is the way to the root, which may be left out). It is checked together with the figure it belongs to. */
export function formatEntryCode(statementSha256: string, opening: BundleOpening): string {
  return canonicalJson({ format: CODE, opening: openingPart(opening), statement: statementSha256 });
}

/** The figure's bundle with only the entry of a printed code in it. @throws proof.malformed */
export function joinEntryCode(bundle: Bundle, code: string): Bundle {
  const members = readMembers(parseStrictJson(code.trim()), "The code", { required: ["format", "opening", "statement"] });
  if (members["format"] !== CODE) throw malformed("The code", "it is of a format that is not known here");
  if (members["statement"] !== readFigureLeaf(bundle.leaf).statement.sha256) throw malformed("The code", "it belongs to another figure");
  const opening = readOpeningPart(members["opening"] ?? null, "The code");
  // A code without its way to the root is for a reader who has the whole roll.
  if (opening.path === undefined) return personBundle(bundle, opening);
  const { roll: _, openings: __, later: ___, erased: ____, ...rest } = bundle;
  return { ...rest, scope: "person", openings: [opening] };
}
