import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createLog } from "../log.ts";
import { compileForChild, type Compiled } from "../../testing/compile.ts";
import { scratchFolder } from "../../testing/scratch-folder.ts";
import { withClient } from "./probe.ts";
import { isAlive, readCommandLine } from "./processes.ts";
import { startDatabase, type Database, type DatabaseOptions } from "./start-database.ts";

/** Without fsync where nothing is killed; the server leaves with the test, however that ends. */
async function start(dataFolder: string, options: DatabaseOptions = {}): Promise<Database> {
  const database = await startDatabase(
    { dataFolder, databaseUrl: undefined, pgBin: undefined },
    { dieWithParent: true, unsafeFast: true, ...options },
  );
  onTestFinished(() => database.stop());
  return database;
}

/** For the tests that kill. */
const DURABLE = { unsafeFast: false } as const;

async function ask(database: Database, statement: string): Promise<Record<string, unknown>[]> {
  return withClient(database.connection, async (client) => (await client.query<Record<string, unknown>>(statement)).rows);
}

describe("the built-in database", () => {
  test("starts in an empty folder, keeps its data over a restart and leaves nothing behind", async () => {
    const folder = await scratchFolder();
    const first = await start(folder);
    await ask(first, "create table kept as select 'Пятровіч' as name");
    expect(first).toMatchObject({ mode: "embedded", version: expect.stringMatching(/^18\./) as string });
    await first.stop();
    expect(await readdir(path.join(folder, "pg"))).toEqual(expect.not.arrayContaining(["lock"]));
    expect(await readdir(path.join(folder, "pg/18"))).not.toContain("postmaster.pid");

    const second = await start(folder);
    expect(await ask(second, "select lower(name) as name from kept")).toEqual([{ name: "пятровіч" }]);
  });

  test("is reachable through its socket only, by the accounts that may be us, with full durability", async () => {
    const folder = await scratchFolder();
    const database = await start(folder, DURABLE);
    const settings =
      "select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'unix_socket_permissions') order by 1";
    expect((await ask(database, settings)).map((row) => Object.values(row).join("="))).toEqual([
      "fsync=on",
      "full_page_writes=on",
      "listen_addresses=",
      "synchronous_commit=on",
      "unix_socket_permissions=0700",
    ]);
    expect(await readFile(path.join(folder, "pg/18/pg_hba.conf"), "utf8")).toBe("local all all peer map=apora\n");
  });

  test("works below a path far longer than a socket's may be", async () => {
    const folder = path.join(await scratchFolder(), "very-long-folder-name".repeat(4), "another-long-folder-name".repeat(4));
    await mkdir(folder, { recursive: true });
    expect(await ask(await start(folder), "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("has a session of its own, so that Ctrl-C in our terminal does not reach it", async () => {
    const database = await start(await scratchFolder());
    const stat = await readFile(`/proc/${database.pid() ?? 0}/stat`, "utf8").catch(() => undefined);
    if (stat === undefined) return;
    const [, , group, session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    expect([Number(group), Number(session)]).toEqual([database.pid(), database.pid()]);
  });

  test("never writes what people typed into the log", async () => {
    const lines: string[] = [];
    const database = await start(await scratchFolder(), { log: createLog({ write: (line) => void lines.push(line), plain: false }) });
    await expect(ask(database, "select 'Мельнікава'::integer")).rejects.toThrow();
    // Its death is worth lines, so the log is known to arrive.
    process.kill(database.pid() ?? 0, "SIGKILL");
    await expect.poll(() => lines.join(""), { timeout: 20_000 }).toContain("database.recovered");
    expect(lines.join("")).toContain("automatic recovery");
    expect(lines.join("")).not.toContain("Мельнікава");
  });
});

describe("two starts on one folder", () => {
  test("the second is refused and changes nothing; a guest uses the running server", async () => {
    const folder = await scratchFolder();
    const first = await start(folder);
    await expect(start(folder)).rejects.toMatchObject({ code: "data.locked", details: { pid: process.pid } });
    const guest = await start(folder, { ifRunning: "join" });
    await guest.stop();
    expect(await ask(first, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("of many at once exactly one wins, also over a stale lock", async () => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, "pg"), { recursive: true });
    await writeFile(path.join(folder, "pg/lock"), "999999 long-gone\n");
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => start(folder)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("what a killed process leaves behind", () => {
  test.each([
    ["a process that is gone", "999999 long-gone\n"],
    ["a process id that means somebody else now", `${process.pid} born-at-another-time\n`],
    ["nothing readable", ""],
  ])("a lock that names %s does not count", async (_name, text) => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, "pg"), { recursive: true });
    await writeFile(path.join(folder, "pg/lock"), text);
    await start(folder);
    expect(await readFile(path.join(folder, "pg/lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
  });

  test("a cluster whose creation was cut short is created again", async () => {
    const folder = await scratchFolder();
    await mkdir(path.join(folder, "pg/18.draft/base"), { recursive: true });
    await start(folder);
    expect((await readdir(path.join(folder, "pg"))).toSorted()).toEqual(["18", "CURRENT", "lock"]);
  });

  test("a finished cluster that CURRENT does not name yet is used", async () => {
    const folder = await scratchFolder();
    const first = await start(folder);
    await ask(first, "create table kept ()");
    await first.stop();
    await rm(path.join(folder, "pg/CURRENT"));
    expect(await ask(await start(folder), "select from kept")).toEqual([]);
  });

  test("a pid file that names another living program does not stop the start", async () => {
    const folder = await scratchFolder();
    const first = await start(folder);
    const file = path.join(folder, "pg/18/postmaster.pid");
    const text = await readFile(file, "utf8");
    await first.stop();
    await writeFile(file, text.replace(/^\d+/, String(process.ppid)));
    expect(await ask(await start(folder), "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a server killed under us comes back by itself, with everything that was confirmed", async () => {
    const folder = await scratchFolder();
    const failures: unknown[] = [];
    const database = await start(folder, { ...DURABLE, onFailure: (error) => void failures.push(error) });
    await ask(database, "create table kept as select 1 as id");
    const killed = database.pid() ?? 0;
    process.kill(killed, "SIGKILL");
    await expect.poll(() => database.pid(), { timeout: 20_000 }).not.toBe(killed);
    expect(await ask(database, "select id from kept")).toEqual([{ id: 1 }]);
    expect(failures).toEqual([]);
  });

  test("a query that outlives its killed server delays the next one, but does not stop it", async () => {
    const database = await start(await scratchFolder(), DURABLE);
    const killed = database.pid() ?? 0;
    const busy = ask(database, "select count(*) from generate_series(1, 40000000)").catch(() => "cut");
    await sleep(300);
    process.kill(killed, "SIGKILL");
    await expect.poll(() => database.pid(), { timeout: 25_000 }).not.toBe(killed);
    await busy;
    expect(await ask(database, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("a supervisor that was killed", () => {
  let compiled: Compiled;
  beforeAll(async () => {
    compiled = await compileForChild("platform/postgres/start-database.ts");
  });
  afterAll(() => rm(compiled.folder, { recursive: true, force: true }));

  async function startElsewhere(dataFolder: string): Promise<{ child: ChildProcess; server: number }> {
    const code = `import { startDatabase } from ${JSON.stringify(compiled.url)};
      const database = await startDatabase({ dataFolder: ${JSON.stringify(dataFolder)} });
      console.log(database.pid());`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    return { child, server: Number(first.toString()) };
  }

  test("leaves a server that the next start takes over and can stop", async () => {
    const folder = await scratchFolder();
    const { child, server } = await startElsewhere(folder);
    await expect(start(folder)).rejects.toMatchObject({ code: "data.locked", details: { pid: child.pid } });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isAlive(server)).toBe(true);

    const heir = await start(folder, DURABLE);
    expect(heir.pid()).toBe(server);
    expect(await ask(heir, "select 1 as one")).toEqual([{ one: 1 }]);
    await heir.stop();
    expect(isAlive(server)).toBe(false);
  });

  test("leaves a server that is replaced if it dies after it was taken over", async () => {
    const folder = await scratchFolder();
    const { child, server } = await startElsewhere(folder);
    child.kill("SIGKILL");
    await once(child, "exit");
    const heir = await start(folder, DURABLE);
    process.kill(server, "SIGKILL");
    await expect.poll(() => heir.pid(), { timeout: 20_000 }).not.toBe(server);
    expect(await ask(heir, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(readCommandLine(heir.pid() ?? 0)).toContain(path.join(folder, "pg/18"));
  });

  test("together with its server leaves a folder that simply starts", async () => {
    const folder = await scratchFolder();
    const { child, server } = await startElsewhere(folder);
    child.kill("SIGKILL");
    process.kill(server, "SIGKILL");
    // A signal is a request: until it is carried out the supervisor lives, and the folder is rightly locked.
    await once(child, "exit");
    expect(await ask(await start(folder, DURABLE), "select 1 as one")).toEqual([{ one: 1 }]);
  });
});
