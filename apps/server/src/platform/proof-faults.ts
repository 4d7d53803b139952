import type { ErrorDefinition } from "./error-definition.ts";

/** The codes of the transparency log and of published figures: a part of the closed list. */
export const PROOF_FAULTS = {
  /** Another process seals or publishes at this moment. Try again soon. */
  "log.busy": {
    status: 503,
    exit: 75,
    report: false,
    message: "Another program writes to the transparency log ({holder}): try again when it is done.",
  },
  /** The database or the folder of the log is behind a head that was signed. Signing would show two histories to the world. */
  "log.restored-older": {
    status: 503,
    exit: 65,
    report: true,
    message:
      "The transparency log was signed up to {signed} leaves, but {what} holds {stored}: it was probably restored from an older copy. Nothing will be signed. `apora log status` shows both; bring back the newer copy, or run `apora log adopt` to go on after what was signed.",
  },
  /** The record of the last signed head is gone, so nobody here knows what the world has seen. */
  "log.head-missing": {
    status: 503,
    exit: 65,
    report: true,
    message:
      "The transparency log has been signed up to {stored} leaves, but the record of the last signed head in {state} is missing. Nothing will be signed. Bring the folder back, or compare with your witnesses and run `apora log adopt`.",
  },
  /** The log has been signed and its key is not here. A new key would be another log. */
  "log.key-missing": {
    status: 503,
    exit: 78,
    report: true,
    message:
      "The transparency log has signed heads, but its key {file} is missing: bring the file back from where it is kept. Nothing will be signed.",
  },
  /** A file of the log, a key or a policy cannot be used as it is. */
  "log.damaged": { status: 503, exit: 65, report: true, message: "The transparency log cannot be used: {reason}" },
  /** Neither the database nor the given mirror holds all leaves up to the last signed head. */
  "log.mirror-differs": {
    status: 503,
    exit: 65,
    report: true,
    message: "The transparency log could not be completed: {reason} Nothing was changed; name a mirror with --from.",
  },
  /** No statement has this id. */
  "statement.not-found": { status: 404, exit: 66, report: false, message: "There is no statement {statement}." },
  /** The head over a statement is not signed yet. Seal the log. */
  "statement.no-proof": {
    status: 404,
    exit: 66,
    report: false,
    message: "There is no proof of {statement} yet: its head is not signed. `apora log seal` ends what was begun.",
  },
  /** An entry rests on so many records that its code fits on no sheet. Hand out the file instead. */
  "statement.too-long-for-paper": {
    status: 400,
    exit: 65,
    report: false,
    message: "The entry has {bytes} bytes, and a printed code holds {most}: hand out the proof file instead.",
  },
  /** No signed head of the log has this length. */
  "log.no-head": { status: 404, exit: 66, report: false, message: "There is no signed head over {size} entries of the log." },
  /** Closed entries are sealed, and nobody was named who could open them again. Set APORA_OPENINGS_TO. */
  "statement.no-seal": {
    status: 400,
    exit: 78,
    report: false,
    message:
      "Entries that stay closed are sealed for somebody, and APORA_OPENINGS_TO names nobody. `apora log seal-key` makes a key. Nothing was published.",
  },
  /** The entries of this statement were sealed for another key. */
  "statement.wrong-key": {
    status: 400,
    exit: 65,
    report: false,
    message: "The closed entries of {statement} were sealed for another key.",
  },
  /** A sample or an audit is not what it should be. Nothing was written. */
  "audit.refused": { status: 400, exit: 65, report: false, message: "The audit is refused: {reason}. Nothing was written." },
  /** A figure of events counts several of this person: say which. */
  "statement.several-entries": {
    status: 400,
    exit: 65,
    report: false,
    message: "The statement counts {count} events of {person}. Name one of them: {records}.",
  },
  /** The roll of a statement has no entry for this record. */
  "statement.no-entry": {
    status: 404,
    exit: 66,
    report: false,
    message:
      "No open entry of the statement {statement} is about {record}. Closed entries are opened with the key they were sealed for (--identity).",
  },
  /** Only figures over people on a day, without protected lines, can be stated so far. */
  "statement.not-provable": {
    status: 400,
    exit: 65,
    report: false,
    message: "The figure {figure} cannot be published as a statement: {reason}. Nothing was published.",
  },
  /** A correction must correct a statement on the same figure and day that none has corrected yet, and say why. */
  "statement.cannot-supersede": {
    status: 400,
    exit: 65,
    report: false,
    message: "The statement {statement} cannot be superseded like this: {reason}. Nothing was published.",
  },
  /** Two counted records look like one person. A judgement decides. */
  "statement.same-identity": {
    status: 409,
    exit: 65,
    report: false,
    message:
      "{count} counted records look like another one, and nobody has judged whether they are the same: {pairs}. Files with one name and year of birth: judge each pair with registry.judge-same (same or different). Events of one person with one kind and day: withdraw the one that is recorded twice. Then publish again. Nothing was published.",
  },
  /** Few hidden entries could be guessed. */
  "statement.hidden-too-few": {
    status: 400,
    exit: 65,
    report: false,
    message: "Only {hidden} entries would be hidden; fewer than {least} could be guessed. Hide more, or none. Nothing was published.",
  },
} as const satisfies Record<string, ErrorDefinition>;
