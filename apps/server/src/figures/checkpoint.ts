import type { Position } from "../ledger/claim.ts";
import { sql, type Tx } from "../platform/database.ts";

/** A series gets a checkpoint once the tally has changed on this many days since its last one. Bounds what a count has to read. */
export const TAIL_STEPS = 4096;

/**
 * Sums up the tally of every series with a long tail. Only speeds counting up: values are the same with and without.
 * Idempotent, so that a job may run it twice.
 */
export async function writeCheckpoints(tx: Tx, position: Position, options: { readonly tailSteps?: number } = {}): Promise<number> {
  const tailSteps = options.tailSteps ?? TAIL_STEPS;
  const rows = await tx.query<{ series: number }>(sql`
    with long as (
      select s.id as series, coalesce(c.position, -1) as since
      from series s
      left join lateral (select position from tally_checkpoint t where t.series = s.id order by position desc limit 1) c on true
      where (select sum(cardinality(t.days)) from tally t
             where t.series = s.id and t.position > coalesce(c.position, -1) and t.position <= ${position}) >= ${tailSteps}),
    sums as (
      select c.series, c.position, c.days, c.certain, c.uncertain
      from long join tally_checkpoint c on c.series = long.series and c.position = long.since
      union all
      select t.series, t.position, t.days, t.certain, t.uncertain
      from long join tally t on t.series = long.series and t.position > long.since and t.position <= ${position}),
    steps as (
      select s.series, u.day, u.certain - lag(u.certain, 1, 0) over w as certain, u.uncertain - lag(u.uncertain, 1, 0) over w as uncertain
      from sums s cross join lateral unnest(s.days, s.certain, s.uncertain) as u(day, certain, uncertain)
      window w as (partition by s.series, s.position order by u.day)),
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
