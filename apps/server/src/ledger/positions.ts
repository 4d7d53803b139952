import { sql, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import type { Claim, Position } from "./claim.ts";
import { tryParseDate } from "./edtf.ts";
import { judgement } from "./schema.ts";

type Reader = Pick<Tx, "query">;

/** Where the ledger stands: its last position, the number of its last event and when that was (null for an empty ledger). */
export async function getHead(tx: Reader): Promise<{ position: Position; event: number; recordedAt: Date | null }> {
  const [row] = await tx.query<{ position: number; event: number; recorded_at: Date | null }>(
    sql`select position, event_seq as event, nullif(recorded_at, '-infinity') as recorded_at from ledger_head`,
  );
  return { position: row?.position ?? 0, event: row?.event ?? 0, recordedAt: row?.recorded_at ?? null };
}

/**
 * The position that "as known at" means. A position inside a command means the state before that command, since a
 * command is known as a whole or not at all. A date means the end of that day in UTC.
 *
 * @param knownAt a position, or an ISO day
 * @throws AporaError time.unreadable
 */
export async function resolveKnownAt(tx: Reader, knownAt: string | number | null): Promise<Position> {
  if (knownAt === null) return (await getHead(tx)).position;
  const text = String(knownAt).trim();
  // Four digits could be a year too; a year is no "as known at", so they are a position like any other digits.
  if (/^\d{1,15}$/.test(text)) return commandEnd(tx, Number(text));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && tryParseDate(text) !== undefined) return dayEnd(tx, text);
  throw new AporaError("time.unreadable", { value: text.slice(0, 60) });
}

async function commandEnd(tx: Reader, position: Position): Promise<Position> {
  const [row] = await tx.query<{ position: number }>(
    sql`select last_position as position from audit_event where last_position <= ${position} order by last_position desc limit 1`,
  );
  return row?.position ?? 0;
}

async function dayEnd(tx: Reader, day: string): Promise<Position> {
  const [row] = await tx.query<{ position: number | null }>(sql`
    select max(last_position) as position from audit_event
    where recorded_at < (${day}::date + 1)::timestamp at time zone 'UTC'`);
  return row?.position ?? 0;
}

type ClaimRow = Omit<Claim, "eventSeq" | "sources"> & { readonly event_seq: number; readonly sources: readonly number[] };

/** Claims in the files of these owners up to a position, in ledger order. */
export async function readFiles(tx: Reader, owners: readonly string[], upTo: Position): Promise<Claim[]> {
  if (owners.length === 0) return [];
  const rows = await tx.query<ClaimRow>(
    sql`
    select position, event_seq, entity, owner, property, value, valid, sources, reliability, credibility, audience, reason
    from claim where owner = any(${[...owners]}::uuid[]) and position <= ${upTo} order by position`,
    "files",
  );
  return rows.map(claimOf);
}

const claimOf = ({ event_seq, ...row }: ClaimRow): Claim => ({ ...row, eventSeq: event_seq });

/** The same for some properties only, with the judgements on their claims: files opened for a glance at a few facts. */
export async function readFilesFor(
  tx: Reader,
  owners: readonly string[],
  wanted: { readonly properties: readonly string[]; readonly upTo: Position },
): Promise<Claim[]> {
  if (owners.length === 0) return [];
  const properties = [...wanted.properties, judgement.preferred.code, judgement.withdrawn.code];
  const rows = await tx.query<ClaimRow>(
    sql`
    select position, event_seq, entity, owner, property, value, valid, sources, reliability, credibility, audience, reason
    from claim where owner = any(${[...owners]}::uuid[]) and position <= ${wanted.upTo} and property = any(${properties}) order by position`,
    "files for some properties",
  );
  return rows.map(claimOf);
}

/** Ids of the roots of a kind opened up to a position, oldest first. */
export async function listRoots(tx: Reader, kind: string, upTo: Position): Promise<{ id: string; code: string | null }[]> {
  return tx.query(sql`select id, code from entity_root where kind = ${kind} and position <= ${upTo} order by position`, "roots of a kind");
}

type RootRow = { readonly id: string; readonly code: string | null };

/** The root with this id and kind; undefined when there is none (or none yet at this position). */
export async function findRoot(
  tx: Reader,
  wanted: { readonly kind: string; readonly id?: string; readonly code?: string },
  upTo: Position,
): Promise<{ id: string; code: string | null } | undefined> {
  const { kind, id, code } = wanted;
  const [row] =
    id === undefined
      ? await tx.query<RootRow>(
          sql`select id, code from entity_root where kind = ${kind} and code = ${code ?? ""} and position <= ${upTo}`,
          "root-by-code",
        )
      : await tx.query<RootRow>(
          sql`select id, code from entity_root where kind = ${kind} and id = ${id} and position <= ${upTo}`,
          "root-by-id",
        );
  return row;
}
