import {
  describeQuorum,
  EMPTY_ROOT,
  equalBytes,
  evaluatePolicy,
  fromBase64,
  openNote,
  parseProofFile,
  TlogError,
  TREE_HASH,
  utf8,
  verifyConsistency,
  verifyInclusion,
  type Checkpoint,
  type PolicyVerdict,
  type ProofFile,
} from "@apora/tlog";
import type { Bundle, ConsistencyPart } from "./bundle.ts";
import { parseLeaf, type FigureLeaf } from "./leaves.ts";
import { instantOf, secondsOf } from "./read-json.ts";
import { stepOf, type Finding, type Step } from "./report.ts";
import { statementNoteText } from "./statement.ts";
import { DEFAULT_LONGEST_DELAY, judgeHead, type HeadFault, type JudgedHead, type Trust } from "./trust.ts";

/** What the steps about the log look at. */
export type LogView = {
  readonly bundle: Bundle;
  readonly figure: FigureLeaf;
  readonly proof: ProofFile;
  readonly head: JudgedHead;
  /** The head as it reads, whether or not its signature could be checked. */
  readonly checkpoint: Checkpoint;
  readonly quorum: PolicyVerdict | undefined;
  readonly trust: Trust;
};

/** Whether a publisher the reader knows signed exactly this statement. */
export function checkPublisher({ figure, trust }: Pick<LogView, "figure" | "trust">): Step {
  const keys = trust.publishers ?? [];
  if (keys.length === 0) return stepOf("publisher.no-keys");
  try {
    const { text, verified } = openNote(figure.signature, keys);
    if (text !== statementNoteText(figure.statement)) return stepOf("publisher.other-statement");
    return stepOf("publisher.signed", { name: verified.map(({ key }) => key.name).join(", ") });
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return error.code === "note.unverified" ? stepOf("publisher.unknown-key") : stepOf("publisher.false");
  }
}

const OF_HEAD = {
  "no-keys": "log.no-keys",
  "unknown-key": "log.unknown-key",
  false: "log.false",
  malformed: "log.malformed",
} as const satisfies Record<HeadFault, Finding>;

export function checkHead({ head, checkpoint }: LogView): Step {
  const details = { origin: checkpoint.origin, size: String(checkpoint.size) };
  return stepOf(head.fault === undefined ? "log.signed" : OF_HEAD[head.fault], details);
}

export function checkWitnesses({ head, quorum, trust }: LogView): Step {
  if (trust.policy === undefined) return stepOf("witnesses.no-policy");
  if (head.falseWitness !== undefined) return stepOf("witnesses.false", { name: head.falseWitness });
  if (quorum === undefined) return stepOf("witnesses.no-policy");
  if (trust.policy.quorum === "none") return stepOf("witnesses.none-wanted");
  const names = quorum.cosigned.map(({ name }) => name).join(", ");
  if (!quorum.satisfied)
    return stepOf("witnesses.short", { count: String(quorum.cosigned.length), names, missing: quorum.missing.join(", ") });
  return stepOf("witnesses.quorum", { count: String(quorum.cosigned.length), names, since: instantOf(quorum.since ?? 0n) });
}

/** What the reader asks for: told apart from whether it was met. */
export function checkPolicy({ trust: { policy } }: LogView): Step {
  if (policy === undefined) return stepOf("policy.none");
  const details = { logs: policy.logs.map(({ key }) => key.name).join(", "), wanted: describeQuorum(policy) };
  return stepOf(policy.quorum === "none" ? "policy.no-witness" : "policy.given", details);
}

export function checkInclusion({ bundle, proof, checkpoint }: LogView): Step {
  const { size, root } = checkpoint;
  const included = verifyInclusion({ index: proof.index, size, leafHash: TREE_HASH.leaf(utf8(bundle.leaf)), proof: proof.proof, root });
  return stepOf(included ? "inclusion.included" : "inclusion.not-included", { index: String(proof.index), size: String(size) });
}

type Prefix = Pick<Checkpoint, "size" | "root">;

/** Whether one head is the beginning of another, by the proofs at hand; undefined if none of them says so or the contrary. */
export function isBeginning(from: Prefix, to: Prefix, proofs: readonly ConsistencyPart[]): boolean | undefined {
  if (from.size === 0n) return equalBytes(from.root, EMPTY_ROOT);
  if (from.size === to.size) return equalBytes(from.root, to.root);
  const part = proofs.find((each) => each.from === from.size && each.to === to.size);
  if (part === undefined) return undefined;
  return verifyConsistency({ from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof: part.proof });
}

export function checkKnownAt({ bundle, figure, proof, checkpoint }: LogView): Step {
  const { size, root } = figure.statement.statement.known_at;
  const known: Prefix = { size: BigInt(size), root: fromBase64(root) };
  // The statement cannot rest on leaves that came after itself.
  const good = known.size <= proof.index && isBeginning(known, checkpoint, bundle.consistency) === true;
  return stepOf(good ? "known-at.consistent" : "known-at.inconsistent", { size });
}

export function checkKeptHead({ bundle, checkpoint, trust }: LogView): Step {
  if (trust.keptHead === undefined) return stepOf("kept-head.none-given");
  const kept = judgeHead(trust.keptHead, trust.policy);
  if (kept.checkpoint === undefined || (kept.fault !== undefined && kept.fault !== "no-keys")) return stepOf("kept-head.unusable");
  const details = { kept: String(kept.checkpoint.size), size: String(checkpoint.size) };
  if (kept.checkpoint.origin !== checkpoint.origin) return stepOf("kept-head.contradicts", details);
  const [first, second] = kept.checkpoint.size <= checkpoint.size ? [kept.checkpoint, checkpoint] : [checkpoint, kept.checkpoint];
  const verdict = isBeginning(first, second, bundle.consistency);
  if (verdict === undefined) return stepOf("kept-head.no-proof", details);
  return stepOf(verdict ? "kept-head.consistent" : "kept-head.contradicts", details);
}

/** The instant of the beacon before the statement: "good" only if it stands in the same log, before it. */
function judgeBeacon({ bundle, proof, checkpoint, trust }: LogView): { readonly at: bigint } | "none" | "false" {
  if (bundle.beacon === undefined) return "none";
  try {
    const leaf = parseLeaf(utf8(bundle.beacon.leaf));
    const file = parseProofFile(bundle.beacon.proof);
    const judged = judgeHead(file.checkpoint, trust.policy);
    const head = judged.checkpoint;
    const isSigned = (judged.fault === undefined || judged.fault === "no-keys") && judged.falseWitness === undefined;
    if (leaf.kind !== "beacon" || head === undefined || !isSigned || file.index >= proof.index) return "false";
    const included = verifyInclusion({
      index: file.index,
      size: head.size,
      leafHash: TREE_HASH.leaf(utf8(bundle.beacon.leaf)),
      proof: file.proof,
      root: head.root,
    });
    const [first, second] = head.size <= checkpoint.size ? [head, checkpoint] : [checkpoint, head];
    return included && isBeginning(first, second, bundle.consistency) === true ? { at: secondsOf(leaf.at) } : "false";
  } catch (error) {
    if (error instanceof Error) return "false";
    throw error;
  }
}

/** Clocks differ, and people write a date before they press the button. */
const CLOCK_TOLERANCE = 3600n;

/**
 * Whether the date on the statement fits what others saw: not long before witnesses first saw it, not after, and not
 * before a public value that stands above it in the log.
 */
export function checkTime(view: LogView): Step {
  const stated = secondsOf(view.figure.statement.statement.stated_at);
  const beacon = judgeBeacon(view);
  if (beacon === "false") return stepOf("time.beacon-false");
  const beaconAt = typeof beacon === "object" ? instantOf(beacon.at) : "";
  const details = { stated: instantOf(stated), beacon: beaconAt };
  if (typeof beacon === "object" && stated + CLOCK_TOLERANCE < beacon.at) return stepOf("time.beacon-later", details);
  const since = view.quorum?.since;
  if (since === undefined) return stepOf("time.unwitnessed", details);
  const seen = { ...details, witnessed: instantOf(since) };
  if (since - stated > (view.trust.longestDelay ?? DEFAULT_LONGEST_DELAY)) return stepOf("time.backdated", seen);
  if (stated > since + CLOCK_TOLERANCE) return stepOf("time.from-the-future", seen);
  return stepOf("time.within", seen);
}

/** Takes the parts about the log out of a bundle. @throws what parseProofFile throws; the head's own faults are judged */
export function viewLog(parts: { readonly bundle: Bundle; readonly figure: FigureLeaf; readonly trust: Trust }): LogView {
  const proof = parseProofFile(parts.bundle.proof);
  const head = judgeHead(proof.checkpoint, parts.trust.policy);
  const checkpoint = head.checkpoint ?? { origin: "", size: 0n, root: EMPTY_ROOT };
  const quorum =
    parts.trust.policy === undefined || head.fault !== undefined ? undefined : evaluatePolicy(parts.trust.policy, head.cosignatures);
  return { ...parts, proof, head, checkpoint, quorum };
}
