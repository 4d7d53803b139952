import type { EntityId, Position } from "../ledger/claim.ts";
import { STILL_KNOWN } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { inTransaction, readFrom, sql, type Reader, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { insertRows } from "../platform/rows.ts";
import { listJudgedPairs } from "../registry/judged-pairs.ts";
import { linkPeopleApart } from "./link-apart.ts";
import type { ModelUsed, Step } from "./link-people.ts";
import { everybody, type Profile } from "./profile.ts";

/** What a search looked at and found. */
export type SearchReport = {
  readonly position: Position;
  readonly people: number;
  readonly compared: number;
  readonly found: number;
  /** Pairs that somebody judged before. */
  readonly judgedBefore: number;
  readonly otherNames: number;
  readonly skippedBlocks: number;
  readonly model: ModelUsed;
};

export type SearchOptions = {
  /** The day on which figures are looked at. */
  readonly today: Day;
  readonly onProgress?: ((step: SearchProgress) => void) | undefined;
  /** Ends the search; what was found before stays as it was. */
  readonly signal?: AbortSignal | undefined;
};

/** How far a search is, and how many people it has read. */
export type SearchProgress = { readonly phase: "reading" | "comparing" | "keeping"; readonly people: number };

/** What people can go through; the likeliest are kept. */
const MOST_PAIRS = 20_000;
const BATCH = 1000;
const COLUMNS = { a: "uuid", b: "uuid", probability: "real", figures: "integer", explanation: "jsonb" } as const;

type Pair = { readonly a: EntityId; readonly b: EntityId; readonly probability: number; readonly explanation: readonly Step[] };

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Pairs of people, by the files that stand for them, that were judged in any way. */
async function judgedPeople(reader: Reader, knownAt: Position): Promise<ReadonlySet<string>> {
  const rows = await reader.query<{ person: EntityId; canonical: EntityId }>(sql`
    select person, canonical from person_cluster where known_from <= ${knownAt} and known_to > ${knownAt}`);
  const standing = new Map(rows.map(({ person, canonical }) => [person, canonical]));
  const of = (id: EntityId): EntityId => standing.get(id) ?? id;
  return new Set((await listJudgedPairs(reader)).map(({ a, b }) => keyOf(of(a), of(b))));
}

/** How many figures count both people of each pair today, by the definitions in force: what joining them would change. */
async function figuresTouched(tx: Tx, pairs: readonly Pair[], today: Day): Promise<readonly number[]> {
  const rows = await tx.query<{ place: number; figures: number }>(sql`
    select p.place, count(distinct s.definition)::integer as figures
    from unnest(${pairs.map(({ a }) => a)}::uuid[], ${pairs.map(({ b }) => b)}::uuid[]) with ordinality as p(a, b, place)
    join span x on x.person = p.a and x.known_to = ${STILL_KNOWN} and x.valid_from <= ${today} and x.valid_to > ${today}
    join span y on y.person = p.b and y.series = x.series and y.known_to = ${STILL_KNOWN} and y.valid_from <= ${today} and y.valid_to > ${today}
    join series s on s.id = x.series
    group by p.place`);
  const touched = new Map(rows.map(({ place, figures }) => [place - 1, figures]));
  return pairs.map((_, place) => touched.get(place) ?? 0);
}

async function store(tx: Tx, pairs: readonly Pair[], today: Day): Promise<void> {
  await tx.query(sql`delete from suspected_pair`);
  for (let from = 0; from < pairs.length; from += BATCH) {
    const batch = pairs.slice(from, from + BATCH);
    const figures = await figuresTouched(tx, batch, today);
    const rows = batch.map(({ a, b, probability, explanation }, i) => [a, b, probability, figures[i] ?? 0, JSON.stringify(explanation)]);
    await tx.later(({ client }) => insertRows(client, { table: "suspected_pair", columns: COLUMNS }, rows));
  }
}

/**
 * Looks through the whole register for people who may be one, and keeps the pairs for somebody to decide. What was found before
 * is thrown away; nothing is joined. Everything is read as known at one position.
 * @throws AporaError interrupted when the signal fires
 */
export async function findPairs(ledger: Ledger, { today, onProgress, signal }: SearchOptions): Promise<SearchReport> {
  const reader = readFrom(ledger.pool);
  const { position } = await getHead(reader);
  const people: Profile[] = [];
  for await (const slice of everybody(reader, position)) {
    if (signal?.aborted === true) throw new AporaError("interrupted");
    people.push(...slice);
    onProgress?.({ phase: "reading", people: people.length });
  }
  const judged = await judgedPeople(reader, position);
  onProgress?.({ phase: "comparing", people: people.length });
  const lists = [{ name: "register", unique: false, people }];
  const { pairs: found, ...linked } = await linkPeopleApart({ lists, most: MOST_PAIRS + judged.size }, signal);
  const named = found.flatMap(({ left, right, probability, explanation }): Pair[] => {
    const [one, other] = [people[left]?.id ?? "", people[right]?.id ?? ""];
    return [{ a: one < other ? one : other, b: one < other ? other : one, probability, explanation }];
  });
  const open = named.filter(({ a, b }) => !judged.has(keyOf(a, b))).slice(0, MOST_PAIRS);
  const { model, compared, otherNames, skippedBlocks } = linked;
  const report: SearchReport = {
    position,
    people: people.length,
    compared,
    found: open.length,
    judgedBefore: named.length - open.length,
    otherNames,
    skippedBlocks,
    model,
  };
  onProgress?.({ phase: "keeping", people: people.length });
  await inTransaction(ledger.pool, {}, async (tx) => {
    await store(tx, open, today);
    await tx.query(sql`
      insert into pair_search (found_at, recorded_at, report) values (${position}, ${ledger.clock.now()}, ${JSON.stringify(report)}::jsonb)
      on conflict (only_row) do update set found_at = excluded.found_at, recorded_at = excluded.recorded_at, report = excluded.report`);
  });
  return report;
}
