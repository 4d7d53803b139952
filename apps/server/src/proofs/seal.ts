import { formatVerifierKey } from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import { getHead } from "../ledger/positions.ts";
import { perform } from "../ledger/ledger.ts";
import { readFrom } from "../platform/database.ts";
import { gatherCosignatures, readPolicy } from "./ask-witnesses.ts";
import { lastBatch, lastSignedBatch, readLeaves, type Batch } from "./batches.ts";
import { finishProofs } from "./finish-proofs.ts";
import { openLogKey } from "./open-keys.ts";
import { withLog } from "./open-log.ts";
import type { LogSetting } from "./places.ts";
import { planCommand, recordHeadCommand, type Beacon } from "./plan-batch.ts";

/** Who acts when the program does: nobody's pseudonym. */
export const LOG_ACTOR = { id: "apora-log" };

/** Leaves appended at once. */
const SLICE = 8192;

/** Writes a planned batch to the log and notes the head: what was begun is ended, and nothing is done twice. */
export async function completeBatch(setting: LogSetting, log: DurableLog, batch: Batch): Promise<void> {
  const reader = readFrom(setting.ledger.pool);
  if (Number(log.head().size) < batch.size) {
    const leaves: Uint8Array[] = [];
    for (let at = batch.first; at < batch.size; at += SLICE)
      leaves.push(...(await readLeaves(reader, at, Math.min(at + SLICE, batch.size))));
    await log.append(leaves);
  }
  // Before the head is noted: the proofs of this batch then carry what the witnesses signed.
  await gatherCosignatures(log, await readPolicy(setting.places.policy));
  const head = { note: log.head().note, key: formatVerifierKey((await openLogKey(setting)).key) };
  await perform(setting.ledger, recordHeadCommand(batch.number, head), { actor: LOG_ACTOR, input: {} });
}

/** Ends the batch that waits, if one does, and the proofs of statements that waited for it. */
export async function completeWaiting(setting: LogSetting, log: DurableLog): Promise<void> {
  const last = await lastBatch(readFrom(setting.ledger.pool));
  if (last !== undefined && last.note === null) await completeBatch(setting, log, last);
  await finishProofs(setting, log);
}

/** Seals all that waits in an open log: batch after batch, up to the head of the ledger. Returns how many batches. */
export async function sealWaiting(
  setting: LogSetting,
  log: DurableLog,
  wish: { readonly beacon?: Beacon | undefined } = {},
): Promise<number> {
  const { ledger } = setting;
  const reader = readFrom(ledger.pool);
  await completeWaiting(setting, log);
  let batches = 0;
  for (;;) {
    const [last, head] = [await lastSignedBatch(reader), await getHead(reader)];
    const beacon = batches === 0 ? wish.beacon : undefined;
    if (last !== undefined && last.position >= head.position && beacon === undefined) return batches;
    await perform(ledger, planCommand({ beacon }), { actor: LOG_ACTOR, input: {} });
    await completeWaiting(setting, log);
    batches += 1;
  }
}

export type Sealed = { readonly batches: number; readonly size: number; readonly position: number; readonly note: string };

/**
 * Seals every position of the ledger that waits: plans in the database, writes the tiles, signs, notes the head. A
 * program stopped anywhere in between goes on where it stood.
 *
 * @throws what withLog throws; nothing was signed then
 */
export function sealLog(setting: LogSetting, wish: { readonly beacon?: Beacon | undefined } = {}): Promise<Sealed> {
  return withLog(setting, async (log) => {
    const batches = await sealWaiting(setting, log, wish);
    const last = await lastSignedBatch(readFrom(setting.ledger.pool));
    return { batches, size: Number(log.head().size), position: last?.position ?? 0, note: log.head().note };
  });
}
