import type { Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { raw, sql, type Reader } from "../platform/database.ts";
import { seriesOfAll, type Figure, type When } from "./figure.ts";

/** A value: records that count for certain, and how many more may count. */
export type Count = { readonly value: number; readonly uncertain: number };

/** A figure at a valid time. */
export type FigureWhen = { readonly figure: Figure; readonly when: When };
export type CountQuery = FigureWhen & { readonly knownAt: Position };

/** Lines to be summed together on a day. */
export type LinesOnDay = { readonly series: readonly number[]; readonly day: Day };

const NOTHING: Count = { value: 0, uncertain: 0 };

/** One row a line, under the number of what it belongs to. */
const numbered = <T extends { readonly series: readonly number[] }>(asked: readonly T[]): readonly (T & { nr: number; line: number })[] =>
  asked.flatMap((one, nr) => one.series.map((line) => ({ ...one, nr, line })));

/**
 * Sums of lines on days as known at a position: the latest checkpoint at or before the position, and what the tally adds after it.
 * Reads at most one checkpoint and a bounded tail per line, however large the register and however many days are asked for.
 */
export async function countLines(reader: Reader, asked: readonly LinesOnDay[], knownAt: Position): Promise<readonly Count[]> {
  const points = numbered(asked);
  if (points.length === 0) return asked.map(() => NOTHING);
  const rows = await reader.query<Count & { nr: number }>(
    sql`
    with points as (
      select * from unnest(${points.map(({ nr }) => nr)}::integer[], ${points.map(({ line }) => line)}::integer[], ${points.map(({ day }) => day)}::integer[])
        as p(nr, series, day)),
    bases as materialized (
      -- Joined to nothing an array is unpacked once, not for every day that is looked up in it.
      select s.series, c.position, c.days || '{}' as days, c.certain || '{}' as certain, c.uncertain || '{}' as uncertain
      from (select distinct series from points) s
      left join lateral (
        select position, days, certain, uncertain from tally_checkpoint t
        where t.series = s.series and t.position <= ${knownAt}::bigint order by t.position desc limit 1) c on true),
    sums as (
      select series, days, certain, uncertain from bases where position is not null
      union all
      -- Line by line: the offset keeps the database from reading the tally whole.
      select b.series, l.days, l.certain, l.uncertain from bases b cross join lateral (
        select days, certain, uncertain from tally t where t.series = b.series
          and t.position > coalesce(b.position, -1) and t.position <= ${knownAt}::bigint offset 0) l)
    -- Values are taken out of the arrays before they are grouped: sorted with them, the arrays would be.
    select v.nr, coalesce(sum(v.certain), 0)::bigint as value, coalesce(sum(v.uncertain), 0)::bigint as uncertain
    from (select p.nr, s.certain[w.place] as certain, s.uncertain[w.place] as uncertain
          from points p join sums s on s.series = p.series cross join lateral (select width_bucket(p.day, s.days) as place) w offset 0) v
    group by v.nr`,
    "figure sums",
  );
  const counts = new Map(rows.map(({ nr, value, uncertain }) => [nr, { value, uncertain }]));
  return asked.map((_, nr) => counts.get(nr) ?? NOTHING);
}

/** Longer than a date of a year's precision. As in the index span_long, which is used only if the text of the query says so. */
const LONG = raw("400");

/** Numbers of events that the sums cannot tell apart, of the lines of a period. */
type Apart = {
  /** Events only reported: those that may be in the period, and those that may be on the day before it and on its last day. */
  readonly reported: number;
  readonly reportedBefore: number;
  readonly reportedAfter: number;
  /** Dated events that may be before the period and may be after it. */
  readonly throughout: number;
};

const NONE_APART: Apart = { reported: 0, reportedBefore: 0, reportedAfter: 0, throughout: 0 };

/**
 * Counts events by their uncertain spans, one by one. That of a dated event ends on its last possible day; that of one only
 * reported, the day after. Dated events within the period or across one end of it are in the sums of uncertainty and are not read.
 */
async function countApart(
  reader: Reader,
  asked: readonly { readonly series: readonly number[]; readonly when: When }[],
  knownAt: Position,
): Promise<readonly Apart[]> {
  const points = numbered(asked);
  if (points.length === 0) return asked.map(() => NONE_APART);
  const spans = sql`from span s where s.series = p.series and not s.certain and s.known_from <= ${knownAt}::bigint and s.known_to > ${knownAt}::bigint`;
  const reported = sql`not s.dated and s.valid_from <= p.until and s.valid_to >= p.since`;
  const throughout = sql`s.dated and s.valid_from < p.since and s.valid_to > p.until`;
  const told = sql`
      count(*) filter (where s.valid_to > p.since) as reported, count(*) filter (where s.valid_from < p.since) as before,
      count(*) filter (where s.valid_to > p.until) as after ${spans} and ${reported}`;
  // Nearly all are shorter than LONG days, so those that reach a day begin shortly before it; the rest have an index of their own.
  const [short, long] = [sql`s.valid_to::bigint - s.valid_from <= ${LONG}`, sql`s.valid_to::bigint - s.valid_from > ${LONG}`];
  const rows = await reader.query<Apart & { nr: number }>(
    sql`
    select p.nr, sum(a.reported + b.reported)::bigint as reported, sum(a.before + b.before)::bigint as "reportedBefore",
           sum(a.after + b.after)::bigint as "reportedAfter", sum(c.throughout + d.throughout)::bigint as throughout
    from unnest(${points.map(({ nr }) => nr)}::integer[], ${points.map(({ line }) => line)}::integer[],
        ${points.map(({ when }) => when.from)}::integer[], ${points.map(({ when }) => when.to)}::integer[]) as p(nr, series, since, until)
    cross join lateral (select ${told} and s.valid_from >= p.since - ${LONG} and ${short}) a
    cross join lateral (select ${told} and ${long}) b
    cross join lateral (select count(*) as throughout ${spans} and ${throughout} and s.valid_from >= p.until - ${LONG} and ${short}) c
    cross join lateral (select count(*) as throughout ${spans} and ${throughout} and ${long}) d
    group by p.nr`,
    "events apart",
  );
  const found = new Map(rows.map((row) => [row.nr, row]));
  return asked.map((_, nr) => found.get(nr) ?? NONE_APART);
}

/**
 * Events of a period: those the sums gained in it for certain, without the dated ones that may have been before it; and those that
 * may be in it: reported ones, and dated ones that may be on either side of an end of it.
 */
function countPeriod({ last, before }: { readonly last: Count; readonly before: Count }, apart: Apart): Count {
  const acrossStart = before.uncertain - apart.reportedBefore;
  const acrossEnd = last.uncertain - apart.reportedAfter;
  return {
    value: last.value - before.value - (acrossStart - apart.throughout),
    uncertain: apart.reported + acrossStart + acrossEnd - apart.throughout,
  };
}

/** The values of figures, each at its valid time, as known at a position: one question for all of them. */
export async function countFigures(reader: Reader, asked: readonly FigureWhen[], knownAt: Position): Promise<readonly Count[]> {
  const figures = asked.map(({ figure }) => figure);
  const series = await seriesOfAll(reader, figures, knownAt);
  const lines = asked.map(({ figure, when }, at) => ({ series: series[at] ?? [], when, isPeriod: figure.definition.shape === "period" }));
  const periods = lines.filter(({ isPeriod }) => isPeriod);
  const onDays = [
    ...lines.map(({ series: ids, when }) => ({ series: ids, day: when.to })),
    ...periods.map(({ series: ids, when }) => ({ series: ids, day: when.from - 1 })),
  ];
  const [sums, apart] = await Promise.all([countLines(reader, onDays, knownAt), countApart(reader, periods, knownAt)]);
  let period = 0;
  return lines.map(({ isPeriod }, at): Count => {
    const last = sums[at] ?? NOTHING;
    if (!isPeriod) return last;
    const before = sums[lines.length + period] ?? NOTHING;
    const count = countPeriod({ last, before }, apart[period] ?? NONE_APART);
    period += 1;
    return count;
  });
}

/** The value of a figure at a valid time as known at a position. */
export async function countFigure(reader: Reader, { figure, when, knownAt }: CountQuery): Promise<Count> {
  const [count] = await countFigures(reader, [{ figure, when }], knownAt);
  return count ?? NOTHING;
}
