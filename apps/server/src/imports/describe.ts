import type { Fault, FaultCode, Question, QuestionCode, Where } from "./findings.ts";
import { isClean, type ImportReport } from "./report.ts";

/** Sentences about an import for the terminal, in English like every other line there. */

export const FAULTS: Readonly<Record<FaultCode, string>> = {
  "not-text": "holds a character that is not text",
  "too-long": "is longer than a cell can be",
  "formula-without-value": "is a formula without a stored value: open the file in a spreadsheet program and save it",
  "error-value": "holds an error of a formula",
  "day-that-never-was": "is a date that never was",
  "date-unreadable": "is not a date that can be read",
  "not-a-code": 'is none of the words known: map it under "values"',
  "not-a-number": "is not a number",
  "not-a-flag": "is neither yes nor no",
  "not-accepted": "is not accepted",
  "charge-unreadable": 'is not a notation of articles that can be read: decide it under "charges"',
  "missing-value": "an event lacks what its kind cannot be without",
  "missing-key": "has no id",
  "missing-name": "is about somebody who is neither in the register nor named in the file",
  "missing-source": "has no source: every fact needs one",
  "unknown-reference": "refers to something that is neither in the register nor in the file",
  "unknown-event": "refers to an event that is not in the same person's file",
  "unknown-person": "refers to a person who is neither in the register nor in the file",
  "judgements-contradict":
    "contradicts what somebody decided: two people judged different are never joined by an import; decide that pair first",
  "code-taken": "has an id that the register gave to something else",
  cycle: "refers to itself in a circle",
  "not-json": "is not a record in JSON",
  "unknown-command": "names a command that is not imported",
  "not-accepted-input": "does not fit its command",
};

const QUESTIONS: Readonly<Record<QuestionCode, (question: Question) => string>> = {
  "date-order": ({ text }) => `"${text}" can be read in more than one order: set dates.order`,
  "date-century": ({ text }) => `"${text}": which century? set dates.century`,
  "date-january": ({ text }) => `"${text}": that day, or only the year? set dates.january to day or year`,
  "date-serial": ({ text }) => `"${text}" looks like a serial number of a spreadsheet: set dates.serials`,
  "reference-unknown": ({ about, text }) => `no ${about} is called "${text}": decide it under references.${about}`,
  "reference-ambiguous": ({ about, text }) => `several ${about}s are called "${text}": decide it under references.${about}`,
  "charge-ambiguous": ({ text }) => `"${text}" can be read in more than one way: decide it under charges`,
  "likely-person": ({ about, text }) => `${text} may be in the register already: set people["${about}"] to that id or to "new"`,
  "same-name-in-file": ({ text, options }) =>
    `several records are named "${text}" (${options.join(", ")}): one person or several? set people, or likely to "new"`,
};

export const whereText = ({ sheet, row, column }: Where): string =>
  [sheet === "" ? "" : `sheet ${sheet}`, row === 0 ? "" : `row ${row}`, column === undefined ? "" : `column ${column}`]
    .filter((part) => part !== "")
    .join(", ");

const faultText = ({ code, where, about, text, detail }: Fault): string =>
  `  ${whereText(where)}: ${text === undefined || text === "" ? "" : `"${text}" `}${FAULTS[code]}${about === undefined ? "" : ` (${about})`}${detail === undefined ? "" : `: ${detail}`}`;

function questionText(question: Question): string {
  const { options, count, first, code } = question;
  const times = count === 1 ? "" : `, ${count} times`;
  const choice = options.length === 0 || code === "same-name-in-file" ? "" : `\n      ${options.join("\n      ")}`;
  const place = whereText(first);
  return `  ${QUESTIONS[code](question)}${place === "" ? "" : ` (first in ${place}${times})`}${choice}`;
}

const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([kind, n]) => `${n} ${kind.replace("_", " ")}`)
    .join(", ") || "none";

const SHOWN = 20;

function section(title: string, lines: readonly string[], all: number): string[] {
  if (all === 0) return [];
  const shown = lines.slice(0, SHOWN);
  return [`${title}: ${all}`, ...shown, ...(all > shown.length ? [`  … and ${all - shown.length} more`] : [])];
}

/** The report of a dry run or of a refused commit, as lines. */
export function describeReport(report: ImportReport): string {
  const { claims, changes } = report;
  const files = [report.opened, report.addedTo].flatMap((counts) => Object.values(counts)).reduce((sum, n) => sum + n, 0);
  const counts = Object.entries(report.faultCounts).map(([code, n]) => `  ${n} × ${code}`);
  return [
    `Rows read: ${report.rows}`,
    `New records: ${countsText(report.opened)}`,
    `Added to: ${countsText(report.addedTo)}`,
    `Already there, nothing to add: ${countsText(report.unchanged)}`,
    `Facts: ${claims.added} to add, ${claims.already} already there; ${report.events} new events`,
    ...section(
      "Changes",
      changes.map(
        (one) => `  ${one.opens ? "new" : "add"} ${one.kind} ${one.label} [${one.key}]: ${one.claims} facts, ${one.events} events`,
      ),
      files,
    ),
    ...(Object.keys(report.left).length === 0 ? [] : [`Left aside, no place for it or erased: ${countsText(report.left)}`]),
    ...section("Questions for a person", report.questions.map(questionText), report.questions.length + report.furtherQuestions),
    ...section("Faults", report.faults.map(faultText), report.faultCount),
    ...(report.faultCount > SHOWN ? ["Faults by kind:", ...counts] : []),
    isClean(report) ? "Nothing stands in the way of --commit." : "It cannot be committed like this. Nothing was written.",
  ].join("\n");
}
