import { parentPort, workerData } from "node:worker_threads";
import { createPool } from "../platform/database.ts";
import { indexNames } from "../registry/name-search-index.ts";
import type { NameTask } from "./name-threads.ts";

// The thread of `bringNamesUpToDate`: one connection, one piece after the other, away from whoever waits for a page.

const { connection } = workerData as NameTask;
const pool = createPool({ poolConfig: () => connection }, { max: 1 });
await indexNames(pool);
await pool.end();
parentPort?.postMessage("done", []);
