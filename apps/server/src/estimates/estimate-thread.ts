import { parentPort, workerData } from "node:worker_threads";
import { dgaSteps, estimateAll, finish, isDgaEstimate, type LinkageDraw } from "@apora/estimate";
import { createWorkerRunner } from "@apora/estimate/node";
import type { ThreadMessage, ThreadTask } from "./run-estimate.ts";

/** The thread of one estimate: everything that takes time happens here, away from the event loop of the server. */

const tell = (message: ThreadMessage): void => parentPort?.postMessage(message, []);

/** Posteriors by graph averaging of the tables of the draws; undefined where there is no estimate. */
function averageDraws({ drawn }: ThreadTask): readonly (LinkageDraw["posterior"] | undefined)[] {
  return drawn.map((table, index) => {
    const found = finish(dgaSteps(table, {}));
    tell({ kind: "progress", stage: "linkage", share: (index + 1) / drawn.length });
    return isDgaEstimate(found) ? found.posterior : undefined;
  });
}

async function work(task: ThreadTask): Promise<void> {
  const runner = createWorkerRunner();
  try {
    const onProgress = (stage: string, share: number): void => tell({ kind: "progress", stage, share });
    const report = await estimateAll(
      { table: task.table, strata: task.strata, stratumColumns: [] },
      { ...task.options, runner, onProgress },
    );
    tell({ kind: "done", report, posteriors: averageDraws(task) });
  } finally {
    await runner.close();
  }
}

await work(workerData as ThreadTask);
