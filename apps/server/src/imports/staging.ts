import type { Tx } from "../platform/database.ts";
import { sql } from "../platform/database.ts";
import { insertRows } from "../platform/rows.ts";
import { foldName } from "../registry/name-index.ts";
import type { Fragment } from "./draft.ts";

/**
 * What a file says, put in order by the database in a temporary table: the rows of one record may stand anywhere in a
 * file, and a file may be larger than memory. It lives as long as the transaction and leaves nothing.
 */
export interface Staging {
  add(fragment: Fragment): Promise<void>;
  /** No more will be added. */
  finish(): Promise<void>;
  /**
   * The fragments of each record together, in batches: what is referred to comes before what refers. In the order of the
   * file for a person who reads; in the order of ids for writing, since every index then grows from left to right.
   */
  records(size: number, order: "file" | "id"): AsyncGenerator<readonly (readonly Fragment[])[], void, undefined>;
  /** Which of these ids the file itself opens as people. */
  people(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Names that several people of the file share, folded as for searching, with the keys of some of them. */
  sharedNames(most: number): Promise<readonly { readonly name: string; readonly keys: readonly string[] }[]>;
}

const BATCH = 2000;
const RANKS: Readonly<Record<string, number>> = {
  place: 0,
  organisation: 0,
  provision: 0,
  court: 0,
  official: 0,
  reported_figure: 1,
  person: 2,
};
const JUDGEMENT_RANK = 3;

const COLUMNS = { seq: "bigint", rank: "smallint", id: "uuid", key: "text", name: "text", body: "text" } as const;

/** The words of a full name, folded and in alphabetical order: the same whichever comes first. */
function nameKey(fragment: Fragment): string | null {
  if (fragment.kind !== "person") return null;
  const name = fragment.claims.find((claim) => claim.property === "person.name")?.value as { readonly text?: unknown } | undefined;
  if (typeof name?.text !== "string") return null;
  const words = foldName(name.text.slice(0, 300)).split(" ").sort();
  return words.length < 2 ? null : words.join(" ");
}

const rankOf = (fragment: Fragment): number =>
  fragment.claims.every((claim) => claim.property === "person.same_as") && fragment.claims.length > 0
    ? JUDGEMENT_RANK
    : (RANKS[fragment.kind] ?? 0);

export async function openStaging(tx: Tx): Promise<Staging> {
  await tx.query(sql`create temp table import_fragment
    (seq bigint, rank smallint, id uuid, key text collate "C", name text collate "C", body text) on commit drop`);
  await tx.query(sql`set local work_mem = '64MB'`);
  let rows: (string | number | null)[][] = [];
  let seq = 0;
  // The database takes one batch while the next one is read.
  const flush = async (): Promise<void> => {
    const taken = rows;
    rows = [];
    await tx.later(({ client }) => insertRows(client, { table: "import_fragment", columns: COLUMNS }, taken));
  };
  return {
    async add(fragment) {
      seq += 1;
      rows.push([seq, rankOf(fragment), fragment.id, fragment.key, nameKey(fragment), JSON.stringify(fragment)]);
      if (rows.length >= BATCH) await flush();
    },
    async finish() {
      await flush();
      await tx.query(sql`analyze import_fragment`);
    },
    records: (size, order) => readRecords(tx, size, order),
    async people(ids) {
      if (ids.length === 0) return new Set();
      const found = await tx.query<{ id: string }>(
        sql`select distinct id from import_fragment where rank = 2 and id = any(${[...ids]}::uuid[])`,
      );
      return new Set(found.map((row) => row.id));
    },
    sharedNames: (most) =>
      tx.query(sql`
        select name, (array_agg(distinct key))[1:5] as keys from import_fragment where name is not null
        group by name having count(distinct id) > 1 order by name limit ${most}`),
  };
}

async function* readRecords(tx: Tx, size: number, order: "file" | "id"): AsyncGenerator<readonly (readonly Fragment[])[], void, undefined> {
  const ordered =
    order === "id"
      ? sql`select rank, id, body from import_fragment order by rank, id, seq`
      : sql`select f.rank, f.id, f.body from import_fragment f
          join (select rank, id, min(seq) as first from import_fragment group by rank, id) r on r.rank = f.rank and r.id = f.id
          order by f.rank, r.first, f.seq`;
  await tx.query(sql`declare import_records no scroll cursor for ${ordered}`);
  let batch: Fragment[][] = [];
  let last = "";
  for (;;) {
    const rows = await tx.query<{ rank: number; id: string; body: string }>(sql`fetch forward 1000 from import_records`);
    for (const { rank, id, body } of rows) {
      const fragment = JSON.parse(body) as Fragment;
      const record = `${rank} ${id}`;
      if (record === last) {
        batch.at(-1)?.push(fragment);
        continue;
      }
      if (batch.length >= size) {
        yield batch;
        batch = [];
      }
      last = record;
      batch.push([fragment]);
    }
    if (rows.length === 0) break;
  }
  if (batch.length > 0) yield batch;
  await tx.query(sql`close import_records`);
}
