import { parseArgs } from "node:util";
import {
  bootstrapSteps,
  chooseStepwise,
  createModelFitter,
  dgaSteps,
  estimateAll,
  finish,
  isFitted,
  lcmcrSteps,
  profileInterval,
  profileLikelihood,
  searchModels,
  type CaptureTable,
} from "@apora/estimate";
import { createWorkerRunner, type WorkerRunner } from "@apora/estimate/node";
import { isOk, printTable, say, type Result } from "../measure.ts";
import { describeStudy, runCoverage } from "./coverage.ts";
import { compareSampled } from "./sampled-reference.ts";
import { compareWithReference, hasReference, printReference, referenceTable } from "./reference-table.ts";

const HELP = `npm run bench -- estimate [options]
  --quick       speed once, the reference values by quantity, a short coverage study
  --coverage    the whole coverage study: 200 invented populations per scenario
  --only <part> speed, reference, sampled or coverage
  --kept <file> where results of the coverage study are kept, and from where a stopped one goes on
`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    coverage: { type: "boolean", default: false },
    only: { type: "string" },
    kept: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

type Measured = { readonly wall: number; readonly cpu: number };

/** Middle of some runs, after one that warms up: seconds on the clock, and of all threads together on the processors. */
async function measure(run: () => unknown, runs: number): Promise<Measured> {
  const times: Measured[] = [];
  for (let i = 0; i <= runs; i++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 });
  }
  return times.slice(1).sort((a, b) => a.wall - b.wall)[(runs - 1) >> 1] ?? { wall: Number.NaN, cpu: Number.NaN };
}

const stepwise = (table: CaptureTable): number => {
  const chosen = chooseStepwise(table);
  return "model" in chosen ? chosen.model.estimate : Number.POSITIVE_INFINITY;
};

const bootstrap = (table: CaptureTable): unknown =>
  finish(bootstrapSteps({ table, estimator: stepwise, estimate: stepwise(table) }, { resamples: 1000, seed: 1 }));

function profile(table: CaptureTable): void {
  const model = createModelFitter(table).fit([0b011]);
  if (isFitted(model)) profileInterval(table.captured, profileLikelihood(table, model.interactions), Math.exp(model.intercept));
}

/** One chain with the peer's settings: 10,000 sweeps of burn-in, 1000 draws every 100 sweeps. */
const chain = (table: CaptureTable): unknown =>
  finish(lcmcrSteps(table, { seed: 1, chains: 1, burnIn: 10_000, draws: 1000, thinning: 100 }));

type Goal = { readonly name: string; readonly limit: number; readonly note: string };

async function below({ name, limit, note }: Goal, run: () => unknown, runs: number): Promise<Result> {
  const { wall, cpu } = await measure(run, runs);
  return { name, measured: wall, limit, unit: "s", good: "below", note: `${cpu.toPrecision(2)} s of processor; ${note}` };
}

async function measureSpeed(runner: WorkerRunner, runs: number): Promise<readonly Result[]> {
  const [kosovo, uk5, uk6] = [referenceTable("kosovo"), referenceTable("ukdat_5"), referenceTable("ukdat")];
  const goals: readonly (readonly [Goal, () => unknown, number])[] = [
    [{ name: "Kosovo, all methods and diagnostics", limit: 2, note: "no peer does all" }, () => estimateAll(kosovo, { runner }), runs],
    [{ name: "UK six lists, all methods and diagnostics", limit: 10, note: "no peer does all" }, () => estimateAll(uk6, { runner }), 1],
    [{ name: "UK six lists, graph averaging", limit: 2, note: "peer: up to five lists, 0.13–3.4 s" }, () => finish(dgaSteps(uk6)), runs],
    [{ name: "UK five lists, 1000 re-selection bootstraps", limit: 5, note: "peer: about 166 s" }, () => bootstrap(uk5), runs],
    [
      { name: "Kosovo, 113 log-linear models", limit: 0.34, note: "limit is the peer's best: 0.34–0.50 s" },
      () => searchModels(kosovo),
      runs,
    ],
    [{ name: "UK six lists, 32,768 two-way models", limit: 10, note: "no peer figure" }, () => searchModels(uk6), runs],
    [{ name: "Kosovo, one profile interval", limit: 0.1, note: "limit is the peer's best: 0.1–0.2 s" }, () => profile(kosovo), runs],
    [{ name: "Kosovo, stepwise pairs", limit: 0.01, note: "limit is the peer's best: 0.01–0.4 s" }, () => stepwise(kosovo), runs],
    [{ name: "Kosovo, one chain of 110,000 sweeps", limit: 2.25, note: "peer: 1.5–1.7 s" }, () => chain(kosovo), 1],
  ];
  const results: Result[] = [];
  for (const [goal, run, times] of goals) results.push(await below(goal, run, times));
  return results;
}

const wanted = (part: string): boolean => values.only === undefined || values.only === part;

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  if (!hasReference) say("Speed and reference values: skipped, the reference data are not here.");
  if (hasReference && wanted("speed")) {
    const runner = createWorkerRunner();
    const results = await measureSpeed(runner, values.quick ? 1 : 3).finally(() => runner.close());
    printTable(results);
    if (!results.every(isOk)) process.exitCode = 1;
  }
  if (hasReference && wanted("reference")) printReference(compareWithReference(), values.quick);
  // Some minutes: by name only.
  if (hasReference && values.only === "sampled") {
    const runner = createWorkerRunner();
    if (!(await compareSampled(runner).finally(() => runner.close()))) process.exitCode = 1;
  }
  if (wanted("coverage") && (values.coverage || values.quick || values.only === "coverage")) {
    const study = await runCoverage({
      perScenario: values.coverage ? 200 : 5,
      workers: 2,
      seconds: values.coverage ? 24 * 3600 : 60,
      kept: values.kept,
    });
    process.stdout.write(`${describeStudy(study)}\n`);
  }
}

await main();
