import { EstimateError } from "./errors.ts";

/** A record of a CSV text and the line it begins on, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const MOST_CHARACTERS = 4_000_000;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 64;

/** Comma, semicolon or tab: whichever the first line has most of. */
function findSeparator(text: string): string {
  const first = text.slice(0, /\r?\n|\r/.exec(text)?.index ?? text.length);
  const count = (separator: string): number => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

type Position = { readonly text: string; at: number; line: number };

/** Reads one cell; leaves the position on what follows it. */
function readCell(position: Position, separator: string): string {
  const { text } = position;
  if (text[position.at] !== '"') {
    const begin = position.at;
    while (position.at < text.length && text[position.at] !== separator && text[position.at] !== "\n") position.at++;
    return text.slice(begin, position.at).trim();
  }
  const opened = position.line;
  let cell = "";
  for (position.at++; ; position.at++) {
    const c = text[position.at];
    if (c === undefined) throw new EstimateError("table.unclosed-quote", { line: opened });
    if (c === "\n") position.line++;
    if (c !== '"') cell += c;
    else if (text[position.at + 1] === '"') cell += text[position.at++];
    else break;
  }
  position.at++;
  while (position.at < text.length && text[position.at] !== separator && text[position.at] !== "\n") position.at++;
  return cell.trim();
}

/**
 * Rows of a CSV text (RFC 4180; also semicolons and tabs). Empty lines are skipped.
 * @throws EstimateError table.too-large, table.unclosed-quote
 */
export function parseCsv(text: string): readonly CsvRow[] {
  if (text.length > MOST_CHARACTERS) throw new EstimateError("table.too-large", { most: MOST_CHARACTERS, what: "characters" });
  const clean = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const separator = findSeparator(clean);
  const rows: CsvRow[] = [];
  const position: Position = { text: clean, at: 0, line: 1 };
  while (position.at < clean.length) {
    const { line } = position;
    const cells = [readCell(position, separator)];
    while (clean[position.at] === separator) {
      position.at++;
      cells.push(readCell(position, separator));
      if (cells.length > MOST_COLUMNS) throw new EstimateError("table.too-large", { most: MOST_COLUMNS, what: "columns" });
    }
    position.at++;
    position.line++;
    if (cells.length > 1 || cells[0] !== "") rows.push({ line, cells });
    if (rows.length > MOST_ROWS) throw new EstimateError("table.too-large", { most: MOST_ROWS, what: "lines" });
  }
  return rows;
}
