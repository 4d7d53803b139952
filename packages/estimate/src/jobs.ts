import type { CaptureTable } from "./capture-table.ts";
import { dgaSteps, type DgaEstimate, type DgaRefusal, type DgaSettings } from "./dga.ts";
import { lcmcrChainSteps, type LcmcrChainInput, type LcmcrDraws } from "./lcmcr-chain.ts";
import { finishInTurns, type Control, type Steps } from "./steps.ts";

/** What can be sent away to be computed: input and output are plain data that pass between threads. */
type JobTable = {
  readonly "lcmcr-chain": { readonly input: LcmcrChainInput; readonly output: LcmcrDraws };
  readonly dga: {
    readonly input: { readonly table: CaptureTable; readonly settings: DgaSettings };
    readonly output: DgaEstimate | DgaRefusal;
  };
};

export type JobKind = keyof JobTable;
export type JobInput<K extends JobKind> = JobTable[K]["input"];
export type JobOutput<K extends JobKind> = JobTable[K]["output"];

/** How each kind is computed, wherever that happens. */
export const JOBS: { readonly [K in JobKind]: (input: JobInput<K>) => Steps<JobOutput<K>> } = {
  "lcmcr-chain": lcmcrChainSteps,
  dga: ({ table, settings }) => dgaSteps(table, settings),
};

/**
 * Runs jobs of one kind and gives their outputs in the order of the inputs; where and how many at a time is its own business and never
 * changes an output. Rejects with the first error, or with the reason of the signal.
 */
export interface JobRunner {
  run<K extends JobKind>(kind: K, inputs: readonly JobInput<K>[], control?: Control): Promise<readonly JobOutput<K>[]>;
}

/** Runs jobs in this thread, one after the other, in short turns: for browsers without workers, and for tests. */
export const inThreadRunner: JobRunner = {
  run: async (kind, inputs, { signal, onProgress } = {}) => {
    const outputs: JobOutput<typeof kind>[] = [];
    for (const [done, input] of inputs.entries()) {
      const report = (share: number): void => onProgress?.((done + share) / inputs.length);
      outputs.push(await finishInTurns(JOBS[kind](input), { signal, onProgress: report }));
    }
    onProgress?.(1);
    return outputs;
  },
};
