import type { Position } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { countFigure } from "./count.ts";
import { currentDefinitions, type Definition } from "./definitions.ts";
import { findFigure, listParts, readWhen, type When } from "./figure.ts";

/** A value of a figure, as compared before and after the data were carried elsewhere. */
export type NamedValue = { readonly figure: string; readonly value: number; readonly uncertain: number };

const EARLIEST = "1990-01-01";

const whenOf = (definition: Definition, day: string): When =>
  readWhen(definition, definition.shape === "period" ? `${EARLIEST}/${day}` : day);

/** Every figure in force with all its parts, on a day as known at a position; figures over a period from 1990 on. */
export async function listAllValues(
  reader: Reader,
  at: { readonly day: string; readonly knownAt: Position },
): Promise<readonly NamedValue[]> {
  const values: NamedValue[] = [];
  for (const definition of currentDefinitions()) {
    const when = whenOf(definition, at.day);
    const figures = [await findFigure(reader, definition.id), ...(await listParts(reader, definition, at.knownAt))];
    for (const figure of figures) values.push({ figure: figure.id, ...(await countFigure(reader, { figure, when, knownAt: at.knownAt })) });
  }
  return values;
}
