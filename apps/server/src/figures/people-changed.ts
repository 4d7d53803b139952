import type { EntityId, Position } from "../ledger/claim.ts";
import { join, sql, type Reader } from "../platform/database.ts";
import { heldAt, isCounted, readLines } from "./counted-lines.ts";
import { named, type ListedPerson, type PeoplePage, type PeopleQuery } from "./people-list.ts";

/** Claims looked at, from the newest back, for the order of last change. */
const RECENT_CLAIMS = 50_000;
/** Claims looked at first: a page or two of people, without reading on. */
const FIRST_CLAIMS = 5_000;
/** How many more each time. */
const FURTHER = 4;
/** Pages beyond the one asked for that a list tells of without looking further. */
const PAGES_AHEAD = 2;

type Row = { readonly person: EntityId; readonly position: Position };

/** The people of the newest claims whom the filters let through, from the one changed last; each once. */
async function readRecent(reader: Reader, query: PeopleQuery, claims: number): Promise<readonly Row[]> {
  const { knownAt, tokens, counted, among } = query;
  const lines = await readLines(reader, counted, query);
  const conditions = [
    heldAt(sql`p`, knownAt),
    ...(among === undefined ? [] : [sql`p.person = any(${[...among]}::uuid[])`]),
    ...tokens.map(named(knownAt)),
    ...lines.map((line) => isCounted(sql`p.person`, line, query)),
  ];
  return reader.query<Row>(sql`
    with changed as materialized (
      select coalesce(c.canonical, r.owner) as person, max(r.position) as position
      from (select owner, max(position) as position
            from (select owner, position from claim where position <= ${knownAt} order by position desc limit ${claims}) n group by owner) r
      left join person_cluster c on c.person = r.owner and ${heldAt(sql`c`, knownAt)}
      group by 1)
    select ch.person, ch.position from person_index p join changed ch on ch.person = p.person
    where p.person = any(array(select person from changed)) and ${join(conditions, " and ")} order by ch.position desc, ch.person`);
}

/**
 * One page of people from the one changed last. Looks back as far as the page and a few after it need, and at the RECENT_CLAIMS
 * newest claims at most; `count` says how many were met by then.
 */
export async function listChanged(
  reader: Reader,
  query: PeopleQuery,
  { offset, limit }: { offset: number; limit: number },
): Promise<PeoplePage> {
  const enough = offset + limit * (1 + PAGES_AHEAD);
  let claims = FIRST_CLAIMS;
  let met = await readRecent(reader, query, claims);
  while (met.length <= enough && claims < RECENT_CLAIMS) {
    claims = Math.min(claims * FURTHER, RECENT_CLAIMS);
    met = await readRecent(reader, query, claims);
  }
  const more = met.length > enough;
  const count = { n: more ? enough : met.length, more };
  return { people: await withDays(reader, met.slice(offset, Math.min(offset + limit, count.n))), count };
}

async function withDays(reader: Reader, rows: readonly Row[]): Promise<readonly ListedPerson[]> {
  if (rows.length === 0) return [];
  const days = await reader.query<{ position: number; day: string }>(sql`
    select w.position, (e.recorded_at at time zone 'UTC')::date::text as day from unnest(${rows.map((row) => row.position)}::bigint[]) as w(position)
    cross join lateral (select recorded_at from audit_event where last_position >= w.position and first_position <= last_position order by last_position limit 1) e`);
  const dayOf = new Map(days.map((row) => [row.position, row.day]));
  return rows.map(({ person, position }) => ({ person, changed: dayOf.get(position) ?? null }));
}
