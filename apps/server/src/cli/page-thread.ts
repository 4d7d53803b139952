import { workerData } from "node:worker_threads";
import { createPool, readFrom } from "../platform/database.ts";
import { answerQuestions } from "../platform/thread.ts";
import type { Wanted } from "../site/page-maker.ts";
import { openPageMaker, type ThreadTask } from "./page-threads.ts";

// The thread of `startPageThread`: batches of addresses come, what was made of them goes back.

const { connection, ...task } = workerData as ThreadTask;
const pool = createPool({ poolConfig: () => connection }, { max: 4 });
const maker = openPageMaker(readFrom(pool), task);
answerQuestions((batch: readonly Wanted[]) => maker.make(batch));
