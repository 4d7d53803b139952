import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import type { Answer } from "../platform/answer-cache.ts";
import { AporaError } from "../platform/errors.ts";
import { linkedFiles } from "./portable.ts";

export type Version = { readonly position: number; readonly today: string };

/** An address of the copy, and the hash of the file the folder holds for it, if it holds one. */
export type Wanted = { readonly address: string; readonly known?: string | undefined };

/** A file of the copy, by the hash of its bytes. */
export type Made = { readonly address: string; readonly hash: string; readonly bytes: number; readonly written: boolean };

export type MadePages = {
  readonly made: readonly Made[];
  /** Addresses that lead nowhere. */
  readonly missing: readonly string[];
  /** Files these pages link to; each is told once by one maker. */
  readonly links: readonly string[];
};

/** Makes pages of the copy. There may be several, each with a thread and a connection of its own. */
export interface PageMaker {
  make(batch: readonly Wanted[]): Promise<MadePages>;
  close(): Promise<void>;
}

export type PageMakerParts = {
  /** Answers an address, as the live server does. */
  readonly render: (url: string, version: Version) => Promise<Answer>;
  readonly version: Version;
  readonly folder: string;
  /** Called after a batch: what was remembered for its pages can go. */
  readonly forget: () => void;
};

/** Pages made at one time: enough that the database and the pages do not wait for each other. */
const LANES = 4;

/**
 * Every file appears whole: under a draft's name first. Without waiting in between: a page is a few microseconds of the
 * disk's cache, and handing it to another thread and back would cost ten times that.
 */
export function writeWhole(file: string, body: Buffer | string): void {
  const draft = `${file}.draft`;
  const handle = openSync(draft, "w", 0o644);
  try {
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}

export function createPageMaker({ render, version, folder, forget }: PageMakerParts): PageMaker {
  const folders = new Set<string>();
  const told = new Set<string>();
  const store = (address: string, body: Buffer): void => {
    const file = path.join(folder, ...address.slice(1).split("/"));
    const parent = path.dirname(file);
    if (!folders.has(parent)) {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      folders.add(parent);
    }
    writeWhole(file, body);
  };
  type Batch = { readonly made: Made[]; readonly missing: string[]; readonly links: string[] };
  const makeOne = async ({ address, known }: Wanted, { made, missing, links }: Batch): Promise<void> => {
    const answer = await render(address, version).catch((problem: unknown) => {
      // A link that leads nowhere on the live site leads nowhere in the copy either; the operator is told how many.
      if (problem instanceof AporaError && problem.code === "not-found") missing.push(address);
      else throw problem;
    });
    // A file judged to be another one since answers with the way there; nothing in a copy links to it.
    if (answer === undefined || answer.status !== 200) return;
    const hash = createHash("sha256").update(answer.body).digest("base64url");
    if (hash !== known) store(address, answer.body);
    made.push({ address, hash, bytes: answer.body.length, written: hash !== known });
    if (!address.endsWith(".html")) return;
    for (const target of linkedFiles(answer.body.toString("utf8"), address)) {
      if (told.has(target)) continue;
      told.add(target);
      links.push(target);
    }
  };
  return {
    async make(batch) {
      const result: Batch = { made: [], missing: [], links: [] };
      const waiting = [...batch].reverse();
      const lane = async (): Promise<void> => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await makeOne(next, result);
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      forget();
      return result;
    },
    close: () => Promise.resolve(),
  };
}
