import type { DaySet } from "./day-set.ts";
import { ALL_DAYS, both, either, since } from "./day-set.ts";
import {
  byRecogniser,
  convictionsOf,
  custodyByAge,
  custodyByArticle,
  custodyByGender,
  custodyByMainArticle,
  custodyByPlace,
  deaths,
  decisionsOf,
  EVERYBODY,
  incommunicadoDays,
  minorAtArrestDays,
  olderDays,
  releases,
  womanDays,
  type Measured,
  type PersonMeasures,
} from "./measure.ts";

/** What one is, in a figure. Figures of different units are never added. */
export type Unit = "person" | "decision" | "release" | "conviction";

/**
 * stock: how many on a day. total: how many up to and including a day. period: how many within a period.
 * Stocks and totals are asked for a day, period figures for a period.
 */
export type Shape = "stock" | "total" | "period";

/** What the lines of a figure are: nothing, recognising bodies, places, regions, articles, kinds of release, genders, ages. */
export type Parts = "none" | "recogniser" | "place" | "region" | "article" | "release_kind" | "gender" | "age";

/**
 * A named, versioned rule that turns people's files into a figure. Stored spans carry its id and version: a rule that
 * counts differently gets the next version, and the old one stays so that old statements can be re-computed.
 */
export type Definition = {
  readonly id: string;
  readonly version: number;
  readonly unit: Unit;
  readonly shape: Shape;
  readonly parts: Parts;
  /** Whether there is a line for all parts together. Without one the parts do not overlap and add up to the value. */
  readonly whole: boolean;
  /** Pure: which records count in which line on which days. */
  readonly measure: (measures: PersonMeasures) => readonly Measured[];
  /**
   * Lines say something about a person that identifies her together with other facts. What the public sees of such a line
   * goes through `publicCount`, and its records are not listed there.
   */
  readonly smallCells?: true;
  /** A derived definition counts the lines of another, grouped. */
  readonly groups?: string;
};

const person = (measures: PersonMeasures, days: DaySet): Measured[] => [{ key: EVERYBODY, record: measures.file.id, days }];

const nonEmpty = (sets: readonly DaySet[]): DaySet => either(...sets);

const inCustody = (version: number, days: (m: PersonMeasures) => DaySet): Definition => ({
  id: "in-custody",
  version,
  unit: "person",
  shape: "stock",
  parts: "recogniser",
  whole: true,
  measure: (m) => byRecogniser(m, days(m)),
});

const ofThese = (id: string, days: (m: PersonMeasures) => DaySet): Definition => ({
  id,
  version: 1,
  unit: "person",
  shape: "stock",
  parts: "recogniser",
  whole: true,
  measure: (m) => byRecogniser(m, both(m.custody, days(m))),
});

/** Decisions of one kind as events: each counts once, from its day on. */
function decisionEvents(measures: PersonMeasures, kinds: readonly string[]): Measured[] {
  return decisionsOf(measures.file)
    .filter((decision) => kinds.includes(decision.kind))
    .flatMap(({ body, on, entity }) => [EVERYBODY, body].map((key) => ({ key, record: entity.id, days: since(on) })));
}

function peopleByDecision(measures: PersonMeasures, kinds: readonly string[]): Measured[] {
  const lines = new Map<string, DaySet[]>();
  for (const { body, kind, on } of decisionsOf(measures.file)) {
    if (!kinds.includes(kind)) continue;
    for (const key of [EVERYBODY, body]) lines.set(key, [...(lines.get(key) ?? []), since(on)]);
  }
  return [...lines].map(([key, sets]) => ({ key, record: measures.file.id, days: nonEmpty(sets) }));
}

const RECOGNISING = ["recognised", "prisoner_of_conscience"] as const;

/** Every definition ever used, in the order figures are listed. */
export const DEFINITIONS: readonly Definition[] = [
  {
    id: "in-register",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "none",
    whole: true,
    measure: (m) => (m.file.people.length === 0 ? [] : person(m, ALL_DAYS)),
  },
  // Version 1 believed an open record for ever; version 2 asks for a confirmation within a year.
  inCustody(1, (m) => m.custodyUnconfirmed),
  inCustody(2, (m) => m.custody),
  ofThese("in-custody-women", womanDays),
  ofThese("in-custody-minors-at-arrest", minorAtArrestDays),
  ofThese("in-custody-over-60", olderDays),
  {
    id: "in-custody-by-place",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "place",
    whole: false,
    measure: custodyByPlace,
  },
  {
    id: "in-custody-by-region",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "region",
    whole: false,
    measure: () => [],
    groups: "in-custody-by-place",
  },
  {
    id: "in-custody-by-article",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "article",
    whole: true,
    measure: custodyByArticle,
  },
  {
    id: "in-custody-by-main-article",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "article",
    whole: true,
    measure: custodyByMainArticle,
  },
  {
    id: "in-custody-by-gender",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "gender",
    whole: false,
    measure: custodyByGender,
    smallCells: true,
  },
  {
    id: "in-custody-by-age",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "age",
    whole: false,
    measure: custodyByAge,
    smallCells: true,
  },
  {
    id: "incommunicado",
    version: 1,
    unit: "person",
    shape: "stock",
    parts: "none",
    whole: true,
    measure: (m) => person(m, incommunicadoDays(m)),
  },
  {
    id: "ever-recognised",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "recogniser",
    whole: true,
    measure: (m) => peopleByDecision(m, RECOGNISING),
  },
  {
    id: "rehabilitation-demanded",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "recogniser",
    whole: true,
    measure: (m) => peopleByDecision(m, ["rehabilitation_demanded"]),
  },
  {
    id: "recognised-in-period",
    version: 1,
    unit: "decision",
    shape: "period",
    parts: "recogniser",
    whole: true,
    measure: (m) => decisionEvents(m, RECOGNISING),
  },
  {
    id: "released-in-period",
    version: 1,
    unit: "release",
    shape: "period",
    parts: "release_kind",
    whole: true,
    measure: releases,
  },
  {
    id: "died-in-period",
    version: 1,
    unit: "person",
    shape: "period",
    parts: "none",
    whole: true,
    measure: (m) => deaths(m, null),
  },
  {
    id: "deaths-in-custody",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "none",
    whole: true,
    measure: (m) => deaths(m, "in_custody"),
  },
  {
    id: "convicted-persons",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "none",
    whole: true,
    measure: (m) => convictedPersons(m, false),
  },
  {
    id: "convictions-in-absentia",
    version: 1,
    unit: "conviction",
    shape: "total",
    parts: "none",
    whole: true,
    measure: (m) =>
      convictionsOf(m.file)
        .filter((conviction) => conviction.inAbsentia)
        .map(({ entity, on }) => ({ key: EVERYBODY, record: entity.id, days: since(on) })),
  },
  {
    id: "persons-convicted-in-absentia",
    version: 1,
    unit: "person",
    shape: "total",
    parts: "none",
    whole: true,
    measure: (m) => convictedPersons(m, true),
  },
];

function convictedPersons(measures: PersonMeasures, onlyInAbsentia: boolean): Measured[] {
  const sets = convictionsOf(measures.file)
    .filter((c) => !onlyInAbsentia || c.inAbsentia)
    .map((c) => since(c.on));
  return sets.length === 0 ? [] : person(measures, nonEmpty(sets));
}

/** The definition in force, or one of an earlier version. */
export function findDefinition(id: string, version?: number): Definition | undefined {
  const all = DEFINITIONS.filter((definition) => definition.id === id);
  return version === undefined ? all.at(-1) : all.find((definition) => definition.version === version);
}

/** The definitions in force. */
export function currentDefinitions(): readonly Definition[] {
  return DEFINITIONS.filter((definition) => findDefinition(definition.id) === definition);
}
