export { createWorkerRunner, type WorkerRunner } from "./worker-runner.ts";
