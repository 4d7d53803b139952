import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Actor, Command } from "../ledger/command.ts";
import { lockLedger, type Ledger } from "../ledger/ledger.ts";
import { judgement } from "../ledger/schema.ts";
import { sql, type Reader, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { requireConsistentJudgements } from "../registry/judged-pairs.ts";
import { person } from "../registry/schema.ts";
import { getImport, type StoredImport } from "./list-imports.ts";

/** A file that later work touches, and how many later claims do. */
export type BuiltUpon = { readonly file: EntityId; readonly claims: number; readonly first: Position };

export type Undone = { readonly id: string; readonly withdrawn: number; readonly kept: readonly BuiltUpon[]; readonly position: Position };

export type UndoOptions = {
  readonly id: string;
  readonly actor: Actor;
  /** Leave what later work builds upon as it is, instead of refusing. */
  readonly exceptBuiltUpon?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
};

const BATCH = 4000;

/**
 * Later claims that would be left hanging: in a file the import opened, on an event it added, referring to something it
 * opened, or preferring one of its claims. The file each belongs to, or that it rests on.
 */
export async function findBuiltUpon(reader: Reader, { first, last }: Pick<StoredImport, "first" | "last">): Promise<readonly BuiltUpon[]> {
  return reader.query<BuiltUpon>(sql`
    with opened as (select id from entity_root where position between ${first} and ${last}),
    later as (
      select coalesce(o.id, r.id, s.id, c.owner) as file, c.position from claim c
      left join opened o on o.id = c.owner
      left join opened r on jsonb_typeof(c.value) = 'string' and r.id::text = c.value #>> '{}'
      left join opened s on c.property = 'person.same_as' and s.id::text = c.value ->> 'other'
      where c.position > ${last} and c.property <> ${judgement.withdrawn.code} and (
        o.id is not null or r.id is not null or s.id is not null
        or (c.property = ${judgement.preferred.code} and (c.value ->> 'position')::bigint between ${first} and ${last})
        or (c.entity <> c.owner
            and exists (select from claim i where i.owner = c.owner and i.entity = c.entity and i.position between ${first} and ${last})
            and not exists (select from claim e where e.owner = c.owner and e.entity = c.entity and e.position < ${first}))))
    select file, count(*) as claims, min(position) as first from later group by file order by min(position)`);
}

/** A claim of the import; `other` is the second file of a merge judgement. */
type Target = { readonly position: Position; readonly owner: EntityId; readonly entity: EntityId; readonly other: EntityId | null };
type Withdrawal = { readonly import: string; readonly claims: readonly Target[] };

/** Withdraws claims of an import. Called only with claims that stand, under the lock of the ledger. */
const withdrawPart: Command<Withdrawal, object> = {
  name: "imports.withdraw-part",
  audit: "imports.part-withdrawn@1",
  about: "Withdraws what a part of an import added.",
  input: z.custom<Withdrawal>(),
  run: (tx, { import: id, claims }) => {
    for (const { position, owner, entity } of claims)
      tx.append({
        owner,
        entity,
        property: judgement.withdrawn,
        value: { position },
        grounds: { sources: [], reason: `Import ${id} was undone.` },
      });
    tx.audit({ import: id, claims: claims.length });
    return Promise.resolve({});
  },
};

type Ended = { readonly import: string; readonly first: Position; readonly last: Position; readonly judged: readonly EntityId[] };

/** @throws AporaError registry.judgements-contradict where a judgement that holds again meets a later one that forbids it */
const endUndo: Command<Ended, object> = {
  name: "imports.undo",
  audit: "imports.undone@1",
  about: "Ends the undoing of an import.",
  input: z.custom<Ended>(),
  run: async (tx, { import: id, first, last, judged }, actor) => {
    if (judged.length > 0) await requireConsistentJudgements(tx, judged, []);
    await tx.query(sql`
      insert into import_undo (import, recorded_at, actor, first_position, last_position)
      values (${id}::uuid, ${tx.now}, ${actor.id}, ${first}, ${last})`);
    tx.audit({ import: id, claims: last - first + 1 });
    return {};
  },
};

type Range = { readonly from: Position; readonly last: Position; readonly kept: readonly EntityId[] };

/** The next claims of the import, and of them those that stand: what was withdrawn by hand stays withdrawn by that judgement. */
async function nextClaims(
  tx: Tx,
  { from, last, kept }: Range,
): Promise<{ readonly standing: Target[]; readonly end: Position | undefined }> {
  const claims = await tx.query<Target>(sql`
    select position, owner, entity, case when property = ${person.same_as.code} then (value ->> 'other')::uuid end as other from claim
    where position >= ${from} and position <= ${last} and property not like 'judgement.%' and not (owner = any(${[...kept]}::uuid[]))
    order by position limit ${BATCH}`);
  const owners = [...new Set(claims.map((claim) => claim.owner))];
  const judgements = await tx.query<{ target: Position; property: string }>(sql`
    select (value ->> 'position')::bigint as target, property from claim
    where owner = any(${owners}::uuid[]) and property like 'judgement.%' order by position`);
  const latest = new Map(judgements.map(({ target, property }) => [target, property]));
  const standing = claims.filter((claim) => latest.get(claim.position) !== judgement.withdrawn.code);
  return { standing, end: claims.at(-1)?.position };
}

/**
 * Takes an import back as one unit: every claim that still stands is withdrawn by a judgement. The claims stay readable;
 * importing the file again brings the same records back.
 *
 * @throws import.unknown, import.undone; import.built-upon where later work rests on it
 */
export async function undoImport(ledger: Ledger, options: UndoOptions): Promise<Undone> {
  const { id, actor, signal, onProgress } = options;
  return longTransaction(ledger.pool, { signal }, async (tx) => {
    const locked = await lockLedger(ledger, tx);
    const stored = await getImport(tx, id);
    if (stored.undoneAt !== null) throw new AporaError("import.undone", { id });
    const kept = await findBuiltUpon(tx, stored);
    if (kept.length > 0 && options.exceptBuiltUpon !== true) throw new AporaError("import.built-upon", { id, files: kept.length });
    const files = kept.map((one) => one.file);
    const judged = new Set<EntityId>();
    let withdrawn = 0;
    for (let from = stored.first; ;) {
      const { standing: claims, end } = await nextClaims(tx, { from, last: stored.last, kept: files });
      if (end === undefined) break;
      if (claims.length > 0) await locked.perform(withdrawPart, { actor, input: { import: id, claims } });
      withdrawn += claims.length;
      for (const { owner, other } of claims) if (other !== null) judged.add(owner).add(other);
      from = end + 1;
      onProgress?.(withdrawn, stored.claims);
    }
    const ended = { import: id, first: locked.position + 1, last: locked.position + withdrawn, judged: [...judged] };
    const { position } = await locked.perform(endUndo, { actor, input: ended });
    return { id, withdrawn, kept, position };
  });
}
