import os from "node:os";
import type { Pool } from "pg";
import { dayOf, tryParseDate } from "../ledger/edtf.ts";
import { getHead, resolveKnownAt } from "../ledger/positions.ts";
import { systemClock } from "../platform/clock.ts";
import { readFrom, sql, type ConnectionSource, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { heldAt } from "../figures/counted-lines.ts";
import { hasName } from "../registry/name-index.ts";
import { writeStaticSite, type StaticResult } from "../site/static-site.ts";
import { openPageMaker, startPageThread, type SiteConfig, type SiteTask } from "./page-threads.ts";

/** The day of an export: the one asked for, else today. @throws time.unreadable */
export function exportDay(at: string | undefined, today: string): string {
  if (at === undefined) return today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || tryParseDate(at) === undefined)
    throw new AporaError("time.unreadable", { value: at.slice(0, 60) });
  return dayOf(at) > dayOf(today) ? today : at;
}

/** People whose pages are made together, in every language. */
const BATCH = 20;

/** Everybody who has a page at a position, oldest file first. */
async function* listIds(reader: Reader, knownAt: number): AsyncGenerator<readonly string[]> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await reader.query<{ id: string }>(sql`
      select p.person as id from person_index p
      where p.person > ${after}::uuid and ${heldAt(sql`p`, knownAt)} and ${hasName} order by p.person limit ${BATCH}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map((row) => row.id);
  }
}

export type StaticOptions = {
  readonly folder: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
  /** Threads that make pages; one for each processor unless given, and 0 makes them in the caller's own. */
  readonly threads?: number | undefined;
};

/** More than these wait for one database rather than work. */
const MOST_THREADS = 8;

/** Where the rows come from: a pool for this thread, and the settings by which others open theirs. */
type StaticSource = { readonly pool: Pool } & ConnectionSource;

/** Writes the site as files: the answers of the composed site to its portable addresses. */
export async function makeStaticSite(source: StaticSource, config: SiteConfig, options: StaticOptions): Promise<StaticResult> {
  const { folder, at, knownAt, signal, onProgress, threads = Math.min(os.availableParallelism(), MOST_THREADS) } = options;
  const reader = readFrom(source.pool);
  const { position } = await getHead(reader);
  const known = knownAt === undefined ? position : await resolveKnownAt(reader, knownAt);
  const version = { position: known, today: exportDay(at, systemClock.today()) };
  const task: SiteTask = { version, folder, config: { onion: config.onion, publicOrigin: config.publicOrigin } };
  const makers =
    threads === 0
      ? [openPageMaker(reader, task)]
      : Array.from({ length: threads }, () => startPageThread({ ...task, connection: source.poolConfig() }));
  const people = listIds(reader, known);
  try {
    const request = { makers, version, folder, people, signal };
    return await writeStaticSite({ ...request, ...(onProgress === undefined ? {} : { onProgress }) });
  } finally {
    await people.return(undefined);
    for (const maker of makers) await maker.close();
  }
}
