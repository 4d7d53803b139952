import { parsePeriod, tryParseDate, type Day, type EdtfDate } from "../../../ledger/edtf.ts";
import { factsOf, type Entity, type Fact } from "../../../ledger/resolve.ts";
import type { Property } from "../../../ledger/schema.ts";
import { dateOf, periodStart, type PersonEvent, type PersonFile } from "../../../registry/person-file.ts";
import {
  act,
  appeal,
  charge,
  contact,
  death,
  detention,
  hearing,
  incommunicado,
  listing,
  recognition,
  release,
  report,
  sentence,
  stay,
  type PersonEventKind,
} from "../../../registry/schema.ts";

/** The property that dates each kind of event; a charge is dated by its stages. */
export const BEGINNINGS: Readonly<Record<Exclude<PersonEventKind, "charge">, Property<string>>> = {
  detention: detention.began,
  stay: stay.began,
  hearing: hearing.on,
  sentence: sentence.on,
  appeal: appeal.on,
  recognition: recognition.on,
  act: act.began,
  contact: contact.on,
  incommunicado: incommunicado.began,
  release: release.on,
  death: death.on,
  listing: listing.listed_on,
  report: report.as_of,
};

const ENDS: ReadonlySet<string> = new Set([act.ended.code, incommunicado.ended.code, listing.removed_on.code]);

/** When a dated value began to hold; undefined where no time limits it. */
export function validFrom(fact: Fact<unknown>): EdtfDate | undefined {
  return fact.claim.valid === null ? undefined : parsePeriod(fact.claim.valid).from;
}

/** The day of an event; undefined where no source gives one. */
export function beginningOf({ kind, entity }: PersonEvent): EdtfDate | undefined {
  if (kind !== "charge") return dateOf(entity, BEGINNINGS[kind]);
  const starts = factsOf(entity, charge.status).flatMap((fact) => validFrom(fact) ?? []);
  return starts.sort((a, b) => a.lo - b.lo)[0];
}

function hadBegun(code: string, fact: Fact<unknown>, day: Day): boolean {
  if (ENDS.has(code) && typeof fact.value === "string") return (tryParseDate(fact.value)?.lo ?? day) <= day;
  // Whether a report of a release was true is not a matter of the day: it is told as far as it is known.
  if (code === release.status.code || fact.claim.valid === null) return true;
  return periodStart(fact.claim.valid) <= day;
}

function entityAsOf(entity: Entity, day: Day): Entity {
  const facts = new Map<string, readonly Fact<unknown>[]>();
  for (const [code, list] of entity.facts) {
    const kept = list.filter((fact) => hadBegun(code, fact, day));
    if (kept.length > 0) facts.set(code, kept);
  }
  return { ...entity, facts };
}

/** Events that may have begun by a day. Without a date an event may have begun on any day. */
export function eventsBy(file: PersonFile, day: Day): readonly PersonEvent[] {
  return file.events.filter((event) => (beginningOf(event)?.lo ?? day) <= day);
}

/**
 * The file as it could be told on a day: what had not begun is left out, what had not ended has no end. For showing
 * only; what the person's state was is derived from the whole file, as the figures do it.
 */
export function fileAsOf(file: PersonFile, day: Day): PersonFile {
  return {
    ...file,
    people: file.people.map((entity) => entityAsOf(entity, day)),
    events: eventsBy(file, day).map((event) => ({ ...event, entity: entityAsOf(event.entity, day) })),
  };
}
