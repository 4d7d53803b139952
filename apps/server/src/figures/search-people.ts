import type { EntityId } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { readCandidates, rankCandidates, type FoundPerson } from "../registry/find-people.ts";
import { findBegun, type Begun } from "../registry/name-beginnings.ts";
import { listChanged } from "./people-changed.ts";
import { findSome, listAmong, listPeople, type ListedPerson, type PeopleCount, type PeopleQuery } from "./people-list.ts";

/** A person in an answer to a search; without a reason where the list is in the order of names. */
export type SearchedPerson = ListedPerson & { readonly found: Pick<FoundPerson, "name" | "reasons"> | undefined };
export type Searched = { readonly people: readonly SearchedPerson[]; readonly count: PeopleCount };

/** People whose names begin as asked: with more of them the list is in the order of names, for nobody reads a ranking that long. */
const RANKED = 200;
/** Words of names looked at for a beginning; a reader with more of them types another letter. */
const LOOKED_AT = 300;

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
  const wanted = beginning.then(({ people }) => people.length <= RANKED);
  const [begun, candidates] = await Promise.all([beginning, readCandidates(reader, { text, knownAt: query.knownAt, isHead, wanted })]);
  const turned = ({ offset, limit }: Page): readonly [number, number] => [offset, offset + limit];
  if (begun.people.length > RANKED) {
    const listed = await listAmong(reader, { ...query, tokens: [], counted: [] }, begun.people);
    const people = listed.slice(...turned(page)).map((person): SearchedPerson => ({ person, changed: null, found: undefined }));
    return { people, count: { n: listed.length, more: begun.more } };
  }
  const ranked = await rank(reader, query, { begun: begun.people, found: rankCandidates(candidates) });
  return { people: ranked.slice(...turned(page)), count: { n: ranked.length, more: begun.more } };
}

async function inOrder(reader: Reader, query: PeopleQuery, page: Page): Promise<Searched> {
  const list = query.order === "changed" ? listChanged : listPeople;
  const { people, count } = await list(reader, query, page);
  return { people: people.map((one) => ({ ...one, found: undefined })), count };
}

type Candidates = { readonly begun: readonly EntityId[]; readonly found: readonly FoundPerson[] };

/** Those whose names begin as asked, the closest first; after them other spellings and slips, as far as the filters let them. */
async function rank(reader: Reader, query: PeopleQuery, { begun, found }: Candidates): Promise<readonly SearchedPerson[]> {
  const beginning = new Set(begun);
  const named = new Set(found.map(({ person }) => person));
  const others = found.filter(({ person }) => !beginning.has(person)).map(({ person }) => person);
  const rest = begun.filter((person) => !named.has(person));
  const listed = await listAmong(reader, { ...query, tokens: [] }, [...others, ...rest]);
  const admitted = new Set(listed);
  const searched = (some: readonly FoundPerson[]): SearchedPerson[] =>
    some.map((one) => ({ person: one.person, changed: null, found: one }));
  return [
    ...searched(found.filter(({ person }) => beginning.has(person))),
    ...listed.flatMap((person): SearchedPerson[] =>
      beginning.has(person) ? [{ person, changed: null, found: { name: "", ...BEGINS } }] : [],
    ),
    ...searched(found.filter(({ person }) => !beginning.has(person) && admitted.has(person))),
  ];
}
