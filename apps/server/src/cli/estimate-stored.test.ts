import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { EstimateReport } from "@apora/estimate";
import type { EstimateDocument } from "../estimates/document.ts";
import { makeSampleDocument } from "../estimates/testing/sample-document.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { loadEstimateCommands } from "./estimate.ts";

let database: TestDatabase;
let folder = "";
let document: EstimateDocument;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-estimate-stored-"));
  document = await makeSampleDocument();
  await writeFile(path.join(folder, "document.json"), JSON.stringify(document));
}, 60_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** `apora estimate …` in this process, on the test database. */
async function run(...words: readonly string[]): Promise<{ out: string; err: string; exit: number | string }> {
  const { socketFolder, user } = inject("testCluster");
  vi.stubEnv("APORA_DATABASE_URL", `postgres://${user}@localhost/${database.name}?host=${encodeURIComponent(socketFolder)}`);
  const said = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => ((said.out += String(chunk)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => ((said.err += String(chunk)), true));
  const program = new Command("apora").exitOverride();
  (await loadEstimateCommands(undefined))(program);
  try {
    await program.parseAsync(["node", "apora", "estimate", ...words]);
    return { ...said, exit: process.exitCode ?? 0 };
  } finally {
    process.exitCode = undefined;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

const file = (): string => path.join(folder, "document.json");

describe("stored estimates on the command line", () => {
  test("are saved, listed, published and withdrawn, each as JSON where it is asked for", async () => {
    expect(JSON.parse((await run("list", "--json")).out)).toEqual({ estimates: [] });
    const saved = await run("save", file(), "--code", "sample", "--json");
    expect(JSON.parse(saved.out)).toMatchObject({ estimate: "sample", version: 1 });
    expect((await run("list")).out).toContain("sample  not public");
    expect((await run("publish", "sample", "--reason", "reviewed")).out).toContain("/estimates/sample");
    expect(JSON.parse((await run("list", "--json")).out)).toMatchObject({ estimates: [{ code: "sample", published: 1 }] });
    expect((await run("withdraw", "sample", "--reason", "a list was wrong")).exit).toBe(0);
    expect((await run("list")).out).toContain("sample  not public");
  });

  test("a name instead of a pseudonym, and a file that is no estimate, are refused by name", async () => {
    const named = await run("save", file(), "--code", "sample", "--actor", "Anna K.");
    expect(named).toMatchObject({ exit: 64 });
    expect(named.err).toContain("pseudonym");
    const other = path.join(folder, "other.json");
    await writeFile(other, "{}");
    expect((await run("save", other, "--code", "sample")).err).toContain("(command.invalid-input)");
  });

  test("a document is enough to compute the same report again", async () => {
    const again = JSON.parse((await run(file(), "--json")).out) as EstimateReport;
    expect(again).toEqual(JSON.parse(JSON.stringify(document.report)));
  }, 60_000);
});
