import { nameOf, readConfig, type LinkageConfig } from "./config.ts";
import { LinkageError } from "./errors.ts";
import { VERSION } from "./version.ts";

/** This form of the model file. A change that an older reader would misread raises it. */
const MODEL_VERSION = 1;
const MODEL_FORMAT = "apora-linkage-model";

export type LevelModel = { readonly name: string; readonly m: number; readonly u: number };
export type ComparisonModel = { readonly name: string; readonly levels: readonly LevelModel[] };

export type TrainingReport = {
  readonly records: number;
  readonly pairs: number;
  readonly deterministicPairs: number;
  readonly rules: readonly {
    readonly rule: string;
    readonly pairs: number;
    readonly matches: number;
    readonly iterations: number;
    readonly skippedBlocks: number;
  }[];
};

/**
 * What was learned: stored as JSON, read again to predict without training. Holds no value of any record, so it may leave the place
 * where the records are; term frequencies come from the records it is used on.
 */
export type Model = {
  readonly format: typeof MODEL_FORMAT;
  readonly version: typeof MODEL_VERSION;
  readonly library: string;
  readonly config: LinkageConfig;
  /** P(match) of a pair taken at random from all admissible pairs. */
  readonly lambda: number;
  readonly comparisons: readonly ComparisonModel[];
  readonly training: TrainingReport;
};

export const createModel = (learned: Pick<Model, "config" | "lambda" | "comparisons" | "training">): Model => ({
  format: MODEL_FORMAT,
  version: MODEL_VERSION,
  library: VERSION,
  ...learned,
});

const isProbability = (value: unknown): value is number => typeof value === "number" && value > 0 && value < 1;

const refuse = (reason: string): never => {
  throw new LinkageError("model-unreadable", { reason });
};

function checkComparison(value: unknown, expected: string): ComparisonModel {
  const { name, levels } = (value ?? {}) as Partial<ComparisonModel>;
  if (name !== expected) return refuse(`it knows no comparison ${expected}`);
  if (!Array.isArray(levels) || levels.length < 2) return refuse(`the levels of ${expected} are missing`);
  for (const level of levels as readonly Partial<LevelModel>[]) {
    if (typeof level.name !== "string" || !isProbability(level.m) || !isProbability(level.u))
      refuse(`a level of ${expected} has no probabilities between 0 and 1`);
  }
  return { name, levels };
}

/**
 * Reads a model file that has been parsed as JSON.
 * @throws LinkageError model-unreadable, config-invalid
 */
export function readModel(value: unknown): Model {
  if (typeof value !== "object" || value === null) return refuse("it is no object");
  const given = value as Partial<Record<keyof Model, unknown>>;
  if (given.format !== MODEL_FORMAT) return refuse("it is no model of this library");
  if (given.version !== MODEL_VERSION) return refuse(`it has version ${String(given.version)}, this program reads ${MODEL_VERSION}`);
  if (!isProbability(given.lambda)) return refuse("lambda is no probability");
  const config = readConfig(given.config);
  const list = Array.isArray(given.comparisons) ? (given.comparisons as readonly unknown[]) : [];
  const comparisons = config.comparisons.map((spec, i) => checkComparison(list[i], nameOf(spec)));
  if (typeof given.training !== "object" || given.training === null) return refuse("how it was trained is missing");
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    library: String(given.library),
    config,
    lambda: given.lambda,
    comparisons,
    training: given.training as TrainingReport,
  };
}
