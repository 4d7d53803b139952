import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CaptureTable } from "../capture-table.ts";
import { createTable } from "../read-table.ts";

// Reference data lie beside the repository, where they lie at all.
const folder = fileURLToPath(new URL("../../../../../shared/data/statistics", import.meta.url));

export const hasReference = existsSync(folder);

/** A file of the reference data; only call it where `hasReference`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test names the shape of the file it reads
export function readReference<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as T;
}

type DataSet = { readonly lists: readonly string[]; readonly patterns: Readonly<Record<string, number>> };

/** A table from a data set of the reference. */
export function tableOf({ lists, patterns }: DataSet): CaptureTable {
  return createTable(
    lists,
    Object.entries(patterns).map(([pattern, count]) => ({ pattern: [...pattern].map((c) => c === "1"), count })),
  );
}

export const referenceTable = (id: string): CaptureTable => {
  const found = readReference<{ datasets: Record<string, DataSet> }>("datasets.json").datasets[id];
  if (found === undefined) throw new Error(`no data set ${id}`);
  return tableOf(found);
};

/** Where a file of the reference data lies. */
export const referenceFile = (file: string): string => path.join(folder, file);
