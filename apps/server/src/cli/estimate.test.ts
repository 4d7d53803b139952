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
    // Forty-four on all three lists are more than independent lists would share: people may differ. Thirty are what they would.
    expect(report.verdict).toBe("range-only");
    expect(report.reasons.map(({ code }) => code)).toEqual(["whole.people-differ"]);
    const alike = reportOf(await run(SOUND.replace("1,1,1,44", "1,1,1,30"), "--json", "--quick"));
    expect([alike.verdict, alike.reasons]).toEqual(["report", []]);
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
    expect(out).toMatch(/^Verdict: [a-z-]+ \((the|only|no) [a-z ,]+\)$/mu);
    // Sentences are one paragraph, in lines that a terminal holds.
    for (const line of out.slice(out.indexOf("Verdict:")).split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(out).toMatch(/\n\n313 persons are on at least one list\. .*\n\n/su);
  });

  test("two lists are told that they cannot be tested", async () => {
    const { out, exit } = await run("A,B,count\n1,0,90\n0,1,80\n1,1,60\n", "--quick");
    expect(out).toContain("Two lists cannot test whether they are independent");
    expect(exit).toBeUndefined();
  });

  // What is neither a verdict nor a named error would be a number that means nothing.
  const twelve = Array.from({ length: 12 }, (_, j) => `L${j}`);
  const pairs = twelve.map((_, j) => `${twelve.map((_other, k) => (k === j || k === (j + 1) % 12 ? 1 : 0)).join(",")},40`);
  test.each<readonly [string, string, string, string | null]>([
    ["one list", "A,count\n1,90\n", "refused", "data.two-lists"],
    ["two lists", "A,B,count\n1,0,90\n0,1,80\n1,1,60\n", "refused", "data.two-lists"],
    ["empty overlap", "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n", "refused", "data.no-overlap"],
    ["identical lists", "A,B,C,count\n1,1,0,90\n0,0,1,80\n1,1,1,60\n", "refused", "data.identical-lists"],
    ["a list inside another", "A,B,C,count\n1,0,0,30\n1,1,0,90\n0,0,1,80\n1,1,1,60\n1,0,1,20\n", "refused", "data.list-inside-list"],
    ["ten to the ninth", SOUND.replaceAll(/(\d\d)\n/gu, "$10000000\n"), "", null],
    ["missing patterns", "A,B,C,count\n1,0,0,60\n0,1,0,40\n0,0,1,50\n1,1,0,22\n", "", null],
    ["persons on one list in a thousand", "A,B,C,count\n1,0,0,900000\n0,1,0,900000\n0,0,1,900000\n1,1,0,1\n1,0,1,1\n0,1,1,1\n", "", null],
  ])(
    "%s: a verdict, and no number that is none",
    async (_name, text, verdict, code) => {
      const { out, exit } = await run(text, "--json", "--quick");
      expect(exit).toBeUndefined();
      const report = JSON.parse(out) as EstimateReport;
      if (verdict !== "") expect(report.verdict).toBe(verdict);
      if (code !== null) expect(report.reasons.map((one) => one.code)).toContain(code);
      for (const { estimate, lo, hi, verdict: own } of [report, ...report.methods]) {
        for (const value of [estimate, lo, hi]) if (value !== null) expect(value).toBeLessThanOrEqual(1000 * report.n);
        if (own === "refused") expect([estimate, lo, hi]).toEqual([null, null, null]);
      }
    },
    30_000,
  );

  test.each([
    ["twelve lists", `${twelve.join(",")},count\n${pairs.join("\n")}\n`, "table.too-many-lists"],
    ["a count of persons too large to be one", "A,B,C,count\n1,0,0,1000000000000\n0,1,1,3\n", "table.count-too-large"],
    ["a word as a count", "A,B,C,count\n1,0,0,many\n0,1,1,3\n", "table.count-not-a-number"],
    ["nothing", "", "table.empty"],
  ])("%s is refused by name", async (_name, text, code) => {
    const { out, exit } = await run(text, "--json");
    expect(JSON.parse(out)).toMatchObject({ error: { code } });
    expect(exit).toBe(65);
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
