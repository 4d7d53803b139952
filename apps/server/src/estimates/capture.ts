import { createTable, type CaptureTable } from "@apora/estimate";
import type { EntityId } from "../ledger/claim.ts";
import type { ListedPerson, ListKey } from "./list-entries.ts";
import { daysOf, placeDate, type Days, type Population } from "./population.ts";

/** Somebody who counts, with the lists that hold them: bit j is set for list j. */
export type History = {
  readonly id: EntityId;
  readonly members: readonly EntityId[];
  readonly pattern: number;
  readonly stratum?: string | undefined;
};

/** Who is on a list and still does not count, and why: part of the definition, stored with the estimate. */
export type LeftOut = {
  /** No day known to less than a year. */
  readonly undated: number;
  /** Every day that matters lies outside the period. */
  readonly outsidePeriod: number;
  /** Not known to have been held in the territory. */
  readonly outsideTerritory: number;
};

export type Captured = { readonly histories: readonly History[]; readonly leftOut: LeftOut };

export type CaptureQuestion = {
  readonly lists: readonly ListKey[];
  readonly population: Population;
  /** Places of the territory; undefined where it is everywhere. */
  readonly places?: ReadonlySet<EntityId> | undefined;
  /** Into which stratum somebody falls, where the table is divided. */
  readonly stratumOf?: ((person: ListedPerson) => string | undefined) | undefined;
};

type Judged = { readonly pattern: number } | { readonly leftOut: keyof LeftOut };

/** By entry: each list counts if its own day lies inside. By detention: all lists count if the person was taken inside. */
function judgePerson(person: ListedPerson, { lists, population }: CaptureQuestion, days: Days): Judged | undefined {
  const entries = person.entries.filter(({ list }) => lists.includes(list));
  if (entries.length === 0) return undefined;
  const dates = population.by === "entry" ? entries.map(({ on }) => on) : person.detentions;
  const placed = dates.map((date) => placeDate(date, days));
  if (!placed.includes("inside")) return { leftOut: placed.length === 0 || placed.includes("undated") ? "undated" : "outsidePeriod" };
  const counted = population.by === "entry" ? entries.filter((_, index) => placed[index] === "inside") : entries;
  return { pattern: counted.reduce((pattern, { list }) => pattern | (1 << lists.indexOf(list)), 0) };
}

/** The capture history of everybody on these lists. Pure. */
export function captureHistories(people: readonly ListedPerson[], question: CaptureQuestion): Captured {
  const days = daysOf(question.population);
  const leftOut = { undated: 0, outsidePeriod: 0, outsideTerritory: 0 };
  const histories: History[] = [];
  for (const person of people) {
    const judged = judgePerson(person, question, days);
    if (judged === undefined) continue;
    const { places } = question;
    if ("leftOut" in judged) leftOut[judged.leftOut] += 1;
    else if (places !== undefined && !person.places.some((place) => places.has(place))) leftOut.outsideTerritory += 1;
    else {
      const stratum = question.stratumOf?.(person);
      histories.push({ id: person.id, members: person.members, pattern: judged.pattern, ...(stratum === undefined ? {} : { stratum }) });
    }
  }
  return { histories, leftOut };
}

/** Counts patterns: the only thing that leaves this room. */
export function tableOf(lists: readonly string[], patterns: Iterable<number>): CaptureTable {
  const counts = new Map<number, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return createTable(
    lists,
    [...counts].sort(([a], [b]) => a - b).map(([pattern, count]) => ({ pattern: lists.map((_, j) => ((pattern >> j) & 1) === 1), count })),
  );
}
