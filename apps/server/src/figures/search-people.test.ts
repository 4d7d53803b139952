import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { getHead, readFiles } from "../ledger/positions.ts";
import { factsOf, foldClaims } from "../ledger/resolve.ts";
import { findPack, HOME_PACK, loadPack } from "../packs/load-pack.ts";
import { readFrom } from "../platform/database.ts";
import { carryOut } from "../testing/random-history.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { rankCandidates, readCandidates, type FoundPerson } from "../registry/find-people.ts";
import { nameTokens } from "../registry/name-index.ts";
import { findBegun } from "../registry/name-beginnings.ts";
import { indexNames } from "../registry/name-search-index.ts";
import { findSome, type PeopleQuery } from "./people-list.ts";
import { rebuildProjections } from "../registry/rebuild.ts";
import { person } from "../registry/schema.ts";
import { searchPeople } from "./search-people.ts";

let database: TestDatabase;
let head = 0;
/** Everybody of the public record with every spelling. */
const spellings: { readonly id: string; readonly names: readonly string[] }[] = [];
const findPeople = async (...asked: Parameters<typeof readCandidates>): Promise<readonly FoundPerson[]> =>
  rankCandidates(await readCandidates(...asked));
const find = (text: string, knownAt = head): Promise<readonly FoundPerson[]> =>
  findPeople(readFrom(database.pool), { text, knownAt, isHead: knownAt === head });

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPack(createLedger(database.pool), findPack(HOME_PACK), { actor: { id: "country-pack" } });
  await indexNames(database.pool);
  const reader = readFrom(database.pool);
  head = (await getHead(reader)).position;
  const { rows } = await database.pool.query<{ id: string }>("select id from entity_root where kind = 'person'");
  const folded = foldClaims(
    await readFiles(
      reader,
      rows.map(({ id }) => id),
      head,
    ),
  );
  for (const entity of folded.entities.filter(({ kind }) => kind === "person"))
    spellings.push({ id: entity.id, names: factsOf(entity, person.name).map((fact) => fact.value.text) });
});
afterAll(() => database.drop());

/** The word with a letter left out: the slip of a hurried hand. */
const slip = (word: string): string => `${word.slice(0, 4)}${word.slice(5)}`;

describe("a person is found", () => {
  test("by every spelling of the record, first", async () => {
    const missed: string[] = [];
    for (const { id, names } of spellings)
      for (const name of names) {
        const [first] = await find(name);
        if (first?.person !== id) missed.push(name);
      }
    expect(spellings.length).toBeGreaterThan(40);
    expect(missed).toEqual([]);
  });

  test("by a family name with a letter left out", async () => {
    let [asked, met] = [0, 0];
    for (const { id, names } of spellings)
      for (const name of names) {
        const family = name.split(" ").at(-1) ?? "";
        if (family.length < 7) continue;
        asked += 1;
        const found = await find([...name.split(" ").slice(0, -1), slip(family)].join(" "));
        if (found.slice(0, 10).some((one) => one.person === id)) met += 1;
      }
    expect(asked).toBeGreaterThan(50);
    expect(met / asked).toBeGreaterThanOrEqual(0.95);
  });

  test("by another language's spelling, with the reason", async () => {
    const [russian] = await find("Витольд Ашурок");
    expect(russian?.name).toMatch(/Ашурак|Ашурок|Ashurak/u);
    expect(russian?.reasons.length).toBeGreaterThan(0);
  });
});

describe("the index of names", () => {
  test("what it does not hold yet is found all the same", async () => {
    const ledger = createLedger(database.pool);
    await carryOut(ledger, [{ do: "person", a: 1, b: 2, day: 3 }]);
    const { position } = await getHead(readFrom(database.pool));
    const { rows } = await database.pool.query<{ owner: string; text: string }>(
      "select owner, value->>'text' as text from claim where position > $1 and property = 'person.name' order by position limit 1",
      [head],
    );
    const [late] = rows;
    expect(late).toBeDefined();
    const found = await findPeople(readFrom(database.pool), { text: late?.text ?? "", knownAt: position, isHead: true });
    expect(found.map((one) => one.person)).toContain(late?.owner);
    // At an earlier position nobody knew of that person.
    expect((await find(late?.text ?? "")).map((one) => one.person)).not.toContain(late?.owner);
    await indexNames(database.pool);
    const again = await findPeople(readFrom(database.pool), { text: late?.text ?? "", knownAt: position, isHead: true });
    expect(again.map((one) => one.person)).toContain(late?.owner);
  });

  test("made again after a rebuild it is the same", async () => {
    const rows = async (): Promise<unknown> =>
      (await database.pool.query("select md5(string_agg(s::text, ',' order by s::text)) as hash, count(*) as n from name_search s"))
        .rows[0];
    const before = await rows();
    await rebuildProjections(database.pool, rebuildPlan());
    await indexNames(database.pool);
    expect(await rows()).toEqual(before);
  });
});

describe("a search", () => {
  const query = (text: string): PeopleQuery => ({
    tokens: nameTokens(text),
    counted: [],
    order: "name",
    lang: "en",
    at: 20_000,
    knownAt: head,
  });

  test("finds what begins as typed so far, and says so", async () => {
    const asked = { query: query("ашур"), text: "ашур", isHead: true };
    const { people } = await searchPeople(readFrom(database.pool), asked, { offset: 0, limit: 10 });
    expect(people[0]?.found?.reasons.length).toBeGreaterThan(0);
    const { rows } = await database.pool.query("select names from name_search where person = $1", [people[0]?.person]);
    expect(JSON.stringify(rows)).toMatch(/Ашур/u);
  });

  test("walks the words of names to the same people as the list does", async () => {
    const reader = readFrom(database.pool);
    const { position } = await getHead(reader);
    const texts = spellings.flatMap(({ names: [name = ""] }) => [name, name.slice(0, 3), name.replaceAll(/(\S{2})\S*/gu, "$1")]);
    expect(texts.length).toBeGreaterThan(100);
    for (const text of new Set(texts)) {
      const tokens = nameTokens(text);
      const listed = await findSome(reader, { ...query(text), knownAt: position }, 1_000);
      const { people, more } = await findBegun(reader, tokens, 1_000);
      expect({ text, people: people.toSorted(), more }).toEqual({ text, people: listed.toSorted(), more: false });
    }
  });

  test("looks at no more words than it may, and says so", async () => {
    const reader = readFrom(database.pool);
    const all = await findBegun(reader, ["a"], 1_000);
    expect(all.people.length).toBeGreaterThan(4);
    expect(await findBegun(reader, ["a"], 3)).toMatchObject({ more: true });
    const few = await findBegun(reader, ["a"], 3);
    expect(few.people.length).toBeLessThanOrEqual(3);
    expect(all.people).toEqual(expect.arrayContaining([...few.people]));
  });

  test("filters what it found like any list", async () => {
    const never = { ...query("Ашурак"), counted: [{ definition: "in-custody", version: 2, key: "nobody", as: "certain" }] } as const;
    const { count } = await searchPeople(readFrom(database.pool), { query: never, text: "Ашурак", isHead: true }, { offset: 0, limit: 10 });
    expect(count.n).toBe(0);
  });

  test("of any text answers, and never with more people than it looks at", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom("%", "'", "a".repeat(10_000), "😀", "І. І.")),
        async (text) => {
          const clean = text.replaceAll(/[\0\ud800-\udfff]/gu, "");
          const tokens = nameTokens(clean);
          const asked = { query: { ...query(clean), tokens: tokens.length === 0 ? ["~"] : tokens }, text: clean, isHead: true };
          const { people, count } = await searchPeople(readFrom(database.pool), asked, { offset: 0, limit: 50 });
          expect(people.length).toBeLessThanOrEqual(50);
          expect(count.n).toBeLessThanOrEqual(spellings.length + 10);
        },
      ),
      { numRuns: 60 },
    );
  });
});
