import { writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

/** Parts of an archive by their names. */
export type Parts = Readonly<Record<string, string | Buffer>>;

/** Writes an archive (APPNOTE 6.3), every part deflated. */
export function writeZip(file: string, parts: Parts): string {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const data = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    head.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, Buffer.from(name), data]);
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(file, Buffer.concat([...bodies, list, end]));
  return file;
}

const NS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (entries: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships ${NS}>${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${DOC}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

export type WorkbookParts = {
  /** Name of each sheet and what stands inside its `worksheet` element. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly strings?: readonly string[];
  /** Format codes; a cell with `s="n"` has the n-th. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly more?: Parts;
};

/** Writes a workbook from the XML of its sheets. */
export function writeWorkbook(file: string, book: WorkbookParts): string {
  const names = Object.keys(book.sheets);
  const { formats = [], strings = [] } = book;
  const styles = `<styleSheet><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellXfs>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`;
  return writeZip(file, {
    "_rels/.rels": relations([["r1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns:r="${DOC}"><workbookPr${book.date1904 === true ? ' date1904="1"' : ""}/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, i) => [`s${i}`, "worksheet", `worksheets/sheet${i}.xml`] as const),
      ["st", "styles", "styles.xml"],
      ["ss", "sharedStrings", "sharedStrings.xml"],
    ]),
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i}.xml`, `<worksheet>${book.sheets[name] ?? ""}</worksheet>`])),
    ...book.more,
  });
}

const letters = (index: number): string =>
  (index < 26 ? "" : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));

/** The XML of a sheet of texts, as programs write them without shared strings. */
export function textSheet(rows: readonly (readonly string[])[]): string {
  const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const cell = (text: string, row: number, column: number): string =>
    text === "" ? "" : `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
  return `<sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join("")}</row>`).join("")}</sheetData>`;
}
