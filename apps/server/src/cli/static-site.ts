import type { Pool } from "pg";
import { dayOf, tryParseDate } from "../ledger/edtf.ts";
import { getHead, resolveKnownAt } from "../ledger/positions.ts";
import { systemClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { rememberingReader } from "../platform/remembering-reader.ts";
import { writeStaticSite, type StaticResult } from "../site/static-site.ts";
import { composePublicSite } from "./public-site.ts";

/** The day of an export: the one asked for, else today. @throws time.unreadable */
export function exportDay(at: string | undefined, today: string): string {
  if (at === undefined) return today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || tryParseDate(at) === undefined)
    throw new AporaError("time.unreadable", { value: at.slice(0, 60) });
  return dayOf(at) > dayOf(today) ? today : at;
}

const BATCH = 60;

/** Everybody known at a position, oldest file first. */
async function* listIds(reader: Reader, knownAt: number): AsyncGenerator<readonly string[]> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await reader.query<{ id: string }>(sql`
      select person as id from person_index
      where person > ${after}::uuid and known_from <= ${knownAt} and known_to > ${knownAt} order by person limit ${BATCH}`);
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
};

/** Writes the site as files: the answers of the composed site to its portable addresses. */
export async function makeStaticSite(
  pool: Pool,
  config: Partial<Pick<Config, "onion" | "publicOrigin">>,
  options: StaticOptions,
): Promise<StaticResult> {
  const { folder, at, knownAt, signal, onProgress } = options;
  const source = readFrom(pool);
  const { position } = await getHead(source);
  const known = knownAt === undefined ? position : await resolveKnownAt(source, knownAt);
  const today = exportDay(at, systemClock.today());
  const { reader, forget } = rememberingReader(source);
  const { render } = composePublicSite(reader, config);
  const request = { render, version: { position: known, today }, folder, people: listIds(source, known), forget, signal };
  return writeStaticSite({ ...request, ...(onProgress === undefined ? {} : { onProgress }) });
}
