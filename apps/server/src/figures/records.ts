import type { EntityId } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { join, sql, type Reader, type Sql } from "../platform/database.ts";
import { countFigure, type Count, type CountQuery } from "./count.ts";
import { byName } from "../registry/name-index.ts";
import type { ReaderLanguage } from "../registry/reader-languages.ts";
import { heldAt } from "./counted-lines.ts";
import { seriesOf } from "./figure.ts";

/** The records behind a value. `person` is the file to open; it differs from `record` where decisions are counted. */
export type CountedRecord = { readonly record: EntityId; readonly person: EntityId };

/** Which records of a list: those after one, or past as many; at most so many. */
export type RecordPage = {
  /** Those that count, or those that only may. */
  readonly certain: boolean;
  readonly limit?: number;
  readonly after?: EntityId;
  readonly offset?: number;
  /** How many count and how many more may, where the asker knows. */
  readonly count?: Count;
  /** Sorts few records by the names of their people in the alphabet of this language, records of one person by id. */
  readonly byNameIn?: ReaderLanguage;
};

/** Whether a span under `s` counts, or only may, on the day of a stock or a total. */
function onDay({ when, knownAt }: CountQuery, certain: boolean): Sql {
  return sql`s.certain = ${certain} and s.valid_from <= ${when.to}::integer and s.valid_to > ${when.to}::integer and ${heldAt(sql`s`, knownAt)}`;
}

/**
 * Whether a span under `s` is an event of a period: begun in it for certain and on no earlier day perhaps. The uncertain span of
 * an event that straddles an end of the period is one that may be; see `countApart` in count.ts for its last day.
 */
function inPeriod({ when: { from, to }, knownAt }: CountQuery, certain: boolean): Sql {
  if (!certain)
    return sql`not s.certain and s.valid_from <= ${to}::integer and s.valid_to >= ${from}::integer and ${heldAt(sql`s`, knownAt)}
      and case when s.dated then s.valid_from < ${from}::integer or s.valid_to > ${to}::integer else s.valid_to > ${from}::integer end`;
  return sql`s.certain and s.valid_from between ${from}::integer and ${to}::integer and ${heldAt(sql`s`, knownAt)}
    and not exists (select 1 from span e where e.series = s.series and e.record = s.record and ${heldAt(sql`e`, knownAt)}
      and (e.valid_from < ${from}::integer or (e.certain and e.valid_from < s.valid_from)))`;
}

const counts = (query: CountQuery, certain: boolean): Sql =>
  query.figure.definition.shape === "period" ? inPeriod(query, certain) : onDay(query, certain);

/** So few that they are read and sorted; of more, those of each line are walked in the order of their ids until enough were met. */
const FEW = 5_000;
/** So few that their names are looked up as well: each costs a visit to a page of the database of its own. */
const FEW_BY_NAME = 3_000;

/** The order of so many records under `f`: by name where a reader asks for it. People without a row have no published name yet. */
function orderOf(records: number, { byNameIn }: RecordPage, { knownAt }: CountQuery): { readonly joined: Sql; readonly by: Sql } {
  if (byNameIn === undefined || records > FEW_BY_NAME) return { joined: sql``, by: sql`f.record` };
  // The limit has everybody looked up by id: as a plain join the database might read the names of all people instead.
  const joined = sql`left join lateral (select * from person_index p where p.person = f.person and ${heldAt(sql`p`, knownAt)} limit 1) p on true`;
  return { joined, by: sql`${byName(byNameIn)}, f.record` };
}

/**
 * The records that count, or the ones that may: in the order of their ids, or few of them by name. Their number equals the
 * count, always. The first hundred cost much the same however many there are.
 */
export async function listRecords(reader: Reader, query: CountQuery, page: RecordPage): Promise<readonly CountedRecord[]> {
  const series = await seriesOf(reader, query.figure, query.knownAt);
  if (series.length === 0) return [];
  const { certain, limit = null, offset = 0 } = page;
  const where = page.after === undefined ? counts(query, certain) : sql`${counts(query, certain)} and s.record > ${page.after}::uuid`;
  const { value, uncertain } = limit === null ? { value: 0, uncertain: 0 } : (page.count ?? (await countFigure(reader, query)));
  const records = certain ? value : uncertain;
  const isFew = limit === null || records <= FEW;
  const { joined, by } = orderOf(records, page, query);
  return reader.query<CountedRecord>(
    isFew
      ? sql`
    with found as materialized (select s.record, s.person from span s where s.series = any(${[...series]}::integer[]) and ${where})
    select f.record, f.person from found f ${joined} order by ${by} offset ${offset} limit ${limit}`
      : sql`select record, person from (${join(
          // A branch a line: each is walked in the order of its ids, and all of them no further than the page reaches.
          series.map(
            (line) =>
              sql`(select s.record, s.person from span s where s.series = ${line} and ${where} order by s.record limit ${limit + offset})`,
          ),
          " union all ",
        )}) l order by record offset ${offset} limit ${limit}`,
  );
}

/** Which of these records count for certain. */
export async function recordsAmong(reader: Reader, query: CountQuery, records: readonly EntityId[]): Promise<ReadonlySet<EntityId>> {
  const series = records.length === 0 ? [] : await seriesOf(reader, query.figure, query.knownAt);
  if (series.length === 0) return new Set();
  const rows = await reader.query<{ record: EntityId }>(sql`
    select s.record from span s
    where s.series = any(${[...series]}::integer[]) and s.record = any(${[...records]}::uuid[]) and ${counts(query, true)}`);
  return new Set(rows.map(({ record }) => record));
}

/** Records that count for certain in one query and not in another, at most so many, in the order of their ids. */
export async function recordsOnlyIn(
  reader: Reader,
  query: CountQuery,
  { notIn, limit }: { readonly notIn: CountQuery; readonly limit: number },
): Promise<readonly CountedRecord[]> {
  const [series, others] = [await seriesOf(reader, query.figure, query.knownAt), await seriesOf(reader, notIn.figure, notIn.knownAt)];
  if (series.length === 0) return [];
  const rows = (lines: readonly number[], counted: CountQuery): Sql =>
    sql`select s.record, s.person from span s where s.series = any(${[...lines]}::integer[]) and ${counts(counted, true)}`;
  // Most spans count in both: that is seen by the span itself, before anything is looked up.
  const inBoth =
    notIn.figure.definition.shape === "period" ? sql`false` : sql`s.series = any(${[...others]}::integer[]) and ${onDay(notIn, true)}`;
  return reader.query<CountedRecord>(sql`
    select a.record, a.person from (${rows(series, query)} and not (${inBoth})) a
    where not exists (select 1 from (${rows(others, notIn)}) b where b.record = a.record)
    order by a.record limit ${Number.isFinite(limit) ? limit : null}`);
}

/**
 * From how early a day on no more than so many records entered or left: the first of these days, from the furthest back, or none.
 * Counts those of a stock or a total that stand now and began since, and those that ended since: as many or more than changed.
 */
export async function earliestWithin(
  reader: Reader,
  query: CountQuery,
  { days, most }: { readonly days: readonly Day[]; readonly most: number },
): Promise<Day | undefined> {
  const series = await seriesOf(reader, query.figure, query.knownAt);
  const until = query.when.to;
  const moved = (branch: Sql): Sql =>
    sql`(select 1 from span s where s.series = any(${[...series]}::integer[]) and s.certain and ${branch} and ${heldAt(sql`s`, query.knownAt)} limit ${most + 1})`;
  const entered = sql`s.valid_from > d.day and s.valid_from <= ${until}::integer and s.valid_to > ${until}::integer`;
  const left = sql`s.valid_to > d.day and s.valid_to <= ${until}::integer and s.valid_from <= d.day`;
  const rows = await reader.query<{ day: Day }>(sql`
    select d.day from unnest(${[...days]}::integer[]) as d(day)
    where (select count(*) from (${moved(entered)} union all ${moved(left)}) m) <= ${most}`);
  return rows.length === 0 ? undefined : Math.min(...rows.map(({ day }) => day));
}
