import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { METHOD_NAMES, SCENARIOS, VERDICTS, VERSION, type MethodName, type Scenario, type Verdict } from "@apora/estimate";
import { say } from "../measure.ts";

/** One table to estimate: a simulated one, named by its scenario and seed, or a given one with a known size. */
export type Case =
  | { readonly kind: "simulated"; readonly group: Scenario; readonly scenario: Scenario; readonly seed: number }
  | {
      readonly kind: "given";
      readonly group: string;
      readonly lists: readonly string[];
      readonly patterns: Readonly<Record<string, number>>;
      readonly truth: number;
      readonly seed: number;
    };

export type MethodOutcome = {
  readonly method: MethodName;
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly verdict: Verdict;
};

export type CaseResult = {
  /** Names the case among those of the study. */
  readonly key: string;
  readonly group: string;
  readonly truth: number;
  readonly captured: number;
  readonly verdict: Verdict;
  /** Codes of the reasons of the whole. */
  readonly reasons: readonly string[];
  readonly methods: readonly MethodOutcome[];
};

/** The same for the same case in every run: results kept of an earlier run are found by it. */
export const keyOf = (wanted: Case): string =>
  wanted.kind === "simulated" ? `${wanted.group} ${wanted.seed}` : `${wanted.group} ${wanted.truth}`;

export const INTERNAL_CONSISTENCY = "internal consistency";
const SEED = 20_261_122;

/** Reference data beside the repository, where they are. */
const REFERENCE = path.resolve(process.cwd(), "../shared/data/statistics/internal_consistency.json");

type ReferenceSet = {
  readonly known_N: number;
  readonly lists: readonly string[];
  readonly patterns: Readonly<Record<string, number>>;
  readonly in_summary: boolean;
};

/** Real lists of which one in turn played the whole population. */
function givenCases(): readonly Case[] {
  if (!existsSync(REFERENCE)) return [];
  const { sets } = JSON.parse(readFileSync(REFERENCE, "utf8")) as { readonly sets: readonly ReferenceSet[] };
  return sets
    .filter(({ in_summary }) => in_summary)
    .map(({ known_N, lists, patterns }) => ({ kind: "given", group: INTERNAL_CONSISTENCY, lists, patterns, truth: known_N, seed: SEED }));
}

/** Scenarios take turns, so that a study that is stopped early has seen each of them about equally often. */
function simulatedCases(perScenario: number): readonly Case[] {
  return Array.from({ length: perScenario }, (_, i) =>
    SCENARIOS.map((scenario): Case => ({ kind: "simulated", group: scenario, scenario, seed: SEED + i })),
  ).flat();
}

type Study = {
  readonly results: readonly CaseResult[];
  readonly planned: number;
  readonly failures: readonly string[];
  readonly seconds: number;
};

/** Results kept of an earlier run: one JSON object a line. A last line cut short by a stop is left out. */
function readKept(file: string | undefined): CaseResult[] {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => (line.endsWith("}") ? [JSON.parse(line) as CaseResult] : []));
}

/**
 * Runs the cases on worker threads, each estimated completely in its thread, until all are done or the time is over.
 * @param plan.kept a file to which every result is added at once, and from which a stopped study goes on
 */
export async function runCoverage(plan: {
  readonly perScenario: number;
  readonly workers: number;
  readonly seconds: number;
  readonly kept?: string | undefined;
}): Promise<Study> {
  const all = [...givenCases(), ...simulatedCases(plan.perScenario)];
  const wantedKeys = new Set(all.map(keyOf));
  const results = readKept(plan.kept).filter(({ key }) => wantedKeys.has(key));
  const known = new Set(results.map(({ key }) => key));
  const cases = all.filter((one) => !known.has(keyOf(one)));
  const failures: string[] = [];
  const began = Date.now();
  let next = 0;
  const keep = (result: CaseResult): void => {
    results.push(result);
    if (plan.kept !== undefined) appendFileSync(plan.kept, `${JSON.stringify(result)}\n`);
  };
  const runWorker = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./coverage-worker.js", import.meta.url));
      const send = (): void => {
        const wanted = (Date.now() - began) / 1000 < plan.seconds ? cases[next++] : undefined;
        if (wanted === undefined) {
          void worker.terminate();
          resolve();
        } else worker.postMessage(wanted, []);
      };
      worker.on("error", reject);
      worker.on("message", (answer: CaseResult | { readonly error: string }) => {
        if ("error" in answer) failures.push(answer.error);
        else keep(answer);
        if (results.length % 50 === 0) say(`${results.length} of ${all.length} tables, ${Math.round((Date.now() - began) / 1000)} s`);
        send();
      });
      send();
    });
  await Promise.all(Array.from({ length: plan.workers }, runWorker));
  return { results, planned: all.length, failures, seconds: (Date.now() - began) / 1000 };
}

const covers = ({ lo, hi }: MethodOutcome, truth: number): boolean => lo !== null && lo <= truth && (hi === null || truth <= hi);
const isBound = (method: MethodName): boolean => method === "chao" || method === "mth-lb";
const isGiven = ({ estimate, lo }: MethodOutcome): boolean => estimate !== null && lo !== null;

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(3));
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Coverage and refusals of one method in one group. */
export function summarizeMethod(results: readonly CaseResult[], method: MethodName) {
  const all = results.flatMap(({ truth, methods }) =>
    methods.filter((found) => found.method === method).map((found) => ({ found, truth })),
  );
  const given = all.filter(({ found }) => isGiven(found));
  return {
    tables: all.length,
    refused: all.length - given.length,
    covered: given.filter(({ found, truth }) => covers(found, truth)).length,
    /** Truth at or above the lower limit: all that a bound promises. */
    above: given.filter(({ found, truth }) => (found.lo ?? 0) <= truth).length,
    given: given.length,
    bias: median(given.map(({ found, truth }) => (found.estimate ?? 0) / truth)),
    width: median(given.map(({ found }) => (found.hi ?? Number.POSITIVE_INFINITY) / (found.lo ?? 1))),
  };
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function methodTable(results: readonly CaseResult[]): string {
  const rows = METHOD_NAMES.filter((method) => method !== "chapman").map((method) => {
    const { refused, covered, above, given, bias, width, tables } = summarizeMethod(results, method);
    const coverage = isBound(method) ? `${percent(above, given)} (lower limit)` : percent(covered, given);
    return [
      method,
      coverage,
      percent(refused, tables),
      Number.isNaN(bias) ? "–" : bias.toFixed(3),
      Number.isNaN(width) ? "–" : width.toFixed(2),
    ];
  });
  return table([["method", "coverage of the 95 % interval", "refused", "median estimate / truth", "median hi / lo"], ...rows]);
}

function verdictLine(results: readonly CaseResult[]): string {
  return VERDICTS.map((verdict) => {
    const these = results.filter((result) => result.verdict === verdict);
    const { covered, given } = summarizeMethod(these, "pooled");
    return `${verdict} ${these.length}${given > 0 ? ` (pooled interval covers ${percent(covered, given)})` : ""}`;
  }).join("; ");
}

/** How far each verdict may be trusted: coverage of the pooled interval by group and verdict. */
function verdictTable(results: readonly CaseResult[], groups: readonly string[]): string {
  const cell = (these: readonly CaseResult[]): string => {
    const { covered, given } = summarizeMethod(these, "pooled");
    return given === 0 ? `${these.length}` : `${these.length} (${percent(covered, given)})`;
  };
  const row = (name: string, these: readonly CaseResult[]): readonly string[] => [
    name,
    ...VERDICTS.map((verdict) => cell(these.filter((result) => result.verdict === verdict))),
  ];
  return table([
    ["group", ...VERDICTS],
    ...groups.map((group) =>
      row(
        group,
        results.filter((result) => result.group === group),
      ),
    ),
    row("all", results),
  ]);
}

/** The study as Markdown. */
export function describeStudy({ results, planned, failures, seconds }: Study): string {
  const groups = [INTERNAL_CONSISTENCY, ...SCENARIOS].filter((group) => results.some((result) => result.group === group));
  const overview = groups.map((group) => {
    const these = results.filter((result) => result.group === group);
    const pooled = summarizeMethod(these, "pooled");
    const cells = (["loglinear-averaged", "stepwise", "dga", "lcmcr"] as const).map((method) => {
      const { covered, given, tables } = summarizeMethod(these, method);
      return `${percent(covered, given)} (${tables - given})`;
    });
    return [group, String(these.length), ...cells, `${percent(pooled.covered, pooled.given)} (${pooled.tables - pooled.given})`];
  });
  return [
    `${results.length} of ${planned} planned tables, ${failures.length} failures, version ${VERSION}, first seed ${SEED}, ${Math.round(seconds)} s.`,
    "Coverage of the 95 % interval among the tables with an estimate; in brackets how often the method refused.",
    table([["group", "tables", "loglinear-averaged", "stepwise", "dga", "lcmcr", "pooled"], ...overview]),
    "Tables by verdict; in brackets how often the pooled interval holds the truth.",
    verdictTable(results, groups),
    ...groups.flatMap((group) => {
      const these = results.filter((result) => result.group === group);
      return [`### ${group} (${these.length} tables)`, methodTable(these), `Verdicts: ${verdictLine(these)}.`];
    }),
  ].join("\n\n");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name: string, usual: number): number => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? usual : Number(process.argv[at + 1]);
  };
  const study = await runCoverage({
    perScenario: option("per-scenario", 200),
    workers: option("workers", 2),
    seconds: option("seconds", 7200),
    kept: process.argv.includes("--kept") ? process.argv[process.argv.indexOf("--kept") + 1] : undefined,
  });
  for (const failure of study.failures) say(failure);
  process.stdout.write(`${describeStudy(study)}\n`);
}
