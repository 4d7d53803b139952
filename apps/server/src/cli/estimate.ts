import { open } from "node:fs/promises";
import type { Command } from "commander";
import {
  estimateAll,
  EstimateError,
  METHOD_NAMES,
  readTable,
  spoken,
  tableOfReport,
  VERSION,
  type EstimateOptions,
  type EstimateReport,
  type MethodName,
  type MethodResult,
  type TableFile,
  type TableReport,
} from "@apora/estimate";
import { createWorkerRunner } from "@apora/estimate/node";
import { AporaError, systemCode } from "../platform/errors.ts";
import { fail, print, progress, progressDone } from "./run.ts";

type Options = {
  readonly json?: boolean;
  readonly method?: readonly string[];
  readonly seed?: string;
  readonly chains?: string;
  readonly quick?: boolean;
  readonly strata?: readonly string[];
};

/** Exit code for data that cannot be used (sysexits: EX_DATAERR). */
const BAD_DATA = 65;
const MOST_BYTES = 16 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = { ENOENT: "it does not exist", EISDIR: "it is a folder", EACCES: "permission denied" };

async function readText(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > MOST_BYTES) throw new AporaError("file.unusable", { file, reason: "it is larger than 16 MiB" });
      return await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof AporaError) throw error;
    throw new AporaError("file.unusable", { file, reason: REASONS[systemCode(error) ?? ""] ?? "unreadable" }, { cause: error });
  }
}

/** What to compute: a table from CSV, or everything from an earlier report. */
type Task = { readonly table: TableFile; readonly options: EstimateOptions };

function readReport(text: string, file: string): Task {
  let report: EstimateReport;
  try {
    const given = JSON.parse(text) as EstimateReport | { readonly report: EstimateReport };
    // What `estimate from-register` printed holds such a report.
    report = "report" in given ? given.report : given;
  } catch (error) {
    throw new AporaError("file.unusable", { file, reason: "it is neither CSV nor a report of this command" }, { cause: error });
  }
  const { table, stratumTables, settings, version } = report;
  if (table?.patterns === undefined || settings?.methods === undefined || !Array.isArray(stratumTables))
    throw new AporaError("file.unusable", { file, reason: "it is JSON, but not a report of this command" });
  if (version !== VERSION) process.stderr.write(`The report was made by version ${version}, this is ${VERSION}: numbers may differ.\n`);
  return { table: tableOfReport(report), options: settings };
}

const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

function readOptions({ method, seed, chains, quick }: Options): EstimateOptions {
  const methods = method?.flatMap((names) => names.split(",").map((name) => name.trim())) as readonly MethodName[] | undefined;
  return {
    ...(methods === undefined ? {} : { methods }),
    ...(seed === undefined ? {} : { seed: wholeNumber(seed) }),
    ...(chains === undefined ? {} : { chains: wholeNumber(chains) }),
    ...(quick === true ? { quick } : {}),
  };
}

/** Tells a fault of the table with its code; in JSON too, so that a script need not read English. */
function failWithTable(error: EstimateError, json: boolean): void {
  if (json)
    process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message, details: error.details } }, null, 2)}\n`);
  process.stderr.write(`${error.message}\n(${error.code})\n`);
  process.exitCode = BAD_DATA;
}

const number = (value: number | null): string => (value === null ? "–" : spoken(value));

function methodRow({ method, estimate, lo, hi, verdict, reasons }: MethodResult): readonly string[] {
  const range = lo === null || hi === null ? "–" : `${spoken(lo)} – ${spoken(hi)}`;
  return [method, number(estimate), range, verdict, reasons.map(({ code }) => code).join(", ")];
}

/** What a verdict allows, for whoever has not read the documentation. */
const MEANINGS: Readonly<Record<TableReport["verdict"], string>> = {
  report: "the number may be told, with its interval and its assumption",
  "range-only": "the interval may be told, and no single number",
  "order-of-magnitude": "only the order of magnitude may be told",
  refused: "no number may be told",
};

const LINE = 100;

/** Text in lines that a terminal and an e-mail can hold; `indent` stands before every line but the first. */
function wrap(text: string, indent = ""): string {
  let length = 0;
  return text
    .split(" ")
    .map((word, index) => {
      const fits = length + 1 + word.length <= LINE;
      length = index === 0 ? word.length : fits ? length + 1 + word.length : indent.length + word.length;
      return index === 0 ? word : fits ? ` ${word}` : `\n${indent}${word}`;
    })
    .join("");
}

/** The report for people: a table, and a paragraph in plain words. */
function reportText(report: TableReport): string {
  const rows = [["method", "estimate", "95 % interval", "verdict", "why"], ...report.methods.map(methodRow)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const why = report.methods
    .filter(({ verdict }) => verdict !== "refused")
    .map(({ method, assumption }) => wrap(`  ${method}: ${assumption}`, "    "));
  return [
    ...table,
    "",
    `Verdict: ${report.verdict} (${MEANINGS[report.verdict]})`,
    "",
    wrap(report.plain.join(" ")),
    ...(why.length === 0 ? [] : ["", "What each number assumes:", ...why]),
  ].join("\n");
}

const fullText = (report: EstimateReport): string =>
  [
    reportText(report),
    ...report.strata.map((stratum) => `\n── ${stratum.stratum}\n${reportText(stratum)}`),
    `\nFor the methods section of a publication:\n${wrap(report.methodsParagraph)}`,
  ].join("\n");

async function compute({ table, options }: Task): Promise<EstimateReport> {
  const runner = createWorkerRunner();
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new AporaError("interrupted"));
  process.once("SIGINT", stop);
  try {
    const onProgress = (stage: string, share: number): void => progress(`${stage} ${Math.round(100 * share)} %`);
    return await estimateAll(table, { ...options, runner, signal: stopping.signal, onProgress });
  } finally {
    progressDone("");
    process.off("SIGINT", stop);
    await runner.close();
  }
}

async function estimate(file: string, options: Options): Promise<void> {
  try {
    const text = await readText(file);
    const task = text.trimStart().startsWith("{")
      ? readReport(text, file)
      : { table: readTable(text, { strata: options.strata ?? [] }), options: readOptions(options) };
    const report = await compute(task);
    print(options.json === true, report, () => fullText(report));
  } catch (problem) {
    if (problem instanceof EstimateError) failWithTable(problem, options.json === true);
    else fail(problem);
  }
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** `apora estimate FILE` */
function addEstimateCommand(program: Command): Command {
  // What follows `estimate lists` belongs to it, though `estimate FILE` has options of the same name.
  program.enablePositionalOptions();
  const command = program
    .command("estimate <file>")
    .enablePositionalOptions()
    .description(
      "how many persons the lists missed: a CSV with a 0/1 column per list and a count column, or an earlier JSON report to repeat",
    )
    .option("--json", "everything as JSON, enough to repeat it")
    .option("--method <names>", `only these, separated by commas: ${METHOD_NAMES.join(", ")}`, collect)
    .option("--seed <n>", "the same number gives the same result (1)")
    .option("--chains <n>", "chains of the latent class sampler (4)")
    .option("--quick", "fewer draws and resamples, for a first look")
    .option("--strata <column>", "a column to divide by, given again for another; text columns are found without", collect)
    .action(estimate);
  return command;
}

/** Words after `estimate` that name no file but a command of the register. */
const ON_REGISTER: readonly string[] = ["lists", "from-register", "questions", "save", "list", "publish", "withdraw"];

/**
 * `apora estimate` with what the next word needs: on a file that is the library alone, and half a second less.
 * @param next the word after `estimate`
 */
export async function loadEstimateCommands(next: string | undefined): Promise<(program: Command) => void> {
  if (next !== undefined && !next.startsWith("-") && !ON_REGISTER.includes(next)) return addEstimateCommand;
  const [lists, stored] = await Promise.all([import("./estimate-lists.ts"), import("./estimate-stored.ts")]);
  return (program) => {
    const command = addEstimateCommand(program);
    lists.addEstimateListCommands(command);
    stored.addStoredEstimateCommands(command);
  };
}
