import type pg from "pg";
import type { Position } from "../ledger/claim.ts";
import type { ConnectionSource } from "../platform/database.ts";
import { startThread, threadFile, type AskedThread } from "../platform/thread.ts";
import type { Likely, LikelyPeople, Sought } from "./likely-people.ts";

export type LikelyTask = { readonly connection: pg.PoolConfig; readonly upTo: Position };
const THREAD = threadFile(import.meta.url, "likely-thread");

/** Megabytes for what lives no longer than a comparison. How much the names themselves need depends on the register. */
const YOUNG_GENERATION = 32;

/**
 * `likelyByNames` in a thread with a connection of its own: while names are looked for, whoever asks goes on with other work. The
 * thread starts with the first question, and ends when it is closed.
 */
export function likelyByNamesApart(source: ConnectionSource, upTo: Position): LikelyPeople & { readonly close: () => Promise<void> } {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION };
  const task: LikelyTask = { connection: source.poolConfig(), upTo };
  let thread: AskedThread<readonly Sought[], readonly (readonly Likely[])[]> | undefined;
  return {
    findLikelyPeople: (sought) => (thread ??= startThread({ file: THREAD, task, resourceLimits })).ask(sought),
    close: async () => thread?.close(),
  };
}
