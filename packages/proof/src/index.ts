export { PROOF_ERRORS, ProofError, type ProofErrorCode, type ProofErrorDetails } from "./errors.ts";
export { instantOf, secondsOf, type Texts } from "./read-json.ts";
export { definitionHash, readDefinition, satisfies, type DefinitionDocument, type Facts, type Rule, type When } from "./definition.ts";
export {
  canonicalStatement,
  composeStatement,
  digestOf,
  LEAST_HIDDEN,
  readStatement,
  signStatement,
  statementNoteText,
  whenOf,
  type CanonicalStatement,
  type Statement,
  type StatementDraft,
  type StatementRef,
} from "./statement.ts";
export {
  auditLeaf,
  beaconLeaf,
  commitRecord,
  figureLeaf,
  opensRecord,
  paddingFor,
  paddingLeaf,
  parseLeaf,
  recordLeaf,
  type BeaconLeaf,
  type FigureLeaf,
  type OpenLeaf,
  type RandomBytes,
  type RecordOpening,
} from "./leaves.ts";
export {
  assembleRoll,
  buildRoll,
  createRollEntry,
  faultOfOpening,
  formatRollLeaf,
  identityInput,
  parseRollLeaf,
  rollTree,
  type BuiltRoll,
  type Roll,
  type RollEntry,
  type RollIdentity,
  type RollLeaf,
  type RollOpening,
  type RollSubject,
} from "./roll.ts";
export {
  auditSeed,
  drawSample,
  excludedShare,
  formatAuditBeacon,
  parseAuditBeacon,
  readAudit,
  sampleSize,
  signAudit,
  type AuditBeacon,
  type AuditNote,
} from "./audit.ts";
export { closedEntries, fallOnEntries, sampleBundle } from "./sample.ts";
export {
  formatBundle,
  formatEntryCode,
  joinEntryCode,
  MAX_BUNDLE_LENGTH,
  parseBundle,
  personBundle,
  readFigureLeaf,
  type Bundle,
  type BundleOpening,
  type ConsistencyPart,
  type LaterPart,
} from "./bundle.ts";
export {
  FINDINGS,
  NOT_PROVED,
  PROVED,
  STEPS,
  type Details,
  type Finding,
  type NotProved,
  type Outcome,
  type Proved,
  type Report,
  type Step,
  type StepId,
  type Verdict,
} from "./report.ts";
export { DEFAULT_LONGEST_DELAY, type Trust } from "./trust.ts";
export { parseTrust } from "./trust-file.ts";
export { verify } from "./verify.ts";
export {
  fillIn,
  REPORT_LANGUAGES,
  REPORT_TEXTS,
  wordReport,
  type ReportLanguage,
  type ReportTexts,
  type WordedReport,
} from "./texts/texts.ts";
