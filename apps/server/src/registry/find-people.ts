import { compareParsed, parseName, probesOf, reasonsOf, type NameComparison, type ParsedName, type Reason } from "@apora/names";
import type { EntityId, Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { openFiles } from "./open-files.ts";
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

/** People looked at for one question, and when to stop: reading a name costs some 25 µs, and bounds the time whatever is asked. */
const PER_TIER = 60;
const ENOUGH = 40;
/** Spellings of one person compared: those in the script of the question, if there are any. */
const SPELLINGS = 8;
/** People whose reasons are worked out; nobody reads further. */
const REASONED = 60;
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

/**
 * Those who share a number with the question, tier by tier from the most telling, until there are enough. Nobody asks
 * further once it is known that no ranking is wanted: the last tiers of a beginning that thousands share are long to read.
 */
async function byKeys(
  reader: Reader,
  asked: ParsedName,
  { found, wanted }: { found: Candidates; wanted: Promise<boolean> },
): Promise<void> {
  for (const [place, tier] of probesOf(asked).entries()) {
    if (found.size >= ENOUGH || (place > 0 && !(await wanted))) return;
    const rows = await reader.query<Row>(
      sql`select person, names from people_by_name_keys(${[...tier]}::integer[], ${PER_TIER})`,
      "people by name keys",
    );
    for (const row of rows) found.set(row.person, row.names);
  }
}

/** People whose names were recorded or judged after the index was made, up to the position of the question. */
async function unindexed(reader: Reader, knownAt: Position): Promise<readonly EntityId[]> {
  const rows = await reader.query<{ owner: EntityId }>(
    sql`
    select distinct owner from (
      select owner from claim
      where position > (select position from name_search_head) and position <= ${knownAt} and property = ${PERSON.name.code}
      order by position desc limit ${MOST_UNINDEXED}) latest`,
    "names not indexed yet",
  );
  return rows.map(({ owner }) => owner);
}

const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

type Closest = { readonly name: string; readonly bits: number; readonly comparison: NameComparison };

/** The spelling of a person closest to the question. */
function closest(asked: ParsedName, names: readonly string[], script: boolean): Closest | undefined {
  const same = names.filter((name) => isCyrillic(name) === script);
  let best: Closest | undefined;
  for (const name of (same.length > 0 ? same : names).slice(0, SPELLINGS)) {
    const comparison = compareParsed(asked, parse(name));
    if (best === undefined || comparison.bits > best.bits) best = { name, bits: comparison.bits, comparison };
  }
  return best !== undefined && best.bits >= LEAST_BITS ? best : undefined;
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

/** What a question is compared with: everybody who may bear the name, with their spellings. */
export type NameCandidates = { readonly question: string; readonly name: ParsedName; readonly people: Candidates };

/**
 * The people a question is answered from: a bounded number, so more people may bear the name.
 *
 * @param asked `knownAt`: position of the question; `isHead` says that it is the last one; `wanted` tells, once that is known,
 * whether anybody reads on
 */
export async function readCandidates(
  reader: Reader,
  asked: { readonly text: string; readonly knownAt: Position; readonly isHead: boolean; readonly wanted?: Promise<boolean> },
): Promise<NameCandidates> {
  const question = asked.text.slice(0, LONGEST);
  const name = parseName(question);
  const people: Candidates = new Map();
  const [late] = await Promise.all([
    unindexed(reader, asked.knownAt),
    byKeys(reader, name, { found: people, wanted: asked.wanted ?? Promise.resolve(true) }),
  ]);
  const again = asked.isHead ? late : [...new Set([...people.keys(), ...late])];
  if (again.length > 0) {
    if (!asked.isHead) people.clear();
    for (const [person, names] of await namesThen(reader, again, asked.knownAt)) people.set(person, names);
  }
  return { question, name, people };
}

/** People by a name in any spelling, the closest first, each with the reason. */
export function rankCandidates({ question, name, people }: NameCandidates): readonly FoundPerson[] {
  const script = isCyrillic(question);
  return [...people]
    .flatMap(([person, names]) => {
      const best = closest(name, names, script);
      return best === undefined ? [] : [{ person, ...best }];
    })
    .sort((a, b) => b.bits - a.bits || (a.person < b.person ? -1 : 1))
    .slice(0, REASONED)
    .map(({ comparison, ...one }) => ({ ...one, reasons: reasonsOf(name, parse(one.name), comparison) }));
}
