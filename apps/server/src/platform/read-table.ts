import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { AporaError, systemCode } from "./errors.ts";

/** A table as read from a file: every row has as many cells as there are columns. */
export type CsvTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The longest line that is believed, in bytes: a quote that is never closed would otherwise swallow the file. */
const MOST_ROW_BYTES = 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = { ENOENT: "it does not exist", EISDIR: "it is a folder", EACCES: "permission denied" };

/** Says what is wrong and where, without quoting a cell. */
function reasonOf(error: unknown): string {
  if (error instanceof CsvError) {
    const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
    return `it is no regular table: ${error.code.replace(/^CSV_/, "").toLowerCase().replaceAll("_", " ")}${line}`;
  }
  return REASONS[systemCode(error) ?? ""] ?? systemCode(error) ?? "unreadable";
}

function checkColumns(file: string, columns: readonly string[]): void {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  const reason = columns.length === 0 ? "it is empty" : twice === undefined ? undefined : `two columns are called "${twice.slice(0, 80)}"`;
  if (reason !== undefined) throw new AporaError("file.unusable", { file, reason });
}

/**
 * Reads a table of comma-separated values in UTF-8 whose first row names the columns.
 * @throws file.unusable
 */
export async function readTable(file: string, delimiter: string): Promise<CsvTable> {
  const all: string[][] = [];
  try {
    const parser = parse({ bom: true, delimiter, trim: true, skip_empty_lines: true, max_record_size: MOST_ROW_BYTES });
    await pipeline(createReadStream(file), parser, async (rows: AsyncIterable<string[]>) => {
      for await (const row of rows) all.push(row);
    });
  } catch (error) {
    throw new AporaError("file.unusable", { file, reason: reasonOf(error) }, { cause: error });
  }
  const [columns = [], ...rows] = all;
  checkColumns(file, columns);
  return { columns, rows };
}
