import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { JobInput, JobKind, JobOutput, JobRunner } from "../jobs.ts";
import { throwIfCancelled, type CancelSignal, type Control } from "../steps.ts";
import type { Answer, Order } from "./protocol.ts";

// A worker is loaded from what was built, also where this file itself is run from its source.
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "../../dist/node/worker.js" : "./worker.js", import.meta.url);

/** A runner with threads of its own. */
export type WorkerRunner = JobRunner & {
  /** Ends the threads; jobs under way are lost and their promises reject. */
  close(): Promise<void>;
};

/** One running job and whoever waits for it. */
type Task = {
  readonly order: Order;
  readonly onShare: (share: number) => void;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Tells once when an `AbortSignal` fires; a signal of another make is only asked between jobs. */
function onAbort(signal: CancelSignal | undefined, react: () => void): () => void {
  if (!(signal instanceof AbortSignal)) return () => undefined;
  signal.addEventListener("abort", react, { once: true });
  return () => signal.removeEventListener("abort", react);
}

class Pool {
  readonly #size: number;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();
  #closed = false;
  #lastId = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(task: Omit<Task, "order"> & { readonly order: Omit<Order, "id"> }): Task {
    if (this.#closed) throw new Error("the runner is closed");
    const queued: Task = { ...task, order: { ...task.order, id: ++this.#lastId } };
    this.#waiting.push(queued);
    this.#dispatch();
    return queued;
  }

  /** Takes jobs back: waiting ones are forgotten, the threads of running ones end. */
  drop(tasks: ReadonlySet<Task>): void {
    for (let i = this.#waiting.length - 1; i >= 0; i--) if (tasks.has(this.#waiting[i] as Task)) this.#waiting.splice(i, 1);
    for (const [worker, task] of this.#busy) {
      if (!tasks.has(task)) continue;
      this.#busy.delete(worker);
      void worker.terminate();
    }
    this.#dispatch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    const lost = [...this.#waiting.splice(0), ...this.#busy.values()];
    this.#busy.clear();
    this.#idle.length = 0;
    for (const { reject } of lost) reject(new Error("the runner was closed"));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
      if (worker === undefined) return;
      const task = this.#waiting.shift();
      if (task === undefined) return;
      this.#busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.order, []);
    }
  }

  #start(): Worker {
    const worker = new Worker(WORKER);
    worker.on("message", (answer: Answer) => this.#hear(worker, answer));
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("a worker ended before its job")));
    return worker;
  }

  #hear(worker: Worker, answer: Answer): void {
    const task = this.#busy.get(worker);
    if (task === undefined || task.order.id !== answer.id) return;
    if ("share" in answer) {
      task.onShare(answer.share);
      return;
    }
    this.#busy.delete(worker);
    // An idle thread keeps nobody from leaving.
    worker.unref();
    this.#idle.push(worker);
    if ("error" in answer) task.reject(answer.error);
    else task.resolve(answer.output);
    this.#dispatch();
  }

  #lose(worker: Worker, error: unknown): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    task?.reject(error);
    if (!this.#closed) this.#dispatch();
  }
}

/** Runs one batch on the pool; the first error or the signal ends all of it. */
function runBatch<K extends JobKind>(
  pool: Pool,
  { kind, inputs }: { readonly kind: K; readonly inputs: readonly JobInput<K>[] },
  { signal, onProgress }: Control,
): Promise<readonly JobOutput<K>[]> {
  return new Promise((resolve, reject) => {
    const outputs: JobOutput<K>[] = [];
    const shares = new Float64Array(inputs.length);
    const tasks = new Set<Task>();
    let left = inputs.length;
    const fail = (error: unknown): void => {
      forget();
      pool.drop(tasks);
      reject(error);
    };
    const forget = onAbort(signal, () => fail(signal?.reason));
    const report = (at: number, share: number): void => {
      shares[at] = share;
      onProgress?.(shares.reduce((a, b) => a + b, 0) / inputs.length);
    };
    const take = (at: number, output: JobOutput<K>): void => {
      outputs[at] = output;
      report(at, 1);
      if (--left > 0) return;
      forget();
      resolve(outputs);
    };
    for (const [at, input] of inputs.entries())
      tasks.add(
        pool.add({
          order: { kind, input },
          onShare: (share) => report(at, share),
          resolve: (output) => take(at, output as JobOutput<K>),
          reject: fail,
        }),
      );
    if (inputs.length === 0) resolve([]);
  });
}

/**
 * A runner on worker threads, so that the event loop of a server stays free. Threads start when the first job comes, are kept for the
 * next ones, and do not keep the process alive while idle. Cancelling ends the threads that work on the cancelled jobs.
 * @param workers threads at most; as many as the machine runs at once, up to 4, unless told otherwise
 */
export function createWorkerRunner({ workers = Math.min(4, availableParallelism()) }: { readonly workers?: number } = {}): WorkerRunner {
  if (!Number.isSafeInteger(workers) || workers < 1) throw new RangeError(`a runner needs at least one worker, not ${workers}`);
  const pool = new Pool(workers);
  return {
    run: async (kind, inputs, control = {}) => {
      throwIfCancelled(control.signal);
      return await runBatch(pool, { kind, inputs }, control);
    },
    close: () => pool.close(),
  };
}
