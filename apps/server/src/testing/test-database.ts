import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createPool, type ConnectionSource } from "../platform/database.ts";
import { TEMPLATE } from "./test-cluster.ts";

export type TestDatabase = ConnectionSource & {
  readonly name: string;
  readonly pool: pg.Pool;
  readonly connection: pg.ClientConfig;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
};

/** A migrated, empty database of its own, for one test file. Call it in `beforeAll`, `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { fault } = inject("testCluster");
  if (fault !== undefined) throw new Error(`the template could not be migrated: ${fault}`);
  return createDatabase(TEMPLATE);
}

/** Without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(6).toString("hex")}`;
  await asAdministrator(`create database ${name} template ${template}`);
  const connection = connectionTo(name);
  const poolConfig = (database = name): pg.PoolConfig => connectionTo(database);
  const pool = createPool({ poolConfig });
  const drop = async (): Promise<void> => {
    if (!pool.ended) await pool.end();
    await asAdministrator(`drop database if exists ${name} with (force)`);
  };
  return { name, pool, connection, poolConfig, drop };
}

function connectionTo(database: string): pg.ClientConfig {
  const { socketFolder, port, user } = inject("testCluster");
  return { host: socketFolder, port, user, database, ssl: false };
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client(connectionTo("postgres"));
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
