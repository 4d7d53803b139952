import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { inTransaction } from "../platform/database.ts";
import { enqueueJob } from "../platform/jobs.ts";
import { carryOut, histories, recordBodies } from "../testing/random-history.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { noteBackup } from "./backup.ts";
import { diagnose, type Diagnosis } from "./doctor.ts";
import { probeDataFolder, probeNode } from "./doctor-machine.ts";
import { createLedger } from "./open-register.ts";

let dataFolder: string;
beforeAll(() => {
  dataFolder = "/tmp";
});

async function aRegister(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const ledger = createLedger(database.pool);
  await recordBodies(ledger);
  for (const history of fc.sample(histories, { numRuns: 4, seed: 3 })) await carryOut(ledger, history);
  return database;
}

const envOf = (database: TestDatabase, folder = dataFolder): NodeJS.ProcessEnv => {
  const { socketFolder, user } = inject("testCluster");
  return {
    APORA_DATA: folder,
    APORA_DATABASE_URL: `postgres://${user}:verysecret@localhost/${database.name}?host=${encodeURIComponent(socketFolder)}`,
  };
};

const verdicts = ({ probes }: Diagnosis): Record<string, string> => Object.fromEntries(probes.map(({ name, verdict }) => [name, verdict]));

describe("the doctor", () => {
  test("finds no fault in a healthy register, and tells where each setting came from", async () => {
    const database = await aRegister();
    const folder = await scratchFolder();
    await noteBackup({ dataFolder: folder }, { madeAt: new Date().toISOString(), position: 1, file: "/x" });
    const diagnosis = await diagnose(envOf(database, folder));
    expect(diagnosis.healthy).toBe(true);
    const { "data folder": _space, ...rest } = verdicts(diagnosis);
    expect(new Set(Object.values(rest))).toEqual(new Set(["ok"]));
    expect(Object.keys(verdicts(diagnosis))).toEqual([
      "settings",
      "node",
      "data folder",
      "database",
      "migrations",
      "ledger",
      "triggers",
      "projections",
      "jobs",
      "clock",
      "backup",
    ]);
    expect(diagnosis.settings).toContainEqual(expect.objectContaining({ env: "APORA_DATA", source: "environment" }));
    expect(JSON.stringify(diagnosis)).not.toContain("verysecret");
  });

  test.each([
    ["projections", "update person_index set sort_en = 'x'", "fault"],
    ["triggers", "drop trigger claim_is_kept on claim", "fault"],
    ["triggers", "alter table source disable trigger source_is_kept", "fault"],
    ["triggers", "drop trigger audit_event_is_never_truncated on audit_event", "fault"],
    [
      "ledger",
      "alter table claim disable trigger all; delete from claim where position = 2; alter table claim enable trigger all",
      "fault",
    ],
    [
      "ledger",
      "alter table audit_event disable trigger all; update audit_event set last_position = last_position - 1 where seq = 2; alter table audit_event enable trigger all",
      "fault",
    ],
    ["migrations", "delete from migration where number = (select max(number) from migration)", "warning"],
    ["migrations", "insert into migration values (900, 'later', 'x', now())", "fault"],
    ["migrations", "update migration set checksum = 'x' where number = 1", "fault"],
    [
      "jobs",
      "insert into job (id, kind, payload, dead_at, last_error) values (gen_random_uuid(), 'test.work', '{}', now(), 'timeout')",
      "warning",
    ],
    [
      "jobs",
      "insert into job (id, kind, payload, run_at) values (gen_random_uuid(), 'test.work', '{}', now() - interval '1 h')",
      "warning",
    ],
    ["clock", "update ledger_head set recorded_at = now() + interval '1 day'", "warning"],
  ])("%s: %s", async (name, damage, verdict) => {
    const database = await aRegister();
    await database.pool.query(damage);
    const diagnosis = await diagnose(envOf(database));
    const probe = diagnosis.probes.find((p) => p.name === name);
    expect(probe).toMatchObject({ verdict, cure: expect.stringMatching(/\.$/) as string });
    expect(diagnosis.healthy).toBe(verdict !== "fault");
  });

  test("changes nothing, not even in trying the guards", async () => {
    const database = await aRegister();
    const hash = async (): Promise<unknown> =>
      (
        await database.pool.query(
          "select md5(string_agg(c::text, '' order by position)) as c, (select md5(string_agg(s::text, '' order by s::text)) from span s) as s, (select h::text from ledger_head h) as h from claim c",
        )
      ).rows;
    const before = await hash();
    await diagnose(envOf(database));
    expect(await hash()).toEqual(before);
  });

  test("tells about a database that does not answer, and checks what it can", async () => {
    const diagnosis = await diagnose({ APORA_DATA: dataFolder, APORA_DATABASE_URL: "postgres://apora:verysecret@127.0.0.1:1/apora" });
    expect(verdicts(diagnosis)).toMatchObject({ node: "ok", database: "fault", ledger: "not checked", backup: "warning" });
    expect(diagnosis.probes.find(({ name }) => name === "database")?.finding).toContain("cannot be reached (nothing answers there)");
    expect(JSON.stringify(diagnosis)).not.toContain("verysecret");
  });

  test("tells about a data folder of another PostgreSQL", async () => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, "pg/99"), { recursive: true });
    await writeFile(path.join(folder, "pg/99/PG_VERSION"), "99\n");
    await writeFile(path.join(folder, "pg/CURRENT"), "99\n");
    const diagnosis = await diagnose({ APORA_DATA: folder });
    expect(diagnosis.probes.find(({ name }) => name === "database")?.finding).toContain("(data.newer-version)");
    expect(diagnosis.healthy).toBe(false);
  });

  test("starts no register where there is none", async () => {
    const folder = await scratchFolder();
    const diagnosis = await diagnose({ APORA_DATA: path.join(folder, "misspelt") });
    expect(diagnosis.healthy).toBe(true);
    expect(verdicts(diagnosis)).toMatchObject({ "data folder": "not checked", database: "not checked", ledger: "not checked" });
    expect(existsSync(path.join(folder, "misspelt"))).toBe(false);
  });

  test("an empty database of an operator is nothing to worry about", async () => {
    const database = await createEmptyDatabase();
    onTestFinished(() => database.drop());
    expect(verdicts(await diagnose(envOf(database)))).toMatchObject({ database: "ok", migrations: "not checked", ledger: "not checked" });
  });

  test("wrong settings come first, unknown ones are named", async () => {
    expect(verdicts(await diagnose({ APORA_PORT: "many" }))).toMatchObject({ settings: "fault", database: "not checked" });
    const misspelt = await diagnose({ APORA_DATA: "/nowhere/apora", APORA_PROT: "1" });
    expect(misspelt.probes[0]).toMatchObject({ name: "settings", verdict: "warning", finding: "unknown: APORA_PROT" });
  });

  test("an old backup is a warning", async () => {
    const database = await aRegister();
    const folder = await scratchFolder();
    await noteBackup({ dataFolder: folder }, { madeAt: "2026-01-01T00:00:00.000Z", position: 1, file: "/x" });
    const diagnosis = await diagnose(envOf(database, folder), fixedClock("2026-02-01T00:00:00Z"));
    expect(diagnosis.probes.find(({ name }) => name === "backup")).toMatchObject({
      verdict: "warning",
      finding: expect.stringContaining("31 days ago") as string,
    });
  });
});

test("an old Node.js, and a folder that is a file", async () => {
  expect(probeNode("v20.18.3").verdict).toBe("fault");
  expect(probeNode("v20.19.0").verdict).toBe("ok");
  expect(probeNode("v22.1.0").verdict).toBe("ok");
  const file = path.join(await scratchFolder(), "file");
  await writeFile(file, "");
  expect((await probeDataFolder(path.join(file, "data"))).verdict).toBe("fault");
});

test("a job that waits for its time is not overdue", async () => {
  const database = await aRegister();
  await inTransaction(database.pool, {}, (tx) => enqueueJob(tx, { kind: "test.work", payload: {}, runAt: new Date(Date.now() + 60_000) }));
  expect(verdicts(await diagnose(envOf(database)))).toMatchObject({ jobs: "ok" });
});
