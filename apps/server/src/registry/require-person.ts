import type { EntityId } from "../ledger/claim.ts";
import type { CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";

/** Throws registry.not-found unless this is the file of a person. */
export async function requirePerson(tx: CommandTx, id: EntityId): Promise<void> {
  const rows = await tx.query(sql`select 1 from entity_root where id = ${id}::uuid and kind = 'person'`);
  if (rows.length === 0) throw new AporaError("registry.not-found", { kind: "person" });
}
