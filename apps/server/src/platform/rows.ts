import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { from as copyFrom } from "pg-copy-streams";
import type { PoolClient } from "pg";

/** Columns of a table with their PostgreSQL types, in the order of the row arrays. */
export type Columns = Readonly<Record<string, string>>;
export type CellValue = string | number | boolean | null | readonly (string | number)[];

/** From this many rows on, COPY costs less than one statement with arrays (measured, two cores). */
const COPY_FROM = 400;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const arrayText = (cells: readonly (string | number)[]): string =>
  `{${cells.map((cell) => (typeof cell === "number" ? cell : `"${cell.replaceAll(/(["\\])/g, "\\$1")}"`)).join(",")}}`;

function cellText(cell: CellValue): string | null {
  if (cell === null) return null;
  if (typeof cell === "string") return cell;
  if (typeof cell === "object") return arrayText(cell);
  return String(cell);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Few values hold a character that COPY would misread, so looking comes before replacing. */
const ODD = /[\\\t\n\r]/;

function copyLine(row: readonly CellValue[]): string {
  let line = "";
  // By number: an iterator over the cells would cost more than their text.
  for (let i = 0; i < row.length; i += 1) {
    const cell = row[i] ?? null;
    const text = cellText(cell);
    if (i > 0) line += "\t";
    line +=
      text === null ? "\\N" : typeof cell !== "number" && ODD.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text;
  }
  return `${line}\n`;
}

/** Characters sent to the database at a time. */
const COPY_CHUNK = 65_536;

function* copyChunks<R>(rows: readonly R[], cellsOf: (row: R) => readonly CellValue[]): Generator<string> {
  let chunk = "";
  for (const row of rows) {
    chunk += copyLine(cellsOf(row));
    if (chunk.length < COPY_CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

export type Target = { readonly table: string; readonly columns: Columns };

/**
 * Adds rows to a table inside the caller's transaction: one statement with array parameters for a few rows,
 * COPY for many. Values are always parameters or COPY data, never part of the statement.
 *
 * @param target table name and its columns with types, in the order of the cells
 */
export function insertRows(client: PoolClient, target: Target, rows: readonly (readonly CellValue[])[]): Promise<void> {
  return insertEach(client, target, { of: rows, cells: (row) => row });
}

/** The same for things whose cells are written out only as they are sent: what lives shortly costs the least memory. */
export async function insertEach<R>(
  client: PoolClient,
  target: Target,
  { of: rows, cells: cellsOf }: { readonly of: readonly R[]; readonly cells: (row: R) => readonly CellValue[] },
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(target.columns);
  const list = names.map(quoted).join(", ");
  if (rows.length >= COPY_FROM) {
    const sink = client.query(copyFrom(`copy ${quoted(target.table)} (${list}) from stdin`));
    await pipeline(Readable.from(copyChunks(rows, cellsOf)), sink);
    return;
  }
  const types = Object.values(target.columns);
  const selected = types.map((type, i) => `c${i}::${type}`).join(", ");
  const unnested = types.map((_, i) => `$${i + 1}::text[]`).join(", ");
  const aliases = types.map((_, i) => `c${i}`).join(", ");
  const cells = rows.map(cellsOf);
  const columns = types.map((_, i) => cells.map((row) => cellText(row[i] ?? null)));
  await client.query({
    name: `insert ${target.table}`,
    text: `insert into ${quoted(target.table)} (${list}) select ${selected} from unnest(${unnested}) as u(${aliases})`,
    values: columns,
  });
}
