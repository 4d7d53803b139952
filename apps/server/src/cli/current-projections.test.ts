import { afterAll, beforeAll, expect, test } from "vitest";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { carryOut, recordBodies } from "../testing/random-history.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { bringProjectionsUpToDate } from "./current-projections.ts";
import { createLedger } from "./open-register.ts";
import { rebuildPlan } from "./rebuild-plan.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("projections made by other rules are made again, those made by these are left alone", async () => {
  const calls: number[] = [];
  const bring = (): Promise<void> => bringProjectionsUpToDate(database.pool, (files) => void calls.push(files));
  await bring();
  expect(calls).toEqual([]);
  const ledger = createLedger(database.pool);
  await recordBodies(ledger);
  await carryOut(ledger, [{ do: "person", a: 1, b: 2, day: 3 }]);
  await bring();
  expect(calls).toEqual([]);

  // A register of an earlier program: it knew nothing of a definition of today.
  await database.pool.query("delete from span where series in (select id from series where definition = 'in-register')");
  await database.pool.query("delete from tally where series in (select id from series where definition = 'in-register')");
  await database.pool.query("update projection_rules set fingerprint = 'earlier'");
  expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(true);
  await bring();
  expect(calls[0]).toBe(0);
  expect(calls.length).toBeGreaterThan(1);
  expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(false);
});
