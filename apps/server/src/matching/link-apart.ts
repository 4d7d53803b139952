import { AporaError } from "../platform/errors.ts";
import { runInThread, threadFile } from "../platform/thread.ts";
import type { LinkedPeople, PeopleList } from "./link-people.ts";

export type LinkTask = { readonly lists: readonly PeopleList[]; readonly most: number };

/**
 * Compares people in a thread of its own, as {@link linkPeople} does here: the caller's event loop stays free, and the signal
 * ends the work at once.
 * @throws AporaError interrupted; internal when the thread fails
 */
export async function linkPeopleApart(task: LinkTask, signal: AbortSignal | undefined): Promise<LinkedPeople> {
  try {
    return await runInThread({
      file: threadFile(import.meta.url, "link-thread"),
      task,
      answerOf: (linked: LinkedPeople) => ({ answer: linked }),
      signal,
    });
  } catch (cause) {
    throw cause instanceof AporaError ? cause : new AporaError("internal", { problem: "the search failed" }, { cause });
  }
}
