import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntityId } from "../ledger/claim.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { anyDay, anyHistory, withHistory } from "../testing/counted-history.ts";
import { countFigure, countFigures, type CountQuery } from "./count.ts";
import { readLines, type CountedFilter } from "./counted-lines.ts";
import { currentDefinitions, DEFINITIONS } from "./definitions.ts";
import { explainDifference } from "./difference.ts";
import { findFigure, listParts, readWhen, type Figure } from "./figure.ts";
import { isoOf } from "../ledger/edtf.ts";
import { EVERYBODY } from "./measure.ts";
import { listAmong, listPeople, pagePeople, WAYS, type PeopleQuery } from "./people-list.ts";
import { countedInState, PEOPLE_STATES, withoutImplied } from "./people-states.ts";
import { earliestWithin, listRecords, recordsAmong } from "./records.ts";

/** Few by default, because every history gets a database of its own; more when hunting. */
const RUNS = { numRuns: Number(process.env["APORA_PROPERTY_RUNS"] ?? 10) };
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const EVERYBODY_BY_NAME = { tokens: [], counted: [], order: "name", lang: "be" } as const;

const queryOf = (figure: Figure, day: number, knownAt: number): CountQuery => ({
  figure,
  when: readWhen(figure.definition, figure.definition.shape === "period" ? isoOf(day).slice(0, 4) : isoOf(day)),
  knownAt,
});

async function allFigures(reader: Reader, knownAt: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const definition of currentDefinitions())
    figures.push({ id: definition.id, definition, key: EVERYBODY }, ...(await listParts(reader, definition, knownAt)));
  return figures;
}

/** Every filter a page offers, and one of a line that nobody is in. */
async function anyFilters(reader: Reader, knownAt: number): Promise<readonly (readonly CountedFilter[])[]> {
  const parts = await Promise.all(
    (["in-custody-by-place", "in-custody-by-article", "ever-recognised"] as const).map(async (id) =>
      listParts(reader, (await findFigure(reader, id)).definition, knownAt),
    ),
  );
  const inParts = parts
    .flat()
    .map(({ definition, key }): CountedFilter => ({ definition: definition.id, version: definition.version, key, as: "certain" }));
  const nobody: CountedFilter = { definition: "in-custody-by-place", version: 1, key: "nowhere", as: "certain" };
  return [...PEOPLE_STATES.map(countedInState), ...inParts.map((filter) => [filter]), [nobody]];
}

describe("lists over random histories", () => {
  test("records are the same page by page, walked or sorted, and as one list", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, anyDay, fc.integer({ min: 1, max: 3 }), async (steps, day, limit) => {
        await withHistory(steps, async (ledger) => {
          const reader = readFrom(ledger.pool);
          const { position } = await getHead(reader);
          for (const figure of await allFigures(reader, position)) {
            const query = queryOf(figure, day, position);
            for (const certain of [true, false]) {
              const whole = await listRecords(reader, query, { certain });
              // Said to be many, they are walked; said to be few, they are sorted.
              for (const many of [0, 1_000_000]) {
                const pages = [];
                for (let offset = 0; offset < whole.length; offset += limit)
                  pages.push(...(await listRecords(reader, query, { certain, limit, offset, count: { value: many, uncertain: many } })));
                expect([figure.id, certain, many, pages]).toEqual([figure.id, certain, many, whole]);
              }
              const byName = [];
              for (let offset = 0; offset < whole.length; offset += limit)
                byName.push(...(await listRecords(reader, query, { certain, limit, offset, byNameIn: "be" })));
              const inOrder = await listAmong(reader, { ...EVERYBODY_BY_NAME, at: day, knownAt: position }, [
                ...new Set(whole.map(({ person }) => person)),
              ]);
              const sorted = whole.toSorted((a, b) => inOrder.indexOf(a.person) - inOrder.indexOf(b.person));
              expect([figure.id, certain, byName]).toEqual([figure.id, certain, sorted]);
              const [first] = whole;
              if (first !== undefined)
                expect(await listRecords(reader, query, { certain, after: first.record })).toEqual(
                  whole.filter(({ record }) => record > first.record),
                );
            }
            const whole = await listRecords(reader, query, { certain: true });
            const asked = whole.filter((_, at) => at % 2 === 0).map(({ record }) => record);
            expect([...(await recordsAmong(reader, query, [...asked, BEFORE_ALL]))].sort()).toEqual([...new Set(asked)].sort());
          }
        });
      }),
      RUNS,
    );
  });

  test("values asked for together are those asked for one by one", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.array(anyDay, { minLength: 2, maxLength: 2 }), async (steps, days) => {
        await withHistory(steps, async (ledger) => {
          const reader = readFrom(ledger.pool);
          const { position } = await getHead(reader);
          const asked = (await allFigures(reader, position)).flatMap((figure) => days.map((day) => queryOf(figure, day, position)));
          const together = await countFigures(reader, asked, position);
          for (const [at, query] of asked.entries())
            expect([query.figure.id, together[at]]).toEqual([query.figure.id, await countFigure(reader, query)]);
        });
      }),
      RUNS,
    );
  });

  test("people are listed alike in every way, and narrowed by what counting says of each", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, anyDay, async (steps, day) => {
        await withHistory(steps, async (ledger) => {
          const reader = readFrom(ledger.pool);
          const { position } = await getHead(reader);
          const query = (counted: readonly CountedFilter[]): PeopleQuery => ({
            tokens: [],
            counted: withoutImplied(counted),
            order: "name",
            lang: "be",
            at: day,
            knownAt: position,
          });
          const page = { offset: 0, limit: 1_000 };
          const { people: everybody } = await listPeople(reader, query([]), page);
          const filters = await anyFilters(reader, position);
          const pairs = filters.flatMap((one, at) => [one, [...one, ...(filters[(at + 3) % filters.length] ?? [])]]);
          for (const counted of pairs) {
            const lets = await Promise.all(counted.map((filter) => peopleOf(reader, filter, { day, position })));
            const expected = everybody.map(({ person }) => person).filter((person) => lets.every((set) => set(person)));
            const asked = query(counted);
            const { people, count } = await listPeople(reader, asked, page);
            expect([counted, people.map(({ person }) => person), count]).toEqual([counted, expected, { n: expected.length, more: false }]);
            expect(await pagePeople(reader, asked, { after: BEFORE_ALL, limit: 1_000 })).toEqual([...expected].sort());
            const [narrowest, ...others] = await readLines(reader, asked.counted, asked);
            if (narrowest === undefined || !Number.isFinite(narrowest.size)) continue;
            for (const list of Object.values(WAYS))
              expect(await list(reader, asked, { lines: [narrowest, ...others], offset: 1, limit: 2 })).toEqual(expected.slice(1, 3));
          }
        });
      }),
      RUNS,
    );
  });

  test("a day found for a comparison is one since which no more changed", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, anyDay, fc.nat(2), async (steps, day, most) => {
        await withHistory(steps, async (ledger) => {
          const reader = readFrom(ledger.pool);
          const { position } = await getHead(reader);
          const days = [day - 900, day - 300, day - 30];
          for (const definition of DEFINITIONS.filter(({ shape }) => shape !== "period")) {
            const figure = { id: definition.id, definition, key: EVERYBODY };
            const to = queryOf(figure, day, position);
            const found = await earliestWithin(reader, to, { days, most });
            if (found === undefined) continue;
            expect(days).toContain(found);
            const { added, removed } = await explainDifference(reader, queryOf(figure, found, position), to);
            const changed = [...added, ...removed].reduce((sum, { records }) => sum + records.length, 0);
            expect(changed).toBeLessThanOrEqual(most);
          }
        });
      }),
      RUNS,
    );
  });
});

/** Whom a filter lets through, from the records themselves. */
async function peopleOf(
  reader: Reader,
  { definition: id, version, key, as }: CountedFilter,
  { day, position }: { readonly day: number; readonly position: number },
): Promise<(person: EntityId) => boolean> {
  const definition = DEFINITIONS.find((one) => one.id === id && one.version === version);
  if (definition === undefined) throw new Error(`there is no definition ${id}`);
  const on = { text: isoOf(day), from: day, to: day };
  // A list is narrowed to who stands in a line on the day; of events too, which a period would ask for by their beginning.
  const standing = { id, definition: { ...definition, shape: "total" as const }, key };
  const listed = (certain: boolean): ReturnType<typeof listRecords> =>
    listRecords(reader, { figure: standing, when: on, knownAt: position }, { certain });
  const [sure, perhaps] = [await listed(true), await listed(false)];
  const people = new Set((as === "certain" ? sure : as === "perhaps" ? perhaps : [...sure, ...perhaps]).map(({ person }) => person));
  return (person) => people.has(person) === (as !== "never");
}
