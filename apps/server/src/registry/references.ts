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

/**
 * References of one command.
 *
 * @param owner the person whose events may be named by their ids
 */
export function createReferences(
  tx: CommandTx,
  owner?: EntityId,
): References & { remember(kind: string, code: string, id: EntityId): void } {
  const known = new Map<string, EntityId>();
  const find = async (kind: string, reference: string): Promise<EntityId | undefined> => {
    const isId = UUID.test(reference);
    if (kind === "event") {
      if (!isId || owner === undefined) return undefined;
      const rows = await tx.query(sql`select 1 from claim where owner = ${owner}::uuid and entity = ${reference}::uuid limit 1`);
      return rows.length === 0 ? undefined : reference;
    }
    const rows = await tx.query<{ id: string }>(
      isId
        ? sql`select id from entity_root where kind = ${kind} and id = ${reference}::uuid`
        : sql`select id from entity_root where kind = ${kind} and code = ${reference}`,
    );
    return rows[0]?.id;
  };
  return {
    remember(kind, code, id) {
      known.set(`${kind} ${code}`, id);
    },
    async idOf(kind, reference) {
      const key = `${kind} ${reference}`;
      const id = known.get(key) ?? (await find(kind, reference));
      if (id === undefined) throw new AporaError("registry.unknown-reference", { kind, reference: reference.slice(0, 80) });
      known.set(key, id);
      return id;
    },
  };
}
