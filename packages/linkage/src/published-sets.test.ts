import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { link } from "./link.ts";
import { createRecordSet } from "./record-set.ts";
import type { LinkageConfig } from "./config.ts";

const FOLDER = new URL("../../../../shared/data/linkage/", import.meta.url);

const columns = ["given_name", "surname", "postcode", "date_of_birth", "soc_sec_id"];
const config: LinkageConfig = {
  comparisons: [
    { columns: ["given_name", "surname"], comparator: { kind: "jaro-winkler" } },
    { columns: ["surname", "given_name"], comparator: { kind: "jaro-winkler" } },
    { columns: ["postcode"], comparator: { kind: "damerau-levenshtein" } },
    { columns: ["date_of_birth"], comparator: { kind: "date" } },
    { columns: ["soc_sec_id"], comparator: { kind: "damerau-levenshtein" } },
  ],
  blocking: [["soc_sec_id"], ["date_of_birth"], ["given_name", "surname"], ["surname", "postcode"]],
  training: [["date_of_birth"], ["postcode"]],
  deterministic: {
    rules: [
      ["soc_sec_id", "surname"],
      ["given_name", "surname", "date_of_birth"],
    ],
    recall: 0.8,
  },
};

function readLines(file: string): string[][] {
  const lines = readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n");
  return lines.map((line) => line.split(",").map((cell) => cell.trim()));
}

describe.skipIf(!existsSync(FOLDER))("published sets (skipped where they are not here)", () => {
  test("FEBRL 4 is linked one to one, as well by default as in the published table", () => {
    const tables = ["febrl4a.csv", "febrl4b.csv"].map(readLines);
    const truth = tables.flatMap(([, ...rows]) => rows.map(([id = ""]) => /rec-(\d+)/.exec(id)?.[1]));
    const records = createRecordSet(
      tables.map(([header = [], ...rows], i) => ({
        name: `febrl4${"ab"[i] ?? ""}`,
        unique: true,
        columns,
        rows: rows.map((row) => columns.map((name) => row[header.indexOf(name)])),
      })),
    );
    const { clustering } = link(records, config);
    const right = clustering.clusters.filter(({ members: [a = 0, b = 0] }) => truth[a] === truth[b]).length;
    const f1 = (2 * right) / (clustering.clusters.length + 5000);
    expect(f1).toBeGreaterThan(0.99);
  });
});
