import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { createEmptyDatabase, type TestDatabase } from "../testing/test-database.ts";
import { MIGRATIONS_FOLDER, migrate, readMigrations } from "./migrate.ts";
import { createPool } from "./database.ts";

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  onTestFinished(() => database.drop());
  return database;
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await scratchFolder();
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  return folder;
}

const ONE = "create table step (id integer);\n";
const TWO = "insert into step values (2);\n";

test("migrations run in order, once, and the next ones follow later", async () => {
  const { pool } = await emptyDatabase();
  const folder = await folderWith({ "0001-one.sql": ONE, "0002-two.sql": TWO, "README.md": "not one" });
  expect(await migrate(pool, { folder })).toEqual({ applied: [1, 2], version: 2 });
  expect(await migrate(pool, { folder })).toEqual({ applied: [], version: 2 });
  await writeFile(path.join(folder, "0003-three.sql"), "insert into step values (3);");
  expect(await migrate(pool, { folder })).toEqual({ applied: [3], version: 3 });
  expect((await pool.query("select id from step order by id")).rows).toEqual([{ id: 2 }, { id: 3 }]);
});

test("several servers that start at once migrate once", async () => {
  const database = await emptyDatabase();
  const folder = await folderWith({ "0001-one.sql": ONE, "0002-two.sql": TWO });
  const pools = [1, 2, 3].map(() => createPool(database, { max: 1 }));
  const results = await Promise.all(pools.map((pool) => migrate(pool, { folder })));
  await Promise.all(pools.map((pool) => pool.end()));
  expect(results.flatMap(({ applied }) => applied)).toEqual([1, 2]);
});

test("a migration that was changed after it was applied is refused; another line end is no change", async () => {
  const { pool } = await emptyDatabase();
  const folder = await folderWith({ "0001-one.sql": ONE });
  await migrate(pool, { folder });
  await writeFile(path.join(folder, "0001-one.sql"), ONE.replace("\n", "\r\n"));
  await migrate(pool, { folder });
  await writeFile(path.join(folder, "0001-one.sql"), `${ONE}-- changed`);
  await expect(migrate(pool, { folder })).rejects.toMatchObject({ code: "migration.changed", details: { number: 1 } });
});

test("a database of a newer program is refused and left alone", async () => {
  const { pool } = await emptyDatabase();
  const newer = await folderWith({ "0001-one.sql": ONE, "0002-two.sql": TWO });
  await migrate(pool, { folder: newer });
  const older = await folderWith({ "0001-one.sql": ONE });
  await expect(migrate(pool, { folder: older })).rejects.toMatchObject({ code: "data.newer-version", definition: { exit: 65 } });
});

test("a migration that fails is undone as a whole, those before it stay, and the line is named", async () => {
  const { pool } = await emptyDatabase();
  const folder = await folderWith({ "0001-one.sql": ONE, "0002-two.sql": "insert into step values (9);\nselect nonsense;" });
  const failed = migrate(pool, { folder });
  await expect(failed).rejects.toMatchObject({
    code: "migration.failed",
    details: { number: 2, reason: expect.stringContaining("at line 2") as string },
  });
  expect((await pool.query("select id from step")).rows).toEqual([]);
  await writeFile(path.join(folder, "0002-two.sql"), TWO);
  expect(await migrate(pool, { folder })).toEqual({ applied: [2], version: 2 });
});

test.each([
  ["a gap", { "0001-one.sql": ONE, "0003-three.sql": TWO }],
  ["a number twice", { "0001-one.sql": ONE, "0001-two.sql": TWO }],
  ["a bad name", { "1_one.sql": ONE }],
])("%s in the folder is refused before anything is touched", async (_name, files) => {
  await expect(readMigrations(await folderWith(files))).rejects.toMatchObject({ code: "migration.disordered" });
});

test("our own migrations are in order", async () => {
  expect((await readMigrations(MIGRATIONS_FOLDER)).map(({ number }) => number)).toEqual(
    (await readMigrations()).map((_, index) => index + 1),
  );
});
