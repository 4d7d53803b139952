// The published test sets and how each is linked. Configurations follow from the columns alone: nothing was fitted to the truth of a set.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createRecordSet, type ComparisonSpec, type LinkageConfig, type RecordSet } from "@apora/linkage";
import { inventRecords, SYNTHETIC_COLUMNS } from "./synthetic-records.ts";

const FOLDER = fileURLToPath(new URL("../../../../../shared/data/linkage/", import.meta.url));

/** Records with the truth about them, which the matcher never sees. */
export type DataSet = { readonly records: RecordSet; readonly truth: readonly (string | number)[] };

type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

function readTable(file: string): Table | undefined {
  const place = path.join(FOLDER, file);
  if (!existsSync(place)) return undefined;
  // These files quote whole cells or none, and no cell holds a comma.
  const lines = readFileSync(place, "utf8").trim().split(/\r?\n/);
  const [columns = [], ...rows] = lines.map((line) => line.split(",").map((cell) => cell.trim().replaceAll('"', "")));
  return { columns, rows };
}

/** @returns undefined when the file is not here */
export function readRlData(file: string): DataSet | undefined {
  const table = readTable(file);
  if (table === undefined) return undefined;
  const entity = table.columns.indexOf("ent_id");
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, i) => i !== entity);
  const records = createRecordSet([{ name: file, columns: keep(table.columns), rows: table.rows.map(keep), id: "rec_id" }]);
  return { records, truth: table.rows.map((row) => row[entity] ?? "") };
}

/** @param unique whether each file is known to hold nobody twice */
export function readFebrl(files: readonly string[], unique: boolean): DataSet | undefined {
  const tables = files.map(readTable).filter((table) => table !== undefined);
  if (tables.length < files.length) return undefined;
  const records = createRecordSet(
    tables.map(({ columns, rows }, i) => ({
      name: files[i] ?? "",
      unique,
      columns: columns.slice(1),
      rows: rows.map((row) => row.slice(1)),
    })),
  );
  return { records, truth: tables.flatMap(({ rows }) => rows.map((row) => /rec-(\d+)/.exec(row[0] ?? "")?.[1] ?? "")) };
}

export function inventSet(size: number): { readonly rows: (readonly string[])[]; readonly truth: Uint32Array } {
  const { rows, person } = inventRecords(size, 20);
  return { rows, truth: person };
}

/** Gives each row up as it is read, as a file that is read row by row would. */
function* drain(rows: (readonly string[])[]): Generator<readonly string[]> {
  for (let i = 0; i < rows.length; i++) {
    yield rows[i] ?? [];
    rows[i] = NOTHING;
  }
}
const NOTHING: readonly string[] = [];

export const syntheticRecords = (rows: (readonly string[])[]): RecordSet =>
  createRecordSet([{ name: "synthetic", columns: SYNTHETIC_COLUMNS, rows: drain(rows), id: "record" }]);

const jaroWinkler = (...columns: readonly string[]): ComparisonSpec => ({ columns, comparator: { kind: "jaro-winkler" } });
/** Addresses share words such as street: below .88 likeness says nothing. */
const address = (...columns: readonly string[]): ComparisonSpec => ({ columns, comparator: { kind: "jaro-winkler", steps: [0.92, 0.88] } });
const slips = (column: string, ...steps: readonly number[]): ComparisonSpec => ({
  columns: [column],
  comparator: { kind: "damerau-levenshtein", steps },
});

/**
 * Blocks, deterministic rules and assumed recall as published beside the reference results. Training on one name at a time: both names
 * and the date would be the fewest, most perfect matches, which teach little about errors.
 */
export const RL_CONFIG: LinkageConfig = {
  comparisons: [jaroWinkler("fname_c1"), jaroWinkler("lname_c1"), { columns: ["by", "bm", "bd"], comparator: { kind: "date" } }],
  blocking: [
    ["by", "bm"],
    ["bm", "bd"],
    ["by", "bd"],
    ["fname_c1", "lname_c1"],
  ],
  training: [["fname_c1"], ["lname_c1"]],
  deterministic: {
    rules: [
      ["fname_c1", "lname_c1", "by", "bm"],
      ["fname_c1", "lname_c1", "by", "bd"],
      ["fname_c1", "lname_c1", "bm", "bd"],
    ],
    recall: 0.5,
  },
};

const FEBRL: Pick<LinkageConfig, "comparisons" | "training" | "deterministic"> = {
  comparisons: [
    jaroWinkler("given_name", "surname"),
    jaroWinkler("surname", "given_name"),
    slips("street_number", 1),
    address("address_1", "address_2"),
    address("address_2", "address_1"),
    address("suburb"),
    slips("postcode", 1, 2),
    slips("state", 1),
    { columns: ["date_of_birth"], comparator: { kind: "date" } },
    slips("soc_sec_id", 1, 2),
  ],
  training: [["date_of_birth"], ["postcode"]],
  deterministic: {
    rules: [
      ["soc_sec_id", "surname"],
      ["soc_sec_id", "given_name"],
      ["given_name", "surname", "date_of_birth"],
    ],
    recall: 0.8,
  },
};

export const FEBRL3_CONFIG: LinkageConfig = {
  ...FEBRL,
  blocking: [["soc_sec_id"], ["given_name"], ["surname"], ["date_of_birth"], ["postcode"]],
};

export const FEBRL4_CONFIG: LinkageConfig = {
  ...FEBRL,
  blocking: [
    ["given_name", "surname"],
    [{ columns: ["given_name", "surname"], key: "unordered" }],
    ["date_of_birth"],
    ["soc_sec_id"],
    ["state", "address_1"],
    ["street_number", "address_1"],
    ["postcode"],
  ],
};

const surname = { columns: ["surname"], key: "surname" };
const given = { columns: ["given"], key: "given-name" };
const patronymic = { columns: ["patronymic"], key: "patronymic" };
const birthYear = { columns: ["born"], key: "year" };
const birthday = { columns: ["born"], key: "day-of-year" };

/** Names in three languages, compared by their sounds; the kinds come from `@apora/linkage/names`. */
export const SYNTHETIC_CONFIG: LinkageConfig = {
  comparisons: [
    { columns: ["surname"], comparator: { kind: "surname" } },
    { columns: ["given"], comparator: { kind: "given-name" } },
    { columns: ["patronymic"], comparator: { kind: "patronymic" } },
    { columns: ["born"], comparator: { kind: "date" } },
    { columns: ["place"], comparator: { kind: "exact" } },
  ],
  blocking: [
    [surname, given],
    [surname, birthYear],
    [surname, birthday],
    ["born", given],
    [given, patronymic, birthday],
  ],
  training: [
    [surname, given],
    ["born", given],
    ["born", surname],
  ],
  deterministic: { rules: [[surname, given, "born"]], recall: 0.7 },
};
