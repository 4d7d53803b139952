import type { Position } from "../ledger/claim.ts";
import { sql, type Reader, type Sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { isUuid } from "./draft.ts";

/** An import that was committed. */
export type StoredImport = {
  readonly id: string;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly format: string;
  readonly digest: string;
  readonly mapping: unknown;
  readonly rows: number;
  readonly files: number;
  readonly claims: number;
  readonly first: Position;
  readonly last: Position;
  readonly undoneAt: Date | null;
};

const select = (condition: Sql): Sql => sql`
  select i.id, i.recorded_at as "recordedAt", i.actor, i.format, i.digest, i.mapping, i.rows, i.files, i.claims,
         i.first_position as first, i.last_position as last, u.recorded_at as "undoneAt"
  from import i left join import_undo u on u.import = i.id ${condition}`;

/** The latest imports, newest first. */
export function listImports(reader: Reader, limit: number): Promise<StoredImport[]> {
  return reader.query<StoredImport>(select(sql`order by i.recorded_at desc, i.id desc limit ${limit}`));
}

/** An import by its id. @throws import.unknown */
export async function getImport(reader: Reader, id: string): Promise<StoredImport> {
  const [found] = isUuid(id) ? await reader.query<StoredImport>(select(sql`where i.id = ${id}::uuid`)) : [];
  if (found === undefined) throw new AporaError("import.unknown", { id: id.slice(0, 60) });
  return found;
}
