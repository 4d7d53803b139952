import { parentPort } from "node:worker_threads";
import { JOBS, type JobInput, type JobKind, type JobOutput } from "../jobs.ts";
import { finish } from "../steps.ts";
import type { Answer, Order } from "./protocol.ts";

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

const answer = (message: Answer): void => parentPort?.postMessage(message, []);

function compute<K extends JobKind>({
  id,
  kind,
  input,
}: {
  readonly id: number;
  readonly kind: K;
  readonly input: JobInput<K>;
}): JobOutput<K> {
  let reported = Date.now();
  const onProgress = (share: number): void => {
    if (Date.now() - reported < REPORT_EVERY) return;
    reported = Date.now();
    answer({ id, share });
  };
  return finish(JOBS[kind](input), { onProgress });
}

parentPort?.on("message", (order: Order) => {
  try {
    answer({ id: order.id, output: compute(order) });
  } catch (error) {
    answer({ id: order.id, error });
  }
});
