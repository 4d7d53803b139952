import { STILL_KNOWN, type EntityId } from "../ledger/claim.ts";
import { judgement } from "../ledger/schema.ts";
import { raw, sql, type Reader, type Sql } from "../platform/database.ts";
import { person } from "../registry/schema.ts";
import type { SearchReport } from "./find-pairs.ts";
import type { Step } from "./link-people.ts";

/** A pair that waits for somebody. */
export type SuspectedPair = {
  readonly a: EntityId;
  readonly b: EntityId;
  readonly probability: number;
  /** How many figures count both today. */
  readonly figures: number;
  readonly explanation: readonly Step[];
};

const LIVE = raw(String(STILL_KNOWN));

/** Nobody has judged the two since the search, and both still stand for themselves. */
const stillOpen: Sql = sql`
  not exists (select from person_cluster c where c.person in (s.a, s.b) and c.known_to = ${LIVE})
  and not exists (
    select from claim j where j.owner = s.a and j.property = ${person.same_as.code} and j.value ->> 'other' = s.b::text
      and coalesce((select w.property from claim w where w.owner = j.owner
        and w.property in (${judgement.withdrawn.code}, ${judgement.preferred.code}) and (w.value ->> 'position')::bigint = j.position
        order by w.position desc limit 1), '') <> ${judgement.withdrawn.code})`;

/**
 * What matters first: the figures expected to be wrong as long as nobody decides (probability times figures that count both), and
 * the doubt a decision ends (the entropy of the probability, at most one bit, greatest at the threshold of one half).
 */
const weight: Sql = sql`
  s.probability * s.figures
  - (greatest(s.probability, 1e-6) * ln(greatest(s.probability, 1e-6)) + greatest(1 - s.probability, 1e-6) * ln(greatest(1 - s.probability, 1e-6))) / ln(2)`;

/** A page of the queue, what matters most first, and how long it is. */
export async function listSuspected(
  reader: Reader,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly pairs: readonly SuspectedPair[]; readonly open: number }> {
  const pairs = await reader.query<SuspectedPair>(sql`
    select s.a, s.b, s.probability, s.figures, s.explanation from suspected_pair s where ${stillOpen}
    order by ${weight} desc, s.a, s.b limit ${page.limit} offset ${page.offset}`);
  const [row] = await reader.query<{ open: number }>(sql`select count(*) as open from suspected_pair s where ${stillOpen}`);
  return { pairs, open: row?.open ?? 0 };
}

/** One pair of the queue; undefined when it is not suspected, or judged by now. */
export async function findSuspected(reader: Reader, a: EntityId, b: EntityId): Promise<SuspectedPair | undefined> {
  const [low, high] = [a, b].sort();
  const [found] = await reader.query<SuspectedPair>(sql`
    select s.a, s.b, s.probability, s.figures, s.explanation from suspected_pair s
    where s.a = ${low}::uuid and s.b = ${high}::uuid and ${stillOpen}`);
  return found;
}

/** What the last search looked at; undefined when nobody has searched. */
export async function lastSearch(reader: Reader): Promise<(SearchReport & { readonly recordedAt: Date }) | undefined> {
  const [row] = await reader.query<{ report: SearchReport; recordedAt: Date }>(
    sql`select report, recorded_at as "recordedAt" from pair_search`,
  );
  return row === undefined ? undefined : { ...row.report, recordedAt: row.recordedAt };
}
