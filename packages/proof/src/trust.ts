import { openCheckpoint, parseCheckpoint, parseNote, TlogError, type Checkpoint, type Policy, type VerifierKey } from "@apora/tlog";

/** What the reader brings along. None of it may come from the file that is checked. */
export type Trust = {
  /** Keys of logs and witnesses, and how many witnesses are wanted. */
  readonly policy?: Policy;
  /** Keys of those who may publish figures. */
  readonly publishers?: readonly VerifierKey[];
  /** Keys of auditors. */
  readonly auditors?: readonly VerifierKey[];
  /** A signed head the reader kept from an earlier visit. */
  readonly keptHead?: string;
  /** How long after its own date a statement may first be witnessed, in seconds; three days unless given. */
  readonly longestDelay?: bigint;
};

export const DEFAULT_LONGEST_DELAY: bigint = 3n * 24n * 3600n;

export type HeadFault = "no-keys" | "unknown-key" | "false" | "malformed";

/** A head, and how far it can be believed. */
export type JudgedHead = {
  readonly checkpoint: Checkpoint | undefined;
  /** Why the log's own signature is not established. */
  readonly fault: HeadFault | undefined;
  /** A known witness whose signature is false: the cosignatures count for nothing then. */
  readonly falseWitness: string | undefined;
  readonly cosignatures: readonly { readonly key: VerifierKey; readonly time: bigint }[];
};

function readUnverified(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch {
    return undefined;
  }
}

const FAULTS: Readonly<Record<string, HeadFault>> = { "note.bad-signature": "false", "note.unverified": "unknown-key" };

/**
 * Opens a checkpoint note by the reader's policy. Without one, its content can still be compared, but proves nothing
 * about who said it.
 */
export function judgeHead(note: string, policy: Policy | undefined): JudgedHead {
  const base: JudgedHead = { checkpoint: readUnverified(note), fault: undefined, falseWitness: undefined, cosignatures: [] };
  if (base.checkpoint === undefined) return { ...base, fault: "malformed" };
  if (policy === undefined || policy.logs.length === 0) return { ...base, fault: "no-keys" };
  const logs = policy.logs.map(({ key }) => key);
  try {
    openCheckpoint(note, { logs });
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { ...base, fault: FAULTS[error.code] ?? "malformed" };
  }
  try {
    return { ...base, cosignatures: openCheckpoint(note, { logs, witnesses: policy.witnesses.map(({ key }) => key) }).cosignatures };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { ...base, falseWitness: String(error.details["name"] ?? "") };
  }
}
