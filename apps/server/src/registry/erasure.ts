import type { EntityId } from "../ledger/claim.ts";
import type { LedgerChange, Projection } from "../ledger/ledger.ts";
import { compareRows } from "../ledger/versioned.ts";
import { raw, sql, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { insertRows } from "../platform/rows.ts";
import { erasedBy } from "./erase.ts";
import type { PersonTable } from "./people-projection.ts";
import { replayUnit, type Step, type TableHistory } from "./rebuild-history.ts";
import { readSteps, unitsOf } from "./rebuild-units.ts";
import { person } from "./schema.ts";

/**
 * Destroys what erased claims said, before anything is derived from them. The database lets nobody do this to a claim that no judgement
 * in the ledger calls erased.
 */
export const erasedPayloads: Projection = {
  name: "erased payloads",
  apply: async (tx, change) => {
    const { positions, reasons } = erasedBy(change);
    if (positions.length > 0)
      await tx.query(sql`update claim set value = 'null', reason = null where position = any(${[...positions]}::bigint[])`);
    // The code of a file may be made of the name, and goes with it.
    if (positions.length > 0)
      await tx.query(sql`
        update entity_root set code = null
        where code is not null and id in (select owner from claim where position = any(${[...positions]}::bigint[]) and property = ${person.name.code})`);
    if (reasons.length > 0) await tx.query(sql`update claim set reason = null where position = any(${[...reasons]}::bigint[])`);
  },
};

/**
 * What tables ever held of erased claims goes too, at every position of the ledger: the files are replayed as if those claims had never
 * been. Tables that figures are counted from must come out as they were, else nothing is erased: a published number never changes.
 */
export function erasedHistory(tables: readonly PersonTable[]): Projection {
  return {
    name: "erased history",
    apply: async (tx, change) => {
      const { owners } = erasedBy(change);
      if (owners.length === 0) return;
      const units = await unitsOf(tx, owners);
      const files = units.flat();
      for (const steps of await readSteps(tx, units)) {
        const replayed = await replayUnit(tx, tables, endOf(steps, change));
        for (const table of tables)
          await replaceHistory(tx, table, { files: filesOf(steps), history: replayed.find((each) => each.table === table.table) });
      }
      // Both follow in their own time; until then they would still say the name.
      await tx.query(sql`delete from name_search where person = any(${files}::uuid[])`);
      await tx.query(sql`delete from suspected_pair where a = any(${files}::uuid[]) or b = any(${files}::uuid[])`);
    },
  };
}

/** The event of this command is written after its projections: its last position is known here only. */
const endOf = (steps: readonly Step[], { position, claims }: LedgerChange): readonly Step[] =>
  steps.map((step) => (step.claims[0]?.eventSeq === claims[0]?.eventSeq ? { ...step, position } : step));

const filesOf = (steps: readonly Step[]): readonly EntityId[] => [
  ...new Set(steps.flatMap(({ claims }) => claims.map(({ owner }) => owner))),
];

type Replacing = { readonly files: readonly EntityId[]; readonly history: TableHistory | undefined };

async function replaceHistory(tx: Tx, own: PersonTable, { files, history }: Replacing): Promise<void> {
  const { table } = own;
  const columns = { ...table.columns, known_from: "bigint", known_to: "bigint" };
  const [names, first] = [Object.keys(columns), Object.keys(columns)[0] ?? ""];
  const { rows: held } = await tx.alone(({ client }) =>
    client.query<(string | number | boolean | null)[]>({
      text: `select ${names.map((name) => `"${name}"`).join(", ")} from "${table.name}" where "${first}" = any($1::uuid[])`,
      values: [files],
      rowMode: "array",
    }),
  );
  const rows = history?.rows ?? [];
  const { closed, added } = compareRows(held, rows);
  if (closed.length + added.length === 0) return;
  if (own.changed !== undefined) throw new AporaError("erasure.counted", {});
  await tx.query(sql`delete from ${raw(`"${table.name}"`)} where ${raw(`"${first}"`)} = any(${[...files]}::uuid[])`);
  await tx.later(({ client }) => insertRows(client, { table: table.name, columns }, rows));
}
