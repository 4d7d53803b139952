import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { estimateLists, type ListsQuestion } from "./estimate-lists.ts";
import { documentSchema, requireUnaltered, type EstimateDocument } from "./document.ts";
import { OTHERS } from "./strata.ts";
import { countLists, readMemberships } from "./list-entries.ts";
import { THREAD } from "./run-estimate.ts";
import { judge, recordInventedLists } from "./testing/invented-lists.ts";
import { GOOD_ANSWERS } from "./testing/sample-answers.ts";

const LISTS = ["recognised:first", "recognised:second", "official:mia_extremist", "official:kgb_terrorist"];
const TRUTH = 900;
// Threads load what was built; `npm test` builds it first.
const isBuilt = existsSync(fileURLToPath(THREAD));

let database: TestDatabase;
let ledger: Ledger;
let captured = 0;
let apart: readonly { readonly a: string; readonly b: string }[] = [];

const question = async (more: Partial<ListsQuestion> = {}): Promise<ListsQuestion> => ({
  lists: LISTS,
  population: { from: "2022-01-01", to: "2022-12-31", by: "entry", territory: null },
  knownAt: (await getHead(readFrom(database.pool))).position,
  today: "2024-01-01",
  answers: GOOD_ANSWERS,
  draws: 24,
  unsureProbability: 0.5,
  suspected: [],
  seed: 1,
  quick: true,
  ...more,
});

/** Of every nine files four are a woman's, four a man's, and of one nobody says. */
const genderOf = (number: number): "female" | "male" | undefined => (number % 9 === 0 ? undefined : number % 2 === 0 ? "female" : "male");

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  const coverage = { "recognised:first": 0.45, "recognised:second": 0.4, "official:mia_extremist": 0.35, "official:kgb_terrorist": 0.3 };
  ({ captured, apart } = await recordInventedLists(ledger, { population: TRUTH, coverage, seed: 11, split: 24, gender: genderOf }));
});
afterAll(() => database.drop());

test("a list holds each person once, whatever number of files", async () => {
  const reader = readFrom(database.pool);
  const { position } = await getHead(reader);
  const { people } = await readMemberships(reader, position);
  // Records left apart stand twice.
  expect(people).toHaveLength(captured + apart.length);
  const lists = countLists({ people, unsure: [], different: [] });
  expect(lists.map(({ list }) => list).sort()).toEqual([...LISTS].sort());
});

describe.skipIf(!isBuilt)(`from lists to an estimate${isBuilt ? "" : " (skipped: not built)"}`, () => {
  test("with records joined, the interval holds the truth, and the event loop stays free meanwhile", async () => {
    for (const pair of apart.slice(0, 12)) await judge(ledger, pair, "same");
    let ticks = 0;
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks += 1;
    }, 10);
    const began = performance.now();
    const document = await estimateLists(readFrom(database.pool), await question({ draws: 0 }));
    clearInterval(timer);
    const { outcome, report } = document;
    expect(report.n).toBe(captured + 12);
    expect(outcome.verdict).toBe("report");
    expect((outcome.lo ?? 0) < TRUTH && TRUTH < (outcome.hi ?? 0)).toBe(true);
    // A thread of its own: nothing here holds the loop for a quarter of the time that the estimate takes.
    expect(ticks).toBeGreaterThan(5);
    expect(longest).toBeLessThan(Math.max(400, (performance.now() - began) / 4));
  }, 60_000);

  test("doubtful pairs widen the interval, and the ones to decide are named", async () => {
    const open = apart.slice(12);
    for (const pair of open) await judge(ledger, pair, "unsure");
    const blind = await estimateLists(readFrom(database.pool), await question({ draws: 0 }));
    expect(blind.outcome).toMatchObject({ verdict: "range-only", estimate: null });
    expect(blind.outcome.reasons).toContain("linkage.left-out");
    const document = await estimateLists(readFrom(database.pool), await question());
    const { outcome, linkage, drawnTables } = document;
    if (linkage === null || typeof linkage === "string") throw new Error("no linkage was drawn");
    expect(linkage.pairs).toBe(open.length);
    expect(outcome.reasons).toContain("linkage.widened");
    expect((outcome.hi ?? 0) - (outcome.lo ?? 0)).toBeGreaterThan((blind.outcome.hi ?? 0) - (blind.outcome.lo ?? 0));
    expect(outcome.lo ?? 0).toBeLessThanOrEqual(blind.outcome.lo ?? 0);
    expect(drawnTables.reduce((sum, { times }) => sum + times, 0)).toBe(24);
    // Joining two records of one person uncovers an overlap, so the estimate falls.
    const first = linkage.toDecide[0];
    expect(first?.change ?? 0).toBeLessThan(0);
    expect(open.flatMap(({ a, b }) => [a, b])).toContain(first?.a);
  }, 90_000);

  test("pairs judged different are joined in no draw", async () => {
    for (const pair of apart.slice(12)) await judge(ledger, pair, "different");
    const suspected = apart.slice(12).map((pair) => ({ ...pair, probability: 0.5 }));
    const { linkage } = await estimateLists(readFrom(database.pool), await question({ suspected, draws: 5 }));
    if (linkage === null || typeof linkage === "string") throw new Error("no linkage was drawn");
    // Nothing but the rounding of equal draws.
    expect(linkage.combined.between).toBeLessThan(1e-20);
  }, 60_000);

  test("fewer than three lists, or fewer than thirty persons, give no number and no hint of one", async () => {
    const two = await estimateLists(readFrom(database.pool), await question({ lists: LISTS.slice(0, 2) }));
    expect(two.outcome).toMatchObject({ verdict: "refused", estimate: null, lo: null, hi: null });
    expect([two.report.methods, two.report.diagnostics, two.report.plain, two.linkage]).toEqual([[], {}, [], null]);
    const none = await question({ population: { from: "1990-01-01", to: "1990-12-31", by: "entry", territory: null } });
    const empty = await estimateLists(readFrom(database.pool), none).catch((error: unknown) => error);
    expect(empty instanceof Error ? empty.message : JSON.stringify((empty as { outcome: unknown }).outcome)).toMatch(/refused|Nobody/);
  }, 60_000);

  test("lists of different definition give no estimate, however well they fit", async () => {
    const answers = { ...GOOD_ANSWERS, sameDefinition: "no" as const };
    const { outcome } = await estimateLists(readFrom(database.pool), await question({ answers, draws: 0 }));
    expect(outcome).toMatchObject({ verdict: "refused", estimate: null, lo: null, hi: null });
    expect(outcome.reasons).toContain("answers.definition-differs");
  }, 60_000);

  test("a list that nobody is on, one named twice, and a region without a place are refused by name", async () => {
    const reader = readFrom(database.pool);
    await expect(estimateLists(reader, await question({ lists: [...LISTS, "official:nothing"] }))).rejects.toThrow("official:nothing");
    await expect(estimateLists(reader, await question({ lists: ["recognised:first", "recognised:first"] }))).rejects.toThrow(
      /different lists/,
    );
    const population = { from: "2022-01-01", to: "2022-12-31", by: "entry" as const, territory: "nowhere" };
    await expect(estimateLists(reader, await question({ population }))).rejects.toThrow("nowhere");
  });

  test("a signal stops it", async () => {
    const stop = new AbortController();
    const running = estimateLists(readFrom(database.pool), await question({ quick: false }), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: "interrupted" });
  }, 30_000);

  test("divided by gender, each group is estimated for itself, and what is frozen can be checked", async () => {
    const document = await estimateLists(readFrom(database.pool), await question({ draws: 0, strata: "gender" }));
    const { strata, report, outcome } = document;
    expect(strata?.by).toBe("gender");
    expect(strata?.parts.map(({ stratum }) => stratum)).toEqual(["female", "male", OTHERS]);
    expect(report.strata.reduce((sum, { n }) => sum + n, 0)).toBe(report.n);
    const { lo, hi } = strata?.combined ?? {};
    expect(lo).toBe(strata?.parts.reduce((sum, part) => sum + (part.outcome.lo ?? NaN), 0));
    expect((lo ?? 0) < TRUTH && TRUTH < (hi ?? 0)).toBe(true);
    // The whole is what it is without dividing.
    const whole = await estimateLists(readFrom(database.pool), await question({ draws: 0 }));
    expect(outcome).toEqual(whole.outcome);
    const kept = documentSchema.parse(JSON.parse(JSON.stringify(document))) as unknown as EstimateDocument;
    await requireUnaltered(kept);
    const [first] = kept.strata?.parts ?? [];
    if (first === undefined) throw new Error("no stratum");
    first.outcome.hi = 1;
    await expect(requireUnaltered(kept)).rejects.toMatchObject({ code: "estimate.altered" });
  }, 60_000);
});
