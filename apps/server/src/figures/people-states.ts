import type { CountedFilter } from "./counted-lines.ts";
import { findDefinition } from "./definitions.ts";
import { EVERYBODY } from "./measure.ts";

/** Figures of people that a list of people can be narrowed to, under their own names. */
export const STATE_FIGURES = [
  "in-custody",
  "in-custody-women",
  "in-custody-minors-at-arrest",
  "in-custody-over-60",
  "incommunicado",
  "ever-recognised",
  "rehabilitation-demanded",
  "deaths-in-custody",
  "convicted-persons",
  "persons-convicted-in-absentia",
] as const;

/** May be in custody: counted as uncertain only. */
export const PERHAPS = "perhaps";
/** Released, and not in custody on the day. */
export const OUT = "out";
/** Every state a list of people can be narrowed to. */
export const PEOPLE_STATES = [...STATE_FIGURES, PERHAPS, OUT] as const;
type PeopleState = (typeof PEOPLE_STATES)[number];

export const isPeopleState = (text: string): text is PeopleState => (PEOPLE_STATES as readonly string[]).includes(text);

/** Figures whose parts a list of people can be narrowed to: held there, held under it, recognised by it. */
export const PART_FIGURES = { place: "in-custody-by-place", article: "in-custody-by-article", recogniser: "ever-recognised" } as const;

const line = (definition: string, as: CountedFilter["as"], key: string = EVERYBODY): CountedFilter => ({
  definition,
  version: findDefinition(definition)?.version ?? 1,
  key,
  as,
});

/** What counting somebody must say of people in a state. */
export function countedInState(state: PeopleState): readonly CountedFilter[] {
  if (state === PERHAPS) return [line("in-custody", "perhaps")];
  if (state === OUT) return [line("released-in-period", "certain"), line("in-custody", "never")];
  return [line(state, "certain")];
}

/** What counting must say of people in a part of a figure, by the key of its line. */
export const countedInPart = (part: keyof typeof PART_FIGURES, key: string): CountedFilter => line(PART_FIGURES[part], "certain", key);

/** Filters without those that others imply: whoever is held at a place or under an article for certain is in custody for certain. */
export function withoutImplied(filters: readonly CountedFilter[]): readonly CountedFilter[] {
  const { definition, version, key } = line("in-custody", "certain");
  const parts = [PART_FIGURES.place, PART_FIGURES.article] as readonly string[];
  if (!filters.some((filter) => filter.as === "certain" && parts.includes(filter.definition))) return filters;
  return filters.filter((f) => !(f.as === "certain" && f.definition === definition && f.version === version && f.key === key));
}
