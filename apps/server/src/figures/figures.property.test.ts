import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoOf } from "../ledger/edtf.ts";
import { getHead, readFiles } from "../ledger/positions.ts";
import { inTransaction, readFrom, sql, type Reader } from "../platform/database.ts";
import { membersOf } from "../registry/clusters.ts";
import { openPersonFile } from "../registry/person-file.ts";
import { anyDay, anyHistory, createWriter, newPerson, withHistory } from "../testing/counted-history.ts";
import { CAUSES } from "./causes.ts";
import { writeCheckpoints } from "./checkpoint.ts";
import { countFigure, type Count, type CountQuery } from "./count.ts";
import { listRecords } from "./records.ts";
import { currentDefinitions, DEFINITIONS, type Definition } from "./definitions.ts";
import { explainDifference } from "./difference.ts";
import { listParts, readWhen, seriesOf, type Figure } from "./figure.ts";
import { EVERYBODY } from "./measure.ts";
import { spansOf } from "./span-table.ts";

/** Few by default, because every history gets a database of its own; more when hunting. */
const RUNS = { numRuns: Number(process.env["APORA_PROPERTY_RUNS"] ?? 12) };

const whole = (definition: Definition): Figure => ({ id: definition.id, definition, key: EVERYBODY });
const whenOf = (definition: Definition, day: number): ReturnType<typeof readWhen> =>
  readWhen(definition, definition.shape === "period" ? isoOf(day).slice(0, day % 2 === 0 ? 7 : 4) : isoOf(day));

/** Every line of every definition, the earlier versions too. */
async function allFigures(reader: Reader, knownAt: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const definition of DEFINITIONS) figures.push(whole(definition), ...(await listParts(reader, definition, knownAt)));
  return figures;
}

/** The values of these figures on some days as known at a position. */
async function answers(reader: Reader, days: readonly number[], knownAt: number): Promise<{ query: CountQuery; count: Count }[]> {
  const asked = [];
  for (const figure of await allFigures(reader, knownAt)) {
    for (const day of days) {
      const query = { figure, when: whenOf(figure.definition, day), knownAt };
      asked.push({ query, count: await countFigure(reader, query) });
    }
  }
  return asked;
}

const days = fc.array(anyDay, { minLength: 2, maxLength: 3 });

/** What a stock or total is, from the claims alone: folds every file as known at the position. */
async function countFromClaims(reader: Reader, { figure, when, knownAt }: CountQuery): Promise<Count> {
  const { definition } = figure;
  const roots = await reader.query<{ id: string }>(sql`select id from entity_root where kind = 'person' and position <= ${knownAt}`);
  let [value, uncertain] = [0, 0];
  for (const { id } of roots) {
    const members = await membersOf(reader, id, knownAt);
    if (members[0] !== id) continue;
    const file = openPersonFile(members, await readFiles(reader, members, knownAt));
    for (const { series, cells } of spansOf(file)) {
      if (series.definition !== definition.id || series.version !== definition.version || series.key !== figure.key) continue;
      const [from, to, certain] = cells;
      if (from > when.to || to <= when.to) continue;
      if (certain) value += 1;
      else uncertain += 1;
    }
  }
  return { value, uncertain };
}

describe("figures over random histories", () => {
  test("a value as known at a position never changes when claims are added", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, anyHistory, days, async (before, after, on) => {
        await withHistory(before, async (ledger) => {
          const reader = readFrom(ledger.pool);
          const { position } = await getHead(reader);
          const said = await answers(reader, on, position);
          const writer = createWriter(ledger);
          for (const step of after) await writer.apply(step);
          for (const { query, count } of said) expect({ ...query, ...(await countFigure(reader, query)) }).toEqual({ ...query, ...count });
        });
      }),
      RUNS,
    );
  });

  test("the records behind a value are as many as the value says, certain and uncertain", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, days, fc.nat(100), async (steps, on, which) => {
        await withHistory(steps, async (ledger, { positions }) => {
          const reader = readFrom(ledger.pool);
          const knownAt = positions[which % positions.length] ?? 0;
          for (const { query, count } of await answers(reader, on, knownAt)) {
            const [certain, uncertain] = [
              await listRecords(reader, query, { certain: true }),
              await listRecords(reader, query, { certain: false }),
            ];
            expect([query.figure.id, query.when.text, certain.length, uncertain.length]).toEqual([
              query.figure.id,
              query.when.text,
              count.value,
              count.uncertain,
            ]);
            expect(new Set(certain.map((record) => record.record)).size).toBe(certain.length);
          }
        });
      }),
      RUNS,
    );
  });

  test("a value is what folding the claims known at the position gives", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, days, fc.nat(100), async (steps, on, which) => {
        await withHistory(steps, async (ledger, { positions }) => {
          const reader = readFrom(ledger.pool);
          const knownAt = positions[which % positions.length] ?? 0;
          for (const definition of DEFINITIONS.filter((d) => d.shape !== "period" && d.whole)) {
            for (const figure of [whole(definition), ...(await listParts(reader, definition, knownAt))]) {
              const query = { figure, when: whenOf(definition, on[0] ?? 0), knownAt };
              expect([figure.id, await countFigure(reader, query)]).toEqual([figure.id, await countFromClaims(reader, query)]);
            }
          }
        });
      }),
      RUNS,
    );
  });

  test("a sum is the number of spans that hold, and checkpoints change nothing", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, days, async (steps, on) => {
        await withHistory(steps, async (ledger, { positions }) => {
          const reader = readFrom(ledger.pool);
          const sampled = positions.filter((_, i) => i % 3 === 0);
          const before = [];
          for (const position of sampled) before.push(...(await answers(reader, on, position)));
          for (const { query, count } of before.filter(({ query: q }) => q.figure.definition.shape !== "period")) {
            const series = [...(await seriesOf(reader, query.figure, query.knownAt))];
            const [spans] = await reader.query<Count>(sql`
              select count(*) filter (where certain) as value, count(*) filter (where not certain) as uncertain from span
              where series = any(${series}::integer[]) and valid_from <= ${query.when.to} and valid_to > ${query.when.to}
                and known_from <= ${query.knownAt} and known_to > ${query.knownAt}`);
            expect([query.figure.id, count]).toEqual([query.figure.id, spans]);
          }
          for (const position of sampled) await inTransaction(ledger.pool, {}, (tx) => writeCheckpoints(tx, position, { tailSteps: 1 }));
          for (const { query, count } of before)
            expect([query.figure.id, await countFigure(reader, query)]).toEqual([query.figure.id, count]);
        });
      }),
      RUNS,
    );
  });

  test("a difference leaves nothing unexplained, and every record in it has a cause", { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.tuple(anyDay, anyDay), fc.tuple(fc.nat(100), fc.nat(100)), async (steps, [from, to], [a, b]) => {
        await withHistory(steps, async (ledger, { positions }) => {
          const reader = readFrom(ledger.pool);
          const [known, later] = [positions[a % positions.length] ?? 0, positions[b % positions.length] ?? 0].sort((x, y) => x - y) as [
            number,
            number,
          ];
          for (const figure of await allFigures(reader, later)) {
            const side = (day: number, knownAt: number): CountQuery => ({ figure, when: whenOf(figure.definition, day), knownAt });
            const difference = await explainDifference(reader, side(from, known), side(to, later));
            expect(difference.residual).toBe(0);
            const moved = (changes: typeof difference.added): number => changes.reduce((sum, change) => sum + change.records.length, 0);
            expect(moved(difference.added) - moved(difference.removed)).toBe(difference.to.value - difference.from.value);
            for (const change of [...difference.added, ...difference.removed]) expect(CAUSES).toContain(change.cause);
          }
        });
      }),
      RUNS,
    );
  });

  test(
    "a judgement that two files are one person changes counts of people and nothing else; undoing it restores them",
    { timeout: 900_000 },
    async () => {
      const crowd = fc.array(newPerson, { minLength: 2, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(crowd, days, async (steps, on) => {
          await withHistory(steps, async (ledger) => {
            const reader = readFrom(ledger.pool);
            // A line nobody counts in says the same as a line that does not exist.
            const value = async (): Promise<[string, Count][]> =>
              (await answers(reader, on, (await getHead(reader)).position))
                .filter(({ count }) => count.value + count.uncertain > 0)
                .map(({ query, count }) => [
                  `${query.figure.definition.unit} ${query.figure.id}@${query.figure.definition.version} ${query.when.text}`,
                  count,
                ]);
            const before = await value();
            const { rows } = await ledger.pool.query<{ id: string }>("select id from entity_root where kind = 'person' order by position");
            const writer = createWriter(
              ledger,
              rows.map((row) => row.id),
            );
            await writer.apply({ do: "judge", who: 0, other: 1, judgement: "same" });
            const joined = await value();
            expect(joined.filter(([name]) => !name.startsWith("person"))).toEqual(before.filter(([name]) => !name.startsWith("person")));
            await writer.apply({ do: "judge", who: 0, other: 1, judgement: "different" });
            expect(await value()).toEqual(before);
          });
        }),
        RUNS,
      );
    },
  );

  test("every current definition is one of those kept", () => {
    for (const definition of currentDefinitions()) expect(DEFINITIONS).toContain(definition);
  });
});
