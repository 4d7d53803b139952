import type pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { inTransaction, readFrom, sql, type Reader } from "./database.ts";

/** Channel on which workers are woken. It only wakes: what is due is what the table says. */
export const JOB_CHANNEL = "apora_job";

export type JobPayload = Readonly<Record<string, string | number>>;

/** Work to be done after the commit of the transaction it is enqueued in. The payload holds ids, never names or texts. */
export type JobRequest = {
  readonly kind: string;
  readonly payload: JobPayload;
  /** At most one job with this key exists until it is pruned; a schedule slot is `cron:<job>:<slot>`. */
  readonly dedupeKey?: string;
  readonly runAt?: Date;
  /** Higher runs first; 0 unless given. */
  readonly priority?: number;
  readonly maxAttempts?: number;
};

/** A job as its handler gets it. Delivery is at least once: effects outside the database should carry the id. */
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Set off when the lease was lost or the worker has to leave: another worker may run the job now. */
  readonly signal: AbortSignal;
};

/** Does the work of one kind. It must be idempotent. */
export interface JobHandler {
  handle(payload: JobPayload, job: Job): Promise<void>;
  /** One run does the work of every job of the kind that waited when it began: after a large import there are a thousand. */
  readonly doesAll?: true;
}

export type TakenJob = {
  readonly id: string;
  readonly kind: string;
  readonly payload: JobPayload;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Made anew for every take, so that whoever lost the lease completes nothing, even the same worker. */
  readonly lease: string;
};

export type DeadJob = {
  readonly id: string;
  readonly kind: string;
  readonly attempt: number;
  readonly deadAt: Date;
  readonly lastError: string | null;
};
export type JobCounts = { readonly pending: number; readonly overdue: number; readonly running: number; readonly dead: number };

/** Days for which finished jobs are kept, and with them their dedupe keys. */
export const KEPT_DAYS = 7;

/**
 * Enqueues a job in the caller's transaction: it exists if and only if that commits.
 * False when a job with the same dedupe key is there already.
 */
export async function enqueueJob(tx: Reader, job: JobRequest): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into job (id, kind, payload, dedupe_key, run_at, priority, max_attempts)
    values (${uuidv7()}, ${job.kind}, ${JSON.stringify(job.payload)}::jsonb, ${job.dedupeKey ?? null},
            coalesce(${job.runAt ?? null}::timestamptz, now()), ${job.priority ?? 0}, ${job.maxAttempts ?? 8})
    on conflict (dedupe_key) do nothing returning id`);
  if (rows.length > 0) await tx.query(sql`select pg_notify(${JOB_CHANNEL}, '')`);
  return rows.length > 0;
}

/** Takes due jobs of these kinds and holds them for `leaseMs`. Jobs whose worker fell silent are due again. */
export async function takeJobs(
  reader: Reader,
  wanted: { readonly kinds: readonly string[]; readonly limit: number; readonly leaseMs: number; readonly except: readonly string[] },
): Promise<TakenJob[]> {
  const lease = uuidv7();
  return reader.query<TakenJob>(sql`
    with due as (
      select id from job
      where done_at is null and dead_at is null and run_at <= now() and (lease_until is null or lease_until < now())
        and attempt < max_attempts and kind = any(${[...wanted.kinds]}) and id <> all(${[...wanted.except]}::uuid[])
      order by priority desc, run_at for update skip locked limit ${wanted.limit})
    update job j set lease_owner = ${lease}, lease_until = now() + ${wanted.leaseMs} * interval '1 ms', attempt = attempt + 1
    from due where j.id = due.id
    returning j.id, j.kind, j.payload, j.attempt, j.max_attempts as "maxAttempts", j.lease_owner as lease`);
}

type Held = Pick<TakenJob, "id" | "lease">;

/** Prolongs leases; the ids that are still held. */
export async function prolongLeases(reader: Reader, held: readonly Held[], leaseMs: number): Promise<ReadonlySet<string>> {
  if (held.length === 0) return new Set();
  const rows = await reader.query<{ id: string }>(sql`
    update job j set lease_until = now() + ${leaseMs} * interval '1 ms'
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ lease }) => lease)}::uuid[]) as h(id, lease)
    where j.id = h.id and j.lease_owner = h.lease and j.done_at is null and j.dead_at is null returning j.id`);
  return new Set(rows.map(({ id }) => id));
}

/** Marks a job done. False when the lease was lost: then whoever holds it now decides. */
export async function completeJob(reader: Reader, { id, lease }: Held): Promise<boolean> {
  const rows = await reader.query(sql`
    update job set done_at = now(), lease_owner = null, lease_until = null, last_error = null
    where id = ${id} and lease_owner = ${lease} and done_at is null returning id`);
  return rows.length === 1;
}

/** Due jobs of a kind that nobody has taken. */
export async function listWaiting(reader: Reader, kind: string): Promise<readonly string[]> {
  const rows = await reader.query<{ id: string }>(sql`
    select id from job where kind = ${kind} and done_at is null and dead_at is null and lease_owner is null and run_at <= now()`);
  return rows.map(({ id }) => id);
}

/** Marks jobs done that another one did with its own, unless somebody has taken them meanwhile. */
export async function completeWaiting(reader: Reader, ids: readonly string[]): Promise<void> {
  await reader.query(sql`
    update job set done_at = now() where id = any(${[...ids]}::uuid[]) and done_at is null and dead_at is null and lease_owner is null`);
}

/** Gives a job back to be tried again after a pause, or buries it after its last attempt. */
export async function failJob(
  reader: Reader,
  { id, lease }: Held,
  failure: { readonly reason: string; readonly retryInMs: number },
): Promise<"retry" | "dead" | "lost"> {
  const [row] = await reader.query<{ dead: boolean }>(sql`
    update job set lease_owner = null, lease_until = null, last_error = ${failure.reason.slice(0, 500)},
      run_at = now() + ${failure.retryInMs} * interval '1 ms', dead_at = case when attempt >= max_attempts then now() end
    where id = ${id} and lease_owner = ${lease} and done_at is null returning dead_at is not null as dead`);
  return row === undefined ? "lost" : row.dead ? "dead" : "retry";
}

/** Gives a job back untried, when the worker has to leave. */
export async function returnJob(reader: Reader, { id, lease }: Held): Promise<void> {
  await reader.query(sql`
    update job set lease_owner = null, lease_until = null, attempt = attempt - 1
    where id = ${id} and lease_owner = ${lease} and done_at is null`);
}

/** Buries jobs whose worker died in their last attempt, and deletes finished ones after a week. */
export async function tidyJobs(reader: Reader): Promise<{ readonly buried: number; readonly pruned: number }> {
  const buried = await reader.query(sql`
    update job set dead_at = now(), lease_owner = null, last_error = 'the worker ended during the last attempt'
    where done_at is null and dead_at is null and attempt >= max_attempts and lease_until < now() returning id`);
  const pruned = await reader.query(sql`delete from job where done_at < now() - ${KEPT_DAYS} * interval '1 day' returning id`);
  return { buried: buried.length, pruned: pruned.length };
}

/** Jobs that used up their attempts, the latest first. */
export async function listDeadJobs(reader: Reader, limit = 100): Promise<readonly DeadJob[]> {
  return reader.query<DeadJob>(sql`
    select id, kind, attempt, dead_at as "deadAt", last_error as "lastError" from job
    where dead_at is not null order by dead_at desc, id limit ${limit}`);
}

/** Gives dead jobs all their attempts again: these, or all of them. Returns how many. */
export async function retryDeadJobs(pool: pg.Pool, ids?: readonly string[]): Promise<number> {
  return inTransaction(pool, {}, async (tx) => {
    const rows = await tx.query(sql`
      update job set dead_at = null, attempt = 0, run_at = now()
      where dead_at is not null and (${ids === undefined} or id = any(${[...(ids ?? [])]}::uuid[])) returning id`);
    if (rows.length > 0) await tx.query(sql`select pg_notify(${JOB_CHANNEL}, '')`);
    return rows.length;
  });
}

/** How the queue stands. Overdue: due for more than a minute and nobody took it. */
export async function countJobs(pool: pg.Pool): Promise<JobCounts> {
  const [row] = await readFrom(pool).query<JobCounts>(sql`
    select count(*) filter (where dead_at is null and not held) as pending,
           count(*) filter (where dead_at is null and not held and run_at < now() - interval '1 minute') as overdue,
           count(*) filter (where dead_at is null and held) as running,
           count(*) filter (where dead_at is not null) as dead
    from (select dead_at, run_at, coalesce(lease_until > now(), false) as held from job where done_at is null) open`);
  return row ?? { pending: 0, overdue: 0, running: 0, dead: 0 };
}
