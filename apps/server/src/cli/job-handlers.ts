import { writeCheckpoints } from "../figures/checkpoint.ts";
import { CHECKPOINT_JOB } from "../figures/span-table.ts";
import { getHead } from "../ledger/positions.ts";
import { inTransaction, sql } from "../platform/database.ts";
import { createWorker, type Worker } from "../platform/job-worker.ts";
import type { JobHandler } from "../platform/jobs.ts";
import type { Log } from "../platform/log.ts";
import { INDEX_NAMES_JOB } from "../registry/name-search-index.ts";
import { sealLog } from "../proofs/seal.ts";
import { scheduleSealing, SEAL_JOB } from "../proofs/schedule.ts";
import type { LogSetting } from "../proofs/places.ts";
import { bringNamesUpToDate, type OpenDatabase } from "./name-threads.ts";

/** Who does the work of each kind of job: the one place where rooms and queue meet. */
export function registerHandlers(register: OpenDatabase, setting: LogSetting): Readonly<Record<string, JobHandler>> {
  const { pool } = register;
  return {
    [INDEX_NAMES_JOB.kind]: { doesAll: true, handle: (_payload, { signal }) => bringNamesUpToDate(register, signal) },
    [SEAL_JOB.kind]: {
      async handle() {
        // The next one first: a log that refuses to sign today must be asked again tomorrow.
        await scheduleSealing(pool, setting.ledger.clock.now());
        await sealLog(setting);
      },
    },
    [CHECKPOINT_JOB.kind]: {
      doesAll: true,
      async handle() {
        await inTransaction(pool, {}, async (tx) => {
          // Sums over millions of rows may take longer than a page may; the lease, not this, bounds the job.
          await tx.query(sql`set local statement_timeout = 0`);
          const { position } = await getHead(tx);
          await writeCheckpoints(tx, position);
        });
      },
    },
  };
}

/** Starts the worker of an open register. Stop it before the register is closed. */
export function startWorker(register: OpenDatabase, setting: LogSetting, log: Log): Worker {
  return createWorker(register.pool, registerHandlers(register, setting), { log });
}
