/**
 * A long computation in small pieces: every `next()` does a bounded amount of work and yields the share done so far, from 0 to 1; the
 * result is the return value. Pieces are cut by work, never by the clock, so that the result does not depend on how it was driven.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** What an `AbortSignal` offers of use here; the library itself needs neither the types of a browser nor those of Node. */
export type CancelSignal = { readonly aborted: boolean; readonly reason?: unknown };

export type Control = {
  /** Checked between pieces; an `AbortSignal` fits. */
  readonly signal?: CancelSignal | undefined;
  /** Called with the share done, from 0 to 1, never less than before. */
  readonly onProgress?: ((share: number) => void) | undefined;
};

/** Throws what the signal gives as its reason: for an `AbortSignal` an error named "AbortError". */
export function throwIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw signal.reason ?? new Error("cancelled");
}

/** Runs all pieces at once. */
export function finish<Result>(steps: Steps<Result>, control: Control = {}): Result {
  for (;;) {
    throwIfCancelled(control.signal);
    const { done, value } = steps.next();
    if (done === true) return value;
    control.onProgress?.(value);
  }
}

/** Present wherever JavaScript runs with an event loop, but in no version of the language. */
const clock = globalThis as unknown as { readonly setTimeout: (call: () => void, milliseconds: number) => unknown };
const turn = (): Promise<void> => new Promise((resolve) => void clock.setTimeout(resolve, 0));

/** Longest time between two turns of the event loop, in milliseconds, if a single piece is shorter than that. */
const SLICE = 12;

/** Runs the pieces in this thread and lets others have their turn every dozen milliseconds. */
export async function finishInTurns<Result>(steps: Steps<Result>, control: Control = {}): Promise<Result> {
  for (;;) {
    const began = Date.now();
    do {
      throwIfCancelled(control.signal);
      const { done, value } = steps.next();
      if (done === true) return value;
      control.onProgress?.(value);
    } while (Date.now() - began < SLICE);
    await turn();
  }
}
