import type { Connection } from "../platform/database.ts";
import { insertEach, type CellValue, type Columns } from "../platform/rows.ts";
import { STILL_KNOWN, type Position } from "./claim.ts";

/**
 * A projection table whose rows say from which position to which they were so. `columns` leaves out known_from and
 * known_to, and its first column is the file the row was derived from.
 */
export type VersionedTable = { readonly name: string; readonly columns: Columns };
export type Cells = readonly CellValue[];

/** Rows of one table before and after a command. */
export type RowChange = { readonly closed: readonly Cells[]; readonly added: readonly Cells[] };

const keyOf = (row: Cells): string => row.map((cell) => (cell === null ? "\0" : String(cell))).join("\u0001");

/** What must be closed and added to get from one set of rows to another. Rows are compared by all their cells. */
export function compareRows(before: readonly Cells[], after: readonly Cells[]): RowChange {
  const had = new Map(before.map((row) => [keyOf(row), row]));
  const has = new Map(after.map((row) => [keyOf(row), row]));
  return {
    closed: [...had].filter(([key]) => !has.has(key)).map(([, row]) => row),
    added: [...has].filter(([key]) => !had.has(key)).map(([, row]) => row),
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The rows of these files that still hold. */
export async function liveRows({ client }: Connection, table: VersionedTable, files: readonly string[]): Promise<Cells[]> {
  if (files.length === 0) return [];
  const names = Object.keys(table.columns);
  const first = quoted(names[0] ?? "");
  const result = await client.query({
    name: `live ${table.name}`,
    text: `select ${names.map(quoted).join(", ")} from ${quoted(table.name)} where ${first} = any($1::uuid[]) and known_to = ${STILL_KNOWN}`,
    values: [files],
    rowMode: "array",
  });
  return result.rows as CellValue[][];
}

/** Closes and adds rows at a position. */
export async function writeChange(
  { client }: Connection,
  table: VersionedTable,
  change: { rows: RowChange; position: Position },
): Promise<void> {
  const { rows, position } = change;
  const entries = Object.entries(table.columns);
  if (rows.closed.length > 0) {
    const unnest = entries.map((_, i) => `$${i + 2}::text[]`).join(", ");
    const aliases = entries.map((_, i) => `c${i}`).join(", ");
    const matches = entries.map(([name, type], i) => `t.${quoted(name)} = u.c${i}::${type}`).join(" and ");
    const file = entries[0]?.[0] ?? "";
    await client.query({
      // The files are named once more, so that their rows are found by the index and the table is not read through.
      text: `update ${quoted(table.name)} t set known_to = $1 from unnest(${unnest}) as u(${aliases})
             where ${matches} and t.known_to = ${STILL_KNOWN} and t.${quoted(file)} = any($2::text[]::uuid[])`,
      values: [position, ...entries.map((_, i) => rows.closed.map((row) => String(row[i])))],
    });
  }
  const columns = { ...table.columns, known_from: "bigint", known_to: "bigint" };
  await insertEach(client, { table: table.name, columns }, { of: rows.added, cells: (row) => [...row, position, STILL_KNOWN] });
}
