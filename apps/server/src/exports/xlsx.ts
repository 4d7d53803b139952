import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Zip, ZipDeflate } from "fflate";
import type { Cell, Table } from "./cells.ts";
import { neutralise } from "./neutralise.ts";
import { openTextFile, type TextFile } from "./text-file.ts";
import { xmlText } from "./xml.ts";

// A workbook in Office Open XML (ECMA-376 part 1): one sheet per table, texts inline, no formula, no shared strings, no
// macro, no outside link. Sheets are spooled to files and packed at the end, so that memory stays the same at any size.

/** Rows a sheet can have; a longer table goes on in a further sheet. */
const MOST_ROWS = 1_048_576;
/** Characters a cell can hold; what is longer is cut and says so, and is whole in the other formats. */
const MOST_CHARACTERS = 32_767;
const CUT = " … [cut]";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** ST_Xstring: a control is written `_x000A_`, and a text that looks like that is protected (ECMA-376 part 1, 22.9.2.19). */
function xstring(text: string): string {
  const shielded = text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return xmlText(
    shielded.replaceAll(/[^\t\n\u0020-\u{10FFFF}]/gu, (sign) => {
      const hex = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
      return `_x${hex.padStart(4, "0")}_`;
    }),
  );
}

const limited = (text: string): string => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - CUT.length)}${CUT}`);

function cellXml(cell: Cell, style: string): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${xstring(limited(neutralise(cell)))}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[], style = ""): string => `<row>${cells.map((cell) => cellXml(cell, style)).join("")}</row>`;

type Sheet = { readonly title: string; readonly file: string; readonly text: TextFile; rows: number };

export type Workbook = {
  row(table: Table, cells: readonly Cell[]): Promise<void>;
  /** Packs all sheets into the file and removes the spools. */
  close(): Promise<void>;
};

const SHEET_START = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;

/** A workbook with an empty sheet for each table, to be filled row by row in any order. */
export async function openWorkbook(file: string, tables: readonly Table[]): Promise<Workbook> {
  const sheets: Sheet[] = [];
  const current = new Map<string, Sheet>();
  const add = async (table: Table): Promise<Sheet> => {
    const part = [...sheets].filter((sheet) => sheet.title === table.name || sheet.title.startsWith(`${table.name} (`)).length + 1;
    const spool = `${file}.sheet-${sheets.length + 1}`;
    const title = (part === 1 ? table.name : `${table.name} (${part})`).slice(0, 31);
    const sheet: Sheet = { title, file: spool, text: await openTextFile(spool), rows: 1 };
    sheets.push(sheet);
    current.set(table.name, sheet);
    await sheet.text.write(
      `${SHEET_START}${rowXml(
        table.columns.map((column) => column.name),
        ' s="1"',
      )}`,
    );
    return sheet;
  };
  for (const table of tables) await add(table);
  return {
    async row(table, cells) {
      let sheet = current.get(table.name);
      if (sheet === undefined || sheet.rows >= MOST_ROWS) sheet = await add(table);
      sheet.rows += 1;
      await sheet.text.write(rowXml(cells));
    },
    async close() {
      for (const sheet of sheets) {
        await sheet.text.write("</sheetData></worksheet>");
        await sheet.text.close();
      }
      await pack(file, sheets);
      for (const sheet of sheets) await rm(sheet.file);
    },
  };
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

function partsOf(sheets: readonly Sheet[]): ReadonlyMap<string, string> {
  const of = (write: (sheet: Sheet, n: number) => string): string => sheets.map((sheet, i) => write(sheet, i + 1)).join("");
  const styleId = sheets.length + 1;
  return new Map([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${of((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${of(({ title }, n) => `<sheet name="${xmlText(title)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${of((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${styleId}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", STYLES],
  ]);
}

/** The zip holds no time of day: the same content makes the same file. */
const MADE = new Date(1980, 0, 1);

/** The bytes of one part, piece by piece. */
async function* bytesOf(part: string | Sheet): AsyncGenerator<Uint8Array> {
  if (typeof part === "string") yield Buffer.from(part, "utf8");
  else for await (const piece of createReadStream(part.file)) yield piece as Buffer;
}

async function pack(file: string, sheets: readonly Sheet[]): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  const flush = async (): Promise<void> => {
    const pieces = ready;
    ready = [];
    if (pieces.length > 0) await handle.write(Buffer.concat(pieces));
  };
  try {
    const parts = [...partsOf(sheets), ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet] as const)];
    for (const [name, part] of parts) {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = MADE;
      zip.add(entry);
      for await (const piece of bytesOf(part)) {
        entry.push(piece);
        await flush();
      }
      entry.push(new Uint8Array(0), true);
      await flush();
    }
    zip.end();
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
}
