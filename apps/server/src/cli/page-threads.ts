import { Worker } from "node:worker_threads";
import type pg from "pg";
import type { Config } from "../platform/config.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError, ERRORS, type ErrorCode, type ErrorDetails } from "../platform/errors.ts";
import { rememberingReader } from "../platform/remembering-reader.ts";
import { threadFile } from "../platform/thread.ts";
import { createPageMaker, type MadePages, type PageMaker, type Version, type Wanted } from "../site/page-maker.ts";
import { composePublicSite } from "./public-site.ts";

export type SiteConfig = Partial<Pick<Config, "onion" | "publicOrigin">>;

/** A copy of the site, as much of it as whoever makes its pages must know. */
export type SiteTask = { readonly version: Version; readonly folder: string; readonly config: SiteConfig };
export type ThreadTask = SiteTask & { readonly connection: pg.PoolConfig };

export type ThreadAnswer =
  | { readonly pages: MadePages }
  | { readonly fault: { readonly code: ErrorCode; readonly details: ErrorDetails; readonly stack: string } };

/** Makes pages over a reader, in the thread that calls. */
export function openPageMaker(source: Reader, { version, folder, config }: SiteTask): PageMaker {
  const { reader, forget } = rememberingReader(source);
  const { render } = composePublicSite(reader, config);
  return createPageMaker({ render, version, folder, forget });
}

const THREAD = threadFile(import.meta.url, "page-thread");

/** Megabytes for what lives no longer than a page, of which each makes some: with more room it is gone before it is copied. */
const YOUNG_GENERATION = 96;

/** A thread with a connection of its own that makes pages, one batch at a time. */
export function startPageThread(task: ThreadTask): PageMaker {
  const worker = new Worker(THREAD, { workerData: task, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION } });
  let waiting: { readonly resolve: (pages: MadePages) => void; readonly reject: (problem: Error) => void } | undefined;
  let broken: Error | undefined;
  const fail = (problem: Error): void => {
    broken ??= problem;
    waiting?.reject(problem);
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("a thread that makes pages ended before its time")));
  worker.on("message", (answer: ThreadAnswer) => {
    if ("pages" in answer) waiting?.resolve(answer.pages);
    else waiting?.reject(faultOf(answer.fault));
  });
  return {
    make: (batch: readonly Wanted[]) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(broken);
          return;
        }
        waiting = { resolve, reject };
        worker.postMessage(batch, []);
      }),
    close: async () => void (await worker.terminate()),
  };
}

/** A fault as it was in the thread. */
function faultOf({ code, details, stack }: { code: ErrorCode; details: ErrorDetails; stack: string }): AporaError {
  return new AporaError(Object.hasOwn(ERRORS, code) ? code : "internal", details, { cause: Object.assign(new Error(code), { stack }) });
}
