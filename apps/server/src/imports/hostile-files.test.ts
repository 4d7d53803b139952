import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { getHead, readFiles } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { readMapping } from "./mapping/mapping.ts";
import { openImport } from "./open-import.ts";
import { commit } from "./run-import.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-hostile-"));
let database: TestDatabase;
let ledger: Ledger;
beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe("a file of more bytes than anybody writes", () => {
  test.each([
    ["a spreadsheet of two gigabytes", "PK\u0003\u0004", 2 * 1024 ** 3, "256 MiB"],
    ["a table above two gigabytes", "ID;name\n1;a\n", 2 * 1024 ** 3 + 1, "2048 MiB"],
    ["lines above two gigabytes", '{"command":"x"}\n', 2 * 1024 ** 3 + 1, "2048 MiB"],
  ])("%s is refused by its size, before it is read", async (name, beginning, size, bound) => {
    const file = path.join(folder, "large");
    writeFileSync(file, beginning);
    // A hole: it has the size and takes no room on the disk.
    truncateSync(file, size);
    const [began, held] = [performance.now(), process.memoryUsage().rss];
    await expect(openImport(file), name).rejects.toThrow(`it is larger than ${bound}`);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(process.memoryUsage().rss - held).toBeLessThan(64 * 1024 * 1024);
  });
});

/** The corpus lies beside the repository, because it is nobody's code and holds offensive words. */
const CORPUS = new URL("../../../../../shared/conformance/blns/blns.json", import.meta.url);
const ATTACKS = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  "'; drop table claim; --",
  "a\u202Eb",
  "{{7*7}}",
];

describe("hostile texts in every column of a list", () => {
  const isHere = existsSync(CORPUS);
  if (!isHere) process.stdout.write("the big list of naughty strings: skipped: not here\n");
  const list = isHere ? (JSON.parse(readFileSync(CORPUS, "utf8")) as string[]) : [];
  const texts = [...ATTACKS, ...list]
    .map((text) => text.replaceAll(/\s+/gu, " ").trim().slice(0, 250))
    .filter((text) => text !== "" && !text.includes("\0"));

  const COLUMNS = ["Name", "Role", "Note", "Charge note", "Held note", "Title", "Publisher"];
  const MAPPING = readMapping({
    version: 1,
    dataset: "hostile",
    language: "en",
    likely: "new",
    source: { title: { column: "Title" }, publisher: { column: "Publisher" }, note: { value: "x" } },
    sheets: [
      {
        key: "ID",
        fields: [
          { to: "person.name", column: "Name" },
          { to: "person.public_role", column: "Role" },
          { to: "person.note", column: "Note" },
          { to: "charge.as_written", column: "Charge note" },
          { to: "detention.began", value: "2021-05-01" },
          { to: "detention.track", value: "criminal" },
          { to: "detention.note", column: "Held note" },
        ],
      },
    ],
  });

  test("come in letter for letter, as text and as nothing else", async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = texts.map((text, n) => [String(n), ...COLUMNS.map(() => cell(text))].join(";"));
    const file = path.join(folder, "hostile.csv");
    writeFileSync(file, `${["ID", ...COLUMNS].join(";")}\n${rows.join("\n")}\n`);
    const { report, committed } = await commit(ledger, { file: await openImport(file), mapping: MAPPING, actor: { id: "tester" } });
    expect([report.faults, report.questions]).toEqual([[], []]);
    expect(committed).toBeDefined();
    const reader = readFrom(ledger.pool);
    const { rows: owners } = await ledger.pool.query<{ id: string }>("select id from entity_root where kind = 'person'");
    const claims = await readFiles(
      reader,
      owners.map(({ id }) => id),
      (await getHead(reader)).position,
    );
    const said = (property: string): string[] =>
      claims
        .filter((claim) => claim.property === property)
        .map(({ value }) => (typeof value === "string" ? value : (value as { text: string }).text))
        .toSorted();
    for (const property of ["person.name", "person.public_role", "person.note", "charge.as_written", "detention.note"])
      expect([property, said(property)]).toEqual([property, texts.toSorted()]);
    const { rows: sources } = await ledger.pool.query<{ title: string }>("select distinct title from source");
    expect(sources.map(({ title }) => title).toSorted()).toEqual([...new Set(texts)].toSorted());
  }, 60_000);
});
