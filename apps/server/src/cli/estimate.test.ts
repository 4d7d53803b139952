import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { METHOD_NAMES, type EstimateReport } from "@apora/estimate";
import { loadEstimateCommands } from "./estimate.ts";

// Counts are invented.
const SOUND = "A,B,C,count\n1,0,0,60\n0,1,0,40\n0,0,1,50\n1,1,0,42\n1,0,1,39\n0,1,1,38\n1,1,1,44\n";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-estimate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

type Ran = { readonly out: string; readonly err: string; readonly exit: typeof process.exitCode };

/** Runs `apora estimate` on a text, in this process. */
async function run(text: string, ...options: readonly string[]): Promise<Ran> {
  const file = path.join(folder, "table.csv");
  await writeFile(file, text);
  return runFile(file, ...options);
}

async function runFile(file: string, ...options: readonly string[]): Promise<Ran> {
  const said = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => ((said.out += String(chunk)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => ((said.err += String(chunk)), true));
  const program = new Command("apora").exitOverride();
  (await loadEstimateCommands(file))(program);
  await program.parseAsync(["node", "apora", "estimate", file, ...options]);
  vi.restoreAllMocks();
  return { ...said, exit: process.exitCode };
}

const reportOf = ({ out }: Ran): EstimateReport => JSON.parse(out) as EstimateReport;

describe("apora estimate", () => {
  test("every method is printed under its name, with verdict and reasons for each and for the whole", async () => {
    const report = reportOf(await run(SOUND, "--json", "--quick"));
    expect(report.methods.map(({ method }) => method)).toEqual(METHOD_NAMES);
    for (const { assumption, verdict, reasons, estimate } of report.methods) {
      expect(assumption).not.toBe("");
      expect(estimate === null).toBe(verdict === "refused");
      expect(Array.isArray(reasons)).toBe(true);
    }
    expect(report.verdict).toBe("report");
    expect(report).toMatchObject({ n: 313, lists: ["A", "B", "C"], seed: 1, version: expect.any(String) as string });
    expect(report.tableHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("an earlier report is enough to get the same one", async () => {
    const first = await run(SOUND, "--json", "--method", "independence,stepwise,dga,lcmcr", "--seed", "9", "--quick");
    const again = await run(first.out, "--json");
    expect(again.out).toBe(first.out);
  });

  test("only the methods asked for are computed", async () => {
    const report = reportOf(await run(SOUND, "--json", "--method", "chao", "--method", "independence"));
    expect(report.methods.map(({ method }) => method)).toEqual(["chao", "independence"]);
  });

  test("the text says what is known, what is estimated and what the number does not mean", async () => {
    const { out } = await run(SOUND, "--method", "independence,stepwise,pooled", "--quick");
    expect(out).toContain("313 persons are on at least one list.");
    expect(out).toContain("An estimate is not a count");
    expect(out).toContain("What each number assumes:");
  });

  test("two lists are told that they cannot be tested", async () => {
    const { out, exit } = await run("A,B,count\n1,0,90\n0,1,80\n1,1,60\n", "--quick");
    expect(out).toContain("Two lists cannot test whether they are independent");
    expect(exit).toBeUndefined();
  });

  test.each([
    ["A,B,count\n1,0,-4\n", "table.count-negative"],
    ["A,B,count\n1,0,0.5\n", "table.count-fractional"],
    ["A,B,count\n1,yes,4\n0,1,3\n", "table.not-binary"],
    ["A,B,count\n1,0,4\n1,0,4\n", "table.duplicate-pattern"],
  ])("%j is refused with %s, in words and in JSON", async (text, code) => {
    const { out, err, exit } = await run(text, "--json");
    expect(err).toContain(`(${code})`);
    expect(JSON.parse(out)).toMatchObject({ error: { code } });
    expect(exit).toBe(65);
  });

  test("settings out of range are refused by name", async () => {
    expect((await run(SOUND, "--seed", "-1")).err).toContain("(settings.invalid)");
    expect((await run(SOUND, "--method", "magic")).err).toContain("(settings.invalid)");
    expect((await run(SOUND, "--chains", "two")).err).toContain("(settings.invalid)");
  });

  test("a missing file, a folder and foreign JSON say what they are", async () => {
    expect((await runFile(path.join(folder, "nothing.csv"))).err).toContain("it does not exist");
    expect((await runFile(folder)).err).toContain("it is a folder");
    expect((await run('{"a":1}')).err).toContain("not a report of this command");
    expect((await run("{broken")).err).toContain("neither CSV nor a report");
  });
});
