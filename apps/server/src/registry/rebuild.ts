import type pg from "pg";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Cells } from "../ledger/versioned.ts";
import { raw, sql, type Sql, type Tx } from "../platform/database.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { insertRows } from "../platform/rows.ts";
import { CLUSTER_TABLE, type PersonTable } from "./people-projection.ts";
import { replayUnit } from "./rebuild-history.ts";
import { listUnits, readSteps, unitsOf, type Unit } from "./rebuild-units.ts";

/** A table computed from other projections, for example sums. */
export type DerivedTable = {
  readonly name: string;
  /** Its rows, all columns in the table's order, read from `rebuilt("…")` of tables before it. */
  readonly select: (rebuilt: (table: string) => Sql) => Sql;
};

/** Everything that is thrown away and made again. The composition knows the rooms and fills this in. */
export type RebuildPlan = {
  readonly tables: readonly PersonTable[];
  readonly derived: readonly DerivedTable[];
  /** Tables that follow the claims in their own time and can be lost: no backup holds them, and a restore does not ask for them. */
  readonly followers: readonly string[];
  /** After the tables were put in place: accelerators that depend on nothing but them. */
  readonly finish?: (tx: Tx, position: Position) => Promise<void>;
};

/** Rows a table has, should have, and which of them only one side knows. Equal tables have 0 and 0. */
export type TableComparison = {
  readonly table: string;
  readonly live: number;
  readonly rebuilt: number;
  readonly onlyLive: number;
  readonly onlyRebuilt: number;
};

export type RebuildWatch = { readonly signal?: AbortSignal; readonly onProgress?: (people: number) => void };

const rebuilt = (table: string): Sql => raw(`"rebuilt_${table}"`);
const live = (table: string): Sql => raw(`"${table}"`);

const namesOf = (plan: RebuildPlan): string[] => [
  CLUSTER_TABLE.name,
  ...plan.tables.map(({ table }) => table.name),
  ...plan.derived.map(({ name }) => name),
];

/** Whether these tables differ from what the claims say. */
export const differs = (comparisons: readonly TableComparison[]): boolean => comparisons.some((c) => c.onlyLive + c.onlyRebuilt > 0);

/**
 * Makes every projection again from nothing and compares it with what is there. Reads one snapshot; writers go on.
 * @throws interrupted
 */
export async function checkProjections(pool: pg.Pool, plan: RebuildPlan, watch: RebuildWatch = {}): Promise<readonly TableComparison[]> {
  return longTransaction(pool, { isolation: "repeatable read", signal: watch.signal }, (tx) =>
    undone(tx, async () => {
      await fill(tx, plan, { units: listUnits(tx), watch });
      for (const table of plan.derived) await derive(tx, table);
      return compare(tx, namesOf(plan));
    }),
  );
}

/** The same for the files of some people and everybody ever judged together with them; sums are left out. */
export async function checkPeople(pool: pg.Pool, plan: RebuildPlan, people: readonly EntityId[]): Promise<readonly TableComparison[]> {
  return longTransaction(pool, { isolation: "repeatable read" }, (tx) =>
    undone(tx, async () => {
      const units = await unitsOf(tx, people);
      await fill(tx, plan, { units: [units], watch: {} });
      const files = units.flat();
      const wanted = [CLUSTER_TABLE, ...plan.tables.map(({ table }) => table)];
      const comparisons: TableComparison[] = [];
      for (const { name, columns } of wanted) {
        const first = raw(`"${Object.keys(columns)[0] ?? ""}"`);
        comparisons.push(await compareOne(tx, name, sql`select * from ${live(name)} where ${first} = any(${files}::uuid[])`));
      }
      return comparisons;
    }),
  );
}

/**
 * Replaces the projections by what the claims say, in one transaction that keeps every writer waiting. Readers see
 * the old state until it commits. Returns how the tables differed before.
 * @throws interrupted
 */
export async function rebuildProjections(pool: pg.Pool, plan: RebuildPlan, watch: RebuildWatch = {}): Promise<readonly TableComparison[]> {
  return longTransaction(pool, { signal: watch.signal }, (tx) => rebuildWithin(tx, plan, watch));
}

/** The same inside the caller's transaction, for a restore. */
export async function rebuildWithin(tx: Tx, plan: RebuildPlan, watch: RebuildWatch = {}): Promise<readonly TableComparison[]> {
  const [head] = await tx.query<{ position: number }>(sql`select position from ledger_head for update`);
  // Sums are also written by a job, which does not ask for the head.
  for (const name of namesOf(plan)) await tx.query(sql`lock table ${live(name)} in share row exclusive mode`);
  await fill(tx, plan, { units: listUnits(tx), watch });
  for (const table of plan.derived) await derive(tx, table);
  const comparisons = await compare(tx, namesOf(plan));
  for (const { table, onlyLive, onlyRebuilt } of comparisons) {
    if (onlyLive + onlyRebuilt === 0) continue;
    await tx.query(sql`delete from ${live(table)}`);
    await tx.query(sql`insert into ${live(table)} select * from ${rebuilt(table)}`);
  }
  for (const name of namesOf(plan)) await tx.query(sql`drop table ${rebuilt(name)}`);
  await plan.finish?.(tx, head?.position ?? 0);
  return comparisons;
}

/** Fills `rebuilt_…` beside the live tables, unit by unit. */
async function fill(
  tx: Tx,
  plan: RebuildPlan,
  { units, watch }: { readonly units: AsyncIterable<readonly Unit[]> | Iterable<readonly Unit[]>; readonly watch: RebuildWatch },
): Promise<void> {
  for (const name of namesOf(plan)) await tx.query(sql`create temp table ${rebuilt(name)} (like ${live(name)}) on commit drop`);
  let people = 0;
  for await (const batch of units) {
    watch.signal?.throwIfAborted();
    const histories = new Map<string, { columns: Record<string, string>; rows: Cells[] }>();
    for (const steps of await readSteps(tx, batch)) {
      for (const { table, rows } of await replayUnit(tx, plan.tables, steps)) {
        const history = histories.get(table.name) ?? { columns: { ...table.columns, known_from: "bigint", known_to: "bigint" }, rows: [] };
        histories.set(table.name, history);
        for (const row of rows) history.rows.push(row);
      }
    }
    for (const [name, { columns, rows }] of histories)
      await tx.later(({ client }) => insertRows(client, { table: `rebuilt_${name}`, columns }, rows));
    people += batch.reduce((sum, { length }) => sum + length, 0);
    watch.onProgress?.(people);
  }
  for (const { table } of plan.tables) await tx.query(sql`analyze ${rebuilt(table.name)}`);
}

async function derive(tx: Tx, table: DerivedTable): Promise<void> {
  await tx.query(sql`insert into ${rebuilt(table.name)} ${table.select(rebuilt)}`);
  await tx.query(sql`analyze ${rebuilt(table.name)}`);
}

async function compare(tx: Tx, names: readonly string[]): Promise<TableComparison[]> {
  const comparisons: TableComparison[] = [];
  for (const name of names) comparisons.push(await compareOne(tx, name, sql`select * from ${live(name)}`));
  return comparisons;
}

/** EXCEPT ALL, because a row that is there twice is a difference too. */
async function compareOne(tx: Tx, table: string, rows: Sql): Promise<TableComparison> {
  const [counts] = await tx.query<Omit<TableComparison, "table">>(sql`
    select (select count(*) from (${rows}) l) as live, (select count(*) from ${rebuilt(table)}) as rebuilt,
      (select count(*) from (${rows} except all select * from ${rebuilt(table)}) d) as "onlyLive",
      (select count(*) from (select * from ${rebuilt(table)} except all ${rows}) d) as "onlyRebuilt"`);
  return { table, ...(counts ?? { live: 0, rebuilt: 0, onlyLive: 0, onlyRebuilt: 0 }) };
}

/** Runs and takes everything back: a check leaves no trace, not even a line of a figure met for the first time. */
async function undone<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query(sql`savepoint before`);
  const result = await work();
  await tx.query(sql`rollback to savepoint before`);
  return result;
}
