import { Worker } from "node:worker_threads";
import type { CaptureTable, EstimateOptions, EstimateReport, LinkageDraw, Stratum } from "@apora/estimate";
import { AporaError } from "../platform/errors.ts";

export type ThreadTask = {
  readonly table: CaptureTable;
  /** Tables of strata, to be estimated each for itself beside the whole. */
  readonly strata: readonly Stratum[];
  readonly options: Pick<EstimateOptions, "seed" | "chains" | "quick">;
  /** Tables of drawn linkages, to be averaged over. */
  readonly drawn: readonly CaptureTable[];
};

export type ThreadAnswer = {
  readonly report: EstimateReport;
  readonly posteriors: readonly (LinkageDraw["posterior"] | undefined)[];
};

export type ThreadMessage =
  | { readonly kind: "progress"; readonly stage: string; readonly share: number }
  | ({ readonly kind: "done" } & ThreadAnswer);

export type RunWatch = {
  readonly signal?: AbortSignal | undefined;
  /** The stage and its share done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
};

// A thread is loaded from what was built, also where this file itself is run from its source.
export const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/estimates/estimate-thread.js" : "./estimate-thread.js",
  import.meta.url,
);

/**
 * Computes an estimate and the posteriors of drawn linkages in a thread of its own: the caller's event loop stays free.
 * @throws EstimateError as a plain Error with its code in the message for settings out of range; AporaError interrupted when the signal fires
 */
export function runEstimate(task: ThreadTask, { signal, onProgress }: RunWatch = {}): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new AporaError("interrupted"));
      return;
    }
    // No flags of this process: those that lead to sources instead of what was built would lead the thread there too.
    const worker = new Worker(THREAD, { workerData: task, execArgv: [] });
    const end = (settle: () => void): void => {
      signal?.removeEventListener("abort", stop);
      settle();
      void worker.terminate();
    };
    const stop = (): void => end(() => reject(new AporaError("interrupted")));
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: ThreadMessage) => {
      if (message.kind === "progress") onProgress?.(message.stage, message.share);
      else end(() => resolve({ report: message.report, posteriors: message.posteriors }));
    });
    worker.on("error", (error) => end(() => reject(error)));
    worker.on("exit", () => end(() => reject(new Error("the thread of an estimate ended before its answer"))));
  });
}
