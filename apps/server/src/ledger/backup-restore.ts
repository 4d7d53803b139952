import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { raw, sql, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { readMigrations } from "../platform/migrate.ts";
import { readArchive } from "./backup-archive.ts";
import { fingerprintOf, fixTextForms, listStoredTables } from "./backup-tables.ts";
import { tableOfPart, verifyBackup, type Manifest } from "./backup.ts";

export type RestoreRequest = {
  readonly file: string;
  /** Tables this program computes itself; what a program of another day left out stands in the backup. */
  readonly leftOut: readonly string[];
  /** Makes the tables that were left out, in the same transaction. */
  readonly rebuild: (tx: Tx) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (table: string) => void;
};

/**
 * Fills an empty, migrated database from a backup: all of it or nothing. What was stored is read back from the
 * database and compared with the manifest before the transaction commits.
 * @throws backup.unreadable, backup.target-not-empty, data.newer-version, file.unusable, interrupted
 */
export async function restoreBackup(pool: pg.Pool, request: RestoreRequest): Promise<Manifest> {
  const { file, signal } = request;
  const manifest = await verifyBackup(file, signal);
  const known = (await readMigrations()).length;
  if (manifest.migration > known) {
    throw new AporaError("data.newer-version", {
      where: file,
      found: `migration ${manifest.migration}`,
      known: `migrations up to ${known}`,
    });
  }
  await longTransaction(pool, { signal }, async (tx) => {
    await fixTextForms(tx);
    await requireEmpty(tx, [...manifest.leftOut, ...request.leftOut]);
    await load(tx, manifest, request);
    for (const table of manifest.tables) {
      const { rows, sha256 } = await fingerprintOf(tx, table);
      if (rows !== table.rows || sha256 !== table.sha256) throw unreadable(file, `the database stored the table ${table.name} differently`);
      await tx.query(sql`analyze ${raw(quoted(table.name))}`);
    }
    await continueNumbers(tx, manifest);
    await request.rebuild(tx);
  });
  return manifest;
}

const HEAD = "ledger_head";
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const unreadable = (file: string, problem: string, cause?: unknown): AporaError =>
  new AporaError("backup.unreadable", { file, problem }, { cause });

async function requireEmpty(tx: Tx, computed: readonly string[]): Promise<void> {
  // The lock keeps commands out until the restored head is there.
  const [head] = await tx.query<{ position: number; seq: number }>(sql`select position, event_seq as seq from ledger_head for update`);
  let full = (head?.seq ?? 0) > 0;
  for (const { name } of await listStoredTables(tx, [...computed, HEAD])) {
    const rows = await tx.query(sql`select 1 from ${raw(quoted(name))} limit 1`);
    full ||= rows.length > 0;
  }
  if (full) throw new AporaError("backup.target-not-empty", { position: head?.position ?? 0 });
}

async function load(tx: Tx, manifest: Manifest, { file, onProgress, signal }: RestoreRequest): Promise<void> {
  const known = new Set((await listStoredTables(tx, [])).map(({ name }) => name));
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  // The head has its one row already and only goes forward, so the stored one is read beside it.
  await tx.query(sql`create temp table restored_head (like ledger_head) on commit drop`);
  let sink: Sink | undefined;
  const end = async (): Promise<void> => {
    if (sink === undefined) return;
    sink.stream.end();
    await finished(sink.stream);
    sink = undefined;
  };
  try {
    for await (const { name, body } of readArchive(file)) {
      signal?.throwIfAborted();
      const table = tables.get(tableOfPart(name) ?? "");
      if (table === undefined) continue;
      if (sink?.table !== table.name) {
        await end();
        if (!known.has(table.name)) throw unreadable(file, `this program has no table ${table.name}`);
        onProgress?.(table.name);
        const statement = `copy ${quoted(table.name === HEAD ? "restored_head" : table.name)} (${table.columns.map(quoted).join(", ")}) from stdin`;
        // It stays open until its rows have been written, and nothing else is asked meanwhile.
        sink = await tx.alone(({ client }) => Promise.resolve(openSink(client, table.name, statement)));
      }
      await written(sink, body);
    }
    await end();
  } catch (error) {
    if (sink?.stream.errored === null) sink.stream.destroy();
    // The file was whole a moment ago; what the database refuses does not fit its tables.
    if (typeof error === "object" && error !== null && "code" in error && /^(?:22|23|42)/.test(String(error.code)))
      throw unreadable(file, "the database refuses its rows", error);
    throw error;
  }
  await tx.query(sql`
    update ledger_head h set position = r.position, event_seq = r.event_seq, recorded_at = r.recorded_at from restored_head r`);
}

type Sink = { readonly table: string; readonly stream: CopyStreamQuery; readonly refused: Promise<never> };

function openSink(client: pg.PoolClient, table: string, statement: string): Sink {
  const stream = client.query(copyFrom(statement));
  const refused = new Promise<never>((_, reject) => stream.once("error", reject));
  // Looked at by the next write; until then it is nobody's unhandled error.
  refused.catch(() => {});
  return { table, stream, refused };
}

/** A statement that is refused before it begins never answers the write, so the refusal is raced. */
function written({ stream, refused }: Sink, body: Buffer): Promise<void> {
  return Promise.race([
    refused,
    new Promise<void>((resolve, reject) => stream.write(body, (error) => (error ? reject(error) : resolve()))),
  ]);
}

/** Generated numbers go on after the highest restored one. */
async function continueNumbers(tx: Tx, manifest: Manifest): Promise<void> {
  const columns = await tx.query<{ table: string; column: string }>(sql`
    select c.relname::text as table, a.attname::text as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and c.relname = any(${manifest.tables.map(({ name }) => name)})`);
  for (const { table, column } of columns) {
    await tx.query(sql`
      select setval(pg_get_serial_sequence(${quoted(table)}, ${column}), greatest(1, max(${raw(quoted(column))})), max(${raw(quoted(column))}) is not null)
      from ${raw(quoted(table))}`);
  }
}
