import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { parseBundle, type Statement } from "@apora/proof";
import type { Cause } from "../figures/causes.ts";

type Asker = Pick<Reader, "query">;

/** Why a correction differs from what it corrects. Records that are not public are only in the numbers. */
export type StatedChange = { readonly cause: Cause; readonly sign: 1 | -1; readonly count: number; readonly records: readonly string[] };

/** A published figure as it is kept. */
export type StoredStatement = {
  readonly id: string;
  readonly number: number;
  readonly figure: string;
  readonly valid_at: string;
  readonly value: number;
  readonly version: number;
  readonly position: number;
  readonly stated_at: Date;
  readonly sha256: string;
  readonly body: string;
  readonly idx: number;
  /** The verifier key of whoever signed it. */
  readonly publisher: string;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly difference: readonly StatedChange[] | null;
};

const COLUMNS = sql`s.id, s.number, s.figure, s.valid_at, s.value, s.version, s.position, s.stated_at, s.sha256, s.body, s.idx, s.publisher,
  s.supersedes, n.id as "supersededBy", s.difference from statement s left join statement n on n.supersedes = s.id`;

/** Statements, the latest first; of one figure if it is given. */
export function listStatements(
  reader: Asker,
  wanted: { readonly figure?: string; readonly limit: number; readonly skip?: number; readonly corrections?: boolean },
): Promise<readonly StoredStatement[]> {
  const { figure = null, limit, skip = 0, corrections = false } = wanted;
  return reader.query<StoredStatement>(sql`
    select ${COLUMNS} where (${figure}::text is null or s.figure = ${figure}) and (not ${corrections} or s.supersedes is not null) order by s.number desc limit ${limit} offset ${skip}`);
}

/** The statement with an id; undefined where there is none. */
export async function findStatement(reader: Asker, id: string): Promise<StoredStatement | undefined> {
  const [row] = await reader.query<StoredStatement>(sql`select ${COLUMNS} where s.id = ${id}`);
  return row;
}

/** The latest statement that says just this and is not superseded. */
export async function findStanding(
  reader: Asker,
  {
    figure,
    version,
    value,
    validAt,
  }: { readonly figure: string; readonly version: number; readonly value: number; readonly validAt: string },
): Promise<StoredStatement | undefined> {
  const [row] = await reader.query<StoredStatement>(sql`
    select ${COLUMNS} where s.figure = ${figure} and s.version = ${version} and s.value = ${value} and s.valid_at = ${validAt} and n.id is null
    order by s.number desc limit 1`);
  return row;
}

/** @throws statement.not-found */
export async function getStatement(reader: Asker, id: string): Promise<StoredStatement> {
  const found = await findStatement(reader, id);
  if (found === undefined) throw new AporaError("statement.not-found", { statement: id.slice(0, 120) });
  return found;
}

/** The words of a statement. They were checked when it was made. */
export const bodyOf = ({ body }: Pick<StoredStatement, "body">): Statement => JSON.parse(body) as Statement;

/** The published proof file of a statement; undefined until the head over it is signed. */
export async function readBundle(reader: Asker, id: string): Promise<string | undefined> {
  const [row] = await reader.query<{ bundle: string | null }>(sql`select bundle from statement_proof where statement = ${id}`);
  return row?.bundle ?? undefined;
}

/** How many public entries of a statement nobody can open any more, since their words were erased (ADR 22). */
export async function countErasedEntries(reader: Asker, id: string): Promise<number> {
  const bundle = await readBundle(reader, id);
  // Most proof files hold none, and are long.
  return bundle?.includes('"erased"') === true ? (parseBundle(bundle).erased?.length ?? 0) : 0;
}
