import type { EntityId, Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { valueOf } from "../ledger/resolve.ts";
import { eventsOf, type PersonFile } from "../registry/person-file.ts";
import { release } from "../registry/schema.ts";
import { doubtful, type DaySet } from "./day-set.ts";
import type { Figure } from "./figure.ts";
import { decisionsOf, measurePerson, type Measured, type PersonMeasures } from "./measure.ts";

/** Why a record is in one value of a figure and not in the other. */
export const CAUSES = [
  "entered",
  "recognised",
  "found late",
  "released",
  "died",
  "merged",
  "withdrawn",
  "definition changed",
  "moved",
  "confirmed",
  "unconfirmed",
  "age reached",
] as const;
export type Cause = (typeof CAUSES)[number];

export type Moment = { readonly figure: Figure; readonly day: Day; readonly knownAt: Position };
type Question = { readonly from: Moment; readonly to: Moment; readonly record: EntityId };

const holds = (days: DaySet, day: Day): boolean => days.certain.some((range) => range.from <= day && day < range.to);
const doubted = (days: DaySet, day: Day): boolean => doubtful(days).some((range) => range.from <= day && day < range.to);

function lineOf(measures: PersonMeasures, moment: Moment, record: EntityId): Measured | undefined {
  return moment.figure.definition.measure(measures).find((m) => m.record === record && m.key === moment.figure.key);
}

const inCustody = (measures: PersonMeasures, day: Day): boolean => holds(measures.custody, day);

/** Why a record counts at the later moment and did not at the earlier, by the later knowledge. */
export function explainEntry(file: PersonFile, { from, to, record }: Question): Cause {
  const measures = measurePerson(file);
  const line = lineOf(measures, to, record);
  if (to.figure.definition.shape !== "stock") return to.figure.definition.parts === "recogniser" ? "recognised" : "entered";
  if (line !== undefined && doubted(line.days, from.day)) return "confirmed";
  const wasHeld = inCustody(measures, from.day) && inCustody(measures, to.day);
  if (wasHeld && to.figure.definition.parts === "recogniser") {
    const decided = decisionsOf(file).some((decision) => decision.on.hi > from.day && decision.on.lo <= to.day);
    return decided ? "recognised" : "age reached";
  }
  return wasHeld ? "moved" : "entered";
}

/** How an episode of custody that contained the earlier day ended by the later day. */
function endOfCustody(measures: PersonMeasures, from: Day, to: Day): Cause | undefined {
  const episode = measures.episodes.find((e) => e.began.lo <= from && e.ended !== null && e.ended.lo <= to && e.ended.hi >= from);
  if (episode === undefined || episode.ended === null) return undefined;
  return episode.closedBy === "death" ? "died" : "released";
}

/** A release or death on or before the earlier day that was only learned of afterwards. */
function learnedEnd(file: PersonFile, measures: PersonMeasures, day: Day): Cause | undefined {
  const ended = measures.episodes.filter((episode) => episode.ended !== null && episode.ended.lo <= day).at(-1);
  if (ended?.closedBy === "death") return "died";
  const released = eventsOf(file, "release").some((entity) => valueOf(entity, release.on) !== undefined);
  return ended !== undefined && (ended.closedBy !== "release" || released) ? "released" : undefined;
}

/**
 * Why a record counted at the earlier moment and does not at the later, by the later knowledge.
 *
 * @param stood whether, by the later knowledge, it was right to count it at the earlier moment
 */
export function explainExit(file: PersonFile, question: Question & { readonly stood: boolean }): Cause {
  const { from, to, record, stood } = question;
  const measures = measurePerson(file);
  const line = lineOf(measures, to, record);
  if (line !== undefined && doubted(line.days, to.day)) return "unconfirmed";
  if (to.figure.definition.shape !== "stock") return "withdrawn";
  if (!stood) return learnedEnd(file, measures, from.day) ?? "withdrawn";
  const ended = endOfCustody(measures, from.day, to.day);
  if (ended !== undefined && !inCustody(measures, to.day)) return ended;
  if (!inCustody(measures, to.day)) return "unconfirmed";
  return to.figure.definition.parts === "recogniser" ? "withdrawn" : "moved";
}
