import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addNamesCommands } from "./names.ts";

let folder: string;
let printed: string;
let said: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-names-"));
  [printed, said] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((said += String(text)), true));
});

afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<void> {
  const program = new Command("apora").exitOverride();
  addNamesCommands(program);
  await program.parseAsync(["names", ...args], { from: "user" });
}

test("two spellings are compared, with the rule of each part", async () => {
  await run("compare", "Іван Сідараў", "Ivan Sidorov", "--json");
  const found = JSON.parse(printed) as { probability: number; explanation: { parts: readonly { rule: string }[] } };
  expect(found.probability).toBeGreaterThan(0.5);
  expect(found.explanation.parts.map(({ rule }) => rule)).toEqual(["same-sound", "same-sound"]);
});

test("a list is measured, with the keys that are asked for", async () => {
  const file = path.join(folder, "list.json");
  const names = (...texts: readonly string[]): unknown => texts.map((text) => ({ text, lang: "be", script: "Cyrl" }));
  await writeFile(
    file,
    JSON.stringify({
      persons: [
        { person: "A", names: names("Іван Сідараў", "Иван Сидоров") },
        { person: "B", names: names("Ян Крук", "Jan Kruk") },
      ],
    }),
  );
  await run("eval", file, "--json");
  const found = JSON.parse(printed) as Record<string, unknown>;
  for (const key of [
    "recallAt1",
    "recallAt10",
    "precision",
    "recall",
    "f1",
    "averagePrecision",
    "recallAtPrecision99",
    "p50ms",
    "p95ms",
    "worst",
  ])
    expect(found).toHaveProperty(key);
  expect(found["f1"]).toBe(1);
});

test("a file of another shape is refused with the place of the fault", async () => {
  const file = path.join(folder, "list.json");
  await writeFile(file, '{"persons": [{"person": "A"}]}');
  await run("eval", file);
  expect(said).toContain("file.unusable");
  expect(said).toContain("persons[0]");
  expect(process.exitCode).toBe(66);
});
