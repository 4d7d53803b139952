import { LinkageError } from "./errors.ts";

/** A table to be linked, as read. Cells that are null, undefined or blank are empty. */
export type SourceTable = {
  readonly name: string;
  /** True when the source is known to hold nobody twice: then no two of its records are ever compared or joined. */
  readonly unique?: boolean;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly (string | null | undefined)[]>;
  /** The column that names a record in results. Without it, records are named by their row, from 1. It is never compared. */
  readonly id?: string;
};

export type Source = { readonly name: string; readonly unique: boolean; readonly size: number };

/** One column of all sources: a number per record for each distinct cell, 0 for an empty one. */
export type Column = { readonly name: string; readonly codes: Uint32Array; readonly values: readonly string[] };

/** The records of all sources, one after the other, each cell kept once. */
export type RecordSet = {
  readonly size: number;
  readonly sources: readonly Source[];
  /** Per record, the index of its source. */
  readonly sourceOf: Uint8Array;
  /** Per record, its name within its source. */
  readonly ids: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
};

const MOST_SOURCES = 255;

class Interner {
  readonly values: string[] = [""];
  private readonly codeOf = new Map<string, number>([["", 0]]);
  private codes = new Uint32Array(1024);

  set(record: number, cell: string | null | undefined): void {
    const text = cell === null || cell === undefined ? "" : cell.trim();
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.values.length;
      // A cell cut out of a large file would keep the whole file in memory; Map keys and values share one copy.
      this.codeOf.set(text, code);
      this.values.push(text);
    }
    if (record >= this.codes.length) {
      const wider = new Uint32Array(Math.max(record + 1, this.codes.length * 2));
      wider.set(this.codes);
      this.codes = wider;
    }
    this.codes[record] = code;
  }

  toColumn(name: string, size: number): Column {
    const codes = new Uint32Array(size);
    codes.set(this.codes.subarray(0, Math.min(size, this.codes.length)));
    return { name, codes, values: this.values };
  }
}

type Reading = { readonly interners: Map<string, Interner>; readonly ids: string[]; readonly sourceIndexes: number[] };

function readSource(table: SourceTable, reading: Reading, index: number): number {
  const { interners, ids, sourceIndexes } = reading;
  const idAt = table.id === undefined ? -1 : table.columns.indexOf(table.id);
  if (table.id !== undefined && idAt < 0)
    throw new LinkageError("column-unknown", { column: table.id, at: "id", columns: table.columns.join(", ") });
  const targets = table.columns.map((name, i) => {
    if (i === idAt) return undefined;
    const interner = interners.get(name) ?? new Interner();
    interners.set(name, interner);
    return interner;
  });
  let row = 0;
  for (const cells of table.rows) {
    const record = ids.length;
    row++;
    ids.push((idAt < 0 ? "" : (cells[idAt] ?? "").trim()) || String(row));
    sourceIndexes.push(index);
    for (let i = 0; i < targets.length; i++) targets[i]?.set(record, cells[i]);
  }
  return row;
}

/**
 * Reads sources into columns. Columns of one name belong together; a column that a source lacks is empty there.
 * @throws LinkageError column-unknown when a source has no column of its `id`; value-out-of-range with more than 255 sources
 */
export function createRecordSet(tables: readonly SourceTable[]): RecordSet {
  if (tables.length === 0 || tables.length > MOST_SOURCES)
    throw new LinkageError("value-out-of-range", { name: "The number of sources", allowed: `from 1 to ${MOST_SOURCES}` });
  const reading: Reading = { interners: new Map(), ids: [], sourceIndexes: [] };
  const sources = tables.map((table, index): Source => {
    const size = readSource(table, reading, index);
    return { name: table.name, unique: table.unique === true, size };
  });
  const size = reading.ids.length;
  const columns = new Map([...reading.interners].map(([name, interner]) => [name, interner.toColumn(name, size)]));
  return { size, sources, sourceOf: Uint8Array.from(reading.sourceIndexes), ids: reading.ids, columns };
}

/** @throws LinkageError column-unknown */
export function getColumn(records: RecordSet, name: string, at: string): Column {
  const column = records.columns.get(name);
  if (column === undefined) throw new LinkageError("column-unknown", { column: name, at, columns: [...records.columns.keys()].join(", ") });
  return column;
}

/** Whether two records may be one person at all: not within a source that holds nobody twice. */
export function isAdmissible(records: RecordSet, left: number, right: number): boolean {
  const source = records.sourceOf[left] ?? 0;
  return source !== records.sourceOf[right] || records.sources[source]?.unique !== true;
}

const pairsAmong = (n: number): number => (n * (n - 1)) / 2;

/** All pairs that may be one person. */
export function countAdmissiblePairs({ size, sources }: RecordSet): number {
  return sources.reduce((pairs, source) => pairs - (source.unique ? pairsAmong(source.size) : 0), pairsAmong(size));
}

/** A number per record for each distinct combination of cells, 0 where all are empty; and the combinations. */
export type Tuples = { readonly codes: Uint32Array; readonly tuples: readonly (readonly string[])[] };

/** Puts columns together; a record in which every cell is empty has code 0. */
export function combineColumns(size: number, columns: readonly Column[]): Tuples {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return { codes: only.codes, tuples: only.values.map((value) => [value]) };
  let codes: Uint32Array = new Uint32Array(size);
  let parts: number[][] = [[]];
  for (const column of columns) {
    const seen = new Map<number, number>([[0, 0]]);
    const width = column.values.length;
    const next = new Uint32Array(size);
    const nextParts: number[][] = [[...(parts[0] ?? []), 0]];
    for (let record = 0; record < size; record++) {
      const before = codes[record] ?? 0;
      const code = column.codes[record] ?? 0;
      const key = before * width + code;
      let at = seen.get(key);
      if (at === undefined) {
        at = nextParts.length;
        seen.set(key, at);
        nextParts.push([...(parts[before] ?? []), code]);
      }
      next[record] = at;
    }
    [codes, parts] = [next, nextParts];
  }
  return { codes, tuples: parts.map((part) => part.map((code, i) => columns[i]?.values[code] ?? "")) };
}
