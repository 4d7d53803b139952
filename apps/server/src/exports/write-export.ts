import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Reader } from "../platform/database.ts";
import type { Position } from "../ledger/claim.ts";
import type { Cell, Table } from "./cells.ts";
import { BYTE_ORDER_MARK, csvLine } from "./csv.ts";
import { dictionaryRows, TABLES } from "./dictionary.ts";
import { fillFolder } from "./draft-folder.ts";
import { FTM_SCHEMATA, ftmSchemaYaml } from "./ftm-schema.ts";
import { ftmPerson, ftmRoot, judgesIn } from "./ftm.ts";
import { presentPerson, presentRoot, presentSource, personEntity } from "./present.ts";
import { EVENT_KINDS, ROOT_KINDS } from "./published.ts";
import { readMe, type Format } from "./read-me.ts";
import {
  CLAIM_TABLE,
  claimRows,
  DICTIONARY_TABLE,
  FIGURE_DAY_TABLE,
  FIGURE_TABLE,
  figureDayRows,
  figureRows,
  readSources,
  SOURCE_TABLE,
  sourceRow,
} from "./record-tables.ts";
import { headLine, replayLines } from "./replay-lines.ts";
import { openScope, readCodes, readPeople, readRoots, type Scope } from "./scope.ts";
import { eventRows, eventTable, PEOPLE, personRow, rootRow, rootTable, SPELLINGS, spellingRows } from "./tables.ts";
import { openTextFile, type TextFile } from "./text-file.ts";
import { openWorkbook } from "./xlsx.ts";

export type ExportRequest = {
  readonly format: Format;
  /** The folder to make. */
  readonly folder: string;
  /** Whether a folder that is there already is replaced. */
  readonly force?: boolean;
  readonly at: string;
  readonly knownAt: Position;
  /** Day on which the export is made, for its README. */
  readonly made: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: { readonly people: number; readonly what: string }) => void;
};

export type Exported = { readonly people: number; readonly files: readonly string[] };

type Work = { readonly scope: Scope; readonly draft: string; readonly made: string; readonly told: (people: number, what: string) => void };
type RowSink = (table: Table, cells: readonly Cell[]) => Promise<void>;

/** Sends every row of every table to the sink; reads people once. */
async function everyRow({ scope, told }: Work, sink: RowSink): Promise<number> {
  const rowing = { codes: await readCodes(scope), day: scope.day };
  const tables = EVENT_KINDS.map((kind) => [kind, eventTable(kind)] as const);
  let people = 0;
  for await (const files of readPeople(scope)) {
    for (const file of files) {
      await sink(PEOPLE, personRow(file, personEntity(file), rowing));
      for (const row of spellingRows(file)) await sink(SPELLINGS, row);
      for (const [kind, table] of tables) for (const row of eventRows(file, kind, rowing.codes)) await sink(table, row);
    }
    told((people += files.length), "people");
  }
  for (const kind of ROOT_KINDS) {
    const table = rootTable(kind);
    for await (const roots of readRoots(scope, kind)) for (const root of roots) await sink(table, rootRow(root, rowing.codes));
  }
  told(people, "sources");
  for await (const sources of readSources(scope)) for (const source of sources) await sink(SOURCE_TABLE, sourceRow(source));
  told(people, "figures");
  for await (const row of figureRows(scope)) await sink(FIGURE_TABLE, row);
  for await (const row of figureDayRows(scope)) await sink(FIGURE_DAY_TABLE, row);
  told(people, "claims");
  for await (const row of claimRows(scope)) await sink(CLAIM_TABLE, row);
  for (const row of dictionaryRows()) await sink(DICTIONARY_TABLE, row);
  return people;
}

async function writeCsv(work: Work): Promise<number> {
  const files = new Map<string, TextFile>();
  for (const { name, columns } of TABLES) {
    const file = await openTextFile(path.join(work.draft, `${name}.csv`));
    files.set(name, file);
    await file.write(BYTE_ORDER_MARK + csvLine(columns.map((column) => column.name)));
  }
  try {
    return await everyRow(work, async (table, cells) => files.get(table.name)?.write(csvLine(cells)));
  } finally {
    for (const file of files.values()) await file.close();
  }
}

async function writeXlsx(work: Work): Promise<number> {
  const workbook = await openWorkbook(path.join(work.draft, "register.xlsx"), TABLES);
  const people = await everyRow(work, (table, cells) => workbook.row(table, cells));
  work.told(people, "packing");
  await workbook.close();
  return people;
}

/** Writes a list in a JSON document, one item per line. */
async function writeList(file: TextFile, name: string, items: AsyncIterable<readonly unknown[]>): Promise<number> {
  let n = 0;
  await file.write(`,\n"${name}": [`);
  for await (const batch of items) for (const item of batch) await file.write(`${n++ === 0 ? "\n" : ",\n"}${JSON.stringify(item)}`);
  await file.write("\n]");
  return n;
}

async function* mapped<T, R>(batches: AsyncIterable<readonly T[]>, change: (item: T) => R): AsyncGenerator<readonly R[]> {
  for await (const batch of batches) yield batch.map(change);
}

async function* rowsAsObjects({ columns }: Table, rows: AsyncIterable<Cell[]>): AsyncGenerator<readonly unknown[]> {
  for await (const row of rows) yield [Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null]))];
}

async function* counted<T>(batches: AsyncIterable<readonly T[]>, told: (n: number) => void): AsyncGenerator<readonly T[]> {
  let n = 0;
  for await (const batch of batches) {
    yield batch;
    told((n += batch.length));
  }
}

async function writeJson({ scope, draft, told }: Work): Promise<number> {
  const file = await openTextFile(path.join(draft, "register.json"));
  const about = {
    as_of: scope.at,
    known_at: scope.knownAt,
    terms: "See README.md and licences.csv.",
    shape: "docs: README.md, dictionary.csv",
  };
  await file.write(`{\n"about": ${JSON.stringify(about)}`);
  const people = counted(readPeople(scope), (n) => told(n, "people"));
  const n = await writeList(
    file,
    "people",
    mapped(people, (one) => presentPerson(one, scope.day)),
  );
  for (const kind of ROOT_KINDS) await writeList(file, `${kind}s`, mapped(readRoots(scope, kind), presentRoot));
  await writeList(file, "sources", mapped(readSources(scope), presentSource));
  await writeList(file, "figures", rowsAsObjects(FIGURE_TABLE, figureRows(scope)));
  await writeList(file, "figure_days", rowsAsObjects(FIGURE_DAY_TABLE, figureDayRows(scope)));
  await file.write("\n}\n");
  await file.close();
  return n;
}

async function writeJsonLines({ scope, draft, made, told }: Work): Promise<number> {
  const file = await openTextFile(path.join(draft, "register.jsonl"));
  await file.write(`${JSON.stringify(headLine(scope.knownAt, made))}\n`);
  let people = 0;
  for await (const line of replayLines(scope)) {
    await file.write(`${JSON.stringify(line)}\n`);
    if (line.command === "registry.record-person" && ++people % 250 === 0) told(people, "people");
  }
  await file.close();
  return people;
}

async function writeFtm({ scope, draft, told }: Work): Promise<number> {
  const file = await openTextFile(path.join(draft, "entities.ftm.json"));
  // Only the addresses of sources are kept in mind: some hundred bytes for each.
  const urls = new Map<number, string | null>();
  for await (const sources of readSources(scope)) for (const source of sources) urls.set(source.id, source.url);
  const lines = async (entities: readonly object[]): Promise<void> =>
    file.write(entities.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const judges = new Set<string>();
  let people = 0;
  for await (const files of readPeople(scope)) {
    for (const one of files) {
      await lines(ftmPerson(one, urls));
      for (const judge of judgesIn(one)) judges.add(judge);
    }
    told((people += files.length), "people");
  }
  // After the people, whose files say who judged. Judges are as many as a country has.
  for (const kind of ROOT_KINDS)
    for await (const roots of readRoots(scope, kind)) await lines(roots.map((root) => ftmRoot(root, { urls, judges })));
  await file.close();
  await mkdir(path.join(draft, "schema"), { mode: 0o700 });
  for (const schema of FTM_SCHEMATA)
    await writeFile(path.join(draft, "schema", `${schema.name}.yaml`), ftmSchemaYaml(schema), { mode: 0o600 });
  return people;
}

const WRITERS: Readonly<Record<Format, (work: Work) => Promise<number>>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  json: writeJson,
  jsonl: writeJsonLines,
  ftm: writeFtm,
};

const FILES: Readonly<Record<Format, readonly string[]>> = {
  csv: TABLES.map(({ name }) => `${name}.csv`),
  xlsx: ["register.xlsx"],
  json: ["register.json"],
  jsonl: ["register.jsonl"],
  ftm: ["entities.ftm.json", ...FTM_SCHEMATA.map(({ name }) => `schema/${name}.yaml`)],
};

/** What stands beside the data in every format: the dictionary, the terms of every source, the README. */
async function writeCompanions({ scope, draft }: Work, request: ExportRequest): Promise<readonly string[]> {
  const files = [...new Set([...FILES[request.format], "dictionary.csv", "licences.csv", "README.md"])];
  if (request.format !== "csv") {
    const lines = [DICTIONARY_TABLE.columns.map((column) => column.name), ...dictionaryRows()].map(csvLine);
    await writeFile(path.join(draft, "dictionary.csv"), BYTE_ORDER_MARK + lines.join(""), { mode: 0o600 });
  }
  const licences = await openTextFile(path.join(draft, "licences.csv"));
  await licences.write(BYTE_ORDER_MARK + csvLine(["source", "publisher", "url", "licence"]));
  for await (const sources of readSources(scope))
    for (const source of sources)
      await licences.write(csvLine([source.id, source.publisher, source.url, sourceRow(source).at(-1) ?? null]));
  await licences.close();
  await writeFile(path.join(draft, "README.md"), readMe({ ...request, files }), { mode: 0o600 });
  return files;
}

/**
 * Writes everything public into a folder, streaming: memory does not grow with the register. The folder appears whole or
 * not at all. Everything is read as known at one position, so commands carried out meanwhile change nothing.
 *
 * @throws file.unusable, disk.full, interrupted
 */
export async function writeExport(reader: Reader, request: ExportRequest): Promise<Exported> {
  const scope = openScope(reader, request, request.signal);
  let [people, files]: [number, readonly string[]] = [0, []];
  await fillFolder(request.folder, request.force ?? false, async (draft) => {
    const work: Work = { scope, draft, made: request.made, told: (done, what) => request.onProgress?.({ people: done, what }) };
    people = await WRITERS[request.format](work);
    files = await writeCompanions(work, request);
  });
  return { people, files };
}
