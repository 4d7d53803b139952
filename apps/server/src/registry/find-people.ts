import { compareParsed, parseName, probesOf, reasonsOf, type ParsedName, type Reason } from "@apora/names";
import type { EntityId, Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { nameTokens } from "./name-index.ts";
import { openFiles } from "./open-files.ts";
import { beginningsOf } from "./people-list.ts";
import { namesOf } from "./person-file.ts";
import { person as PERSON } from "./schema.ts";

/** A person found by a name: how strongly, and why. */
export type { Reason };

export type FoundPerson = {
  readonly person: EntityId;
  /** The spelling that was closest to what was asked for. */
  readonly name: string;
  /** Evidence in bits; ranks. */
  readonly bits: number;
  readonly reasons: readonly Reason[];
};

/** People looked at for one question: bounds the time whatever is asked. */
const PER_TIER = 300;
const ENOUGH = 80;
/** Names recorded after the index was made that are read one by one. */
const MOST_UNINDEXED = 2_000;
/** Evidence below which a name is no answer, in bits. */
const LEAST_BITS = 2;
/** Longest question, in letters. */
const LONGEST = 200;
/** Parsed names kept: a popular question meets the same people again. */
const KEPT = 20_000;

const parsed = new Map<string, ParsedName>();

function parse(name: string): ParsedName {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const made = parseName(name);
  const [oldest] = parsed.keys();
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest);
  parsed.set(name, made);
  return made;
}

type Candidates = Map<EntityId, readonly string[]>;
type Row = { readonly person: EntityId; readonly names: readonly string[] };

/** Those who share a number with the question, tier by tier from the most telling, until there are enough. */
async function byKeys(reader: Reader, asked: ParsedName, found: Candidates): Promise<void> {
  for (const tier of probesOf(asked)) {
    if (found.size >= ENOUGH) return;
    const rows = await reader.query<Row>(
      sql`select person, names from name_search where keys && ${[...tier]}::integer[] limit ${PER_TIER}`,
      "people by name keys",
    );
    for (const row of rows) found.set(row.person, row.names);
  }
}

/** Those of whom some name begins with each word: what a reader has typed so far. */
async function byBeginnings(reader: Reader, tokens: readonly string[], found: Candidates): Promise<void> {
  const [longest, ...others] = [...tokens].sort((a, b) => b.length - a.length);
  if (longest === undefined) return;
  const begins = (table: string, token: string): ReturnType<typeof sql> => {
    const [first = "", second = first] = beginningsOf(token);
    return table === "n"
      ? sql`((n.token >= ${first} and n.token < ${`${first}~`}) or (n.token >= ${second} and n.token < ${`${second}~`}))`
      : sql`((o.token >= ${first} and o.token < ${`${first}~`}) or (o.token >= ${second} and o.token < ${`${second}~`}))`;
  };
  const also = others
    .slice(0, 4)
    .map((token) => sql` and exists (select from name_token o where o.person = n.person and ${begins("o", token)})`);
  const conditions = also.reduce((all, one) => sql`${all}${one}`, begins("n", longest));
  const rows = await reader.query<Row>(sql`
    select s.person, s.names from name_search s
    join (select distinct person from (select n.person from name_token n where ${conditions} limit ${PER_TIER}) begun) t on t.person = s.person`);
  for (const row of rows) if (!found.has(row.person)) found.set(row.person, row.names);
}

/** People whose names were recorded or judged after the index was made, up to the position of the question. */
async function unindexed(reader: Reader, knownAt: Position): Promise<readonly EntityId[]> {
  const rows = await reader.query<{ owner: EntityId }>(sql`
    select distinct owner from (
      select owner from claim
      where position > (select position from name_search_head) and position <= ${knownAt} and property = ${PERSON.name.code}
      order by position desc limit ${MOST_UNINDEXED}) latest`);
  return rows.map(({ owner }) => owner);
}

function closest(asked: ParsedName, names: readonly string[], tokens: readonly string[]): Omit<FoundPerson, "person"> | undefined {
  let best: Omit<FoundPerson, "person"> | undefined;
  for (const name of names) {
    const own = parse(name);
    const comparison = compareParsed(asked, own);
    if (best === undefined || comparison.bits > best.bits)
      best = { name, bits: comparison.bits, reasons: reasonsOf(asked, own, comparison) };
  }
  if (best !== undefined && best.bits >= LEAST_BITS) return best;
  // Half a word is no name yet; that it begins one is the reason.
  const begins = names.find((name) => {
    const words = nameTokens(name);
    return tokens.length > 0 && tokens.every((token) => beginningsOf(token).some((one) => words.some((word) => word.startsWith(one))));
  });
  return begins === undefined ? undefined : { name: begins, bits: LEAST_BITS - 1, reasons: [{ code: "beginning" }] };
}

/** Their names as they were known at an earlier position; somebody not known by any name then is left out. */
async function namesThen(reader: Reader, people: readonly EntityId[], knownAt: Position): Promise<Candidates> {
  const files = await openFiles(reader, people, knownAt);
  return new Map(
    files.flatMap((file): [EntityId, string[]][] => {
      const names = namesOf(file).map((fact) => fact.value.text);
      return names.length === 0 ? [] : [[file.id, names]];
    }),
  );
}

/**
 * People by a name in any spelling, the closest first, each with the reason. A question is answered from a bounded number
 * of candidates; more people may bear the name.
 *
 * @param knownAt position of the question; `head` says that it is the last one
 */
export async function findPeople(
  reader: Reader,
  asked: { readonly text: string; readonly knownAt: Position; readonly isHead: boolean },
): Promise<readonly FoundPerson[]> {
  const question = asked.text.slice(0, LONGEST);
  const [name, tokens] = [parseName(question), nameTokens(question)];
  const found: Candidates = new Map();
  const late = unindexed(reader, asked.knownAt);
  await byKeys(reader, name, found);
  await byBeginnings(reader, tokens, found);
  const again = asked.isHead ? await late : [...new Set([...found.keys(), ...(await late)])];
  if (again.length > 0) {
    if (!asked.isHead) found.clear();
    for (const [person, names] of await namesThen(reader, again, asked.knownAt)) found.set(person, names);
  }
  return [...found]
    .flatMap(([person, names]): FoundPerson[] => {
      const best = closest(name, names, tokens);
      return best === undefined ? [] : [{ person, ...best }];
    })
    .sort((a, b) => b.bits - a.bits || (a.person < b.person ? -1 : 1));
}
