import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { writeCheckpoints } from "../figures/checkpoint.ts";
import { getHead } from "../ledger/positions.ts";
import { inTransaction, readFrom } from "../platform/database.ts";
import { carryOut, histories, recordBodies } from "../testing/random-history.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { checkPeople, checkProjections, differs, rebuildProjections } from "./rebuild.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await recordBodies(createLedger(database.pool));
});
afterAll(() => database.drop());

const check = (): ReturnType<typeof checkProjections> => checkProjections(database.pool, rebuildPlan());
const only = (comparisons: Awaited<ReturnType<typeof check>>): object[] =>
  comparisons.filter((c) => differs([c])).map((c) => c.table as never);

describe("projections made again from nothing", () => {
  test("are the live ones, for any history of recording, judging, withdrawing and preferring", async () => {
    let accepted = 0;
    // One database for all: every history is a set of new files in a growing register.
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        accepted += await carryOut(createLedger(database.pool), history);
        expect(only(await check())).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(accepted).toBeGreaterThan(300);
    const comparisons = await check();
    for (const { table, live } of comparisons)
      if (table !== "tally_checkpoint") expect({ table, live }).toMatchObject({ live: expect.toSatisfy((n: number) => n > 5) as number });
  }, 240_000);

  test("the comparison sees one cell, one row too many, one too few, in every table", async () => {
    const { position } = await getHead(readFrom(database.pool));
    await database.pool.query(`insert into tally_checkpoint
      select series, ${position}, array_agg(day order by day), array_agg(certain order by day), array_agg(uncertain order by day)
      from (select series, day, sum(sum(certain)) over w as certain, sum(sum(uncertain)) over w as uncertain
            from (select series, day, certain - lag(certain, 1, 0) over s as certain, uncertain - lag(uncertain, 1, 0) over s as uncertain
                  from (select series, position, u.* from tally t cross join lateral unnest(t.days, t.certain, t.uncertain) u(day, certain, uncertain)) flat
                  window s as (partition by series, position order by day)) steps
            group by series, day window w as (partition by series order by day)) s group by series`);
    expect(only(await check())).toEqual([]);
    for (const [table, damage] of [
      ["person_cluster", "update person_cluster set known_to = known_to - 1 where ctid = (select max(ctid) from person_cluster)"],
      ["person_index", "delete from person_index where ctid = (select max(ctid) from person_index)"],
      ["name_token", "insert into name_token select 'zzz', person, known_from, known_to from person_index limit 1"],
      ["span", "insert into span select * from span limit 1"],
      ["source_use", "update source_use set claims = claims + 1 where ctid = (select max(ctid) from source_use)"],
      ["tally", "update tally set certain[1] = certain[1] + 1 where ctid = (select max(ctid) from tally)"],
      ["tally_checkpoint", "update tally_checkpoint set certain[1] = certain[1] + 1 where ctid = (select max(ctid) from tally_checkpoint)"],
    ] as const) {
      await database.pool.query(damage);
      expect(only(await check())).toEqual([table]);
      expect(only(await rebuildProjections(database.pool, rebuildPlan()))).toEqual([table]);
      expect(only(await check())).toEqual([]);
    }
  }, 60_000);

  test("everything can be lost and made again", async () => {
    const spans = async (): Promise<unknown> =>
      (await database.pool.query("select md5(string_agg(u::text, ',' order by u::text)) as hash from span u")).rows[0];
    const before = await spans();
    await database.pool.query("truncate person_cluster, person_index, name_token, span, tally, tally_checkpoint, source_use");
    await rebuildProjections(database.pool, rebuildPlan());
    expect(await spans()).toEqual(before);
    expect(differs(await check())).toBe(false);
  });

  test("a few people can be checked alone", async () => {
    const { rows } = await database.pool.query<{ person: string }>(`
      select person from person_index where known_to = 9007199254740991
        and not exists (select from claim where property = 'person.same_as' and person::text in (owner::text, value->>'other')) limit 3`);
    const people = rows.map(({ person }) => person);
    expect(differs(await checkPeople(database.pool, rebuildPlan(), people))).toBe(false);
    await database.pool.query("update person_index set sort_en = 'x' where person = $1", [people[0]]);
    expect(differs(await checkPeople(database.pool, rebuildPlan(), people))).toBe(true);
    expect(differs(await checkPeople(database.pool, rebuildPlan(), people.slice(1)))).toBe(false);
    await rebuildProjections(database.pool, rebuildPlan());
  });

  test("a check leaves no trace, and a stop leaves everything as it was", async () => {
    const stop = AbortSignal.abort();
    await expect(rebuildProjections(database.pool, rebuildPlan(), { signal: stop })).rejects.toMatchObject({
      code: "interrupted",
      definition: { exit: 130 },
    });
    await expect(checkProjections(database.pool, rebuildPlan(), { signal: stop })).rejects.toMatchObject({ code: "interrupted" });
    const { rows } = await database.pool.query("select relname from pg_class where relname like 'rebuilt%'");
    expect(rows).toEqual([]);
    expect(differs(await check())).toBe(false);
  });

  test("sums that are written while a rebuild waits are of the new tables", async () => {
    const { position } = await getHead(readFrom(database.pool));
    await Promise.all([
      rebuildProjections(database.pool, rebuildPlan()),
      inTransaction(database.pool, {}, (tx) => writeCheckpoints(tx, position)),
      carryOut(createLedger(database.pool), [{ do: "person", a: 1, b: 2, day: 3 }]),
    ]);
    expect(differs(await check())).toBe(false);
  });
});
