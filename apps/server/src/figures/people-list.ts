import { STILL_KNOWN, type EntityId, type Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { join, raw, sql, type Reader, type Sql } from "../platform/database.ts";
import { beginningsOf } from "../registry/name-beginnings.ts";
import { byName } from "../registry/name-index.ts";
import type { ReaderLanguage } from "../registry/reader-languages.ts";
import { countsPeople, heldAt, isCounted, readLines, saysSo, spansOfAll, type CountedFilter, type Line } from "./counted-lines.ts";

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
export type PeoplePage = { readonly people: readonly ListedPerson[]; readonly count: PeopleCount };
type Slice = { readonly offset: number; readonly limit: number };

/** How many people a list counts and turns, page by page. Beyond that a reader narrows the list. */
const COUNTED_PEOPLE = 10_000;
/** The same where each of them has to be looked at. */
const LOOKED_AT = 5_000;

const LIVE = raw(String(STILL_KNOWN));

/** A name begins with a token when it lies between it and it followed by a letter after all others. */
export const named =
  (knownAt: Position) =>
  (token: string): Sql => {
    const ranges = beginningsOf(token).map((beginning) => sql`(n.token >= ${beginning} and n.token < ${`${beginning}~`})`);
    return sql`exists (select 1 from name_token n where n.person = p.person and (${join(ranges, " or ")}) and ${heldAt(sql`n`, knownAt)})`;
  };

/** Conditions on people under `p`. `live` reads the rows that still hold, which have indexes of their own. */
function conditionsOf(query: PeopleQuery, lines: readonly Line[]): (live: boolean) => Sql {
  const { tokens, knownAt } = query;
  const among = query.among === undefined ? [] : [sql`p.person = any(${[...query.among]}::uuid[])`];
  const conditions = [...among, ...tokens.map(named(knownAt)), ...lines.map((line) => isCounted(sql`p.person`, line, query))];
  return (live) =>
    join(
      [
        // The live rows are those of this position only while nothing has been added after it; otherwise nothing is found.
        live
          ? sql`p.known_to = ${LIVE} and p.known_from <= ${knownAt} and (select position from ledger_head) = ${knownAt}`
          : heldAt(sql`p`, knownAt),
        ...conditions,
      ],
      " and ",
    );
}

/** What the live rows answer, or those of an earlier position if there are none. */
async function firstFound<T>(ask: (live: boolean) => Promise<readonly T[]>): Promise<readonly T[]> {
  const live = await ask(true);
  return live.length > 0 ? live : ask(false);
}

const counted = (n: number, most: number): PeopleCount => ({ n: Math.min(n, most), more: n > most });

/** How many there are, looking at each of those let through. */
async function countOneByOne(reader: Reader, query: PeopleQuery, lines: readonly Line[]): Promise<PeopleCount> {
  const most = lines.length === 0 ? COUNTED_PEOPLE : LOOKED_AT;
  const where = conditionsOf(query, lines);
  const [row] = await firstFound(async (live) => {
    const asked = sql`select count(*) as n from (select 1 from person_index p where ${where(live)} limit ${most + 1}) found`;
    return (await reader.query<{ n: number }>(asked)).filter(({ n }) => n > 0);
  });
  return counted(row?.n ?? 0, most);
}

/** The same from the spans of the narrowest line: by its sum where nothing else is asked, otherwise span by span. */
async function countByLine(reader: Reader, query: PeopleQuery, lines: readonly [Line, ...Line[]]): Promise<PeopleCount> {
  const [narrowest] = lines;
  if (narrowest.size === 0) return counted(0, COUNTED_PEOPLE);
  const isPeople = countsPeople(narrowest);
  if (lines.length === 1 && isPeople) return counted(narrowest.size, COUNTED_PEOPLE);
  const count = async (most: number | null): Promise<{ people: number; spans: number }> => {
    const [row] = await reader.query<{ people: number; spans: number }>(
      sql`select count(distinct person) as people, count(*) as spans from (select d.person ${spansOfAll(lines, query)} limit ${most}) found`,
    );
    return row ?? { people: 0, spans: 0 };
  };
  // Somebody may have been released twice; that a fifth more spans are not of enough people is rare, and then all are read.
  const most = isPeople ? LOOKED_AT + 1 : LOOKED_AT * 1.2;
  const first = await count(most);
  const { people } = first.people > LOOKED_AT || first.spans < most ? first : await count(null);
  return counted(people, LOOKED_AT);
}

/** Reads people in the order of their names until the page is full. */
async function walkNames(reader: Reader, query: PeopleQuery, { where, offset, limit }: Slice & { readonly where: (live: boolean) => Sql }) {
  const rows = await firstFound((live) =>
    reader.query<{ person: EntityId }>(
      sql`select p.person from person_index p where ${where(live)} order by ${byName(query.lang)} limit ${limit} offset ${offset}`,
    ),
  );
  return rows.map(({ person }) => person);
}

type Lines = readonly [Line, ...Line[]];

/** A page of those whom all of these lines let through. */
type Narrowed<L = Lines> = Slice & { readonly lines: L };

/** Looks everybody up in the lines on the way. */
const lookUp = (reader: Reader, query: PeopleQuery, { lines, ...slice }: Narrowed<readonly Line[]>): Promise<readonly EntityId[]> =>
  walkNames(reader, query, { where: conditionsOf(query, lines), ...slice });

/** Collects those let through first, and then looks everybody up among them. */
const lookUpCollected = (reader: Reader, query: PeopleQuery, { lines, ...slice }: Narrowed): Promise<readonly EntityId[]> => {
  const held = conditionsOf(query, []);
  // Said so, the database collects them once; asked only whether somebody is among them, it would join them first.
  const among = sql`(p.person in (select d.person ${spansOfAll(lines, query)})) is true`;
  return walkNames(reader, query, { where: (live) => sql`${held(live)} and ${among}`, ...slice });
};

/** Collects those let through and sorts them all. */
async function sortCollected(reader: Reader, query: PeopleQuery, { lines, offset, limit }: Narrowed): Promise<readonly EntityId[]> {
  const rows = await reader.query<{ person: EntityId }>(sql`
    select p.person from person_index p
    where p.person = any(array(select distinct d.person ${spansOfAll(lines, query)})) and ${heldAt(sql`p`, query.knownAt)}
    order by ${byName(query.lang)} limit ${limit} offset ${offset}`);
  return rows.map(({ person }) => person);
}

/** Ways to read one page of the same list; which is quickest depends on how many are let through and how far the page is. */
export const WAYS = { lookUp, lookUpCollected, sortCollected } as const;

/** Everybody of the register: how many they are decides which way is quickest. */
const EVERYBODY_LISTED: CountedFilter = { definition: "in-register", version: 1, key: "", as: "certain" };

type ByLine = { readonly lines: Lines; readonly everybody: number; readonly slice: Slice };

async function listByLine(reader: Reader, query: PeopleQuery, { lines, everybody, slice }: ByLine) {
  const count = await countByLine(reader, query, lines);
  if (slice.offset >= count.n) return { people: [], count };
  const [{ size }, ...others] = lines;
  // How many have to be passed in the order of names until the page is full.
  const passed = ((slice.offset + slice.limit) * everybody) / Math.max(1, count.more ? size : count.n);
  // Microseconds as measured, of which only the proportions matter: looking somebody up, collecting, passing and sorting one person.
  const collected = size * (0.8 + others.length);
  const costs = {
    lookUp: passed * 4,
    lookUpCollected: collected + passed * 0.7,
    sortCollected: collected + (count.more ? size : count.n) * 3,
  };
  const [way] = (["lookUp", "lookUpCollected", "sortCollected"] as const).toSorted((a, b) => costs[a] - costs[b]);
  const list = WAYS[way ?? "lookUp"];
  return { people: await list(reader, query, { lines, ...slice }), count };
}

/**
 * One page of people in the order of names as known at a position, and how many there are. Counting stops at COUNTED_PEOPLE, so
 * that the plain list costs the same however large the register is.
 */
export async function listPeople(reader: Reader, query: PeopleQuery, slice: Slice): Promise<PeoplePage> {
  const read = await readLines(reader, query.counted.length === 0 ? [] : [...query.counted, EVERYBODY_LISTED], query);
  const everybody = read.find(({ filter }) => filter === EVERYBODY_LISTED)?.size ?? 0;
  const [narrowest, ...others] = read.filter(({ filter }) => filter !== EVERYBODY_LISTED);
  const lines = narrowest === undefined ? [] : [narrowest, ...others];
  const unnamed = (people: readonly EntityId[]): readonly ListedPerson[] => people.map((person) => ({ person, changed: null }));
  if (narrowest !== undefined && Number.isFinite(narrowest.size) && query.tokens.length === 0 && query.among === undefined) {
    const { people, count } = await listByLine(reader, query, { lines: [narrowest, ...others], everybody, slice });
    return { people: unnamed(people), count };
  }
  const count = await countOneByOne(reader, query, lines);
  return { people: slice.offset >= count.n ? [] : unnamed(await lookUp(reader, query, { lines, ...slice })), count };
}

/** Some people of a list, in no order: whoever is met first, up to a number. */
export async function findSome(reader: Reader, query: PeopleQuery, limit: number): Promise<readonly EntityId[]> {
  const where = conditionsOf(query, await readLines(reader, query.counted, query));
  const rows = await firstFound((live) =>
    reader.query<{ person: EntityId }>(sql`select p.person from person_index p where ${where(live)} limit ${limit}`),
  );
  return rows.map((row) => row.person);
}

/** Which of these people a list holds, in its order of names. Filters and words of the query hold for them too. */
export async function listAmong(reader: Reader, query: PeopleQuery, among: readonly EntityId[]): Promise<readonly EntityId[]> {
  if (among.length === 0) return [];
  const where = conditionsOf({ ...query, among }, await readLines(reader, query.counted, query));
  // Without filters the statement is the same for everybody, and is planned once.
  const name = query.counted.length === 0 && query.tokens.length === 0 ? `people among, ${query.lang}` : undefined;
  const rows = await firstFound((live) => {
    const asked = sql`select p.person from person_index p where ${where(live)} order by ${byName(query.lang)}`;
    return reader.query<{ person: EntityId }>(asked, name === undefined ? undefined : `${name}${live ? "" : ", then"}`);
  });
  return rows.map((row) => row.person);
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
  const lines = await readLines(reader, query.counted, query);
  const where = conditionsOf(query, lines)(false);
  const [narrowest] = lines;
  // A line of people is walked in the order of their ids.
  const isWalked = narrowest !== undefined && countsPeople(narrowest) && Number.isFinite(narrowest.size);
  const rows = await reader.query<{ person: EntityId }>(
    isWalked
      ? sql`select p.person from span d join person_index p on p.person = d.record
          where ${saysSo(sql`d`, narrowest, query)} and d.record > ${page.after}::uuid and ${where} order by d.record limit ${page.limit}`
      : sql`select p.person from person_index p where ${where} and p.person > ${page.after}::uuid order by p.person limit ${page.limit}`,
  );
  return rows.map((row) => row.person);
}
