import {
  createCompactRange,
  equalBytes,
  evaluatePolicy,
  openNote,
  parseProofFile,
  TlogError,
  toBase64,
  TREE_HASH,
  utf8,
  verifyInclusion,
  type Checkpoint,
  type ProofFile,
  type VerifierKey,
} from "@apora/tlog";
import { readAudit, type AuditNote } from "./audit.ts";
import { checkPublisher, type LogView } from "./check-log.ts";
import { parseLeaf, type FigureLeaf } from "./leaves.ts";
import { instantOf, secondsOf } from "./read-json.ts";
import { stepOf, type Details, type Step } from "./report.ts";
import { judgeHead } from "./trust.ts";

const isNear = (error: unknown): error is Error => error instanceof Error;

function readLeaf(text: string): FigureLeaf | undefined {
  try {
    const leaf = parseLeaf(utf8(text));
    return leaf.kind === "figure" ? leaf : undefined;
  } catch (error) {
    // Leaves of later versions are none of ours to judge.
    if (isNear(error)) return undefined;
    throw error;
  }
}

/** Whether a leaf supersedes the statement, in words its publisher signed. */
function supersedes(leaf: FigureLeaf | undefined, { figure, trust }: LogView): leaf is FigureLeaf {
  if (leaf?.statement.statement.supersedes?.sha256 !== figure.statement.sha256) return false;
  return checkPublisher({ figure: leaf, trust }).outcome !== "fail";
}

/** The head of a proof file if the leaf is under it and the reader's log signed it (or no log is known). */
function headOver(leaf: string, text: string, { trust }: LogView): { readonly file: ProofFile; readonly head: Checkpoint } | undefined {
  try {
    const file = parseProofFile(text);
    const { checkpoint: head, fault } = judgeHead(file.checkpoint, trust.policy);
    if (head === undefined || (fault !== undefined && fault !== "no-keys")) return undefined;
    const { index, proof } = file;
    return verifyInclusion({ index, size: head.size, leafHash: TREE_HASH.leaf(utf8(leaf)), proof, root: head.root })
      ? { file, head }
      : undefined;
  } catch (error) {
    if (isNear(error)) return undefined;
    throw error;
  }
}

/** Whether the leaves given are all that follow the statement up to the later head: their hashes must lead to its root. */
function leadsToHead(view: LogView, head: Checkpoint): boolean {
  const { later } = view.bundle;
  if (later === undefined) return false;
  try {
    const range = createCompactRange({ size: view.proof.index + 1n, hashes: later.range });
    for (const leaf of later.leaves) range.append(TREE_HASH.leaf(utf8(leaf)));
    return range.size() === head.size && equalBytes(range.root(), head.root);
  } catch (error) {
    if (isNear(error)) return false;
    throw error;
  }
}

function superseded(view: LogView, by: FigureLeaf): Step {
  const details = { id: by.statement.statement.id };
  return stepOf(view.bundle.status === "superseded" ? "current.superseded" : "current.shown-as-current", details);
}

/**
 * Whether a later statement supersedes this one. That none does can be shown only by all leaves that followed, up to a
 * signed head: then it holds as of that head.
 */
export function checkCurrent(view: LogView): Step {
  const { successor, later, leaf, status } = view.bundle;
  if (successor !== undefined) {
    const next = readLeaf(successor.leaf);
    const stands = supersedes(next, view) && headOver(successor.leaf, successor.proof, view) !== undefined;
    return stands && next !== undefined ? superseded(view, next) : stepOf("current.false");
  }
  if (status === "superseded") return stepOf("current.superseded", { id: "" });
  if (later === undefined) return stepOf("current.not-checked");
  const over = headOver(leaf, later.proof, view);
  if (over === undefined || over.file.index !== view.proof.index || !leadsToHead(view, over.head)) return stepOf("current.false");
  const next = later.leaves.map(readLeaf).find((each) => supersedes(each, view));
  if (next !== undefined) return superseded(view, next);
  const { policy } = view.trust;
  const since = policy === undefined ? undefined : evaluatePolicy(policy, judgeHead(over.file.checkpoint, policy).cosignatures).since;
  return stepOf("current.latest", { size: String(over.head.size), at: since === undefined ? "" : instantOf(since) });
}

function readSigned(note: string, keys: readonly VerifierKey[]): { readonly audit: AuditNote; readonly names: string } | undefined {
  try {
    const { text, verified } = openNote(note, keys);
    const audit = readAudit(text);
    return audit === undefined ? undefined : { audit, names: verified.map(({ key }) => key.name).join(", ") };
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}

/** Auditors' notes on this roll. They are people's word on what they examined, and are told as that. */
export function checkAudits({ bundle, figure, trust, quorum }: LogView): Step {
  const notes = bundle.audits ?? [];
  if (notes.length === 0) return stepOf("audits.none");
  const keys = trust.auditors ?? [];
  if (keys.length === 0) return stepOf("audits.no-keys", { count: String(notes.length) });
  const { id, roll } = figure.statement.statement;
  let details: Details = {};
  for (const note of notes) {
    const read = readSigned(note, keys);
    if (read === undefined) return stepOf("audits.false");
    const { audit, names } = read;
    if (audit.statement !== id || toBase64(audit.rollRoot) !== roll.root || String(audit.hidden) !== roll.hidden)
      return stepOf("audits.false");
    const { examined, valid, beacon } = audit;
    details = { count: String(notes.length), examined: String(examined), valid: String(valid), hidden: roll.hidden, names };
    if (valid < examined) return stepOf("audits.bad", details);
    // Whoever knew the value before the roll was fixed could have chosen what it falls on.
    const seen = quorum?.since;
    if (seen !== undefined && secondsOf(beacon.at) <= seen)
      return stepOf("audits.early", { ...details, beacon: beacon.at, witnessed: instantOf(seen) });
  }
  return stepOf("audits.signed", details);
}
