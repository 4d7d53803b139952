export { ASSUMPTIONS } from "./assumptions.ts";
export type { CaptureTable } from "./capture-table.ts";
export { EstimateError, ESTIMATE_ERRORS, type EstimateErrorCode } from "./errors.ts";
export { estimateAll, tableOfReport, type EstimateOptions } from "./estimate-all.ts";
export { inThreadRunner, type JobInput, type JobKind, type JobOutput, type JobRunner } from "./jobs.ts";
export { createTable, MOST_LISTS, patternText, readTable, type PatternCount, type Stratum, type TableFile } from "./read-table.ts";
export { REASONS, type Reason, type ReasonCode } from "./reasons.ts";
export {
  METHOD_NAMES,
  VERDICTS,
  type EstimateReport,
  type EstimateSettings,
  type Json,
  type JsonObject,
  type MethodName,
  type MethodResult,
  type PatternTable,
  type StratumReport,
  type TableReport,
  type Verdict,
} from "./result.ts";
export { finish, finishInTurns, type CancelSignal, type Control, type Steps } from "./steps.ts";
export { hashTable } from "./table-hash.ts";
export { mergeLists, toPatternTable, withoutList } from "./tables.ts";
export { judgeTable, LEAST_CAPTURED, LEAST_LISTS, verdictOf } from "./verdict.ts";
export { VERSION } from "./version.ts";
export { spoken } from "./spoken.ts";

// The methods one by one, for benches and for readers of the equations.
export { bootstrapSteps, type BootstrapInterval, type Estimator } from "./bootstrap.ts";
export { describeData, pairOverlaps, type PairOverlap } from "./data-diagnostics.ts";
export { judgeExistence, type ExistenceCode } from "./existence.ts";
export { noHighestOrderInteraction, sensitivityCurve, type SensitivityPoint } from "./highest-order.ts";
export { captureFrequencies, chaoBound, chaoManyLists, lowerBound, type LowerBound, type LowerBoundKind } from "./lower-bounds.ts";
export { createModelFitter, isFitted, modelName, termName, type FittedModel, type Model, type RefusedModel } from "./model.ts";
export {
  averageModels,
  listHierarchicalModels,
  rankModels,
  searchModels,
  weighModels,
  type Search,
  type Weighted,
} from "./model-search.ts";
export { profileInterval, profileLikelihood, type ProfileInterval } from "./profile.ts";
export { sampleCoverage, type SampleCoverage } from "./sample-coverage.ts";
export { chooseStepwise, conditionalInterval, type Stepwise } from "./stepwise.ts";
export { chapman, lincolnPetersen, logNormalInterval, type PointInterval, type TwoLists } from "./two-lists.ts";

// Graph averaging and latent classes.
export { dgaSteps, isDgaEstimate, type DgaEstimate, type DgaReason, type DgaRefusal, type DgaSettings } from "./dga.ts";
export { isLcmcrEstimate, lcmcrSteps, type LcmcrEstimate, type LcmcrReason, type LcmcrRefusal, type LcmcrSettings } from "./lcmcr.ts";
export { mixPosteriors, quantile, type Posterior } from "./posterior.ts";

// Many tables: replicates, drawn linkages, invented populations.
export { averageLinkages, rankDoubtfulPairs, type LinkageAverage, type LinkageDraw, type PairInfluence } from "./linkage-averaging.ts";
export {
  combineReplicates,
  isUsableReplicate,
  type CombinedReplicates,
  type DegreesOfFreedom,
  type Replicate,
  type ReplicateReason,
} from "./replicates.ts";
export { drawSimulation, SCENARIOS, simulateTable, type Scenario, type Simulation } from "./simulate.ts";
