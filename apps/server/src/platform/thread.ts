import { parentPort, Worker, type ResourceLimits } from "node:worker_threads";
import { AporaError, ERRORS, toAporaError, type ErrorCode, type ErrorDetails } from "./errors.ts";

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

type Fault = { readonly code: ErrorCode; readonly details: ErrorDetails; readonly stack: string };
type Reply<Answer> = { readonly answer: Answer } | { readonly fault: Fault };

/** A fault as it was in the thread. */
const faultOf = ({ code, details, stack }: Fault): AporaError =>
  new AporaError(Object.hasOwn(ERRORS, code) ? code : "internal", details, { cause: Object.assign(new Error(code), { stack }) });

/** A thread that is asked again and again, until it is closed; it answers in the order it was asked. */
export type AskedThread<Question, Answer> = {
  /** @throws AporaError what the thread threw */
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

type Waiting<Answer> = { readonly resolve: (answer: Answer) => void; readonly reject: (problem: Error) => void };

/** Starts a thread whose module calls `answerQuestions`. */
export function startThread<Question, Answer>({
  file,
  task,
  resourceLimits,
}: Pick<ThreadWork<never, never>, "file" | "task" | "resourceLimits">): AskedThread<Question, Answer> {
  const worker = new Worker(file, { workerData: task, execArgv: [], ...(resourceLimits === undefined ? {} : { resourceLimits }) });
  const waiting: Waiting<Answer>[] = [];
  let broken: Error | undefined;
  const fail = (problem: Error): void => {
    broken ??= problem;
    for (const each of waiting.splice(0)) each.reject(broken);
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("a thread ended before its time")));
  worker.on("message", (reply: Reply<Answer>) => {
    const asked = waiting.shift();
    if ("answer" in reply) asked?.resolve(reply.answer);
    else asked?.reject(faultOf(reply.fault));
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken);
        waiting.push({ resolve, reject });
        worker.postMessage(question, []);
      }),
    close: async () => void (await worker.terminate()),
  };
}

/** The other side of `startThread`: questions are answered one after the other. */
export function answerQuestions(work: (question: never) => Promise<unknown>): void {
  const reply = async (question: never): Promise<Reply<unknown>> => {
    try {
      return { answer: await work(question) };
    } catch (problem) {
      const { code, details, stack = "", cause } = toAporaError(problem);
      return { fault: { code, details, stack: cause instanceof Error ? (cause.stack ?? cause.message) : stack } };
    }
  };
  let last: Promise<void> = Promise.resolve();
  parentPort?.on("message", (question: unknown) => {
    last = last.then(async () => parentPort?.postMessage(await reply(question as never), []));
  });
}
