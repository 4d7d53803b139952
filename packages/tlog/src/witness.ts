import { equalBytes, readDecimal, toBase64, toHex, utf8 } from "./bytes.ts";
import { addSignatures, cosignCheckpoint, parseCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { TlogError } from "./errors.ts";
import { EMPTY_ROOT, sha256 } from "./hash.ts";
import type { Signer, VerifierKey } from "./keys.ts";
import { formatSignatureLine, parseNote, parseSignatureLine, verifyNote, type ParsedNote, type SignatureLine } from "./note.ts";
import { readHashLines } from "./proof-file.ts";
import { verifyConsistency } from "./verify-tree.ts";

/** The body of `POST <prefix>/add-checkpoint` (C2SP tlog-witness). */
export type AddCheckpoint = {
  /** Size of the largest head the witness has cosigned, as far as the caller knows. */
  readonly oldSize: bigint;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint note, verbatim. */
  readonly checkpoint: string;
};

const MAX_PROOF_LINES = 63;
/** Bodies above this are not even read: 63 proof lines and a checkpoint are far below. */
export const MAX_ADD_CHECKPOINT_BYTES = 64 * 1024;

const malformed = (fault: string, cause?: unknown): TlogError => new TlogError("witness.malformed", { fault }, { cause });

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join("\n")}\n\n${checkpoint}`;
}

/** @throws witness.malformed, proof.malformed */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  if (body.length > MAX_ADD_CHECKPOINT_BYTES) throw malformed("it is too long");
  const end = body.indexOf("\n\n");
  if (end === -1) throw malformed("no blank line parts the proof from the checkpoint");
  const [first = "", ...lines] = body.slice(0, end).split("\n");
  const oldSize = first.startsWith("old ") ? readDecimal(first.slice(4)) : undefined;
  if (oldSize === undefined) throw malformed("the first line is not the old size");
  if (lines.length > MAX_PROOF_LINES) throw malformed("there are more than 63 proof lines");
  return { oldSize, proof: readHashLines(lines), checkpoint: body.slice(end + 2) };
}

/** What a witness remembers of one log: the last head it cosigned. Size 0 and the empty root before the first. */
export type WitnessState = { readonly size: bigint; readonly root: Uint8Array };
export const FRESH_WITNESS_STATE: WitnessState = { size: 0n, root: EMPTY_ROOT };

export type WitnessAnswer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly contentType: string;
  /** With 200: what must be durably stored before the answer is sent. */
  readonly remember?: Checkpoint;
  /** The request is evidence that the log shows two histories: a signed head that does not extend the one cosigned. Keep it. */
  readonly evidence?: boolean;
};

const refuse = (status: 400 | 403 | 404 | 422, reason: string, evidence = false): WitnessAnswer => ({
  status,
  body: `${reason}\n`,
  contentType: "text/plain; charset=utf-8",
  ...(evidence ? { evidence } : {}),
});

/** Whether the new head follows from the state; the sizes have been compared already. */
function follows(state: WitnessState, next: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (next.size === 0n && !equalBytes(next.root, EMPTY_ROOT)) return false;
  // Every tree begins with the empty one: there is nothing to prove, and a proof would be a sign of confusion.
  if (state.size === 0n && next.size > 0n) return proof.length === 0;
  if (state.size === next.size) return proof.length === 0 && equalBytes(state.root, next.root);
  return verifyConsistency({ from: state.size, to: next.size, fromRoot: state.root, toRoot: next.root, proof });
}

/** `note` is missing when the head can be read and the lines below it cannot: then nobody has signed it. */
type ReadRequest = { readonly request: AddCheckpoint; readonly note: ParsedNote | undefined; readonly next: Checkpoint };

function readSigned(checkpoint: string): ParsedNote | undefined {
  try {
    return parseNote(checkpoint);
  } catch {
    return undefined;
  }
}

function readRequest(body: string): ReadRequest | undefined {
  try {
    const request = parseAddCheckpoint(body);
    const note = readSigned(request.checkpoint);
    const text = note?.text ?? request.checkpoint.slice(0, request.checkpoint.lastIndexOf("\n\n") + 1);
    return { request, note, next: parseCheckpoint(text) };
  } catch {
    return undefined;
  }
}

function isSigned(note: ParsedNote, keys: readonly VerifierKey[]): boolean {
  try {
    return verifyNote(note, keys).length > 0;
  } catch {
    return false;
  }
}

/**
 * What a witness answers to add-checkpoint. Pure: the caller reads the state, and stores `remember` durably before it
 * sends the answer, both within one lock for the log, or two requests could roll the state back.
 *
 * @param witness.logs keys of the logs it watches; a key's name is the origin of its log
 * @param witness.stateOf the state kept for an origin
 * @param witness.now seconds since 1970-01-01
 */
export function answerAddCheckpoint(
  body: string,
  witness: {
    readonly logs: readonly VerifierKey[];
    readonly stateOf: (origin: string) => WitnessState;
    readonly signer: Signer;
    readonly now: bigint;
  },
): WitnessAnswer {
  const read = readRequest(body);
  if (read === undefined) return refuse(400, "the request cannot be read");
  const { request, note, next } = read;
  const keys = witness.logs.filter(({ name, kind }) => kind === "note" && name === next.origin);
  if (keys.length === 0) return refuse(404, "the log is not known here");
  if (note === undefined || !isSigned(note, keys)) return refuse(403, "the log did not sign this");
  if (request.oldSize > next.size) return refuse(400, "the old size is larger than the new one");
  const state = witness.stateOf(next.origin);
  if (request.oldSize !== state.size) return { status: 409, body: `${state.size}\n`, contentType: "text/x.tlog.size" };
  if (!follows(state, next, request.proof)) return refuse(422, "the new head does not extend the old one", true);
  const line = cosignCheckpoint(note.text, witness.now, witness.signer);
  return { status: 200, body: formatSignatureLine(line), contentType: "text/plain; charset=utf-8", remember: next };
}

/** What the answer means to the log that asked. */
export type WitnessOutcome =
  /** Good cosignatures by known keys, to be added to the checkpoint. */
  | { readonly kind: "cosigned"; readonly lines: readonly SignatureLine[] }
  /** The witness stands at another size: ask again with a proof from there. */
  | { readonly kind: "retry-from"; readonly size: bigint }
  /** It will not cosign; 422 means that it holds a head ours does not extend. */
  | { readonly kind: "refused"; readonly status: number };

/**
 * Reads a witness's answer. Lines by unknown keys are dropped.
 *
 * @throws witness.malformed if the answer is none of the protocol's
 * @throws note.bad-signature if a known witness's line is false
 */
export function readWitnessAnswer(
  answer: { readonly status: number; readonly body: string },
  asked: { readonly checkpoint: string; readonly witnesses: readonly VerifierKey[] },
): WitnessOutcome {
  if (answer.status === 409) {
    const size = answer.body.endsWith("\n") ? readDecimal(answer.body.slice(0, -1)) : undefined;
    if (size === undefined) throw malformed("the size in the answer cannot be read");
    return { kind: "retry-from", size };
  }
  if (answer.status !== 200) return { kind: "refused", status: answer.status };
  if (answer.body.length > MAX_ADD_CHECKPOINT_BYTES || !answer.body.endsWith("\n"))
    throw malformed("the answer is not lines of signatures");
  const lines = answer.body.slice(0, -1).split("\n").map(parseSignatureLine);
  const { text } = parseNote(asked.checkpoint);
  const good = verifyNote({ text, signatures: lines }, asked.witnesses);
  const kept = good.flatMap(({ key }) => lines.filter(({ name, id }) => name === key.name && equalBytes(id, key.id)).slice(0, 1));
  if (kept.length === 0) throw malformed("no known witness signed the answer");
  // Written once more to be sure that the lines fit the checkpoint they will stand under.
  parseNote(addSignatures(asked.checkpoint, kept));
  return { kind: "cosigned", lines: kept };
}

/** Where monitors find the last checkpoint a witness cosigned: `<prefix>/<this>`. */
export const monitoringPath = (origin: string): string => `${toHex(sha256(utf8(origin)))}/checkpoint`;
