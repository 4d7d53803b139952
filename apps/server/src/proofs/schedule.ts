import type { Pool } from "pg";
import { inTransaction } from "../platform/database.ts";
import { enqueueJob } from "../platform/jobs.ts";

/** The job that seals what waits. */
export const SEAL_JOB = { kind: "proofs.seal-batch" } as const;

const DAY_MS = 86_400_000;
/** Hour of the day, in UTC, at which a batch is sealed: the same every day, so that its time says nothing. */
const HOUR = 4;

/** The next moment at which a batch is due. */
export function nextSealing(now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + HOUR * 3_600_000;
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}

/** Makes sure that the next batch is sealed at its time. Asked again for the same day it changes nothing. */
export async function scheduleSealing(pool: Pool, now: Date): Promise<void> {
  const runAt = nextSealing(now);
  await inTransaction(pool, {}, (tx) =>
    enqueueJob(tx, { kind: SEAL_JOB.kind, payload: {}, dedupeKey: `cron:${SEAL_JOB.kind}:${runAt.toISOString().slice(0, 10)}`, runAt }),
  );
}
