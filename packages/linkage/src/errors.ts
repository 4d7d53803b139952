/** The closed list of what can go wrong, with what to do about it. Details hold names of columns and rules, never cells. */
export const LINKAGE_ERRORS = {
  /** The configuration has a field that is missing, unknown or of the wrong kind. */
  "config-invalid": "The configuration is wrong at {at}: {reason}.",
  /** A comparison or a rule names a column that no source has. */
  "column-unknown": "The column {column} ({at}) is in no source; there are {columns}.",
  /** More levels than a packed pattern holds. Drop comparisons or levels. */
  "too-many-levels": "All comparisons together need {bits} bits for their levels; {most} are possible.",
  /** Blocking would compare more pairs than allowed. Add a column to the widest rule. */
  "too-many-pairs": "The rules give up to {pairs} pairs, more than {most}: add a column to the rule {widest}.",
  /** A training rule leaves no pair to learn from. Choose a rule that more records share. */
  "training-block-empty": "The training rule {rule} gives no pair{skipped}.",
  /** Every training rule uses a column of this comparison, so nothing teaches it. Add a training rule without that column. */
  "comparison-untrained": "No training rule leaves the columns of {comparison} free.",
  /** Two values taken at random are as good as never both there, so chance agreement is unknown. */
  "comparison-empty": "Hardly any two records have a value for {comparison}.",
  /** The iterations did not settle. */
  "em-not-converged": "Learning from {rule} did not settle after {iterations} rounds.",
  /** The pairs of the rule hold no recognisable matches. Choose a stricter training rule. */
  "em-no-matches": "Among the {pairs} pairs of the training rule {rule} no matches can be recognised.",
  /** Agreement is no likelier among matches than by chance: EM found another division of the pairs than match and non-match. */
  "em-wrong-class": "Learning from {rule} found no matches: for {comparison}, {level} is as frequent by chance.",
  /** A lower level speaks for a match more than a higher one, beyond what chance explains. Merge or reorder the levels. */
  "level-order-broken": "In {comparison} the level {lower} speaks for a match more than {higher} does (G² = {statistic}).",
  /** No pair meets a deterministic rule, so the share of matches is unknown. Loosen a rule or give the share. */
  "lambda-unknown": "No pair meets a deterministic rule, so the share of matches cannot be told.",
  /** The judgements say that records are the same person and, through others, that they are not. */
  "judgements-contradict": "The judgements contradict each other: {left} and {right} were judged different, but others join them.",
  /** A judgement names a record that is not there. */
  "record-unknown": "There is no record {record}.",
  /** A model file of another form or of a later version. Use the version that wrote it. */
  "model-unreadable": "The model cannot be read: {reason}.",
  /** The model was made for other comparisons than the configuration asks for. */
  "model-mismatch": "The model does not fit the configuration: {reason}.",
  /** A number outside what a function accepts. */
  "value-out-of-range": "{name} must be {allowed}.",
} as const;

export type LinkageErrorCode = keyof typeof LINKAGE_ERRORS;
export type LinkageErrorDetails = Readonly<Record<string, string | number>>;

/** A named refusal; nothing was linked. */
export class LinkageError extends Error {
  override readonly name = "LinkageError";
  readonly code: LinkageErrorCode;
  readonly details: LinkageErrorDetails;

  constructor(code: LinkageErrorCode, details: LinkageErrorDetails = {}) {
    super(LINKAGE_ERRORS[code].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? "")));
    this.code = code;
    this.details = details;
  }
}
