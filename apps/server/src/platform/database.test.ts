import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmptyDatabase, type TestDatabase } from "../testing/test-database.ts";
import { createPool, inTransaction, readFrom, sql, type Connection, type Reader, type Tx } from "./database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await database.pool.query("create table item (id bigint primary key, counter integer not null default 0)");
});
afterAll(() => database.drop());

describe("a query", () => {
  test("is built by the tag; a string is refused by the compiler and at run time", async () => {
    const reader = readFrom(database.pool);
    // @ts-expect-error a string is not SQL
    const refused = reader.query("select 1");
    await expect(refused).rejects.toThrow(TypeError);
  });

  test("a value stays a value", async () => {
    const hostile = "'; drop table item; --";
    expect(await readFrom(database.pool).query(sql`select ${hostile}::text as text`)).toEqual([{ text: hostile }]);
  });

  test("gives exact numbers and dates as text, alone and in arrays", async () => {
    const [row] = await readFrom(database.pool).query(
      sql`select 9007199254740991 as big, array[1, null, 3]::bigint[] as bigs, date '2020-08-09' as day, array[date '2020-08-09'] as days`,
    );
    expect(row).toEqual({ big: 9007199254740991, bigs: [1, null, 3], day: "2020-08-09", days: ["2020-08-09"] });
  });

  test("a number that would be rounded is an error, not a wrong number", async () => {
    await expect(readFrom(database.pool).query(sql`select 9007199254740993 as big`)).rejects.toMatchObject({
      code: "database.number-too-large",
    });
    expect(await readFrom(database.pool).query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  test("with a name is prepared once", async () => {
    await inTransaction(database.pool, {}, async (tx) => {
      await tx.query(sql`select ${1}::int`, "one");
      await tx.query(sql`select ${2}::int`, "one");
      expect(await tx.query(sql`select name from pg_prepared_statements`)).toEqual([{ name: "one" }]);
    });
  });

  test("that takes too long is cancelled", async () => {
    const hasty = createPool(database, { max: 1, statementTimeoutMs: 50 });
    await expect(readFrom(hasty).query(sql`select pg_sleep(5)`)).rejects.toMatchObject({ code: "57014" });
    await hasty.end();
  });
});

describe("a transaction", () => {
  const insert = (tx: Tx, id: number): Promise<unknown> => tx.query(sql`insert into item (id) values (${id})`);
  const exists = async (id: number): Promise<boolean> =>
    (await readFrom(database.pool).query(sql`select from item where id = ${id}`)).length === 1;

  test("that ends well is kept and gives its result", async () => {
    expect(
      await inTransaction(database.pool, {}, async (tx) => {
        await insert(tx, 1);
        return "done";
      }),
    ).toBe("done");
    expect(await exists(1)).toBe(true);
  });

  test("that throws leaves nothing, and the connection is clean", async () => {
    const failed = inTransaction(database.pool, {}, async (tx) => {
      await insert(tx, 2);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await exists(2)).toBe(false);
  });

  test("that only reads cannot write", async () => {
    await expect(inTransaction(database.pool, { readOnly: true }, (tx) => insert(tx, 3))).rejects.toMatchObject({ code: "25006" });
  });

  test("whose connection is cut fails, and the pool goes on", async () => {
    const cut = inTransaction(database.pool, {}, async (tx) => {
      const [row] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await readFrom(database.pool).query(sql`select pg_terminate_backend(${row?.pid})`);
      await insert(tx, 4);
    });
    await expect(cut).rejects.toThrow();
    expect(await readFrom(database.pool).query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  test("that collides is tried again if it may be, and loses nothing", async () => {
    await inTransaction(database.pool, {}, (tx) => insert(tx, 10));
    const add = (): Promise<void> =>
      inTransaction(database.pool, { isolation: "serializable", retries: 20 }, async (tx) => {
        const [row] = await tx.query<{ counter: number }>(sql`select counter from item where id = 10`);
        await tx.query(sql`update item set counter = ${(row?.counter ?? 0) + 1} where id = 10`);
      });
    await Promise.all([add(), add(), add(), add()]);
    expect(await readFrom(database.pool).query(sql`select counter from item where id = 10`)).toEqual([{ counter: 4 }]);
  });
});

describe("work handed over to a transaction", () => {
  const add =
    (id: number, ms = 0) =>
    async ({ query }: Connection): Promise<void> => {
      if (ms > 0) await query(sql`select pg_sleep(${ms / 1000})`);
      await query(sql`insert into item (id) values (${id})`);
    };
  const idsFrom = async (reader: Reader, from: number): Promise<readonly number[]> =>
    (await reader.query<{ id: number }>(sql`select id from item where id >= ${from} and id < ${from + 100} order by id`)).map(
      ({ id }) => id,
    );

  test("is done in the order it was asked for, between the queries", async () => {
    await inTransaction(database.pool, {}, async (tx) => {
      await tx.later(add(1000, 30));
      await tx.later(add(1001));
      const during = idsFrom(tx, 1000);
      await tx.later(add(1002));
      expect(await during).toEqual([1000, 1001]);
      expect(await tx.alone(({ query }) => query(sql`select count(*)::int as n from item where id between 1000 and 1099`))).toEqual([
        { n: 3 },
      ]);
      await tx.later(add(1003, 20));
    });
    // The commit waited for the last of it.
    expect(await idsFrom(readFrom(database.pool), 1000)).toEqual([1000, 1001, 1002, 1003]);
  });

  test("waits where too much of it is waiting", async () => {
    await inTransaction(database.pool, {}, async (tx) => {
      let done = 0;
      for (let i = 0; i < 40; i += 1) {
        await tx.later(async ({ query }) => {
          await query(sql`select 1`);
          done += 1;
        });
        expect(i + 1 - done).toBeLessThanOrEqual(8);
      }
    });
  });

  test("that fails rolls everything back with its own error, whoever hears of it first", async () => {
    const refused = inTransaction(database.pool, {}, async (tx) => {
      await tx.later(add(1100));
      await tx.later(async () => {
        throw new Error("the work failed");
      });
      await tx.later(add(1101));
      await tx.query(sql`select 1`);
    });
    await expect(refused).rejects.toThrow("the work failed");
    const unheard = inTransaction(database.pool, {}, (tx) => tx.later(add(1000)));
    await expect(unheard).rejects.toMatchObject({ code: "23505" });
    expect(await idsFrom(readFrom(database.pool), 1100)).toEqual([]);
    // The connection is as good as before.
    expect(await readFrom(database.pool).query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });
});
