import { parseCheckpoint, parseNote, type Checkpoint } from "@apora/tlog";
import type { Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";

type Asker = Pick<Reader, "query">;

/** A planned batch of leaves; with a note it is signed. */
export type Batch = {
  readonly number: number;
  readonly first: number;
  /** Leaves of the log with this batch. */
  readonly size: number;
  /** The log with this batch covers the ledger exactly up to here. */
  readonly position: Position;
  readonly time: Date;
  readonly adopted: boolean;
  /** The signed head, with cosignatures as they came; null while it waits for being signed. */
  readonly note: string | null;
  /** The verifier key of the log that signed it. */
  readonly key: string | null;
};

const BATCH = sql`b.number, b.first_index as first, b.size, b.position, b.time, b.adopted, h.note, h.key
  from log_batch b left join log_head h on h.batch = b.number`;

/** The latest batch, signed or not; undefined for a log that has not begun. */
export async function lastBatch(reader: Asker): Promise<Batch | undefined> {
  const [batch] = await reader.query<Batch>(sql`select ${BATCH} order by b.number desc limit 1`);
  return batch;
}

/** The latest batch that is signed. */
export async function lastSignedBatch(reader: Asker): Promise<Batch | undefined> {
  const [batch] = await reader.query<Batch>(sql`select ${BATCH} where h.note is not null order by b.number desc limit 1`);
  return batch;
}

/** The signed batch that ends at a length of the log. */
export async function findSignedBatch(reader: Asker, size: number): Promise<Batch | undefined> {
  const [batch] = await reader.query<Batch>(sql`select ${BATCH} where b.size = ${size} and h.note is not null`);
  return batch;
}

/** The batch a leaf belongs to. */
export async function batchOfLeaf(reader: Asker, index: number): Promise<Batch | undefined> {
  const [batch] = await reader.query<Batch>(sql`select ${BATCH} where b.size > ${index} order by b.size limit 1`);
  return batch;
}

/** Signed batches, the latest first. */
export function listSignedBatches(
  reader: Asker,
  { limit, skip = 0, upTo = Number.MAX_SAFE_INTEGER }: { readonly limit: number; readonly skip?: number; readonly upTo?: Position },
): Promise<readonly Batch[]> {
  return reader.query<Batch>(sql`
    select ${BATCH} where h.note is not null and b.position <= ${upTo} order by b.number desc limit ${limit} offset ${skip}`);
}

/** Leaves from one index up to another, in order. */
export async function readLeaves(reader: Asker, from: number, to: number): Promise<readonly Uint8Array[]> {
  const rows = await reader.query<{ leaf: Buffer }>(sql`select leaf from log_leaf where idx >= ${from} and idx < ${to} order by idx`);
  return rows.map(({ leaf }) => leaf);
}

/** What a signed note says about the tree. Its signature was checked when it was stored. */
export const headOf = (note: string): Checkpoint => parseCheckpoint(parseNote(note).text);
