import type pg from "pg";
import { readFrom, type ConnectionSource } from "../platform/database.ts";
import { runInThread, threadFile } from "../platform/thread.ts";
import { countUnindexed, indexNames } from "../registry/name-search-index.ts";

export type NameTask = { readonly connection: pg.PoolConfig };

/** So many positions are read between two pages and nobody notices; a load or another program's keys are a thread's work. */
const FEW = 512;

/** Megabytes: a hundred files are open at a time, and what they are made of is gone at once. */
const MEMORY = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 };

/** What a register and a database of tests both are. */
export type OpenDatabase = { readonly pool: pg.Pool; readonly database: ConnectionSource };

/**
 * Brings the index of names up to the head of the ledger. What a person's work leaves behind is done here; what a load leaves
 * behind, by a thread with a connection of its own, so that readers do not wait for it.
 * @throws AporaError interrupted when the signal fires
 */
export async function bringNamesUpToDate({ pool, database }: OpenDatabase, signal?: AbortSignal): Promise<void> {
  if ((await countUnindexed(readFrom(pool))) <= FEW) return indexNames(pool, { signal });
  const task: NameTask = { connection: database.poolConfig() };
  await runInThread({
    file: threadFile(import.meta.url, "name-thread"),
    task,
    answerOf: (done: "done") => ({ answer: done }),
    signal,
    resourceLimits: MEMORY,
  });
}
