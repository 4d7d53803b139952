import type { Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { sql, type Reader } from "../platform/database.ts";
import { seriesOf, type Figure } from "./figure.ts";

/** The value from this day on, until the next step. */
export type Step = { readonly day: Day; readonly value: number; readonly uncertain: number };

/**
 * How a figure went over time, as known at a position: its value on the first day asked for and at every change.
 * Reads one checkpoint and a bounded tail, like a single count.
 */
export async function traceFigure(
  reader: Reader,
  figure: Figure,
  span: { from: Day; to: Day; knownAt: Position },
): Promise<readonly Step[]> {
  const series = await seriesOf(reader, figure, span.knownAt);
  if (series.length === 0) return [];
  const rows = await reader.query<Step>(sql`
    with base as (
      select s.series, c.position, c.days, c.certain, c.uncertain
      from unnest(${[...series]}::integer[]) as s(series)
      left join lateral (
        select position, days, certain, uncertain from tally_checkpoint t
        where t.series = s.series and t.position <= ${span.knownAt} order by t.position desc limit 1) c on true),
    sums as (
      select days, certain, uncertain from base where position is not null
      union all
      -- Line by line: the offset keeps the database from reading the tally whole.
      select l.days, l.certain, l.uncertain from base cross join lateral (
        select days, certain, uncertain from tally t where t.series = base.series
          and t.position > coalesce(base.position, -1) and t.position <= ${span.knownAt} offset 0) l),
    steps as (
      select u.day, u.certain - u.certain_before as certain, u.uncertain - u.uncertain_before as uncertain
      from sums cross join lateral
        unnest(sums.days, sums.certain, 0 || sums.certain, sums.uncertain, 0 || sums.uncertain) as u(day, certain, certain_before, uncertain, uncertain_before)
      where u.day is not null),
    clamped as (
      select greatest(day, ${span.from}::integer) as day, certain, uncertain from steps where day <= ${span.to})
    select day, (sum(sum(certain)) over (order by day))::integer as value, (sum(sum(uncertain)) over (order by day))::integer as uncertain
    from clamped group by day order by day`);
  return rows;
}
