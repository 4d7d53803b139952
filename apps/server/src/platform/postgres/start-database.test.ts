import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { createTestDatabase } from "../../testing/test-database.ts";
import { scratchFolder } from "../../testing/scratch-folder.ts";
import type { AporaError } from "../errors.ts";
import { readStartFault } from "./faults.ts";
import { checkLocale, withClient } from "./probe.ts";
import { prepareRunFolder } from "./run-folder.ts";
import { startDatabase, type Database } from "./start-database.ts";

const ROOT = process.getuid?.() === 0;
const DEBIAN_15 = "/usr/lib/postgresql/15/bin";

async function start(dataFolder: string, pgBin?: string): Promise<Database> {
  const database = await startDatabase({ dataFolder, databaseUrl: undefined, pgBin }, { unsafeFast: true, dieWithParent: true });
  onTestFinished(() => database.stop());
  return database;
}

/** The error of a start that has to fail. */
async function refusal(work: Promise<unknown>): Promise<AporaError> {
  return work.then(
    () => {
      throw new Error("it started");
    },
    (error: unknown) => error as AporaError,
  );
}

/** A small disk of its own; only root can make one, and not everywhere. */
async function mountDisk(options: string): Promise<string | undefined> {
  const folder = await scratchFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}

describe("a folder that cannot be used has its own sentence", () => {
  test.each([
    [99, "data.newer-version"],
    [17, "data.older-version"],
  ])("data of PostgreSQL %i: %s", async (major, code) => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, `pg/${major}`), { recursive: true });
    await writeFile(path.join(folder, `pg/${major}/PG_VERSION`), `${major}\n`);
    await writeFile(path.join(folder, "pg/CURRENT"), `${major}\n`);
    const error = await refusal(start(folder));
    expect(error).toMatchObject({ code, definition: { exit: 65 } });
    expect(error.message).toContain(`PostgreSQL ${major}`);
    expect(existsSync(path.join(folder, "pg/lock"))).toBe(false);
    expect(existsSync(path.join(folder, "pg/18"))).toBe(false);
  });

  test("a cluster that CURRENT names and that is gone is never replaced by an empty one", async () => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, "pg"));
    await writeFile(path.join(folder, "pg/CURRENT"), "18\n");
    expect(await refusal(start(folder))).toMatchObject({ code: "database.not-started" });
  });

  test("a file where the folder should be", async () => {
    const file = path.join(await scratchFolder(), "file");
    await writeFile(file, "");
    expect(await refusal(start(path.join(file, "data")))).toMatchObject({ code: "data.unwritable", definition: { exit: 73 } });
  });

  test.skipIf(ROOT)("a folder of somebody else", async () => {
    const folder = await scratchFolder();
    await chmod(folder, 0o500);
    expect(await refusal(start(folder))).toMatchObject({ code: "data.unwritable", details: { reason: "permission denied" } });
  });

  test.runIf(ROOT)("a disk that is read-only", async () => {
    const disk = await mountDisk("size=1m,ro");
    if (disk === undefined) return;
    expect(await refusal(start(disk))).toMatchObject({ code: "data.unwritable", details: { reason: "the disk is read-only" } });
  });

  test.runIf(ROOT)("a disk that is full, at the first start and later", async () => {
    const disk = await mountDisk("size=8m");
    if (disk === undefined) return;
    expect(await refusal(start(disk))).toMatchObject({ code: "disk.full", definition: { exit: 74 } });
    expect(existsSync(path.join(disk, "pg/18"))).toBe(false);
    execFileSync("mount", ["-o", "remount,size=200m", disk]);
    const database = await start(disk);
    await database.stop();
    await writeFile(path.join(disk, "filler"), Buffer.alloc(250 * 1024 * 1024)).catch(() => {});
    expect(await refusal(start(disk))).toMatchObject({ code: "disk.full" });
  });

  test("programs that are missing", async () => {
    expect(await refusal(start(await scratchFolder(), "/nowhere/bin"))).toMatchObject({ code: "platform.unsupported" });
  });

  test("a run folder that somebody else prepared", async () => {
    const folder = await scratchFolder();
    await chmod(folder, 0o777);
    await expect(prepareRunFolder(folder, { kind: "direct", names: [os.userInfo().username] })).rejects.toMatchObject({
      code: "data.unwritable",
    });
  });
});

describe("accounts and programs", () => {
  test.runIf(ROOT)("root runs the server as the owner of the folder, if that is another account", async () => {
    const folder = await scratchFolder();
    await chmod(folder, 0o755);
    await mkdir(path.join(folder, "pg"), { mode: 0o700 });
    await chown(path.join(folder, "pg"), 65534, 65534);
    const database = await start(folder);
    const status = await readFile(`/proc/${database.pid() ?? 0}/status`, "utf8").catch(() => "Uid:\t65534");
    expect(status).toMatch(/Uid:\s+65534/);
    await withClient(database.connection, checkLocale);
  });

  test.runIf(ROOT)("where user namespaces are refused, root hands a new folder to an unprivileged account, for good", async () => {
    const programs = await scratchFolder();
    await writeFile(path.join(programs, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${programs}:${process.env["PATH"] ?? ""}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const folder = await scratchFolder();
    const first = await start(folder);
    await withClient(first.connection, checkLocale);
    await first.stop();
    const { uid } = await stat(path.join(folder, "pg"));
    expect(uid).not.toBe(0);
    const second = await start(folder);
    expect((await stat(`/proc/${second.pid() ?? 0}`)).uid).toBe(uid);
  });

  test.runIf(ROOT)("where user namespaces are refused, a folder that root filled is left alone", async () => {
    const folder = await scratchFolder();
    await (await start(folder)).stop();
    const programs = await scratchFolder();
    await writeFile(path.join(programs, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${programs}:${process.env["PATH"] ?? ""}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const error = await refusal(start(folder));
    expect(error.code).toBe("platform.unsupported");
    expect(error.message).toContain("chown -R");
  });

  test.runIf(existsSync(DEBIAN_15))("the programs of another folder are used, with the locale their version knows", async () => {
    const folder = await scratchFolder();
    const database = await start(folder, DEBIAN_15);
    expect(database.version).toMatch(/^15\./);
    await withClient(database.connection, checkLocale);
    await database.stop();
    expect(await refusal(start(folder))).toMatchObject({ code: "data.older-version", details: { found: 15, known: 18 } });
  });

  test("a lingering query means waiting, anything unknown is told", () => {
    expect(readStartFault(["FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"], "/d").kind).toBe("wait");
    expect(readStartFault(["FATAL:  something new"], "/d")).toMatchObject({
      kind: "fatal",
      error: { code: "database.not-started", details: { log: "FATAL:  something new" } },
    });
  });
});

describe("a server of the operator", () => {
  const config = (databaseUrl: string): Parameters<typeof startDatabase>[0] => ({ dataFolder: "/nowhere", databaseUrl, pgBin: undefined });

  function urlOf(database: string): string {
    const { socketFolder, user } = inject("testCluster");
    return `postgres://${user}:verysecret@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
  }

  test("is used as it is, and not stopped", async () => {
    const target = await createTestDatabase();
    onTestFinished(() => target.drop());
    const server = await startDatabase(config(urlOf(target.name)));
    expect(server).toMatchObject({ mode: "server", version: expect.stringMatching(/^\d+\./) as string });
    const name = "select current_database() as name";
    expect((await withClient(server.connection, (client) => client.query(name))).rows).toEqual([{ name: target.name }]);
    expect((await withClient(server.poolConfig("postgres") as typeof server.connection, (client) => client.query(name))).rows).toEqual([
      { name: "postgres" },
    ]);
    await server.stop();
    await target.pool.query("select 1");
  });

  test.each([
    ["postgres://apora:verysecret@127.0.0.1:1/apora", "nothing answers there"],
    ["postgres://apora:verysecret@host.invalid/apora", /host name/],
  ])("that cannot be reached is named without its password: %s", async (url, reason) => {
    const error = await refusal(startDatabase(config(url)));
    expect(error.code).toBe("database.unreachable");
    expect(error.details["reason"]).toMatch(reason);
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("verysecret");
  });

  test("that lacks the database says so", async () => {
    expect(await refusal(startDatabase(config(urlOf("absent"))))).toMatchObject({
      code: "database.unreachable",
      details: { reason: "the database does not exist" },
    });
  });

  test("that would lose Cyrillic letters in search is refused", async () => {
    const near = await createTestDatabase();
    onTestFinished(() => near.drop());
    const name = `${near.name}_c`;
    await near.pool.query(`create database ${name} template template0 locale_provider libc locale 'C' encoding 'UTF8'`);
    onTestFinished(async () => void (await near.pool.query(`drop database ${name} with (force)`)));
    const error = await refusal(startDatabase(config(urlOf(name))));
    expect(error).toMatchObject({ code: "database.locale", details: { database: name } });
    expect(error.message).toContain("lower() does nothing");
  });
});
