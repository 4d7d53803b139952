import { VERDICTS } from "@apora/estimate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAnswers, type Answers } from "./answers.ts";
import { conclude, widenForLinkage, type Evidence } from "./conclude.ts";
import type { LinkageOutcome } from "./linkage-tables.ts";
import { GOOD_ANSWERS } from "./testing/sample-answers.ts";

const report: Evidence["report"] = { verdict: "report", reasons: [], estimate: 1000, lo: 900, hi: 1200, n: 700, methods: [] };
const concluded = (answers: Answers | null): string => conclude({ report, linkage: null, answers }).verdict;

const linkage = (between: number, median = 1000): LinkageOutcome => ({
  pairs: 3,
  draws: 100,
  seed: 1,
  usable: 100,
  median,
  lo: median - 80,
  hi: median + 150,
  linkageShare: 0.2,
  combined: { estimate: median, lo: median - 80, hi: median + 150, within: 0.05, between },
  toDecide: [],
});

describe("the questionnaire", () => {
  test("answers that forbid nothing leave the verdict as it is", () => {
    expect(judgeAnswers(GOOD_ANSWERS)).toEqual([]);
    expect(concluded(GOOD_ANSWERS)).toBe("report");
  });

  test("without answers there is no single number", () => {
    expect(conclude({ report, linkage: null, answers: null })).toMatchObject({ verdict: "range-only", estimate: null, lo: 900, hi: 1200 });
  });

  test.each(["sameDefinition", "samePlace", "samePeriod"] as const)("no to %s: no estimate", (question) => {
    expect(concluded({ ...GOOD_ANSWERS, [question]: "no" })).toBe("refused");
    expect(concluded({ ...GOOD_ANSWERS, [question]: "unknown" })).toBe("range-only");
  });

  test("lists that copy pull one way and lists that avoid each other the other: with both only the size may be told", () => {
    const pair = { from: "a", to: "b" };
    expect(judgeAnswers({ ...GOOD_ANSWERS, copies: [pair] })).toEqual(["answers.copies"]);
    expect(concluded({ ...GOOD_ANSWERS, copies: [pair], handovers: [pair] })).toBe("order-of-magnitude");
  });

  test("no answer makes a verdict better", () => {
    const yesNo = fc.constantFrom("yes" as const, "no" as const, "unknown" as const);
    const answers = fc.record({
      sameDefinition: yesNo,
      samePlace: yesNo,
      samePeriod: yesNo,
      closed: yesNo,
      copiesKnown: yesNo,
      commonSource: yesNo,
      silence: yesNo,
    });
    fc.assert(
      fc.property(answers, fc.constantFrom(...VERDICTS), (given, verdict) => {
        const from = { ...report, verdict, ...(verdict === "refused" ? { estimate: null, lo: null, hi: null } : {}) };
        const outcome = conclude({ report: from, linkage: null, answers: { ...GOOD_ANSWERS, ...given } });
        expect(VERDICTS.indexOf(outcome.verdict)).toBeGreaterThanOrEqual(VERDICTS.indexOf(verdict));
      }),
    );
  });
});

describe("doubt about who is who", () => {
  test("only ever widens, and the more the draws differ, the more", () => {
    const variance = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(variance, variance, fc.integer({ min: 700, max: 3000 }), (a, b, median) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((between) =>
          widenForLinkage({ lo: 900, hi: 1200 }, 700, linkage(between, median)),
        );
        expect(less?.lo ?? 0).toBeLessThanOrEqual(900);
        expect(less?.hi ?? 0).toBeGreaterThanOrEqual(1200);
        expect(more?.lo ?? 0).toBeLessThanOrEqual(less?.lo ?? 0);
        expect(more?.hi ?? 0).toBeGreaterThanOrEqual(less?.hi ?? 0);
        expect(Number.isFinite(more?.hi) && (more?.lo ?? -1) >= 0).toBe(true);
      }),
    );
  });

  test("moves the single number by what the draws moved the median, and tells none where that is not known", () => {
    const dga = {
      method: "dga" as const,
      estimate: 1010,
      lo: 900,
      hi: 1200,
      assumption: "",
      diagnostics: {},
      verdict: "report" as const,
      reasons: [],
    };
    const known = { ...report, methods: [dga] };
    expect(conclude({ report: known, linkage: linkage(0.1, 960), answers: GOOD_ANSWERS })).toMatchObject({
      verdict: "report",
      estimate: 950,
    });
    expect(conclude({ report, linkage: linkage(0.1, 960), answers: GOOD_ANSWERS })).toMatchObject({
      verdict: "range-only",
      estimate: null,
    });
  });

  test("more than half of the variance from doubtful pairs: no single number; draws without an estimate: none at all", () => {
    expect(conclude({ report, linkage: { ...linkage(0.1), linkageShare: 0.6 }, answers: GOOD_ANSWERS }).verdict).toBe("range-only");
    expect(conclude({ report, linkage: { ...linkage(0.1), usable: 80 }, answers: GOOD_ANSWERS }).verdict).toBe("refused");
    expect(conclude({ report, linkage: "unusable", answers: GOOD_ANSWERS }).verdict).toBe("refused");
  });
});
