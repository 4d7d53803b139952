import { checkpointModule, countModule, databaseModule, definitionsModule, figureModule, type Register } from "./built.ts";
import { createChoice, say, spreadOf, spreadText, timeEach, type Result } from "../measure.ts";

const ASKED = 1500;
const WARM_UP = 100;
const LIMIT_MS = 20;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAYS = 2370;

/** Any figure and any of its lines, on any day or period, as known at any position. */
export async function benchCounts(register: Register, people: string): Promise<readonly Result[]> {
  const [{ readFrom }, { countFigure }, { findFigure, listParts, readWhen }, { currentDefinitions }] = [
    await databaseModule(),
    await countModule(),
    await figureModule(),
    await definitionsModule(),
  ];
  const reader = readFrom(register.pool);
  const { rows } = await register.pool.query<{ position: number }>("select max(position) as position from tally");
  const last = rows[0]?.position ?? 0;
  const figures: Awaited<ReturnType<typeof findFigure>>[] = [];
  for (const definition of currentDefinitions())
    figures.push(await findFigure(reader, definition.id), ...(await listParts(reader, definition, last)));
  const choice = createChoice(7);
  const questions = Array.from({ length: ASKED + WARM_UP }, (_, i) => {
    const figure = choice.pick(figures);
    const day = new Date(FIRST_DAY + choice.below(DAYS) * 86_400_000).toISOString().slice(0, 10);
    const text = figure.definition.shape !== "period" ? day : day.slice(0, choice.pick([4, 7, 7, 10]));
    // A third as known now, the rest as known at any earlier moment.
    return { figure, when: readWhen(figure.definition, text), knownAt: i % 3 === 0 ? last : choice.below(last) };
  });
  const { times } = await timeEach(questions, (question) => countFigure(reader, question));
  const spread = spreadOf(times.slice(WARM_UP));
  const slow = new Map<string, number[]>();
  questions
    .slice(WARM_UP)
    .forEach((q, i) => slow.set(q.figure.definition.id, [...(slow.get(q.figure.definition.id) ?? []), times[WARM_UP + i] ?? 0]));
  for (const [id, list] of slow) say(`  ${id}: ${spreadText(spreadOf(list))} (${list.length})`);
  return [
    {
      name: `count over ${people}`,
      measured: spread.p95,
      limit: LIMIT_MS,
      unit: "ms",
      good: "below",
      note: `p95 of ${ASKED}; ${spreadText(spread)}`,
    },
  ];
}

type Tx = Parameters<Parameters<Awaited<ReturnType<typeof databaseModule>>["inTransaction"]>[2]>[0];
type Connection = Parameters<Parameters<Tx["alone"]>[0]>[0];

/** Writes a table anew from a query over it; its indexes are built afterwards, which takes minutes where keeping them up takes hours. */
async function rewrite({ client }: Pick<Connection, "client">, table: "tally" | "span", select: string): Promise<void> {
  const indexes = await client.query<{ indexdef: string }>("select indexdef from pg_indexes where tablename = $1", [table]);
  await client.query(`create table grown (like ${table} including defaults)`);
  await client.query(`insert into grown ${select}`);
  await client.query(`drop table ${table}`);
  await client.query(`alter table grown rename to ${table}`);
  for (const { indexdef } of indexes.rows) {
    say(`  ${indexdef.replace(/ ON public.*/, "")} …`);
    await client.query(indexdef);
  }
}

/**
 * Makes the tables a count reads as long as for three times the people: every line of the tally and every span again
 * under two further ids and at later positions, then the sums. Labelled as such: nobody was recorded.
 */
export async function extendThreefold(register: Register): Promise<void> {
  const { inTransaction } = await databaseModule();
  const { writeCheckpoints } = await checkpointModule();
  const { rows } = await register.pool.query<{ position: number; commands: number }>(
    "select max(position) as position, count(distinct position) as commands from tally",
  );
  const { position: last = 0, commands = 0 } = rows[0] ?? {};
  const extend = async (connection: Connection): Promise<void> => {
    const { client } = connection;
    await client.query("set local statement_timeout = 0; set local maintenance_work_mem = '1GB'");
    say("  tally three times …");
    await rewrite(
      connection,
      "tally",
      `select series, position + ${last}::bigint * copy, days, certain, uncertain from tally, generate_series(0, 2) copy`,
    );
    say("  spans three times …");
    await rewrite(
      connection,
      "span",
      `select series, overlay(record::text placing copy::text from 15 for 1)::uuid, overlay(person::text placing copy::text from 15 for 1)::uuid,
         valid_from, valid_to, certain, dated, known_from + ${last}::bigint * copy, least(known_to + ${last}::bigint * copy, 9007199254740991)
       from span, generate_series(0, 2) copy`,
    );
    // Before the sums: without knowing the new sizes the database would plan them for empty tables.
    await client.query("analyze tally, span");
  };
  await inTransaction(register.pool, {}, (tx) => tx.alone(extend));
  const steps = Math.max(1, Math.floor(commands / 10));
  say(`  ${2 * steps} checkpoints …`);
  for (let i = 1; i <= 2 * steps; i++)
    await inTransaction(register.pool, {}, async (tx) => {
      await tx.alone(({ client }) => client.query("set local statement_timeout = 0"));
      await writeCheckpoints(tx, last + Math.floor((last * i) / steps));
    });
  await register.pool.query("analyze tally_checkpoint");
}
