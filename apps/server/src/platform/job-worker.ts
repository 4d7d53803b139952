import type pg from "pg";
import { readFrom } from "./database.ts";
import { systemCode, toAporaError } from "./errors.ts";
import {
  completeJob,
  completeWaiting,
  failJob,
  JOB_CHANNEL,
  listWaiting,
  prolongLeases,
  returnJob,
  takeJobs,
  tidyJobs,
  type JobHandler,
  type TakenJob,
} from "./jobs.ts";
import { silentLog, type Log } from "./log.ts";

export type WorkerOptions = {
  readonly log?: Log;
  /** The table is looked at this often even if nobody wakes us. */
  readonly pollMs?: number;
  /** A worker that is silent for so long has lost its jobs; it reports three times as often. */
  readonly leaseMs?: number;
  readonly concurrency?: number;
  /** Pause after the first failure; it doubles with every further one, up to an hour. */
  readonly retryBaseMs?: number;
  /** How long `stop` lets running jobs finish. */
  readonly graceMs?: number;
};

/** Runs jobs until it is stopped. */
export interface Worker {
  /** Takes nothing more, lets running jobs finish, gives back what does not. The pool may be closed afterwards. */
  stop(): Promise<void>;
}

type Running = { readonly job: TakenJob; readonly leave: AbortController; readonly ended: Promise<void> };

type Settings = Required<WorkerOptions>;

const TIDY_EVERY_MS = 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Doubling pauses with jitter, so that what failed together is not tried again together. */
export function retryPause(attempt: number, baseMs: number, random: number): number {
  return Math.round(Math.min(LONGEST_PAUSE_MS, baseMs * 2 ** Math.max(0, attempt - 1)) * (0.5 + random));
}

/** Starts taking jobs of the kinds that have a handler. The pool lends it one connection for good. */
export function createWorker(pool: pg.Pool, handlers: Readonly<Record<string, JobHandler>>, options: WorkerOptions = {}): Worker {
  const settings: Settings = {
    log: silentLog,
    pollMs: 5000,
    leaseMs: 30_000,
    concurrency: 2,
    retryBaseMs: 2000,
    graceMs: 20_000,
    ...options,
  };
  const reader = readFrom(pool);
  const running = new Map<string, Running>();
  const stopped = new AbortController();
  let wake = (): void => {};
  let woken = false;
  const rouse = (): void => {
    woken = true;
    wake();
  };
  const begin = (job: TakenJob): void => {
    const leave = new AbortController();
    const ended = runJob(job, handlers[job.kind], { pool, settings, signal: leave.signal }).finally(() => {
      running.delete(job.id);
      rouse();
    });
    running.set(job.id, { job, leave, ended });
  };
  const take = async (): Promise<void> => {
    const limit = settings.concurrency - running.size;
    if (limit <= 0) return;
    const jobs = await takeJobs(reader, { kinds: Object.keys(handlers), limit, leaseMs: settings.leaseMs, except: [...running.keys()] });
    // A stop that came while we asked: nothing new begins.
    for (const job of jobs) await (stopped.signal.aborted ? returnJob(reader, job) : begin(job));
  };
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      woken = false;
      await take().catch((error: unknown) => settings.log.warn("jobs.unavailable", { code: systemCode(error) }));
      if (woken || stopped.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, settings.pollMs);
        wake = () => (clearTimeout(timer), resolve());
      });
    }
  };
  const listener = listen(pool, { rouse, settings });
  const stopTimers = startTimers({ pool, settings, running });
  const looping = loop();
  return {
    async stop() {
      stopped.abort();
      rouse();
      await looping;
      await leaveAll([...running.values()], { pool, settings });
      stopTimers();
      await listener.stop();
    },
  };
}

type Context = { readonly pool: pg.Pool; readonly settings: Settings };

async function runJob(job: TakenJob, handler: JobHandler | undefined, context: Context & { readonly signal: AbortSignal }): Promise<void> {
  const { pool, settings, signal } = context;
  const { id, kind, attempt, maxAttempts } = job;
  try {
    if (handler === undefined) throw new Error(`no handler for ${kind}`);
    const alike = handler.doesAll === true ? await listWaiting(readFrom(pool), kind) : [];
    await handler.handle(job.payload, { id, kind, attempt, maxAttempts, signal });
    if (alike.length > 0) await completeWaiting(readFrom(pool), alike);
    if (!(await completeJob(readFrom(pool), job))) settings.log.warn("job.lease-lost", { job: id, kind });
  } catch (error) {
    if (signal.aborted) return;
    const retryInMs = retryPause(attempt, settings.retryBaseMs, Math.random());
    // If even this fails, the lease runs out and somebody takes over.
    const outcome = await failJob(readFrom(pool), job, { reason: reasonOf(error), retryInMs }).catch(() => "lost" as const);
    settings.log.error(outcome === "dead" ? "job.died" : "job.failed", error, { job: id, kind, attempt });
  }
}

/** Foreign messages may quote what people typed; the table keeps codes and our own sentences only. */
function reasonOf(error: unknown): string {
  const known = toAporaError(error);
  if (known.code !== "internal") return `${known.code}: ${known.message}`;
  return [error instanceof Error ? error.name : typeof error, systemCode(error)].filter(Boolean).join(" ");
}

async function leaveAll(running: readonly Running[], { pool, settings }: Context): Promise<void> {
  let over = false;
  const patience = new Promise<void>((resolve) => setTimeout(resolve, settings.graceMs).unref());
  await Promise.race([Promise.all(running.map(({ ended }) => ended)).then(() => (over = true)), patience]);
  if (over) return;
  for (const { leave, job } of running) {
    leave.abort();
    await returnJob(readFrom(pool), job).catch(() => {});
  }
}

function startTimers({ pool, settings, running }: Context & { readonly running: ReadonlyMap<string, Running> }): () => void {
  const beat = async (): Promise<void> => {
    const held = [...running.values()];
    const kept = await prolongLeases(
      readFrom(pool),
      held.map(({ job }) => job),
      settings.leaseMs,
    );
    for (const { job, leave } of held) if (!kept.has(job.id) && running.has(job.id)) leave.abort();
  };
  const tidy = async (): Promise<void> => {
    const { buried } = await tidyJobs(readFrom(pool));
    if (buried > 0) settings.log.warn("jobs.died", { count: buried });
  };
  const quietly = (work: () => Promise<void>) => (): void => {
    work().catch((error: unknown) => settings.log.warn("jobs.unavailable", { code: systemCode(error) }));
  };
  const timers = [
    setInterval(quietly(beat), settings.leaseMs / 3),
    setInterval(quietly(tidy), Math.min(TIDY_EVERY_MS, settings.leaseMs * 2)),
  ];
  quietly(tidy)();
  for (const timer of timers) timer.unref();
  return () => timers.forEach(clearInterval);
}

/** Keeps one connection listening, and makes another when it breaks; until then the poll finds the jobs. */
function listen(
  pool: pg.Pool,
  { rouse, settings }: { readonly rouse: () => void; readonly settings: Settings },
): { stop(): Promise<void> } {
  let stopping = false;
  let client: pg.PoolClient | undefined;
  let retry: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (!stopping) retry = setTimeout(() => (connecting = connect()), settings.pollMs);
  };
  // A broken connection tells twice: as an event and to the query that waits.
  const lose = (lost: pg.PoolClient): void => {
    if (client !== lost) return;
    client = undefined;
    lost.release(true);
    again();
  };
  const connect = async (): Promise<void> => {
    const fresh = await pool.connect().catch(() => undefined);
    if (fresh === undefined) return again();
    client = fresh;
    fresh.on("notification", rouse);
    fresh.on("error", () => lose(fresh));
    await fresh.query(`listen ${JOB_CHANNEL}`).then(rouse, () => lose(fresh));
  };
  let connecting = connect();
  return {
    async stop() {
      stopping = true;
      clearTimeout(retry);
      await connecting;
      // Thrown away rather than reused: whoever got it next would be listening too.
      client?.release(true);
      client = undefined;
    },
  };
}
