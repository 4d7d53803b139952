import type { Position } from "../ledger/claim.ts";
import { dayOf, isoOf, type Day } from "../ledger/edtf.ts";
import { sql, type Reader } from "../platform/database.ts";
import { countFigures, type Count } from "./count.ts";
import { seriesOf, type Figure, type When } from "./figure.ts";

/** What a period figure counts in one calendar year. The last year ends on the day asked for. */
export type YearCount = { readonly year: number; readonly when: When; readonly count: Count };

/** The calendar years from one to the year of a day, as periods; the last one is cut at that day. */
export function yearsUntil(first: number, to: Day): readonly { readonly year: number; readonly when: When }[] {
  const last = Number(isoOf(to).slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const year = first + i;
    const end = year === last ? to : dayOf(`${year}-12-31`);
    return { year, when: { text: year === last ? `${year}-01-01/${isoOf(end)}` : String(year), from: dayOf(`${year}-01-01`), to: end } };
  });
}

/** Period figures year by year, as known at a position. */
export async function countYears(
  reader: Reader,
  figures: readonly Figure[],
  span: { readonly first: number; readonly to: Day; readonly knownAt: Position },
): Promise<readonly (readonly YearCount[])[]> {
  const years = yearsUntil(span.first, span.to);
  const asked = figures.flatMap((figure) => years.map(({ when }) => ({ figure, when })));
  const counts = await countFigures(reader, asked, span.knownAt);
  return figures.map((_, row) =>
    years.map(({ year, when }, at) => ({ year, when, count: counts[row * years.length + at] ?? { value: 0, uncertain: 0 } })),
  );
}

/** First days of the lengths by which people without contact are grouped: up to a month, a quarter, half a year, a year, longer. */
export const LENGTHS = [0, 30, 90, 180, 365] as const;

/**
 * How long the people whom a stock figure counts for certain on a day have been counted without a break, by LENGTHS.
 * The sum over all groups is the value of the figure on that day.
 */
export async function countLengths(
  reader: Reader,
  figure: Figure,
  at: { readonly day: Day; readonly knownAt: Position },
): Promise<readonly { readonly from: number; readonly people: number }[]> {
  const series = await seriesOf(reader, figure, at.knownAt);
  const rows = await reader.query<{ place: number; people: number }>(sql`
    select width_bucket(${at.day}::integer - valid_from, ${[...LENGTHS]}::integer[]) as place, count(*) as people
    from span where series = any(${[...series]}::integer[]) and certain and valid_from <= ${at.day} and valid_to > ${at.day}
      and known_from <= ${at.knownAt} and known_to > ${at.knownAt}
    group by 1`);
  const counted = new Map(rows.map((row) => [row.place, row.people]));
  return LENGTHS.map((from, index) => ({ from, people: counted.get(index + 1) ?? 0 }));
}
