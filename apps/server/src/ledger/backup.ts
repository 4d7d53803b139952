import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { z } from "zod";
import type { Clock } from "../platform/clock.ts";
import { sql, type Reader, type Tx } from "../platform/database.ts";
import { AporaError, systemCode } from "../platform/errors.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { readArchive, writeArchive, type Entry } from "./backup-archive.ts";
import { copyRows, fixTextForms, listStoredTables, startFingerprint, type StoredTable } from "./backup-tables.ts";
import { getHead } from "./positions.ts";

// The form of a backup is stored for years: a change means the next FORMAT and a reader for the earlier one.
const FORMAT = 1;
const PART_BYTES = 8 * 1024 * 1024;

const storedTable = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  orderBy: z.array(z.string()).min(1),
  rows: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.strictObject({
  format: z.literal("apora-backup"),
  formatVersion: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** The number of the last migration of the database. */
  migration: z.int().min(1),
  /** Where the ledger stood. */
  position: z.int().min(0),
  tables: z.array(storedTable),
  /** Tables computed from the others; a restore makes them again. */
  leftOut: z.array(z.string()),
  /** Values by which a restored register can be recognised as the same; their form is the composition's. */
  figures: z.unknown(),
});
export type Manifest = z.output<typeof manifestSchema>;

export type BackupRequest = {
  readonly file: string;
  /** Replace a file that is there. */
  readonly force?: boolean;
  /** Tables not stored because a restore makes them again. */
  readonly leftOut: readonly string[];
  /** Values to store with the backup, read from the same snapshot. */
  readonly describe?: (reader: Reader, position: number) => Promise<unknown>;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (table: string, rows: number) => void;
};

const README = `A backup of an Apora register. It can be read without Apora:
  tar xzf FILE
  cat tables/claim.*.tsv | psql -c "copy claim from stdin"
tables/NAME.NNNNN.tsv   rows in PostgreSQL's text form of COPY, in parts; columns and their order are in manifest.json
manifest.json           number of rows and SHA-256 of all parts of each table together
checksum.txt            SHA-256 of all bytes of the tar before it
`;

/**
 * Writes everything that cannot be computed again, as of one moment, into one file, and reads it back before it is
 * given its name. Memory does not grow with the register.
 * @throws file.unusable, disk.full, interrupted
 */
export async function makeBackup(pool: pg.Pool, request: BackupRequest): Promise<Manifest> {
  const { file, force = false } = request;
  await refuseExisting(file, force);
  const partial = `${file}.partial`;
  try {
    await onFile(file, async () => {
      await rm(partial, { force: true });
      await writeFile(pool, partial, request);
    });
    const manifest = await verifyBackup(partial, request.signal);
    await refuseExisting(file, force);
    await onFile(file, async () => {
      await rename(partial, file);
      await syncFolder(path.dirname(path.resolve(file)));
    });
    return manifest;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  }
}

async function refuseExisting(file: string, force: boolean): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new AporaError("file.unusable", { file, reason: "it is not a plain file" });
  if (!force) throw new AporaError("file.unusable", { file, reason: "it is there already; --force replaces it" });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOTDIR: "its folder is not a folder",
  ENAMETOOLONG: "the name is too long",
};

async function onFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // The database may be missing too; that is another sentence.
    const code =
      typeof error === "object" && error !== null && "syscall" in error && error.syscall !== "connect" ? (systemCode(error) ?? "") : "";
    if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
      throw new AporaError("disk.full", { folder: path.dirname(path.resolve(file)) }, { cause: error });
    const reason = REASONS[code];
    if (reason !== undefined) throw new AporaError("file.unusable", { file, reason }, { cause: error });
    throw error;
  }
}

async function writeFile(pool: pg.Pool, partial: string, request: BackupRequest): Promise<void> {
  // Our own signal too: a full disk has to end the COPY that is running, or the connection would wait for ever.
  const failed = new AbortController();
  const signal = request.signal === undefined ? failed.signal : AbortSignal.any([request.signal, failed.signal]);
  let cause: unknown;
  await longTransaction(pool, { isolation: "repeatable read", readOnly: true, signal }, async (tx) => {
    await fixTextForms(tx);
    const sink = createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true });
    await once(sink, "open");
    const bytes = Readable.from(writeArchive(storeAll(tx, request)), { objectMode: false });
    await pipeline(bytes, createGzip({ level: 6 }), sink, { signal }).catch((error: unknown) => {
      cause = error;
      failed.abort();
      throw error;
    });
  }).catch((error: unknown) => {
    if (request.signal?.aborted === true) throw error;
    throw cause ?? error;
  });
}

async function* storeAll(tx: Tx, request: BackupRequest): AsyncGenerator<Entry> {
  const { position } = await getHead(tx);
  const [facts] = await tx.query<{ migration: number; postgres: string }>(
    sql`select max(number) as migration, current_setting('server_version') as postgres from migration`,
  );
  const about = {
    format: "apora-backup",
    formatVersion: FORMAT,
    madeAt: request.clock.now().toISOString(),
    postgres: facts?.postgres ?? "",
    migration: facts?.migration ?? 0,
    position,
  } as const;
  yield jsonEntry("format.json", about);
  yield { name: "README.txt", body: Buffer.from(README) };
  const tables: z.output<typeof storedTable>[] = [];
  for (const table of await listStoredTables(tx, request.leftOut)) tables.push(yield* storeTable(tx, table, request));
  const figures = (await request.describe?.(tx, position)) ?? null;
  yield jsonEntry("manifest.json", { ...about, tables, leftOut: [...request.leftOut], figures } satisfies Manifest);
}

const jsonEntry = (name: string, value: object): Entry => ({ name, body: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) });

async function* storeTable(tx: Tx, table: StoredTable, { onProgress }: BackupRequest): AsyncGenerator<Entry, z.output<typeof storedTable>> {
  const fingerprint = startFingerprint();
  let [waiting, size, part]: [Buffer[], number, number] = [[], 0, 0];
  const cut = (body: Buffer): Entry => {
    part += 1;
    return { name: `tables/${table.name}.${String(part).padStart(5, "0")}.tsv`, body };
  };
  for await (const chunk of copyRows(tx, table)) {
    fingerprint.add(chunk);
    waiting.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    // Parts end with a row, so that each can be loaded by itself.
    const all = Buffer.concat(waiting);
    const end = all.lastIndexOf(10) + 1;
    [waiting, size] = [[all.subarray(end)], all.length - end];
    if (end > 0) yield cut(all.subarray(0, end));
    onProgress?.(table.name, part);
  }
  if (size > 0) yield cut(Buffer.concat(waiting));
  const { columns, orderBy, name } = table;
  const stored = { name, columns: [...columns], orderBy: [...orderBy], ...fingerprint.end() };
  onProgress?.(name, stored.rows);
  return stored;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** The table a part belongs to; undefined for the other entries. */
export function tableOfPart(name: string): string | undefined {
  return /^tables\/(.+)\.\d{5}\.tsv$/.exec(name)?.[1];
}

/**
 * Reads a backup from the first to the last byte and checks every number in it.
 * @throws backup.unreadable, data.newer-version, file.unusable
 */
export async function verifyBackup(file: string, signal?: AbortSignal): Promise<Manifest> {
  const unreadable = (problem: string): AporaError => new AporaError("backup.unreadable", { file, problem });
  const found = new Map<string, ReturnType<typeof startFingerprint>>();
  let manifest: Manifest | undefined;
  let first = true;
  for await (const { name, body } of readArchive(file)) {
    if (signal?.aborted === true) throw new AporaError("interrupted");
    if (first) checkFormat(file, name, body);
    first = false;
    const table = tableOfPart(name);
    if (table !== undefined) {
      const fingerprint = found.get(table) ?? startFingerprint();
      found.set(table, fingerprint);
      fingerprint.add(body);
    } else if (name === "manifest.json") manifest = manifestSchema.safeParse(parseJson(body)).data;
  }
  if (manifest === undefined) throw unreadable("it has no readable manifest");
  for (const { name, rows, sha256 } of manifest.tables) {
    const fingerprint = (found.get(name) ?? startFingerprint()).end();
    if (fingerprint.rows !== rows || fingerprint.sha256 !== sha256) throw unreadable(`the table ${name} is not what the manifest says`);
    found.delete(name);
  }
  if (found.size > 0) throw unreadable("it holds a table that the manifest does not name");
  return manifest;
}

/** Before anything else: a file of a later program must not be half understood. */
function checkFormat(file: string, name: string, body: Buffer): void {
  const format = z
    .looseObject({ format: z.literal("apora-backup"), formatVersion: z.int() })
    .safeParse(name === "format.json" ? parseJson(body) : null);
  if (!format.success) throw new AporaError("backup.unreadable", { file, problem: "it is not a backup of Apora" });
  if (format.data.formatVersion > FORMAT) {
    throw new AporaError("data.newer-version", {
      where: file,
      found: `backup format ${format.data.formatVersion}`,
      known: `backup format ${FORMAT}`,
    });
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
