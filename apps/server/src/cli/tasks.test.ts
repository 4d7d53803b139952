import { Command } from "commander";
import { describe, expect, test, vi } from "vitest";
import { addTasksCommands } from "./tasks.ts";

async function apora(...args: string[]): Promise<{ readonly err: string; readonly exit: number }> {
  let err = "";
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const program = new Command("apora").exitOverride();
    addTasksCommands(program);
    for (const command of program.commands[0]?.commands ?? []) command.exitOverride();
    await program.parseAsync(["tasks", ...args], { from: "user" }).catch((cause: unknown) => (err += String(cause)));
    return { err, exit: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    stderr.mockRestore();
  }
}

const ID = "018f0000-0000-7000-8000-000000000000";

describe("apora tasks", () => {
  test.each([
    ["make", "one", "two"],
    ["done", ID],
    ["dismiss", ID],
    ["reopen", ID],
  ])("who acts is a pseudonym: %s refuses anything else before a register is opened", async (...args) => {
    const answer = await apora(...args, "--reason", "for the test", "--actor", "Hanna Piatrovich");
    expect(answer.exit).toBe(64);
    expect(answer.err).toContain("command.invalid-input");
  });

  test("without a reason nothing is done", async () => {
    expect((await apora("done", ID)).err).toContain("--reason");
    expect((await apora("make", "one", "two")).err).toContain("--reason");
  });

  test("a state and a kind of difference that are none are refused with those there are", async () => {
    expect((await apora("list", "--state", "lost")).err).toContain("open, done, dismissed, all");
    expect((await apora("make", "one", "two", "--reason", "for the test", "--of", "both")).err).toContain(
      "doubtful, only-left, only-right",
    );
  });
});
