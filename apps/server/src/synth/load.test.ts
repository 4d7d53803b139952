import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadFirstRecord } from "../cli/first-record.ts";
import { createLedger } from "../cli/open-register.ts";
import { readFrom } from "../platform/database.ts";
import { createWriter, recordCatalogue } from "../testing/counted-history.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { isSyntheticRegister } from "../registry/synthetic.ts";
import { loadSynthetic } from "./load.ts";
import { inventPerson } from "./people.ts";

describe("invented people", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const peopleIn = async (): Promise<unknown[]> =>
    (await database.pool.query("select id from entity_root where kind = 'person' order by id")).rows;

  test("are the same for the same seed, and others for another", () => {
    expect(inventPerson(3, 17)).toEqual(inventPerson(3, 17));
    expect(inventPerson(3, 17)).not.toEqual(inventPerson(4, 17));
    expect(new Set(Array.from({ length: 500 }, (_, i) => inventPerson(3, i).id)).size).toBe(500);
  });

  test("fill an empty register, mark it, and can be added to", async () => {
    const ledger = createLedger(database.pool);
    expect(await isSyntheticRegister(readFrom(database.pool))).toBe(false);
    const loaded = await loadSynthetic(ledger, { people: 30, seed: 1, batch: 7 });
    expect(loaded).toMatchObject({ people: 30, stopped: false });
    expect(await isSyntheticRegister(readFrom(database.pool))).toBe(true);
    await loadSynthetic(ledger, { people: 5, seed: 1, batch: 7 });
    expect(await peopleIn()).toHaveLength(35);
  });

  test("never meet the public record: it is not loaded beside them", async () => {
    const ledger = createLedger(database.pool);
    const { position } = await loadSynthetic(ledger, { people: 5, seed: 1 });
    await loadFirstRecord(ledger, () => {});
    const { rows } = await database.pool.query<{ position: number }>("select position from ledger_head");
    expect(rows).toEqual([{ position }]);
  });

  test("stop after the batch in hand, and keep it", async () => {
    const loaded = await loadSynthetic(createLedger(database.pool), { people: 100, seed: 1, batch: 10, shouldStop: () => true });
    expect(loaded.stopped).toBe(true);
    expect(await peopleIn()).toHaveLength(loaded.people);
    expect(loaded.people).toBeLessThan(100);
  });

  test("never enter a register with any other record", async () => {
    const ledger = createLedger(database.pool);
    await recordCatalogue(ledger);
    await createWriter(ledger).apply({ do: "person", gender: undefined, born: undefined, events: [] });
    await expect(loadSynthetic(ledger, { people: 1, seed: 1 })).rejects.toMatchObject({ code: "synth.not-empty" });
    expect(await peopleIn()).toHaveLength(1);
    expect(await isSyntheticRegister(readFrom(database.pool))).toBe(false);
  });
});
