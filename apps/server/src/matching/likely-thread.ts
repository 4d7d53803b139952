import { workerData } from "node:worker_threads";
import { createPool, readFrom } from "../platform/database.ts";
import { answerQuestions } from "../platform/thread.ts";
import type { LikelyTask } from "./likely-apart.ts";
import { likelyByNames, type Sought } from "./likely-people.ts";

// The thread of `likelyByNamesApart`: one connection, one question after the other.

const { connection, upTo } = workerData as LikelyTask;
const pool = createPool({ poolConfig: () => connection }, { max: 1 });
const people = likelyByNames(readFrom(pool), upTo);
answerQuestions((sought: readonly Sought[]) => people.findLikelyPeople(sought));
