import type { JobInput, JobKind, JobOutput } from "../jobs.ts";

/** What the runner sends to a worker: one job at a time. */
export type Order<K extends JobKind = JobKind> = { readonly id: number; readonly kind: K; readonly input: JobInput<K> };

/** What a worker sends back: any number of shares done, then an output or an error. */
export type Answer<K extends JobKind = JobKind> =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly output: JobOutput<K> }
  | { readonly id: number; readonly error: unknown };
