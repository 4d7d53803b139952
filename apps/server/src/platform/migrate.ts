import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { AporaError } from "./errors.ts";
import type { Log } from "./log.ts";

/** Beside src/ and dist/, so the same path is right from both. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../migrations/", import.meta.url));

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly checksum: string };
export type MigrateOptions = { readonly folder?: string; readonly log?: Log };
export type MigrateResult = { readonly applied: readonly number[]; readonly version: number };

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

/** "apora" as a number: whoever migrates holds it, so that two servers started at once do it once. */
const LOCK = 0x61706f72;

/**
 * Reads the migrations in order.
 * @throws migration.disordered unless they are numbered 1, 2, 3 … without gap or duplicate
 */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    files.map(async (file, index) => {
      const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
      if (parts === null) throw disorder(`${file} is not named NNNN-name.sql`);
      if (Number(parts[1]) !== index + 1) throw disorder(`${file} stands where number ${index + 1} should be`);
      // Line ends differ between checkouts; they are not a change.
      const sql = (await readFile(path.join(folder, file), "utf8")).replaceAll("\r\n", "\n");
      return { number: index + 1, name: parts[2] ?? "", sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings the database forward, each migration in a transaction of its own together with its row in `migration`.
 * There is no way back: a wrong migration is answered by the next one.
 * @throws data.newer-version, migration.changed, migration.disordered, migration.failed
 */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<MigrateResult> {
  const known = await readMigrations(options.folder);
  const client = await pool.connect();
  try {
    // A long migration is not a hanging query; nor is waiting for the one who migrates already.
    await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<Applied>("select number, name, checksum from migration order by number");
    checkHistory(rows, known);
    const pending = known.slice(rows.length);
    for (const migration of pending) {
      await apply(client, migration);
      options.log?.info("migration.applied", { number: migration.number, name: migration.name });
    }
    return { applied: pending.map(({ number }) => number), version: known.length };
  } finally {
    const broken = await client.query("select pg_advisory_unlock_all(); reset all").then(
      () => undefined,
      (error: Error) => error,
    );
    client.release(broken);
  }
}

function checkHistory(applied: readonly Applied[], known: readonly Migration[]): void {
  const newest = applied.at(-1);
  if (newest !== undefined && newest.number > known.length) {
    throw new AporaError("data.newer-version", {
      where: "the database",
      found: `migration ${newest.number}`,
      known: `migrations up to ${known.length}`,
    });
  }
  for (const [index, row] of applied.entries()) {
    if (row.number !== index + 1) throw disorder(`migration ${index + 1} was never applied although ${row.number} was`);
    if (row.checksum !== known[index]?.checksum) throw new AporaError("migration.changed", { number: row.number, name: row.name });
  }
}

async function apply(client: pg.PoolClient, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into migration (number, name, checksum) values ($1, $2, $3)", [number, name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    // A migration holds no personal data, so here the database may speak for itself.
    const reason = error instanceof Error ? `${error.message}${lineOf(sql, error)}` : "unknown";
    throw new AporaError("migration.failed", { number, name, reason }, { cause: error });
  }
}

function lineOf(sql: string, error: Error): string {
  const position = "position" in error ? Number(error.position) : Number.NaN;
  return position > 0 ? `, at line ${sql.slice(0, position - 1).split("\n").length}` : "";
}

function disorder(fault: string): AporaError {
  return new AporaError("migration.disordered", { fault });
}
