import { STILL_KNOWN } from "../ledger/claim.ts";
import { sql } from "../platform/database.ts";
import type { DerivedTable } from "../registry/rebuild.ts";

/**
 * The tally, from the spans alone: each span steps up where it begins and down where it ends, at the position it
 * became known, and the other way round where it ceased to hold.
 */
const tally: DerivedTable = {
  name: "tally",
  select: (rebuilt) => sql`
    select series, position, array_agg(day order by day), array_agg(certain::integer order by day), array_agg(uncertain::integer order by day)
    from (
      select series, position, day, sum(certain) over w as certain, sum(uncertain) over w as uncertain
      from (
        select series, position, day, coalesce(sum(step) filter (where certain), 0) as certain, coalesce(sum(step) filter (where not certain), 0) as uncertain
        from (
          select series, certain, known_from as position, valid_from as day, 1 as step from ${rebuilt("span")}
          union all select series, certain, known_from, valid_to, -1 from ${rebuilt("span")}
          union all select series, certain, known_to, valid_from, -1 from ${rebuilt("span")} where known_to <> ${STILL_KNOWN}
          union all select series, certain, known_to, valid_to, 1 from ${rebuilt("span")} where known_to <> ${STILL_KNOWN}) steps
        group by series, position, day) changes
      where certain <> 0 or uncertain <> 0
      window w as (partition by series, position order by day)) running
    group by series, position`,
};

/** The checkpoints there are, each as the sum of the tally at its position. */
const checkpoints: DerivedTable = {
  name: "tally_checkpoint",
  select: (rebuilt) => sql`
    select series, position, array_agg(day order by day), array_agg(certain::integer order by day), array_agg(uncertain::integer order by day)
    from (
      select c.series, c.position, t.day, sum(sum(t.certain)) over w as certain, sum(sum(t.uncertain)) over w as uncertain
      from tally_checkpoint c
      join (
        select r.series, r.position, u.day, u.certain - lag(u.certain, 1, 0) over s as certain, u.uncertain - lag(u.uncertain, 1, 0) over s as uncertain
        from ${rebuilt("tally")} r cross join lateral unnest(r.days, r.certain, r.uncertain) as u(day, certain, uncertain)
        window s as (partition by r.series, r.position order by u.day)) t on t.series = c.series and t.position <= c.position
      group by c.series, c.position, t.day
      window w as (partition by c.series, c.position order by t.day)) running
    group by series, position`,
};

/** What `apora rebuild` makes again from the spans, in this order. */
export const FIGURE_SUMS: readonly DerivedTable[] = [tally, checkpoints];
