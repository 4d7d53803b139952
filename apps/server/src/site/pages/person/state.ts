import type { EntityId } from "../../../ledger/claim.ts";
import { midpointOrder, type Day, type EdtfDate } from "../../../ledger/edtf.ts";
import { valueOf, type Entity } from "../../../ledger/resolve.ts";
import type { PersonMeasures } from "../../../figures/measure.ts";
import type { DayRange } from "../../../figures/day-set.ts";
import { STATES, type PlaceKind, type ReportedStatus, type State } from "../../../registry/codes.ts";
import { dateOf, eventsOf, type PersonFile } from "../../../registry/person-file.ts";
import type { PlaceKindOf } from "../../../registry/planned-end.ts";
import { act, death, detention, report, sentence, stay } from "../../../registry/schema.ts";
import type { Episode } from "../../../registry/timeline.ts";

/** `perhaps_held`: nobody has confirmed it for a year, a date straddles the day, or a release is only reported. */
export type Standing = "held" | "perhaps_held" | "out" | "died" | "unknown";

/** Where a person stood on a day, derived from the same spans as the figures. */
export type PersonState = {
  readonly standing: Standing;
  /** The exact state where facts tell one; null says no more than the standing does. */
  readonly code: State | null;
  /** What a source reports, where nothing else tells the state. */
  readonly reported: ReportedStatus | null;
  readonly since: EdtfDate | null;
  /** What the state rests on, for its source marks. */
  readonly basis: Entity | null;
  readonly place: EntityId | null;
  readonly placeSince: EdtfDate | null;
  readonly episode: Episode | null;
  /** A verdict in absence that stands beside the state. */
  readonly inAbsentia: Entity | null;
};

type Dated = { readonly entity: Entity; readonly on: EdtfDate };

const NOTHING: PersonState = {
  standing: "unknown",
  code: null,
  reported: null,
  since: null,
  basis: null,
  place: null,
  placeSince: null,
  episode: null,
  inAbsentia: null,
};

const holds = (ranges: readonly DayRange[], day: Day): boolean => ranges.some((range) => range.from <= day && day < range.to);

function latestBy(entities: readonly Entity[], dateFor: (entity: Entity) => EdtfDate | undefined, day: Day): Dated | undefined {
  return entities
    .flatMap((entity): Dated[] => {
      const on = dateFor(entity);
      return on === undefined || on.lo > day ? [] : [{ entity, on }];
    })
    .sort((a, b) => midpointOrder(a.on, b.on))
    .at(-1);
}

/** States that a verdict leaves behind. */
const BEFORE_VERDICT: ReadonlySet<State> = new Set(["detained", "admin_arrest", "remand", "house_arrest"]);

/** What a place of a kind says about the state; a remand prison says nothing after a verdict. */
function stateOfPlace(kind: PlaceKind | undefined, sentenced: boolean): State | null {
  if (kind === "colony") return "colony";
  if (kind === "prison") return "prison_regime";
  if (kind === "open-type") return "open_type";
  if (kind === "hospital") return "hospital_custody";
  if (kind === "house-arrest") return "house_arrest";
  return kind === "pretrial" && !sentenced ? "remand" : null;
}

function stateOfStay(entity: Entity, sentenced: boolean, kindOf: PlaceKindOf): State | null {
  const [told, whereabouts, place] = [valueOf(entity, stay.state), valueOf(entity, stay.whereabouts), valueOf(entity, stay.place)];
  if (told !== undefined) return STATES[told].procedural || (sentenced && BEFORE_VERDICT.has(told)) ? null : told;
  if (whereabouts === "in_transit") return "in_transit";
  if (place === undefined) return whereabouts === "unknown" ? "whereabouts_unknown" : null;
  return stateOfPlace(kindOf(place), sentenced);
}

/** The state within an episode: the latest stay tells it, or a later transfer to prison regime, or how it began. */
function heldState(
  file: PersonFile,
  episode: Episode,
  { day, kindOf }: { day: Day; kindOf: PlaceKindOf },
): Pick<PersonState, "code" | "place" | "placeSince"> {
  const last = episode.stays.filter((mark) => mark.on.lo <= day).at(-1);
  const verdicts = eventsOf(file, "sentence").flatMap((entity) => dateOf(entity, sentence.on) ?? []);
  const sentencedSince = (began: EdtfDate): boolean => verdicts.some((on) => on.hi >= began.lo && on.lo <= day);
  const sentenced = sentencedSince(episode.began);
  const first = valueOf(episode.opener, detention.place) ?? null;
  const transfers = eventsOf(file, "act").filter((entity) => valueOf(entity, act.kind) === "prison_regime_transfer");
  const moved = latestBy(transfers, (entity) => dateOf(entity, act.began), day);
  if (moved !== undefined && moved.on.lo >= episode.began.lo && (last === undefined || midpointOrder(moved.on, last.on) > 0)) {
    const place = valueOf(moved.entity, act.place) ?? null;
    return { code: "prison_regime", place, placeSince: place === null ? null : moved.on };
  }
  if (last !== undefined) {
    const place = valueOf(last.entity, stay.place) ?? null;
    return { code: stateOfStay(last.entity, sentencedSince(last.on), kindOf), place, placeSince: last.on };
  }
  const administrative = valueOf(episode.opener, detention.track) === "administrative" && !sentenced;
  const code = administrative ? "admin_arrest" : first === null ? null : stateOfPlace(kindOf(first), sentenced);
  return { code, place: first, placeSince: first === null ? null : episode.began };
}

/** What became of a person after an episode: a later stay tells more than the end itself. */
function stateAfter(file: PersonFile, episode: Episode, day: Day): Pick<PersonState, "code" | "reported" | "since" | "basis"> {
  const closer = episode.closedBy === "detained_again" ? null : episode.closer;
  const outside = eventsOf(file, "stay").filter((entity) => {
    const told = valueOf(entity, stay.state);
    return told !== undefined && !STATES[told].inCustody;
  });
  const later = latestBy(outside, (entity) => dateOf(entity, stay.began), day);
  if (later !== undefined && later.on.hi >= (episode.ended?.lo ?? day)) {
    return { code: valueOf(later.entity, stay.state) ?? null, reported: null, since: later.on, basis: later.entity };
  }
  const reported = closer?.kind === "report" ? (valueOf(closer, report.status) ?? null) : null;
  return { code: reported === null ? "released" : null, reported, since: episode.ended, basis: closer };
}

function withoutCustody(file: PersonFile, day: Day): PersonState {
  const stays = eventsOf(file, "stay").filter((entity) => valueOf(entity, stay.state) !== undefined);
  const told = latestBy(stays, (entity) => dateOf(entity, stay.began), day);
  if (told !== undefined)
    return { ...NOTHING, standing: "out", code: valueOf(told.entity, stay.state) ?? null, since: told.on, basis: told.entity };
  const said = latestBy(eventsOf(file, "report"), (entity) => dateOf(entity, report.as_of), day);
  const status = said === undefined ? undefined : valueOf(said.entity, report.status);
  if (said === undefined || status === undefined || status === "unverified") return NOTHING;
  if (status === "died_in_custody") return { ...NOTHING, standing: "died", reported: status, since: said.on, basis: said.entity };
  return { ...NOTHING, standing: "out", reported: status, since: said.on, basis: said.entity };
}

/** The state of a person on a day. Pure; agrees with the figure "in custody" by construction. */
export function stateOn(measures: PersonMeasures, day: Day, kindOf: PlaceKindOf): PersonState {
  const { file, episodes, custody } = measures;
  const dead = latestBy(eventsOf(file, "death"), (entity) => dateOf(entity, death.on), day);
  if (dead !== undefined) {
    return {
      ...NOTHING,
      standing: "died",
      code: "died",
      since: dead.on,
      basis: dead.entity,
      place: valueOf(dead.entity, death.place) ?? null,
    };
  }
  const verdicts = eventsOf(file, "sentence").filter((entity) => valueOf(entity, sentence.in_absentia) === true);
  const verdict = latestBy(verdicts, (entity) => dateOf(entity, sentence.on), day);
  const absent = verdict?.entity ?? null;
  const begun = episodes.filter((episode) => episode.began.lo <= day);
  const open = begun.filter((episode) => episode.ended === null || episode.ended.hi > day).at(-1);
  if (open !== undefined && holds(custody.possible, day)) {
    const standing = holds(custody.certain, day) ? "held" : "perhaps_held";
    const held = heldState(file, open, { day, kindOf });
    return { ...NOTHING, ...held, standing, since: open.began, basis: open.opener, episode: open, inAbsentia: absent };
  }
  const last = begun.at(-1);
  const base: PersonState =
    last === undefined ? withoutCustody(file, day) : { ...NOTHING, standing: "out", ...stateAfter(file, last, day), episode: last };
  if (verdict === undefined) return base;
  const first = last === undefined && (base.reported === null || base.reported === "convicted_in_absentia");
  if (!first) return { ...base, inAbsentia: absent };
  return { ...NOTHING, standing: "out", code: "convicted_in_absentia", since: verdict.on, basis: verdict.entity };
}
