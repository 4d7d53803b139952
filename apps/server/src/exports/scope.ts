import type { EntityId, Position } from "../ledger/claim.ts";
import { dayOf, type Day } from "../ledger/edtf.ts";
import { readFiles } from "../ledger/positions.ts";
import { foldClaims, type Entity } from "../ledger/resolve.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { openFiles } from "../registry/open-files.ts";
import { namesOf, type PersonFile } from "../registry/person-file.ts";
import { ROOT_KINDS, type RootKind } from "./published.ts";

/** What an export speaks of: everything known up to a position, and how things stood on a day. */
export type Scope = {
  readonly reader: Reader;
  readonly knownAt: Position;
  /** ISO day for everything that depends on one. */
  readonly at: string;
  readonly day: Day;
  /** Set off when the operator ends the program. */
  readonly signal?: AbortSignal | undefined;
};

/** A catalogue entry: a place, a body, a provision, a court, an official, a figure said by others. */
export type Root = { readonly id: EntityId; readonly code: string; readonly kind: RootKind; readonly entity: Entity };

export const openScope = (reader: Reader, when: { readonly at: string; readonly knownAt: Position }, signal?: AbortSignal): Scope => ({
  reader,
  knownAt: when.knownAt,
  at: when.at,
  day: dayOf(when.at),
  signal,
});

/** @throws interrupted */
export function goOn({ signal }: Scope): void {
  if (signal?.aborted === true) throw new AporaError("interrupted");
}

/** People or files read at a time: bounds the memory of an export. */
const BATCH = 250;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Ids in the order of their age, batch by batch. */
async function* pages(scope: Scope, next: (after: EntityId) => Promise<readonly { readonly id: EntityId }[]>): AsyncGenerator<EntityId[]> {
  for (let after = BEFORE_ALL; ;) {
    goOn(scope);
    const rows = await next(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map((row) => row.id);
  }
}

/** Everybody known at the position, files judged to be one person together, oldest file first. */
export async function* readPeople(scope: Scope): AsyncGenerator<readonly PersonFile[]> {
  const { reader, knownAt } = scope;
  const batches = pages(scope, (after) =>
    reader.query(sql`
      select person as id from person_index
      where person > ${after}::uuid and known_from <= ${knownAt} and known_to > ${knownAt} order by person limit ${BATCH}`),
  );
  for await (const ids of batches) yield (await openFiles(reader, ids, knownAt)).filter((file) => namesOf(file).length > 0);
}

/** Ids of all files of people opened up to the position, joined or not. */
export async function* readPersonRoots(scope: Scope): AsyncGenerator<{ readonly id: EntityId; readonly code: string | null }[]> {
  const { reader, knownAt } = scope;
  for (let after = BEFORE_ALL; ;) {
    goOn(scope);
    const rows = await reader.query<{ id: string; code: string | null }>(sql`
      select id, code from entity_root where kind = 'person' and position <= ${knownAt} and id > ${after}::uuid order by id limit ${BATCH}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows;
  }
}

/** The entries of a kind of catalogue of which something is publicly known, in the order they were recorded. */
export async function* readRoots(scope: Scope, kind: RootKind): AsyncGenerator<readonly Root[]> {
  const { reader, knownAt } = scope;
  for (let after = 0; ;) {
    goOn(scope);
    const roots = await reader.query<{ id: string; code: string | null; position: number }>(sql`
      select id, code, row_number() over (order by position, id) as position from entity_root
      where kind = ${kind} and position <= ${knownAt} order by position, id limit ${BATCH} offset ${after}`);
    if (roots.length === 0) return;
    after += roots.length;
    const files = await readFiles(
      reader,
      roots.map((root) => root.id),
      knownAt,
    );
    const entities = new Map(foldClaims(files).entities.map((entity) => [entity.id, entity]));
    yield roots.flatMap(({ id, code }): Root[] => {
      const entity = entities.get(id);
      return entity === undefined ? [] : [{ id, code: code ?? id, kind, entity }];
    });
  }
}

/** Codes of all catalogue entries by id, so that tables can be read without looking ids up. */
export async function readCodes({ reader, knownAt }: Pick<Scope, "reader" | "knownAt">): Promise<ReadonlyMap<EntityId, string>> {
  const rows = await reader.query<{ id: string; code: string | null }>(
    sql`select id, code from entity_root where kind = any(${[...ROOT_KINDS]}) and position <= ${knownAt}`,
  );
  return new Map(rows.map((row) => [row.id, row.code ?? row.id]));
}
