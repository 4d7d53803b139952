import type { ErrorDefinition } from "./error-definition.ts";

/** The codes of the services: what leaves, what comes in, lists, estimates. A part of the closed list in errors.ts. */
export const SERVICE_ERRORS = {
  /** One person's file is larger than a command takes, so it cannot be carried over as one line. Nothing was written. */
  "export.file-too-large": {
    status: 500,
    exit: 65,
    report: true,
    message: "The file of the person {person} has {events} events or too many parts to be carried over as one line; nothing was written.",
  },
  /** The API knows no such parameter here: a filter that is overlooked would give a wrong answer. */
  "api.unknown-parameter": { status: 400, report: false, message: 'There is no parameter "{name}" at this address; there are: {known}.' },
  /** A parameter of the API has a value it cannot have. */
  "api.bad-parameter": { status: 400, report: false, message: 'The parameter "{name}" cannot be that: {problem}.' },
  /** Record linkage stopped at a named fault of its configuration or of the records; `fault` is its code in packages/linkage. */
  "linkage.refused": { status: 422, exit: 65, report: false, message: "The records were not linked. {reason} ({fault})" },
  /** A file to be imported cannot be read as a whole. Nothing was written. */
  "import.unreadable": { status: 400, exit: 65, report: false, message: "The file cannot be imported: {problem}. Nothing was written." },
  /** The mapping of an import does not fit its shape or its file. */
  "import.mapping": { status: 400, exit: 65, report: false, message: "The mapping does not fit: {problems}. Nothing was written." },
  /** The file has faults or open questions; the report lists them. */
  "import.refused": {
    status: 409,
    exit: 65,
    report: false,
    message: "The file was not imported: {faults} faults, {questions} open questions. Nothing was written.",
  },
  /** No import has this id. */
  "import.unknown": { status: 404, exit: 65, report: false, message: "There is no import {id}. `apora import list` names them all." },
  /** An import can be undone once; importing the file again brings it back. */
  "import.undone": { status: 409, exit: 65, report: false, message: "The import {id} was undone before. Nothing was changed." },
  /** Later work rests on what an import brought. */
  "import.built-upon": {
    status: 409,
    exit: 65,
    report: false,
    message: "Later work builds on {files} files of the import {id}. Nothing was changed.",
  },
  /** A period that cannot be read. */
  "estimate.period": {
    status: 400,
    exit: 64,
    report: false,
    message: "The period {period} cannot be read: write two days, such as 2020-05-01/2024-12-31.",
  },
  /** No list, the same one twice, or too many. */
  "estimate.lists": {
    status: 400,
    exit: 64,
    report: false,
    message: "Name one to {most} different lists; `apora estimate lists` shows them.",
  },
  /** A list that nobody is on, or that does not exist. */
  "estimate.unknown-list": { status: 404, exit: 64, report: false, message: "There is no list {list}; `apora estimate lists` shows them." },
  /** A region in which the register knows no place. */
  "estimate.territory": { status: 404, exit: 64, report: false, message: "The register knows no place in the region {territory}." },
  /** Nobody is on these lists in this period. */
  "estimate.empty": {
    status: 422,
    exit: 65,
    report: false,
    message: "Nobody is on these lists in this period, so there is nothing to count.",
  },
  /** A document whose outcome does not follow from its own counts, linkage and answers. */
  "estimate.altered": {
    status: 422,
    exit: 65,
    report: false,
    message: "The outcome does not follow from the counts and the answers in this document: it was changed after it had been made.",
  },
  /** No estimate of this code, or not this version. */
  "estimate.unknown": { status: 404, exit: 64, report: false, message: "There is no estimate {estimate}." },
  /** The verdict forbids to say anything. */
  "estimate.refused": {
    status: 409,
    exit: 65,
    report: false,
    message: "The estimate {estimate} was refused by its own verdict: there is no number that could be published.",
  },
  /** There is nothing to take back. */
  "estimate.unpublished": { status: 409, exit: 65, report: false, message: "The estimate {estimate} is not published." },
} as const satisfies Record<string, ErrorDefinition>;
