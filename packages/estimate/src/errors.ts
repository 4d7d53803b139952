/**
 * The closed list of faults of this library, each with its sentence. Places in braces are filled from the details; they hold names of
 * columns, line numbers and counts, never personal data.
 */
export const ESTIMATE_ERRORS = {
  /** The text has no line. */
  "table.empty": "The table is empty: it needs a line of column names and a line per pattern.",
  /** More text than a table of counts can be. Give counts, not persons. */
  "table.too-large": "The table has more than {most} {what}: give one line per pattern with its count, not one line per person.",
  /** No column is called `count`. */
  "table.no-count-column": "The table has no column named count.",
  /** Two columns bear one name, or a column has none. */
  "table.column-name": "The column name {name} is missing or appears twice.",
  /** No column holds 0 and 1. */
  "table.no-lists": "The table has no list: every list is a column of 0 and 1.",
  /** More lists than the methods can hold. Merge some. */
  "table.too-many-lists": "The table has {lists} lists, at most {most} are possible: merge the smallest or the most alike.",
  /** A line has more or fewer cells than there are columns. */
  "table.row-width": "Line {line} has {found} cells, the header has {wanted}.",
  /** A quoted cell does not end. */
  "table.unclosed-quote": "Line {line} opens a quote that is never closed.",
  /** A list cell is neither 0 nor 1. */
  "table.not-binary": "Line {line}, column {column}: a list cell is 0 or 1.",
  /** A count is not a number. */
  "table.count-not-a-number": "Line {line}: the count is not a number.",
  /** A count below zero. */
  "table.count-negative": "Line {line}: the count is negative.",
  /** A count that is not whole. Counts are persons. */
  "table.count-fractional": "Line {line}: the count is not a whole number.",
  /** More persons than there are people. */
  "table.count-too-large": "Line {line}: the count is larger than {most}.",
  /** A pattern stands twice in one stratum. It may be a copied line or a forgotten sum: the writer decides. */
  "table.duplicate-pattern": "Line {line}: the pattern {pattern} stands twice; give each pattern one line.",
  /** A count for persons who are on no list: nobody can have counted them. */
  "table.unlisted-persons": "Line {line}: persons on none of the lists cannot be counted; leave the pattern {pattern} out.",
  /** Counts add up to nobody. */
  "table.nobody": "The counts add up to zero.",
  /** The caller asked for a stratum column that is not there. */
  "table.unknown-stratum": "There is no column {column} to divide by.",
  /** A setting is outside its range. */
  "settings.invalid": "{setting} must be {wanted}.",
} as const;

export type EstimateErrorCode = keyof typeof ESTIMATE_ERRORS;

/** A fault with a code of the closed list. */
export class EstimateError extends Error {
  override readonly name = "EstimateError";
  readonly code: EstimateErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: EstimateErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    super(ESTIMATE_ERRORS[code].replaceAll(/\{(\w+)\}/g, (place, key: string) => String(details[key] ?? place)));
    this.code = code;
    this.details = details;
  }
}
