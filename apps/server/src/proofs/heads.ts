import { parseNote, splitCosignature } from "@apora/tlog";
import type { Position } from "../ledger/claim.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { findSignedBatch, type Batch } from "./batches.ts";

type Asker = Pick<Reader, "query">;

/** A signed head as a state of the register that can be asked for. */
export type Head = {
  /** Leaves of the log under it: by this number readers and witnesses know it. */
  readonly size: number;
  /** It covers the ledger exactly up to here. */
  readonly position: Position;
  /** Day of its batch in UTC. */
  readonly day: string;
};

const headOfBatch = ({ size, position, time }: Batch): Head => ({ size, position, day: time.toISOString().slice(0, 10) });

/** How an address names a head: `log-1280`. */
export const headText = ({ size }: Pick<Head, "size">): string => `log-${size}`;

/** Length of the log an address names; undefined where it names no head at all. */
export function readHeadText(text: string): number | undefined {
  const [, size] = /^log-([1-9]\d{0,14})$/.exec(text) ?? [];
  return size === undefined ? undefined : Number(size);
}

/**
 * What "as known at" means where a signed head may be named too: a head, a position, or a day.
 *
 * @throws log.no-head, time.unreadable
 */
export async function resolveKnown(reader: Reader, text: string): Promise<{ readonly position: Position; readonly head?: Head }> {
  const size = readHeadText(text);
  if (size === undefined) return { position: await resolveKnownAt(reader, text) };
  const batch = await findSignedBatch(reader, size);
  if (batch === undefined) throw new AporaError("log.no-head", { size });
  return { position: batch.position, head: headOfBatch(batch) };
}

/** States that can be asked for, the latest first: of heads that cover the same, the first that did. */
export async function listHeads(reader: Asker, limit: number): Promise<readonly Head[]> {
  const rows = await reader.query<{ size: number; position: Position; time: Date }>(sql`
    select min(b.size) as size, b.position, min(b.time) as time from log_batch b join log_head h on h.batch = b.number
    group by b.position order by b.position desc limit ${limit}`);
  return rows.map(({ size, position, time }) => ({ size, position, day: time.toISOString().slice(0, 10) }));
}

/** Who cosigned a head: the signatures below the log's own that carry a time. */
export function witnessesOf({ note }: Pick<Batch, "note">): readonly string[] {
  const { signatures } = parseNote(note ?? "");
  return signatures.flatMap(({ name, signature }) => (splitCosignature(signature) === undefined ? [] : [name]));
}
