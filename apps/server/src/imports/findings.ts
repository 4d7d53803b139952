/** Where something stands in the file of the person who imports it. */
export type Where = { readonly sheet: string; readonly row: number; readonly column?: string | undefined };

/** What can be wrong with a cell, a row or a record. Texts are in the messages of whoever shows it. */
export type FaultCode =
  | "not-text"
  | "too-long"
  | "formula-without-value"
  | "error-value"
  | "day-that-never-was"
  | "date-unreadable"
  | "not-a-code"
  | "not-a-number"
  | "not-a-flag"
  | "not-accepted"
  | "charge-unreadable"
  | "missing-value"
  | "missing-key"
  | "missing-name"
  | "missing-source"
  | "unknown-reference"
  | "unknown-event"
  | "unknown-person"
  | "judgements-contradict"
  | "code-taken"
  | "cycle"
  | "not-json"
  | "unknown-command"
  | "not-accepted-input";

/** `about` names the property or kind; `text` is what was written, cut short; `detail` is what would be accepted. */
export type Fault = {
  readonly code: FaultCode;
  readonly where: Where;
  readonly about?: string | undefined;
  readonly text?: string | undefined;
  readonly detail?: string | undefined;
};

export type QuestionCode =
  | "date-order"
  | "date-century"
  | "date-january"
  | "date-serial"
  | "reference-unknown"
  | "reference-ambiguous"
  | "charge-ambiguous"
  | "likely-person"
  | "same-name-in-file";

/** Something that only a person can decide: asked once, however many rows it concerns. */
export type Question = {
  readonly code: QuestionCode;
  /** Kind of reference, property, or key of the row that the answer goes under. */
  readonly about: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly first: Where;
  readonly count: number;
};

/** What is shown of each; the rest is counted. */
const MOST_FAULTS = 200;
const MOST_QUESTIONS = 1000;
const MOST_TEXT = 120;

export type Findings = {
  fault(fault: Fault): void;
  ask(question: Omit<Question, "count">): void;
  /** Something the register has no place for was passed over; told as a count. */
  leave(what: string): void;
  readonly left: ReadonlyMap<string, number>;
  readonly faults: readonly Fault[];
  readonly faultCounts: ReadonlyMap<FaultCode, number>;
  readonly questions: readonly Question[];
  /** Questions beyond those kept. */
  readonly furtherQuestions: number;
  readonly faultCount: number;
};

export const cut = (text: string): string => (text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1)}…`);

/** Gathers what is wrong and what must be asked, in bounded memory. */
export function createFindings(): Findings {
  const faults: Fault[] = [];
  const counts = new Map<FaultCode, number>();
  const questions = new Map<string, Question>();
  const left = new Map<string, number>();
  let [total, further] = [0, 0];
  return {
    fault(fault) {
      total += 1;
      counts.set(fault.code, (counts.get(fault.code) ?? 0) + 1);
      if (faults.length < MOST_FAULTS) faults.push(fault.text === undefined ? fault : { ...fault, text: cut(fault.text) });
    },
    ask(question) {
      const key = `${question.code} ${question.about} ${question.text}`;
      const known = questions.get(key);
      if (known !== undefined) questions.set(key, { ...known, count: known.count + 1 });
      else if (questions.size < MOST_QUESTIONS) questions.set(key, { ...question, count: 1 });
      else further += 1;
    },
    leave(what) {
      const name = cut(what);
      if (left.size < MOST_FAULTS || left.has(name)) left.set(name, (left.get(name) ?? 0) + 1);
    },
    left,
    faults,
    faultCounts: counts,
    get questions() {
      return [...questions.values()].sort((a, b) => a.first.row - b.first.row);
    },
    get furtherQuestions() {
      return further;
    },
    get faultCount() {
      return total;
    },
  };
}
