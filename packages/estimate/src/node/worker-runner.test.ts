import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { inThreadRunner } from "../jobs.ts";
import { lcmcrChains } from "../lcmcr.ts";
import { createWorkerRunner } from "./worker-runner.ts";

const TABLE = { lists: ["A", "B", "C"], counts: Float64Array.of(0, 40, 30, 9, 20, 8, 7, 3), captured: 117 };
const SHORT = { seed: 3, burnIn: 200, draws: 50, thinning: 2 } as const;
/** Hours of work, to be stopped. */
const ENDLESS = { seed: 3, burnIn: 1e9, draws: 4, thinning: 1 } as const;

// Threads load what was built; `npm test` builds it first.
const isBuilt = existsSync(new URL("../../dist/node/worker.js", import.meta.url));

describe.skipIf(!isBuilt)(`worker threads${isBuilt ? "" : " (skipped: not built)"}`, () => {
  const runner = createWorkerRunner({ workers: 2 });
  afterAll(() => runner.close());

  test("compute the same bits as this thread, in the order of the inputs", async () => {
    const inputs = lcmcrChains(TABLE, SHORT);
    expect(await runner.run("lcmcr-chain", inputs)).toEqual(await inThreadRunner.run("lcmcr-chain", inputs));
  });

  test("leave the event loop free and tell their progress", async () => {
    const shares: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await runner.run("lcmcr-chain", lcmcrChains(TABLE, { ...SHORT, burnIn: 15_000 }), { onProgress: (share) => shares.push(share) });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });

  test("stop when asked, in the middle of a job, and work on afterwards", async () => {
    const controller = new AbortController();
    const running = runner.run("lcmcr-chain", lcmcrChains(TABLE, ENDLESS), { signal: controller.signal });
    const settled = running.then(
      () => "finished",
      (error: unknown) => (error instanceof Error ? error.name : "?"),
    );
    await sleep(200);
    controller.abort();
    expect(await settled).toBe("AbortError");
    expect(await runner.run("lcmcr-chain", lcmcrChains(TABLE, SHORT))).toHaveLength(4);
  });

  test("a signal that fired before is heard at once", async () => {
    await expect(runner.run("dga", [{ table: TABLE, settings: {} }], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  test("the error of a job comes back as what it was, and the others still get their answer", async () => {
    await expect(runner.run("dga", [{ table: TABLE, settings: { delta: -1 } }])).rejects.toThrow(RangeError);
    const [found] = await runner.run("dga", [{ table: TABLE, settings: {} }]);
    expect(found).toMatchObject({ graphs: 8, reasons: [] });
  });

  test("closing ends what runs", async () => {
    const other = createWorkerRunner({ workers: 1 });
    const settled = other.run("lcmcr-chain", lcmcrChains(TABLE, ENDLESS)).catch((error: unknown) => error);
    await other.close();
    expect(await settled).toBeInstanceOf(Error);
    await expect(other.run("dga", [{ table: TABLE, settings: {} }])).rejects.toThrow(/closed/);
  });
});

test("in-thread jobs take turns with the event loop and stop when asked", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  await expect(inThreadRunner.run("lcmcr-chain", lcmcrChains(TABLE, ENDLESS), { signal: controller.signal })).rejects.toThrow(/abort/i);
});

test("a runner without workers is an error", () => {
  expect(() => createWorkerRunner({ workers: 0 })).toThrow(RangeError);
});
