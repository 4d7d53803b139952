import { canonicalBytes, canonicalJson, sha256, signNote, toBase64, toHex, utf8, type Json, type Signer } from "@apora/tlog";
import { ProofError } from "./errors.ts";
import type { When } from "./definition.ts";
import {
  malformed,
  readBytes,
  readCount,
  readDay,
  readDigest,
  readInstant,
  readMembers,
  readName,
  readText,
  readTexts,
  type Texts,
} from "./read-json.ts";

/** Another statement, by id and by the hash of its bytes. */
export type StatementRef = { readonly id: string; readonly sha256: string };

/**
 * A figure, frozen. Stored, signed and public: the members and their spelling are fixed by version "1". Numbers are
 * texts, so that no reader rounds them.
 */
export type Statement = {
  readonly v: "1";
  readonly id: string;
  /** The series: the figure's id in the register, such as `in-custody/viasna`. */
  readonly figure: string;
  /** What is claimed, by language: one sentence a newspaper could print. */
  readonly text: Texts;
  readonly value: string;
  /** Further records that may count: partial dates or facts that are missing. They are not in the roll. */
  readonly uncertain: string;
  readonly unit: string;
  readonly definition: { readonly id: string; readonly version: string; readonly sha256: string };
  /** A day, or first and last day of a period with a slash between. */
  readonly valid_at: string;
  /** The log as it was known: leaves and base64 root. */
  readonly known_at: { readonly size: string; readonly root: string };
  /** One leaf for each counted record; `vrf_pk` is the roll's own key, base64. */
  readonly roll: {
    readonly size: string;
    readonly root: string;
    readonly vrf_pk: string;
    readonly public: string;
    readonly hidden: string;
    /** Entries whose identity equals another's and that a logged review told apart (n > 0). */
    readonly told_apart: string;
  };
  /** The program that counted; empty texts where unknown. */
  readonly code: { readonly version: string; readonly commit: string; readonly sha256: string };
  readonly stated_at: string;
  /** The statement before this one in the series. */
  readonly previous: StatementRef | null;
  /** The statement this one corrects, and why. */
  readonly supersedes: StatementRef | null;
  readonly reason: Texts | null;
};

/** A statement with its one text, and the hash by which others refer to it. */
export type CanonicalStatement = { readonly statement: Statement; readonly text: string; readonly sha256: string };

/** Cells of non-public records below this size are not published. */
export const LEAST_HIDDEN = 5n;
/** A statement lies in a leaf of the log together with its signature. */
const MAX_STATEMENT_BYTES = 32 * 1024;

export function canonicalStatement(statement: Statement): CanonicalStatement {
  const bytes = canonicalBytes(statement);
  if (bytes.length > MAX_STATEMENT_BYTES) throw malformed("The statement", "it is too long");
  return { statement, text: canonicalJson(statement), sha256: toHex(sha256(bytes)) };
}

/** The days a statement is about. */
export function whenOf({ valid_at: text }: Pick<Statement, "valid_at">): When {
  const [from = "", to = from] = text.split("/");
  return { from, to };
}

function checkSums({ value, roll, supersedes, reason }: Statement): void {
  const add = (fault: string): ProofError => new ProofError("statement.does-not-add-up", { fault });
  if (value !== roll.size) throw add("the value is not the size of the roll");
  if (BigInt(roll.public) + BigInt(roll.hidden) !== BigInt(roll.size)) throw add("public and hidden records are not together the roll");
  if ((supersedes === null) !== (reason === null)) throw add("a correction needs a reason, and only a correction has one");
  const hidden = BigInt(roll.hidden);
  if (hidden > 0n && hidden < LEAST_HIDDEN)
    throw new ProofError("statement.hidden-too-few", { hidden: roll.hidden, least: String(LEAST_HIDDEN) });
}

/** What the publisher says; the rest follows from the roll and the log. */
export type StatementDraft = Omit<Statement, "v" | "value" | "roll" | "known_at"> & {
  readonly known_at: { readonly size: bigint; readonly root: Uint8Array };
  readonly roll: {
    readonly size: bigint;
    readonly root: Uint8Array;
    readonly publicKey: Uint8Array;
    /** How many entries everybody will be able to open. */
    readonly public: bigint;
    readonly toldApart: bigint;
  };
};

/**
 * Makes a statement out of what was counted.
 *
 * @throws proof.malformed, statement.does-not-add-up, statement.hidden-too-few
 */
export function composeStatement(draft: StatementDraft): CanonicalStatement {
  const { roll, known_at: knownAt } = draft;
  const statement = readStatement({
    ...draft,
    v: "1",
    value: String(roll.size),
    known_at: { size: String(knownAt.size), root: toBase64(knownAt.root) },
    roll: {
      size: String(roll.size),
      root: toBase64(roll.root),
      vrf_pk: toBase64(roll.publicKey),
      public: String(roll.public),
      hidden: String(roll.size - roll.public),
      told_apart: String(roll.toldApart),
    },
  });
  checkSums(statement);
  return canonicalStatement(statement);
}

function readRef(value: Json | undefined, what: string): StatementRef | null {
  if (value === null) return null;
  const members = readMembers(value, what, { required: ["id", "sha256"] });
  return { id: readName(members["id"], what), sha256: readDigest(members["sha256"], what) };
}

function readValidAt(value: Json | undefined, what: string): string {
  const text = readText(value, what);
  const days = text.split("/").map((day) => readDay(day, what));
  const [from = "", to = from] = days;
  if (days.length > 2 || to < from) throw malformed(what, "it is neither a day nor a period");
  return text;
}

function readRollPart(value: Json | undefined, what: string): Statement["roll"] {
  const roll = readMembers(value, what, { required: ["size", "root", "vrf_pk", "public", "hidden", "told_apart"] });
  return {
    size: String(readCount(roll["size"], `${what}, size`)),
    root: toBase64(readBytes(roll["root"], `${what}, root`, 32)),
    vrf_pk: toBase64(readBytes(roll["vrf_pk"], `${what}, vrf_pk`, 32)),
    public: String(readCount(roll["public"], `${what}, public`)),
    hidden: String(readCount(roll["hidden"], `${what}, hidden`)),
    told_apart: String(readCount(roll["told_apart"], `${what}, told_apart`)),
  };
}

const MEMBERS = [
  "v",
  "id",
  "figure",
  "text",
  "value",
  "uncertain",
  "unit",
  "definition",
  "valid_at",
  "known_at",
  "roll",
  "code",
  "stated_at",
  "previous",
  "supersedes",
  "reason",
] as const;

/** Reads a statement's members. Whether its numbers agree with each other is verification's business. @throws proof.malformed */
export function readStatement(value: Json | undefined): Statement {
  const what = "The statement";
  const s = readMembers(value, what, { required: MEMBERS });
  if (s["v"] !== "1") throw malformed(what, "its version is not known here");
  const definition = readMembers(s["definition"], `${what}, definition`, { required: ["id", "version", "sha256"] });
  const knownAt = readMembers(s["known_at"], `${what}, known_at`, { required: ["size", "root"] });
  const code = readMembers(s["code"], `${what}, code`, { required: ["version", "commit", "sha256"] });
  return {
    v: "1",
    id: readName(s["id"], `${what}, id`),
    figure: readName(s["figure"], `${what}, figure`),
    text: readTexts(s["text"], `${what}, text`),
    value: String(readCount(s["value"], `${what}, value`)),
    uncertain: String(readCount(s["uncertain"], `${what}, uncertain`)),
    unit: readName(s["unit"], `${what}, unit`),
    definition: {
      id: readName(definition["id"], `${what}, definition`),
      version: readName(definition["version"], `${what}, definition`),
      sha256: readDigest(definition["sha256"], `${what}, definition`),
    },
    valid_at: readValidAt(s["valid_at"], `${what}, valid_at`),
    known_at: {
      size: String(readCount(knownAt["size"], `${what}, known_at`)),
      root: toBase64(readBytes(knownAt["root"], `${what}, known_at`, 32)),
    },
    roll: readRollPart(s["roll"], `${what}, roll`),
    code: {
      version: readText(code["version"], `${what}, code`),
      commit: readText(code["commit"], `${what}, code`),
      sha256: readText(code["sha256"], `${what}, code`),
    },
    stated_at: readInstant(s["stated_at"], `${what}, stated_at`),
    previous: readRef(s["previous"], `${what}, previous`),
    supersedes: readRef(s["supersedes"], `${what}, supersedes`),
    reason: s["reason"] === null ? null : readTexts(s["reason"], `${what}, reason`),
  };
}

/** The text of the note by which a publisher signs a statement. */
export const statementNoteText = ({ statement, sha256: digest }: CanonicalStatement): string =>
  `apora-statement/v1\n${statement.id}\n${digest}\n`;

/** A publisher's signature on a statement, as a signed note. @throws key.malformed */
export const signStatement = (statement: CanonicalStatement, signers: readonly Signer[]): string =>
  signNote(statementNoteText(statement), signers);

/** SHA-256 of a text's UTF-8, in hex. */
export const digestOf = (text: string): string => toHex(sha256(utf8(text)));
