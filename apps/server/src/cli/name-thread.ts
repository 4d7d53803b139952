import os from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { createPool } from "../platform/database.ts";
import { indexNames } from "../registry/name-search-index.ts";
import type { NameTask } from "./name-threads.ts";

// The thread of `bringNamesUpToDate`: one connection, one piece after the other, away from whoever waits for a page.

const { connection } = workerData as NameTask;
// A reader's page goes first. Only on Linux is a thread's priority its own; elsewhere it would be the whole server's.
if (process.platform === "linux") os.setPriority(os.constants.priority.PRIORITY_LOW);
const pool = createPool({ poolConfig: () => connection }, { max: 1 });
await indexNames(pool, { rest: 1 });
await pool.end();
parentPort?.postMessage("done", []);
