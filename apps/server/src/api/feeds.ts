import { atomFeed, type Feed } from "../exports/atom.ts";
import { calendarDays, calendarText } from "../exports/calendar.ts";
import { embedSvg, EMBED_POLICY } from "../exports/embed.ts";
import { FEEDS, happeningsOf, readHappenings } from "../exports/happenings.ts";
import { listRecords } from "../figures/count.ts";
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
import { z } from "zod";
import { openInBatches, timeParams, type Asked } from "./asked.ts";
import { readPerson } from "./endpoints.ts";
import { presentFigure } from "./figure-endpoints.ts";
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
    const told: Feed = {
      kind,
      id: feedId(words.lang, kind),
      words,
      self: `/feeds/${words.lang}/${kind}.atom`,
      page: `/${words.lang}/open-data`,
      name: "",
      happenings: await readHappenings(asked.reader, [kind], asked.knownAt),
      updated: await changedAt(asked),
    };
    return atomFeed(told);
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
      kind: "person",
      id: feedId(words.lang, file.id),
      words,
      self: `/feeds/${words.lang}/people/${file.id}.atom`,
      page: `/${words.lang}/people/${file.id}`,
      name: nameOf(file, words.lang),
      happenings: await happeningsOf(asking.asked.reader, file),
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

/** Pictures and their data may be shown anywhere. */
const EMBEDDABLE = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" } as const;

const figureId = ({ id = "", part }: Readonly<Record<string, string>>): string => (part === undefined ? id : `${id}/${part}`);

async function picture({ asked, params, query, words }: Asking): Promise<string> {
  const lang = params["lang"] ?? query["lang"] ?? "en";
  if (!words.languages.includes(lang)) throw new AporaError("not-found", {});
  const told = words.of(lang);
  const figure = await findPublicFigure(asked.reader, figureId(params));
  const { value, unit, when, definition } = await presentFigure(asked, figure, query["period"]);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(when);
  return embedSvg({
    lang,
    title: `${told.definition(figure.definition.id, figure.definition.version)}${params["part"] === undefined ? "" : `: ${params["part"]}`}`,
    value: told.number(value),
    unit: told.unit(unit),
    asOf: isDay ? told.asOf(when) : when,
    small: `${definition} · ${asked.knownAt}`,
  });
}

const EMBED_QUERY = z.strictObject({
  ...timeParams,
  lang: z.string().max(3).optional().describe("Language of the words; English unless given."),
  period: z.string().max(60).optional().describe("For figures over a period."),
});

/** The language may also stand in the path: a copy as files has no queries. */
const embeds = ["/embed/figures/{id}", "/embed/figures/{id}/{part}", "/embed/{lang}/figures/{id}"].flatMap((path): PublicFile[] => [
  {
    path: `${path}.svg`,
    type: "image/svg+xml; charset=utf-8",
    query: EMBED_QUERY,
    headers: { ...EMBEDDABLE, "content-security-policy": EMBED_POLICY },
    body: picture,
  },
  {
    path: `${path}.json`,
    type: "application/json; charset=utf-8",
    query: EMBED_QUERY,
    headers: EMBEDDABLE,
    body: async ({ asked, params, query }) => {
      const figure = await findPublicFigure(asked.reader, figureId(params));
      return `${JSON.stringify({ ...(await presentFigure(asked, figure, query["period"])), position: asked.knownAt })}\n`;
    },
  },
]);

export const FEED_FILES: readonly PublicFile[] = [feed, personFeed, calendar, personCalendar, ...embeds];
