import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import {
  averageModels,
  chaoBound,
  chaoManyLists,
  chooseStepwise,
  conditionalInterval,
  createModelFitter,
  createTable,
  isFitted,
  lowerBound,
  modelName,
  noHighestOrderInteraction,
  profileInterval,
  profileLikelihood,
  rankModels,
  sampleCoverage,
  searchModels,
  termName,
  weighModels,
  type CaptureTable,
  type FittedModel,
} from "@apora/estimate";

const FOLDER = path.resolve(process.cwd(), "../shared/data/statistics");
export const hasReference = existsSync(FOLDER);

type DataSet = { readonly lists: readonly string[]; readonly patterns: Readonly<Record<string, number>> };
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"));

export function referenceTable(id: string): CaptureTable {
  const { datasets } = read("datasets.json") as { readonly datasets: Readonly<Record<string, DataSet>> };
  const found = datasets[id];
  if (found === undefined) throw new Error(`no data set ${id}`);
  const rows = Object.entries(found.patterns).map(([pattern, count]) => ({ pattern: [...pattern].map((c) => c === "1"), count }));
  return createTable(found.lists, rows);
}

/** One value: where it stands in the file, what it says there, what is computed here. */
type Row = {
  readonly set: string;
  readonly what: string;
  readonly reference: number | string;
  readonly ours: number | string;
  readonly off: number;
};

/** A value of the file by its path, if it is there. */
const at = (value: unknown, keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === "object" ? (inner as Record<string | number, unknown>)[key] : undefined),
    value,
  );

type Found = Readonly<Record<string, number | string | null | undefined>>;

function profileOf(table: CaptureTable, model: FittedModel, prefix: string): Found {
  const { argmax, lo, hi } = profileInterval(table.captured, profileLikelihood(table, model.interactions), Math.exp(model.intercept));
  return { [`${prefix}.profile.argmax`]: argmax, [`${prefix}.profile.ci95.0`]: lo, [`${prefix}.profile.ci95.1`]: hi };
}

const modelValues = (table: CaptureTable, model: FittedModel, prefix: string): Found => ({
  [`${prefix}.model`]: modelName(table.lists.length, model.interactions),
  [`${prefix}.N`]: model.estimate,
  [`${prefix}.se`]: model.standardError,
  [`${prefix}.deviance`]: model.deviance,
  [`${prefix}.df`]: model.degreesOfFreedom,
  [`${prefix}.aic`]: model.aic,
  [`${prefix}.bic`]: model.bic,
  ...profileOf(table, model, prefix),
});

function boundValues(table: CaptureTable, kind: "mth" | "mh", prefix: string): Found {
  const bound = lowerBound(table, kind);
  if (bound === undefined) return {};
  const { argmax, lo, hi } = profileInterval(table.captured, bound.likelihood, Math.exp(bound.intercept));
  return {
    [`${prefix}.N`]: bound.estimate,
    [`${prefix}.profile.argmax`]: argmax,
    [`${prefix}.profile.ci95.0`]: lo,
    [`${prefix}.profile.ci95.1`]: hi,
  };
}

function hierarchicalValues(table: CaptureTable): Found {
  const fitted = searchModels(table)?.fitted ?? [];
  const [bic, aic] = [rankModels(fitted, "bic"), rankModels(fitted, "aic")];
  const weighted = weighModels(fitted);
  const { estimate, standardError } = averageModels(weighted);
  const testable = bic.find(({ degreesOfFreedom }) => degreesOfFreedom > 0);
  return {
    ...(bic[0] === undefined ? {} : modelValues(table, bic[0], "loglinear_hierarchical.bic_winner")),
    ...(aic[0] === undefined ? {} : modelValues(table, aic[0], "loglinear_hierarchical.aic_winner")),
    ...(testable === undefined ? {} : modelValues(table, testable, "loglinear_hierarchical.bic_winner_with_df_above_0")),
    "loglinear_hierarchical.bic_average.N": estimate,
    "loglinear_hierarchical.bic_average.total_se": standardError,
    ...Object.fromEntries(
      weighted.slice(0, 4).flatMap(({ model, weight }, i) => [
        [`loglinear_hierarchical.top_by_bic.${i}.model`, modelName(table.lists.length, model.interactions)],
        [`loglinear_hierarchical.top_by_bic.${i}.weight`, Number(weight.toFixed(4))],
        [`loglinear_hierarchical.top_by_bic.${i}.N`, model.estimate],
      ]),
    ),
  };
}

function stepwiseValues(table: CaptureTable): Found {
  const chosen = chooseStepwise(table);
  if (!("model" in chosen)) return {};
  const { lo, hi } = conditionalInterval(table.captured, chosen.model);
  return {
    "stepwise_pairs_p02.N": chosen.model.estimate,
    "stepwise_pairs_p02.conditional_ci95.0": lo,
    "stepwise_pairs_p02.conditional_ci95.1": hi,
    "stepwise_pairs_p02.pairs_in_order_of_entry": chosen.entered.map(termName).join(),
  };
}

export type SampledReference = {
  readonly set: string;
  /** Whether the chains of the reference agreed: only then its number is one. */
  readonly comparable: boolean;
  readonly median: number;
  readonly ci95: readonly [number, number];
};

/** Sampled results of the file: latent classes with four seeds. */
export function readSampled(): readonly SampledReference[] {
  type Entry = {
    readonly lcmcr_K10?: {
      readonly comparable: boolean;
      readonly pooled: { readonly median: number; readonly ci95: readonly [number, number] };
    };
  };
  const { results } = read("expected.json") as { readonly results: Readonly<Record<string, Entry>> };
  return Object.entries(results).flatMap(([set, { lcmcr_K10: found }]) =>
    found === undefined ? [] : [{ set, comparable: found.comparable, median: found.pooled.median, ci95: found.pooled.ci95 }],
  );
}

/** Everything deterministic that is computed here, under the names of the file. */
function compute(table: CaptureTable): Found {
  const chao = chaoBound(table);
  const coverage = sampleCoverage(table);
  const independence = createModelFitter(table).fit([]);
  return {
    "chao_bias_corrected_infinite_J.N": chaoManyLists(table),
    "chao_bias_corrected_fixed_J.N": chao?.estimate,
    "chao_bias_corrected_fixed_J.se": chao?.standardError,
    "chao_bias_corrected_fixed_J.lognormal_ci95.0": chao?.lo,
    "chao_bias_corrected_fixed_J.lognormal_ci95.1": chao?.hi,
    "sample_coverage.C": coverage.coverage,
    "sample_coverage.D": coverage.distinct,
    "sample_coverage.N_independent": coverage.independent,
    "sample_coverage.N_high_coverage": coverage.highCoverageUnguarded,
    "sample_coverage.N_low_coverage": coverage.lowCoverage,
    "nhoi_saturated.n0": noHighestOrderInteraction(table),
    ...(isFitted(independence) ? modelValues(table, independence, "loglinear_independence") : {}),
    ...boundValues(table, "mth", "lower_bound_Mth_LB"),
    ...boundValues(table, "mh", "lower_bound_Mh_LB"),
    ...(table.lists.length <= 4 ? hierarchicalValues(table) : {}),
    ...stepwiseValues(table),
  };
}

function compare(set: string, expected: unknown, found: Found): readonly Row[] {
  return Object.entries(found).flatMap(([what, ours]): readonly Row[] => {
    const value = at(expected, what.split("."));
    const reference = Array.isArray(value) ? value.join() : value;
    if (ours === null || ours === undefined) return [];
    if (typeof reference === "string")
      return typeof ours === "string" ? [{ set, what, reference, ours, off: reference === ours ? 0 : 1 }] : [];
    if (typeof reference !== "number" || typeof ours !== "number") return [];
    return [{ set, what, reference, ours, off: Math.abs(ours - reference) / Math.max(1e-3, Math.abs(reference)) }];
  });
}

/** Every deterministic value of the reference against ours. */
export function compareWithReference(): readonly Row[] {
  const { results } = read("expected.json") as { readonly results: Readonly<Record<string, unknown>> };
  return Object.entries(results)
    .filter(([, expected]) => at(expected, ["capture_frequencies"]) !== undefined)
    .flatMap(([set, expected]) => compare(set, expected, compute(referenceTable(set))));
}

const digits = (value: number | string): string => (typeof value === "number" ? String(Number(value.toPrecision(10))) : value);

/** Prints all rows, or in the short form the worst of each quantity. */
export function printReference(rows: readonly Row[], short: boolean): void {
  const worst = new Map<string, Row>();
  for (const row of rows) if ((worst.get(row.what)?.off ?? -1) < row.off) worst.set(row.what, row);
  for (const { set, what, reference, ours, off } of short ? worst.values() : rows)
    process.stdout.write(
      `${set.padEnd(13)} ${what.padEnd(56)} ${digits(reference).padStart(20)} ${digits(ours).padStart(20)}  ${off.toExponential(1)}\n`,
    );
  process.stdout.write(
    `${rows.length} values of ${new Set(rows.map(({ set }) => set)).size} data sets, largest relative difference ${Math.max(...rows.map(({ off }) => off)).toExponential(1)}\n`,
  );
}
