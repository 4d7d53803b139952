import { createHash } from "node:crypto";
import { sql } from "../platform/database.ts";
import type { Tx } from "../platform/database.ts";
import { insertRows } from "../platform/rows.ts";
import type { SourceRecord } from "./claim.ts";
import type { SourceInput } from "./command.ts";

const FIELDS = ["url", "title", "publisher", "published", "readOn", "archive", "note", "language"] as const;

/** Many claims of one command rest on the same object; nobody changes it once it was parsed. */
const digests = new WeakMap<SourceInput, string>();

/** Two readings of one document with the same particulars are one source; anything that differs makes another. */
export function sourceDigest(source: SourceInput): string {
  const known = digests.get(source);
  if (known !== undefined) return known;
  const parts = FIELDS.map((field) => source[field] ?? null);
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  digests.set(source, digest);
  return digest;
}

const COLUMNS = {
  id: "bigint",
  digest: "text",
  url: "text",
  title: "text",
  publisher: "text",
  published: "text",
  read_on: "date",
  archive: "text",
  note: "text",
  language: "text",
  recorded_at: "timestamptz",
} as const;

/**
 * Ids of the given sources, adding those not met before. Called under the lock of the ledger head, so that the
 * next id can be read from the table.
 */
export async function internSources(tx: Tx, sources: ReadonlyMap<string, SourceInput>, now: Date): Promise<Map<string, number>> {
  const digests = [...sources.keys()];
  if (digests.length === 0) return new Map();
  const known = await tx.query<{ id: number; digest: string }>(sql`select id, digest from source where digest = any(${digests})`);
  const ids = new Map(known.map((row) => [row.digest, row.id]));
  const missing = digests.filter((digest) => !ids.has(digest));
  if (missing.length === 0) return ids;
  const [last] = await tx.query<{ id: number }>(sql`select coalesce(max(id), 0) as id from source`);
  let next = last?.id ?? 0;
  const rows = missing.map((digest) => {
    next += 1;
    ids.set(digest, next);
    const source = sources.get(digest);
    const cells = FIELDS.map((field) => source?.[field] ?? null);
    return [next, digest, ...cells, now.toISOString()];
  });
  await tx.later(({ client }) => insertRows(client, { table: "source", columns: COLUMNS }, rows));
  return ids;
}

type SourceRow = Omit<SourceRecord, "readOn"> & { readonly read_on: string | null };

const record = ({ read_on, ...row }: SourceRow): SourceRecord => ({ ...row, readOn: read_on });

/** The sources with these ids, in the order of their ids. */
export async function findSources(tx: Pick<Tx, "query">, ids: readonly number[]): Promise<SourceRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<SourceRow>(
    sql`
    select id, url, title, publisher, published, read_on::text as read_on, archive, note, language
    from source where id = any(${[...ids]}) order by id`,
    "sources",
  );
  return rows.map(record);
}
