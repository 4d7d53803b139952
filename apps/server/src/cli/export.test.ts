import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { exportDay } from "./static-site.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = path.resolve(import.meta.dirname, "../../dist/cli/main.js");
type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

function apora(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, APORA_DATA: path.join(folder, "data") } });
    let [out, err] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (out += part.toString()));
    child.stderr.on("data", (part: Buffer) => (err += part.toString()));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

test("the day of an export is never one to come", () => {
  expect(exportDay(undefined, "2026-11-22")).toBe("2026-11-22");
  expect(exportDay("2026-11-21", "2026-11-22")).toBe("2026-11-21");
  expect(exportDay("2030-01-01", "2026-11-22")).toBe("2026-11-22");
  expect(() => exportDay("2026-02-30", "2026-11-22")).toThrow("2026-02-30");
});

test("an export is made from the command line whole, once, and refused over another", async () => {
  if (!existsSync(main)) return void process.stdout.write("the built program: skipped: not here\n");
  const out = path.join(folder, "csv");
  const made = await apora("export", "--format", "csv", "--out", out, "--json");
  expect(made, made.err).toMatchObject({ code: 0 });
  expect(JSON.parse(made.out)).toMatchObject({
    format: "csv",
    people: 0,
    files: expect.arrayContaining(["people.csv", "README.md"]) as string[],
  });
  expect(readdirSync(folder).toSorted()).toEqual(["csv", "data"]);
  const again = await apora("export", "--format", "csv", "--out", out);
  expect([again.code, again.err.includes("(file.unusable)")]).toEqual([66, true]);
  expect((await apora("export", "--format", "csv", "--out", out, "--force")).code).toBe(0);
  expect((await apora("export", "--format", "docx", "--out", out)).code).toBe(64);
}, 120_000);
