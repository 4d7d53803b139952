import { parentPort, workerData } from "node:worker_threads";
import { createPool, readFrom } from "../platform/database.ts";
import type { LikelyAnswer, LikelyTask } from "./likely-apart.ts";
import { likelyByNames, type Sought } from "./likely-people.ts";

// The thread of `likelyByNamesApart`: one connection, one question after the other.

const { connection, upTo } = workerData as LikelyTask;
const pool = createPool({ poolConfig: () => connection }, { max: 1 });
const people = likelyByNames(readFrom(pool), upTo);

const answer = async (sought: readonly Sought[]): Promise<LikelyAnswer> => {
  try {
    return { found: await people.findLikelyPeople(sought) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

let last: Promise<void> = Promise.resolve();
parentPort?.on("message", (sought: readonly Sought[]) => {
  last = last.then(async () => parentPort?.postMessage(await answer(sought), []));
});
