import { VERDICTS, type EstimateReport, type ReasonCode, type Verdict } from "@apora/estimate";
import { ANSWER_EFFECTS, judgeAnswers, type AnswerReason, type Answers } from "./answers.ts";
import type { LinkageOutcome } from "./linkage-tables.ts";

/** Reasons that come from the linkage of the lists. */
export const LINKAGE_EFFECTS = {
  /** Doubtful pairs were drawn and widened the interval: nothing is forbidden by it. */
  "linkage.widened": "report",
  /** Doubtful pairs there are, but graph averaging gave an estimate on fewer than nine tenths of the draws. */
  "linkage.unusable": "refused",
  /** Doubtful pairs there are, and nobody asked for draws: the interval does not know of them. */
  "linkage.left-out": "range-only",
  /** More than half of the variance comes from the doubtful pairs: they should be decided first. */
  "linkage.dominates": "range-only",
} as const satisfies Readonly<Record<string, Verdict>>;
export type LinkageReason = keyof typeof LINKAGE_EFFECTS;

export type OutcomeReason = ReasonCode | AnswerReason | LinkageReason;

/** What may be said in the end, after table, linkage and answers. Numbers are persons. */
export type Outcome = {
  readonly verdict: Verdict;
  readonly reasons: readonly OutcomeReason[];
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
};

export type Evidence = {
  readonly report: Pick<EstimateReport, "verdict" | "reasons" | "estimate" | "lo" | "hi" | "n" | "methods">;
  /** null where no pair of captured persons is doubtful; "unusable" where the draws gave nothing, "left-out" where none was asked for. */
  readonly linkage: LinkageOutcome | "unusable" | "left-out" | null;
  readonly answers: Answers | null;
};

const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((a, b) => (VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a), "report");

const LEAST_USABLE = 0.9;
/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;
/** Stands for n0 = 0 where a logarithm is taken, as in the combination of replicates. */
const NOBODY = 0.1;

/**
 * Adds the variance between drawn linkages to an interval, on the scale of ln n0 where replicates are combined (statistics.md A10): each limit
 * moves away from the centre by the root of the sum of squares, and the interval then also holds the one combined over the draws. So doubt about who is
 * who only ever widens.
 */
export function widenForLinkage(interval: { readonly lo: number; readonly hi: number }, captured: number, linkage: LinkageOutcome) {
  const { combined, draws } = linkage;
  const extra = Z * Math.sqrt(((draws + 1) / draws) * combined.between);
  const log = (total: number): number => Math.log(Math.max(total - captured, NOBODY));
  const [low, high, centre] = [log(interval.lo), log(interval.hi), log(linkage.median)];
  const move = (limit: number, sign: -1 | 1): number => {
    const reach = Math.max(0, sign * (limit - centre));
    const moved = centre + sign * Math.hypot(reach, extra);
    return captured + Math.exp(sign < 0 ? Math.min(limit, moved) : Math.max(limit, moved));
  };
  return {
    lo: Math.floor(Math.max(0, Math.min(interval.lo, move(low, -1), combined.lo ?? interval.lo))),
    hi: Math.ceil(Math.max(interval.hi, move(high, 1), combined.hi ?? interval.hi)),
  };
}

/**
 * The single number with linkage in it: moved by what the draws moved the median of graph averaging, the method by which they were averaged. Without
 * this it would be the number for "no doubtful pair is one person".
 */
function moveForLinkage({ estimate, n, methods }: Evidence["report"], linkage: LinkageOutcome): number | null {
  const apart = methods.find(({ method }) => method === "dga")?.estimate ?? null;
  return estimate === null || apart === null ? null : Math.max(estimate + linkage.median - apart, Math.min(n, linkage.median));
}

function judgeLinkage(linkage: Evidence["linkage"]): readonly LinkageReason[] {
  if (linkage === null) return [];
  if (linkage === "left-out") return ["linkage.left-out"];
  if (linkage === "unusable" || linkage.usable < LEAST_USABLE * linkage.draws) return ["linkage.unusable"];
  return linkage.linkageShare > 0.5 ? ["linkage.widened", "linkage.dominates"] : ["linkage.widened"];
}

/** Puts the verdicts together: the worst holds. A document can be checked by concluding again. Pure. */
export function conclude({ report, linkage, answers }: Evidence): Outcome {
  const [fromLinkage, fromAnswers] = [judgeLinkage(linkage), judgeAnswers(answers)];
  const verdict = worst([
    report.verdict,
    ...fromLinkage.map((code) => LINKAGE_EFFECTS[code]),
    ...fromAnswers.map((code) => ANSWER_EFFECTS[code]),
  ]);
  const reasons: readonly OutcomeReason[] = [...new Set([...report.reasons.map(({ code }) => code), ...fromLinkage, ...fromAnswers])];
  if (verdict === "refused" || report.lo === null || report.hi === null)
    return { verdict: "refused", reasons, estimate: null, lo: null, hi: null };
  const given = { lo: report.lo, hi: report.hi };
  if (linkage === null || typeof linkage === "string")
    return { verdict, reasons, estimate: verdict === "report" ? report.estimate : null, ...given };
  const { lo, hi } = widenForLinkage(given, report.n, linkage);
  const moved = verdict === "report" ? moveForLinkage(report, linkage) : null;
  const estimate = moved === null ? null : Math.min(hi, Math.max(lo, moved));
  // A number that cannot be moved is not told: it would leave the doubt out.
  return { verdict: verdict === "report" && estimate === null ? "range-only" : verdict, reasons, estimate, lo, hi };
}
