import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { readFrom, sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import type { Clock } from "../platform/clock.ts";

/** Reports that wait for somebody; beyond this a flood would only bury them. */
const MOST_WAITING = 2_000;

export type Waiting = { readonly id: string; readonly receivedOn: string; readonly page: string };

/**
 * Keeps a sealed report. Its id is random and its time is a day, so that nobody who holds the database learns when it came.
 * Not a command of the ledger: it claims nothing, and an audit event would say to the millisecond when somebody wrote.
 * @throws too-many when nobody has dealt with a great many
 */
export async function keepReport(pool: Pool, clock: Clock, report: { readonly page: string; readonly sealed: Uint8Array }): Promise<void> {
  const kept = await pool.query(
    `insert into mistake_report (id, received_on, page, sealed)
     select $1, $2, $3, $4 where (select count(*) from mistake_report) < $5`,
    [randomUUID(), clock.today(), report.page, Buffer.from(report.sealed), MOST_WAITING],
  );
  if (kept.rowCount === 0) throw new AporaError("too-many", {});
}

/** What waits, without its content; in an order that says nothing about the time of the day. */
export function listReports(pool: Pool): Promise<Waiting[]> {
  return readFrom(pool).query<Waiting>(sql`
    select id, received_on::text as "receivedOn", page from mistake_report order by received_on, id`);
}

/** The sealed content of a report. @throws not-found */
export async function getReport(pool: Pool, id: string): Promise<Uint8Array> {
  const [row] = await readFrom(pool).query<{ sealed: Buffer }>(sql`select sealed from mistake_report where id::text = ${id}`);
  if (row === undefined) throw new AporaError("not-found", {});
  return row.sealed;
}

/** Removes a report that somebody has dealt with. @throws not-found */
export async function removeReport(pool: Pool, id: string): Promise<void> {
  const removed = await pool.query("delete from mistake_report where id::text = $1", [id]);
  if (removed.rowCount === 0) throw new AporaError("not-found", {});
}
