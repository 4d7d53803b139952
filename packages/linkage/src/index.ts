export { VERSION } from "./version.ts";
export { LinkageError, LINKAGE_ERRORS, type LinkageErrorCode, type LinkageErrorDetails } from "./errors.ts";
export { NO_EVIDENCE, type Comparator, type Level } from "./comparator.ts";
export { exactComparator } from "./comparators/exact.ts";
export { jaroWinkler, jaroWinklerComparator, JARO_WINKLER_STEPS } from "./comparators/jaro-winkler.ts";
export { damerauLevenshteinComparator, editDistance } from "./comparators/damerau-levenshtein.ts";
export { dateComparator, DATE_LEVELS, readDate, type DateParts } from "./comparators/date.ts";
export { numberComparator } from "./comparators/number.ts";
export { withSwappedColumns } from "./comparators/swapped.ts";
export { normaliseText } from "./normalise-text.ts";
export { BUILT_IN, type Kinds } from "./compile.ts";
export {
  readConfig,
  type ComparatorSpec,
  type ComparisonSpec,
  type LinkageConfig,
  type RulePartSpec,
  type RuleSpec,
} from "./config.ts";
export { type KeyMaker } from "./block-keys.ts";
export { type BlockLimits, type RuleReport } from "./blocking.ts";
export { createRecordSet, type Column, type RecordSet, type Source, type SourceTable } from "./record-set.ts";
export { readModel, type ComparisonModel, type LevelModel, type Model, type TrainingReport } from "./model.ts";
export { train } from "./train.ts";
export { bitsOf, probabilityOf, type ScoredPairs } from "./score.ts";
export { link, type BlockingReport, type LinkOptions, type LinkResult } from "./link.ts";
export { type Cluster, type Clustering, type CutPair } from "./cluster.ts";
export { type Judgement } from "./judgements.ts";
export { type Explanation, type ExplanationStep } from "./explain.ts";
export { type ExpectedRates } from "./rates.ts";
export { calibrate, thresholdFor, wilsonInterval, type Calibration, type ReliabilityBin, type ReviewedPair } from "./calibration.ts";
export { drawLinkages, type DrawInput, type DrawnPair, type LinkageDraws } from "./draws.ts";
