/** Pieces of work that may wait: enough to keep the database busy, few enough never to hold a large import in memory. */
const MOST_WAITING = 6;

/** Work on one connection, a piece at a time and in the order it was asked for. */
export type Line = {
  /** Waits for the turn of this work, and for its end. */
  turn<T>(work: () => Promise<T>): Promise<T>;
  /** Hands work over and goes on; waits only while too much is waiting. Once such work has failed, everything asked for later fails with its error. */
  later(work: () => Promise<unknown>): Promise<void>;
  /** Nothing is under way any more. Never throws. */
  idle(): Promise<void>;
  /** The same. @throws what handed-over work failed with */
  settled(): Promise<void>;
};

export function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  const waiting: Promise<unknown>[] = [];
  const assertWhole = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  const turn: Line["turn"] = (work) => {
    const done = last.then(() => {
      assertWhole();
      return work();
    });
    // Its error is for whoever asked; the next in line only waits.
    last = done.catch(() => undefined);
    return done;
  };
  return {
    turn,
    async later(work) {
      if (waiting.length >= MOST_WAITING) await waiting.shift();
      assertWhole();
      turn(work).catch((error: unknown) => (failure ??= { error }));
      waiting.push(last);
    },
    idle: async () => void (await last),
    async settled() {
      await last;
      assertWhole();
    },
  };
}
