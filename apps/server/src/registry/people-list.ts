import { STILL_KNOWN, type EntityId, type Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { join, raw, sql, type Reader, type Sql } from "../platform/database.ts";
import { byName } from "./name-index.ts";
import type { ReaderLanguage } from "./reader-languages.ts";

/** A line of a figure that people of the list must, or must not, be counted in on the day. */
export type CountedFilter = {
  readonly definition: string;
  readonly version: number;
  readonly key: string;
  /** `certain`: counted; `perhaps`: only as uncertain; `never`: not even that. */
  readonly as: "certain" | "perhaps" | "never";
};

export type PeopleQuery = {
  /** Folded words, each of which some name of the person must begin with. */
  readonly tokens: readonly string[];
  readonly counted: readonly CountedFilter[];
  /** Only these people, whatever they are called. */
  readonly among?: readonly EntityId[];
  readonly order: "name" | "changed";
  /** In whose alphabet the list is sorted. */
  readonly lang: ReaderLanguage;
  readonly at: Day;
  readonly knownAt: Position;
};

export type ListedPerson = {
  readonly person: EntityId;
  /** Day (UTC) of the last change; only in that order. */ readonly changed: string | null;
};
export type PeopleCount = { readonly n: number; /** There are more than n; nobody counted them. */ readonly more: boolean };

/** How many people a list counts and turns, page by page. Beyond that a reader narrows the list. */
const COUNTED_PEOPLE = 10_000;
/** Claims looked at, from the newest back, for the order of last change. */
const RECENT_CLAIMS = 50_000;

const LIVE = raw(String(STILL_KNOWN));

/** Rows that held at a position. */
const heldAt = (row: Sql, knownAt: Position): Sql => sql`${row}.known_from <= ${knownAt} and ${row}.known_to > ${knownAt}`;

/** What the last letter of an unfinished word folds to when the next one joins it: "bialiat" goes on as "bialiac". */
const JOINED: Readonly<Record<string, string>> = { t: "c", k: "h", c: "h", p: "f", r: "z" };

/** Folded beginnings that a half-typed word may have. */
export function beginningsOf(token: string): readonly string[] {
  const joined = token.length > 1 ? JOINED[token.at(-1) ?? ""] : undefined;
  return joined === undefined ? [token] : [token, `${token.slice(0, -1)}${joined}`];
}

/** A name begins with a token when it lies between it and it followed by a letter after all others. */
const named =
  (knownAt: Position) =>
  (token: string): Sql => {
    const ranges = beginningsOf(token).map((beginning) => sql`(n.token >= ${beginning} and n.token < ${`${beginning}~`})`);
    return sql`exists (select 1 from name_token n where n.person = p.person and (${join(ranges, " or ")}) and ${heldAt(sql`n`, knownAt)})`;
  };

type SeriesRow = { readonly id: number; readonly definition: string; readonly version: number; readonly key: string };

async function readSeries(reader: Reader, filters: readonly CountedFilter[]): Promise<(filter: CountedFilter) => number> {
  if (filters.length === 0) return () => 0;
  const [definitions, versions, keys] = [filters.map((f) => f.definition), filters.map((f) => f.version), filters.map((f) => f.key)];
  const rows = await reader.query<SeriesRow>(sql`
    select s.id, s.definition, s.version, s.key from series s
    join unnest(${definitions}::text[], ${versions}::smallint[], ${keys}::text[]) as u(definition, version, key)
      on s.definition = u.definition and s.version = u.version and s.key = u.key`);
  // No series has the number 0: a line that nobody was ever counted in is empty.
  return (filter) =>
    rows.find((row) => row.definition === filter.definition && row.version === filter.version && row.key === filter.key)?.id ?? 0;
}

function countedIn(series: number, filter: CountedFilter, { at, knownAt }: Pick<PeopleQuery, "at" | "knownAt">): Sql {
  const spans = (certain: Sql): Sql => sql`exists (
    select 1 from span s where s.person = p.person and s.series = ${series} and s.valid_from <= ${at} and s.valid_to > ${at}
      and ${heldAt(sql`s`, knownAt)} and ${certain})`;
  if (filter.as === "never") return sql`not ${spans(sql`true`)}`;
  return filter.as === "certain" ? spans(sql`s.certain`) : spans(sql`not s.certain`);
}

/** Rows and conditions of a query. `live` reads the rows that still hold, which have indexes of their own. */
type Source = { readonly from: Sql; readonly where: Sql; readonly order: Sql };

async function sourceOf(reader: Reader, query: PeopleQuery): Promise<(live: boolean) => Source> {
  const { tokens, counted, order, lang, knownAt } = query;
  const seriesOf = await readSeries(reader, counted);
  const among = query.among === undefined ? [] : [sql`p.person = any(${[...query.among]}::uuid[])`];
  const conditions = [...among, ...tokens.map(named(knownAt)), ...counted.map((filter) => countedIn(seriesOf(filter), filter, query))];
  const recent = sql`(
    select coalesce(c.canonical, r.owner) as person, max(r.position) as position
    from (select owner, position from claim where position <= ${knownAt} order by position desc limit ${RECENT_CLAIMS}) r
    left join person_cluster c on c.person = r.owner and ${heldAt(sql`c`, knownAt)} group by 1) ch`;
  return (live) => ({
    from: order === "name" ? sql`person_index p` : sql`person_index p join ${recent} on ch.person = p.person`,
    // The live rows are those of this position only while nothing has been added after it; otherwise nothing is found.
    where: join(
      [
        live
          ? sql`p.known_to = ${LIVE} and p.known_from <= ${knownAt} and (select position from ledger_head) = ${knownAt}`
          : heldAt(sql`p`, knownAt),
        ...conditions,
      ],
      " and ",
    ),
    order: order === "name" ? byName(lang) : sql`ch.position desc, p.person`,
  });
}

/**
 * One page of people as known at a position, and how many there are. Counting stops at COUNTED_PEOPLE, so that the
 * plain list costs the same however large the register is; an order other than the name's looks at recent claims only.
 */
export async function listPeople(
  reader: Reader,
  query: PeopleQuery,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly people: readonly ListedPerson[]; readonly count: PeopleCount }> {
  const sources = await sourceOf(reader, query);
  const attempt = async (live: boolean): Promise<number> => {
    const { from, where } = sources(live);
    const [row] = await reader.query<{ n: number }>(
      sql`select count(*) as n from (select 1 from ${from} where ${where} limit ${COUNTED_PEOPLE + 1}) found`,
    );
    return row?.n ?? 0;
  };
  let live = true;
  let found = await attempt(true);
  if (found === 0) {
    live = false;
    found = await attempt(false);
  }
  const count: PeopleCount = { n: Math.min(found, COUNTED_PEOPLE), more: found > COUNTED_PEOPLE };
  if (page.offset >= count.n) return { people: [], count };
  const { from, where, order } = sources(live);
  const rows = await reader.query<{ person: EntityId; position: number | null }>(sql`
    select p.person, ${query.order === "name" ? sql`null::bigint` : sql`ch.position`} as position
    from ${from} where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`);
  return { people: await withDays(reader, rows), count };
}

async function withDays(reader: Reader, rows: readonly { person: EntityId; position: number | null }[]): Promise<readonly ListedPerson[]> {
  const positions = rows.flatMap((row) => row.position ?? []);
  if (positions.length === 0) return rows.map(({ person }) => ({ person, changed: null }));
  const days = await reader.query<{ position: number; day: string }>(sql`
    select w.position, (e.recorded_at at time zone 'UTC')::date::text as day from unnest(${positions}::bigint[]) as w(position)
    cross join lateral (select recorded_at from audit_event where last_position >= w.position and first_position <= last_position order by last_position limit 1) e`);
  const dayOf = new Map(days.map((row) => [row.position, row.day]));
  return rows.map(({ person, position }) => ({ person, changed: position === null ? null : (dayOf.get(position) ?? null) }));
}

/** Some people of a list, in no order: whoever is met first, up to a number. */
export async function findSome(reader: Reader, query: PeopleQuery, limit: number): Promise<readonly EntityId[]> {
  const sources = await sourceOf(reader, { ...query, order: "name" });
  for (const live of [true, false]) {
    const { from, where } = sources(live);
    const rows = await reader.query<{ person: EntityId }>(sql`select p.person from ${from} where ${where} limit ${limit}`);
    if (rows.length > 0) return rows.map((row) => row.person);
  }
  return [];
}

/** Which of these people a list holds, in its order of names. Filters and words of the query hold for them too. */
export async function listAmong(reader: Reader, query: PeopleQuery, among: readonly EntityId[]): Promise<readonly EntityId[]> {
  if (among.length === 0) return [];
  const sources = await sourceOf(reader, { ...query, order: "name", among });
  // Without filters the statement is the same for everybody, and is planned once.
  const name = query.counted.length === 0 && query.tokens.length === 0 ? `people among, ${query.lang}` : undefined;
  for (const live of [true, false]) {
    const { from, where, order } = sources(live);
    const asked = sql`select p.person from ${from} where ${where} order by ${order}`;
    const rows = await reader.query<{ person: EntityId }>(asked, name === undefined ? undefined : `${name}${live ? "" : ", then"}`);
    if (rows.length > 0) return rows.map((row) => row.person);
  }
  return [];
}

/**
 * People of a list in the order of their ids, after one of them: the order never changes, so a reader who turns pages by
 * the last id seen meets everybody once, however many there are. `query.order` and `lang` play no part.
 */
export async function pagePeople(
  reader: Reader,
  query: PeopleQuery,
  page: { readonly after: EntityId; readonly limit: number },
): Promise<readonly EntityId[]> {
  const sources = await sourceOf(reader, { ...query, order: "name" });
  const { from, where } = sources(false);
  const rows = await reader.query<{ person: EntityId }>(
    sql`select p.person from ${from} where ${where} and p.person > ${page.after}::uuid order by p.person limit ${page.limit}`,
  );
  return rows.map((row) => row.person);
}
