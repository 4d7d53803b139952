import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { describe, expect, test, vi } from "vitest";
import { peopleOfTable } from "../matching/list-table.ts";
import { csvCell } from "../matching/reconciliation-csv.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { addMatchesCommands } from "./matches.ts";

async function apora(...args: string[]): Promise<{ readonly err: string; readonly exit: number }> {
  let err = "";
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const program = new Command("apora").exitOverride();
    addMatchesCommands(program);
    await program.parseAsync(["matches", ...args], { from: "user" });
    return { err, exit: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    stderr.mockRestore();
  }
}

describe("apora matches", () => {
  test("who acts is a pseudonym: anything else is refused before a register is opened", async () => {
    const answer = await apora("undo", "018f0000-0000-7000-8000-000000000000", "--reason", "for the test", "--actor", "Hanna Piatrovich");
    expect(answer.exit).toBe(64);
    expect(answer.err).toContain("command.invalid-input");
  });

  test("a table of decisions without a column is refused before a register is opened", async () => {
    const file = path.join(await scratchFolder(), "decisions.csv");
    await writeFile(file, "a,b,judgement\n1,2,same\n");
    const answer = await apora("decide-all", file);
    expect(answer.err).toContain("it has no column reason");
    expect(answer.err).toContain("file.unusable");
  });
});

describe("a list as a table", () => {
  test("columns are known by their headings in the languages of the lists", () => {
    const table = {
      columns: ["Прозвішча", "Імя", "Год нараджэння"],
      rows: [
        ["Вараманік", "Віктар", "12.05.1980"],
        ["", "", ""],
      ],
    };
    expect(peopleOfTable("a.csv", table)).toEqual([
      { id: "2", names: ["Віктар Вараманік"], born: 1980, days: [], places: [], articles: [] },
    ]);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["@a", "'@a"],
    ["-2", "'-2"],
    ["\tx", "'\tx"],
    ['a "b", c', '"a ""b"", c"'],
    ["Віктар", "Віктар"],
  ])("no cell is run by a spreadsheet: %j", (cell, written) => expect(csvCell(cell)).toBe(written));
});
