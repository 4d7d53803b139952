import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { describe, expect, test, vi } from "vitest";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { addLinkCommand } from "./link.ts";

type Answer = { readonly out: string; readonly err: string; readonly exit: number };

async function apora(...args: string[]): Promise<Answer> {
  let [out, err] = ["", ""];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const program = new Command("apora").exitOverride();
    addLinkCommand(program);
    await program.parseAsync(["link", ...args], { from: "user" });
    return { out, err, exit: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

const config = {
  id: "id",
  comparisons: [
    { columns: ["surname"], comparator: { kind: "surname" } },
    { columns: ["given"], comparator: { kind: "given-name" } },
    { columns: ["born"], comparator: { kind: "date" } },
  ],
  blocking: [
    ["born"],
    [
      { columns: ["surname"], key: "surname" },
      { columns: ["given"], key: "given-name" },
    ],
  ],
  training: [[{ columns: ["given"], key: "given-name" }], ["born"], [{ columns: ["surname"], key: "surname" }]],
  deterministic: { rules: [[{ columns: ["surname"], key: "surname" }, "born"]], recall: 0.8 },
};

const STARTS = ["Вар", "Зар", "Тол", "Бур", "Дуб"];
const LATIN = ["Var", "Zar", "Tol", "Bur", "Dub"];
const GIVEN = [
  ["Віктар", "Viktar"],
  ["Вольга", "Volha"],
  ["Іван", "Ivan"],
  ["Ганна", "Hanna"],
] as const;

/** Two synthetic lists of the same invented people, in two scripts. */
function lists(): readonly [string, string] {
  const row = (person: number, script: 0 | 1): string => {
    const start = (script === 0 ? STARTS : LATIN)[person % 5] ?? "";
    const end = [
      ["аманік", "amanik"],
      ["алонак", "alonak"],
      ["омскі", "omski"],
    ][Math.floor(person / 5) % 3]?.[script];
    const born = `${1940 + ((person * 37) % 60)}-${String(1 + ((person * 7) % 12)).padStart(2, "0")}-${String(1 + ((person * 11) % 28)).padStart(2, "0")}`;
    return `p${person},${start}${end ?? ""},${GIVEN[(person * 3) % 4]?.[script] ?? ""},${born}`;
  };
  const people = Array.from({ length: 200 }, (_, person) => person);
  const head = "id,surname,given,born";
  return [[head, ...people.map((p) => row(p, 0))].join("\n"), [head, ...people.map((p) => row(p, 1))].join("\n")];
}

async function files(content: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const folder = await scratchFolder();
  const made = Object.entries(content).map(async ([name, text]) => {
    await writeFile(path.join(folder, name), text);
    return [name, path.join(folder, name)] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}

const [cyrillic, latin] = lists();

type Result = {
  readonly clusters: readonly { readonly members: readonly { readonly source: string; readonly record: string }[] }[];
  readonly pairs: readonly { readonly probability: number; readonly explanation?: readonly unknown[] }[];
};

describe("apora link", () => {
  test("two lists in two scripts are joined, each pair with its steps", async () => {
    const made = await files({ "a.csv": cyrillic, "b.csv": latin, "c.json": JSON.stringify({ ...config, unique: true }) });
    const { out, err, exit } = await apora(
      made["a.csv"] ?? "",
      made["b.csv"] ?? "",
      "--config",
      made["c.json"] ?? "",
      "--json",
      "--explain",
    );
    expect(err).toBe("");
    const result = JSON.parse(out) as Result;
    const right = result.clusters.filter(({ members: [one, other] }) => one?.record === other?.record && one?.source !== other?.source);
    expect(exit).toBe(0);
    expect(right.length).toBeGreaterThan(195);
    expect(right.length / result.clusters.length).toBeGreaterThan(0.98);
    expect(result.pairs[0]?.explanation).toHaveLength(3);
  });

  test("a saved model gives the same answer without learning, and judgements are followed", async () => {
    const judgements = [{ left: { source: "a.csv", record: "p0" }, right: { source: "b.csv", record: "p0" }, verdict: "different" }];
    const made = await files({
      "a.csv": cyrillic,
      "b.csv": latin,
      "c.json": JSON.stringify({ ...config, unique: [true, true] }),
      "m.json": "",
      "j.json": JSON.stringify(judgements),
    });
    const both = [made["a.csv"] ?? "", made["b.csv"] ?? "", "--config", made["c.json"] ?? "", "--json"];
    const first = JSON.parse((await apora(...both, "--save-model", made["m.json"] ?? "")).out) as Result;
    expect(await readFile(made["m.json"] ?? "", "utf8")).not.toContain("Вараманік");
    const again = JSON.parse((await apora(...both, "--model", made["m.json"] ?? "")).out) as Result;
    expect(again.pairs).toEqual(first.pairs);
    const judged = JSON.parse((await apora(...both, "--model", made["m.json"] ?? "", "--judgements", made["j.json"] ?? "")).out) as Result;
    const joined = (result: Result): boolean =>
      result.clusters.some(({ members }) => members.filter(({ record }) => record === "p0").length === 2);
    expect(joined(first)).toBe(true);
    expect(joined(judged)).toBe(false);
  });

  test("people read a table, and control signs of a file stay out of their terminal", async () => {
    const hostile = cyrillic.replace("p0,", "p0\u001b[31m,");
    const made = await files({ "a.csv": hostile, "b.csv": latin, "c.json": JSON.stringify({ ...config, unique: true }) });
    const { out } = await apora(made["a.csv"] ?? "", made["b.csv"] ?? "", "--config", made["c.json"] ?? "");
    expect(out).toContain("pairs proposed at p ≥ 0.5");
    expect(out).toContain("Nothing is merged.");
    expect(out).not.toContain("\u001b");
  });

  test.each<[string, string, unknown, number, string]>([
    ["an empty table", "", config, 66, "file.unusable"],
    ["a quote that is never closed", 'id,surname\n1,"abc\n2,def\n', config, 66, "file.unusable"],
    ["a row with too many cells", "id,surname\n1,a,b\n", config, 66, "file.unusable"],
    ["two columns of one name", "id,id\n1,2\n", config, 66, "file.unusable"],
    ["a column that is not there", "id,name\n1,2\n", config, 65, "column-unknown"],
    ["a table of one row", "id,surname,given,born\n1,a,b,1990\n", config, 65, "lambda-unknown"],
    ["an unknown field of the configuration", cyrillic, { ...config, treshold: 1 }, 65, "config-invalid"],
    ["a configuration that is a list", cyrillic, [], 66, "file.unusable"],
    ["a delimiter of two letters", cyrillic, { ...config, delimiter: ",," }, 66, "file.unusable"],
  ])("%s is refused by name", async (_, table, given, exit, code) => {
    const made = await files({ "a.csv": table, "c.json": JSON.stringify(given) });
    const answer = await apora(made["a.csv"] ?? "", "--config", made["c.json"] ?? "", "--json");
    expect(answer.exit).toBe(exit);
    expect(answer.err).toContain(code);
    expect(answer.out).toBe("");
  });
});
