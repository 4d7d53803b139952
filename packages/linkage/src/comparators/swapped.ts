import { NO_EVIDENCE, type Comparator } from "../comparator.ts";
import { normaliseText } from "../normalise-text.ts";

type Swappable<Prepared> = { readonly own: Prepared | undefined; readonly ownText: string; readonly otherText: string };

/** Swapping has no order among degrees of likeness: it is a scale of its own. */
const SWAPPED_SCALE = 100;

/**
 * A comparator that also knows two columns written in each other's place (surname and given name). Its values have two cells,
 * the own one and the other. Where the own cells are not the same, but each is the other's other cell, the level is "columns
 * swapped", the last one.
 */
export function withSwappedColumns<Prepared>(inner: Comparator<Prepared>): Comparator<Swappable<Prepared>> {
  if (inner.cells !== 1) throw new RangeError("only comparators of one cell can tell swapped columns");
  const swapped = inner.levels.length;
  const levels = [...inner.levels, { name: "columns swapped", scale: SWAPPED_SCALE }];
  return {
    cells: 2,
    levels,
    prepare([own = "", other = ""]) {
      const [ownText, otherText] = [normaliseText(own), normaliseText(other)];
      const value = inner.prepare([own]);
      return value === undefined ? undefined : { own: value, ownText, otherText };
    },
    identity: ({ ownText, otherText }) => `${ownText}\u0000${otherText}`,
    term: ({ own }) => (own === undefined ? "" : (inner.term?.(own) ?? inner.identity(own))),
    compare(left, right) {
      if (left.own === undefined || right.own === undefined) return NO_EVIDENCE;
      const isSwapped = left.otherText !== "" && left.ownText === right.otherText && left.otherText === right.ownText;
      return isSwapped && left.ownText !== right.ownText ? swapped : inner.compare(left.own, right.own);
    },
  };
}
