import type { EntityId, Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { raw, sql, type Reader } from "../platform/database.ts";
import { seriesOf, type Figure, type When } from "./figure.ts";

/** A value: records that count for certain, and how many more may count. */
export type Count = { readonly value: number; readonly uncertain: number };
/** The records behind a value. `person` is the file to open; it differs from `record` where decisions are counted. */
export type CountedRecord = { readonly record: EntityId; readonly person: EntityId };

export type CountQuery = { readonly figure: Figure; readonly when: When; readonly knownAt: Position };

/**
 * Sums of one or more series on a day as known at a position: the latest checkpoint at or before the position, and
 * what the tally adds after it. Reads at most one checkpoint and a bounded tail per series, however large the register.
 */
async function sums(reader: Reader, at: { series: readonly number[]; day: Day; knownAt: Position }): Promise<Count> {
  const [row] = await reader.query<Count>(
    sql`
    with wanted as (
      select s.series, c.position, c.certain, c.uncertain, width_bucket(${at.day}::integer, c.days) as place
      from unnest(${[...at.series]}::integer[]) as s(series)
      left join lateral (
        select position, days, certain, uncertain from tally_checkpoint t
        where t.series = s.series and t.position <= ${at.knownAt} order by t.position desc limit 1) c on true)
    select
      coalesce(sum(coalesce(w.certain[w.place], 0) + coalesce(t.certain, 0)), 0)::bigint as value,
      coalesce(sum(coalesce(w.uncertain[w.place], 0) + coalesce(t.uncertain, 0)), 0)::bigint as uncertain
    from wanted w
    left join lateral (
      select sum(certain[place]) as certain, sum(uncertain[place]) as uncertain
      from (select certain, uncertain, width_bucket(${at.day}::integer, days) as place from tally
            where series = w.series and position > coalesce(w.position, -1) and position <= ${at.knownAt}) tail) t on true`,
    "figure sums",
  );
  return row ?? { value: 0, uncertain: 0 };
}

/** Longer than a date of a year's precision. As in the index span_long, which is used only if the text of the query says so. */
const LONG = raw("400");

/**
 * Events whose partial date straddles an end of a period: they are in the sums of later days but not surely in it. The
 * uncertain span of a dated event ends on its last possible day; that of one only reported, the day after.
 */
async function straddling(
  reader: Reader,
  at: { series: readonly number[]; when: When; knownAt: Position },
): Promise<{ early: number; uncertain: number }> {
  const { from, to } = at.when;
  const here = sql`series = any(${[...at.series]}::integer[]) and not certain and valid_from <= ${to}::integer and valid_to >= ${from}::integer
      and known_from <= ${at.knownAt}::bigint and known_to > ${at.knownAt}::bigint`;
  // Nearly all are shorter than LONG days, so those that reach the period begin shortly before it; the rest have an index of their own.
  const [row] = await reader.query<{ early: number; uncertain: number }>(
    sql`
    select count(*) filter (where dated and valid_from < ${from}::integer and valid_to <= ${to}::integer) as early,
           count(*) filter (where case when dated then valid_from < ${from}::integer or valid_to > ${to}::integer else valid_to > ${from}::integer end) as uncertain
    from (
      select valid_from, valid_to, dated from span where ${here} and valid_to::bigint - valid_from <= ${LONG} and valid_from >= ${from}::integer - ${LONG}
      union all
      select valid_from, valid_to, dated from span where ${here} and valid_to::bigint - valid_from > ${LONG}) events`,
    "figure straddling",
  );
  return row ?? { early: 0, uncertain: 0 };
}

/** The value of a figure at a valid time as known at a position. */
export async function countFigure(reader: Reader, { figure, when, knownAt }: CountQuery): Promise<Count> {
  const series = await seriesOf(reader, figure, knownAt);
  if (series.length === 0) return { value: 0, uncertain: 0 };
  const last = await sums(reader, { series, day: when.to, knownAt });
  if (figure.definition.shape !== "period") return last;
  const before = await sums(reader, { series, day: when.from - 1, knownAt });
  const { early, uncertain } = await straddling(reader, { series, when, knownAt });
  return { value: last.value - before.value - early, uncertain };
}

/** The records that count, or the ones that may, in the order of their ids. Their number equals the count, always. */
export async function listRecords(
  reader: Reader,
  query: CountQuery,
  page: { readonly certain: boolean; readonly limit?: number; readonly after?: EntityId },
): Promise<readonly CountedRecord[]> {
  const series = await seriesOf(reader, query.figure, query.knownAt);
  if (series.length === 0) return [];
  const { when, knownAt } = query;
  const limit = page.limit ?? null;
  const after = page.after ?? "00000000-0000-0000-0000-000000000000";
  if (query.figure.definition.shape !== "period") {
    return reader.query<CountedRecord>(sql`
      select record, person from span
      where series = any(${[...series]}::integer[]) and valid_from <= ${when.to} and valid_to > ${when.to}
        and known_from <= ${knownAt} and known_to > ${knownAt} and certain = ${page.certain} and record > ${after}::uuid
      order by record limit ${limit}`);
  }
  return reader.query<CountedRecord>(sql`
    select record, person from (
      select record, person, min(valid_from) as earliest,
             coalesce(min(valid_from) filter (where certain), max(valid_to) - 1) as latest, bool_or(certain) as dated
      from span
      where series = any(${[...series]}::integer[]) and valid_from <= ${when.to}
        and known_from <= ${knownAt} and known_to > ${knownAt}
      group by record, person) events
    where earliest <= ${when.to} and latest >= ${when.from} and record > ${after}::uuid
      and (dated and earliest >= ${when.from} and latest <= ${when.to}) = ${page.certain}
    order by record limit ${limit}`);
}
