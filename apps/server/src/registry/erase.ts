import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import { defineCommand, type CommandTx } from "../ledger/command.ts";
import type { LedgerChange } from "../ledger/ledger.ts";
import { judgement, listProperties } from "../ledger/schema.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readClusters } from "./clusters.ts";
import { requirePerson } from "./require-person.ts";
import { person, recognition } from "./schema.ts";
import { localText, nameValue } from "./values.ts";

type Wanted = { readonly position: Position; readonly owner: EntityId; readonly entity: EntityId };

/** What says in words who somebody is: names and everything written as text. Dates, places and codes are what figures count. */
const wordProperties = (): string[] => [
  recognition.statement.code,
  ...listProperties()
    .filter(({ value }) => value === nameValue || value === localText)
    .map(({ code }) => code),
];

/** Claims in these files that can still be read: those at the positions given, or all in words. */
async function findReadable(
  tx: CommandTx,
  files: readonly EntityId[],
  positions: readonly Position[] | undefined,
): Promise<readonly Wanted[]> {
  const rows = await tx.query<Wanted>(sql`
    select position, owner, entity from claim
    where owner = any(${[...files]}::uuid[]) and value <> 'null' and property not like 'judgement.%' and property <> ${person.same_as.code}
      and (${positions === undefined} or position = any(${[...(positions ?? [])]}::bigint[]))
      and (${positions !== undefined} or property = any(${wordProperties()}))
    order by position`);
  const found = new Set(rows.map(({ position }) => position));
  const missing = positions?.find((position) => !found.has(position));
  if (missing !== undefined) throw new AporaError("claim.unknown", { position: missing });
  if (rows.length === 0) throw new AporaError("erasure.nothing-left", {});
  return rows;
}

/**
 * Erases on withdrawn consent (ADR 22): names and texts of a person, under all files that are judged to be hers, or the claims at given
 * positions. The command only says so; what is destroyed is destroyed by the projections, in the same transaction.
 *
 * @throws erasure.nothing-left, erasure.counted, claim.unknown, registry.not-found
 */
export const eraseClaims = defineCommand({
  name: "registry.erase-claims",
  audit: "registry.claims-erased@1",
  about:
    "Destroys what is said of a person in words (names, remarks), or the claims at the positions given, at every position of the ledger, with their salts and openings. What figures count stays, without a name. Not reversible.",
  input: z.strictObject({
    person: z.uuid(),
    positions: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
    reason: z.string().trim().min(3, "say why").max(2000),
  }),
  run: async (tx, input) => {
    await requirePerson(tx, input.person);
    const clusters = await readClusters(tx, [input.person]);
    const files = [...new Set([input.person, ...clusters.flatMap((row) => [row.person, row.canonical])])];
    const readable = await findReadable(tx, files, input.positions);
    for (const { position, owner, entity } of readable)
      tx.append({ owner, entity, property: judgement.erased, value: { position }, grounds: { sources: [], reason: input.reason } });
    tx.audit({ person: input.person, claims: readable.length });
    return { person: input.person, claims: readable.length };
  },
});

/** Which claims a command erases, and whose they are. */
export function erasedBy({ claims }: LedgerChange): { readonly positions: readonly Position[]; readonly owners: readonly EntityId[] } {
  const erased = claims.filter(({ property }) => property === judgement.erased.code);
  return {
    positions: erased.map(({ value }) => (value as { readonly position: Position }).position),
    owners: [...new Set(erased.map(({ owner }) => owner))],
  };
}
