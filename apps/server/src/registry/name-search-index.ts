import { setTimeout } from "node:timers/promises";
import type { Pool } from "pg";
import { indexKeysOf, KEY_VERSION, parseName } from "@apora/names";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Projection } from "../ledger/ledger.ts";
import { inTransaction, sql, type Reader, type Tx } from "../platform/database.ts";
import { enqueueJob } from "../platform/jobs.ts";
import { regroups } from "./people-projection.ts";
import { namesOf, type PersonFile } from "./person-file.ts";
import { openFiles } from "./open-files.ts";
import { readClusters } from "./clusters.ts";
import { person } from "./schema.ts";

/** The job that brings the index of names up to the head of the ledger. */
export const INDEX_NAMES_JOB = { kind: "registry.index-names" } as const;

/** Positions of the ledger read in one transaction, and people written at a time. */
const POSITIONS = 8_192;
const PEOPLE = 100;
/** Spellings kept of one person, and numbers: a file with more is found by the first of them. */
const MOST_NAMES = 40;
const MOST_KEYS = 400;

/**
 * Asks for the index to be brought up to date after a command that touched names. It is no part of the command's own
 * transaction: some fifty numbers a person would double the work of every record.
 */
export const nameSearch: Projection = {
  name: "name_search",
  apply: (_tx, { claims, position, enqueue }) => {
    const { kind } = INDEX_NAMES_JOB;
    if (claims.some((claim) => claim.property === person.name.code || regroups(claim)))
      enqueue({ kind, payload: { position }, dedupeKey: `${kind}:${position}` });
    return Promise.resolve();
  },
};

function rowOf(file: PersonFile): readonly [EntityId, string[], number[]] | undefined {
  const names = namesOf(file)
    .map((fact) => fact.value.text)
    .slice(0, MOST_NAMES);
  if (names.length === 0) return undefined;
  const keys = new Set(names.flatMap((name) => [...indexKeysOf(parseName(name))]));
  return [file.id, names, [...keys].slice(0, MOST_KEYS)];
}

async function writePeople(tx: Tx, touched: readonly EntityId[], head: Position): Promise<void> {
  const clusters = await readClusters(tx, touched, head);
  const standing = new Map(clusters.map(({ person: file, canonical }) => [file, canonical]));
  const people = [...new Set([...touched.map((id) => standing.get(id) ?? id), ...clusters.map(({ canonical }) => canonical)])];
  const rows = (await openFiles(tx, people, head)).flatMap((file) => {
    const row = rowOf(file);
    return row === undefined ? [] : [row];
  });
  await tx.query(sql`delete from name_search where person = any(${[...new Set([...touched, ...people])]}::uuid[])`);
  await tx.query(sql`
    insert into name_search (person, names, keys)
    select (r->>0)::uuid, array(select jsonb_array_elements_text(r->1)), array(select jsonb_array_elements_text(r->2)::integer)
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`);
}

type Head = { readonly position: Position; readonly version: number; readonly ledger: Position };

async function advance(tx: Tx, rest: number): Promise<boolean> {
  const [head] = await tx.query<Head>(sql`
    select h.position, h.key_version as version, l.position as ledger from ledger_head l, name_search_head h for update of h`);
  if (head === undefined) return false;
  if (head.version !== KEY_VERSION) {
    await tx.query(sql`delete from name_search`);
    await tx.query(sql`update name_search_head set position = 0, key_version = ${KEY_VERSION}`);
    return head.ledger > 0;
  }
  if (head.position >= head.ledger) return false;
  const upTo = Math.min(head.position + POSITIONS, head.ledger);
  const rows = await tx.query<{ owner: EntityId; other: EntityId | null }>(sql`
    select distinct c.owner, c.value->>'other' as other from claim c join entity_root r on r.id = c.owner and r.kind = 'person'
    where c.position > ${head.position} and c.position <= ${upTo}
      and (c.property in (${person.name.code}, ${person.same_as.code}) or c.property like 'judgement.%')`);
  const touched = [...new Set(rows.flatMap(({ owner, other }) => (other === null ? [owner] : [owner, other])))];
  for (let at = 0; at < touched.length; at += PEOPLE) {
    const began = performance.now();
    await writePeople(tx, touched.slice(at, at + PEOPLE), head.ledger);
    if (rest > 0) await setTimeout(rest * (performance.now() - began));
  }
  await tx.query(sql`update name_search_head set position = ${upTo}`);
  return upTo < head.ledger;
}

/** Throws the index away: names and judgements may have been folded by other rules. */
export async function forgetNames(tx: Tx): Promise<void> {
  await tx.query(sql`delete from name_search`);
  await tx.query(sql`update name_search_head set position = 0`);
}

/** Asks for the index to be brought up to date by whoever works next: after a start, a rebuild, a restore. */
export async function requestNames(pool: Pool): Promise<void> {
  const { kind } = INDEX_NAMES_JOB;
  await inTransaction(pool, {}, (tx) => enqueueJob(tx, { kind, payload: {}, dedupeKey: `${kind}:asked:${Date.now()}` }));
}

/** How many positions of the ledger the index has not read yet. */
export async function countUnindexed(reader: Reader): Promise<number> {
  const [behind] = await reader.query<{ positions: number }>(sql`
    select l.position - case when h.key_version = ${KEY_VERSION} then h.position else 0 end as positions
    from ledger_head l, name_search_head h`);
  return behind?.positions ?? 0;
}

export type IndexingPace = {
  readonly signal?: AbortSignal | undefined;
  /** Pauses between a hundred people and the next, as a share of the time they took: 1 leaves half of it to others. */
  readonly rest?: number;
};

/** Brings the index up to the head, some thousand positions at a time; can be stopped between them. */
export async function indexNames(pool: Pool, { signal, rest = 0 }: IndexingPace = {}): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return;
    const more = await inTransaction(pool, {}, async (tx) => {
      await tx.query(sql`set local statement_timeout = 0`);
      return advance(tx, rest);
    });
    if (!more) break;
  }
  // Freshly written numbers wait in a list that every search reads from end to end; filed, a search costs a tenth.
  await pool.query("select gin_clean_pending_list('name_search_keys')");
}
