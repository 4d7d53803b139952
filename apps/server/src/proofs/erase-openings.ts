import { formatBundle, parseBundle } from "@apora/proof";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Projection } from "../ledger/ledger.ts";
import { sql, type Tx } from "../platform/database.ts";
import { readClusters } from "../registry/clusters.ts";
import { erasedBy } from "../registry/erase.ts";
import { person } from "../registry/schema.ts";

/** Whose names are among the erased claims: an opened entry says the name and the year of birth, and what figures count. */
async function findNameless(tx: Tx, positions: readonly Position[]): Promise<readonly EntityId[]> {
  const rows = await tx.query<{ owner: EntityId }>(sql`
    select distinct owner from claim where position = any(${[...positions]}::bigint[]) and property = ${person.name.code}`);
  const owners = rows.map(({ owner }) => owner);
  // Of files that are one person, only one is counted.
  const clusters = owners.length === 0 ? [] : await readClusters(tx, owners);
  return [...new Set([...owners, ...clusters.flatMap((row) => [row.person, row.canonical])])];
}

/** A proof file without these openings; it says which entries nobody can open any more. */
function withoutOpenings(file: string, lines: ReadonlySet<bigint>): string {
  const bundle = parseBundle(file);
  const erased = [...new Set([...(bundle.erased ?? []), ...lines])].sort((a, b) => (a < b ? -1 : 1));
  return formatBundle({ ...bundle, openings: (bundle.openings ?? []).filter(({ index }) => !lines.has(index)), erased });
}

async function stripStatement(tx: Tx, statement: string, lines: ReadonlySet<bigint>): Promise<void> {
  const [kept] = await tx.query<{ openings: string; bundle: string | null }>(
    sql`select openings, bundle from statement_proof where statement = ${statement}`,
  );
  if (kept === undefined) return;
  const bundle = kept.bundle === null ? null : withoutOpenings(kept.bundle, lines);
  await tx.query(sql`
    update statement_proof set openings = ${withoutOpenings(kept.openings, lines)}, bundle = ${bundle} where statement = ${statement}`);
}

/**
 * Without its salt nobody can ever show what a leaf of the log commits to, and without its opening what an entry of a roll does. The log
 * and the rolls do not change and still verify; proof files that were handed out before are no longer ours to destroy.
 */
export const erasedOpenings: Projection = {
  name: "erased openings",
  apply: async (tx, change) => {
    const { positions, reasons } = erasedBy(change);
    const all = [...positions, ...reasons];
    if (all.length === 0) return;
    await tx.query(sql`update log_record set salt = null where position = any(${all}::bigint[]) and salt is not null`);
    const nameless = await findNameless(tx, positions);
    if (nameless.length === 0) return;
    const entries = await tx.query<{ statement: string; line: number }>(sql`
      delete from statement_entry e
      where e.record = any(${[...nameless]}::uuid[]) or e.record in (select c.entity from claim c where c.owner = any(${[...nameless]}::uuid[]))
      returning e.statement, e.line`);
    for (const statement of new Set(entries.map((entry) => entry.statement)))
      await stripStatement(tx, statement, new Set(entries.flatMap((entry) => (entry.statement === statement ? [BigInt(entry.line)] : []))));
  },
};
