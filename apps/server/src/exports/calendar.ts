import { isoOf, dayOf, MAX_DAY, MIN_DAY, type Day } from "../ledger/edtf.ts";
import { valueOf } from "../ledger/resolve.ts";
import { custodyEpisodes } from "../registry/timeline.ts";
import { displayName, eventsOf, namesOf, type PersonFile } from "../registry/person-file.ts";
import { endsOfTerms, type PlaceKindOf } from "../registry/planned-end.ts";
import { hearing } from "../registry/schema.ts";
import { exactDay, type CalendarDay } from "./happenings.ts";

/** What a calendar says in the reader's language. */
export type CalendarWords = {
  readonly lang: string;
  readonly title: (name: string | undefined) => string;
  readonly summary: (kind: CalendarDay["kind"], name: string) => string;
};

const exact = (lo: Day, hi: Day): string | undefined => (lo === hi && lo >= MIN_DAY && hi <= MAX_DAY ? isoOf(lo) : undefined);

/** Hearings, the anniversary of the detention a person is still held after, and the computed end of the term. */
export function calendarDays(file: PersonFile, at: { readonly day: Day; readonly kindOf: PlaceKindOf }): readonly CalendarDay[] {
  const names = namesOf(file).map((fact) => fact.value);
  if (names.length === 0) return [];
  const shared = { person: file.id, names };
  const episodes = custodyEpisodes(file);
  const open = episodes.filter((episode) => episode.ended === null && episode.beginningKnown);
  const detained = open.flatMap(({ opener, began }): CalendarDay[] => {
    const day = exact(began.lo, began.hi);
    return day === undefined ? [] : [{ uid: `${opener.id}-detained`, kind: "detained", day, ...shared }];
  });
  const hearings = eventsOf(file, "hearing").flatMap((entity): CalendarDay[] => {
    const day = exactDay(valueOf(entity, hearing.on) ?? "");
    return day === undefined ? [] : [{ uid: `${entity.id}-hearing`, kind: "hearing", day, ...shared }];
  });
  const ends = endsOfTerms(file, episodes, at).flatMap(({ episode, versions }): CalendarDay[] => {
    const end = versions.at(-1)?.end;
    if (episode?.ended !== null || typeof end !== "object") return [];
    const day = exact(end.lo, end.hi);
    return day === undefined ? [] : [{ uid: `${file.id}-planned-end`, kind: "planned-end", day, ...shared }];
  });
  return [...detained, ...hearings, ...ends];
}

/** Signs that mean something in iCalendar text are escaped (RFC 5545, 3.3.11); other controls are dropped. */
const icsText = (text: string): string =>
  text
    .replaceAll(/\r\n|\r|\n/gu, "\n")
    .replaceAll(/[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");

/** Folds a line at 75 octets, never within a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  const folded: string[] = [];
  let [current, octets] = ["", 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      folded.push(current);
      [current, octets] = [" ", 1];
    }
    current += sign;
    octets += size;
  }
  return [...folded, current].join("\r\n");
}

const compact = (day: string): string => day.replaceAll("-", "");

function eventLines({ uid, kind, names, day, person }: CalendarDay, words: CalendarWords, stamp: string): readonly string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@apora`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(isoOf(dayOf(day) + 1))}`,
    ...(kind === "detained" ? [`RRULE:FREQ=YEARLY${day.endsWith("02-29") ? ";BYMONTH=2;BYMONTHDAY=-1" : ""}`] : []),
    `SUMMARY:${icsText(words.summary(kind, displayName(names, words.lang)))}`,
    `DESCRIPTION:${icsText(`/${words.lang}/people/${person}`)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * A calendar (RFC 5545) of whole days.
 *
 * @param stamp day on which it was made, ISO
 * @param name of the person, for the calendar of one person
 */
export function calendarText(
  days: readonly CalendarDay[],
  words: CalendarWords,
  made: { readonly stamp: string; readonly name?: string | undefined },
): string {
  const stamp = `${compact(made.stamp)}T000000Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Apora//Register//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${icsText(words.title(made.name))}`,
    ...days.flatMap((day) => eventLines(day, words, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
