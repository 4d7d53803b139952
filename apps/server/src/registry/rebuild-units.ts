import type { Claim, EntityId } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import { sql, type Reader } from "../platform/database.ts";
import { joinPairs } from "./clusters.ts";
import type { Step } from "./rebuild-history.ts";
import { person } from "./schema.ts";

/** Files that have to be replayed together because somebody once judged whether they are one person. */
export type Unit = readonly EntityId[];

/** Files read at a time; bounds the memory of a rebuild. */
const BATCH = 300;

/** Units of more than one file: everything connected by judgements of any kind, withdrawn ones too. */
export async function readJudgedUnits(reader: Reader): Promise<readonly Unit[]> {
  const pairs = await reader.query<{ a: string; b: string }>(sql`
    select distinct owner::text as a, value->>'other' as b from claim where property = ${person.same_as.code}`);
  return joinPairs([...new Set(pairs.flatMap(({ a, b }) => [a, b]))], pairs);
}

/** All people, in batches of units. */
export async function* listUnits(reader: Reader): AsyncGenerator<readonly Unit[]> {
  const judged = await readJudgedUnits(reader);
  let batch: Unit[] = [];
  for (const unit of judged) {
    batch.push(unit);
    if (batch.reduce((sum, { length }) => sum + length, 0) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  const joined = new Set(judged.flat());
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await reader.query<{ id: string }>(sql`
      select id from entity_root where kind = 'person' and id > ${after}::uuid order by id limit ${BATCH}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.filter(({ id }) => !joined.has(id)).map(({ id }) => [id]);
  }
}

/** The units of these files, whole. */
export async function unitsOf(reader: Reader, files: readonly EntityId[]): Promise<readonly Unit[]> {
  const unitOf = new Map((await readJudgedUnits(reader)).flatMap((unit) => unit.map((id) => [id, unit] as const)));
  return [...new Set(files.map((id) => unitOf.get(id) ?? [id]).map((unit) => unit.join(" ")))].map((unit) => unit.split(" "));
}

/** The commands on each unit, in the order they were given. */
export async function readSteps(reader: Reader, units: readonly Unit[]): Promise<readonly (readonly Step[])[]> {
  const claims = await readFiles(reader, units.flat(), Number.MAX_SAFE_INTEGER);
  const seqs = [...new Set(claims.map((claim) => claim.eventSeq))];
  const events = await reader.query<{ seq: number; position: number }>(
    sql`select seq, last_position as position from audit_event where seq = any(${seqs}::bigint[])`,
  );
  const ends = new Map(events.map(({ seq, position }) => [seq, position]));
  const unitOf = new Map(units.flatMap((unit, index) => unit.map((id) => [id, index] as const)));
  const steps = units.map((): { position: number; claims: Claim[] }[] => []);
  for (const claim of claims) {
    const list = steps[unitOf.get(claim.owner) ?? -1];
    const last = list?.at(-1);
    if (last?.claims[0]?.eventSeq === claim.eventSeq) last.claims.push(claim);
    else list?.push({ position: ends.get(claim.eventSeq) ?? claim.position, claims: [claim] });
  }
  return steps;
}
