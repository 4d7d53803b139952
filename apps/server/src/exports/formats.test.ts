import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { listProperties } from "../ledger/schema.ts";
import { readFrom } from "../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { run } from "../testing/test-site.ts";
import { csvLine } from "./csv.ts";
import { FTM_SCHEMATA, ftmSchemaYaml } from "./ftm-schema.ts";
import type { FtmEntity } from "./ftm.ts";
import { plainMapping, type Mapping } from "../imports/mapping/mapping.ts";
import { openImport } from "../imports/open-import.ts";
import { dryRun } from "../imports/run-import.ts";
import { dictionaryRows } from "./dictionary.ts";
import { MEANINGS } from "./meanings.ts";
import { neutralise, restore } from "./neutralise.ts";
import { personSchema } from "./present.ts";
import { PUBLISHED_CODES } from "./published.ts";
import { FORMATS, type Format } from "./read-me.ts";
import { writeExport } from "./write-export.ts";
import { xmlText } from "./xml.ts";

const BLNS = path.resolve(import.meta.dirname, "../../../../../shared/conformance/blns");
const ATTACKS = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "  =1",
  '"=1',
  "'=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "\u{feff}=1",
  "=cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "]]><!--",
  "&amp;\"'<>",
  "_x0041_",
  "a\u0007b\u001bc",
  "a\r\nb\nc",
  "a,b;c\td",
  "\u202Eabc",
  "END:VEVENT\r\nBEGIN:VALARM",
  "🏳️‍🌈 Пятровіч",
];

function naughty(): readonly string[] {
  const file = existsSync(BLNS) ? readdirSync(BLNS).find((name) => name.endsWith(".json")) : undefined;
  if (file === undefined) process.stdout.write("the big list of naughty strings: skipped: not here\n");
  const list = file === undefined ? [] : (JSON.parse(readFileSync(path.join(BLNS, file), "utf8")) as string[]);
  return [...ATTACKS, ...list].map((text) => text.trim().slice(0, 280)).filter((text) => text !== "" && !text.includes("\0"));
}

let database: TestDatabase;
let ledger: Ledger;
let folder: string;
const texts = naughty();
beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  folder = mkdtempSync(path.join(os.tmpdir(), "apora-export-"));
  const grounds = (text: string): object => ({
    sources: [{ title: text, publisher: text, note: text, url: text }],
    reliability: "B",
    credibility: 2,
    reason: text,
  });
  const name = (text: string): object[] => [{ text, lang: "en", script: "Latn", role: "legal" }];
  await run(ledger, "registry.record-places", {
    items: [{ code: "X-1", fields: { name: name("Colony"), kind: "colony" }, grounds: grounds("x") }],
  });
  await run(ledger, "registry.record-organisations", { items: [{ code: "one", fields: { name: name("One") }, grounds: grounds("x") }] });
  await run(ledger, "registry.record-courts", { items: [{ code: "court", fields: { name: name("Court") }, grounds: grounds("x") }] });
  await run(ledger, "registry.record-officials", {
    items: ["judge", "prosecutor"].map((code) => ({
      code,
      fields: { name: name(code), role: [{ text: code, lang: "en" }] },
      grounds: grounds("x"),
    })),
  });
  const files = texts.map((text) => ({
    person: { name: name(text), note: [{ text, lang: "en" }], public_role: [{ text, lang: "be" }] },
    events: [
      { kind: "detention", fields: { began: "2021-05", track: "criminal", place: "X-1", note: [{ text, lang: "en" }] } },
      { kind: "hearing", fields: { on: "2021-05-20", court: "court", judge: "judge" } },
      { kind: "charge", fields: { as_written: text, provision: { kind: "described", text } } },
      {
        kind: "recognition",
        fields: { body: "one", kind: "recognised", on: "2021-06-01", statement: text, ground: [{ text, lang: "en" }] },
      },
      { kind: "release", fields: { on: "[2024-01-01..2024-02-01]", status: [{ value: "reported", valid: "2024-02-01/.." }] } },
    ],
    grounds: grounds(text),
  }));
  await run(ledger, "registry.record-people", { files });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function written(format: Format): Promise<string> {
  const target = path.join(folder, format);
  if (existsSync(target)) return target;
  const reader = readFrom(database.pool);
  const { position } = await getHead(reader);
  const { people } = await writeExport(reader, { format, folder: target, at: "2026-11-22", knownAt: position, made: "2026-11-22" });
  expect(people).toBe(texts.length);
  return target;
}

/** RFC 4180, read by its own rules. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end = ""] of text.replace(/^\u{feff}/u, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (end === "" && row.length === 1 && row[0] === "") break;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("cells", () => {
  test("that a spreadsheet would execute are not, and every text can be had back", () => {
    for (const text of ATTACKS.slice(0, 15)) expect(neutralise(text).startsWith("'"), JSON.stringify(text)).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(restore(neutralise(text))).toBe(text);
        expect(neutralise(text)).not.toMatch(/^[\s"]*[=+\-@\t\r]/u);
      }),
    );
  });

  test("of a line come back as they were", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), (cells) => {
        expect(readCsv(csvLine([...cells, "end"]))[0]?.map(restore)).toEqual([...cells, "end"]);
      }),
    );
  });
});

describe("what is published", () => {
  test("is every public property somebody wrote into the presenter, and no other", () => {
    // A published estimate has a page and a document of its own and never stands among the records.
    const open = listProperties().filter((property) => property.class === "C0" && property.kind !== "estimate");
    expect(open.map((property) => property.code).filter((code) => !PUBLISHED_CODES.includes(code))).toEqual([]);
    expect(PUBLISHED_CODES.filter((code) => !open.some((property) => property.code === code))).toEqual([]);
    expect(PUBLISHED_CODES).not.toContain("person.next_review");
  });

  test.each(Object.entries(MEANINGS))("has a meaning in %s", (_lang, meanings) => {
    expect(PUBLISHED_CODES.filter((code) => (meanings[code] ?? "") === "")).toEqual([]);
    expect(Object.keys(meanings).filter((code) => !PUBLISHED_CODES.includes(code))).toEqual([]);
  });

  test("has every column explained in every language", () => {
    const silent = dictionaryRows().filter(
      (row) => row.slice(6).length !== 7 || row.slice(6).some((meaning) => meaning === "" || meaning === null),
    );
    expect(silent).toEqual([]);
  });
});

describe("hostile texts go through", () => {
  test("CSV: no cell begins with a sign that is executed, and the names come back", async () => {
    const target = await written("csv");
    for (const file of readdirSync(target).filter((name) => name.endsWith(".csv"))) {
      const rows = readCsv(readFileSync(path.join(target, file), "utf8"));
      const width = rows[0]?.length;
      expect({ file, widths: [...new Set(rows.map((row) => row.length))] }).toEqual({ file, widths: [width] });
      for (const cell of rows.flat()) if (!/^-?\d+(?:\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r＝＋－＠]/u);
    }
    const names = readCsv(readFileSync(path.join(target, "spellings.csv"), "utf8"))
      .slice(1)
      .map((row) => restore(row[1] ?? ""));
    expect(names.toSorted()).toEqual(texts.toSorted());
  });

  test("XLSX: well-formed, no formula, and LibreOffice finds none either", async () => {
    const target = await written("xlsx");
    const parts = unzipSync(readFileSync(path.join(target, "register.xlsx")));
    for (const [name, bytes] of Object.entries(parts)) {
      const xml = strFromU8(bytes);
      expect(wellFormed(xml), name).toBe(true);
      expect(xml).not.toMatch(/<f[ >/]|externalLink|vbaProject/);
    }
    expect(strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array())).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    if (spawnSync("soffice", ["--version"]).status !== 0) return void process.stdout.write("LibreOffice: skipped: not here\n");
    spawnSync("soffice", ["--headless", "--convert-to", "fods", "--outdir", folder, path.join(target, "register.xlsx")]);
    const opened = readFileSync(path.join(folder, "register.fods"), "utf8");
    expect(opened.match(/table:formula=/g) ?? []).toHaveLength(0);
    expect(opened).toContain("Пятровіч");
  }, 120_000);

  test("JSON: every person parses with the schema of the contract", async () => {
    const target = await written("json");
    const { people } = JSON.parse(readFileSync(path.join(target, "register.json"), "utf8")) as {
      people: { name: { value: { text: string } }[] }[];
    };
    for (const one of people) personSchema.parse(one);
    expect(people.map((one) => one.name[0]?.value.text ?? "").toSorted()).toEqual(texts.toSorted());
  });

  test("JSON lines: each is one line", async () => {
    const lines = readFileSync(path.join(await written("jsonl"), "register.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    const [head, ...rest] = lines.map((line) => JSON.parse(line) as { format?: string; command?: string });
    expect(head?.format).toBe("apora-lines");
    expect(rest.filter((line) => line.command === "registry.record-person")).toHaveLength(texts.length);
  });

  test("FollowTheMoney: every property is declared, of its type, and every entity it names is there", async () => {
    const target = await written("ftm");
    const entities = readFileSync(path.join(target, "entities.ftm.json"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as FtmEntity);
    expect(faultsOf(entities)).toEqual([]);
    expect(faultsOf([{ id: "x", schema: "Detention", properties: { person: ["nobody"], began: ["May"], lost: ["1"] } }])).toHaveLength(3);
  });

  test("FollowTheMoney: officials are told from prisoners by their office, and nobody is accused of anything", async () => {
    const lines = readFileSync(path.join(await written("ftm"), "entities.ftm.json"), "utf8")
      .trimEnd()
      .split("\n");
    const entities = lines.map((line) => JSON.parse(line) as FtmEntity);
    const told = entities.filter(({ properties }) => properties["topics"] !== undefined);
    const topics = told.map(({ schema, properties }) => [schema, ...(properties["name"] ?? []), ...(properties["topics"] ?? [])].join(" "));
    expect(topics.toSorted()).toEqual(["Person judge role.judge", "Person prosecutor role.civil", "PublicBody Court gov.judicial"]);
    // And they come back as what they were, never as people who are held.
    const copy = await createTestDatabase();
    try {
      const target = createLedger(copy.pool);
      const file = await openImport(path.join(await written("ftm"), "entities.ftm.json"));
      const mapping: Mapping = { ...plainMapping("ftm"), likely: "new", source: { publisher: { value: "Invented" } } };
      const { report } = await dryRun(target, { file, mapping });
      expect(report.opened).toMatchObject({ official: 2, court: 1 });
    } finally {
      await copy.drop();
    }
  });

  test.each(FORMATS)("%s: with a README, the dictionary and the terms of every source, readable without us", async (format) => {
    const files = readdirSync(await written(format));
    expect(files).toEqual(expect.arrayContaining(["README.md", "dictionary.csv", "licences.csv"]));
    const readme = readFileSync(path.join(await written(format), "README.md"), "utf8");
    for (const name of files.filter((file) => !file.includes("schema"))) expect(readme).toContain(name);
  });

  test("a folder that is there is left alone, and a stop leaves nothing", async () => {
    const target = await written("json");
    const reader = readFrom(database.pool);
    const request = { format: "json" as const, folder: target, at: "2026-11-22", knownAt: 10, made: "2026-11-22" };
    await expect(writeExport(reader, request)).rejects.toMatchObject({ code: "file.unusable" });
    await expect(
      writeExport(reader, { ...request, folder: path.join(folder, "stopped"), signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: "interrupted" });
    expect(readdirSync(folder).filter((name) => name.includes("stopped") || name.includes("draft"))).toEqual([]);
  });
});

/** Tags that match, attributes that are quoted, no sign that XML cannot hold. */
function wellFormed(xml: string): boolean {
  if (xmlText(xml).includes("\u{fffd}") && !xml.includes("\u{fffd}")) return false;
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>\s*/, "")
    .replaceAll(/<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)\/?>/g, (tag, close: string, name: string) => {
      if (tag.endsWith("/>")) return "";
      if (close === "") open.push(name);
      else if (open.pop() !== name) open.push("!");
      return "";
    });
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(rest);
}

/** Properties FollowTheMoney itself has, of the schemata used here. */
const CORE = new Set([
  "name",
  "alias",
  "gender",
  "birthDate",
  "nationality",
  "position",
  "notes",
  "sourceUrl",
  "classification",
  "summary",
  "description",
  "keywords",
  "date",
  "startDate",
  "endDate",
  "topics",
]);

function faultsOf(entities: readonly FtmEntity[]): string[] {
  const ids = new Set(entities.map((entity) => entity.id));
  const schemata = new Map(FTM_SCHEMATA.map((schema) => [schema.name, schema]));
  return entities.flatMap(({ schema, properties }) =>
    Object.entries(properties).flatMap(([name, values]) => {
      const declared = schemata.get(schema)?.properties[name];
      if (declared === undefined) return CORE.has(name) ? [] : [`${schema}.${name} is not declared`];
      const wrong = values.filter(
        (value) =>
          (declared.type === "date" && !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(value)) ||
          (declared.type === "entity" && !ids.has(value)) ||
          (declared.type === "country" && !/^[a-z]{2}$/.test(value)),
      );
      return wrong.map((value) => `${schema}.${name}: ${value}`);
    }),
  );
}

describe("FollowTheMoney schemata", () => {
  test.each(FTM_SCHEMATA.map((schema) => [schema.name, schema] as const))("%s is documented as it is written", async (name, schema) => {
    await expect(ftmSchemaYaml(schema)).toMatchFileSnapshot(path.resolve(import.meta.dirname, `../../../../docs/ftm/${name}.yaml`));
  });
});
