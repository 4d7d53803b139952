// The planned end of a person's deprivation of liberty, as a series of versions with reasons. Never a guess: what
// the facts do not carry is `unknown`, and the explanation names what is missing.
//
// Rules, and where they come from (the codes of law themselves were not opened; see the marks):
//  - imprisonment runs from the beginning of custody; a day of remand counts as one day of the term (unverified;
//    article 75 of the Belarusian criminal code has other ratios for restriction of liberty and perhaps for some
//    regimes, hence `remandRatio` by kind). Restriction has no default ratio, and runs from registration;
//  - the end is the calendar day on which the term is complete, by addLength; the hour is not known;
//  - a sentence under article 411 and the like adds to the unserved part, so it moves the end by its length;
//  - the combined term stated by a verdict wins over any addition of ours;
//  - in absentia there is no planned end until custody begins after the verdict;
//  - sentences or penalties whose combination nobody states end between the longest of them and their sum;
//  - fines, bans, compensation and confiscation move nothing; life and death have no planned end.

import { isCertainlyBefore, midpointOrder, type EdtfDate } from "../ledger/edtf.ts";
import {
  addTerm,
  isCustodial,
  standAlone,
  type ExplanationPart,
  type PlannedEnd,
  type RemandRatio,
  type SentenceFact,
  type Served,
} from "./sentence-term.ts";

export type { ExplanationPart, Penalty, PlannedEnd, RemandRatio, SentenceFact } from "./sentence-term.ts";

export type CustodyFacts = {
  readonly sentences: readonly SentenceFact[];
  /** Beginning of this deprivation of liberty. */
  readonly custodyBegan?: EdtfDate | undefined;
  readonly remandRatio?: RemandRatio | undefined;
};

export type EndReason = "sentence" | "appeal" | "added-in-custody" | "credit" | "annulled" | "replaced";

export type PlannedEndVersion = {
  /** When it became so: the decision's day, or the arrest for a sentence given in absentia. */
  readonly asOf: EdtfDate;
  readonly end: PlannedEnd;
  readonly reason: EndReason;
  readonly sentenceId: string;
  /** `previousEnd` is absent in the first version; equal to `end` when a decision left it as it was. */
  readonly explanation: { readonly parts: readonly ExplanationPart[]; readonly previousEnd?: PlannedEnd };
};

/** A sentence in its current wording with the ids of all decisions that led to it. */
type Standing = { readonly ids: readonly string[]; readonly fact: SentenceFact };

const grantsCredit = (fact: SentenceFact): boolean =>
  fact.penalties.length === 0 && (fact.creditDays !== undefined || fact.creditFrom !== undefined);

/** The wording after a decision on `before`: custody does not change by it, penalties only if it names them. */
const revise = (before: SentenceFact, after: SentenceFact): SentenceFact => {
  const keeps = after.penalties.length === 0 && (after.status === "upheld" || after.status === "in_force" || grantsCredit(after));
  return {
    ...after,
    inAbsentia: before.inAbsentia && after.inAbsentia,
    addsTo: before.addsTo,
    penalties: keeps ? before.penalties : after.penalties,
    statedTotal: after.statedTotal ?? (keeps ? before.statedTotal : undefined),
    creditFrom: after.creditFrom ?? before.creditFrom,
    creditDays: after.creditDays ?? before.creditDays,
    servesFrom: after.servesFrom ?? before.servesFrom,
  };
};

const reasonOf = (fact: SentenceFact, replacing: boolean): EndReason => {
  if (fact.status === "annulled") return "annulled";
  if (fact.replaces !== undefined && grantsCredit(fact)) return "credit";
  if (replacing && (fact.status === "upheld" || fact.status === "changed")) return "appeal";
  if (fact.replaces !== undefined) return "replaced";
  return fact.addsTo === "cumulative" ? "added-in-custody" : "sentence";
};

/** A decision that changes a sentence and does not say to what: the end is unknown, not gone. */
const moves = (fact: SentenceFact): boolean => fact.penalties.length === 0 || isCustodial(fact);

/** Folds the sentences in force into one end. Order is the order of the first decision in each. */
const serve = (standing: readonly Standing[], facts: CustodyFacts): Served => {
  let served: Served = { end: "none", parts: [] };
  for (const { fact } of standing) {
    if (!moves(fact)) continue;
    const own = { fact, custodyBegan: facts.custodyBegan, remandRatio: facts.remandRatio ?? {} };
    served = fact.addsTo === "cumulative" ? addTerm(served, own) : standAlone(served, own);
  }
  return served;
};

/** A sentence in absentia begins to matter when custody certainly began after it. */
const effectiveFrom = (fact: SentenceFact, custodyBegan: EdtfDate | undefined): EdtfDate | undefined => {
  if (!fact.inAbsentia) return fact.on;
  return custodyBegan !== undefined && isCertainlyBefore(fact.on, custodyBegan) ? custodyBegan : undefined;
};

/** The sentences in force after a decision, the one it was about, and whether either wording touches liberty. */
const decide = (standing: readonly Standing[], fact: SentenceFact) => {
  const was = standing.find(({ ids }) => fact.replaces !== undefined && ids.includes(fact.replaces));
  const annuls = fact.status === "annulled";
  const wording = was === undefined ? fact : revise(was.fact, fact);
  const now: Standing[] = annuls ? [] : [{ ids: [...(was?.ids ?? []), fact.id], fact: wording }];
  const next = was === undefined ? [...standing, ...now] : standing.flatMap((one) => (one === was ? now : [one]));
  return { next, was, touches: (was !== undefined && moves(was.fact)) || (!annuls && moves(wording)) };
};

/**
 * Every version of the planned end, oldest first, one for each decision that touches deprivation of liberty, even if
 * it left the end where it was. An annulled sentence that replaces nothing and is not replaced gives no version: the day
 * of its annulment is not among the facts. Facts may come in any order; ids are unique.
 */
export const plannedEnd = (facts: CustodyFacts): PlannedEndVersion[] => {
  const replaced = new Set(facts.sentences.map((fact) => fact.replaces));
  const steps = facts.sentences
    .flatMap((fact) => {
      const asOf = effectiveFrom(fact, facts.custodyBegan);
      // Annulled today, but in force until the decision that replaced it: history keeps it.
      const then: SentenceFact = fact.status === "annulled" && replaced.has(fact.id) ? { ...fact, status: "pronounced" } : fact;
      return asOf === undefined ? [] : [{ fact: then, asOf }];
    })
    .sort((a, b) => midpointOrder(a.asOf, b.asOf) || Number(a.fact.replaces !== undefined) - Number(b.fact.replaces !== undefined));
  const versions: PlannedEndVersion[] = [];
  let standing: readonly Standing[] = [];
  for (const { fact, asOf } of steps) {
    const { next, was, touches } = decide(standing, fact);
    standing = next;
    if (!touches) continue;
    const { end, parts } = serve(standing, facts);
    const previousEnd = versions.at(-1)?.end;
    const explanation = previousEnd === undefined ? { parts } : { parts, previousEnd };
    versions.push({ asOf, end, reason: reasonOf(fact, was !== undefined), sentenceId: fact.id, explanation });
  }
  return versions;
};
