import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMigrations } from "../platform/migrate.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

describe("a test database", () => {
  let one: TestDatabase;
  let two: TestDatabase;

  beforeAll(async () => {
    [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.drop(), two.drop()]);
  });

  test("is migrated", async () => {
    const { rows } = await one.pool.query("select number from migration");
    expect(rows).toHaveLength((await readMigrations()).length);
  });

  test("shares nothing with another", async () => {
    await one.pool.query("create table only_here (id integer)");
    expect(one.name).not.toBe(two.name);
    await expect(two.pool.query("select from only_here")).rejects.toMatchObject({ code: "42P01" });
  });

  test("is gone after drop, even with a client still connected", async () => {
    const gone = await createTestDatabase();
    await gone.pool.query("select 1");
    await gone.drop();
    const { rowCount } = await one.pool.query("select from pg_database where datname = $1", [gone.name]);
    expect(rowCount).toBe(0);
  });
});
