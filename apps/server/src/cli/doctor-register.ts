import type pg from "pg";
import { findLedgerFaults } from "../ledger/ledger-faults.ts";
import { getHead } from "../ledger/positions.ts";
import type { Clock } from "../platform/clock.ts";
import { inTransaction, raw, readFrom, sql, type Tx } from "../platform/database.ts";
import { systemCode } from "../platform/errors.ts";
import { countJobs, listDeadJobs } from "../platform/jobs.ts";
import { readMigrations } from "../platform/migrate.ts";
import { checkPeople, differs, type RebuildPlan } from "../registry/rebuild.ts";
import type { Finding } from "./doctor-machine.ts";

const SAMPLE = 100;
const CLOCK_TOLERANCE_MS = 5_000;

export async function probeMigrations(pool: pg.Pool): Promise<Finding> {
  const known = await readMigrations();
  const [found] = await readFrom(pool).query<{ exists: boolean }>(sql`select to_regclass('public.migration') is not null as exists`);
  if (found?.exists !== true) return { verdict: "not checked", finding: "the database is empty", cure: "The first start fills it." };
  const applied = await readFrom(pool).query<{ number: number; checksum: string }>(
    sql`select number, checksum from migration order by number`,
  );
  const changed = applied.find(({ number, checksum }) => known[number - 1] !== undefined && known[number - 1]?.checksum !== checksum);
  if (applied.length > known.length)
    return {
      verdict: "fault",
      finding: `the database has ${applied.length} migrations, this program knows ${known.length}`,
      cure: "Start the newer program again.",
    };
  if (changed !== undefined)
    return { verdict: "fault", finding: `migration ${changed.number} was changed after it had been applied`, cure: "Restore the file." };
  const pending = known.length - applied.length;
  return pending === 0
    ? { verdict: "ok", finding: `all ${known.length} applied` }
    : {
        verdict: "warning",
        finding: `${pending} of ${known.length} not applied yet`,
        cure: "The next start of `apora serve` applies them. Make a backup first.",
      };
}

export async function probeLedger(pool: pg.Pool): Promise<Finding> {
  const { position, events, gaps, torn, dangling } = await inTransaction(
    pool,
    { isolation: "repeatable read", readOnly: true },
    async (tx) => {
      await tx.query(sql`set local statement_timeout = 0`);
      return findLedgerFaults(tx);
    },
  );
  const finding = `${position} claims by ${events} commands`;
  if (gaps + torn + dangling === 0) return { verdict: "ok", finding: `${finding}, without gaps` };
  return {
    verdict: "fault",
    finding: `${finding}; ${gaps} gaps, ${torn} torn commands, ${dangling} broken references`,
    cure: "Stop writing, keep a copy of the data folder, and restore the last backup into an empty one.",
  };
}

const KEPT = ["claim", "audit_event", "source", "entity_root", "ledger_head"] as const;

/** Tries what must be refused, one row at a time, and takes it back whatever happens. */
export async function probeTriggers(pool: pg.Pool): Promise<Finding> {
  const open: string[] = [];
  let tried = 0;
  await inTransaction(pool, {}, async (tx) => {
    for (const table of KEPT) {
      const statements =
        table === "ledger_head"
          ? [sql`delete from ledger_head`, sql`update ledger_head set position = position - 1`]
          : [
              sql`delete from ${raw(table)} where ctid = (select ctid from ${raw(table)} limit 1)`,
              sql`update ${raw(table)} t set ${raw(table === "claim" ? "owner = owner" : table === "audit_event" ? "actor = actor" : table === "source" ? "url = url" : "kind = kind")} where ctid = (select ctid from ${raw(table)} limit 1)`,
            ];
      for (const statement of statements) {
        const outcome = await attempt(tx, statement);
        if (outcome !== "nothing there") tried += 1;
        if (outcome === "accepted") open.push(table);
      }
    }
  });
  // Emptying cannot be tried without stopping every reader, so here the trigger itself is looked for.
  const guarded = await readFrom(pool).query<{ name: string }>(sql`
    select c.relname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where (t.tgtype & 32) <> 0 and t.tgenabled in ('O', 'A') and c.relname = any(${KEPT.slice(0, 4)})`);
  const names = new Set(guarded.map(({ name }) => name));
  open.push(...KEPT.slice(0, 4).filter((name) => !names.has(name)));
  if (open.length > 0)
    return {
      verdict: "fault",
      finding: `the database would let ${[...new Set(open)].join(", ")} be changed`,
      cure: "Somebody removed the guards of the ledger. Compare the schema with the migrations, and the ledger with the last backup.",
    };
  return { verdict: "ok", finding: `changing and removing is refused (${tried} attempts)` };
}

async function attempt(tx: Tx, statement: ReturnType<typeof sql>): Promise<"refused" | "accepted" | "nothing there"> {
  await tx.query(sql`savepoint attempt`);
  try {
    const { rowCount } = await tx.alone(({ client }) => client.query(statement));
    return (rowCount ?? 0) > 0 ? "accepted" : "nothing there";
  } catch (error) {
    // 23001: our own trigger. Missing rights refuse as well.
    if (systemCode(error) === "23001" || systemCode(error) === "42501") return "refused";
    throw error;
  } finally {
    await tx.query(sql`rollback to savepoint attempt`);
  }
}

export async function probeProjections(pool: pg.Pool, plan: RebuildPlan): Promise<Finding> {
  const rows = await readFrom(pool).query<{ id: string }>(
    sql`select id from entity_root where kind = 'person' order by random() limit ${SAMPLE}`,
  );
  if (rows.length === 0) return { verdict: "not checked", finding: "nobody is in the register yet" };
  const tables = await checkPeople(
    pool,
    plan,
    rows.map(({ id }) => id),
  );
  const wrong = tables.filter((table) => differs([table]));
  if (wrong.length === 0) return { verdict: "ok", finding: `${rows.length} people made again from their claims, no difference` };
  return {
    verdict: "fault",
    finding: `differences in ${wrong.map(({ table }) => table).join(", ")} for ${rows.length} people`,
    cure: "Run `apora rebuild --check` to see how far it goes, then `apora rebuild`.",
  };
}

export async function probeJobs(pool: pg.Pool): Promise<Finding> {
  const { pending, running, dead, overdue } = await countJobs(pool);
  const finding = `${pending} waiting, ${running} running, ${dead} dead`;
  if (dead > 0) {
    const kinds = [...new Set((await listDeadJobs(readFrom(pool))).map(({ kind, lastError }) => `${kind} (${lastError ?? "no reason"})`))];
    return {
      verdict: "warning",
      finding: `${finding}: ${kinds.slice(0, 3).join("; ")}`,
      cure: "Cure the reason, then give them another try.",
    };
  }
  if (overdue > 0)
    return { verdict: "warning", finding: `${finding}; ${overdue} overdue`, cure: "Start `apora serve`: its worker does them." };
  return { verdict: "ok", finding };
}

export async function probeClock(pool: pg.Pool, clock: Clock): Promise<Finding> {
  const cure = "Set the clock of this machine, best from a time server.";
  const before = clock.now().getTime();
  const [row] = await readFrom(pool).query<{ now: Date }>(sql`select clock_timestamp() as now`);
  const { recordedAt } = await getHead(readFrom(pool));
  const after = clock.now().getTime();
  const apart = row === undefined ? 0 : Math.max(before - row.now.getTime(), row.now.getTime() - after, 0);
  if (recordedAt !== null && recordedAt.getTime() > after + CLOCK_TOLERANCE_MS)
    return { verdict: "warning", finding: `the last command was recorded at ${recordedAt.toISOString()}, which is still to come`, cure };
  if (apart > CLOCK_TOLERANCE_MS)
    return { verdict: "warning", finding: `the database's clock is ${Math.round(apart / 1000)} s apart`, cure };
  return { verdict: "ok", finding: new Date(after).toISOString() };
}
