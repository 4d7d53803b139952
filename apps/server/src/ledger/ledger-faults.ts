import { sql, type Reader } from "../platform/database.ts";

/** What the ledger must never show. Each number counts places; all of them are 0 in a whole ledger. */
export type LedgerFaults = {
  readonly position: number;
  readonly events: number;
  /** Positions that are missing, or claims beyond the head. */
  readonly gaps: number;
  /** Commands whose claims are not exactly those their audit event names. */
  readonly torn: number;
  /** Claims whose source, or whose file, is not there. */
  readonly dangling: number;
};

/** Reads the whole ledger once and counts what is wrong with it. Ask within one snapshot while others write. */
export async function findLedgerFaults(reader: Reader): Promise<LedgerFaults> {
  const [row] = await reader.query<LedgerFaults>(sql`
    with head as (select position, event_seq from ledger_head),
    claims as (select count(*) as count, coalesce(max(position), 0) as last, coalesce(min(position), 1) as first from claim),
    ranges as (
      select seq, first_position, last_position,
             lag(last_position, 1, 0::bigint) over (order by seq) as before, row_number() over (order by seq) as place
      from audit_event),
    held as (select event_seq, count(*) as count, min(position) as first, max(position) as last from claim group by event_seq),
    torn as (
      select 1 from ranges r full join held h on h.event_seq = r.seq
      where r.seq is null
        or coalesce(h.count, 0) <> r.last_position - r.first_position + 1
        or (h.count > 0 and (h.first <> r.first_position or h.last <> r.last_position)))
    select head.position, head.event_seq as events,
      abs(head.position - claims.count) + abs(head.position - claims.last) + abs(claims.first - 1)
        + (select count(*) from ranges where first_position <> before + 1 or place <> seq)
        + abs(head.event_seq - (select count(*) from audit_event)) as gaps,
      (select count(*) from torn) as torn,
      (select count(*) from claim c where not exists (select from entity_root e where e.id = c.owner))
        + (select count(*) from (select distinct unnest(sources) as id from claim) used where not exists (select from source s where s.id = used.id)) as dangling
    from head cross join claims`);
  return row ?? { position: 0, events: 0, gaps: 1, torn: 0, dangling: 0 };
}

/** Which of these positions are the end of no command: what was acknowledged and is lost. */
export async function findLostPositions(reader: Reader, acknowledged: readonly number[]): Promise<readonly number[]> {
  const rows = await reader.query<{ position: number }>(sql`
    select a.position from unnest(${[...acknowledged]}::bigint[]) as a(position)
    where not exists (select from audit_event e where e.last_position = a.position) order by 1`);
  return rows.map(({ position }) => position);
}
