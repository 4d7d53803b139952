import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { textSheet, writeWorkbook, writeZip } from "../../testing/make-xlsx.ts";
import { openXlsx } from "./read-xlsx.ts";
import type { Cell } from "./table.ts";
import { nameHeadings } from "../mapping/compile.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-tables-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

async function cellsOf(file: string, sheet: string): Promise<(readonly (Cell | undefined)[])[]> {
  const book = await openXlsx(file);
  try {
    const rows: (readonly (Cell | undefined)[])[] = [];
    for await (const { row, cells } of book.rows(sheet)) rows[row - 1] = cells;
    return rows;
  } finally {
    await book.close();
  }
}

const problemOf = async (file: string, sheet = "A"): Promise<string> =>
  cellsOf(file, sheet).then(
    () => "none",
    (error: { code?: string; message: string }) => `${error.code ?? "?"} ${error.message}`,
  );

describe("cells", () => {
  test("are what the standard says: shared, inline and rich text, numbers, flags", async () => {
    const file = writeWorkbook(at("kinds.xlsx"), {
      sheets: {
        A: '<sheetData><row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></is></c><c r="D3"><v>4.5</v></c><c r="E3" t="b"><v>1</v></c><c r="AA3" t="str"><f>A1</f><v>kept</v></c></row></sheetData>',
      },
      strings: ["zero", "one\nline two"],
    });
    const [, , row] = await cellsOf(file, "A");
    expect(row?.slice(0, 5)).toEqual([undefined, "one\nline two", "two runs", 4.5, true]);
    expect(row?.[26]).toBe("kept");
  });

  test("a formula gives its stored value, is never run, and is a fault without one", async () => {
    const file = writeWorkbook(at("formula.xlsx"), {
      sheets: {
        A: '<sheetData><row><c><f>1+1</f><v>7</v></c><c><f>WEBSERVICE("http://x")</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>',
      },
    });
    expect(await cellsOf(file, "A")).toEqual([[7, { fault: "formula-without-value" }, { fault: "error-value" }]]);
  });

  test("a date shows as much as its format shows, in both systems", async () => {
    const formats = ["General", "dd\\.mm\\.yyyy", "mmmm yyyy", "yyyy", "h:mm", '0" d"', "[$-419]d mmm yy;@"];
    const row = `<sheetData><row>${formats.map((_, i) => `<c s="${i}"><v>44328.75</v></c>`).join("")}</row></sheetData>`;
    const shown = [44328.75, { date: "2021-05-12" }, { date: "2021-05" }, { date: "2021" }, 44328.75, 44328.75, { date: "2021-05-12" }];
    expect(await cellsOf(writeWorkbook(at("dates.xlsx"), { sheets: { A: row }, formats }), "A")).toEqual([shown]);
    const mac = await cellsOf(writeWorkbook(at("mac.xlsx"), { sheets: { A: row }, formats, date1904: true }), "A");
    expect(mac[0]?.[1]).toEqual({ date: "2025-05-13" });
  });

  test("the 29 February 1900 that an old program believed in is a fault, and the days around it are right", async () => {
    const row = "<sheetData><row>" + [59, 60, 61, 0].map((n) => `<c s="0"><v>${n}</v></c>`).join("") + "</row></sheetData>";
    const [cells] = await cellsOf(writeWorkbook(at("1900.xlsx"), { sheets: { A: row }, formats: ["yyyy-mm-dd"] }), "A");
    expect(cells).toEqual([
      { date: "1900-02-28" },
      { fault: "day-that-never-was" },
      { date: "1900-03-01" },
      { fault: "day-that-never-was" },
    ]);
  });

  test("merged cells all have the value of the first", async () => {
    const sheet = textSheet([
      ["a", "x"],
      ["", "y"],
      ["", "z"],
      ["wide", "", "", "end"],
    ]).replace("</sheetData>", '</sheetData><mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="A4:C4"/></mergeCells>');
    expect(await cellsOf(writeWorkbook(at("merged.xlsx"), { sheets: { A: sheet } }), "A")).toEqual([
      ["a", "x"],
      ["a", "y"],
      ["a", "z"],
      ["wide", "wide", "wide", "end"],
    ]);
  });

  test("three hundred columns are read, and two equal headings can be told apart", async () => {
    const headings = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? "Дата" : `c${i}`));
    const [row] = await cellsOf(writeWorkbook(at("wide.xlsx"), { sheets: { A: textSheet([headings]) } }), "A");
    expect(row).toHaveLength(300);
    expect(nameHeadings(row ?? []).slice(0, 3)).toEqual(["Дата", "c1", "Дата#2"]);
    expect(nameHeadings(["a", undefined, " b\nc "])).toEqual(["a", "(B)", "b c"]);
  });
});

describe("a hostile spreadsheet", () => {
  test("is refused when a part unpacks to hundreds of times its size, before it is unpacked", async () => {
    const file = writeWorkbook(at("bomb.xlsx"), { sheets: { A: `<sheetData>${" ".repeat(40 * 1024 * 1024)}</sheetData>` } });
    expect(readFileSync(file).length).toBeLessThan(100_000);
    expect(await problemOf(file)).toMatch(/import.unreadable .*times its size/);
  });

  test("cannot lie about the size of a part", async () => {
    const bytes = readFileSync(
      writeWorkbook(at("honest.xlsx"), { sheets: { A: `<sheetData>${" ".repeat(30 * 1024 * 1024)}</sheetData>` } }),
    );
    const size = Buffer.alloc(4);
    size.writeUInt32LE(30 * 1024 * 1024 + "<worksheet><sheetData></sheetData></worksheet>".length);
    for (let place = bytes.indexOf(size); place !== -1; place = bytes.indexOf(size)) bytes.writeUInt32LE(5000, place);
    writeFileSync(at("liar.xlsx"), bytes);
    expect(await problemOf(at("liar.xlsx"))).toMatch(/^import.unreadable/);
  });

  test("may not declare a document type, so entities never expand", async () => {
    const lol =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await problemOf(writeWorkbook(at("dtd.xlsx"), { sheets: { A: "" }, more: { "xl/worksheets/sheet0.xml": lol } }))).toMatch(
      /document type/,
    );
  });

  test("has external links that nobody follows", async () => {
    const sheet = "<sheetData><row><c><f>[1]Sheet1!A1</f><v>12</v></c></row></sheetData>";
    const more = { "xl/externalLinks/externalLink1.xml": "<!DOCTYPE bad>", "xl/externalLinks/_rels/externalLink1.xml.rels": "not xml" };
    expect(await cellsOf(writeWorkbook(at("links.xlsx"), { sheets: { A: sheet }, more }), "A")).toEqual([[12]]);
  });

  test("is refused when it is damaged, nested without end, without text end, or not a spreadsheet", async () => {
    writeFileSync(at("text.xlsx"), "PK but no archive");
    expect(await problemOf(at("text.xlsx"))).toMatch(/^import.unreadable/);
    expect(await problemOf(writeZip(at("empty.xlsx"), { "a.txt": "a" }))).toMatch(/^import.unreadable/);
    expect(await problemOf(writeWorkbook(at("deep.xlsx"), { sheets: { A: `${"<a>".repeat(500)}${"</a>".repeat(500)}` } }))).toMatch(
      /nested/,
    );
    expect(await problemOf(writeWorkbook(at("broken.xlsx"), { sheets: { A: "<sheetData><row></sheetData>" } }))).toMatch(/well-formed/);
    const long = Buffer.alloc(6 * 1024 * 1024, "ab1c").toString();
    expect(
      await problemOf(writeWorkbook(at("long.xlsx"), { sheets: { A: `<sheetData><row><c t="str"><v>${long}</v></c></row></sheetData>` } })),
    ).toMatch(/^import.unreadable/);
    expect(
      await problemOf(writeWorkbook(at("columns.xlsx"), { sheets: { A: '<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>' } })),
    ).toMatch(/columns/);
  });
});
