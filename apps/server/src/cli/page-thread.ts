import { parentPort, workerData } from "node:worker_threads";
import { createPool, readFrom } from "../platform/database.ts";
import { toAporaError } from "../platform/errors.ts";
import type { Wanted } from "../site/page-maker.ts";
import { openPageMaker, type ThreadAnswer, type ThreadTask } from "./page-threads.ts";

// The thread of `startPageThread`: batches of addresses come, what was made of them goes back.

const { connection, ...task } = workerData as ThreadTask;
const pool = createPool({ poolConfig: () => connection }, { max: 4 });
const maker = openPageMaker(readFrom(pool), task);

const answer = async (batch: readonly Wanted[]): Promise<ThreadAnswer> => {
  try {
    return { pages: await maker.make(batch) };
  } catch (problem) {
    const { code, details, stack = "", cause } = toAporaError(problem);
    return { fault: { code, details, stack: cause instanceof Error ? (cause.stack ?? cause.message) : stack } };
  }
};

parentPort?.on("message", (batch: readonly Wanted[]) => void answer(batch).then((made) => parentPort?.postMessage(made, [])));
