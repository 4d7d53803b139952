import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test, vi, inject } from "vitest";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { addCommandCommands, MOST_INPUT_BYTES, readInput } from "./command.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Answer = { readonly out: string; readonly err: string; readonly exit: number };

/** `apora command …` in this process, on the test database. */
async function apora(...args: string[]): Promise<Answer> {
  const { socketFolder, user } = inject("testCluster");
  vi.stubEnv("APORA_DATABASE_URL", `postgres://${user}@localhost/${database.name}?host=${encodeURIComponent(socketFolder)}`);
  let [out, err] = ["", ""];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const program = new Command("apora").exitOverride();
    addCommandCommands(program);
    await program.parseAsync(["command", ...args], { from: "user" });
    return { out, err, exit: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    stdout.mockRestore();
    stderr.mockRestore();
    vi.unstubAllEnvs();
  }
}

async function fileWith(content: string | Buffer): Promise<string> {
  const file = path.join(await scratchFolder(), "input.json");
  await writeFile(file, content);
  return file;
}

const claims = async (): Promise<number> =>
  Number((await database.pool.query<{ count: string }>("select count(*) from claim")).rows[0]?.count);

const person = {
  person: { name: [{ text: "Ганна", lang: "be", script: "Cyrl", role: "legal" }] },
  grounds: { sources: [{ url: "https://example.org" }] },
};

describe("apora command", () => {
  test("lists every command and shows each one's input as JSON Schema", async () => {
    const { out } = await apora("list", "--json");
    const names = (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["registry.record-person", "registry.judge-same", "ledger.withdraw-claim"]));
    for (const name of names) {
      const shown = JSON.parse((await apora("show", name, "--json")).out) as { input: { type?: string } };
      expect(shown.input.type).toBe("object");
    }
  });

  test("carries one out and tells position and result", async () => {
    const { out, exit } = await apora(
      "run",
      "registry.record-person",
      "--input",
      await fileWith(`\uFEFF${JSON.stringify(person)}`),
      "--actor",
      "desk-1",
      "--json",
    );
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      command: "registry.record-person",
      position: await claims(),
      result: { person: expect.any(String) as string },
    });
    const { rows } = await database.pool.query("select actor from audit_event order by seq desc limit 1");
    expect(rows).toEqual([{ actor: "desk-1" }]);
  });

  test.each([
    { what: "an unknown command", args: ["registry.delete-person"], content: "{}", exit: 64, code: "command.unknown" },
    { what: "broken JSON", args: ["registry.record-person"], content: '{\n  "person": Ганна }', exit: 66, code: "file.unusable" },
    { what: "nothing", args: ["registry.record-person"], content: "", exit: 66, code: "file.unusable" },
    { what: "another shape", args: ["registry.record-person"], content: "[]", exit: 64, code: "command.invalid-input" },
    {
      what: "an unknown field",
      args: ["registry.record-person"],
      content: JSON.stringify({ ...person, colour: 1 }),
      exit: 64,
      code: "command.invalid-input",
    },
    {
      what: "a judgement smuggled into a new file",
      args: ["registry.record-person"],
      content: JSON.stringify({
        ...person,
        person: { ...person.person, same_as: [{ other: "018f0000-0000-7000-8000-000000000000", judgement: "same" }] },
      }),
      exit: 64,
      code: "command.invalid-input",
    },
    {
      what: "a name as actor",
      args: ["registry.record-person", "--actor", "Ганна Пятровіч"],
      content: JSON.stringify(person),
      exit: 64,
      code: "command.invalid-input",
    },
  ])("$what is refused with its code, and nothing is written", async ({ args, content, exit, code }) => {
    const before = await claims();
    const answer = await apora("run", ...args, "--input", await fileWith(content));
    expect(answer).toMatchObject({ exit, out: "" });
    expect(answer.err).toContain(`(${code})`);
    expect(answer.err).not.toContain("Ганна");
    expect(await claims()).toBe(before);
  });

  test.each([
    ["a file that is not there", "/nowhere/input.json", /does not exist/],
    ["a folder", "/", /folder/],
  ])("%s is refused", async (_name, file, reason) => {
    const { err, exit } = await apora("run", "registry.record-person", "--input", file);
    expect(exit).toBe(66);
    expect(err).toMatch(reason);
  });

  test("input beyond the limit is refused without reading on", async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1024 * 1024, 32);
      }
    }
    await expect(readInput("-", endless())).rejects.toMatchObject({ code: "file.unusable" });
    expect(read).toBeLessThan(MOST_INPUT_BYTES / 1024 / 1024 + 20);
  });
});
