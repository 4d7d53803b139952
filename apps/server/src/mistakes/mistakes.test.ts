import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { getReport, keepReport, listReports, removeReport } from "./queue.ts";
import { createSealKey } from "../platform/sealed.ts";
import { LONGEST_REPORT, openReport, sealReport } from "./seal.ts";

const clock = fixedClock("2024-05-21T13:14:15.161Z");
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("a report of a mistake", () => {
  test("is sealed: whoever has the database reads nothing of it, and all have one size", async () => {
    const { identity, recipient } = await createSealKey();
    const short = await sealReport({ page: "/people", text: "the word watermelon", source: "" }, [recipient]);
    const long = await sealReport({ page: "/people", text: "ў".repeat(LONGEST_REPORT / 2 - 20), source: "" }, [recipient]);
    expect(long.length).toBe(short.length);
    await keepReport(database.pool, clock, { page: "/people", sealed: short });
    const { rows } = await database.pool.query("select r::text, encode(sealed, 'escape') as bytes from mistake_report r");
    expect(JSON.stringify(rows)).not.toContain("watermelon");
    const [waiting] = await listReports(database.pool);
    expect(await openReport(await getReport(database.pool, waiting?.id ?? ""), identity)).toMatchObject({ text: "the word watermelon" });
  });

  test("opens for each of its recipients and for nobody else", async () => {
    const [one, other, stranger] = [await createSealKey(), await createSealKey(), await createSealKey()];
    const sealed = await sealReport({ page: "/", text: "x", source: "" }, [one.recipient, other.recipient]);
    await expect(openReport(sealed, one.identity)).resolves.toMatchObject({ text: "x" });
    await expect(openReport(sealed, other.identity)).resolves.toMatchObject({ text: "x" });
    await expect(openReport(sealed, stranger.identity)).rejects.toThrow();
  });

  test("says no time better than a day, neither in a column nor in its number", async () => {
    const { recipient } = await createSealKey();
    await keepReport(database.pool, clock, { page: "/", sealed: await sealReport({ page: "/", text: "x", source: "" }, [recipient]) });
    const { rows } = await database.pool.query<{ id: string; columns: string }>("select id, r::text as columns from mistake_report r");
    for (const row of rows) {
      expect(row.id[14]).toBe("4");
      expect(row.columns.replaceAll(/\\x[0-9a-f]+/gu, "")).not.toMatch(/\d{2}:\d{2}/u);
    }
    expect((await listReports(database.pool)).every(({ receivedOn }) => receivedOn === "2024-05-21")).toBe(true);
  });

  test("is gone when somebody has dealt with it, and a second time there is nothing", async () => {
    for (const { id } of await listReports(database.pool)) {
      await removeReport(database.pool, id);
      await expect(removeReport(database.pool, id)).rejects.toMatchObject({ code: "not-found" });
    }
    expect(await listReports(database.pool)).toEqual([]);
  });
});
