import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { createPool } from "../platform/database.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase, type Database } from "../platform/postgres/start-database.ts";
import { TEMPLATE } from "./test-cluster.ts";

/** One cluster per run, one migrated template; the cluster ends with this process, however it ends. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "apora-test-"));
  const database = await startDatabase(
    { dataFolder, databaseUrl: undefined, pgBin: process.env["APORA_PG_BIN"] },
    { unsafeFast: true, dieWithParent: true },
  );
  const fault = await makeTemplate(database).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const { host = "", port = 0, user = "" } = database.connection;
  project.provide("testCluster", { socketFolder: host, port, user, ...(fault === undefined ? {} : { fault }) });
  return async () => {
    await database.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

async function makeTemplate(database: Database): Promise<void> {
  const main = createPool(database, { max: 1 });
  await main.query(`create database ${TEMPLATE}`);
  const template = createPool(database, { max: 1, database: TEMPLATE });
  try {
    await migrate(template);
  } finally {
    await template.end();
  }
  // A copy is refused while anybody is connected to the original; nobody can be from now on.
  await main.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
  await main.end();
}
