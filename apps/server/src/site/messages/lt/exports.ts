import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

export const exports: Catalogue<typeof source> = {
  "exports.title": "Open data",
  "exports.description": "Everything public in this register, to take away: tables, JSON, feeds, calendars, an interface for programs.",
  "exports.lead": "Take what you need and name the source. Every file says the day and the position of the record it was made from.",
  "exports.tables": "Tables and lists",
  "exports.table": "What",
  "exports.people": "People, with what is known about each",
  "exports.dictionary": "Data dictionary: every column and what it means",
  "exports.figures": "Figures and their curves",
  "exports.feeds": "Feeds",
  "exports.feedsText": "A feed tells a reader program what is new. Nobody learns who reads it.",
  "exports.calendars": "Calendars",
  "exports.calendarsText":
    "Hearings, anniversaries of detentions and computed ends of terms, as whole days. Dates that are not known to the day are left out.",
  "exports.calendarAll": "Calendar of people in custody",
  "exports.programs": "For programs",
  "exports.programsText": "The interface needs no key, only reads, and never changes an answer for the same day and position.",
  "exports.programsLink": "Documentation of the interface",
  "exports.whole": "The whole register",
  "exports.wholeText":
    "Whoever runs Apora writes everything at once with one command: CSV, XLSX, JSON, lines that another Apora reads back to equal figures, and FollowTheMoney.",
  "exports.mirror": "A copy of this site",
  "exports.mirrorText":
    "The site can be written as files that need no server: from a disk, a USB stick, any web host or an onion service. A copy says of which day it is.",
  "exports.embed": "A figure on your page",
  "exports.embedText": "A picture without a script that shows the value with its unit, day and definition:",
  "exports.cells":
    "A text that a spreadsheet would run as a formula has an apostrophe before it, and so has a text that begins with one. Remove one apostrophe to have the original.",
  "exports.terms": "Terms",
  "exports.termsText":
    "Facts with attribution: name this register, the day and the position, and the sources of the facts you quote. The data are about people at risk. Publish no more about anybody than is here, and check a status again before you act on it.",
  "exports.live.title": "Only a running server can show this",
  "exports.live.description": "This is a copy of the register as files.",
  "exports.live.text":
    "You are reading a copy of the register: files without a program. It cannot search, filter or show another day. What is here is the state of {date}, position {position} of the record.",
  "exports.live.next": "Go back, read the lists as they are, or ask the same at a running server.",
  "feed.title.recognitions": "New recognitions",
  "feed.title.releases": "Releases",
  "feed.title.deaths": "Deaths",
  "feed.title.corrections": "Corrections",
  "feed.title.person": "What becomes known about {name}",
  "feed.entry.recognitions": "Recognition: {name}",
  "feed.entry.releases": "Release: {name}",
  "feed.entry.deaths": "Death: {name}",
  "feed.entry.corrections": "Correction in the record: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "People in custody",
  "calendar.titleOf": "Calendar: {name}",
  "calendar.detained": "Anniversary of the detention: {name}",
  "calendar.hearing": "Hearing: {name}",
  "calendar.planned-end": "Computed end of the term: {name}",
};
