import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { findPack, loadPack } from "../packs/load-pack.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { plainMapping, readMapping, type Mapping } from "./mapping/mapping.ts";
import { sampleTables, suggestMapping } from "./mapping/suggest.ts";
import { openImport, openTables } from "./open-import.ts";
import { commit, dryRun, type Outcome } from "./run-import.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-formats-"));
const actor = { id: "tester" };
let database: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await loadPack(ledger, findPack("belarus"), { actor, people: false });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const save = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const bring = async (file: string, mapping: Mapping): Promise<Outcome> => commit(ledger, { file: await openImport(file), mapping, actor });
const lines = (...values: readonly object[]): string => values.map((value) => JSON.stringify(value)).join("\n");
const suggestedFor = async (file: string): Promise<Mapping> => {
  const opened = await openImport(file);
  const tables = await openTables(opened);
  return suggestMapping(opened, await sampleTables(tables)).sheets.length > 0
    ? suggestMapping(opened, await sampleTables(tables))
    : plainMapping("none");
};

const ID = (n: number): string => `0194d000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const grounds = { sources: [{ url: "https://synthetic.example/1" }], reliability: "B", credibility: 2 };
const name = (text: string): object[] => [{ text, lang: "en", script: "Latn", role: "legal" }];

describe("our own JSON lines", () => {
  const file = lines(
    { format: "apora-lines", version: 1 },
    {
      command: "registry.record-person",
      input: {
        id: ID(1),
        person: { name: name("Synt First") },
        events: [
          { kind: "sentence", key: ID(11), fields: { on: "2021-04-01", penalty: [{ kind: "fine", amount: 100 }] } },
          { kind: "appeal", key: ID(12), fields: { on: "2021-06-01", outcome: "upheld", sentence: `#${ID(11)}` } },
          { kind: "stay", fields: { began: "2021-07", place: ID(3) } },
          { kind: "charge", text: "ст. 342", fields: {} },
        ],
        grounds,
        further: [{ fields: { birth_year: 1980 }, grounds: { sources: [{ title: "Another" }] } }],
      },
    },
    { command: "registry.record-person", input: { id: ID(2), person: { name: name("Synt Second") }, grounds } },
    { command: "registry.judge-same", input: { a: ID(1), b: ID(2), judgement: "same", reason: "invented twins" } },
    {
      command: "registry.record-places",
      input: { items: [{ id: ID(3), code: "SYN-3", fields: { name: name("Synthetic"), successor: "SYN-4" }, grounds }] },
    },
    { command: "registry.record-places", input: { items: [{ id: ID(4), code: "SYN-4", fields: { name: name("Successor") }, grounds }] } },
  );

  test("keep their ids, refer in any order, and add nothing when they come again", async () => {
    const path = save("own.jsonl", file);
    const { report, committed } = await bring(path, plainMapping("own"));
    expect(report.faults).toEqual([]);
    expect(committed).toBeDefined();
    expect(report.opened).toEqual({ person: 2, place: 2 });
    const { rows } = await database.pool.query(
      "select value from claim where property in ('appeal.sentence', 'stay.place', 'place.successor') order by property",
    );
    expect(rows.map((row: { value: string }) => row.value)).toEqual([ID(11), ID(4), ID(3)]);
    const { rows: joined } = await database.pool.query("select person from person_cluster where canonical = $1", [ID(1)]);
    expect(joined).toEqual([{ person: ID(2) }]);
    const again = await dryRun(ledger, { file: await openImport(path), mapping: plainMapping("own") });
    expect(again.report.claims.added).toBe(0);
  });

  test("with lines that are none, unknown commands and unknown references are refused line by line", async () => {
    const bad = [
      "{broken",
      JSON.stringify({ command: "ledger.withdraw-claim", input: {} }),
      JSON.stringify({ command: "registry.record-person", input: { person: {} } }),
      JSON.stringify({
        command: "registry.record-person",
        input: { person: { name: name("Synt X") }, events: [{ kind: "stay", fields: { began: "2021", place: "NOWHERE" } }], grounds },
      }),
    ].join("\n");
    const { report } = await dryRun(ledger, { file: await openImport(save("bad.jsonl", bad), "apora"), mapping: plainMapping("bad") });
    expect(report.faults.map(({ code, where }) => `${code} ${where.row}`)).toEqual([
      "not-json 1",
      "unknown-command 2",
      "not-accepted-input 3",
      "unknown-reference 4",
    ]);
  });
});

describe("FollowTheMoney", () => {
  test("gives people with the year of birth alone, events of our own schemata, and counts what has no place", async () => {
    const file = save(
      "ftm.json",
      lines(
        {
          id: "p1",
          schema: "Person",
          properties: {
            name: ["Synt Person"],
            alias: ["Сінт Асоба"],
            birthDate: ["1990-05-04"],
            nationality: ["by"],
            gender: ["female"],
            sourceUrl: ["https://synthetic.example/p"],
          },
        },
        {
          id: "d1",
          schema: "Detention",
          properties: {
            person: ["p1"],
            began: ["2021-05"],
            beganEdtf: ["2021-05~"],
            track: ["criminal"],
            place: ["pl"],
            sourceUrl: ["https://synthetic.example/d"],
          },
        },
        {
          id: "r1",
          schema: "Release",
          properties: {
            person: ["p1"],
            onEdtf: ["2022-01-01"],
            status: ["confirmed (2022-01-03/..)"],
            sourceUrl: ["https://synthetic.example/r"],
          },
        },
        {
          id: "pl",
          schema: "PlaceOfDetention",
          properties: { code: ["SYN-FTM"], name: ["Synthetic prison"], sourceUrl: ["https://synthetic.example/pl"] },
        },
        { id: "v1", schema: "Vessel", properties: { name: ["No place for it"] } },
      ),
    );
    const { report, committed } = await bring(file, plainMapping("ftm"));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ opened: { person: 1, place: 1 }, left: { Vessel: 1 }, events: 2 });
    expect(committed).toBeDefined();
    const { rows } = await database.pool.query(
      "select value from claim where property = 'person.birth_year' order by position desc limit 1",
    );
    expect(rows).toEqual([{ value: 1990 }]);
    const { rows: status } = await database.pool.query(
      "select value, valid from claim where property = 'release.status' order by position desc limit 1",
    );
    expect(status).toEqual([{ value: "confirmed", valid: "2022-01-03/.." }]);
  });

  test("without a source is refused, since every fact needs one", async () => {
    const { report } = await dryRun(ledger, {
      file: await openImport(save("bare.json", lines({ id: "p", schema: "Person", properties: { name: ["Synt"] } }))),
      mapping: plainMapping("bare"),
    });
    expect(report.faultCounts).toEqual({ "missing-source": 1 });
  });
});

describe("a first mapping", () => {
  test("is suggested from headings in each language, takes no day of birth, and decides no date", async () => {
    const ru = await suggestedFor(
      save(
        "ru.csv",
        "№;ФИО;Пол;Дата рождения;Дата задержания;Статья;Ссылка\n1;Синт Один;м;01.02.1990;03.04.2021;ст. 342;https://synthetic.example\n",
      ),
    );
    expect(ru).toMatchObject({ language: "ru", dates: {}, source: { url: { column: "Ссылка" } } });
    expect(ru.sheets[0]).toMatchObject({ key: "№" });
    expect(ru.sheets[0]?.fields.map((field) => field.to)).toEqual([
      "person.name",
      "person.gender",
      "detention.began",
      "detention.track",
      "charge.provision",
    ]);
    const be = await suggestedFor(save("be.csv", "id,Прозвішча і імя,Год нараджэння,Затрыманы\n1,Сінт Адзін,1990,траўня 2021\n"));
    expect(be).toMatchObject({ language: "be" });
    expect(be.sheets[0]?.fields.map((field) => field.to)).toEqual([
      "person.name",
      "person.birth_year",
      "detention.began",
      "detention.track",
    ]);
    const en = await suggestedFor(save("en.csv", "id,Full name,Gender,Detained on,Notes\n1,Synt One,f,2021-05-04,x\n"));
    expect(en.sheets[0]?.fields.map((field) => field.to)).toEqual([
      "person.name",
      "person.gender",
      "detention.began",
      "detention.track",
      "person.note",
    ]);
  });

  test("finds the headings under a title, and the languages and lists of an Uwazi file", async () => {
    const titled = await suggestedFor(save("titled.csv", "List of people,,\n\nid,Name,Gender\n1,Synt One,f\n"));
    expect(titled.sheets[0]).toMatchObject({ header: 3 });
    const uwazi = save("uwazi.csv", "title,title__be,citizenship\nSynt One,Сінт Адзін,BY|RU\n");
    expect(await openImport(uwazi)).toMatchObject({ format: "uwazi" });
    const mapping = await suggestedFor(uwazi);
    expect(mapping.sheets[0]?.fields).toMatchObject([
      { to: "person.name", column: "title" },
      { to: "person.name", column: "title__be", lang: "be" },
      { to: "person.citizenship", split: "|" },
    ]);
    const { report } = await dryRun(ledger, { file: await openImport(uwazi), mapping });
    expect(report).toMatchObject({ faultCount: 0, claims: { added: 4 } });
  });

  test("of a later version is refused rather than half understood", () => {
    expect(() => readMapping({ version: 2, dataset: "x" })).toThrow(expect.objectContaining({ code: "import.mapping" }) as Error);
  });
});
