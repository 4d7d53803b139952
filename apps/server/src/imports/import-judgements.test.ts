import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { findCommand } from "../ledger/command.ts";
import { lockLedger, perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { readFrom } from "../platform/database.ts";
import { readClusters } from "../registry/clusters.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { plainMapping } from "./mapping/mapping.ts";
import { openImport } from "./open-import.ts";
import { commitImport, recordPart } from "./record-part.ts";
import { commit, dryRun, type Outcome } from "./run-import.ts";
import { undoImport } from "./undo-import.ts";

// Everybody here is invented.

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-import-judgements-"));
const actor = { id: "tester" };
const grounds = { sources: [{ title: "An invented list" }] };
let database: TestDatabase;
let ledger: Ledger;
let [a, b, c, d] = ["", "", "", ""];

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const call = async (name: string, input: unknown): Promise<unknown> => {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return (await perform(ledger, command, { actor, input })).result;
};

beforeEach(async () => {
  const files = ["First", "Second", "Third", "Fourth"].map((word) => ({
    person: { name: [{ text: `Synt ${word}`, lang: "en", script: "Latn", role: "legal" }] },
    events: [],
    grounds,
  }));
  const { people } = (await call("registry.record-people", { files })) as { people: string[] };
  [a, b, c, d] = [...people].sort() as [string, string, string, string];
});

type Said = readonly [one: string, verdict: string, other: string];
const judge = async ([one, judgement, other]: Said): Promise<unknown> =>
  call("registry.judge-same", { a: one, b: other, judgement, reason: "for the test" });
const fileOf = async (said: readonly Said[]): ReturnType<typeof openImport> => {
  const file = path.join(folder, "judgements.jsonl");
  const line = ([one, judgement, other]: Said): string =>
    JSON.stringify({ command: "registry.judge-same", input: { a: one, b: other, judgement, reason: "as the list has it" } });
  writeFileSync(file, said.map(line).join("\n"));
  return openImport(file, "apora");
};
const bring = async (...said: readonly Said[]): Promise<Outcome> =>
  commit(ledger, { file: await fileOf(said), mapping: plainMapping("judgements"), actor });
const faults = ({ report }: Pick<Outcome, "report">): readonly string[] => report.faults.map(({ code, where }) => `${code} ${where.row}`);
const head = async (): Promise<number> => (await getHead(readFrom(database.pool))).position;
const areOne = async (one: string, other: string): Promise<boolean> => {
  const rows = await readClusters(readFrom(database.pool), [one]);
  return rows.some(({ person, canonical }) => person === other || canonical === other);
};

test("a file does not join two people who were judged different: its row is told, and nothing is written", async () => {
  await judge([a, "different", b]);
  const before = await head();
  const outcome = await bring([c, "same", d], [a, "same", b]);
  expect(outcome.committed).toBeUndefined();
  expect(faults(outcome)).toEqual(["judgements-contradict 2"]);
  expect(outcome.report.faults[0]?.detail).toBe(`${a} ≠ ${b}`);
  expect([await head(), await areOne(a, b), await areOne(c, d)]).toEqual([before, false, false]);
  const looked = await dryRun(ledger, { file: await fileOf([[a, "same", b]]), mapping: plainMapping("judgements") });
  expect(faults(looked)).toEqual(["judgements-contradict 1"]);
});

test("nor through a third file, whether the register joined it or the file does", async () => {
  await judge([a, "different", b]);
  expect(faults(await bring([a, "same", c], [c, "same", d], [d, "same", b]))).toEqual(["judgements-contradict 3"]);
  await judge([b, "same", c]);
  expect(faults(await bring([a, "same", c]))).toEqual(["judgements-contradict 1"]);
  expect(await areOne(a, c)).toBe(false);
});

test("nor does it call two different who are one through others, or contradict itself", async () => {
  await judge([a, "same", b]);
  await judge([b, "same", c]);
  expect(faults(await bring([a, "different", c]))).toEqual(["judgements-contradict 1"]);
  expect(faults(await bring([a, "same", d], [c, "different", d]))).toEqual(["judgements-contradict 1"]);
});

test("what it decides anew of one pair frees another, in whatever order the rows stand", async () => {
  await judge([a, "same", b]);
  const outcome = await bring([a, "same", c], [b, "different", c], [a, "different", b]);
  expect(faults(outcome)).toEqual([]);
  expect([await areOne(a, b), await areOne(a, c)]).toEqual([false, true]);
  expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(false);
});

test("a pair of one file with itself is refused by its row", async () => {
  expect(faults(await bring([a, "same", a]))).toEqual(["not-accepted-input 1"]);
});

test("the last command of an import refuses what its parts came to, should the comparison ever miss it", async () => {
  await judge([a, "different", b]);
  await judge([b, "same", c]);
  const where = { sheet: "", row: 1 };
  const said = { property: "person.same_as", value: { other: c, judgement: "same" }, entity: a, named: false, grounds: 0, where };
  const planned = { kind: "person", id: a, key: a, code: undefined, where, label: a, opens: false, already: 0, newEvents: 0 };
  const part = { import: a, part: 1, records: [{ ...planned, grounds: [{ sources: [], reason: "for the test" }], claims: [said] }] };
  const row = { id: a, format: "apora", digest: "", mapping: {}, rows: 1, files: 1, claims: 1, judged: [a, c] };
  const before = await head();
  const ended = longTransaction(ledger.pool, {}, async (tx) => {
    const locked = await lockLedger(ledger, tx);
    await locked.perform(recordPart, { actor, input: part });
    return locked.perform(commitImport, { actor, input: { ...row, first: before + 1, last: before + 1 } });
  });
  await expect(ended).rejects.toMatchObject({ code: "registry.judgements-contradict" });
  expect([await head(), await areOne(a, c)]).toEqual([before, false]);
});

test("undoing an import brings no judgement back that a later one forbids", async () => {
  await judge([a, "same", b]);
  const { committed } = await bring([a, "different", b]);
  await judge([a, "same", c]);
  await judge([b, "different", c]);
  const before = await head();
  await expect(undoImport(ledger, { id: committed?.id ?? "", actor })).rejects.toMatchObject({ code: "registry.judgements-contradict" });
  expect([await head(), await areOne(a, b)]).toEqual([before, false]);
});
