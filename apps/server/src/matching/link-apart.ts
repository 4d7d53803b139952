import { Worker } from "node:worker_threads";
import { AporaError } from "../platform/errors.ts";
import type { LinkedPeople, PeopleList } from "./link-people.ts";

export type LinkTask = { readonly lists: readonly PeopleList[]; readonly most: number };

// A thread is loaded from what was built, also where this file itself is run from its source.
const THREAD = new URL(import.meta.url.endsWith(".ts") ? "../../dist/matching/link-thread.js" : "./link-thread.js", import.meta.url);

/**
 * Compares people in a thread of its own, as {@link linkPeople} does here: the caller's event loop stays free, and the signal
 * ends the work at once.
 * @throws AporaError interrupted; internal when the thread fails
 */
export function linkPeopleApart(task: LinkTask, signal: AbortSignal | undefined): Promise<LinkedPeople> {
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
    worker.on("message", (linked: LinkedPeople) => end(() => resolve(linked)));
    worker.on("error", (cause) => end(() => reject(new AporaError("internal", { problem: "the search failed" }, { cause }))));
    worker.on("exit", () => end(() => reject(new AporaError("internal", { problem: "the search ended before its answer" }))));
  });
}
