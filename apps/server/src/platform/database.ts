import pg from "pg";
import sql, { Sql, bulk, empty, join, raw } from "sql-template-tag";
import { AporaError, systemCode } from "./errors.ts";
import { silentLog, type Log } from "./log.ts";
import { createLine } from "./one-after-another.ts";

/** The tag and its parts, from here so that every room builds SQL in the one way `query` accepts. */
export { Sql, bulk, empty, join, raw, sql };

/** Anything that can lend connection settings; a started database does. */
export interface ConnectionSource {
  readonly poolConfig: (database?: string) => pg.PoolConfig;
}

export type PoolOptions = {
  readonly max?: number;
  /** A query that runs longer is cancelled by the server. */
  readonly statementTimeoutMs?: number;
  readonly database?: string;
  readonly log?: Log;
};

/** Runs SQL built by the `sql` tag; a string cannot be passed, so a value cannot become SQL by mistake. */
export interface Reader {
  /** With a name the server keeps the plan: for hot queries whose text never varies. */
  readonly query: <Row extends object = Record<string, unknown>>(statement: Sql, name?: string) => Promise<Row[]>;
}

/** A connection of which nothing else is asked meanwhile. */
export interface Connection extends Reader {
  /** For COPY, cursors and prepared statements. */
  readonly client: pg.PoolClient;
}

/** An open transaction: whoever has it can write, and nobody else can. What is asked of it is done in the order it was asked. */
export interface Tx extends Reader {
  /** Work with the connection in its turn. Within it only what it is given may be asked: the transaction would wait for the work itself. */
  readonly alone: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /**
   * The same without waiting for the end, so that the next rows are worked out while the database takes these. Too much handed over waits.
   * When it fails, so does everything asked for later, with that error, and the transaction is rolled back.
   */
  readonly later: (work: (connection: Connection) => Promise<unknown>) => Promise<void>;
}

export type TransactionOptions = {
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  readonly readOnly?: boolean;
  /** Further tries after a serialization failure or a deadlock; `fn` must then be repeatable. Default 0. */
  readonly retries?: number;
};

const INT8 = 20;
const DATE = 1082;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

/** A pool whose rows carry exact numbers and dates as text. Close it with `pool.end()`. */
export function createPool(source: ConnectionSource, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...source.poolConfig(options.database),
    types: { getTypeParser: parserFor },
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    application_name: "apora",
  });
  const log = options.log ?? silentLog;
  // Without a listener an idle connection that dies with the server would end our process too.
  // While we close, the server may be quicker to leave than a connection: that is no loss.
  pool.on("error", (error) => {
    if (!pool.ending) log.warn("database.connection-lost", { code: systemCode(error) });
  });
  return pool;
}

/** Reads outside a transaction, each query on whatever connection is free. */
export function readFrom(pool: pg.Pool): Reader {
  return { query: (statement, name) => run(pool, statement, name) };
}

/** Begins, runs, commits; any error rolls everything back and is thrown on. */
export async function inTransaction<T>(pool: pg.Pool, options: TransactionOptions, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let left = options.retries ?? 0; ; left--) {
    try {
      return await attempt(pool, options, fn);
    } catch (error) {
      const code = systemCode(error);
      if (left <= 0 || (code !== "40001" && code !== "40P01")) throw error;
    }
  }
}

/** A connection may break while nobody waits for it; the next query tells, the process must not fall. */
function leaveToNextQuery(): void {}

async function attempt<T>(pool: pg.Pool, options: TransactionOptions, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on("error", leaveToNextQuery);
  const line = createLine();
  const connection: Connection = { client, query: (statement, name) => run(client, statement, name) };
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${options.isolation ?? "read committed"}${options.readOnly === true ? " read only" : ""}`);
    const result = await fn({
      query: (statement, name) => line.turn(() => run(client, statement, name)),
      alone: (work) => line.turn(() => work(connection)),
      later: (work) => line.later(() => work(connection)),
    });
    await line.settled();
    await client.query("commit");
    return result;
  } catch (error) {
    await line.idle();
    broken = await client.query("rollback").then(
      () => undefined,
      (reason: Error) => reason,
    );
    throw error;
  } finally {
    client.off("error", leaveToNextQuery);
    client.release(broken);
  }
}

async function run<Row extends object>(on: pg.Pool | pg.PoolClient, statement: Sql, name?: string): Promise<Row[]> {
  if (!(statement instanceof Sql)) throw new TypeError("SQL must be built with the sql tag");
  const result = await on.query<Row>({ text: statement.text, values: statement.values, ...(name === undefined ? {} : { name }) });
  return result.rows;
}

/** The driver would give bigint as text and a date as local midnight, which is yesterday west of Greenwich. */
const parserFor: pg.CustomTypesConfig["getTypeParser"] = (oid, format) => {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary");
  const id: number = oid;
  if (id === INT8) return exactNumber;
  if (id === DATE) return (text: string) => text;
  if (id === INT8_ARRAY) return (text: string) => readArray(text, exactNumber);
  if (id === DATE_ARRAY) return (text: string) => readArray(text, (item) => item);
  return pg.types.getTypeParser(oid, "text");
};

type TextParser = (text: string) => (string | null)[];

function readArray<T>(text: string, read: (item: string) => T): (T | null)[] {
  const items = (pg.types.getTypeParser as (oid: number) => TextParser)(TEXT_ARRAY)(text);
  return items.map((item) => (item === null ? null : read(item)));
}

function exactNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new AporaError("database.number-too-large");
  return number;
}
