import type { ErrorDefinition } from "./error-definition.ts";
import { PROOF_FAULTS } from "./proof-faults.ts";
import { SERVICE_ERRORS } from "./service-errors.ts";

export type { ErrorDefinition };

/**
 * The closed list. A room adds its codes here as `room.reason`, with a comment saying when it is thrown
 * and what the caller should do; nothing else in the program invents an error.
 */
export const ERRORS = {
  /** One or more settings are wrong; nothing was started. The message lists every fault with its cure. */
  "config.invalid": { status: 500, exit: 64, report: false, message: "Apora cannot start with these settings.\n{faults}" },
  /** Another program listens on our address. Choose another port or stop that program. */
  "port.taken": {
    status: 500,
    exit: 69,
    report: false,
    message: "Port {port} on {host} is already in use: stop the program that uses it, or set APORA_PORT to another port.",
  },
  /** The folder has an owner that is alive. Wait or use the running one. */
  "data.locked": {
    status: 503,
    exit: 75,
    report: false,
    message: "Another Apora (process {pid}) runs on the folder {folder}: stop it first, or set APORA_DATA to another folder.",
  },
  /** The data was written by a later program. Never "repaired": an old program must not write to a newer form. */
  "data.newer-version": {
    status: 503,
    exit: 65,
    report: true,
    message:
      "The data in {where} were written by a newer version ({found}; this program knows {known}): start the newer program again. Nothing was changed.",
  },
  /** The cluster belongs to an earlier PostgreSQL major; it has to be carried over, not opened. */
  "data.older-version": {
    status: 503,
    exit: 65,
    report: true,
    message:
      "The data in {where} were written by PostgreSQL {found}, this program brings PostgreSQL {known}: set APORA_PG_BIN to the programs of PostgreSQL {found}, or carry the data over first. Nothing was changed.",
  },
  /** The folder cannot be created, entered or written. */
  "data.unwritable": {
    status: 503,
    exit: 73,
    report: true,
    message:
      "Apora cannot write to the folder {folder} ({reason}): give it to the account that runs Apora, or set APORA_DATA to another folder.",
  },
  /** No space left, on any of our volumes. Acknowledged writes are kept. */
  "disk.full": {
    status: 507,
    exit: 74,
    report: true,
    message: "The disk that holds {folder} is full: free some space and start again. Everything that was confirmed is kept.",
  },
  /** The PostgreSQL server of APORA_DATABASE_URL does not answer or refuses us. The password is never printed. */
  "database.unreachable": {
    status: 503,
    exit: 69,
    report: true,
    message: "The database at {where} cannot be reached ({reason}): check APORA_DATABASE_URL and that the server runs.",
  },
  /** The server is older than the dialect we are written in. */
  "database.too-old": {
    status: 503,
    exit: 69,
    report: true,
    message: "PostgreSQL {found} is too old: Apora needs PostgreSQL {needed} or newer.",
  },
  /** Search would be silently wrong: the database does not know Cyrillic letters. */
  "database.locale": {
    status: 503,
    exit: 65,
    report: true,
    message:
      "The database {database} does not treat letters such as Ў correctly ({fault}), so search would silently miss people: create it with encoding UTF8 and the locale C.UTF-8.",
  },
  /** Our own PostgreSQL did not start and none of the known reasons fits; the last lines of its log are given. */
  "database.not-started": { status: 503, exit: 70, report: true, message: "The built-in PostgreSQL did not start. Its last words: {log}" },
  /** The server did not leave after the polite and the firm request; it is never killed. */
  "database.not-stopped": {
    status: 503,
    exit: 70,
    report: true,
    message: "The built-in PostgreSQL (process {pid}) has not stopped yet; the next start will take it over.",
  },
  /** There is no way to run PostgreSQL here. */
  "platform.unsupported": { status: 503, exit: 69, report: true, message: "The built-in PostgreSQL cannot run here: {reason}" },
  /** A migration that was already applied has another text now. Restore the file; add a new migration instead. */
  "migration.changed": {
    status: 503,
    exit: 65,
    report: true,
    message: "Migration {number} ({name}) was changed after it had been applied: restore the file and put the change into a new migration.",
  },
  /** A gap, a duplicate or a bad name in the migrations folder, or a file missing that was applied. */
  "migration.disordered": { status: 503, exit: 65, report: true, message: "The migrations are not in order: {fault}" },
  /** The database refused a migration; it was rolled back as a whole. */
  "migration.failed": { status: 503, exit: 70, report: true, message: "Migration {number} ({name}) failed and was rolled back: {reason}" },
  /** A whole number from the database does not fit a JavaScript number; it must be read as text there. */
  "database.number-too-large": { status: 500, report: true, message: "A whole number from the database is too large to be exact." },

  /** The request is malformed. */
  "bad-request": { status: 400, exit: 64, report: false, message: "The request could not be understood." },
  /** Absent and forbidden look alike on purpose. */
  "not-found": { status: 404, report: false, message: "There is nothing at this address." },
  /** The address exists, but not for this method. */
  "method-not-allowed": { status: 405, report: false, message: "This address does not accept this kind of request." },
  /** The sender was too slow. */
  "request-timeout": { status: 408, report: false, message: "The request took too long to arrive." },
  /** The body exceeds the limit of its route. */
  "too-large": { status: 413, report: false, message: "The request is too large." },
  /** The address exceeds our limit. */
  "uri-too-long": { status: 414, report: false, message: "The address is too long." },
  /** A limit was reached; try again later. */
  "too-many": { status: 429, report: false, message: "Too many requests: please wait a moment." },
  /** A command's input does not fit its schema. Nothing was written. */
  "command.invalid-input": {
    status: 400,
    exit: 64,
    report: false,
    message: "{command} was not carried out, nothing was written: {problems}",
  },
  /** No command has this name. */
  "command.unknown": {
    status: 404,
    exit: 64,
    report: false,
    message: "There is no command {command}. `apora command list` names them all.",
  },
  /** A value does not fit its property. Nothing was written. */
  "claim.invalid-value": {
    status: 400,
    exit: 65,
    report: false,
    message: "The value of {property} is not accepted ({where} {problem}). Nothing was written.",
  },
  /** An unpublished fact about somebody was to be stored in the clear. Seal it in a client first. */
  "claim.needs-sealing": {
    status: 400,
    exit: 65,
    report: false,
    message:
      "{property} is a public property and cannot be kept for the audience {audience} in the clear: unpublished facts must be sealed before they are sent. Nothing was written.",
  },
  /** The audience is wider than the class of the property allows. */
  "claim.audience-too-wide": {
    status: 400,
    exit: 65,
    report: false,
    message: "{property} may not be told to the audience {audience}. Nothing was written.",
  },
  /** A judgement names a claim that is not in this file. */
  "claim.unknown": {
    status: 404,
    exit: 65,
    report: false,
    message: "There is no claim at position {position} in this file. Nothing was written.",
  },
  /** What was to be erased is what figures count: published numbers would change. Withdraw what is wrong; erase names and remarks. */
  "erasure.counted": {
    status: 409,
    exit: 65,
    report: false,
    message:
      "What these claims say is counted by figures, and numbers already published would change. Names and remarks can be erased. Nothing was erased.",
  },
  /** There is nothing in words left in the file, or everything was erased before. */
  "erasure.nothing-left": {
    status: 409,
    exit: 65,
    report: false,
    message: "Nothing in words is left in this file. Nothing was written.",
  },
  /** An id or a code was given to two entities of one kind. */
  "ledger.entity-exists": {
    status: 409,
    exit: 65,
    report: false,
    message: "An entity of this kind with this id or code is already in the ledger. Nothing was written.",
  },
  /** The notation of an article can be read in more than one way: ask a person, never guess. */
  "charge.ambiguous-notation": {
    status: 409,
    exit: 65,
    report: false,
    message: '"{text}" can be read in more than one way: {readings}. Say which one is meant by giving the provisions. Nothing was written.',
  },
  /** The notation of an article cannot be read. */
  "charge.unreadable-notation": {
    status: 400,
    exit: 65,
    report: false,
    message: '"{text}" is not a notation of articles that can be read. Give the provisions, or describe the charge. Nothing was written.',
  },
  /** A reference names nothing of that kind. */
  "registry.unknown-reference": {
    status: 404,
    exit: 65,
    report: false,
    message: 'There is no {kind} "{reference}" in the register. Nothing was written.',
  },
  /** The person, or what else the command is about, is not in the register. */
  "registry.not-found": {
    status: 404,
    exit: 65,
    report: false,
    message: "There is no {kind} with this id in the register. Nothing was written.",
  },
  /** A person cannot be judged against itself. */
  "registry.same-file": {
    status: 400,
    exit: 65,
    report: false,
    message: "A file cannot be judged the same as, or different from, itself.",
  },
  /** What would be decided joins two files that a standing judgement keeps apart. Withdraw that judgement first, or judge that pair again. */
  "registry.judgements-contradict": {
    status: 409,
    exit: 65,
    report: false,
    message:
      "The files {a} and {b} were judged different people, and this would make them one. Withdraw that judgement or judge that pair again first. Nothing was written.",
  },
  /** There is no decision on suspected pairs with this id. */
  "matching.unknown": {
    status: 404,
    exit: 65,
    report: false,
    message: "There is no decision {id}. `apora matches decisions` names them all.",
  },
  /** A decision can be taken back once. */
  "matching.undone": { status: 409, exit: 65, report: false, message: "The decision {id} was taken back before. Nothing was changed." },
  /** There is no task with this id. */
  "matching.task-unknown": { status: 404, exit: 65, report: false, message: "There is no task {id}. `apora tasks list` names them all." },
  /** A task is in that state already; somebody else may have been faster. */
  "matching.task-unchanged": { status: 409, exit: 65, report: false, message: "The task {id} is {state} already. Nothing was changed." },
  /** A list to compare is neither a table nor a body of the register. */
  "matching.list-unknown": {
    status: 404,
    exit: 66,
    report: false,
    message: "{list} is neither a file nor the code of an organisation in the register.",
  },
  /** A point in time in an address or an option cannot be read. */
  "time.unreadable": {
    status: 400,
    exit: 64,
    report: false,
    message: '"{value}" is not a point in time that can be read: write a day such as 2024-05-21, or a position of the ledger.',
  },
  /** No figure has this id. */
  "figure.unknown": { status: 404, exit: 64, report: false, message: 'There is no figure "{figure}". `apora figure list` names them all.' },
  /** A figure over a period was asked for a day, or the other way round. */
  "figure.wrong-time": { status: 400, exit: 64, report: false, message: 'The figure {figure} {needs}, "{value}" is not that.' },
  /** The count and the records behind it differ, or a difference does not add up: a fault of the program. */
  "figure.does-not-add-up": {
    status: 500,
    exit: 70,
    report: true,
    message: "The figure {figure} does not add up: {problem}. Run `apora rebuild --check`.",
  },
  /** Projections differ from what the claims say. */
  "projection.differs": {
    status: 500,
    exit: 70,
    report: true,
    message: "The projections differ from the claims: {problem}. `apora rebuild` makes them again.",
  },
  /** A backup file is damaged, incomplete or of another format. */
  "backup.unreadable": {
    status: 400,
    exit: 65,
    report: false,
    message: "The backup {file} cannot be used: {problem}. Nothing was changed.",
  },
  /** A restore needs an empty database. */
  "backup.target-not-empty": {
    status: 409,
    exit: 65,
    report: false,
    message: "The database already holds a ledger (position {position}): restore into an empty one. Nothing was changed.",
  },
  /** A file named on the command line cannot be read or written. */
  "file.unusable": { status: 400, exit: 66, report: false, message: "The file {file} cannot be used ({reason})." },
  ...SERVICE_ERRORS,
  /** The operator stopped a long task; its transaction was rolled back. */
  interrupted: { status: 503, exit: 130, report: false, message: "Stopped as asked. Nothing was changed." },
  /** Invented people are never put into a real register. */
  "synth.not-empty": {
    status: 409,
    exit: 65,
    report: false,
    message:
      "This database holds real records or none of synthetic making: invented people are only made in a database of their own. Nothing was written.",
  },
  ...PROOF_FAULTS,
  /** Anything we did not foresee. */
  internal: { status: 500, exit: 70, report: true, message: "Something went wrong on our side." },
  /** The database is away or starting; try again soon. */
  unavailable: { status: 503, exit: 69, report: true, message: "The service is not available at the moment." },
  /** We were too slow. */
  timeout: { status: 504, exit: 75, report: true, message: "The answer took too long." },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** The only error the program throws on purpose. */
export class AporaError extends Error {
  override readonly name: string = "AporaError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(fillIn(ERRORS[code].message, details), options);
    this.code = code;
    this.details = details;
  }

  /** Status, exit code and whether to report, from the table. */
  get definition(): ErrorDefinition {
    return ERRORS[this.code];
  }
}

function fillIn(sentence: string, details: ErrorDetails): string {
  return sentence.replaceAll(/\{([a-zA-Z]+)\}/g, (hole, name: string) => String(details[name] ?? hole));
}

/** The `code` of a Node or PostgreSQL error (`ENOSPC`, `57P03`), if there is one. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const UNAVAILABLE = new Set(["57P01", "57P02", "57P03", "53300", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/**
 * The one door from `unknown` to a typed error. It recognises only faults whose meaning does not depend on
 * where they happened; the rest is `internal`, with the original as cause.
 */
export function toAporaError(error: unknown): AporaError {
  if (error instanceof AporaError) return error;
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "53100") return new AporaError("disk.full", { folder: "the data" }, { cause: error });
  if (code === "57014") return new AporaError("timeout", {}, { cause: error });
  if (code === "EADDRINUSE") return new AporaError("port.taken", listenDetails(error), { cause: error });
  if ((code !== undefined && (UNAVAILABLE.has(code) || /^08...$/.test(code))) || isLostConnection(error))
    return new AporaError("unavailable", {}, { cause: error });
  return new AporaError("internal", {}, { cause: error });
}

/** The driver gives these no code; a socket that is gone looks like a missing file. */
const LOST_CONNECTION = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return LOST_CONNECTION.test(error.message) || ("syscall" in error && error.syscall === "connect");
}

function listenDetails(error: unknown): ErrorDetails {
  const { port, address } = error as { port?: unknown; address?: unknown };
  return { port: typeof port === "number" ? port : "?", host: typeof address === "string" ? address : "this machine" };
}
