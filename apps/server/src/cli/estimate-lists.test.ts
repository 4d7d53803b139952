import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { loadEstimateCommands } from "./estimate.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-estimate-lists-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** Runs `apora estimate …` in this process. */
async function run(...words: readonly string[]): Promise<{ out: string; err: string; exit: typeof process.exitCode }> {
  const said = { out: "", err: "" };
  // Nothing here may open a register: if it tried, there would be no database.
  vi.stubEnv("APORA_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => ((said.out += String(chunk)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => ((said.err += String(chunk)), true));
  const program = new Command("apora").exitOverride();
  (await loadEstimateCommands(undefined))(program);
  await program.parseAsync(["node", "apora", "estimate", ...words]);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  return { ...said, exit: process.exitCode };
}

const call = (...more: readonly string[]) => run("from-register", "--lists", "recognised:a,official:b,official:c", ...more);

describe("apora estimate from-register", () => {
  test.each(["2020", "2024-12-31/2020-05-01", "2020-13-01/2024-12-31", "a/b", "2020-05-01/2024-12-31/2025-01-01"])(
    "a period that is not two days in their order is refused before a database is opened: %s",
    async (period) => {
      const { err, exit } = await call("--period", period);
      expect(err).toContain("(estimate.period)");
      expect(exit).toBe(64);
    },
  );

  test.each([
    ["--linkage-draws", "1001"],
    ["--linkage-draws", "-1"],
    ["--unsure-probability", "1"],
    ["--seed", "1.5"],
    ["--chains", "3"],
    ["--by", "mood"],
    ["--strata", "list"],
  ])("%s %s is refused by its name", async (option, value) => {
    const { err, exit } = await call("--period", "2020-05-01/2024-12-31", `${option}=${value}`);
    expect(err).toContain(option);
    expect(exit).toBe(64);
  });

  test("answers that do not fit the questionnaire are refused with the question", async () => {
    const file = path.join(folder, "answers.json");
    await writeFile(file, JSON.stringify({ sameDefinition: "perhaps" }));
    const { err, exit } = await call("--period", "2020-05-01/2024-12-31", "--answers", file);
    expect(err).toContain("sameDefinition");
    expect(err).toContain("(file.unusable)");
    expect(exit).toBe(66);
  });

  test("the questionnaire is a JSON schema in which every question is explained", async () => {
    const { out } = await run("questions");
    const { properties } = JSON.parse(out) as { properties: Record<string, { description?: string }> };
    for (const [question, { description }] of Object.entries(properties))
      if (question !== "answeredOn") expect([question, description]).not.toEqual([question, undefined]);
    expect(Object.keys(properties)).toContain("copies");
  });
});
