import type { EntityId } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { readCandidates, rankCandidates, type FoundPerson } from "../registry/find-people.ts";
import { findBegun, type Begun } from "../registry/name-beginnings.ts";
import { listChanged } from "./people-changed.ts";
import { findSome, listAmong, listPeople, type ListedPerson, type PeopleCount, type PeopleQuery } from "./people-list.ts";

/** A person in an answer to a search; without a reason where the list is in the order of names. */
export type SearchedPerson = ListedPerson & { readonly found: Pick<FoundPerson, "name" | "reasons"> | undefined };
export type Searched = { readonly people: readonly SearchedPerson[]; readonly count: PeopleCount };

/**
 * People whose names begin as asked who are looked at. With more of them the list is in the order of names, for nobody reads a ranking that
 * long: a reader types another letter.
 */
const LOOKED_AT = 100;

const BEGINS: Pick<FoundPerson, "reasons"> = { reasons: [{ code: "beginning" }] };

type Asked = { readonly query: PeopleQuery; readonly text: string; readonly isHead: boolean };
type Page = { readonly offset: number; readonly limit: number };

/** People whose names begin as asked and whom the filters let through. Without filters, and now, by the words alone. */
async function readBegun(reader: Reader, { query, isHead }: Asked): Promise<Begun> {
  const plain = isHead && query.counted.length === 0 && query.among === undefined && query.tokens.length > 0;
  if (plain) return findBegun(reader, query.tokens, LOOKED_AT);
  const people = await findSome(reader, query, LOOKED_AT + 1);
  return { people: people.slice(0, LOOKED_AT), more: people.length > LOOKED_AT };
}

/**
 * One page of people by a name as typed so far: those whose names begin as asked, the closest first, and after them those
 * found by another spelling or in spite of a slip. Filters hold for all of them. So many that nobody would read a ranking
 * stand in the order of names, the first LOOKED_AT of them.
 */
export async function searchPeople(reader: Reader, asked: Asked, page: Page): Promise<Searched> {
  const { query, text, isHead } = asked;
  if (text === "" || query.order !== "name") return inOrder(reader, query, page);
  const beginning = readBegun(reader, asked);
  const wanted = beginning.then(({ more }) => !more);
  const [begun, candidates] = await Promise.all([beginning, readCandidates(reader, { text, knownAt: query.knownAt, isHead, wanted })]);
  const turned = ({ offset, limit }: Page): readonly [number, number] => [offset, offset + limit];
  if (begun.more) {
    const listed = await listAmong(reader, { ...query, tokens: [], counted: [] }, begun.people);
    const people = listed.slice(...turned(page)).map((person): SearchedPerson => ({ person, changed: null, found: undefined }));
    return { people, count: { n: listed.length, more: begun.more } };
  }
  const ranked = await rank(reader, query, { begun: begun.people, found: rankCandidates(candidates), until: page.offset + page.limit });
  return { people: ranked.people.slice(...turned(page)), count: { n: ranked.n, more: false } };
}

async function inOrder(reader: Reader, query: PeopleQuery, page: Page): Promise<Searched> {
  const list = query.order === "changed" ? listChanged : listPeople;
  const { people, count } = await list(reader, query, page);
  return { people: people.map((one) => ({ ...one, found: undefined })), count };
}

type Candidates = {
  readonly begun: readonly EntityId[];
  readonly found: readonly FoundPerson[];
  /** How far down the ranking somebody reads. */
  readonly until: number;
};

/**
 * Those whose names begin as asked, the closest first; after them other spellings and slips, as far as the filters let them. Whoever
 * begins as asked is let through already; they are put in the order of names only where the page reaches them.
 */
async function rank(
  reader: Reader,
  query: PeopleQuery,
  { begun, found, until }: Candidates,
): Promise<{ readonly people: readonly SearchedPerson[]; readonly n: number }> {
  const beginning = new Set(begun);
  const named = new Set(found.map(({ person }) => person));
  const others = found.filter(({ person }) => !beginning.has(person)).map(({ person }) => person);
  const rest = begun.filter((person) => !named.has(person));
  const closest = found.filter(({ person }) => beginning.has(person));
  const isReached = until > closest.length;
  const listed = await listAmong(reader, { ...query, tokens: [] }, isReached ? [...others, ...rest] : others);
  const admitted = new Set(listed);
  const searched = (some: readonly FoundPerson[]): SearchedPerson[] =>
    some.map((one) => ({ person: one.person, changed: null, found: one }));
  const further = listed.filter((person) => beginning.has(person));
  const people = [
    ...searched(closest),
    ...further.map((person): SearchedPerson => ({ person, changed: null, found: { name: "", ...BEGINS } })),
    ...searched(found.filter(({ person }) => !beginning.has(person) && admitted.has(person))),
  ];
  return { people, n: isReached ? people.length : people.length + rest.length };
}
