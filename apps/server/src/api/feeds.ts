import { atomFeed, happeningEntry } from "../exports/atom.ts";
import { calendarDays, calendarText } from "../exports/calendar.ts";
import { FEEDS, happeningsOf, readHappenings } from "../exports/happenings.ts";
import { listRecords } from "../figures/records.ts";
import { readWhen } from "../figures/figure.ts";
import { findPublicFigure } from "../figures/small-cells.ts";
import type { EntityId } from "../ledger/claim.ts";
import { listRoots, readFiles } from "../ledger/positions.ts";
import { foldClaims, valueOf } from "../ledger/resolve.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { place } from "../registry/catalogue-schema.ts";
import type { PlaceKind } from "../registry/codes.ts";
import { displayName, namesOf, type PersonFile } from "../registry/person-file.ts";
import type { PlaceKindOf } from "../registry/planned-end.ts";
import { v5 as uuidv5 } from "uuid";
import { openInBatches, type Asked } from "./asked.ts";
import { readPerson } from "./endpoints.ts";
import { EMBED_FILES } from "./embeds.ts";
import { newestFirst, statementEntries } from "./statement-entries.ts";
import { NO_QUERY, type Asking, type PublicFile, type PublicWords } from "./public-file.ts";

const ATOM = "application/atom+xml; charset=utf-8";
const ICS = "text/calendar; charset=utf-8";

/** @throws not-found for a language without an interface */
function wordsOf({ params, words }: Asking): PublicWords {
  const lang = params["lang"] ?? "";
  if (!words.languages.includes(lang)) throw new AporaError("not-found", {});
  return words.of(lang);
}

/** Never change it: readers know a feed by its id. */
const FEED_NAMESPACE = "6b0f7a4e-6f65-5c0b-8d4e-0f2f0c9b7a31";
const feedId = (lang: string, of: string): string => `urn:uuid:${uuidv5(`${lang} ${of}`, FEED_NAMESPACE)}`;

/** When the register last changed. */
async function changedAt({ reader, knownAt }: Asked): Promise<string> {
  const [row] = await reader.query<{ at: Date | null }>(
    sql`select recorded_at as at from audit_event where last_position <= ${knownAt} order by last_position desc limit 1`,
  );
  return (row?.at ?? new Date(0)).toISOString();
}

const feed: PublicFile = {
  path: "/feeds/{lang}/{kind}.atom",
  type: ATOM,
  query: NO_QUERY,
  body: async (asking) => {
    const { asked, params } = asking;
    const words = wordsOf(asking);
    const kind = FEEDS.find((one) => one === params["kind"]);
    if (kind === undefined) throw new AporaError("not-found", {});
    const happened = (await readHappenings(asked.reader, [kind], asked.knownAt)).map((each) => happeningEntry(words, each));
    return atomFeed({
      id: feedId(words.lang, kind),
      words,
      title: words.title(kind, ""),
      self: `/feeds/${words.lang}/${kind}.atom`,
      page: `/${words.lang}/open-data`,
      entries: kind === "corrections" ? newestFirst([...happened, ...(await statementEntries(asked, words, "corrections"))]) : happened,
      updated: await changedAt(asked),
    });
  },
};

/** Published numbers, and those that correct an earlier one: whoever has cited it hears of it here. */
const statementFeed: PublicFile = {
  path: "/feeds/{lang}/statements.atom",
  type: ATOM,
  query: NO_QUERY,
  body: async (asking) => {
    const { asked } = asking;
    const words = wordsOf(asking);
    return atomFeed({
      id: feedId(words.lang, "statements"),
      words,
      title: words.title("statements", ""),
      self: `/feeds/${words.lang}/statements.atom`,
      page: `/${words.lang}/statements`,
      entries: newestFirst(await statementEntries(asked, words, "all")),
      updated: await changedAt(asked),
    });
  },
};

const nameOf = (file: PersonFile, lang: string): string =>
  displayName(
    namesOf(file).map((fact) => fact.value),
    lang,
  );

const personFeed: PublicFile = {
  path: "/feeds/{lang}/people/{id}.atom",
  type: ATOM,
  query: NO_QUERY,
  body: async (asking) => {
    const words = wordsOf(asking);
    const file = await readPerson(asking.asked, asking.params["id"] ?? "");
    return atomFeed({
      id: feedId(words.lang, file.id),
      words,
      title: words.title("person", nameOf(file, words.lang)),
      self: `/feeds/${words.lang}/people/${file.id}.atom`,
      page: `/${words.lang}/people/${file.id}`,
      entries: (await happeningsOf(asking.asked.reader, file)).map((each) => happeningEntry(words, each)),
      updated: await changedAt(asking.asked),
    });
  },
};

async function placeKinds({ reader, knownAt }: Asked): Promise<PlaceKindOf> {
  const roots = await listRoots(reader, "place", knownAt);
  const ids = roots.map((root) => root.id);
  const kinds = new Map<EntityId, PlaceKind | undefined>(
    foldClaims(await readFiles(reader, ids, knownAt)).entities.map((entity) => [entity.id, valueOf(entity, place.kind)]),
  );
  return (id) => kinds.get(id);
}

/** People in the calendar of all: the first of those counted in custody. A calendar of more helps nobody. */
const MOST_IN_CALENDAR = 2000;

const calendar: PublicFile = {
  path: "/calendar/{lang}/all.ics",
  type: ICS,
  query: NO_QUERY,
  body: async (asking) => {
    const { asked } = asking;
    const { calendar: words } = wordsOf(asking);
    const figure = await findPublicFigure(asked.reader, "in-custody");
    const counted = { figure, when: readWhen(figure.definition, asked.at), knownAt: asked.knownAt };
    const records = await listRecords(asked.reader, counted, { certain: true, limit: MOST_IN_CALENDAR });
    const files = await openInBatches(
      asked,
      records.map((record) => record.person),
    );
    const at = { day: asked.day, kindOf: await placeKinds(asked) };
    return calendarText(
      files.flatMap((file) => calendarDays(file, at)),
      words,
      { stamp: asked.today },
    );
  },
};

const personCalendar: PublicFile = {
  path: "/calendar/{lang}/people/{id}.ics",
  type: ICS,
  query: NO_QUERY,
  body: async (asking) => {
    const { asked } = asking;
    const { calendar: words } = wordsOf(asking);
    const file = await readPerson(asked, asking.params["id"] ?? "");
    const days = calendarDays(file, { day: asked.day, kindOf: await placeKinds(asked) });
    return calendarText(days, words, { stamp: asked.today, name: nameOf(file, words.lang) });
  },
};

export const FEED_FILES: readonly PublicFile[] = [statementFeed, feed, personFeed, calendar, personCalendar, ...EMBED_FILES];
