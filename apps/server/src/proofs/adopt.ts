import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseLeaf } from "@apora/proof";
import { formatVerifierKey, tilePath, type TileSource } from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import { z } from "zod";
import type { Command } from "../ledger/command.ts";
import { perform } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom, sql } from "../platform/database.ts";
import { toAporaError, type ErrorCode } from "../platform/errors.ts";
import { lastBatch, lastSignedBatch } from "./batches.ts";
import { openLogKey } from "./open-keys.ts";
import { databaseMirror, sameLeaves, withLog } from "./open-log.ts";
import type { LogSetting } from "./places.ts";
import { completeWaiting, LOG_ACTOR } from "./seal.ts";

export type LogStatus = {
  /** Leaves under the last signed head the database knows of. */
  readonly signed: number;
  /** The ledger up to here is covered by it. */
  readonly covered: number;
  readonly position: number;
  /** Whether a batch is planned that is not signed yet. */
  readonly waiting: boolean;
  /** Why nothing can be signed; undefined when all is well. */
  readonly fault: { readonly code: ErrorCode; readonly message: string } | undefined;
};

/** How the log stands. Opens it, signs nothing. */
export async function readLogStatus(setting: LogSetting): Promise<LogStatus> {
  const reader = readFrom(setting.ledger.pool);
  const [last, signed, head] = [await lastBatch(reader), await lastSignedBatch(reader), await getHead(reader)];
  const fault =
    last === undefined
      ? undefined
      : await withLog(setting, () => Promise.resolve(undefined)).catch((error: unknown) => {
          const { code, message } = toAporaError(error);
          return { code, message };
        });
  return {
    signed: signed?.size ?? 0,
    covered: signed?.position ?? 0,
    position: head.position,
    waiting: last !== undefined && last.note === null,
    fault,
  };
}

/** A mirror in a folder or at an address. */
export function mirrorAt(where: string): TileSource {
  if (!/^https?:\/\//.test(where)) return (ref) => readFile(path.join(where, tilePath(ref)));
  return async (ref) => {
    const answer = await fetch(`${where.replace(/\/$/, "")}/${tilePath(ref)}`, { signal: AbortSignal.timeout(30_000), redirect: "error" });
    if (!answer.ok) throw new Error(`the mirror answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}

/** First the leaves the database holds, then those of the mirror. */
const either =
  (first: TileSource, second: TileSource | undefined): TileSource =>
  async (ref) => {
    const here = await first(ref).catch(() => undefined);
    const isWhole = here !== undefined && here.length > 0;
    if (second === undefined) return here ?? new Uint8Array();
    return second(ref).catch((error: unknown) => {
      if (isWhole) return here;
      throw error;
    });
  };

/** Statements among leaves the database had lost: published, and no longer in this register. */
function statementsIn(leaves: readonly Uint8Array[]): readonly string[] {
  return leaves.flatMap((leaf) => {
    try {
      const read = parseLeaf(leaf);
      return read.kind === "figure" ? [read.statement.statement.id] : [];
    } catch {
      // A leaf of a later version of the program.
      return [];
    }
  });
}

type Lost = { readonly first: number; readonly leaves: readonly Uint8Array[]; readonly note: string; readonly key: string };

const adoptCommand = ({ first, leaves, note, key }: Lost): Command<object, object> => ({
  name: "proofs.adopt-leaves",
  audit: "proofs.leaves-adopted@1",
  about: "Takes over leaves that were signed and that a restored database does not know.",
  input: z.strictObject({}),
  run: async (tx) => {
    // A batch that was planned and not signed gives way; its records wait again.
    await tx.query(sql`delete from log_record where idx >= ${first}`);
    await tx.query(sql`delete from log_leaf where idx >= ${first}`);
    await tx.query(sql`delete from log_batch where first_index >= ${first}`);
    const last = await lastBatch(tx);
    const number = (last?.number ?? 0) + 1;
    await tx.query(sql`
      insert into log_batch (number, first_index, size, position, time, adopted)
      values (${number}, ${first}, ${first + leaves.length}, ${last?.position ?? 0}, ${tx.now}, true)`);
    await tx.query(sql`
      insert into log_leaf (idx, leaf)
      select ${first} + u.place - 1, u.leaf from unnest(${leaves.map((leaf) => Buffer.from(leaf))}::bytea[]) with ordinality as u(leaf, place)`);
    await tx.query(sql`insert into log_head (batch, note, key) values (${number}, ${note}, ${key})`);
    tx.audit({ batch: number, leaves: leaves.length });
    return {};
  },
});

export type Adopted = {
  /** Leaves taken over into the database: what they commit to is lost here. */
  readonly leaves: number;
  readonly size: number;
  /** Statements among them that this register no longer holds. */
  readonly lostStatements: readonly string[];
};

async function adoptInto(setting: LogSetting, log: DurableLog): Promise<Adopted> {
  const reader = readFrom(setting.ledger.pool);
  const [signed, last] = [await lastSignedBatch(reader), await lastBatch(reader)];
  const size = Number(log.head().size);
  // A planned batch that is in the log word for word is simply finished; any other way it is dropped below.
  const isPlanned = last !== undefined && last.note === null && size === last.size;
  if (isPlanned && (await sameLeaves(log, reader, last))) {
    await completeWaiting(setting, log);
    return { leaves: 0, size, lostStatements: [] };
  }
  const first = signed?.size ?? 0;
  const leaves: Uint8Array[] = [];
  for (let index = first; index < size; index += 1) leaves.push(await log.leaf(BigInt(index)));
  if (leaves.length > 0) {
    const lost = { first, leaves, note: log.head().note, key: formatVerifierKey((await openLogKey(setting)).key) };
    await perform(setting.ledger, adoptCommand(lost), { actor: LOG_ACTOR, input: {} });
  }
  await completeWaiting(setting, log);
  return { leaves: leaves.length, size: Number(log.head().size), lostStatements: statementsIn(leaves) };
}

/**
 * The way out after a restore. What was signed stays: leaves missing in the folder come from the database (or a mirror),
 * leaves missing in the database come from the folder. Nothing that was signed is signed differently.
 *
 * @param options.mirror the address or folder of a copy of the log
 * @throws log.mirror-differs when neither holds all leaves; what withLog throws
 */
export async function adoptLog(setting: LogSetting, options: { readonly mirror?: string | undefined } = {}): Promise<Adopted> {
  const reader = readFrom(setting.ledger.pool);
  const note = (await lastSignedBatch(reader))?.note;
  const published = await readFile(path.join(setting.places.folder, "checkpoint"), "utf8").catch(() => undefined);
  const head = note ?? published;
  const syncForward = either(databaseMirror(reader), options.mirror === undefined ? undefined : mirrorAt(options.mirror));
  return withLog(setting, (log) => adoptInto(setting, log), {
    ...(typeof head === "string" ? { adoptHead: head } : {}),
    syncForward,
    mayDiffer: true,
  });
}
