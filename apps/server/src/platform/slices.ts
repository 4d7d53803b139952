import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Long work in slices, with a turn of the event loop between them: sockets go on being fed, so the database works at
 * the same time, and no visitor waits for the end. Few items are one slice and cost no turn.
 */
export async function* inSlices<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await nextTurn();
    yield items.slice(start, start + size);
  }
}
