import type { CellValue } from "../platform/rows.ts";
import { insertRows } from "../platform/rows.ts";
import { sql, type Tx } from "../platform/database.ts";
import { inSlices } from "../platform/slices.ts";
import type { Position } from "../ledger/claim.ts";
import type { Cells, RowChange } from "../ledger/versioned.ts";
import type { PersonTable } from "../registry/people-projection.ts";
import type { PersonFile } from "../registry/person-file.ts";
import { doubtful, type DayRange } from "./day-set.ts";
import { DEFINITIONS, type Definition } from "./definitions.ts";
import { measurePerson, type Measured } from "./measure.ts";

/** Numbers of the countable lines, as the database gives them. */
export type SeriesBook = {
  /** Ids of these lines, adding those not met before. */
  idsOf(tx: Tx, lines: readonly SeriesName[]): Promise<ReadonlyMap<string, number>>;
};
export type SeriesName = { readonly definition: string; readonly version: number; readonly key: string };

const nameKey = (name: SeriesName): string => `${name.definition}@${name.version}/${name.key}`;

/**
 * A book that remembers what it has read. A line just added is remembered for its transaction only, which may fail; later ones
 * read it again.
 */
export function createSeriesBook(): SeriesBook {
  const remembered = new Map<string, number>();
  const added = new WeakMap<Tx, ReadonlyMap<string, number>>();
  return {
    async idsOf(tx, lines) {
      const known = added.get(tx) ?? remembered;
      const unknown = [...new Map(lines.filter((line) => !known.has(nameKey(line))).map((line) => [nameKey(line), line])).values()];
      if (unknown.length === 0) return known;
      const [definitions, versions, keys] = [unknown.map((l) => l.definition), unknown.map((l) => l.version), unknown.map((l) => l.key)];
      const find = sql`
        select s.id, s.definition, s.version, s.key from series s
        join unnest(${definitions}::text[], ${versions}::smallint[], ${keys}::text[]) as u(definition, version, key)
          on s.definition = u.definition and s.version = u.version and s.key = u.key`;
      const found = await tx.query<SeriesName & { id: number }>(find);
      if (found.length === unknown.length && known === remembered) {
        for (const row of found) remembered.set(nameKey(row), row.id);
        return remembered;
      }
      await tx.query(sql`
        insert into series (definition, version, key)
        select * from unnest(${definitions}::text[], ${versions}::smallint[], ${keys}::text[])
        on conflict (definition, version, key) do nothing`);
      const all = await tx.query<SeriesName & { id: number }>(find);
      const own = new Map([...known, ...all.map((row) => [nameKey(row), row.id] as const)]);
      added.set(tx, own);
      return own;
    },
  };
}

type SpanDraft = {
  readonly series: SeriesName;
  readonly record: string;
  readonly person: string;
  readonly cells: readonly [from: number, to: number, certain: boolean, dated: boolean];
};

function draftsOf(definition: Definition, person: string, measured: readonly Measured[]): SpanDraft[] {
  const drafts: SpanDraft[] = [];
  for (const { key, record, days } of measured) {
    const series = { definition: definition.id, version: definition.version, key };
    const dated = days.certain.length > 0;
    const add = (range: DayRange, certain: boolean): void =>
      void drafts.push({ series, record, person, cells: [range.from, range.to, certain, dated] });
    for (const range of days.certain) add(range, true);
    for (const range of doubtful(days)) add(range, false);
  }
  return drafts;
}

/** Every span of a person over all definitions. */
export function spansOf(file: PersonFile): SpanDraft[] {
  const measures = measurePerson(file);
  return DEFINITIONS.flatMap((definition) => draftsOf(definition, file.id, definition.measure(measures)));
}

const COLUMNS = {
  person: "uuid",
  series: "integer",
  record: "uuid",
  valid_from: "integer",
  valid_to: "integer",
  certain: "boolean",
  dated: "boolean",
} as const;

/**
 * What spans added and removed change in each line: the days on which its count changes, and how far it has changed by
 * then. One row a line, as a checkpoint is.
 */
function tallyRows(rows: RowChange, position: Position): CellValue[][] {
  const lines = new Map<number, Map<number, [certain: number, uncertain: number]>>();
  const add = (row: Cells, sign: number): void => {
    const [, series, , from, to, certain] = row as readonly [string, number, string, number, number, boolean];
    const line = lines.get(series) ?? new Map<number, [number, number]>();
    lines.set(series, line);
    step(line, from, { certain, by: sign });
    step(line, to, { certain, by: -sign });
  };
  for (const row of rows.added) add(row, 1);
  for (const row of rows.closed) add(row, -1);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .flatMap(([series, line]) => {
      const [days, certain, uncertain] = runningSums(line);
      return days.length === 0 ? [] : [[series, position, days, certain, uncertain]];
    });
}

function step(
  line: Map<number, [certain: number, uncertain: number]>,
  day: number,
  change: { readonly certain: boolean; readonly by: number },
): void {
  const sum = line.get(day);
  if (sum === undefined) line.set(day, change.certain ? [change.by, 0] : [0, change.by]);
  else sum[change.certain ? 0 : 1] += change.by;
}

function runningSums(
  line: ReadonlyMap<number, readonly [number, number]>,
): readonly [days: number[], certain: number[], uncertain: number[]] {
  const days = [...line].filter(([, [certain, uncertain]]) => certain !== 0 || uncertain !== 0).sort(([a], [b]) => a - b);
  let [certainly, perhaps] = [0, 0];
  const sums = days.map(([, [certain, uncertain]]) => [(certainly += certain), (perhaps += uncertain)] as const);
  return [days.map(([day]) => day), sums.map(([certain]) => certain), sums.map(([, uncertain]) => uncertain)];
}

const TALLY_COLUMNS = { series: "integer", position: "bigint", days: "integer[]", certain: "integer[]", uncertain: "integer[]" } as const;

/** Positions between two looks at whether sums have to be written. */
const CHECKPOINT_EVERY = 8192;
/** The job that writes them. */
export const CHECKPOINT_JOB = { kind: "figures.write-checkpoints" } as const;

/** People measured between two turns of the event loop: a few milliseconds. */
const SLICE = 25;

/** The spans of everybody and the sums over them, kept in step with every command. */
export function spanTable(book: SeriesBook): PersonTable {
  return {
    table: { name: "span", columns: COLUMNS },
    async rowsOf(tx, files) {
      const lines = new Map<string, { readonly name: SeriesName; readonly rows: SpanDraft[] }>();
      for await (const slice of inSlices(files, SLICE)) {
        for (const draft of slice.flatMap(spansOf)) {
          const key = nameKey(draft.series);
          const line = lines.get(key);
          if (line === undefined) lines.set(key, { name: draft.series, rows: [draft] });
          else line.rows.push(draft);
        }
      }
      const ids = await book.idsOf(
        tx,
        [...lines.values()].map((line) => line.name),
      );
      // In the order of the index on lines and days, so that many rows at once touch few of its pages.
      return [...lines].flatMap(([key, { rows }]) => {
        const id = ids.get(key) ?? 0;
        rows.sort((a, b) => a.cells[0] - b.cells[0]);
        return rows.map(({ record, person, cells }): Cells => [person, id, record, ...cells]);
      });
    },
    async changed({ client }, { rows, ledger }) {
      await insertRows(client, { table: "tally", columns: TALLY_COLUMNS }, tallyRows(rows, ledger.position));
      const block = (position: Position): number => Math.floor(position / CHECKPOINT_EVERY);
      if (block(ledger.position) === block(ledger.position - ledger.claims.length)) return;
      const { kind } = CHECKPOINT_JOB;
      ledger.enqueue({ kind, payload: { position: ledger.position }, dedupeKey: `${kind}:${block(ledger.position)}` });
    },
  };
}
