import type pg from "pg";
import type { Config } from "../platform/config.ts";
import type { Reader } from "../platform/database.ts";
import { rememberingReader } from "../platform/remembering-reader.ts";
import { startThread, threadFile } from "../platform/thread.ts";
import { createPageMaker, type MadePages, type PageMaker, type Version, type Wanted } from "../site/page-maker.ts";
import { composePublicSite } from "./public-site.ts";

export type SiteConfig = Partial<Pick<Config, "onion" | "publicOrigin">>;

/** A copy of the site, as much of it as whoever makes its pages must know. */
export type SiteTask = { readonly version: Version; readonly folder: string; readonly config: SiteConfig };
export type ThreadTask = SiteTask & { readonly connection: pg.PoolConfig };

/** Makes pages over a reader, in the thread that calls. */
export function openPageMaker(source: Reader, { version, folder, config }: SiteTask): PageMaker {
  const { reader, forget } = rememberingReader(source);
  const { render } = composePublicSite(reader, config);
  return createPageMaker({ render, version, folder, forget });
}

const THREAD = threadFile(import.meta.url, "page-thread");

/** Megabytes for what lives no longer than a page, of which each makes some: with more room it is gone before it is copied. */
const YOUNG_GENERATION = 96;

/** A thread with a connection of its own that makes pages. */
export function startPageThread(task: ThreadTask): PageMaker {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION };
  const { ask, close } = startThread<readonly Wanted[], MadePages>({ file: THREAD, task, resourceLimits });
  return { make: ask, close };
}
