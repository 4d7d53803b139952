import type { CommandTx } from "../ledger/command.ts";
import type { EntityId } from "../ledger/claim.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Finds what people name by a code (BY-IK-17, viasna) or by an id. Remembers within one command. */
export type References = {
  /** @throws registry.unknown-reference */
  idOf(kind: string, reference: string): Promise<EntityId>;
};

/** References of one command. Codes opened by the same command count too. */
export function createReferences(tx: CommandTx): References {
  const known = new Map<string, EntityId>();
  return {
    async idOf(kind, reference) {
      const key = `${kind} ${reference}`;
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const rows = UUID.test(reference)
        ? await tx.query<{ id: string }>(sql`select id from entity_root where kind = ${kind} and id = ${reference}::uuid`)
        : await tx.query<{ id: string }>(sql`select id from entity_root where kind = ${kind} and code = ${reference}`);
      const id = rows[0]?.id;
      if (id === undefined) throw new AporaError("registry.unknown-reference", { kind, reference: reference.slice(0, 80) });
      known.set(key, id);
      return id;
    },
  };
}
