import { createHash } from "node:crypto";
import { to as copyTo } from "pg-copy-streams";
import { sql, type Reader, type Tx } from "../platform/database.ts";

/** A table as a backup stores it: these columns, in this order of rows. */
export type StoredTable = { readonly name: string; readonly columns: readonly string[]; readonly orderBy: readonly string[] };

/** What identifies the rows of a table: how many, and the SHA-256 of their COPY text in order. */
export type Fingerprint = { readonly rows: number; readonly sha256: string };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(", ");

/** COPY texts depend on these; the same rows must give the same bytes on every server. */
export async function fixTextForms(tx: Tx): Promise<void> {
  for (const [name, value] of [
    ["datestyle", "ISO, YMD"],
    ["intervalstyle", "postgres"],
    ["timezone", "UTC"],
    ["bytea_output", "hex"],
    ["extra_float_digits", "1"],
  ]) {
    await tx.query(sql`select set_config(${name}, ${value}, true)`);
  }
}

/** The tables of the register other than these, so that one refers only to tables before it. */
export async function listStoredTables(reader: Reader, leftOut: readonly string[]): Promise<readonly StoredTable[]> {
  const tables = await reader.query<{ name: string; columns: string[]; key: string[] | null; refers: string[] }>(sql`
    select c.relname::text as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.place) from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(array_agg(f.confrelid::regclass::text), '{}') from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all(${["migration", ...leftOut]}) order by c.relname collate "C"`);
  const placed = new Set<string>();
  const ordered: typeof tables = [];
  for (let waiting = tables; waiting.length > 0;) {
    const ready = waiting.filter(({ name, refers }) =>
      refers.every((other) => other === name || placed.has(other) || leftOut.includes(other)),
    );
    // Tables that refer to each other in a ring cannot be ordered; they come as they are.
    const next = ready.length > 0 ? ready : waiting;
    for (const table of next) placed.add(table.name);
    ordered.push(...next);
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered.map(({ name, columns, key }) => ({ name, columns, orderBy: key ?? columns }));
}

/** The rows of a table as COPY text, in order. */
export async function* copyRows(tx: Tx, { name, columns, orderBy }: StoredTable): AsyncGenerator<Buffer> {
  // Text in code point order, whatever the server's language is; other types ignore the collation of their text.
  const order = await orderTerms(tx, name, orderBy);
  const statement = `copy (select ${list(columns)} from ${quoted(name)} order by ${order}) to stdout`;
  // It stays open until it has been read, and nothing else is asked meanwhile.
  const stream = await tx.alone(({ client }) => Promise.resolve(client.query(copyTo(statement))));
  for await (const chunk of stream) yield chunk as Buffer;
}

async function orderTerms(reader: Reader, table: string, columns: readonly string[]): Promise<string> {
  const rows = await reader.query<{ name: string; collated: boolean }>(sql`
    select attname::text as name, attcollation <> 0 as collated from pg_attribute where attrelid = ${quoted(table)}::regclass and attnum > 0`);
  const collated = new Set(rows.filter((row) => row.collated).map((row) => row.name));
  return columns.map((name) => `${quoted(name)}${collated.has(name) ? ' collate "C"' : ""}`).join(", ");
}

/** A running fingerprint. In COPY text a line break is always the end of a row. */
export function startFingerprint(): { add(bytes: Buffer): void; end(): Fingerprint } {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1;
    },
    end: () => ({ rows, sha256: hash.digest("hex") }),
  };
}

/** The fingerprint of the rows a table has now. */
export async function fingerprintOf(tx: Tx, table: StoredTable): Promise<Fingerprint> {
  const fingerprint = startFingerprint();
  for await (const chunk of copyRows(tx, table)) fingerprint.add(chunk);
  return fingerprint.end();
}
