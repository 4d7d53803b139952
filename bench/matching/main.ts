import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type * as DecideModule from "../../apps/server/src/matching/decide.ts";
import type * as FindPairsModule from "../../apps/server/src/matching/find-pairs.ts";
import type * as QueueModule from "../../apps/server/src/matching/queue.ts";
import type * as LedgerModule from "../../apps/server/src/ledger/ledger.ts";
import type * as RecordPersonModule from "../../apps/server/src/registry/record-person.ts";
import type * as PeopleModule from "../../apps/server/src/synth/people.ts";
import { isOk, printTable, say, type Result } from "../measure.ts";
import { built, databaseModule, loadModule, openRegisterModule, type Register } from "../register/built.ts";
import { makeSecondFiles, type SecondFiles } from "./second-files.ts";

const HELP = `npm run bench -- matching [options]
  --people <n>   invented people, one in fifty with a second file (5000)
  --quick        2500 people
`;

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "5000" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** 4 October 2024, in days since 1970: the middle of the invented histories. */
const TODAY = 20_000;
const ACTOR = { id: "bench" } as const;
/** A minute for every 50,000 people, and never less than ten seconds: reading, learning, comparing, keeping. */
const secondsFor = (people: number): number => Math.max(10, (60 * people) / 50_000);
/** Memory on top of the program, thread included: it holds everybody's profile twice, and the records of the linkage. */
const megabytesFor = (people: number): number => Math.max(400, (1024 * people) / 50_000);

type Watched<T> = { readonly value: T; readonly seconds: number; readonly processor: number; readonly memory: number };

async function watched<T>(work: () => Promise<T>): Promise<Watched<T>> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const [began, used] = [performance.now(), process.cpuUsage()];
  const value = await work();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(used);
  return { value, seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6, memory: (most - before) / 2 ** 20 };
}

async function load({ ledger }: Register, people: number): Promise<SecondFiles> {
  const { inventPerson } = await built<typeof PeopleModule>("synth/people");
  const { perform } = await built<typeof LedgerModule>("ledger/ledger");
  const { recordPeople } = await built<typeof RecordPersonModule>("registry/record-person");
  await (await loadModule()).loadSynthetic(ledger, { people, seed: 1 });
  const second = makeSecondFiles(people, (place) => inventPerson(1, place));
  for (let from = 0; from < second.files.length; from += 500)
    await perform(ledger, recordPeople, { actor: ACTOR, input: { files: second.files.slice(from, from + 500) } });
  return second;
}

async function benchSearch({ ledger, pool }: Register, { about }: SecondFiles, people: number): Promise<readonly Result[]> {
  const { findPairs } = await built<typeof FindPairsModule>("matching/find-pairs");
  const { listSuspected } = await built<typeof QueueModule>("matching/queue");
  const { readFrom } = await databaseModule();
  say("Searching …");
  const { value: report, seconds, processor, memory } = await watched(() => findPairs(ledger, { today: TODAY }));
  const listed = await watched(() => listSuspected(readFrom(pool), { offset: 0, limit: 100 }));
  const { pairs } = await listSuspected(readFrom(pool), { offset: 0, limit: 100_000 });
  const right = pairs.filter(({ a, b }) => about.get(a) === b || about.get(b) === a);
  const sure = pairs.filter(({ probability }) => probability >= 0.5).length;
  const by = report.model.kind === "learned" ? "learned model" : `fixed model (${report.model.because})`;
  say(
    `${report.people} people, ${report.compared} pairs compared by the ${by}; ${report.found} wait, ${sure} of them at p ≥ .5; of ${about.size} second files ${right.length} are in the queue`,
  );
  const label = `${people.toLocaleString("en")} people`;
  return [
    {
      name: `${label}: search`,
      measured: seconds,
      limit: secondsFor(people),
      unit: "s",
      good: "below",
      note: `processor time ${processor.toFixed(1)} s; ${report.compared} pairs compared, ${by}`,
    },
    { name: `${label}: search, memory on top`, measured: memory, limit: megabytesFor(people), unit: "MB", good: "below" },
    {
      name: `${label}: second files found`,
      measured: right.length / Math.max(1, about.size),
      limit: 0.9,
      unit: "",
      good: "above",
      note: `${right.length} of ${about.size}; ${report.found} pairs wait`,
    },
    { name: `${label}: a page of the queue`, measured: 1000 * listed.seconds, limit: 500, unit: "ms", good: "below", note: "100 pairs" },
  ];
}

/** Decides what waits as one unit, and takes it back as one. */
async function benchDecision({ ledger, pool }: Register, people: number): Promise<readonly Result[]> {
  const { decidePairs, undoDecision, MOST_DECISIONS } = await built<typeof DecideModule>("matching/decide");
  const { listSuspected } = await built<typeof QueueModule>("matching/queue");
  const { perform } = await built<typeof LedgerModule>("ledger/ledger");
  const { readFrom } = await databaseModule();
  const { pairs } = await listSuspected(readFrom(pool), { offset: 0, limit: MOST_DECISIONS });
  if (pairs.length === 0) return [];
  const decisions = pairs.map(({ a, b }) => ({ a, b, judgement: "different" as const, reason: "for the bench" }));
  say(`Deciding ${decisions.length} pairs …`);
  const decided = await watched(() => perform(ledger, decidePairs, { actor: ACTOR, input: { decisions } }));
  const { decision } = decided.value.result;
  const undone = await watched(() => perform(ledger, undoDecision, { actor: ACTOR, input: { decision, reason: "for the bench" } }));
  const label = `${people.toLocaleString("en")} people: `;
  const limit = Math.max(5, pairs.length / 100);
  return [
    { name: `${label}bulk decision`, measured: decided.seconds, limit, unit: "s", good: "below", note: `${pairs.length} pairs` },
    { name: `${label}taken back`, measured: undone.seconds, limit, unit: "s", good: "below", note: `${pairs.length} pairs` },
  ];
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const people = values.quick ? 2500 : Number(values.people);
  if (!Number.isSafeInteger(people) || people < 100) throw new Error("--people needs a whole number from 100");
  const folder = await mkdtemp(path.join(os.tmpdir(), "apora-bench-"));
  const results: Result[] = [];
  try {
    const { openRegister } = await openRegisterModule();
    const config = { dataFolder: path.join(folder, "data"), databaseUrl: undefined, pgBin: process.env["APORA_PG_BIN"] };
    const register = await openRegister(config as Parameters<typeof openRegister>[0], { ifRunning: "refuse" });
    try {
      say(`Loading ${people} invented people …`);
      const second = await load(register, people);
      results.push(...(await benchSearch(register, second, people)), ...(await benchDecision(register, people)));
    } finally {
      await register.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  printTable(results);
  if (!results.every(isOk)) process.exitCode = 1;
}

await main();
