/** One degree of agreement. */
export type Level = {
  readonly name: string;
  /**
   * How much of the rarity of the shared value counts at this level: 1 where both have the same value, 0 (the default) where the
   * values differ and rarity says nothing certain.
   */
  readonly termFrequency?: number;
  /**
   * Levels of one scale are ordered, best first: each must speak for a match at least as much as the next. Values known to
   * different precision are on different scales, because agreement of two years and agreement of two days have no order.
   */
  readonly scale?: number;
};

/** What `compare` answers when the two values together say nothing. */
export const NO_EVIDENCE = -1;

/**
 * Tells to which degree two values agree. A value may be made of several cells (year, month, day).
 * `compare` must be symmetric, must not depend on anything but its arguments, and needs bounded time for cells of any length.
 */
export interface Comparator<Prepared = unknown> {
  /** Cells one value is made of. */
  readonly cells: number;
  /** Best first within each scale. The absence of a value is not a level: it is no evidence. */
  readonly levels: readonly Level[];
  /** True when comparing costs less than remembering the answer would. */
  readonly cheap?: boolean;
  /** Called once per distinct value. @returns undefined when there is nothing to compare */
  prepare(cells: readonly string[]): Prepared | undefined;
  /** Values of one identity are interchangeable: they get the same answers and are counted together. */
  identity(value: Prepared): string;
  /** What is counted for rarity, where that is coarser than the identity: the skeleton of a surname, say. */
  term?(value: Prepared): string;
  /** @returns an index into `levels`, or NO_EVIDENCE */
  compare(left: Prepared, right: Prepared): number;
}
