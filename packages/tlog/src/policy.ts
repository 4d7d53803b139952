import { equalBytes } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { parseVerifierKey, type KeyKind, type VerifierKey } from "./keys.ts";

/** Whom a verifier trusts: logs whose heads count, witnesses, and how many of them must have cosigned (C2SP tlog-policy). */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The name of a witness or group, or "none". */
  readonly quorum: string;
};
export type PolicyLog = { readonly key: VerifierKey; readonly url?: string };
export type PolicyWitness = PolicyLog & { readonly name: string };
/** Counts as one witness when at least `threshold` of its members, witnesses or groups, have cosigned. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] };

const NO_QUORUM = "none";
/** Far above what the specification asks an implementation to hold (32 each). */
const MAX_LINES = 1000;

type Draft = { logs: PolicyLog[]; witnesses: PolicyWitness[]; groups: PolicyGroup[]; quorum: string | undefined; taken: Set<string> };

function readKey(text: string | undefined, kind: KeyKind, among: readonly PolicyLog[]): VerifierKey {
  const key = parseVerifierKey(text ?? "");
  if (key.kind !== kind) throw new Error(kind === "note" ? "the key is not one of a log" : "the key is not one of a witness");
  if (among.some((other) => equalBytes(other.key.publicKey, key.publicKey))) throw new Error("the key was given before");
  return key;
}

const withUrl = (url: string | undefined): { readonly url?: string } => (url === undefined ? {} : { url });

const isNamed = (draft: Draft, name: string): boolean =>
  draft.witnesses.some((witness) => witness.name === name) || draft.groups.some((group) => group.name === name);

function readNewName(draft: Draft, name: string | undefined): string {
  if (name === undefined || name === NO_QUORUM) throw new Error("a name is missing, or it is the reserved one");
  if (isNamed(draft, name)) throw new Error("the name was used before");
  return name;
}

function readThreshold(word: string | undefined, members: number): number {
  const threshold = word === "all" ? members : word === "any" ? 1 : /^[1-9][0-9]{0,4}$/.test(word ?? "") ? Number(word) : 0;
  if (threshold < 1 || threshold > members) throw new Error("the threshold is not any, all or a number up to the number of members");
  return threshold;
}

function readGroup(draft: Draft, [name, threshold, ...members]: readonly string[]): void {
  const own = readNewName(draft, name);
  for (const member of members) {
    if (!isNamed(draft, member)) throw new Error(`the member ${member} is not defined above`);
    if (draft.taken.has(member)) throw new Error(`${member} is a member already`);
    draft.taken.add(member);
  }
  draft.groups.push({ name: own, threshold: readThreshold(threshold, members.length), members });
}

function readQuorum(draft: Draft, [name, ...rest]: readonly string[]): void {
  if (draft.quorum !== undefined) throw new Error("there is a quorum already");
  if (name === undefined || rest.length > 0 || (name !== NO_QUORUM && !isNamed(draft, name)))
    throw new Error("the quorum is not defined above");
  draft.quorum = name;
}

function readLine(draft: Draft, [kind, ...words]: readonly string[]): void {
  if (kind === "group") return readGroup(draft, words);
  if (kind === "quorum") return readQuorum(draft, words);
  const isLog = kind === "log";
  if (!isLog && kind !== "witness") throw new Error("it begins with none of log, witness, group, quorum");
  if (words.length > (isLog ? 2 : 3)) throw new Error("there are too many words");
  if (isLog) draft.logs.push({ key: readKey(words[0], "note", draft.logs), ...withUrl(words[1]) });
  else {
    const name = readNewName(draft, words[0]);
    draft.witnesses.push({ name, key: readKey(words[1], "cosignature", draft.witnesses), ...withUrl(words[2]) });
  }
}

/** Reads a policy file. @throws policy.malformed */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: undefined, taken: new Set() };
  const lines = text.split("\n");
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    throw new TlogError("policy.malformed", { line: 0, fault: "it contains a control character" });
  if (lines.length > MAX_LINES) throw new TlogError("policy.malformed", { line: MAX_LINES, fault: "there are too many lines" });
  for (const [at, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words[0] === undefined || words[0].startsWith("#")) continue;
    try {
      readLine(draft, words);
    } catch (cause) {
      const fault = cause instanceof Error ? cause.message : String(cause);
      throw new TlogError("policy.malformed", { line: at + 1, fault }, { cause });
    }
  }
  if (draft.quorum === undefined) throw new TlogError("policy.malformed", { line: lines.length, fault: "there is no quorum line" });
  const { logs, witnesses, groups, quorum } = draft;
  return { logs, witnesses, groups, quorum };
}

/** Who must have cosigned, for people to read: `2/3 (anna, boris, vera)`; `none` where nobody must. */
export function describeQuorum(policy: Policy): string {
  const describe = (name: string): string => {
    const group = policy.groups.find((each) => each.name === name);
    return group === undefined ? name : `${group.threshold}/${group.members.length} (${group.members.map(describe).join(", ")})`;
  };
  return describe(policy.quorum);
}

export type PolicyVerdict = {
  readonly satisfied: boolean;
  /** Names of witnesses that cosigned, with their times in seconds since 1970-01-01. */
  readonly cosigned: readonly { readonly name: string; readonly time: bigint }[];
  readonly missing: readonly string[];
  /**
   * From when on the quorum stood: the earliest time at which enough witnesses had seen the head. Undefined when the
   * quorum is not satisfied or none is wanted.
   */
  readonly since?: bigint;
};

/** Whether the quorum is there among these witnesses. */
function isSatisfied(policy: Policy, present: ReadonlySet<string>): boolean {
  if (policy.quorum === NO_QUORUM) return true;
  const reached = new Set(present);
  // Groups only name what stands above them, so one pass in order suffices.
  for (const { name, threshold, members } of policy.groups)
    if (members.filter((member) => reached.has(member)).length >= threshold) reached.add(name);
  return reached.has(policy.quorum);
}

/** Judges the good cosignatures on a checkpoint. Keys that the policy does not name count for nothing. */
export function evaluatePolicy(
  policy: Policy,
  cosignatures: readonly { readonly key: VerifierKey; readonly time: bigint }[],
): PolicyVerdict {
  const cosigned = policy.witnesses.flatMap(({ name, key }) => {
    const found = cosignatures.find((each) => equalBytes(each.key.publicKey, key.publicKey) && equalBytes(each.key.id, key.id));
    return found === undefined ? [] : [{ name, time: found.time }];
  });
  const names = new Set(cosigned.map(({ name }) => name));
  const missing = policy.witnesses.map(({ name }) => name).filter((name) => !names.has(name));
  const times = cosigned.map(({ time }) => time).sort((a, b) => (a < b ? -1 : 1));
  const since =
    policy.quorum === NO_QUORUM
      ? undefined
      : times.find((limit) => isSatisfied(policy, new Set(cosigned.filter(({ time }) => time <= limit).map(({ name }) => name))));
  return { satisfied: isSatisfied(policy, names), cosigned, missing, ...(since === undefined ? {} : { since }) };
}
