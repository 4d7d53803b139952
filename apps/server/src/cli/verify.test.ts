import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command, CommanderError } from "commander";
import { formatVerifierKey } from "@apora/tlog";
import { formatBundle, type Report } from "@apora/proof";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { AUDITOR, POLICY_TEXT, publish, PUBLISHER } from "../../../../packages/proof/src/testing/published.ts";
import { addVerifyCommand } from "./verify.ts";

let folder: string;
const file = (name: string): string => path.join(folder, name);
const honest = publish();
const text = formatBundle(honest.bundle);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-verify-"));
  await writeFile(file("good.json"), text);
  await writeFile(file("bad.json"), text.replace("12 people were held", "13 people were held"));
  await writeFile(
    file("trust.txt"),
    `${POLICY_TEXT}publisher ${formatVerifierKey(PUBLISHER.key)}\nauditor ${formatVerifierKey(AUDITOR.key)}\n`,
  );
  await writeFile(file("head"), honest.checkpoint);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function run(...words: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  let [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => ((out += String(chunk)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => ((err += String(chunk)), true));
  process.exitCode = 0;
  const program = new Command("apora").exitOverride();
  addVerifyCommand(program);
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(["node", "apora", "verify", ...words]);
  return { code: process.exitCode, out, err };
}

describe("apora verify", () => {
  test("says 0 to an honest figure checked with the reader's keys, in every language", async () => {
    for (const [lang, word] of [
      ["en", "What is not proved"],
      ["be", "Што не даказана"],
      ["ru", "Что не доказано"],
    ] as const) {
      const { code, out } = await run(file("good.json"), "--trust", file("trust.txt"), "--lang", lang);
      expect([lang, code]).toEqual([lang, 0]);
      expect(out).toContain(word);
    }
  });
  test("says 3 without keys, and that keys come from a second source", async () => {
    const { code, out } = await run(file("good.json"));
    expect(code).toBe(3);
    expect(out).toContain("second source");
  });
  test("says 10 and the number of the first step that failed", async () => {
    expect((await run(file("bad.json"), "--trust", file("trust.txt"))).code).toBe(12);
    expect((await run(file("bad.json"))).code).toBe(15);
  });
  test("says 2 to what cannot be read: the proof, the keys, the file", async () => {
    for (const words of [
      [file("trust.txt")],
      [file("nothing")],
      [file("good.json"), "--trust", file("good.json")],
      ["http://127.0.0.1:1/x"],
    ])
      expect([words[0], (await run(...words)).code]).toEqual([words[0], 2]);
  });
  test("tells all of it as JSON", async () => {
    const { out } = await run(file("good.json"), "--trust", file("trust.txt"), "--kept-head", file("head"), "--json");
    const report = JSON.parse(out) as Report;
    expect([report.verdict, report.steps.length]).toEqual(["verified", 17]);
    expect(report.steps.find(({ id }) => id === "kept-head")?.outcome).toBe("pass");
  });
  test("fetches an address, and refuses one that sends it elsewhere", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/moved") response.writeHead(302, { location: "/good" }).end();
      else if (request.url === "/good") response.end(text);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect((await run(`${origin}/good`, "--trust", file("trust.txt"))).code).toBe(0);
      expect((await run(`${origin}/moved`)).code).toBe(2);
      expect((await run(`${origin}/else`)).code).toBe(2);
    } finally {
      server.close();
    }
  });
  test("a language it does not have is a wrong word", async () => {
    await expect(run(file("good.json"), "--lang", "xx")).rejects.toThrow(CommanderError);
  });
  test("nothing in a stranger's file reaches the terminal as a control character", async () => {
    const hostile = publish({ seed: "hostile", draft: { text: { en: "held\u001b[2J\u202e" } } });
    await writeFile(file("hostile.json"), formatBundle(hostile.bundle));
    const { out } = await run(file("hostile.json"));
    expect(out).toContain("held");
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});
