import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { createSeriesBook, spanTable } from "../figures/span-table.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead, readFiles } from "../ledger/positions.ts";
import { factOf, factsOf } from "../ledger/resolve.ts";
import { systemClock } from "../platform/clock.ts";
import { readFrom, sql } from "../platform/database.ts";
import { eraseClaims } from "../registry/erase.ts";
import { nameIndex, personIndex } from "../registry/name-index.ts";
import { peopleProjection } from "../registry/people-projection.ts";
import { eventsOf, openPersonFile, type PersonFile } from "../registry/person-file.ts";
import { eventCommands } from "../registry/record-person.ts";
import { appeal, detention, person, release, sentence } from "../registry/schema.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { findPack, loadPack } from "./load-pack.ts";
import { packId } from "./pack-ids.ts";

const folder = findPack("belarus");
const actor = { id: "tester" };

function ledgerOver({ pool }: TestDatabase): Ledger {
  return { pool, clock: systemClock, projections: [peopleProjection([personIndex, nameIndex, spanTable(createSeriesBook())])] };
}

const personId = (code: string): string => packId({ pack: "belarus", kind: "person", code });

async function fileOf(ledger: Ledger, code: string): Promise<PersonFile> {
  const reader = readFrom(ledger.pool);
  const { position } = await getHead(reader);
  return openPersonFile([personId(code)], await readFiles(reader, [personId(code)], position));
}

async function rootCounts(ledger: Ledger): Promise<Record<string, number>> {
  const rows = await readFrom(ledger.pool).query<{ kind: string; n: number }>(
    sql`select kind, count(*) as n from entity_root group by kind`,
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.n]));
}

const PLACES_AND_THE_REST = { place: 31, provision: 44, organisation: 39, court: 4, official: 1, reported_figure: 154 };

describe("loading the country pack", () => {
  let database: TestDatabase;
  let ledger: Ledger;
  let first: Awaited<ReturnType<typeof loadPack>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    ledger = ledgerOver(database);
    first = await loadPack(ledger, folder, { actor });
  });
  afterAll(() => database.drop());

  test("records every entry under the same id in every installation", async () => {
    expect(first.loaded).toBe(true);
    expect(await rootCounts(ledger)).toEqual({ ...PLACES_AND_THE_REST, person: 48 });
    expect(personId("ashurak")).toBe("69b59e20-ead7-5991-9067-f12545eb995a");
    const rows = await readFrom(ledger.pool).query<{ id: string }>(
      sql`select id from entity_root where kind = 'person' and code = 'ashurak'`,
    );
    expect(rows).toEqual([{ id: personId("ashurak") }]);
  });

  test("gives every claim a source", async () => {
    const rows = await readFrom(ledger.pool).query<{ n: number }>(sql`select count(*) as n from claim where cardinality(sources) = 0`);
    expect(rows).toEqual([{ n: 0 }]);
    const [all] = await readFrom(ledger.pool).query<{ n: number }>(sql`select count(*) as n from claim`);
    expect(all?.n).toBe(first.position);
    expect(first.position).toBeGreaterThan(2500);
  });

  test("adds nothing the second time", async () => {
    const second = await loadPack(ledger, folder, { actor });
    expect(second).toMatchObject({ loaded: false, position: first.position });
  });

  test("brings nothing back that a person wished to be erased: the next start finds the file by its id", async () => {
    const other = await createTestDatabase();
    try {
      const whole = createLedger(other.pool);
      await loadPack(whole, folder, { actor });
      await perform(whole, eraseClaims, { actor, input: { person: personId("ashurak"), reason: "consent was withdrawn" } });
      const { position } = await getHead(readFrom(other.pool));
      expect(await loadPack(whole, folder, { actor })).toMatchObject({ loaded: false, position });
    } finally {
      await other.drop();
    }
  });

  test("keeps two sources that disagree, both readable", async () => {
    const [taken] = eventsOf(await fileOf(ledger, "babaryka-v"), "detention");
    const began = taken === undefined ? undefined : factOf(taken, detention.began);
    expect([began?.value, ...(began?.disagreeing ?? []).map((claim) => claim.value)]).toEqual(["2020-07", "2020-06"]);
  });

  test("adds a source document to the fact it repeats", async () => {
    const file = await fileOf(ledger, "ashurak");
    const name = file.people.flatMap((entity) => factsOf(entity, person.name)).find((fact) => fact.value.text === "Vitold Ashurak");
    expect(name?.agreeing).toHaveLength(2);
    const [verdict] = eventsOf(file, "sentence");
    expect(verdict && factsOf(verdict, sentence.penalty).map((fact) => fact.agreeing.length)).toEqual([1]);
  });

  test("ties an appeal to its sentence and keeps a false release with its retraction", async () => {
    const kalesnikava = await fileOf(ledger, "kalesnikava");
    const [decision] = eventsOf(kalesnikava, "appeal");
    expect(decision && factOf(decision, appeal.sentence)?.value).toBe(eventsOf(kalesnikava, "sentence")[0]?.id);
    const [reported] = eventsOf(await fileOf(ledger, "losik"), "release");
    expect(reported && factsOf(reported, release.status).map((fact) => fact.value)).toEqual(["reported", "retracted"]);
  });

  test("refuses a notation that can be read in two ways", async () => {
    const command = eventCommands.find((candidate) => candidate.name === "registry.record-charge");
    if (command === undefined) throw new Error("no command for charges");
    const input = { person: personId("znak"), text: "Art. 361-3", fields: {}, grounds: { sources: [{ title: "test" }] } };
    await expect(perform(ledger, command, { actor, input })).rejects.toMatchObject({ code: "charge.ambiguous-notation" });
  });
});

describe("a loading that was cut short", () => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await createTestDatabase();
    ledger = ledgerOver(database);
  });
  afterAll(() => database.drop());

  test("starts without people where the operator wants none, and brings them later", async () => {
    await loadPack(ledger, folder, { actor, people: false });
    expect(await rootCounts(ledger)).toEqual(PLACES_AND_THE_REST);
  });

  test("is completed by the next one, part by part", async () => {
    const stopping: Ledger = { ...ledger, projections: [{ name: "stop", apply: () => Promise.reject(new Error("killed")) }] };
    const before = await getHead(readFrom(ledger.pool));
    await expect(loadPack(stopping, folder, { actor })).rejects.toThrow("killed");
    expect(await getHead(readFrom(ledger.pool))).toEqual(before);
    const rest = await loadPack(ledger, folder, { actor });
    expect(rest.counts).toMatchObject({ places: 0, people: 48, reportedFigures: 0 });
    expect(await loadPack(ledger, folder, { actor })).toMatchObject({ loaded: false, position: rest.position });
  });
});
