import type { Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import { join, sql, type Reader, type Sql } from "../platform/database.ts";
import { countLines } from "./count.ts";
import { findDefinition } from "./definitions.ts";

/** A line of a figure that people of the list must, or must not, be counted in on the day. */
export type CountedFilter = {
  readonly definition: string;
  readonly version: number;
  readonly key: string;
  /** `certain`: counted; `perhaps`: only as uncertain; `never`: not even that. */
  readonly as: "certain" | "perhaps" | "never";
};

/** The day people are counted on, and as of which position. */
type When = { readonly at: Day; readonly knownAt: Position };

/** A filter with the number of its line, and how many records the line counts so on the day: never fewer than people. */
export type Line = { readonly filter: CountedFilter; readonly series: number; readonly size: number };

type SeriesRow = { readonly id: number; readonly definition: string; readonly version: number; readonly key: string };

/** The lines of filters, from the one that lets the fewest through. */
export async function readLines(reader: Reader, filters: readonly CountedFilter[], when: When): Promise<readonly Line[]> {
  if (filters.length === 0) return [];
  const [definitions, versions, keys] = [filters.map((f) => f.definition), filters.map((f) => f.version), filters.map((f) => f.key)];
  const rows = await reader.query<SeriesRow>(
    sql`
    select s.id, s.definition, s.version, s.key from series s
    join unnest(${definitions}::text[], ${versions}::smallint[], ${keys}::text[]) as u(definition, version, key)
      on s.definition = u.definition and s.version = u.version and s.key = u.key`,
    "lines by name",
  );
  const idOf = (filter: CountedFilter): number | undefined =>
    rows.find((row) => row.definition === filter.definition && row.version === filter.version && row.key === filter.key)?.id;
  const asked = filters.map((filter) => ({ filter, series: [idOf(filter) ?? []].flat(), day: when.at }));
  const counts = await countLines(reader, asked, when.knownAt);
  const lines = asked.map(({ filter, series: [series] }, at): Line => {
    const { value = 0, uncertain = 0 } = counts[at] ?? {};
    const size = filter.as === "never" ? Number.POSITIVE_INFINITY : filter.as === "perhaps" ? uncertain : value;
    // A line that nobody was ever counted in has no number, and is empty.
    return { filter, series: series ?? 0, size };
  });
  return lines.sort((a, b) => a.size - b.size);
}

/** Whether the records of a line are people: then as many are in it as it says. */
export const countsPeople = ({ filter }: Line): boolean => findDefinition(filter.definition, filter.version)?.unit === "person";

/** Whether a row held at a position. */
export const heldAt = (row: Sql, knownAt: Position): Sql => sql`${row}.known_from <= ${knownAt} and ${row}.known_to > ${knownAt}`;

/** Whether a span says of its person what a filter asks. */
export const saysSo = (span: Sql, { filter, series }: Line, { at, knownAt }: When): Sql => sql`${span}.series = ${series}::integer
  and ${span}.valid_from <= ${at}::integer and ${span}.valid_to > ${at}::integer
  and ${heldAt(span, knownAt)}
  and ${filter.as === "never" ? sql`true` : filter.as === "certain" ? sql`${span}.certain` : sql`not ${span}.certain`}`;

/** Whether a span is somebody's. Where people are counted the record is the person, and lines are indexed by records. */
const isOf = (span: Sql, person: Sql, line: Line): Sql =>
  countsPeople(line) ? sql`${span}.record = ${person}` : sql`${span}.person = ${person}`;

/**
 * Whether somebody is counted as a filter asks. Looked up person by person: the limit keeps the database from reading whole lines
 * in order to compare them, of which a page shows the first few.
 */
export function isCounted(person: Sql, line: Line, when: When): Sql {
  const spans = sql`(select true from span s where ${isOf(sql`s`, person, line)} and ${saysSo(sql`s`, line, when)} limit 1)`;
  return line.filter.as === "never" ? sql`${spans} is null` : sql`${spans} is not null`;
}

/** Spans under `d` of people whom the first line counts and the others let through; how to compare lines is left to the database. */
export function spansOfAll([first, ...others]: readonly [Line, ...Line[]], when: When): Sql {
  const also = others.map((line) =>
    line.filter.as === "never"
      ? isCounted(sql`d.person`, line, when)
      : sql`exists (select 1 from span s where ${isOf(sql`s`, sql`d.person`, line)} and ${saysSo(sql`s`, line, when)})`,
  );
  return sql`from span d where ${join([saysSo(sql`d`, first, when), ...also], " and ")}`;
}
