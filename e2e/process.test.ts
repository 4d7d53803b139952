import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask } from "./ask.ts";
import { interrupt, launch, runCommand, serve, serversIn, waitFor, type Program } from "./program.ts";

async function emptyFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), "apora-process-"));
}

/** Ends what a failed test left running, and removes the folder. */
async function clearAway(folder: string): Promise<void> {
  for (const line of serversIn(folder)) process.stderr.write(`left behind: ${line}\n`);
  await rm(folder, { recursive: true, force: true });
}

/** Kills without mercy a program that a failed test forgot. */
function endWithTest(program: Program): void {
  onTestFinished(async () => {
    try {
      program.signal("SIGINT");
    } catch {
      return;
    }
    await program.ended;
  });
}

const codeLine = (code: string): RegExp => new RegExp(`^\\(${code.replace(".", "\\.")}\\)$`, "mu");

/** What a register says, in a form that can be compared: the values of all figures and the first page. */
async function contents(folder: string, origin: string): Promise<{ position: number; figures: string; front: string }> {
  const { stdout, code } = await runCommand(["figure", "show", "in-custody", "--at", "2024-05-21", "--json"], { APORA_DATA: folder });
  if (code !== 0) throw new Error(`figure show ended with ${code}`);
  const figure = JSON.parse(stdout) as { knownAt: number };
  return { position: figure.knownAt, figures: stdout, front: (await ask(origin, "/en/figures?at=2024-05-21")).text };
}

describe("the program", () => {
  let folder: string;
  let clean: { position: number; figures: string; front: string };
  let figure: string;

  beforeAll(async () => {
    folder = await emptyFolder();
    const listed = await runCommand(["figure", "list", "--json"], { APORA_DATA: folder });
    figure = (JSON.parse(listed.stdout) as { id: string }[])[0]?.id ?? "";
    const program = await serve(folder);
    clean = await contents(folder, program.origin);
    await interrupt(program);
  });
  afterAll(() => clearAway(folder));

  test("says at its first start what it does, serves, and leaves nothing running after Ctrl-C", async () => {
    const own = await emptyFolder();
    onTestFinished(() => clearAway(own));
    const program = await serve(own);
    endWithTest(program);
    expect(program.stdout()).toMatch(
      /^Starting the database in .*\nLoading the public record of Belarus …\nLoaded: \d+ claims, each with its source\.\nApora is ready: http:\/\/localhost:\d+ {3}\(Ctrl-C stops it\)\n$/u,
    );
    expect((await ask(program.origin, "/health")).status).toBe(200);
    expect(await contents(own, program.origin)).toEqual(clean);
    expect(clean.position).toBeGreaterThan(1000);
    expect(serversIn(own).length).toBeGreaterThan(0);
    expect(await interrupt(program)).toBe(0);
    expect(program.stdout()).toMatch(/Stopping …\nStopped\.\n$/u);
    expect(serversIn(own)).toEqual([]);
    expect(await readdir(path.join(own, "pg"))).not.toContain("lock");
  });

  test("starts again on the same folder without loading anything twice", async () => {
    const program = await serve(folder);
    endWithTest(program);
    expect(program.stdout()).not.toContain("Load");
    expect(await contents(folder, program.origin)).toEqual(clean);
    process.stderr.write(`A warm start takes ${Math.round(program.readyAfter)} ms.\n`);
    expect(await interrupt(program)).toBe(0);
  });

  test("ends as cleanly for the other ways of being asked", async () => {
    for (const name of ["SIGTERM", "SIGHUP", "SIGINT"] as const) {
      const program = await serve(folder);
      program.signal(name);
      expect(await program.ended).toBe(0);
      expect(serversIn(folder)).toEqual([]);
    }
  });

  test("ends although a reader keeps a connection open", async () => {
    const program = await serve(folder);
    endWithTest(program);
    const answer = await fetch(`${program.origin}/en`, { headers: { connection: "keep-alive" } });
    expect(answer.status).toBe(200);
    const began = Date.now();
    expect(await interrupt(program)).toBe(0);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  // The next tests start the program dozens of times: half a minute here, and more than one on a machine with other things to do.
  test("asked to end while it starts, ends and leaves no database", async () => {
    for (const after of [0, 6, 12, 18, 25, 35, 60, 150, 300]) {
      // In the order of a first start and in that of a later one; helpers that Ctrl-C reached once looked broken.
      const empty = await emptyFolder();
      onTestFinished(() => clearAway(empty));
      for (const each of [empty, folder]) {
        const program = launch(["serve"], { APORA_DATA: each, APORA_PORT: "0" });
        await waitFor(program, /Starting/u);
        await sleep(after);
        program.signal("SIGINT", "group");
        expect([after, await program.ended, program.stderr().includes("platform.unsupported")]).toEqual([after, 0, false]);
        expect(serversIn(each)).toEqual([]);
      }
    }
  }, 240_000);

  test("a second start on the folder says so, ends with 75 and disturbs nothing", async () => {
    const first = await serve(folder);
    endWithTest(first);
    const second = await runCommand(["serve"], { APORA_DATA: folder, APORA_PORT: "0" });
    expect(second.code).toBe(75);
    expect(second.stderr).toContain(`Another Apora (process ${first.pid}) runs on the folder`);
    expect(second.stderr).toMatch(codeLine("data.locked"));
    expect((await ask(first.origin, "/en")).status).toBe(200);
    expect(await interrupt(first)).toBe(0);
  });

  test("a port that is taken: one sentence, 69, and the database is stopped again", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, stderr } = await runCommand(["serve"], { APORA_DATA: folder, APORA_PORT: String(port) });
    expect(code).toBe(69);
    const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
    expect(said).toEqual([
      `Port ${port} on 127.0.0.1 is already in use: stop the program that uses it, or set APORA_PORT to another port.`,
      "(port.taken)",
    ]);
    expect(serversIn(folder)).toEqual([]);
  });

  test("killed, it starts again and has lost nothing", async () => {
    for (const round of [1, 2, 3]) {
      const program = await serve(folder);
      // Readers are being served while it dies.
      const reading = Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => ask(program.origin, `/en/figures?at=202${i % 5}-0${1 + round}-11`)),
      );
      await sleep(round * 7);
      program.signal("SIGKILL");
      expect(await program.ended).toBe("SIGKILL");
      await reading;
    }
    const next = await serve(folder);
    endWithTest(next);
    expect(next.stdout()).not.toContain("Load");
    expect(await contents(folder, next.origin)).toEqual(clean);
    expect(await interrupt(next)).toBe(0);
    expect(serversIn(folder)).toEqual([]);
  });

  test("killed while it loads the first record, the next start completes it", async () => {
    for (const after of [0, 15, 40, 80, 120]) {
      const half = await emptyFolder();
      onTestFinished(() => clearAway(half));
      const program = launch(["serve"], { APORA_DATA: half, APORA_PORT: "0" });
      await waitFor(program, /Loading the public record/u);
      await sleep(after);
      program.signal("SIGKILL");
      await program.ended;
      const next = await serve(half);
      expect(await contents(half, next.origin), `killed ${after} ms after the loading began`).toEqual(clean);
      expect(await interrupt(next)).toBe(0);
      expect(serversIn(half)).toEqual([]);
    }
  }, 240_000);

  test("killed while it makes the database, the next start is a first start", async () => {
    for (const after of [10, 30, 60, 90, 120, 160, 240]) {
      const half = await emptyFolder();
      onTestFinished(() => clearAway(half));
      const program = launch(["serve"], { APORA_DATA: half, APORA_PORT: "0" });
      await waitFor(program, /Starting the database/u);
      await sleep(after);
      program.signal("SIGKILL");
      await program.ended;
      const next = await serve(half);
      expect(await contents(half, next.origin), `killed ${after} ms after the start`).toEqual(clean);
      expect(await interrupt(next)).toBe(0);
    }
  }, 240_000);

  test("a database that cannot be reached: 69, a sentence, and no password", async () => {
    const { code, stdout, stderr } = await runCommand(["serve"], {
      APORA_DATABASE_URL: "postgres://reader:Zakryty-Kluch-77@127.0.0.1:1/apora",
      APORA_PORT: "0",
    });
    expect(code).toBe(69);
    expect(stderr).toContain("The database at postgres://reader@127.0.0.1:1/apora cannot be reached (nothing answers there)");
    expect(stderr).toMatch(codeLine("database.unreachable"));
    expect(stdout + stderr).not.toContain("Zakryty");
  });

  test("wrong settings: all of them are named with their cure, and nothing is started", async () => {
    const settings = {
      APORA_DATA: folder,
      APORA_PORT: "eighty",
      APORA_HOST: "not an address",
      APORA_PUBLIC_ORIGIN: "example.org/path",
      APORA_ONION: "short.onion",
      APORA_PG_BIN: "relative/bin",
      APORA_DATABASE_URL: "mysql://reader:Zakryty-Kluch-77@h/x",
    };
    const { code, stdout, stderr } = await runCommand(["serve"], settings);
    expect(code).toBe(64);
    for (const name of Object.keys(settings).filter((each) => each !== "APORA_DATA")) expect(stderr).toContain(`  ${name}="`);
    expect(stderr).toMatch(codeLine("config.invalid"));
    expect(stdout + stderr).not.toContain("Zakryty");
    expect(stderr).not.toContain("    at ");
  });

  test("a misspelt setting is named and does no harm", async () => {
    const program = await serve(folder, { APORA_PROT: "1" });
    endWithTest(program);
    expect(program.stdout()).toContain("APORA_PROT is set, but there is no such setting: it is ignored.");
    expect(await interrupt(program)).toBe(0);
  });

  describe("on the command line", () => {
    const shown = async (): Promise<string> => {
      const { code, stdout, stderr } = await runCommand(["figure", "show", figure, "--at", "2024-05-21", "--json"], { APORA_DATA: folder });
      expect(stderr).toBe("");
      expect(code).toBe(0);
      return stdout;
    };

    test("a figure is the same beside a running server and without one", async () => {
      const alone = await shown();
      expect(serversIn(folder)).toEqual([]);
      const program = await serve(folder);
      endWithTest(program);
      expect(await shown()).toBe(alone);
      expect((await ask(program.origin, "/en")).status).toBe(200);
      expect(await interrupt(program)).toBe(0);
      const parsed = JSON.parse(alone) as { value: number; records: string[] };
      expect(parsed.records).toHaveLength(parsed.value);
    });

    test("an unknown figure: 64 and the code", async () => {
      const { code, stdout, stderr } = await runCommand(["figure", "show", "no-such-figure", "--json"], { APORA_DATA: folder });
      expect([code, stdout]).toEqual([64, ""]);
      expect(stderr).toMatch(codeLine("figure.unknown"));
    });

    test("an unreadable date, an unknown command and an unknown option: 64", async () => {
      const wrong = [
        ["figure", "show", figure, "--at", "yesterday"],
        ["figure", "draw"],
        ["figure", "list", "--colour"],
        ["nonsense"],
        ["figure", "diff", figure],
      ];
      for (const words of wrong)
        expect([words.join(" "), (await runCommand(words, { APORA_DATA: folder })).code]).toEqual([words.join(" "), 64]);
    });

    test("help is no mistake", async () => {
      const { code, stdout } = await runCommand(["--help"], { APORA_DATA: folder });
      expect(code).toBe(0);
      expect(stdout).toContain("figure");
    });

    test("every difference adds up, in every figure over a day", async () => {
      const listed = await runCommand(["figure", "list", "--json"], { APORA_DATA: folder });
      const figures = JSON.parse(listed.stdout) as { id: string; shape: string }[];
      const program = await serve(folder);
      endWithTest(program);
      for (const { id, shape } of figures) {
        const [from, to] = shape === "period" ? ["2022", "2024"] : ["2021-05-21", "2025-11-30"];
        const { code, stdout, stderr } = await runCommand(["figure", "diff", id, "--from", from, "--to", to, "--json"], {
          APORA_DATA: folder,
        });
        expect([id, code, stderr]).toEqual([id, 0, ""]);
        const { residual, change, added, removed } = JSON.parse(stdout) as {
          residual: number;
          change: number;
          added: { count: number }[];
          removed: { count: number }[];
        };
        const sum = (changes: { count: number }[]): number => changes.reduce((total, each) => total + each.count, 0);
        expect([id, residual, sum(added) - sum(removed)]).toEqual([id, 0, change]);
      }
      expect(await interrupt(program)).toBe(0);
    });
  });
});
