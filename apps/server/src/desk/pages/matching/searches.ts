import type { Ledger } from "../../../ledger/ledger.ts";
import { findPairs, type SearchProgress } from "../../../matching/find-pairs.ts";
import { todayFrom } from "../../../matching/today.ts";
import { toAporaError, type AporaError } from "../../../platform/errors.ts";

/** What the search of this desk is doing. What it found is in the register. */
export type SearchState =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly progress: SearchProgress }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly error: AporaError };

/** One search at a time. Forgotten when the program ends; a search that is cut off has changed nothing. */
export interface Searches {
  state(): SearchState;
  /** Does nothing while one is at work. */
  start(ledger: Ledger): void;
  stop(): void;
  /** Stops, and waits until nothing of it is at work. */
  close(): Promise<void>;
}

export function createSearches(): Searches {
  let state: SearchState = { kind: "idle" };
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const work = async (ledger: Ledger): Promise<void> => {
    const { signal } = stopping;
    try {
      const onProgress = (progress: SearchProgress): void => void (state = { kind: "working", progress });
      await findPairs(ledger, { today: todayFrom(ledger.clock), onProgress, signal });
      state = { kind: "idle" };
    } catch (problem) {
      const error = toAporaError(problem);
      state = error.code === "interrupted" ? { kind: "stopped" } : { kind: "failed", error };
    }
  };
  return {
    state: () => state,
    start(ledger) {
      if (state.kind === "working") return;
      state = { kind: "working", progress: { phase: "reading", people: 0 } };
      stopping = new AbortController();
      running = work(ledger);
    },
    stop: () => stopping.abort(),
    close() {
      stopping.abort();
      return running;
    },
  };
}
