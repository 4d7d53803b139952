import type { Finding, NotProved, Outcome, Proved, StepId, Verdict } from "../report.ts";

/**
 * The sentences of a verification report in one language. {names} are filled from the details. The compiler finds a
 * missing one; a new language is one more file of this shape and one line in texts.ts.
 */
export type ReportTexts = {
  /** What the language calls itself. */
  readonly language: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly steps: Readonly<Record<StepId, string>>;
  readonly findings: Readonly<Record<Finding, string>>;
  readonly proved: Readonly<Record<Proved, string>>;
  readonly notProved: Readonly<Record<NotProved, string>>;
  /** What one is, for a label; a unit that is not here is shown as it stands in the statement. */
  readonly units: Readonly<Record<string, string>>;
  readonly headings: {
    readonly claim: string;
    readonly steps: string;
    readonly proved: string;
    readonly notProved: string;
    /** Above a report whose keys came from nowhere. */
    readonly noKeys: string;
  };
  readonly labels: {
    readonly value: string;
    readonly uncertain: string;
    readonly validAt: string;
    readonly statedAt: string;
    readonly definition: string;
    readonly id: string;
    readonly reason: string;
  };
};
