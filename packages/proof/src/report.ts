import type { Statement } from "./statement.ts";

/**
 * What became of one step. absent: the proof does not contain what is needed. not-checked: the reader gave no keys or no
 * head to compare with. info: nothing to pass or fail.
 */
export type Outcome = "pass" | "fail" | "absent" | "not-checked" | "info";

/** The steps in order. Their numbers are part of the exit code: new ones are only added at the end. */
export const STEPS = [
  "format",
  "publisher",
  "log",
  "witnesses",
  "inclusion",
  "known-at",
  "kept-head",
  "time",
  "roll-size",
  "roll-root",
  "roll-tags",
  "definition",
  "openings",
  "public-part",
  "current",
  "audits",
  "policy",
] as const;
export type StepId = (typeof STEPS)[number];

/** Every finding there is, with the step it belongs to and what it means. Sentences for them are in the catalogues. */
export const FINDINGS = {
  "format.good": ["format", "pass"],
  "format.malformed": ["format", "fail"],
  "publisher.signed": ["publisher", "pass"],
  "publisher.no-keys": ["publisher", "not-checked"],
  "publisher.unknown-key": ["publisher", "fail"],
  "publisher.false": ["publisher", "fail"],
  "publisher.other-statement": ["publisher", "fail"],
  "log.signed": ["log", "pass"],
  "log.no-keys": ["log", "not-checked"],
  "log.unknown-key": ["log", "fail"],
  "log.false": ["log", "fail"],
  "log.malformed": ["log", "fail"],
  "witnesses.quorum": ["witnesses", "pass"],
  "witnesses.none-wanted": ["witnesses", "pass"],
  "witnesses.no-policy": ["witnesses", "not-checked"],
  "witnesses.short": ["witnesses", "absent"],
  "witnesses.false": ["witnesses", "fail"],
  "inclusion.included": ["inclusion", "pass"],
  "inclusion.not-included": ["inclusion", "fail"],
  "known-at.consistent": ["known-at", "pass"],
  "known-at.inconsistent": ["known-at", "fail"],
  "kept-head.none-given": ["kept-head", "not-checked"],
  "kept-head.consistent": ["kept-head", "pass"],
  "kept-head.contradicts": ["kept-head", "fail"],
  "kept-head.no-proof": ["kept-head", "not-checked"],
  "kept-head.unusable": ["kept-head", "fail"],
  "time.within": ["time", "pass"],
  "time.unwitnessed": ["time", "not-checked"],
  "time.backdated": ["time", "fail"],
  "time.beacon-later": ["time", "fail"],
  "time.beacon-false": ["time", "fail"],
  "time.from-the-future": ["time", "fail"],
  "roll-size.equal": ["roll-size", "pass"],
  "roll-size.differs": ["roll-size", "fail"],
  "roll-size.absent": ["roll-size", "absent"],
  "roll-root.matches": ["roll-root", "pass"],
  "roll-root.path": ["roll-root", "pass"],
  "roll-root.differs": ["roll-root", "fail"],
  "roll-root.absent": ["roll-root", "absent"],
  "roll-tags.unique": ["roll-tags", "pass"],
  "roll-tags.duplicate": ["roll-tags", "fail"],
  "roll-tags.unsorted": ["roll-tags", "fail"],
  "roll-tags.malformed": ["roll-tags", "fail"],
  "roll-tags.absent": ["roll-tags", "absent"],
  "definition.matches": ["definition", "pass"],
  "definition.differs": ["definition", "fail"],
  "definition.absent": ["definition", "absent"],
  "openings.good": ["openings", "pass"],
  "openings.none-public": ["openings", "info"],
  "openings.twice": ["openings", "fail"],
  "openings.no-leaf": ["openings", "fail"],
  "openings.commitment": ["openings", "fail"],
  "openings.tag": ["openings", "fail"],
  "openings.told-apart": ["openings", "fail"],
  "openings.later-record": ["openings", "fail"],
  "openings.absent": ["openings", "absent"],
  "public-part.reproduced": ["public-part", "pass"],
  "public-part.person": ["public-part", "pass"],
  "public-part.sample": ["public-part", "pass"],
  "public-part.not-drawn": ["public-part", "fail"],
  "public-part.unsatisfied": ["public-part", "fail"],
  "public-part.differs": ["public-part", "fail"],
  "public-part.erased": ["public-part", "absent"],
  "public-part.absent": ["public-part", "absent"],
  "current.latest": ["current", "pass"],
  "current.superseded": ["current", "info"],
  "current.shown-as-current": ["current", "fail"],
  "current.false": ["current", "fail"],
  "current.not-checked": ["current", "not-checked"],
  "audits.none": ["audits", "info"],
  "audits.signed": ["audits", "info"],
  "audits.no-keys": ["audits", "not-checked"],
  "audits.false": ["audits", "fail"],
  "audits.bad": ["audits", "fail"],
  "audits.early": ["audits", "fail"],
  "policy.given": ["policy", "info"],
  "policy.no-witness": ["policy", "info"],
  "policy.none": ["policy", "not-checked"],
} as const satisfies Readonly<Record<string, readonly [StepId, Outcome]>>;
export type Finding = keyof typeof FINDINGS;

/** Values for the sentence of a finding: numbers, names of keys, instants. Never a person. */
export type Details = Readonly<Record<string, string>>;

export type Step = {
  /** From 1; a failed step n makes the exit code 10 + n. */
  readonly number: number;
  readonly id: StepId;
  readonly outcome: Outcome;
  readonly finding: Finding;
  readonly details: Details;
};

/** What holds if the steps behind it passed. */
export const PROVED = [
  "published-by",
  "fixed-by",
  "not-changed",
  "log-prefix",
  "every-entry-committed",
  "nobody-twice",
  "public-part-counted",
  "person-counted",
  "entry-counted",
  "sample-shown",
  "not-superseded",
] as const;
export type Proved = (typeof PROVED)[number];

/** What no such proof can show, and what this one did not. */
export const NOT_PROVED = [
  "hidden-true",
  "nobody-missing",
  "facts-true",
  "identity-honest",
  "publisher-unknown",
  "fixed-by-unknown",
  "roll-not-seen",
  "may-be-superseded",
] as const;
export type NotProved = (typeof NOT_PROVED)[number];

/**
 * verified: every step that is needed passed. intact: nothing failed, but something needed was missing, so that who said
 * it, or when, is not established. failed: a step failed. unreadable: it is no proof at all.
 */
export type Verdict = "verified" | "intact" | "failed" | "unreadable";

export type Report = {
  readonly verdict: Verdict;
  /** 0 verified; 2 unreadable; 3 intact; 10 + n: step n is the first that failed. */
  readonly exitCode: number;
  readonly steps: readonly Step[];
  readonly proved: readonly { readonly claim: Proved; readonly details: Details }[];
  readonly notProved: readonly { readonly claim: NotProved; readonly details: Details }[];
  /** What is claimed; absent when it could not be read. Believe it only as far as the steps go. */
  readonly statement?: Statement;
};

export function stepOf(finding: Finding, details: Details = {}): Step {
  const [id, outcome] = FINDINGS[finding];
  return { number: STEPS.indexOf(id) + 1, id, outcome, finding, details };
}
