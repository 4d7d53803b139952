import type { CaptureTable, EstimateOptions, EstimateReport, LinkageDraw, Stratum } from "@apora/estimate";
import { runInThread, threadFile } from "../platform/thread.ts";

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

export const THREAD = threadFile(import.meta.url, "estimate-thread");

/**
 * Computes an estimate and the posteriors of drawn linkages in a thread of its own: the caller's event loop stays free.
 * @throws EstimateError as a plain Error with its code in the message for settings out of range; AporaError interrupted when the signal fires
 */
export function runEstimate(task: ThreadTask, { signal, onProgress }: RunWatch = {}): Promise<ThreadAnswer> {
  const answerOf = (message: ThreadMessage): { readonly answer: ThreadAnswer } | undefined => {
    if (message.kind === "done") return { answer: { report: message.report, posteriors: message.posteriors } };
    onProgress?.(message.stage, message.share);
    return undefined;
  };
  return runInThread({ file: THREAD, task, answerOf, signal });
}
