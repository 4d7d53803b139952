import { AporaError } from "../../platform/errors.ts";

/** A day as a spreadsheet keeps it: a number with a format that says how much of it the writer showed. */
export type DateCell = { readonly date: string };
/** A cell whose value cannot be known from the file. */
export type FaultCell = { readonly fault: CellFault };
export type CellFault = "formula-without-value" | "error-value" | "day-that-never-was";
/** What stands in a cell; undefined where nothing does. */
export type Cell = string | number | boolean | DateCell | FaultCell;

/** A row as a person finds it again: its number in the sheet, counted from 1. */
export type TableRow = { readonly row: number; readonly cells: readonly (Cell | undefined)[] };

/** A file of rows. `rows` may be asked again: every call reads from the start. */
export interface TableFile {
  readonly format: "csv" | "xlsx";
  /** Names of the sheets in order; a CSV file has one, named "". */
  readonly sheets: readonly string[];
  /** How the bytes were read, for the report: encoding, separator. */
  readonly reading: Readonly<Record<string, string>>;
  rows(sheet: string): AsyncGenerator<TableRow, void, undefined>;
  close(): Promise<void>;
}

/** Bounds of what is read. Larger files are given in parts; nothing real comes near them. */
export const BOUNDS = {
  /** Bytes of a file as it lies on the disk: a spreadsheet is packed, the others are not. */
  xlsxBytes: 256 * 1024 * 1024,
  fileBytes: 2 * 1024 * 1024 * 1024,
  /** Bytes of one part of a spreadsheet when unpacked, and how many times its packed size that may be. */
  partBytes: 1024 * 1024 * 1024,
  ratio: 200,
  /** Below this size the ratio says nothing: an empty sheet packs well. */
  ratioFrom: 16 * 1024 * 1024,
  parts: 10_000,
  sheets: 200,
  rows: 1_048_576,
  columns: 1000,
  merges: 200_000,
  /** UTF-16 units of all texts a spreadsheet shares between cells: they are the one thing kept in memory. */
  sharedText: 96 * 1024 * 1024,
  sharedStrings: 4_000_000,
  /** UTF-16 units of one cell: what spreadsheet programs allow. */
  cell: 32_767,
  /** UTF-16 units of one record of a text file, or bytes of XML without any element. */
  record: 4 * 1024 * 1024,
} as const;

/** The file as a whole cannot be read; `problem` says where and why in words. */
export const unreadable = (problem: string, cause?: unknown): AporaError =>
  new AporaError("import.unreadable", { problem }, ...(cause === undefined ? [] : [{ cause }]));

/** Letters of a column, counted from 0: A … Z, AA … */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The column of letters, counted from 0; -1 for anything else. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
