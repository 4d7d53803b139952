import type { EntityId } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { findPeople, type FoundPerson } from "./find-people.ts";
import { listPeople, type ListedPerson, type PeopleCount, type PeopleQuery } from "./people-list.ts";

/** A person in an answer to a search; without a reason where the list is in the order of names. */
export type SearchedPerson = ListedPerson & { readonly found: Pick<FoundPerson, "name" | "reasons"> | undefined };
export type Searched = { readonly people: readonly SearchedPerson[]; readonly count: PeopleCount };

/** People whose names begin as asked: with more of them the list is in the order of names, for nobody reads a ranking that long. */
const RANKED = 200;

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
  const isSearch = text !== "" && query.order === "name";
  const plain = await listPeople(reader, query, isSearch ? { offset: 0, limit: RANKED } : page);
  if (!isSearch) return { people: plain.people.map((one) => ({ ...one, found: undefined })), count: plain.count };
  if (plain.count.n > RANKED) {
    const listed =
      page.offset + page.limit <= RANKED
        ? plain.people.slice(page.offset, page.offset + page.limit)
        : (await listPeople(reader, query, page)).people;
    return { people: listed.map((one) => ({ ...one, found: undefined })), count: plain.count };
  }
  const ranked = await rank(reader, { query, text, isHead }, plain.people);
  return { people: ranked.slice(page.offset, page.offset + page.limit), count: { n: ranked.length, more: false } };
}

async function rank(
  reader: Reader,
  { query, text, isHead }: { readonly query: PeopleQuery; readonly text: string; readonly isHead: boolean },
  begun: readonly ListedPerson[],
): Promise<readonly SearchedPerson[]> {
  const found = await findPeople(reader, { text, knownAt: query.knownAt, isHead });
  const known = new Set<EntityId>(begun.map(({ person }) => person));
  const others = found.filter(({ person }) => !known.has(person));
  if (others.length > 0) {
    const among = others.map(({ person }) => person);
    const { people } = await listPeople(reader, { ...query, tokens: [], among }, { offset: 0, limit: among.length });
    for (const { person } of people) known.add(person);
  }
  const ranked = found.filter(({ person }) => known.has(person));
  const named = new Set(ranked.map(({ person }) => person));
  const beginning = new Set(begun.map(({ person }) => person));
  const searched = (some: readonly FoundPerson[]): SearchedPerson[] =>
    some.map((one) => ({ person: one.person, changed: null, found: one }));
  return [
    ...searched(ranked.filter(({ person }) => beginning.has(person))),
    ...begun.filter(({ person }) => !named.has(person)).map((one): SearchedPerson => ({ ...one, found: { name: "", ...BEGINS } })),
    ...searched(ranked.filter(({ person }) => !beginning.has(person))),
  ];
}
