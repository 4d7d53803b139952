import { canonicalBytes, commit, fromBase64, opens, parseCanonicalJson, readUtf8, toBase64, type Json } from "@apora/tlog";
import { malformed, readBytes, readInstant, readMembers, readName, readText } from "./read-json.ts";
import { canonicalStatement, readStatement, type CanonicalStatement } from "./statement.ts";

// The leaves of the log. Their bytes are stored for ever; their shapes change only by a new version.

/** Random bytes from a secure generator. */
export type RandomBytes = (count: number) => Uint8Array;

const RECORD_PURPOSE = "apora-record-v1";

/** A commitment to one position of the ledger: kind, person and audience are inside, where nobody can look. */
export const commitRecord = (salt: Uint8Array, payload: Json): Uint8Array => commit(RECORD_PURPOSE, salt, payload);

/**
 * The leaf of a record: always of one length, public or not.
 *
 * @param time of the batch, never of the act
 * @throws proof.malformed
 */
export function recordLeaf({ commitment, time }: { readonly commitment: Uint8Array; readonly time: string }): Uint8Array {
  if (commitment.length !== 32) throw malformed("The commitment", "it has not 32 bytes");
  return canonicalBytes({ c: toBase64(commitment), k: "rec", t: readInstant(time, "The time of the batch"), v: 1 });
}

/** A leaf that commits to nothing and looks like all others: it hides how many records a batch holds. */
export const paddingLeaf = (time: string, random: RandomBytes): Uint8Array => recordLeaf({ commitment: random(32), time });

/** How many padding leaves bring a batch up to the next multiple. */
export function paddingFor(records: number, multiple = 64): number {
  return (multiple - (records % multiple)) % multiple;
}

/** A published figure: the statement and its publisher's signature, in the open. */
export type FigureLeaf = {
  readonly kind: "figure";
  readonly statement: CanonicalStatement;
  /** The signed note of signStatement. */
  readonly signature: string;
  readonly time: string;
};

/** A public value that nobody could know earlier, such as a block hash: what follows it in the log is younger. */
export type BeaconLeaf = {
  readonly kind: "beacon";
  readonly source: string;
  readonly value: string;
  readonly at: string;
  readonly time: string;
};

/** An auditor's signed note on a roll. */
export type AuditLeaf = { readonly kind: "audit"; readonly note: string; readonly time: string };

/** What is in a leaf that says what it is; everything else is a record or a later invention. */
export type OpenLeaf =
  | FigureLeaf
  | BeaconLeaf
  | AuditLeaf
  | { readonly kind: "record"; readonly commitment: Uint8Array; readonly time: string };

/** @throws proof.malformed */
export function figureLeaf({ statement, signature, time }: Omit<FigureLeaf, "kind">): Uint8Array {
  const s = statement.statement;
  return canonicalBytes({ k: "figure", n: signature, s, t: readInstant(time, "The time of the batch"), v: 1 });
}

/** @throws proof.malformed */
export function beaconLeaf({ source, value, at, time }: Omit<BeaconLeaf, "kind">): Uint8Array {
  const b = { source: readName(source, "The beacon"), value: readName(value, "The beacon"), at: readInstant(at, "The beacon") };
  return canonicalBytes({ b, k: "beacon", t: readInstant(time, "The time of the batch"), v: 1 });
}

/** A note that an auditor signed about a roll, in the open: nobody can take it back or leave it out unseen. @throws proof.malformed */
export function auditLeaf({ note, time }: Omit<AuditLeaf, "kind">): Uint8Array {
  return canonicalBytes({ k: "audit", n: readText(note, "The audit"), t: readInstant(time, "The time of the batch"), v: 1 });
}

function readFigure(members: Readonly<Record<string, Json>>, time: string): FigureLeaf {
  const signature = readText(members["n"], "The signature", 100_000);
  return { kind: "figure", statement: canonicalStatement(readStatement(members["s"])), signature, time };
}

function readBeacon(value: Json | undefined, time: string): BeaconLeaf {
  const b = readMembers(value, "The beacon", { required: ["source", "value", "at"] });
  return {
    kind: "beacon",
    source: readName(b["source"], "The beacon"),
    value: readName(b["value"], "The beacon"),
    at: readInstant(b["at"], "The beacon"),
    time,
  };
}

/** Reads a leaf. Only the one canonical text of its content is accepted. @throws proof.malformed, json.unreadable, text.malformed */
export function parseLeaf(bytes: Uint8Array): OpenLeaf {
  const what = "The leaf";
  const members = readMembers(parseCanonicalJson(readUtf8(bytes)), what, { required: ["k", "t", "v"], optional: ["c", "n", "s", "b"] });
  if (members["v"] !== 1) throw malformed(what, "its version is not known here");
  const time = readInstant(members["t"], what);
  const names = Object.keys(members).sort().join("");
  if (members["k"] === "rec" && names === "cktv") return { kind: "record", commitment: readBytes(members["c"], what, 32), time };
  if (members["k"] === "figure" && names === "knstv") return readFigure(members, time);
  if (members["k"] === "beacon" && names === "bktv") return readBeacon(members["b"], time);
  if (members["k"] === "audit" && names === "kntv") return { kind: "audit", note: readText(members["n"], "The audit"), time };
  throw malformed(what, "its kind is not known here");
}

/** A record handed out: what was committed to, and the salt. */
export type RecordOpening = { readonly salt: string; readonly payload: Json };

/** Whether an opening is that of a record's leaf. Anything malformed is false. */
export function opensRecord(leaf: Uint8Array, opening: RecordOpening): boolean {
  try {
    const read = parseLeaf(leaf);
    return read.kind === "record" && opens(read.commitment, RECORD_PURPOSE, { salt: fromBase64(opening.salt), payload: opening.payload });
  } catch {
    return false;
  }
}
