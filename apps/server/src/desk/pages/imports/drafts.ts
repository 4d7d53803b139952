import { rm } from "node:fs/promises";
import { v4 as uuidv4 } from "uuid";
import type { Actor } from "../../../ledger/command.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { toAporaError, type AporaError } from "../../../platform/errors.ts";
import { plainMapping, type Mapping } from "../../../imports/mapping/mapping.ts";
import { sampleTables, suggestMapping, type Sample } from "../../../imports/mapping/suggest.ts";
import { openImport, openTables, type ImportFile } from "../../../imports/open-import.ts";
import { commit, dryRun, type FindLikely, type ImportProgress, type Outcome } from "../../../imports/run-import.ts";

/** What happens to a file at the moment. */
export type DraftState =
  | { readonly kind: "open" }
  | { readonly kind: "working"; readonly progress: ImportProgress }
  | { readonly kind: "checked"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly error: AporaError };

/** A file that somebody brought and has not yet imported or put away. */
export type Draft = {
  readonly id: string;
  readonly name: string;
  readonly file: ImportFile;
  readonly samples: readonly Sample[];
  mapping: Mapping;
  state: DraftState;
};

/** Files waiting at the desk. They are forgotten when the program ends, and the files with them. */
export interface Drafts {
  /** @throws import.unreadable */
  add(upload: { readonly path: string; readonly name: string }): Promise<Draft>;
  find(id: string): Draft | undefined;
  list(): readonly Draft[];
  /** Starts checking or committing; the state tells how far it is. Does nothing while it works already. */
  start(draft: Draft, task: Task): void;
  discard(draft: Draft): Promise<void>;
}

type Task = { readonly ledger: Ledger; readonly commitAs?: Actor };

/** Files kept at a time; the oldest goes when another comes. */
const MOST = 10;

async function lookAt(file: ImportFile, name: string): Promise<{ samples: readonly Sample[]; mapping: Mapping }> {
  const dataset = name
    .replace(/\.[^.]*$/u, "")
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, " ")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .trim()
    .slice(0, 80);
  if (file.format === "apora" || file.format === "ftm") return { samples: [], mapping: plainMapping(dataset === "" ? "list" : dataset) };
  const tables = await openTables(file);
  try {
    const samples = await sampleTables(tables);
    const mapping = suggestMapping(file, samples);
    const title = "title" in mapping.source || "url" in mapping.source ? {} : { source: { title: { value: name.slice(0, 200) } } };
    return { samples, mapping: { ...mapping, ...(dataset === "" ? {} : { dataset }), ...title } };
  } finally {
    await tables.close();
  }
}

async function work(draft: Draft, { ledger, commitAs }: Task, likelyPeople: FindLikely): Promise<void> {
  const onProgress = (progress: ImportProgress): void => void (draft.state = { kind: "working", progress });
  const options = { file: draft.file, mapping: draft.mapping, onProgress, likelyPeople };
  try {
    const outcome = commitAs === undefined ? await dryRun(ledger, options) : await commit(ledger, { ...options, actor: commitAs });
    draft.state = { kind: "checked", outcome };
  } catch (problem) {
    draft.state = { kind: "failed", error: toAporaError(problem) };
  }
}

/**
 * The drafts of one desk.
 * @param likelyPeople how whoever a file may mean is found
 */
export function createDrafts(likelyPeople: FindLikely): Drafts {
  const drafts = new Map<string, Draft>();
  const discard = async (draft: Draft): Promise<void> => {
    drafts.delete(draft.id);
    await rm(draft.file.path, { force: true });
  };
  return {
    async add({ path, name }) {
      try {
        const file = await openImport(path);
        const draft: Draft = { id: uuidv4(), name: name.slice(0, 200), file, state: { kind: "open" }, ...(await lookAt(file, name)) };
        drafts.set(draft.id, draft);
        const [oldest] = drafts.values();
        if (drafts.size > MOST && oldest !== undefined && oldest.state.kind !== "working") await discard(oldest);
        return draft;
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    find: (id) => drafts.get(id),
    list: () => [...drafts.values()],
    start(draft, task) {
      if (draft.state.kind === "working") return;
      draft.state = { kind: "working", progress: { phase: "reading", done: 0 } };
      void work(draft, task, likelyPeople);
    },
    discard,
  };
}
