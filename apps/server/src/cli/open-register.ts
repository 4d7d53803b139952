import type { Pool } from "pg";
import "../estimates/commands.ts";
import "../figures/reported.ts";
import "../matching/decide.ts";
import "../proofs/forget.ts";
import "../registry/judge.ts";
import "../registry/record-catalogue.ts";
import "../registry/record-person.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { sourceUse } from "../ledger/source-use.ts";
import { createPool } from "../platform/database.ts";
import { silentLog, type Log } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase, type Database, type DatabaseOptions } from "../platform/postgres/start-database.ts";
import { erasedOpenings } from "../proofs/erase-openings.ts";
import { erasedHistory, erasedPayloads } from "../registry/erasure.ts";
import { nameSearch } from "../registry/name-search-index.ts";
import { peopleProjection } from "../registry/people-projection.ts";
import { bringProjectionsUpToDate } from "./current-projections.ts";
import { personTables } from "./rebuild-plan.ts";

/** A register that is open: the one place where the rooms are put together. */
export type Register = {
  readonly database: Database;
  readonly pool: Pool;
  readonly ledger: Ledger;
  close(): Promise<void>;
};

/** The ledger over a migrated database, with all projections. */
export function createLedger(pool: Pool, clock: Clock = systemClock): Ledger {
  const tables = personTables();
  // What is erased goes before anything is derived, and its traces after.
  return {
    pool,
    clock,
    projections: [erasedPayloads, peopleProjection(tables), erasedHistory(tables), erasedOpenings, sourceUse, nameSearch],
  };
}

export type OpenOptions = {
  readonly log?: Log;
  readonly ifRunning: DatabaseOptions["ifRunning"];
  readonly onFailure?: DatabaseOptions["onFailure"];
  /** Told while figures are made again because this program counts by other rules; 0 when it begins. */
  readonly onRebuild?: (files: number) => void;
};

/** Starts or joins the database, brings it forward, and opens the register on it. */
export async function openRegister(config: Config, options: OpenOptions): Promise<Register> {
  const log = options.log ?? silentLog;
  const database = await startDatabase(config, {
    log,
    ifRunning: options.ifRunning ?? "join",
    ...(options.onFailure === undefined ? {} : { onFailure: options.onFailure }),
  });
  const pool = createPool(database, { log });
  const close = async (): Promise<void> => {
    await pool.end();
    await database.stop();
  };
  try {
    await migrate(pool, { log });
    await bringProjectionsUpToDate(pool, options.onRebuild ?? (() => {}));
  } catch (error) {
    await close();
    throw error;
  }
  return { database, pool, ledger: createLedger(pool), close };
}
