import { auditLeaf, parseBundle, readAudit, secondsOf, type AuditBeacon, type AuditNote } from "@apora/proof";
import {
  formatVerifierKey,
  openNote,
  parseNote,
  parseProofFile,
  parseVerifierKey,
  splitCosignature,
  TlogError,
  toBase64,
  type VerifierKey,
} from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import { z } from "zod";
import type { Actor, Command } from "../ledger/command.ts";
import { perform } from "../ledger/ledger.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { listAudits } from "./audits.ts";
import { withLog } from "./open-log.ts";
import type { LogSetting } from "./places.ts";
import { planBatch } from "./plan-batch.ts";
import { completeWaiting, sealWaiting } from "./seal.ts";
import { bodyOf, getStatement, readBundle, type StoredStatement } from "./statements.ts";

export const refuseAudit = (reason: string): AporaError => new AporaError("audit.refused", { reason });

/** The moment from which on a roll was fixed for others: when the last witness of its first head saw it, else its date. */
export async function fixedSince(reader: Reader, stored: StoredStatement): Promise<{ readonly at: bigint; readonly witnessed: boolean }> {
  const bundle = await readBundle(reader, stored.id);
  if (bundle === undefined) throw refuseAudit("the head over the statement is not signed yet");
  const { signatures } = parseNote(parseProofFile(parseBundle(bundle).proof).checkpoint);
  const times = signatures.flatMap(({ signature }) => splitCosignature(signature)?.time ?? []);
  const stated = BigInt(Math.floor(stored.stated_at.getTime() / 1000));
  return { at: times.reduce((a, b) => (a > b ? a : b), stated), witnessed: times.length > 0 };
}

/** @throws audit.refused when the value was known before the roll was fixed */
export async function requireLater(reader: Reader, stored: StoredStatement, beacon: AuditBeacon): Promise<{ readonly witnessed: boolean }> {
  const { at, witnessed } = await fixedSince(reader, stored);
  if (secondsOf(beacon.at) <= at)
    throw refuseAudit(`the public value became known at ${beacon.at}, before the roll was fixed: take a later one`);
  return { witnessed };
}

function readKey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (error instanceof TlogError) throw refuseAudit(error.message.replace(/\.$/, ""));
    throw error;
  }
}

function readSigned(note: string, key: VerifierKey): AuditNote {
  try {
    const audit = readAudit(openNote(note, [key]).text);
    if (audit !== undefined) return audit;
  } catch (error) {
    if (error instanceof TlogError) throw refuseAudit(error.message);
    throw error;
  }
  throw refuseAudit("the note is not one about a sample of a roll");
}

export type AuditRequest = {
  readonly statement: string;
  /** The signed note. */
  readonly note: string;
  /** The auditor's verifier key, as it came by a second way. */
  readonly auditor: string;
  readonly actor: Actor;
};

/** @throws audit.refused, statement.not-found */
async function check(reader: Reader, { statement: id, note, auditor }: AuditRequest): Promise<StoredStatement> {
  const stored = await getStatement(reader, id);
  const audit = readSigned(note, readKey(auditor));
  const { roll } = bodyOf(stored);
  if (audit.statement !== stored.id || toBase64(audit.rollRoot) !== roll.root || String(audit.hidden) !== roll.hidden)
    throw refuseAudit("it is about another roll");
  await requireLater(reader, stored, audit.beacon);
  if ((await listAudits(reader, id)).some((other) => other.note === note)) throw refuseAudit("it is there already");
  return stored;
}

const noteCommand = ({ statement, note, auditor }: AuditRequest): Command<object, { readonly number: number }> => ({
  name: "proofs.record-audit",
  audit: "proofs.audit-recorded@1",
  about: "Appends an auditor's signed note on a statement to the log.",
  input: z.strictObject({}),
  run: async (tx) => {
    const { openIndex } = await planBatch(tx, { open: (time) => auditLeaf({ note, time }) });
    const [row] = await tx.query<{ number: number }>(sql`
      insert into statement_audit (statement, number, idx, auditor, note, noted_at)
      select ${statement}, coalesce(max(number), 0) + 1, ${openIndex}, ${formatVerifierKey(readKey(auditor))}, ${note}, ${tx.now}
      from statement_audit where statement = ${statement} returning number`);
    const number = row?.number ?? 1;
    tx.audit({ statement, number });
    return { number };
  },
});

async function recordIn(setting: LogSetting, log: DurableLog, request: AuditRequest): Promise<number> {
  await sealWaiting(setting, log);
  await check(readFrom(setting.ledger.pool), request);
  const { result } = await perform(setting.ledger, noteCommand(request), { actor: request.actor, input: {} });
  await completeWaiting(setting, log);
  return result.number;
}

/**
 * Appends an auditor's note to the log and to the proof file of its statement. Returns its number among the statement's
 * audits. One that found entries bad is taken like any other.
 *
 * @throws audit.refused, statement.not-found, and what withLog throws
 */
export function recordAudit(setting: LogSetting, request: AuditRequest): Promise<number> {
  return withLog(setting, (log) => recordIn(setting, log, request));
}
