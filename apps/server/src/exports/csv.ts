import type { Cell } from "./cells.ts";
import { neutralise } from "./neutralise.ts";

/** Opens in every spreadsheet as UTF-8; RFC 4180 says nothing about it and no reader of ours minds. */
export const BYTE_ORDER_MARK = "\u{feff}";

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = neutralise(cell);
  return /[",\r\n;\t]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a table as RFC 4180 has it, cells neutralised, ended by CR LF. Nothing and an empty text look alike. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
