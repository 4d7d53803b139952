import type { Position } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import type { Count } from "./count.ts";
import type { Definition } from "./definitions.ts";
import { findFigure, listParts, type Figure } from "./figure.ts";
import { EVERYBODY } from "./measure.ts";

/** Smaller lines of a protected figure are not told exactly. Three is the smallest number in which nobody is found by subtraction of one. */
export const SMALLEST_TOLD = 3;

/** What the public is told of a line: its count, or only that it is small or could be derived from a small one. */
export type PublicCount = Count | "small" | "withheld";

const isSmall = ({ value, uncertain }: Count): boolean =>
  (value > 0 && value < SMALLEST_TOLD) || (uncertain > 0 && uncertain < SMALLEST_TOLD);

/**
 * Protects the lines of a figure that add up to a number told elsewhere. A line below SMALLEST_TOLD becomes "small"; if
 * it were the only one, the rest would give it away by subtraction, so the next smallest line is withheld with it.
 * Figures without protection come back as they are.
 *
 * @param counts of all lines of one definition at one time, in any order
 */
export function publicCounts(definition: Definition, counts: readonly Count[]): readonly PublicCount[] {
  if (definition.smallCells === undefined) return counts;
  const small = counts.map(isSmall);
  const others = counts
    .map((count, index) => ({ index, size: count.value + count.uncertain }))
    .filter(({ index, size }) => !small[index] && size > 0);
  const second = small.filter(Boolean).length === 1 ? others.sort((a, b) => a.size - b.size)[0]?.index : undefined;
  return counts.map((count, index) => (small[index] === true ? "small" : index === second ? "withheld" : count));
}

/**
 * A figure for whoever is not of the house, by its id. A line of a protected figure is not there for them: only the page of
 * the whole tells of it, in words.
 * @throws figure.unknown
 */
export async function findPublicFigure(reader: Reader, id: string): Promise<Figure> {
  const figure = await findFigure(reader, id);
  if (figure.definition.smallCells !== undefined && figure.key !== EVERYBODY)
    throw new AporaError("figure.unknown", { figure: id.slice(0, 80) });
  return figure;
}

/** The lines of a definition that are told exactly: none of a protected one. */
export async function listPublicParts(reader: Reader, definition: Definition, knownAt: Position): Promise<readonly Figure[]> {
  return definition.smallCells === undefined ? listParts(reader, definition, knownAt) : [];
}
