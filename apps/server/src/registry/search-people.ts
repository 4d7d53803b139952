import type { EntityId } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { findPeople, type FoundPerson } from "./find-people.ts";
import { findSome, listPeople, type ListedPerson, type PeopleCount, type PeopleQuery } from "./people-list.ts";

/** A person in an answer to a search; without a reason where the list is in the order of names. */
export type SearchedPerson = ListedPerson & { readonly found: Pick<FoundPerson, "name" | "reasons"> | undefined };
export type Searched = { readonly people: readonly SearchedPerson[]; readonly count: PeopleCount };

/** People whose names begin as asked: with more of them the list is in the order of names, for nobody reads a ranking that long. */
const RANKED = 200;
/** Where counting stops for a list that a search is too short to rank. */
const COUNTED = 1_000;

const BEGINS: Pick<FoundPerson, "reasons"> = { reasons: [{ code: "beginning" }] };

/**
 * One page of the people a reader looks for: filtered, the closest first, each with the reason. Everybody whose names begin
 * with the words asked for is among them; beyond that, other spellings and slips.
 *
 * @param question the text as typed, and whether the query is for the last position
 */
export async function searchPeople(
  reader: Reader,
  asked: { readonly query: PeopleQuery; readonly text: string; readonly isHead: boolean },
  page: { readonly offset: number; readonly limit: number },
): Promise<Searched> {
  const { query, text, isHead } = asked;
  const inOrder = async (most?: number): Promise<Searched> => {
    const { people, count } = await listPeople(reader, query, { ...page, ...(most === undefined ? {} : { most }) });
    return { people: people.map((one) => ({ ...one, found: undefined })), count };
  };
  if (text === "" || query.order !== "name") return inOrder();
  const [begun, found] = await Promise.all([
    findSome(reader, query, RANKED + 1),
    findPeople(reader, { text, knownAt: query.knownAt, isHead }),
  ]);
  if (begun.length > RANKED) return inOrder(COUNTED);
  const ranked = await rank(reader, query, { begun, found });
  return { people: ranked.slice(page.offset, page.offset + page.limit), count: { n: ranked.length, more: false } };
}

type Candidates = { readonly begun: readonly EntityId[]; readonly found: readonly FoundPerson[] };

/** Those whose names begin as asked, the closest first; after them other spellings and slips, as far as the filters let them. */
async function rank(reader: Reader, query: PeopleQuery, { begun, found }: Candidates): Promise<readonly SearchedPerson[]> {
  const beginning = new Set(begun);
  const others = found.filter(({ person }) => !beginning.has(person)).map(({ person }) => person);
  const named = new Set(found.map(({ person }) => person));
  const rest = begun.filter((person) => !named.has(person));
  const [passing, listed] = await Promise.all([
    others.length === 0 ? [] : findSome(reader, { ...query, tokens: [], among: others }, others.length),
    rest.length === 0
      ? []
      : listPeople(reader, { ...query, tokens: [], among: rest }, { offset: 0, limit: rest.length }).then((list) => list.people),
  ]);
  const admitted = new Set(passing);
  const searched = (some: readonly FoundPerson[]): SearchedPerson[] =>
    some.map((one) => ({ person: one.person, changed: null, found: one }));
  return [
    ...searched(found.filter(({ person }) => beginning.has(person))),
    ...listed.map((one): SearchedPerson => ({ ...one, found: { name: "", ...BEGINS } })),
    ...searched(found.filter(({ person }) => admitted.has(person))),
  ];
}
