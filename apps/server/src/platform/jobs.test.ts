import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { inTransaction, readFrom, sql } from "./database.ts";
import { AporaError } from "./errors.ts";
import { createWorker, retryPause, type Worker, type WorkerOptions } from "./job-worker.ts";
import {
  completeJob,
  countJobs,
  enqueueJob,
  failJob,
  listDeadJobs,
  prolongLeases,
  retryDeadJobs,
  takeJobs,
  tidyJobs,
  type JobHandler,
  type JobRequest,
} from "./jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.pool.query("truncate job"));
afterAll(() => database.drop());

const reader = (): ReturnType<typeof readFrom> => readFrom(database.pool);
const enqueue = (job: Partial<JobRequest> = {}): Promise<boolean> =>
  inTransaction(database.pool, {}, (tx) => enqueueJob(tx, { kind: "test.work", payload: { n: 1 }, ...job }));
const take = (leaseMs = 60_000): ReturnType<typeof takeJobs> =>
  takeJobs(reader(), { kinds: ["test.work"], limit: 10, leaseMs, except: [] });

function work(handle: JobHandler["handle"], options: WorkerOptions = {}): Worker {
  const worker = createWorker(database.pool, { "test.work": { handle } }, { pollMs: 100, leaseMs: 5000, retryBaseMs: 5, ...options });
  onTestFinished(() => worker.stop());
  return worker;
}

describe("enqueueing", () => {
  test("belongs to the transaction", async () => {
    const undone = inTransaction(database.pool, {}, async (tx) => {
      await enqueueJob(tx, { kind: "test.work", payload: {} });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await countJobs(database.pool)).toMatchObject({ pending: 0 });
  });

  test("one schedule slot is one job, however many servers race for it", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => enqueue({ dedupeKey: "cron:daily:2026-01-01" })));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await countJobs(database.pool)).toMatchObject({ pending: 1 });
  });

  test("a job is due neither before its time nor after it is done; higher priority comes first", async () => {
    await enqueue({ payload: { n: 1 } });
    await enqueue({ payload: { n: 2 }, priority: 5 });
    await enqueue({ payload: { n: 3 }, runAt: new Date(Date.now() + 60_000) });
    const [first] = await takeJobs(reader(), { kinds: ["test.work"], limit: 1, leaseMs: 1000, except: [] });
    expect(first?.payload).toEqual({ n: 2 });
    if (first !== undefined) expect(await completeJob(reader(), first)).toBe(true);
    expect((await take()).map(({ payload }) => payload)).toEqual([{ n: 1 }]);
  });
});

describe("a handler that does all", () => {
  test("is asked once for all that waited, and again for what came later or is not due", async () => {
    for (let n = 1; n <= 5; n += 1) await enqueue({ payload: { n } });
    await enqueue({ payload: { n: 6 }, runAt: new Date(Date.now() + 60_000) });
    let asked = 0;
    let late: Promise<boolean> | undefined;
    const handler: JobHandler = {
      doesAll: true,
      async handle() {
        asked += 1;
        // What is enqueued meanwhile may speak of something this run did not see.
        late ??= enqueue({ payload: { n: 7 } });
        await late;
      },
    };
    const worker = createWorker(database.pool, { "test.work": handler }, { pollMs: 50, concurrency: 1 });
    onTestFinished(() => worker.stop());
    await vi.waitFor(async () => expect(await countJobs(database.pool)).toMatchObject({ pending: 1, running: 0 }), { timeout: 10_000 });
    expect(asked).toBe(2);
  });
});

describe("a lease", () => {
  test("that ran out is taken over, and the first holder completes nothing any more", async () => {
    await enqueue();
    const [lost] = await take(1);
    await sleep(5);
    const [taken] = await take();
    expect(taken).toMatchObject({ id: lost?.id, attempt: 2 });
    if (lost === undefined || taken === undefined) throw new Error("nothing taken");
    expect((await prolongLeases(reader(), [lost], 1000)).size).toBe(0);
    expect(await completeJob(reader(), lost)).toBe(false);
    expect(await failJob(reader(), lost, { reason: "late", retryInMs: 0 })).toBe("lost");
    expect(await completeJob(reader(), taken)).toBe(true);
    expect(await completeJob(reader(), taken)).toBe(false);
  });

  test("of a worker that died in its last attempt is buried, not run for ever", async () => {
    await enqueue({ maxAttempts: 1 });
    await take(1);
    await sleep(5);
    expect(await take()).toEqual([]);
    expect(await tidyJobs(reader())).toMatchObject({ buried: 1 });
    expect(await listDeadJobs(reader())).toMatchObject([{ kind: "test.work", attempt: 1 }]);
  });

  type Step = { readonly do: "enqueue" | "take" | "complete" | "fail" | "expire"; readonly pick: number };
  const steps = fc.array(
    fc.record({ do: fc.constantFrom<Step["do"]>("enqueue", "take", "take", "complete", "fail", "expire"), pick: fc.nat(20) }),
    { maxLength: 40 },
  );

  test("whatever happens in whatever order, a job has one holder and is completed once", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        await database.pool.query("truncate job");
        const holders: { id: string; lease: string; valid: boolean }[] = [];
        const completed = new Set<string>();
        for (const step of history) {
          const holder = holders[step.pick % Math.max(1, holders.length)];
          if (step.do === "enqueue") await enqueue({ maxAttempts: 3 });
          else if (step.do === "take") {
            for (const { id, lease } of await takeJobs(reader(), { kinds: ["test.work"], limit: 2, leaseMs: 60_000, except: [] })) {
              // Nobody else may hold it, and it may not be done.
              expect(holders.filter((h) => h.id === id && h.valid)).toEqual([]);
              expect(completed.has(id)).toBe(false);
              holders.push({ id, lease, valid: true });
            }
          } else if (holder === undefined) continue;
          else if (step.do === "expire") {
            await database.pool.query("update job set lease_until = now() - interval '1 s' where lease_owner = $1 and id = $2", [
              holder.lease,
              holder.id,
            ]);
            holder.valid = false;
          } else if (step.do === "complete") {
            const done = await completeJob(reader(), holder);
            if (done) {
              expect(completed.has(holder.id)).toBe(false);
              completed.add(holder.id);
            }
            expect(done || !holder.valid).toBe(true);
            holder.valid = false;
          } else {
            await failJob(reader(), holder, { reason: "test", retryInMs: 0 });
            holder.valid = false;
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("workers", () => {
  test("four of them never run a job twice at once, and run every job once", async () => {
    const runs = new Map<string, number>();
    const now = new Set<string>();
    let overlaps = 0;
    const handle: JobHandler["handle"] = async (_payload, job) => {
      if (now.has(job.id)) overlaps += 1;
      now.add(job.id);
      await sleep(Math.random() * 4);
      runs.set(job.id, (runs.get(job.id) ?? 0) + 1);
      now.delete(job.id);
    };
    for (let i = 0; i < 4; i++) work(handle, { concurrency: 3 });
    await Promise.all(Array.from({ length: 200 }, (_, n) => enqueue({ payload: { n } })));
    await expect.poll(() => runs.size, { timeout: 20_000 }).toBe(200);
    expect([...runs.values()].every((count) => count === 1)).toBe(true);
    expect(overlaps).toBe(0);
  });

  test("are woken at once, without waiting for a poll", async () => {
    let ran = 0;
    work(() => Promise.resolve(void (ran += 1)), { pollMs: 60_000 });
    await sleep(150);
    await enqueue();
    await expect.poll(() => ran, { timeout: 2000, interval: 5 }).toBe(1);
  });

  test("a failing job is tried again, then buried with a reason that quotes nobody, and can be revived", async () => {
    let tries = 0;
    let healed = false;
    work(() => {
      tries += 1;
      return healed ? Promise.resolve() : Promise.reject(new Error("Мельнікава"));
    });
    await enqueue({ maxAttempts: 3 });
    await expect.poll(async () => (await listDeadJobs(reader())).length, { timeout: 10_000 }).toBe(1);
    expect(tries).toBe(3);
    expect(await listDeadJobs(reader())).toMatchObject([{ lastError: "Error", attempt: 3 }]);
    healed = true;
    expect(await retryDeadJobs(database.pool)).toBe(1);
    await expect.poll(() => countJobs(database.pool), { timeout: 10_000 }).toMatchObject({ pending: 0, dead: 0, running: 0 });
  });

  test("keep a long job by reporting, and learn when they lost it", async () => {
    let aborted = false;
    let runs = 0;
    let finish = (): void => {};
    work(
      async (_payload, job) => {
        runs += 1;
        job.signal.addEventListener("abort", () => (aborted = true));
        await new Promise<void>((resolve) => (finish = resolve));
      },
      { leaseMs: 300, concurrency: 1 },
    );
    await enqueue();
    await sleep(1000);
    expect({ runs, aborted }).toEqual({ runs: 1, aborted: false });
    await database.pool.query("update job set lease_owner = gen_random_uuid(), lease_until = now() + interval '1 h'");
    await expect.poll(() => aborted, { timeout: 5000 }).toBe(true);
    finish();
    expect(await countJobs(database.pool)).toMatchObject({ running: 1 });
  });

  test("a worker that stops finishes what runs and gives back what does not end", async () => {
    let finish = (): void => {};
    const stubborn = work(() => new Promise<void>((resolve) => (finish = resolve)), { graceMs: 50, concurrency: 1 });
    await enqueue();
    await expect.poll(() => countJobs(database.pool), { timeout: 5000 }).toMatchObject({ running: 1 });
    await stubborn.stop();
    finish();
    const [given] = await take();
    expect(given?.attempt).toBe(1);
  });

  test("hear again after their connection was cut", async () => {
    let ran = 0;
    work(() => Promise.resolve(void (ran += 1)), { pollMs: 200 });
    await sleep(150);
    await reader().query(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    await sleep(500);
    const listening = await reader().query(sql`select 1 from pg_stat_activity where datname = current_database() and query like 'listen%'`);
    expect(listening).toHaveLength(1);
    await enqueue();
    await expect.poll(() => ran, { timeout: 5000 }).toBe(1);
  });
});

test("finished jobs are pruned after a week, dead ones stay", async () => {
  await enqueue();
  await enqueue();
  await enqueue({ maxAttempts: 1 });
  await database.pool.query("update job set done_at = now() - interval '8 days' where id = (select min(id::text)::uuid from job)");
  await database.pool.query("update job set dead_at = now() - interval '80 days' where max_attempts = 1");
  expect(await tidyJobs(reader())).toEqual({ buried: 0, pruned: 1 });
  expect(await countJobs(database.pool)).toMatchObject({ pending: 1, dead: 1 });
});

test("pauses double, are spread out, and end at an hour and a half", () => {
  expect(retryPause(1, 1000, 0.5)).toBe(1000);
  expect(retryPause(4, 1000, 0)).toBe(4000);
  expect(retryPause(40, 1000, 1)).toBeLessThanOrEqual(5_400_000);
});

test("our own errors keep their sentence", async () => {
  work(() => Promise.reject(new AporaError("unavailable")));
  await enqueue({ maxAttempts: 1 });
  await expect.poll(async () => (await listDeadJobs(reader()))[0]?.lastError, { timeout: 5000 }).toMatch(/^unavailable: /);
});
