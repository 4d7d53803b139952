import { Worker, type ResourceLimits } from "node:worker_threads";
import { AporaError } from "./errors.ts";

/**
 * The file a thread is loaded from: what was built, also where the caller itself is run from its source.
 * @param own `import.meta.url` of a module of the server's `src`, or of what was built from it
 * @param name the thread's module beside it, without ending
 */
export function threadFile(own: string, name: string): URL {
  if (!own.endsWith(".ts")) return new URL(`${name}.js`, own);
  const built = new URL(own.replace(/\/src\/(?!.*\/src\/)/u, "/dist/"));
  return new URL(`${name}.js`, built);
}

export type ThreadWork<Message, Answer> = {
  readonly file: URL;
  /** Copied into the thread, which finds it as its `workerData`. */
  readonly task: unknown;
  /** What the thread answered at last, if this message is that; any other message is news on the way. */
  readonly answerOf: (message: Message) => { readonly answer: Answer } | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly resourceLimits?: ResourceLimits;
};

/**
 * Has work done in a thread of its own: the caller's event loop stays free, and the signal ends the work at once.
 * @throws AporaError interrupted when the signal fires; whatever the thread threw
 */
export function runInThread<Message, Answer>({
  file,
  task,
  answerOf,
  signal,
  resourceLimits,
}: ThreadWork<Message, Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new AporaError("interrupted"));
      return;
    }
    // No flags of this process: those that lead to sources instead of what was built would lead the thread there too.
    const worker = new Worker(file, { workerData: task, execArgv: [], ...(resourceLimits === undefined ? {} : { resourceLimits }) });
    const end = (settle: () => void): void => {
      signal?.removeEventListener("abort", stop);
      settle();
      void worker.terminate();
    };
    const stop = (): void => end(() => reject(new AporaError("interrupted")));
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: Message) => {
      const found = answerOf(message);
      if (found !== undefined) end(() => resolve(found.answer));
    });
    worker.on("error", (error) => end(() => reject(error)));
    worker.on("exit", () => end(() => reject(new Error("a thread ended before its answer"))));
  });
}
