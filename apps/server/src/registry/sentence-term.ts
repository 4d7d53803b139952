// The term of one sentence, and how it joins what stands before it. The rules are stated in sentence-arithmetic.ts.

import { FOREVER, NEVER, addLength, dateFromBounds, isCertainlyBefore, type Day, type EdtfDate, type Length } from "../ledger/edtf.ts";
import { PENALTY_KINDS, type PenaltyKind, type Regime, type SentenceStatus } from "./codes.ts";

/** `never`: life or death. `unknown`: the facts do not carry it. `none`: nothing in force takes liberty. */
export type PlannedEnd = EdtfDate | "never" | "unknown" | "none";

export type Penalty = {
  readonly kind: PenaltyKind;
  readonly length?: Length | undefined;
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly regime?: Regime | undefined;
};

/** One decision of a court. An appeal, a re-qualification or a credit is a fact of its own that `replaces`. */
export type SentenceFact = {
  readonly id: string;
  readonly on: EdtfDate;
  /** Empty in a replacing fact that upholds, enters into force or only grants credit: the penalties stay. */
  readonly penalties: readonly Penalty[];
  readonly inAbsentia: boolean;
  /** `cumulative`: added to the unserved part of what the person is serving. */
  readonly addsTo: "new" | "cumulative";
  /** Counted from `creditFrom` of this fact, else from the beginning of the term already running. */
  readonly statedTotal?: Length | undefined;
  /** Start of the custody from which the term runs without a break. */
  readonly creditFrom?: EdtfDate | undefined;
  /** Days of earlier, separate custody credited; not those since `creditFrom`. */
  readonly creditDays?: number | undefined;
  /** Registration at the facility or the inspection: restriction of liberty runs from here. */
  readonly servesFrom?: EdtfDate | undefined;
  readonly replaces?: string | undefined;
  /** Where the sentence stands today. Annulled and replaced: it counted until it was replaced. */
  readonly status: SentenceStatus;
};

/** Days of the term that one day of remand counts for. */
export type RemandRatio = Readonly<Partial<Record<PenaltyKind, number>>>;

/** What is lacking for an answer; each has its sentence in the messages. */
export type Missing = "start" | "length" | "ratio" | "credit" | "first-sentence" | "combination";

/** One step of the computation, in order, for rendering. */
export type ExplanationPart = { readonly sentenceId: string } & (
  | { readonly kind: "start"; readonly on: EdtfDate; readonly basis: "credit-from" | "custody-began" | "serves-from" }
  | { readonly kind: "length"; readonly length: Length; readonly stated: boolean }
  | { readonly kind: "credit"; readonly days: number; readonly ratio: number }
  | { readonly kind: "added-to"; readonly end: PlannedEnd }
  | { readonly kind: "combination-not-stated" }
  | { readonly kind: "no-end"; readonly penalty: "life" | "death" }
  | { readonly kind: "missing"; readonly what: Missing }
);

/** The day a term runs from, and why that day. */
type Start = { readonly on: EdtfDate; readonly basis: "credit-from" | "custody-began" | "serves-from" };

/** The end so far, what it was counted from, and the steps that led to it. */
export type Served = {
  readonly end: PlannedEnd;
  readonly parts: readonly ExplanationPart[];
  readonly start?: Start | undefined;
  readonly kind?: PenaltyKind | undefined;
  readonly creditDays?: number | undefined;
};

/** One sentence with what the person's custody adds to it. */
export type Own = {
  readonly fact: SentenceFact;
  readonly custodyBegan: EdtfDate | undefined;
  readonly remandRatio: RemandRatio;
};

/** Whether a sentence takes or restricts liberty at all. */
export const isCustodial = (fact: SentenceFact): boolean => fact.penalties.some((penalty) => PENALTY_KINDS[penalty.kind].deprives);

const isRestriction = (kind: PenaltyKind): boolean => kind === "open_type" || kind === "home_restriction";

const isStated = (length: Length | undefined): length is Length => {
  const units = [length?.years ?? 0, length?.months ?? 0, length?.days ?? 0];
  return units.every((unit) => Number.isInteger(unit) && unit >= 0) && units.some((unit) => unit > 0);
};

/** What a sentence imposes: one kind with its lengths, no end, or what is missing to say so. */
type Imposed =
  | { readonly lengths: readonly Length[]; readonly kind: PenaltyKind; readonly stated: boolean }
  | { readonly noEnd: "life" | "death" }
  | { readonly missing: Missing };

const imposedBy = (fact: SentenceFact): Imposed => {
  const custodial = fact.penalties.filter((penalty) => PENALTY_KINDS[penalty.kind].deprives);
  const endless = custodial.find(({ kind }) => kind === "life" || kind === "death");
  if (endless !== undefined) return { noEnd: endless.kind === "life" ? "life" : "death" };
  const [first, ...others] = custodial;
  if (first === undefined) return { missing: "length" };
  if (others.some(({ kind }) => kind !== first.kind)) return { missing: "combination" };
  if (isStated(fact.statedTotal)) return { lengths: [fact.statedTotal], kind: first.kind, stated: true };
  const lengths = custodial.map(({ length }) => length).filter(isStated);
  return lengths.length < custodial.length ? { missing: "length" } : { lengths, kind: first.kind, stated: false };
};

/** Several lengths that nobody combined: at least the longest, at most one after the other. */
const reach = (from: { readonly lo: Day; readonly hi: Day }, lengths: readonly Length[]): { lo: Day; hi: Day } => ({
  lo: Math.max(...lengths.map((length) => addLength(from.lo, length))),
  hi: lengths.reduce<Day>(addLength, from.hi),
});

const isAnchored = ({ lo, hi }: EdtfDate): boolean => lo > NEVER && hi < FOREVER;

const lacking = (before: Served, own: Own, what: Missing): Served => ({
  end: "unknown",
  parts: [...before.parts, { sentenceId: own.fact.id, kind: "missing", what }],
});

const lengthParts = (own: Own, lengths: readonly Length[], stated: boolean): ExplanationPart[] => {
  const sentenceId = own.fact.id;
  const parts: ExplanationPart[] = lengths.map((length) => ({ sentenceId, kind: "length", length, stated }));
  return lengths.length > 1 ? [...parts, { sentenceId, kind: "combination-not-stated" }] : parts;
};

const startOf = ({ fact, custodyBegan }: Own, kind: PenaltyKind): Start | undefined => {
  if (isRestriction(kind)) return fact.servesFrom && { on: fact.servesFrom, basis: "serves-from" };
  // Tried in absence: no custody before the verdict can be the one that the term runs from.
  if (fact.creditFrom !== undefined && !fact.inAbsentia) return { on: fact.creditFrom, basis: "credit-from" };
  return custodyBegan && { on: custodyBegan, basis: "custody-began" };
};

type Credit = { readonly days: number; readonly ratio: number; readonly running: boolean };

/** Credited days; `running`: remand since the start counts for more or less than a day each. */
const creditOf = (own: Own, kind: PenaltyKind, inherited: number | undefined): Credit | Missing => {
  const { fact, custodyBegan, remandRatio } = own;
  const restriction = isRestriction(kind);
  const held = fact.creditFrom !== undefined || custodyBegan !== undefined;
  const days = fact.creditDays ?? inherited;
  if (restriction && days === undefined && held) return "credit";
  const ratio = remandRatio[kind] ?? (restriction ? undefined : 1);
  if (ratio === undefined && (days ?? 0) > 0) return "ratio";
  if (ratio !== undefined && !(ratio > 0 && Number.isFinite(ratio))) return "ratio";
  return { days: days ?? 0, ratio: ratio ?? 1, running: !restriction && ratio !== 1 };
};

/** Fractions of a credited day are dropped: the end is never earlier than the facts carry. */
const creditedDays = (credit: Credit, start: Day, on: Day): number => {
  const remand = credit.running ? Math.max(0, on - start) * (credit.ratio - 1) : 0;
  return Math.floor(credit.days * credit.ratio + remand);
};

/** A term from its own start, or from that of the term running. Nothing before it is added. */
const runFrom = (before: Served, own: Own, running?: Served): Served => {
  const sentenceId = own.fact.id;
  const imposed = imposedBy(own.fact);
  if ("missing" in imposed) return lacking(before, own, imposed.missing);
  if ("noEnd" in imposed) return { end: "never", parts: [...before.parts, { sentenceId, kind: "no-end", penalty: imposed.noEnd }] };
  const inherits = running?.start !== undefined && own.fact.creditFrom === undefined;
  const start = inherits ? running.start : startOf(own, imposed.kind);
  if (start === undefined || start.on.precision === "unknown") return lacking(before, own, "start");
  const credit = creditOf(own, imposed.kind, inherits ? running.creditDays : undefined);
  if (typeof credit === "string") return lacking(before, own, credit);
  const { on } = own.fact;
  if (credit.running && !(isAnchored(start.on) && isAnchored(on))) return lacking(before, own, "credit");
  const { lo, hi } = reach(start.on, imposed.lengths);
  const most = Math.max(creditedDays(credit, start.on.lo, on.lo), creditedDays(credit, start.on.lo, on.hi));
  const least = Math.min(creditedDays(credit, start.on.hi, on.lo), creditedDays(credit, start.on.hi, on.hi));
  const parts: ExplanationPart[] = [
    ...before.parts,
    { sentenceId, kind: "start", ...start },
    ...lengthParts(own, imposed.lengths, imposed.stated),
  ];
  if (credit.days > 0 || credit.running) parts.push({ sentenceId, kind: "credit", days: credit.days, ratio: credit.ratio });
  const end = dateFromBounds(lo - most, Math.max(lo - most, hi - least));
  return { end, parts, start, kind: imposed.kind, creditDays: credit.days };
};

/** A sentence not said to add to another one. */
export const standAlone = (before: Served, own: Own): Served => {
  const term = runFrom(before, own);
  if (before.end === "none" || term.end === "never") return term;
  if (before.end === "never") return { ...before, parts: term.parts };
  if (typeof before.end === "string" || typeof term.end === "string") return { end: "unknown", parts: term.parts };
  if (isStated(own.fact.statedTotal) || (term.start && isCertainlyBefore(before.end, term.start.on))) return term;
  const imposed = imposedBy(own.fact);
  if (!("lengths" in imposed) || imposed.kind !== before.kind) return lacking(term, own, "combination");
  const sum = reach(before.end, imposed.lengths).hi;
  const end = dateFromBounds(Math.max(before.end.lo, term.end.lo), Math.max(sum, before.end.hi, term.end.hi));
  return { ...before, end, parts: [...term.parts, { sentenceId: own.fact.id, kind: "combination-not-stated" }] };
};

/** A sentence added to the unserved part of the term before it. Credit is not given twice: the person is serving. */
export const addTerm = (before: Served, own: Own): Served => {
  const imposed = imposedBy(own.fact);
  if ("noEnd" in imposed || ("lengths" in imposed && imposed.stated && before.end !== "never")) return runFrom(before, own, before);
  if (before.end === "never") return before;
  if (before.end === "none") return lacking(before, own, "first-sentence");
  if (before.end === "unknown") return { ...before, end: "unknown" };
  if ("missing" in imposed) return lacking(before, own, imposed.missing);
  if (imposed.kind !== before.kind) return lacking(before, own, "combination");
  if (isCertainlyBefore(before.end, own.fact.on)) return afterServed(before, own, before.end);
  const { lo, hi } = reach(before.end, imposed.lengths);
  const added: ExplanationPart = { sentenceId: own.fact.id, kind: "added-to", end: before.end };
  const parts = [...before.parts, added, ...lengthParts(own, imposed.lengths, false)];
  return { ...before, end: dateFromBounds(lo, hi), parts };
};

/** The earlier term had run out before this verdict: nothing unserved is left to add to. */
const afterServed = (before: Served, own: Own, served: EdtfDate): Served => {
  if (own.fact.creditFrom === undefined) return lacking(before, own, "start");
  const term = runFrom(before, own);
  if (typeof term.end === "string") return term;
  return { ...term, end: dateFromBounds(Math.max(served.lo, term.end.lo), Math.max(served.hi, term.end.hi)) };
};
