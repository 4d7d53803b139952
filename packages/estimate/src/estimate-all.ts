import { analyseTable, type World } from "./analyse.ts";
import type { CaptureTable } from "./capture-table.ts";
import { EstimateError } from "./errors.ts";
import { inThreadRunner, type JobRunner } from "./jobs.ts";
import { createTable, type Stratum, type TableFile } from "./read-table.ts";
import {
  METHOD_NAMES,
  type EstimateReport,
  type EstimateSettings,
  type MethodName,
  type PatternTable,
  type StratumReport,
} from "./result.ts";
import type { CancelSignal } from "./steps.ts";
import { hashTable } from "./table-hash.ts";
import { toPatternTable } from "./tables.ts";
import { VERSION } from "./version.ts";
import { writeMethodsParagraph } from "./wording.ts";

export type EstimateOptions = {
  /** All methods unless told otherwise. */
  readonly methods?: readonly MethodName[];
  /** A whole number from 0 to 2^32 − 1; 1 unless told otherwise. */
  readonly seed?: number;
  /** Chains of the latent class sampler, 4 to 64; 4 unless told otherwise. */
  readonly chains?: number;
  /** Fewer sweeps, resamples and grid points: for a first look. */
  readonly quick?: boolean;
  /** Where the samplers run; in this thread unless told otherwise. */
  readonly runner?: JobRunner;
  /** Checked between pieces of some milliseconds; an `AbortSignal` fits. */
  readonly signal?: CancelSignal;
  /** The stage (a method, `loglinear`, `stability`, with the stratum before it) and its share done, 0 to 1. Stages overlap. */
  readonly onProgress?: (stage: string, share: number) => void;
};

const MOST_CHAINS = 64;

/** @throws EstimateError settings.invalid */
function completeSettings({ methods = METHOD_NAMES, seed = 1, chains = 4, quick = false }: EstimateOptions): EstimateSettings {
  const unknown = methods.find((method) => !METHOD_NAMES.includes(method));
  if (unknown !== undefined || methods.length === 0)
    throw new EstimateError("settings.invalid", { setting: "method", wanted: `one of ${METHOD_NAMES.join(", ")}` });
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new EstimateError("settings.invalid", { setting: "seed", wanted: "a whole number from 0 to 4294967295" });
  if (!Number.isInteger(chains) || chains < 4 || chains > MOST_CHAINS)
    throw new EstimateError("settings.invalid", { setting: "chains", wanted: `a whole number from 4 to ${MOST_CHAINS}` });
  return { methods: METHOD_NAMES.filter((method) => methods.includes(method)), seed, chains, quick };
}

async function analyseStratum({ name, table }: Stratum, settings: EstimateSettings, world: World): Promise<StratumReport> {
  const onProgress = (stage: string, share: number): void => world.onProgress?.(`${name}: ${stage}`, share);
  return { stratum: name, ...(await analyseTable(table, settings, { ...world, onProgress, isStratum: true })) };
}

/**
 * Every method on a table and on each of its strata, with diagnostics, verdict and reasons. The same table, settings and version give
 * the same report, wherever the samplers run. Small strata (n < 30, fewer than three lists) give no number at all.
 *
 * @example
 * const { table } = readTable("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,3\n");
 * const report = await estimateAll(table, { methods: ["chao"] });
 * @throws EstimateError settings.invalid; the reason of the signal when stopped
 */
export async function estimateAll(given: CaptureTable | TableFile, options: EstimateOptions = {}): Promise<EstimateReport> {
  const { table, strata }: Pick<TableFile, "table" | "strata"> = "table" in given ? given : { table: given, strata: [] };
  const settings = completeSettings(options);
  const world: World = { runner: options.runner ?? inThreadRunner, signal: options.signal, onProgress: options.onProgress };
  const whole = await analyseTable(table, settings, world);
  const parts: StratumReport[] = [];
  for (const stratum of strata) parts.push(await analyseStratum(stratum, settings, world));
  const tableHash = await hashTable(table, strata);
  const facts = { captured: table.captured, lists: table.lists, settings, version: VERSION, tableHash, methods: whole.methods };
  return {
    ...whole,
    lists: table.lists,
    table: toPatternTable(table),
    tableHash,
    settings,
    seed: settings.seed,
    version: VERSION,
    methodsParagraph: writeMethodsParagraph(facts),
    strata: parts,
    stratumTables: strata.map(({ name, table: part }) => ({ stratum: name, table: toPatternTable(part) })),
  };
}

const tableFrom = ({ lists, patterns }: PatternTable): CaptureTable =>
  createTable(
    lists,
    Object.entries(patterns).map(([pattern, count]) => ({ pattern: [...pattern].map((c) => c === "1"), count })),
  );

/**
 * What a report was made from: give it back to {@link estimateAll} and, with the same version, the same report comes out.
 * @throws EstimateError with a `table.…` code if the report was altered by hand
 */
export const tableOfReport = ({ table, stratumTables }: Pick<EstimateReport, "table" | "stratumTables">): TableFile => ({
  table: tableFrom(table),
  strata: stratumTables.map(({ stratum, table: part }) => ({ name: stratum, table: tableFrom(part) })),
  stratumColumns: [],
});
