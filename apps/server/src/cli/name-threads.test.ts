import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getHead } from "../ledger/positions.ts";
import { findPack, HOME_PACK, loadPack } from "../packs/load-pack.ts";
import { readFrom } from "../platform/database.ts";
import { threadFile } from "../platform/thread.ts";
import { indexNames } from "../registry/name-search-index.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { bringNamesUpToDate } from "./name-threads.ts";
import { createLedger } from "./open-register.ts";

// Threads load what was built; `npm test` builds it first.
const isBuilt = existsSync(fileURLToPath(threadFile(new URL("name-threads.ts", import.meta.url).href, "name-thread")));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadPack(createLedger(database.pool), findPack(HOME_PACK), { actor: { id: "country-pack" } });
});
afterAll(() => database.drop());

const readIndex = async (): Promise<readonly unknown[]> => {
  const { rows } = await database.pool.query("select person, names, keys from name_search order by person");
  return rows;
};
const forget = (): Promise<unknown> => database.pool.query("delete from name_search; update name_search_head set position = 0");

describe.skipIf(!isBuilt)("names that a load leaves behind", () => {
  test("are indexed by a thread as they are here, and then nothing is behind", async () => {
    const { position } = await getHead(readFrom(database.pool));
    expect(position).toBeGreaterThan(512);
    await bringNamesUpToDate({ pool: database.pool, database });
    const apart = await readIndex();
    await forget();
    await indexNames(database.pool);
    expect(apart.length).toBeGreaterThan(40);
    expect(await readIndex()).toEqual(apart);
    expect((await database.pool.query("select position from name_search_head")).rows).toEqual([{ position }]);
  });

  test("wait where the work is stopped, and the next does it", async () => {
    await forget();
    await expect(bringNamesUpToDate({ pool: database.pool, database }, AbortSignal.timeout(0))).rejects.toMatchObject({
      code: "interrupted",
    });
    await bringNamesUpToDate({ pool: database.pool, database });
    expect((await readIndex()).length).toBeGreaterThan(40);
  });

  test("a thread that cannot reach the database says so", async () => {
    await forget();
    const nowhere = { poolConfig: () => ({ ...database.poolConfig(), database: "not-here" }) };
    await expect(bringNamesUpToDate({ pool: database.pool, database: nowhere })).rejects.toThrow("not-here");
  });
});
