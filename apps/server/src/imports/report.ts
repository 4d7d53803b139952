import { createFindings, type Fault, type FaultCode, type Findings, type Question } from "./findings.ts";
import type { PlannedRecord } from "./plan.ts";

/** One record in the difference, as a person reads it. */
export type Change = {
  readonly key: string;
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly opens: boolean;
  readonly row: number;
  readonly claims: number;
  readonly events: number;
};

/** What an import comes to. Lists are cut short; counts are exact. */
export type ImportReport = {
  readonly rows: number;
  /** Records by kind: new ones, those that something is added to, those about which everything is known. */
  readonly opened: Readonly<Record<string, number>>;
  readonly addedTo: Readonly<Record<string, number>>;
  readonly unchanged: Readonly<Record<string, number>>;
  readonly claims: { readonly added: number; readonly already: number };
  readonly events: number;
  readonly changes: readonly Change[];
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly faultCounts: Readonly<Partial<Record<FaultCode, number>>>;
  readonly questions: readonly Question[];
  readonly furtherQuestions: number;
  /** Kinds of entities the register has no place for, with their numbers. */
  readonly left: Readonly<Record<string, number>>;
};

export type Tally = {
  readonly findings: Findings;
  row(): void;
  readonly rows: number;
  add(record: PlannedRecord): void;
  readonly files: number;
  readonly claims: number;
  end(): ImportReport;
};

const MOST_CHANGES = 50;

type Counts = Record<string, number>;
const count = (counts: Counts, kind: string): void => void (counts[kind] = (counts[kind] ?? 0) + 1);

/** Adds up what is planned or written. */
export function createTally(): Tally {
  const findings = createFindings();
  const [opened, addedTo, unchanged]: [Counts, Counts, Counts] = [{}, {}, {}];
  const changes: Change[] = [];
  let [rows, files, added, already, events] = [0, 0, 0, 0, 0];
  return {
    findings,
    row: () => void (rows += 1),
    get rows() {
      return rows;
    },
    get files() {
      return files;
    },
    get claims() {
      return added;
    },
    add({ kind, id, key, label, opens, claims, newEvents, where, ...record }) {
      already += record.already;
      if (claims.length === 0) return count(unchanged, kind);
      files += 1;
      added += claims.length;
      events += newEvents;
      count(opens ? opened : addedTo, kind);
      if (changes.length < MOST_CHANGES)
        changes.push({ key, id, kind, label, opens, row: where.row, claims: claims.length, events: newEvents });
    },
    end: () => ({
      rows,
      opened,
      addedTo,
      unchanged,
      claims: { added, already },
      events,
      changes,
      faults: findings.faults,
      faultCount: findings.faultCount,
      faultCounts: Object.fromEntries(findings.faultCounts),
      questions: findings.questions,
      furtherQuestions: findings.furtherQuestions,
      left: Object.fromEntries(findings.left),
    }),
  };
}

/** Whether nothing stands in the way of a commit. */
export const isClean = (report: Pick<ImportReport, "faultCount" | "questions">): boolean =>
  report.faultCount === 0 && report.questions.length === 0;
