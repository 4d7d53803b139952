import type { Position } from "../ledger/claim.ts";
import { sql, type Tx } from "../platform/database.ts";

/** A series gets a checkpoint once this many tally rows lie behind its last one. Bounds what a count has to read. */
export const TAIL_ROWS = 4096;

/**
 * Sums up the tally of every series with a long tail. Only speeds counting up: values are the same with and without.
 * Idempotent, so that a job may run it twice.
 */
export async function writeCheckpoints(tx: Tx, position: Position, options: { readonly tailRows?: number } = {}): Promise<number> {
  const tailRows = options.tailRows ?? TAIL_ROWS;
  const rows = await tx.query<{ series: number }>(sql`
    with long as (
      select s.id as series, coalesce(c.position, -1) as since
      from series s
      left join lateral (select position from tally_checkpoint t where t.series = s.id order by position desc limit 1) c on true
      where (select count(*) from (
               select 1 from tally t where t.series = s.id and t.position > coalesce(c.position, -1) and t.position <= ${position}
               limit ${tailRows}) tail) >= ${tailRows}),
    before as (
      select c.series, u.day, u.certain, u.uncertain
      from long join tally_checkpoint c on c.series = long.series and c.position = long.since
      cross join lateral unnest(c.days, c.certain, c.uncertain) as u(day, certain, uncertain)),
    steps as (
      select series, day, certain - lag(certain, 1, 0) over w as certain, uncertain - lag(uncertain, 1, 0) over w as uncertain
      from before window w as (partition by series order by day)
      union all
      select t.series, t.day, t.certain, t.uncertain
      from long join tally t on t.series = long.series and t.position > long.since and t.position <= ${position}),
    per_day as (
      select series, day, sum(certain) as certain, sum(uncertain) as uncertain from steps group by series, day),
    running as (
      select series, day,
             sum(certain) over w as certain, sum(uncertain) over w as uncertain
      from per_day window w as (partition by series order by day)),
    done as (
      insert into tally_checkpoint (series, position, days, certain, uncertain)
      select series, ${position}, array_agg(day order by day), array_agg(certain::integer order by day), array_agg(uncertain::integer order by day)
      from running group by series
      on conflict (series, position) do nothing returning series)
    select series from done`);
  return rows.length;
}
