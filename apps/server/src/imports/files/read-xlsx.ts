import { BOUNDS, columnIndex, unreadable, type Cell, type TableFile, type TableRow } from "./table.ts";
import { readXml, type XmlReader } from "./read-xml.ts";
import { readBook, type Book } from "./xlsx-book.ts";
import { dateCell } from "./xlsx-formats.ts";
import { createMergeFiller, findMerges } from "./xlsx-merges.ts";
import { openZipParts, type ZipParts } from "./zip-parts.ts";

type OpenCell = { column: number; type: string; style: number; text: string; hasValue: boolean; hasFormula: boolean };

/** What a cell says, by ECMA-376 part 1, 18.3.1.4. Formulas are never run: their stored value is taken. */
function valueOf(cell: OpenCell, book: Book): Cell | undefined {
  const { type, text, hasValue, hasFormula } = cell;
  if (!hasValue) return hasFormula ? { fault: "formula-without-value" } : undefined;
  if (type === "s") return book.strings[Number(text)];
  if (type === "b") return text.trim() === "1";
  if (type === "e") return { fault: "error-value" };
  if (type === "d") return { date: text.trim().slice(0, 10) };
  if (type === "str" || type === "inlineStr") return text;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) return text;
  const shown = book.styles[cell.style] ?? null;
  return shown === null ? number : dateCell(number, shown, book.system);
}

/** Puts rows together from the elements of a sheet. */
function createSheet(book: Book, fill: (row: number, cells: (Cell | undefined)[]) => void): XmlReader<TableRow> {
  let ready: TableRow[] = [];
  let row = -1;
  let cells: (Cell | undefined)[] = [];
  let cell: OpenCell | undefined;
  let reading = false;
  let inAid = false;
  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const letters = /^[A-Z]+/.exec(attributes["r"] ?? "")?.[0];
    const column = letters === undefined ? (cell?.column ?? -1) + 1 : columnIndex(letters);
    cell = { column, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), text: "", hasValue: false, hasFormula: false };
  };
  const closeCell = (): void => {
    if (cell === undefined) return;
    const value = valueOf(cell, book);
    if (value === undefined || value === "") return;
    if (cell.column < 0 || cell.column >= BOUNDS.columns) throw unreadable(`row ${row + 1} has more than ${BOUNDS.columns} columns`);
    cells[cell.column] = value;
  };
  const closeRow = (): void => {
    if (row >= BOUNDS.rows) throw unreadable(`it has more than ${BOUNDS.rows} rows`);
    fill(row, cells);
    ready.push({ row: row + 1, cells: Array.from(cells) });
  };
  const openers: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    row(attributes) {
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
      cells = [];
      cell = undefined;
    },
    c: openCell,
    f: () => void (cell !== undefined && (cell.hasFormula = true)),
    v: () => void (reading = true),
    t: () => void (reading = !inAid),
    // How a word is read aloud, in East Asian files: not part of the text.
    rPh: () => void (inAid = true),
  };
  return {
    open: (name, attributes) => openers[name]?.(attributes),
    text(text) {
      if (!reading || cell === undefined) return;
      cell.hasValue = true;
      if (cell.text.length <= BOUNDS.cell) cell.text += text;
    },
    close(name) {
      if (name === "v" || name === "t") reading = false;
      if (name === "rPh") inAid = false;
      if (name === "c") closeCell();
      if (name === "row") closeRow();
    },
    take() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

async function* readSheet(zip: ZipParts, book: Book, name: string): AsyncGenerator<TableRow, void, undefined> {
  const sheet = book.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw unreadable(`it has no sheet "${name.slice(0, 100)}"`);
  const reader = createSheet(book, createMergeFiller(await findMerges(zip, sheet.part)));
  yield* readXml(await zip.open(sheet.part), reader);
}

/**
 * Opens a spreadsheet for reading row by row. Kept in memory: the texts that cells share, styles, and one row.
 * @throws import.unreadable
 */
export async function openXlsx(file: string): Promise<TableFile> {
  const zip = await openZipParts(file);
  try {
    const book = await readBook(zip);
    return {
      format: "xlsx",
      sheets: book.sheets.map((sheet) => sheet.name),
      reading: { dates: book.system },
      rows: (sheet) => readSheet(zip, book, sheet),
      close: () => Promise.resolve(zip.close()),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}
