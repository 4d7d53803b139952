import { existsSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backupRegister, restoreRegister } from "../cli/backup.ts";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { listAllValues, type NamedValue } from "../figures/all-values.ts";
import { createPool, readFrom } from "../platform/database.ts";
import { enqueueJob } from "../platform/jobs.ts";
import { inTransaction } from "../platform/database.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase, type Database } from "../platform/postgres/start-database.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { carryOut, histories, recordBodies } from "../testing/random-history.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { readArchive, writeArchive, type Entry } from "./backup-archive.ts";
import { verifyBackup } from "./backup.ts";
import { getHead } from "./positions.ts";

const DEBIAN_15 = "/usr/lib/postgresql/15/bin";

let source: TestDatabase;
let made: string;
beforeAll(async () => {
  source = await createTestDatabase();
  const ledger = createLedger(source.pool);
  await recordBodies(ledger);
  for (const history of fc.sample(histories, { numRuns: 12, seed: 7 })) await carryOut(ledger, history);
  await inTransaction(source.pool, {}, (tx) =>
    enqueueJob(tx, { kind: "test.work", payload: { n: 1 }, dedupeKey: "tab\tand\\back\nslash" }),
  );
});
afterAll(() => source.drop());

async function target(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database;
}

async function valuesOf({ pool }: Pick<TestDatabase, "pool">): Promise<readonly NamedValue[]> {
  const { position } = await getHead(readFrom(pool));
  return listAllValues(readFrom(pool), { day: "2025-06-01", knownAt: position });
}

async function aBackup(): Promise<string> {
  if (made === undefined || !existsSync(made)) {
    const { mkdtemp } = await import("node:fs/promises");
    made = path.join(await mkdtemp("/tmp/apora-backup-"), "register.apora");
    await backupRegister(source, { file: made });
  }
  return made;
}
afterAll(() => void (made === undefined ? undefined : execFileSync("rm", ["-r", path.dirname(made)])));

/** A copy of the backup with its entries changed and everything sealed anew. */
async function changed(change: (entry: Entry) => Entry): Promise<string> {
  const file = path.join(await scratchFolder(), "changed.apora");
  const original = await aBackup();
  async function* entries(): AsyncGenerator<Entry> {
    for await (const entry of readArchive(original)) yield change(entry);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(writeArchive(entries()))) chunks.push(chunk as Buffer);
  await writeFile(file, gzipSync(Buffer.concat(chunks)));
  return file;
}

const inJson = (entry: Entry, name: string, change: (value: Record<string, unknown>) => void): Entry => {
  if (entry.name !== name) return entry;
  const value = JSON.parse(entry.body.toString()) as Record<string, unknown>;
  change(value);
  return { name, body: Buffer.from(JSON.stringify(value)) };
};

describe("a backup", () => {
  test("is one private file, complete under its own name only, that the usual tools read", async () => {
    const file = await aBackup();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.partial`)).toBe(false);
    const manifest = await verifyBackup(file);
    expect(manifest.leftOut).toContain("span");
    const list = execFileSync("tar", ["tzf", file], { encoding: "utf8" }).trim().split("\n");
    expect(list).toEqual(expect.arrayContaining(["format.json", "README.txt", "tables/claim.00001.tsv", "manifest.json", "checksum.txt"]));
    const claims = execFileSync("tar", ["xzOf", file, "tables/claim.00001.tsv"], { encoding: "utf8" });
    const { rows } = await source.pool.query<{ count: string }>("select count(*) from claim");
    expect(claims.trimEnd().split("\n")).toHaveLength(Number(rows[0]?.count));
    expect(manifest.tables.find(({ name }) => name === "claim")?.rows).toBe(Number(rows[0]?.count));
  });

  test("does not replace a file unless told to", async () => {
    const file = path.join(await scratchFolder(), "b");
    await writeFile(file, "mine");
    await expect(backupRegister(source, { file })).rejects.toMatchObject({ code: "file.unusable" });
    expect(await readFile(file, "utf8")).toBe("mine");
    await backupRegister(source, { file, force: true });
    await verifyBackup(file);
  });

  test("into a folder that does not exist says so; a stop leaves no file", async () => {
    const folder = await scratchFolder();
    await expect(backupRegister(source, { file: path.join(folder, "no/b") })).rejects.toMatchObject({
      code: "file.unusable",
      details: { reason: "its folder does not exist" },
    });
    const file = path.join(folder, "stopped");
    await expect(backupRegister(source, { file, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "interrupted" });
    expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
  });

  test("is of one moment, whatever is written meanwhile", async () => {
    const file = path.join(await scratchFolder(), "b");
    const ledger = createLedger(source.pool);
    const writing = carryOut(
      ledger,
      Array.from({ length: 20 }, (_, a) => ({ do: "person" as const, a, b: a, day: a })),
    );
    const manifest = await backupRegister(source, { file });
    await writing;
    const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
    expect(rows["claim"]).toBe(manifest.position);
    const database = await target();
    expect((await restoreRegister(database, { file })).differing).toEqual([]);
    expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(false);
  });

  test("of tables larger than a part comes in parts that join without a seam", async () => {
    const database = await target();
    await database.pool.query(
      `insert into job (id, kind, payload) select gen_random_uuid(), 'test.work', jsonb_build_object('text', repeat(md5(i::text), 200), 'n', i) from generate_series(1, 4000) i`,
    );
    const file = path.join(await scratchFolder(), "large");
    await backupRegister(database, { file });
    const parts = execFileSync("tar", ["tzf", file], { encoding: "utf8" })
      .split("\n")
      .filter((name) => name.startsWith("tables/job."));
    expect(parts.length).toBeGreaterThan(2);
    const other = await target();
    await restoreRegister(other, { file });
    const hash = "select md5(string_agg(job::text, '' order by id)) as hash from job";
    expect((await other.pool.query(hash)).rows).toEqual((await database.pool.query(hash)).rows);
  });
});

describe("a restore", () => {
  test("brings back every row, every figure with all its parts, and a ledger that goes on", async () => {
    const database = await target();
    const restored = await restoreRegister(database, { file: await aBackup() });
    expect(restored.differing).toEqual([]);
    expect(restored.figures).toBeGreaterThan(20);
    expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(false);
    expect(await carryOut(createLedger(database.pool), [{ do: "person", a: 1, b: 2, day: 3 }])).toBe(1);
    const { rows } = await database.pool.query("select dedupe_key from job where kind = 'test.work'");
    expect(rows).toEqual([{ dedupe_key: "tab\tand\\back\nslash" }]);
  });

  test("into a database that holds anything is refused", async () => {
    const before = await getHead(readFrom(source.pool));
    await expect(restoreRegister(source, { file: await aBackup() })).rejects.toMatchObject({
      code: "backup.target-not-empty",
      details: { position: before.position },
    });
    const database = await target();
    await inTransaction(database.pool, {}, (tx) => enqueueJob(tx, { kind: "test.work", payload: {} }));
    await expect(restoreRegister(database, { file: await aBackup() })).rejects.toMatchObject({ code: "backup.target-not-empty" });
  });

  test.runIf(existsSync(DEBIAN_15))(
    "works from our PostgreSQL to an older one behind an address, and back, with the same figures",
    async () => {
      const values = async (database: Pick<TestDatabase, "pool">): Promise<readonly NamedValue[]> => valuesOf(database);
      const before = await values(source);
      const file = path.join(await scratchFolder(), "out");
      await backupRegister(source, { file });
      const old = await startDatabase(
        { dataFolder: await scratchFolder(), databaseUrl: undefined, pgBin: DEBIAN_15 },
        { unsafeFast: true, dieWithParent: true },
      );
      onTestFinished(() => old.stop());
      // The same server once more as an operator's: reached by its address, not started by us.
      const { host = "", user = "", port = 5432, database = "" } = old.connection;
      const server: Database = await startDatabase({
        dataFolder: "/nowhere",
        databaseUrl: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
        pgBin: undefined,
      });
      expect(server).toMatchObject({ mode: "server", version: expect.stringMatching(/^15\./) as string });
      const there = { pool: createPool(server) };
      await migrate(there.pool);
      expect((await restoreRegister(there, { file })).differing).toEqual([]);
      expect(await values(there)).toEqual(before);
      expect(differs(await checkProjections(there.pool, rebuildPlan()))).toBe(false);

      const back = path.join(await scratchFolder(), "back");
      const manifest = await backupRegister(there, { file: back });
      expect(manifest.tables).toEqual((await verifyBackup(file)).tables);
      const home = await target();
      expect((await restoreRegister(home, { file: back })).differing).toEqual([]);
      expect(await values(home)).toEqual(before);
      await there.pool.end();
    },
    60_000,
  );
});

describe("a file that is not a good backup changes nothing", () => {
  const refuse = async (file: string): Promise<{ code: string; message: string }> => {
    const database = await target();
    const error = await restoreRegister(database, { file }).then(
      () => ({ code: "restored", message: "" }),
      (e: unknown) => e as { code: string; message: string },
    );
    expect(await getHead(readFrom(database.pool))).toMatchObject({ position: 0 });
    const { rows } = await database.pool.query(
      "select (select count(*) from claim) + (select count(*) from source) + (select count(*) from entity_root) + (select count(*) from job) as rows",
    );
    expect(rows).toEqual([{ rows: 0 }]);
    return error;
  };
  const withBytes = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
    const file = path.join(await scratchFolder(), "damaged");
    await writeFile(file, change(Buffer.from(await readFile(await aBackup()))));
    return file;
  };

  test.each([
    ["absent", () => Promise.resolve("/nowhere/at/all"), "file.unusable"],
    ["a folder", () => scratchFolder(), "file.unusable"],
    ["empty", () => withBytes(() => Buffer.alloc(0)), "backup.unreadable"],
    ["a text", () => withBytes(() => Buffer.from("hello, I am no backup")), "backup.unreadable"],
    ["a gzip of something else", () => withBytes(() => gzipSync(Buffer.alloc(5000, 65))), "backup.unreadable"],
    [
      "another tar",
      () => changed((entry) => (entry.name === "format.json" ? { name: "holiday.jpg", body: entry.body } : entry)),
      "backup.unreadable",
    ],
    ["half of it", () => withBytes((bytes) => bytes.subarray(0, bytes.length / 2)), "backup.unreadable"],
    ["all but its last byte", () => withBytes((bytes) => bytes.subarray(0, -1)), "backup.unreadable"],
    ["without its end", () => withBytes((bytes) => gzipSync(gunzipSync(bytes).subarray(0, -2048))), "backup.unreadable"],
    [
      "a changed letter, packed again",
      () =>
        withBytes((bytes) => {
          const tar = gunzipSync(bytes);
          const at = tar.indexOf("Report 1");
          tar.write("Reqort", at);
          return gzipSync(tar);
        }),
      "backup.unreadable",
    ],
    [
      "a changed letter, sealed again",
      () =>
        changed(({ name, body }) => ({
          name,
          body: name.startsWith("tables/source") ? Buffer.from(body.toString().replace("Report", "Reqort")) : body,
        })),
      "backup.unreadable",
    ],
    [
      "without a table",
      () => changed(({ name, body }) => ({ name: name.replace("tables/source", "notes/source"), body })),
      "backup.unreadable",
    ],
    [
      "of a later format",
      () => changed((entry) => inJson(entry, "format.json", (value) => (value["formatVersion"] = 2))),
      "data.newer-version",
    ],
    [
      "of a later database",
      () => changed((entry) => inJson(entry, "manifest.json", (value) => (value["migration"] = 900))),
      "data.newer-version",
    ],
    [
      "of a database with a column unknown here",
      () =>
        changed((entry) =>
          inJson(entry, "manifest.json", (value) => {
            for (const table of value["tables"] as { name: string; columns: string[] }[])
              if (table.name === "source") table.columns[0] = "colour";
          }),
        ),
      "backup.unreadable",
    ],
    [
      "with columns exchanged",
      () =>
        changed((entry) =>
          inJson(entry, "manifest.json", (value) => {
            for (const table of value["tables"] as { name: string; columns: string[] }[])
              if (table.name === "source") table.columns.reverse();
          }),
        ),
      "backup.unreadable",
    ],
  ])("%s", async (_name, make, code) => {
    const error = await refuse(await make());
    expect(error).toMatchObject({ code });
    expect(error.message).not.toMatch(/undefined|\{/);
  });

  test("any single byte changed is noticed, or changes nothing that is read", async () => {
    const bytes = await readFile(await aBackup());
    const file = path.join(await scratchFolder(), "flipped");
    const content = gunzipSync(bytes);
    const silent: number[] = [];
    for (let i = 0; i < 150; i++) {
      const at = Math.floor((i / 150) * bytes.length);
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0x10;
      await writeFile(file, copy);
      const noticed = await verifyBackup(file).then(
        () => false,
        () => true,
      );
      // Some bits of gzip say nothing: a time, a system, what fills a block up to a whole byte. They may change, the content may not.
      if (!noticed && !gunzipSync(copy).equals(content)) silent.push(at);
    }
    expect(silent).toEqual([]);
  });
});
