import { Worker } from "node:worker_threads";
import type pg from "pg";
import type { Position } from "../ledger/claim.ts";
import type { ConnectionSource } from "../platform/database.ts";
import { threadFile } from "../platform/thread.ts";
import type { Likely, LikelyPeople, Sought } from "./likely-people.ts";

export type LikelyTask = { readonly connection: pg.PoolConfig; readonly upTo: Position };
export type LikelyAnswer = { readonly found: readonly (readonly Likely[])[] } | { readonly problem: string };

type Asked = { readonly resolve: (found: readonly (readonly Likely[])[]) => void; readonly reject: (problem: Error) => void };

const THREAD = threadFile(import.meta.url, "likely-thread");

/** Megabytes for what lives no longer than a comparison. How much the names themselves need depends on the register. */
const YOUNG_GENERATION = 32;

/**
 * `likelyByNames` in a thread with a connection of its own: while names are looked for, whoever asks goes on with other work. The
 * thread starts with the first question, and ends when it is closed.
 */
export function likelyByNamesApart(source: ConnectionSource, upTo: Position): LikelyPeople & { readonly close: () => Promise<void> } {
  const asked: Asked[] = [];
  let worker: Worker | undefined;
  let broken: Error | undefined;
  const fail = (problem: Error): void => {
    broken ??= problem;
    for (const each of asked.splice(0)) each.reject(broken);
  };
  const start = (): Worker => {
    const task: LikelyTask = { connection: source.poolConfig(), upTo };
    const started = new Worker(THREAD, { workerData: task, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION } });
    started.on("error", fail);
    started.on("exit", () => fail(new Error("a thread that looks for people ended before its time")));
    // It answers in the order it was asked.
    started.on("message", (answer: LikelyAnswer) => {
      if ("found" in answer) asked.shift()?.resolve(answer.found);
      else asked.shift()?.reject(new Error(answer.problem));
    });
    return started;
  };
  return {
    findLikelyPeople: (sought) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken);
        asked.push({ resolve, reject });
        worker ??= start();
        worker.postMessage(sought satisfies readonly Sought[], []);
      }),
    close: async () => void (await worker?.terminate()),
  };
}
