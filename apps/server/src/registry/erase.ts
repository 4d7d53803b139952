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

type Part = "value" | "reason";

type Wanted = { readonly position: Position; readonly owner: EntityId; readonly entity: EntityId; readonly part: Part };

/** What says in words who somebody is: names and everything written as text. Dates, places and codes are what figures count. */
const wordProperties = (): string[] => [
  recognition.statement.code,
  ...listProperties()
    .filter(({ value }) => value === nameValue || value === localText)
    .map(({ code }) => code),
];

/** Claims in these files that say something in words, and the reasons given for any claim. */
function findWords(tx: CommandTx, files: readonly EntityId[]): Promise<readonly Wanted[]> {
  const words = wordProperties();
  return tx.query<Wanted>(sql`
    select position, owner, entity, case when property = any(${words}) then 'value' else 'reason' end as part from claim
    where owner = any(${[...files]}::uuid[]) and value <> 'null' and property <> ${judgement.erased.code}
      and (property = any(${words}) or reason is not null)
    order by position`);
}

/** The claims at these positions of these files, whatever they say. Judgements are not erased: what they are about would come back. */
async function findClaims(tx: CommandTx, files: readonly EntityId[], positions: readonly Position[]): Promise<readonly Wanted[]> {
  const rows = await tx.query<Wanted>(sql`
    select position, owner, entity, 'value' as part from claim
    where owner = any(${[...files]}::uuid[]) and position = any(${[...positions]}::bigint[]) and value <> 'null'
      and property not like 'judgement.%' and property <> ${person.same_as.code}
    order by position`);
  const found = new Set(rows.map(({ position }) => position));
  const missing = positions.find((position) => !found.has(position));
  if (missing !== undefined) throw new AporaError("claim.unknown", { position: missing });
  return rows;
}

/**
 * Erases on withdrawn consent (ADR 22): names, texts and reasons in all files that are judged to be one person's, or the claims at given
 * positions. The command only says so; what is destroyed is destroyed by the projections, in the same transaction.
 *
 * @throws erasure.nothing-left, erasure.counted, claim.unknown, registry.not-found
 */
export const eraseClaims = defineCommand({
  name: "registry.erase-claims",
  audit: "registry.claims-erased@1",
  about:
    "Destroys what is said of a person in words (names, remarks, reasons), or the claims at the positions given, at every position of the ledger, with their salts and openings. What figures count stays, without a name. Not reversible.",
  input: z.strictObject({
    person: z.uuid(),
    positions: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
    reason: z.string().trim().min(3, "say why").max(2000),
  }),
  run: async (tx, input) => {
    await requirePerson(tx, input.person);
    const clusters = await readClusters(tx, [input.person]);
    const files = [...new Set([input.person, ...clusters.flatMap((row) => [row.person, row.canonical])])];
    const wanted = await (input.positions === undefined ? findWords(tx, files) : findClaims(tx, files, input.positions));
    if (wanted.length === 0) throw new AporaError("erasure.nothing-left", {});
    for (const { position, owner, entity, part } of wanted)
      tx.append({ owner, entity, property: judgement.erased, value: { position, part }, grounds: { sources: [], reason: input.reason } });
    const claims = wanted.filter(({ part }) => part === "value").length;
    const told = { person: input.person, claims, reasons: wanted.length - claims };
    tx.audit(told);
    return told;
  },
});

type Erased = { readonly positions: readonly Position[]; readonly reasons: readonly Position[]; readonly owners: readonly EntityId[] };

/** Which claims a command erases, of which others only the reason, and whose they are. */
export function erasedBy({ claims }: LedgerChange): Erased {
  const erased = claims.filter(({ property }) => property === judgement.erased.code);
  const said = erased.map(({ value }) => value as { readonly position: Position; readonly part: Part });
  const at = (wanted: Part): Position[] => said.flatMap(({ position, part }) => (part === wanted ? [position] : []));
  return { positions: at("value"), reasons: at("reason"), owners: [...new Set(erased.map(({ owner }) => owner))] };
}
