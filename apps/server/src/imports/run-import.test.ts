import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { listAllValues } from "../figures/all-values.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { findLedgerFaults } from "../ledger/ledger-faults.ts";
import { getHead } from "../ledger/positions.ts";
import { findPack, loadPack } from "../packs/load-pack.ts";
import { readFrom } from "../platform/database.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { textSheet, writeWorkbook } from "../testing/make-xlsx.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { listImports } from "./list-imports.ts";
import { readMapping, type Mapping } from "./mapping/mapping.ts";
import { openImport, type Format } from "./open-import.ts";
import { commit, dryRun, type Outcome } from "./run-import.ts";
import { findBuiltUpon, undoImport } from "./undo-import.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-import-"));
const actor = { id: "tester" };
let database: TestDatabase;
let ledger: Ledger;
let names = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await loadPack(ledger, findPack("belarus"), { actor, people: false });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

let dataset = "";
beforeEach(() => {
  names += 1;
  dataset = `list ${names}`;
});

const save = (content: string | Buffer, name = `file ${names}`): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

const FIELDS = [
  { to: "person.name", column: "ФИО", familyFirst: true, lang: "ru" },
  { to: "person.birth_year", column: "Год" },
  { to: "detention.began", column: "Задержан" },
  { to: "detention.track", value: "criminal" },
  { to: "detention.place", column: "Место" },
  { to: "charge.provision", column: "Статья" },
  { to: "release.on", column: "Вышел" },
  { to: "release.status", value: "reported" },
];
const HEAD = "ID;ФИО;Год;Задержан;Место;Статья;Вышел";

const mappingWith = (more: object = {}): Mapping =>
  readMapping({
    version: 1,
    dataset,
    language: "ru",
    likely: "new",
    source: { title: { value: "Synthetic list" } },
    dates: { order: "dmy", january: "day" },
    sheets: [{ key: "ID", fields: FIELDS }],
    ...more,
  });

const read = async (file: string, mapping: Mapping, format?: Format): Promise<Outcome> =>
  dryRun(ledger, { file: await openImport(file, format), mapping });
const bring = async (file: string, mapping: Mapping, format?: Format): Promise<Outcome> =>
  commit(ledger, { file: await openImport(file, format), mapping, actor });
const head = async (): Promise<number> => (await getHead(readFrom(ledger.pool))).position;
const values = async (): Promise<unknown> => listAllValues(readFrom(ledger.pool), { day: "2024-01-01", knownAt: await head() });
const projectionsDiffer = async (): Promise<boolean> => differs(await checkProjections(database.pool, rebuildPlan()));

describe("a list that is imported", () => {
  const rows = `${HEAD}\n1;Сінт Алеся Іванаўна;1990;12.05.2021;BY-IK-4;ст. 342;\n2;Тэст Пётр;1985;май 2021;;361-1 ч. 3;10.06.2023\n`;

  test("is first only looked at, and what is said is then what is done", async () => {
    const file = save(rows);
    const before = await head();
    const { report } = await read(file, mappingWith());
    expect(report).toMatchObject({ rows: 2, opened: { person: 2 }, addedTo: {}, faultCount: 0, questions: [], events: 5 });
    expect(await head()).toBe(before);
    const { committed, report: done } = await bring(file, mappingWith());
    expect(done.claims).toEqual(report.claims);
    expect(committed?.position).toBe(before + report.claims.added);
  });

  test("keeps what was written beside what was understood", async () => {
    await bring(save(rows), mappingWith());
    const { rows: claims } = await database.pool.query(
      "select value, reason from claim where property = 'detention.began' order by position desc limit 1",
    );
    expect(claims).toEqual([{ value: "2021-05", reason: "As written: “май 2021”" }]);
  });

  test("is the same list when it comes again: nothing to add, and a later state only adds", async () => {
    await bring(save(rows), mappingWith());
    const { report } = await read(save(rows), mappingWith());
    expect(report).toMatchObject({ opened: {}, addedTo: {}, unchanged: { person: 2 }, claims: { added: 0 } });
    const later = rows.replace("ст. 342;\n", "ст. 342;01.07.2024\n");
    const { report: more, committed } = await bring(save(later), mappingWith());
    expect(more).toMatchObject({ opened: {}, addedTo: { person: 1 }, claims: { added: 2 }, events: 1 });
    expect(committed).toBeDefined();
  });

  test("brings nothing back that a person wished to be erased, however often it comes", async () => {
    const { committed } = await bring(save(rows), mappingWith());
    expect(committed).toBeDefined();
    const { rows: found } = await database.pool.query<{ owner: string }>(
      "select owner from claim where property = 'person.name' and value->>'text' like '%Алеся%' order by position desc limit 1",
    );
    const erase = findCommand("registry.erase-claims");
    if (erase === undefined) throw new Error("no such command");
    const before = await values();
    await perform(ledger, erase, { actor, input: { person: found[0]?.owner, reason: "consent was withdrawn" } });
    const { report } = await bring(save(rows), mappingWith());
    expect(report).toMatchObject({ opened: {}, addedTo: {}, claims: { added: 0 }, left: { "person.name (erased)": 1 }, faultCount: 0 });
    const { rows: named } = await database.pool.query(
      "select 1 from claim where owner = $1 and property = 'person.name' and value <> 'null'",
      [found[0]?.owner],
    );
    expect(named).toEqual([]);
    expect(await values()).toEqual(before);
    expect(await projectionsDiffer()).toBe(false);
  });

  test("changes no figure once it was undone, and comes back with the same ids", async () => {
    const before = await values();
    const { committed } = await bring(save(rows), mappingWith());
    expect(await values()).not.toEqual(before);
    const undone = await undoImport(ledger, { id: committed?.id ?? "", actor });
    expect(undone.kept).toEqual([]);
    expect(await values()).toEqual(before);
    await expect(undoImport(ledger, { id: committed?.id ?? "", actor })).rejects.toMatchObject({ code: "import.undone" });
    const { report } = await bring(save(rows), mappingWith());
    expect(report).toMatchObject({ opened: {}, addedTo: { person: 2 } });
    expect(await values()).not.toEqual(before);
    expect(await projectionsDiffer()).toBe(false);
  });

  test("is not undone under later work, unless that is left as it is", async () => {
    const { committed } = await bring(save(rows), mappingWith());
    const id = committed?.id ?? "";
    const [stored] = await listImports(readFrom(ledger.pool), 1);
    const { rows: people } = await database.pool.query<{ id: string }>(
      "select id from entity_root where kind = 'person' order by position desc limit 2",
    );
    const command = findCommand("registry.record-contact");
    if (command === undefined || stored === undefined) throw new Error("nothing to build upon");
    const grounds = { sources: [{ title: "Synthetic" }] };
    await perform(ledger, command, { actor, input: { person: people[0]?.id, fields: { on: "2024-01-01", channel: "letter" }, grounds } });
    expect(await findBuiltUpon(readFrom(ledger.pool), stored)).toMatchObject([{ file: people[0]?.id, claims: 2 }]);
    await expect(undoImport(ledger, { id, actor })).rejects.toMatchObject({ code: "import.built-upon" });
    const undone = await undoImport(ledger, { id, actor, exceptBuiltUpon: true });
    expect(undone.kept).toHaveLength(1);
    expect(undone.withdrawn).toBeLessThan(stored.claims);
    expect(await projectionsDiffer()).toBe(false);
  });

  test("leaves nothing when it is stopped in the middle", async () => {
    const many = `${HEAD}\n${Array.from({ length: 2500 }, (_, n) => `${n};Сінт${n} Імя${n};1990;2021;;;`).join("\n")}\n`;
    const before = await head();
    const stop = new AbortController();
    const file = await openImport(save(many));
    const stopped = commit(ledger, {
      file,
      mapping: mappingWith(),
      actor,
      signal: stop.signal,
      onProgress: ({ phase, done }) => phase === "writing" && done >= 800 && stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: "interrupted" });
    expect(await head()).toBe(before);
    const { rows } = await database.pool.query("select count(*) as n from claim where position > $1", [before]);
    expect(rows).toEqual([{ n: 0 }]);
    const { committed, report } = await bring(save(many), mappingWith());
    // In several parts, of which one is made ready while another is written.
    expect(committed?.position).toBe(before + report.claims.added);
    expect(await projectionsDiffer()).toBe(false);
    expect(await findLedgerFaults(readFrom(database.pool))).toMatchObject({ gaps: 0, torn: 0, dangling: 0 });
  });
});

describe("what is wrong or doubtful in a file", () => {
  test("is told with its row and column, and nothing of the file is written", async () => {
    const before = await head();
    const file = save(`${HEAD}\n1;Сінт Адна;1990;31.02.2021;;;\n;Без Нумара;;;;;\n3;;1990;2021;;;\n4;Сінт Дзве;15;2021;;abc;\n`);
    const { report, committed } = await bring(file, mappingWith());
    expect(committed).toBeUndefined();
    expect(await head()).toBe(before);
    expect(report.faults.map(({ code, where }) => `${code} ${where.row} ${where.column ?? ""}`)).toEqual([
      "date-unreadable 2 Задержан",
      "missing-key 3 ID",
      "not-accepted 5 Год",
      "charge-unreadable 5 Статья",
      "missing-name 4 ",
    ]);
  });

  test("ten thousand times over is counted, and the first are shown", async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `${n};Сінт${n} Імя;9;учора;;;`).join("\n");
    const { report } = await read(save(`${HEAD}\n${rows}\n`), mappingWith());
    expect(report.faultCount).toBe(20_000);
    expect(report.faults).toHaveLength(200);
    expect(report.faultCounts).toEqual({ "not-accepted": 10_000, "date-unreadable": 10_000 });
  });

  test("is asked once however often it occurs, and the answer is kept in the mapping", async () => {
    const file = save(`${HEAD}\n1;Сінт Пяць;;2021;СИЗО;361-3;\n2;Сінт Шэсць;;2021;СИЗО;361-3;\n`);
    const { report } = await read(file, mappingWith());
    expect(report.questions.map(({ code, text, count }) => [code, text, count])).toEqual([
      ["reference-unknown", "СИЗО", 2],
      ["charge-ambiguous", "361-3", 2],
    ]);
    expect(report.questions[1]?.options).toHaveLength(2);
    const decided = mappingWith({ references: { place: { СИЗО: "BY-IK-4" } }, charges: { "361-3": { kind: "described", text: "361-3" } } });
    expect((await read(file, decided)).report.questions).toEqual([]);
  });

  test("a name is never enough: likely people are named and somebody decides", async () => {
    const first = mappingWith();
    await bring(save(`${HEAD}\n1;Двайнік Марыя Пятроўна;;2021;;;\n`), first);
    dataset = `other ${names}`;
    const file = save(`${HEAD}\nx;Dvainik Maryia;;2022;;;\ny;Двайнік Марыя;;2023;;;\n`);
    const { report, committed } = await bring(file, mappingWith({ likely: "ask" }));
    expect(committed).toBeUndefined();
    expect(report.questions.map(({ code, about }) => `${code} ${about}`)).toEqual([
      "same-name-in-file people",
      "likely-person x",
      "likely-person y",
    ]);
    const known = report.questions[1]?.options[0]?.slice(0, 36) ?? "";
    const decided = mappingWith({ likely: "ask", people: { x: known, y: "new" } });
    const { report: after, committed: done } = await bring(file, decided);
    expect(done).toBeDefined();
    expect(after).toMatchObject({ opened: { person: 1 }, addedTo: { person: 1 } });
  });

  test("a mapping that does not fit its file is refused with every column that is missing", async () => {
    const file = save("a;b\n1;2\n");
    await expect(read(file, mappingWith())).rejects.toMatchObject({
      code: "import.mapping",
      message: expect.stringMatching(/no column "ID".*no column "ФИО"/) as string,
    });
  });

  test("events that refer to each other in a circle are refused", async () => {
    const fields = [
      { to: "person.name", column: "name" },
      { to: "sentence", column: "s" },
      { to: "sentence.on", column: "on" },
      { to: "sentence.replaces", column: "r" },
    ];
    const file = save("id;name;s;on;r\n1;Synt One;a;2021-02-03;b\n1;;b;2022-02-03;a\n");
    const { report } = await read(file, mappingWith({ sheets: [{ key: "id", fields }] }));
    expect(report.faultCounts).toEqual({ cycle: 2 });
    const fine = save("id;name;s;on;r\n1;Synt One;a;2021-02-03;\n1;;b;2022-02-03;a\n");
    expect((await bring(fine, mappingWith({ sheets: [{ key: "id", fields }] }))).committed).toBeDefined();
    const missing = save("id;name;s;on;r\n1;Synt One;b;2022-02-03;zzz\n");
    expect((await read(missing, mappingWith({ sheets: [{ key: "id", fields }] }))).report.faultCounts).toEqual({ "unknown-event": 1 });
  });
});

describe("a spreadsheet of several sheets", () => {
  test("is joined by ids, wherever the rows stand", async () => {
    const file = writeWorkbook(path.join(folder, "sheets.xlsx"), {
      sheets: {
        События: textSheet([
          ["кто", "когда", "где"],
          ["7", "2021-03-04", "SYN-X"],
          ["7", "2022-03-04", ""],
          ["8", "2023-03-04", ""],
        ]),
        Люди: textSheet([
          ["№", "имя"],
          ["8", "Синт Восемь"],
          ["7", "Синт Семь"],
        ]),
        Места: textSheet([
          ["код", "название"],
          ["SYN-X", "Synthetic place"],
        ]),
      },
    });
    const mapping = mappingWith({
      sheets: [
        { sheet: "Места", about: "place", key: "код", fields: [{ to: "place.name", column: "название", lang: "en" }] },
        {
          sheet: "События",
          key: "кто",
          fields: [
            { to: "detention.began", column: "когда" },
            { to: "detention.place", column: "где" },
            { to: "detention.track", value: "criminal" },
          ],
        },
        { sheet: "Люди", key: "№", fields: [{ to: "person.name", column: "имя" }] },
      ],
    });
    const { report, committed } = await bring(file, mapping);
    expect(report).toMatchObject({ opened: { place: 1, person: 2 }, events: 3, faultCount: 0 });
    expect(committed).toBeDefined();
    expect((await read(file, mapping)).report.claims.added).toBe(0);
  });
});
