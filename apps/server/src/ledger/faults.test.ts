import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { backupRegister } from "../cli/backup.ts";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { createPool, readFrom } from "../platform/database.ts";
import { toAporaError, type AporaError } from "../platform/errors.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase, type Database } from "../platform/postgres/start-database.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { recordPeople, recordPerson } from "../registry/record-person.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { findLedgerFaults, findLostPositions } from "./ledger-faults.ts";
import { perform, type Ledger } from "./ledger.ts";

const actor = { id: "tester" };
const note = "х".repeat(1900);
const file = {
  person: { name: [{ text: "Ганна Пятровіч", lang: "be", script: "Cyrl", role: "legal" }], note: [{ text: note, lang: "be" }] },
  grounds: { sources: [{ url: "https://example.org" }] },
};

/** A small disk of its own: only root can make one, and not everywhere. */
async function mountDisk(size: string): Promise<string | undefined> {
  const folder = await scratchFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}

/** Said aloud, because a test that returns looks like one that passed. */
const skipped = (): void => void process.stdout.write("skipped: not here (no disk can be mounted)\n");

type Open = { readonly database: Database; readonly pool: pg.Pool; readonly ledger: Ledger };

async function open(dataFolder: string, failures: AporaError[] = []): Promise<Open> {
  const database = await startDatabase(
    { dataFolder, databaseUrl: undefined, pgBin: undefined },
    { dieWithParent: true, onFailure: (error) => void failures.push(error) },
  );
  onTestFinished(() => database.stop().catch(() => {}));
  const pool = createPool(database, { max: 3 });
  await migrate(pool);
  return { database, pool, ledger: createLedger(pool) };
}

async function fillUp(disk: string, leave: number): Promise<string> {
  const { bavail, bsize } = await statfs(disk);
  const filler = path.join(disk, "filler");
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  return filler;
}

describe("a disk that fills up while people write", () => {
  // Space for some pages but for no further WAL segment, and the other way round: both ends are met in practice.
  test.each([
    ["with a little space left", 3 * 1024 * 1024],
    ["with none left at all", 0],
  ])(
    "%s: the command fails with one sentence, what was confirmed is there when space is",
    async (_name, leave) => {
      const disk = await mountDisk("160m");
      if (disk === undefined) return skipped();
      const failures: AporaError[] = [];
      const first = await open(disk, failures);
      const acknowledged: number[] = [];
      const write = async ({ ledger }: Open, files: number): Promise<void> => {
        const { position } = await perform(ledger, recordPeople, { actor, input: { files: Array.from({ length: files }, () => file) } });
        acknowledged.push(position);
      };
      await write(first, 1);
      const filler = await fillUp(disk, leave);
      const errors: AporaError[] = [];
      for (let i = 0; i < 400 && errors.length === 0; i++)
        await write(first, 100).catch((problem: unknown) => errors.push(toAporaError(problem)));
      const [error] = errors;
      // "unavailable": the database itself had to stop, because it could not write its journal.
      expect(["disk.full", "unavailable"]).toContain(error?.code ?? failures[0]?.code);
      if (error?.code === "disk.full")
        expect(error.message).toBe(
          "The disk that holds the data is full: free some space and start again. Everything that was confirmed is kept.",
        );
      for (const failure of failures) expect(failure).toMatchObject({ code: "disk.full" });

      await rm(filler);
      // A server that stopped over its journal comes back by itself once there is space; only then is it asked to leave.
      await expect
        .poll(
          () =>
            first.pool.query("select 1").then(
              () => true,
              () => failures.length > 0,
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
      await first.pool.end();
      await first.database.stop().catch(() => {});
      const second = await open(disk);
      const reader = readFrom(second.pool);
      expect(await findLostPositions(reader, acknowledged)).toEqual([]);
      expect(await findLedgerFaults(reader)).toMatchObject({ gaps: 0, torn: 0, dangling: 0, position: acknowledged.at(-1) });
      expect(differs(await checkProjections(second.pool, rebuildPlan()))).toBe(false);
      await write(second, 1);
      await second.pool.end();
    },
    120_000,
  );

  test("a backup onto a full disk says so, leaves no file, and the register works on", async () => {
    const disk = await mountDisk("256k");
    if (disk === undefined) return skipped();
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    await database.pool.query(
      "insert into job (id, kind, payload) select gen_random_uuid(), 'test.work', jsonb_build_object('text', (select string_agg(md5(random()::text || i || j), '') from generate_series(1, 40) j)) from generate_series(1, 3000) i",
    );
    const error = await backupRegister(database, { file: path.join(disk, "backup") }).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    expect(error).toMatchObject({ code: "disk.full", details: { folder: disk } });
    expect([existsSync(path.join(disk, "backup")), existsSync(path.join(disk, "backup.partial"))]).toEqual([false, false]);
    await perform(createLedger(database.pool), recordPerson, { actor, input: file });
    const { rows } = await database.pool.query(
      "select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'",
    );
    expect(rows).toEqual([]);
  });
});

describe("a database that goes away", () => {
  test("between two commands: the next one says that the service is away, later ones work", async () => {
    const { database, ledger, pool } = await open(await scratchFolder());
    await perform(ledger, recordPerson, { actor, input: file });
    process.kill(database.pid() ?? 0, "SIGKILL");
    const codes = new Set<string>();
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) {
      const done = await perform(ledger, recordPerson, { actor, input: file }).then(
        () => true,
        (problem: unknown) => (codes.add(toAporaError(problem).code), false),
      );
      if (done && codes.size > 0) break;
    }
    expect([...codes]).toEqual(["unavailable"]);
    expect(await findLedgerFaults(readFrom(pool))).toMatchObject({ gaps: 0, torn: 0 });
    await pool.end();
  }, 60_000);
});
