import type { PoolClient } from "pg";
import { readPolicy, recallHeads } from "./ask-witnesses.ts";
import { encodeBundle, equalBytes, TILE_WIDTH, TlogError, toHex, type TileSource } from "@apora/tlog";
import { openDurableLog, type DurableLog } from "@apora/tlog/node";
import { AporaError, type ErrorCode } from "../platform/errors.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { headOf, lastBatch, lastSignedBatch, readLeaves, type Batch } from "./batches.ts";
import { readSigner } from "./keys.ts";
import { openLogKey } from "./open-keys.ts";
import type { LogSetting } from "./places.ts";

/** The number of our advisory lock: "apora log" in letters would not fit. */
const LOCK = 4_100_711;
const PATIENCE_MS = 20_000;

const CODES: Partial<Record<string, ErrorCode>> = {
  "log.locked": "log.busy",
  "log.restored-older": "log.restored-older",
  "log.head-missing": "log.head-missing",
  "log.mirror-differs": "log.mirror-differs",
};

/** A fault of the log as one of the program's own errors; anything else is handed back. */
export function toLogError(error: unknown, { places }: Pick<LogSetting, "places">): unknown {
  if (!(error instanceof TlogError)) return error;
  const { pid, stored, signed } = error.details;
  const details = {
    holder: `process ${pid}`,
    what: "the folder of the log",
    stored: String(stored),
    signed: String(signed),
    state: places.stateFolder,
    reason: error.message,
  };
  return new AporaError(CODES[error.code] ?? "log.damaged", details, { cause: error });
}

async function takeLock(client: PoolClient): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [LOCK]);
    if (rows[0]?.taken === true) return;
    if (Date.now() > until) throw new AporaError("log.busy", { holder: "it has the lock of the database" });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the database knows of the log. */
export type Known = { readonly last: Batch | undefined; readonly signed: Batch | undefined };

/** Leaves as the database holds them, as a mirror would serve them. */
export const databaseMirror =
  (reader: Reader): TileSource =>
  async (ref) => {
    const from = Number(ref.index) * TILE_WIDTH;
    return encodeBundle(await readLeaves(reader, from, from + ref.width));
  };

/** Whether the log holds a planned batch word for word. */
export async function sameLeaves(log: DurableLog, reader: Reader, { first, size }: Batch): Promise<boolean> {
  const planned = await readLeaves(reader, first, size);
  for (const [i, leaf] of planned.entries()) if (!equalBytes(await log.leaf(BigInt(first + i)), leaf)) return false;
  return planned.length === size - first;
}

/** Refuses to go on where the database is not as far as what was signed, or holds something else. */
async function requireAgreement(log: DurableLog, reader: Reader, { last, signed }: Known): Promise<void> {
  const { size, root } = log.head();
  const older = (stored: number): AporaError =>
    new AporaError("log.restored-older", { signed: String(size), what: "the database", stored: String(stored) });
  const waiting = last !== undefined && last.note === null ? last : undefined;
  if (size === BigInt(signed?.size ?? 0)) {
    const note = signed?.note;
    if (typeof note === "string" && toHex(headOf(note).root) !== toHex(root)) throw older(signed?.size ?? 0);
    return;
  }
  // The batch had been written and signed when the program was stopped.
  if (waiting !== undefined && size === BigInt(waiting.size) && (await sameLeaves(log, reader, waiting))) return;
  throw older(last?.size ?? 0);
}

type Way = { readonly adoptHead?: string; readonly syncForward?: TileSource; readonly mayDiffer?: boolean };

/**
 * Opens the log as its only writer, on this database and on this folder, does the work and closes it.
 *
 * @param way out of a restored older copy; without one such a copy is refused
 * @throws log.busy, log.restored-older, log.head-missing, log.key-missing, log.mirror-differs, log.damaged
 */
export async function withLog<T>(setting: LogSetting, work: (log: DurableLog, known: Known) => Promise<T>, way: Way = {}): Promise<T> {
  const { ledger, places } = setting;
  const client = await ledger.pool.connect();
  try {
    await takeLock(client);
    const reader = readFrom(ledger.pool);
    const known = { last: await lastBatch(reader), signed: await lastSignedBatch(reader) };
    if (known.signed !== undefined && (await readSigner(places.logKey)) === undefined)
      throw new AporaError("log.key-missing", { file: places.logKey });
    const signer = await openLogKey(setting);
    const { mayDiffer = false, ...ways } = way;
    const note = known.signed?.note;
    const files = setting.files === undefined ? {} : { files: setting.files };
    const recalled = await recallHeads(await readPolicy(places.policy), signer.key);
    const reported = { reportedHeads: [...(typeof note === "string" ? [note] : []), ...recalled] };
    const log = await openDurableLog({ folder: places.folder, stateFolder: places.stateFolder, signer, ...files, ...reported, ...ways });
    try {
      if (!mayDiffer) await requireAgreement(log, reader, known);
      return await work(log, known);
    } finally {
      await log.close();
    }
  } catch (error) {
    throw toLogError(error, setting);
  } finally {
    await client.query("select pg_advisory_unlock_all()").catch(() => {});
    client.release();
  }
}
