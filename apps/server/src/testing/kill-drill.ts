import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { findLedgerFaults, findLostPositions } from "../ledger/ledger-faults.ts";
import { createPool, readFrom } from "../platform/database.ts";
import { toAporaError } from "../platform/errors.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase } from "../platform/postgres/start-database.ts";
import { checkPeople, checkProjections, differs } from "../registry/rebuild.ts";
import { recordBodies } from "./random-history.ts";

/** Who is killed. "early": the writer while it starts; "both": writer and server at once. */
const VICTIMS = ["writer", "server", "early", "backend", "writer", "server", "both"] as const;
type Victim = (typeof VICTIMS)[number];

export type DrillOptions = {
  readonly dataFolder: string;
  /** Address of the compiled kill-writer module. */
  readonly writerUrl: string;
  readonly migrations: string;
  readonly rounds: number;
  /** Ends the drill after the round that runs, with nothing left running. */
  readonly signal?: AbortSignal;
  readonly onRound?: (result: DrillResult) => void;
};

export type DrillResult = {
  rounds: number;
  kills: Record<Victim, number>;
  acknowledged: number;
  lost: number;
  torn: number;
  gaps: number;
  differing: number;
  failedStarts: number;
  /** The longest that a start after a kill took. */
  slowestStartMs: number;
  readonly problems: string[];
};

type Writer = {
  readonly child: ChildProcess;
  readonly positions: number[];
  readonly said: string[];
  server(): number;
  ready: Promise<boolean>;
  acknowledges(after: number): Promise<boolean>;
};

const PATIENCE_MS = 90_000;

function startWriter({ dataFolder, writerUrl }: DrillOptions): Writer {
  const code = `import { writeUntilKilled } from ${JSON.stringify(writerUrl)}; await writeUntilKilled(${JSON.stringify(dataFolder)});`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const positions: number[] = [];
  const said: string[] = [];
  let server = 0;
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<boolean>((resolve) => {
    lines.on("line", (line) => {
      const [word, value] = line.split(" ");
      if (word === "ack") positions.push(Number(value));
      else said.push(line);
      if (word !== "ready") return;
      server = Number(value);
      resolve(true);
    });
    child.once("exit", () => resolve(false));
    setTimeout(() => resolve(false), PATIENCE_MS).unref();
  });
  const acknowledges = async (after: number): Promise<boolean> => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end && child.exitCode === null; await sleep(10)) {
      if (positions.length > after) return true;
    }
    return false;
  };
  return { child, positions, said, server: () => server, ready, acknowledges };
}

/** A process of the server that serves one of our connections. */
function findBackend(server: number): number | undefined {
  const backends = readdirSync("/proc").filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return parent === server && /^postgres: .*apora apora/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
    } catch {
      return false;
    }
  });
  return backends.length === 0 ? undefined : Number(backends[Math.floor(Math.random() * backends.length)]);
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined && pid > 1) process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

/** One life of a writer, ended by force. True if everything that had to start did. */
async function liveAndDie(writer: Writer, victim: Victim): Promise<boolean> {
  const { child } = writer;
  const early = victim === "early";
  const started = early ? await sleep(Math.random() * 400, true) : await writer.ready;
  if (!early) await sleep(20 + Math.random() * 500);
  let recovered = true;
  if (victim === "server" || victim === "backend") {
    kill(victim === "server" ? writer.server() : findBackend(writer.server()));
    // What was in flight may still arrive; two more than the lanes proves that writing goes on.
    recovered = await writer.acknowledges(writer.positions.length + 5);
    await sleep(Math.random() * 200);
  }
  if (victim === "both") kill(writer.server());
  const ended = child.exitCode === null && child.signalCode === null ? once(child, "close") : undefined;
  kill(child.pid);
  await ended;
  return started && recovered;
}

async function withDatabase<T>(options: DrillOptions, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await startDatabase({ dataFolder: options.dataFolder, databaseUrl: undefined, pgBin: undefined });
  const pool = createPool(database);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function inspect(
  pool: pg.Pool,
  result: DrillResult,
  { acknowledged, since }: { readonly acknowledged: readonly number[]; readonly since: number },
): Promise<number> {
  const reader = readFrom(pool);
  const faults = await findLedgerFaults(reader);
  const lost = await findLostPositions(reader, acknowledged);
  const { rows } = await pool.query<{ owner: string }>("select distinct owner from claim where position > $1", [since]);
  const tables = await checkPeople(
    pool,
    rebuildPlan(),
    rows.map(({ owner }) => owner),
  );
  result.acknowledged += acknowledged.length;
  result.lost += lost.length;
  result.torn += faults.torn;
  result.gaps += faults.gaps + faults.dangling;
  result.differing += tables.filter((table) => differs([table])).length;
  return faults.position;
}

/**
 * Kills the writer, the server, a process of the server, or several of them, again and again on one folder, and
 * after each time opens the folder and counts what is wrong.
 */
export async function runKillDrill(options: DrillOptions): Promise<DrillResult> {
  const kills = Object.fromEntries(VICTIMS.map((victim) => [victim, 0])) as Record<Victim, number>;
  const result: DrillResult = {
    rounds: 0,
    kills,
    acknowledged: 0,
    lost: 0,
    torn: 0,
    gaps: 0,
    differing: 0,
    failedStarts: 0,
    slowestStartMs: 0,
    problems: [],
  };
  await withDatabase(options, async (pool) => {
    await migrate(pool, { folder: options.migrations });
    await recordBodies(createLedger(pool));
  });
  let since = 0;
  for (let round = 0; round < options.rounds && options.signal?.aborted !== true; round++) {
    const victim = VICTIMS[round % VICTIMS.length] ?? "writer";
    const writer = startWriter(options);
    const lived = await liveAndDie(writer, victim);
    if (!lived)
      result.problems.push(
        `round ${round}: the ${victim} did not come back: ${writer.said.join(", ")}, exit ${writer.child.exitCode ?? writer.child.signalCode}, ${writer.positions.length} acknowledged`,
      );
    const begun = Date.now();
    try {
      since = await withDatabase(options, (pool) => {
        result.slowestStartMs = Math.max(result.slowestStartMs, Date.now() - begun);
        return inspect(pool, result, { acknowledged: writer.positions, since });
      });
    } catch (error) {
      result.problems.push(`round ${round} (${victim}): ${toAporaError(error).code} ${error instanceof Error ? error.message : ""}`);
      result.failedStarts += 1;
    }
    if (!lived) result.failedStarts += 1;
    result.kills[victim] += 1;
    result.rounds += 1;
    options.onRound?.(result);
  }
  const everything = await withDatabase(options, (pool) => checkProjections(pool, rebuildPlan()));
  result.differing += everything.filter((table) => differs([table])).length;
  return result;
}

/** Whether a drill found nothing. */
export const passed = (result: DrillResult): boolean =>
  result.lost + result.torn + result.gaps + result.differing + result.failedStarts === 0 && result.acknowledged > 0;

/** The folder of migrations, from the root of the repository. */
export const migrationsBelow = (root: string): string => path.join(root, "apps/server/migrations");
