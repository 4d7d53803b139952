/**
 * Counts of captured persons by capture pattern: all a method needs. Personal records stay where they are; this table may travel.
 * Bit j of a pattern is set if list j holds the person; pattern 0 (on no list) is never present.
 */
export type CaptureTable = {
  /** Names of the lists, in the order of the bits. */
  readonly lists: readonly string[];
  /** Persons per pattern: index = pattern, length 2^J, `counts[0]` is 0 and means nothing. Whole numbers ≥ 0. */
  readonly counts: Float64Array;
  /** Captured persons: the sum of the counts. */
  readonly captured: number;
};
