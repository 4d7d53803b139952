// Finding people by any spelling, over the loaded register: inside the server, and as a reader asks over HTTP.
import { nameSearchModule, positionsModule, searchModule, databaseModule, nameIndexModule, type Register } from "./built.ts";
import { createChoice, say, spreadOf, spreadText, timeEach, type Result } from "../measure.ts";

const ASKED = 500;
/** A register that is read has its pages in memory; the questions measured are others than these. */
const WARM_UP = 500;

/** A letter left out, in a word long enough for it. */
const slip = (name: string): string => name.replace(/\p{L}{7,}/u, (word) => word.slice(0, 4) + word.slice(5));

/** Questions as readers ask them: another spelling of somebody's name, a slip, a beginning, the family name alone. */
export async function searchQuestions(register: Register): Promise<readonly string[]> {
  const { rows } = await register.pool.query<{ names: string[] }>("select names from name_search order by md5(person::text) limit 1000");
  const choice = createChoice(11);
  return rows.map(({ names }, at) => {
    const name = choice.pick(names);
    if (at % 4 === 1) return slip(name);
    if (at % 4 === 2) return name.slice(0, 6);
    return at % 4 === 3 ? (name.split(" ").at(-1) ?? name) : name;
  });
}

/** Brings the index of names up to date, as the server does beside its work; lists, search and the server are measured with it. */
export async function indexAllNames(register: Register): Promise<void> {
  const { indexNames } = await nameSearchModule();
  const began = Date.now();
  await indexNames(register.pool);
  // After a load the database tidies up for some minutes beside its work: here it is done at once, as it is in a register at work.
  const client = await register.pool.connect();
  try {
    for (const statement of ["set statement_timeout = 0", "vacuum (analyze)", "checkpoint"]) await client.query(statement);
  } finally {
    client.release(true);
  }
  const { rows } = await register.pool.query<{ table: string; keys: string; people: number }>(`
    select pg_size_pretty(pg_table_size('name_search')) as table, pg_size_pretty(pg_relation_size('name_search_keys')) as keys,
           (select count(*) from name_search)::int as people`);
  const [size] = rows;
  say(
    `  names of ${size?.people ?? 0} people indexed in ${Math.round((Date.now() - began) / 1000)} s: table ${size?.table ?? ""}, keys ${size?.keys ?? ""}`,
  );
}

/** Searches inside the program, over an index that is up to date. */
export async function benchSearch(register: Register, people: string): Promise<readonly Result[]> {
  const [{ searchPeople }, { getHead }, { readFrom }, { nameTokens }] = [
    await searchModule(),
    await positionsModule(),
    await databaseModule(),
    await nameIndexModule(),
  ];
  const reader = readFrom(register.pool);
  const { position } = await getHead(reader);
  const questions = await searchQuestions(register);
  const ask = (text: string): Promise<unknown> =>
    searchPeople(
      reader,
      { query: { tokens: nameTokens(text), counted: [], order: "name", lang: "en", at: 20_500, knownAt: position }, text, isHead: true },
      { offset: 0, limit: 20 },
    );
  const { times } = await timeEach([...questions.slice(0, WARM_UP), ...questions.slice(WARM_UP, WARM_UP + ASKED)], ask);
  const spread = spreadOf(times.slice(WARM_UP));
  return [
    {
      name: `search in ${people}`,
      measured: spread.p95,
      limit: 5,
      unit: "ms",
      good: "below",
      note: `inside the server; ${spreadText(spread)}`,
    },
  ];
}

/** The same questions over HTTP, none asked before. */
export async function benchSearchOverHttp(origin: string, questions: readonly string[]): Promise<Result> {
  const { times } = await timeEach(questions, async (text) =>
    (await fetch(`${origin}/api/v1/search?q=${encodeURIComponent(text)}`)).arrayBuffer(),
  );
  const spread = spreadOf(times.slice(WARM_UP));
  return {
    name: "search over HTTP",
    measured: spread.p95,
    limit: 20,
    unit: "ms",
    good: "below",
    note: `/api/v1/search, uncached; ${spreadText(spread)}`,
  };
}
