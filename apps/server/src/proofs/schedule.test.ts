import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerHandlers } from "../cli/job-handlers.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { readLogStatus } from "./adopt.ts";
import { nextSealing, scheduleSealing, SEAL_JOB } from "./schedule.ts";

let register: ProofRegister;
beforeAll(async () => {
  register = await startProofRegister(2);
});
afterAll(() => register.stop());

describe("the daily batch", () => {
  test("is due at the same hour of every day", () => {
    expect(nextSealing(new Date("2024-05-21T03:59:59Z")).toISOString()).toBe("2024-05-21T04:00:00.000Z");
    expect(nextSealing(new Date("2024-05-21T04:00:00Z")).toISOString()).toBe("2024-05-22T04:00:00.000Z");
    expect(nextSealing(new Date("2024-12-31T12:00:00Z")).toISOString()).toBe("2025-01-01T04:00:00.000Z");
  });

  test("is asked for once a day however often, and the job that runs asks for the next before it seals", async () => {
    const { pool, clock } = register.setting.ledger;
    await scheduleSealing(pool, clock.now());
    await scheduleSealing(pool, clock.now());
    const jobs = "select dedupe_key as key from job where kind = $1 order by 1";
    expect((await pool.query(jobs, [SEAL_JOB.kind])).rows).toEqual([{ key: "cron:proofs.seal-batch:2024-05-22" }]);
    await pool.query("delete from job");
    const job = { id: "j", kind: SEAL_JOB.kind, attempt: 1, maxAttempts: 8, signal: new AbortController().signal };
    await registerHandlers({ pool, database: register.database }, register.setting)[SEAL_JOB.kind]?.handle({}, job);
    expect((await pool.query(jobs, [SEAL_JOB.kind])).rows).toHaveLength(1);
    const status = await readLogStatus(register.setting);
    expect(status).toMatchObject({ covered: status.position, waiting: false });
    expect(status.signed).toBeGreaterThan(0);
  });
});
