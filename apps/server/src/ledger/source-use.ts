import { sql, type Reader, type Connection, type Sql } from "../platform/database.ts";
import { insertRows } from "../platform/rows.ts";
import type { Claim, Position } from "./claim.ts";
import type { Projection } from "./ledger.ts";

const COLUMNS = { source: "bigint", position: "bigint", claims: "integer", fresh: "boolean" } as const;

/** Public claims per source. A source named twice by one claim is one use of it. */
function usesOf(claims: readonly Claim[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const claim of claims) {
    if (claim.audience !== "public") continue;
    for (const source of claim.sources) uses.set(source, (uses.get(source) ?? 0) + 1);
  }
  return uses;
}

/** The newest source that any public claim rests on; sources are numbered in the order of their first use. */
async function newestUsed({ client }: Connection): Promise<number> {
  const { rows } = await client.query<{ source: number }>({
    name: "newest source used",
    text: "select source from source_use where fresh order by position desc, source desc limit 1",
  });
  return rows[0]?.source ?? 0;
}

async function usedBefore({ client }: Connection, sources: readonly number[]): Promise<ReadonlySet<number>> {
  if (sources.length === 0) return new Set();
  const { rows } = await client.query<{ source: number }>({
    name: "sources used before",
    // One row of each is enough: a source that every command names has a row for every command.
    text: "select s.source from unnest($1::bigint[]) s(source) where exists (select from source_use u where u.source = s.source)",
    values: [sources],
  });
  return new Set(rows.map(({ source }) => source));
}

/** How many public claims of each command rest on each source, kept in step with every command. */
export const sourceUse: Projection = {
  name: "source_use",
  async apply(tx, { claims, position }) {
    const uses = usesOf(claims);
    if (uses.size === 0) return;
    await tx.later(async (connection) => {
      const newest = await newestUsed(connection);
      const before = await usedBefore(
        connection,
        [...uses.keys()].filter((source) => source <= newest),
      );
      const rows = [...uses].sort(([a], [b]) => a - b).map(([source, n]) => [source, position, n, !before.has(source)]);
      await insertRows(connection.client, { table: "source_use", columns: COLUMNS }, rows);
    });
  },
};

/** The same table from the claims alone, for `apora rebuild`. */
export const sourceUseFromClaims = (): Sql => sql`
  select source, position, claims, row_number() over (partition by source order by position) = 1
  from (select used.source, e.last_position as position, count(*)::integer as claims
        from claim c join audit_event e on e.seq = c.event_seq cross join lateral unnest(c.sources) as used(source)
        where c.audience = 'public' group by 1, 2) uses`;

/** Sources up to this many are listed by use; of more only the latest can be found at once. */
const SORTED_BY_USE = 20_000;

export type UsedSources = { readonly total: number; readonly order: "use" | "latest" };
export type UsedSource = { readonly source: number; readonly claims: number };

/** How many sources some public claim rests on at a position, and in which order they can be listed. */
export async function countUsedSources(reader: Reader, upTo: Position): Promise<UsedSources> {
  const [row] = await reader.query<{ total: number }>(
    sql`select count(*) as total from source_use where fresh and position <= ${upTo}`,
    "used sources",
  );
  const total = row?.total ?? 0;
  return { total, order: total <= SORTED_BY_USE ? "use" : "latest" };
}

/** One page of the sources in use, with how many public claims rest on each. */
export async function listUsedSources(
  reader: Reader,
  { order }: UsedSources,
  page: { readonly upTo: Position; readonly limit: number; readonly offset: number },
): Promise<readonly UsedSource[]> {
  if (order === "use")
    return reader.query<UsedSource>(sql`
      select source, sum(claims) as claims from source_use where position <= ${page.upTo}
      group by source order by 2 desc, 1 limit ${page.limit} offset ${page.offset}`);
  return reader.query<UsedSource>(sql`
    select s.source, (select sum(u.claims) from source_use u where u.source = s.source and u.position <= ${page.upTo}) as claims
    from (select source, position from source_use where fresh and position <= ${page.upTo}
          order by position desc, source desc limit ${page.limit} offset ${page.offset}) s
    order by s.position desc, s.source desc`);
}

type Resting = { readonly source: number; readonly upTo: Position; readonly properties: readonly string[] };

/** The public claims of some properties that rest on a source: found by the commands that used it, without looking at any other. */
const restingOn = ({ source, upTo, properties }: Resting): Sql => sql`
  from source_use u
  join audit_event e on e.last_position = u.position
  join claim c on c.position between e.first_position and e.last_position
  where u.source = ${source} and u.position <= ${upTo} and c.sources @> array[${source}::bigint]
    and c.audience = 'public' and c.property = any(${[...properties]})`;

/** How many claims rest on a source. */
export async function countResting(reader: Reader, wanted: Resting): Promise<number> {
  const [row] = await reader.query<{ n: number }>(sql`select count(*) as n ${restingOn(wanted)}`);
  return row?.n ?? 0;
}

/** One page of them, with the files they belong to, in ledger order. */
export function listResting(
  reader: Reader,
  wanted: Resting,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly position: Position; readonly owner: string }[]> {
  return reader.query(sql`select c.position, c.owner ${restingOn(wanted)} order by c.position limit ${page.limit} offset ${page.offset}`);
}
