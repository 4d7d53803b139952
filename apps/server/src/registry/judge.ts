import { z } from "zod";
import type { EntityId } from "../ledger/claim.ts";
import { defineCommand, type CommandTx } from "../ledger/command.ts";
import { findProperty, judgement } from "../ledger/schema.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { groundsInput } from "./inputs.ts";
import { aboutToBe, judgeFiles, requireConsistentJudgements } from "./judged-pairs.ts";
import { createReferences } from "./references.ts";
import { person } from "./schema.ts";

const reason = z.string().trim().min(3, "say why").max(2000);

type Judged = { readonly owner: EntityId; readonly position: number };

type JudgedClaim = { readonly entity: EntityId; readonly property: string; readonly value: unknown };

async function findClaim(tx: CommandTx, { owner, position }: Judged): Promise<JudgedClaim> {
  const [found] = await tx.query<JudgedClaim>(
    sql`select entity, property, value from claim
        where position = ${position} and owner = ${owner}::uuid and property not like 'judgement.%' and value <> 'null'`,
  );
  if (found === undefined) throw new AporaError("claim.unknown", { position });
  return found;
}

/** Judges a claim; where that claim is itself a merge judgement, what stands afterwards must not contradict itself. */
async function judgeClaim(
  tx: CommandTx,
  { owner, position, reason: why }: Judged & { readonly reason: string },
  verdict: "preferred" | "withdrawn",
): Promise<void> {
  const { entity, property, value } = await findClaim(tx, { owner, position });
  const said = { owner, entity, property: judgement[verdict], value: { position } };
  const own = tx.append({ ...said, grounds: { sources: [], reason: why } });
  if (property === person.same_as.code) {
    const { other } = value as { readonly other: EntityId };
    await requireConsistentJudgements(tx, [owner, other], [aboutToBe({ ...said, property: said.property.code, position: own })]);
  }
  tx.audit({ owner, claim: position });
}

const judgeInput = z.strictObject({ owner: z.uuid(), position: z.number().int().positive(), reason });

/** Prefers one claim among those that disagree. The others stay. */
export const preferClaim = defineCommand({
  name: "ledger.prefer-claim",
  audit: "ledger.claim-preferred@1",
  about: "Prefers one claim among those that disagree, with a reason. The others stay and are shown. Also takes a withdrawal back.",
  input: judgeInput,
  run: async (tx, input) => {
    await judgeClaim(tx, input, "preferred");
    return {};
  },
});

/** Withdraws a claim: it no longer counts, and stays readable with the reason. */
export const withdrawClaim = defineCommand({
  name: "ledger.withdraw-claim",
  audit: "ledger.claim-withdrawn@1",
  about: "Withdraws a claim that its source retracted or that was shown wrong. It no longer counts and stays readable.",
  input: judgeInput,
  run: async (tx, input) => {
    await judgeClaim(tx, input, "withdrawn");
    return {};
  },
});

/** Adds a claim about something already in the register: a further source, another value, a later status. */
export const addClaim = defineCommand({
  name: "ledger.add-claim",
  audit: "ledger.claim-added@1",
  about: "Adds a claim about an entity or event already in the register; a value that disagrees stands beside the earlier one.",
  input: z.strictObject({
    owner: z.uuid(),
    entity: z.uuid(),
    property: z.string().max(80),
    value: z.unknown(),
    valid: z.string().max(80).optional(),
    grounds: groundsInput,
  }),
  run: async (tx, input) => {
    const property = findProperty(input.property);
    const rows = await tx.query<{ kind: string }>(sql`
      select split_part(property, '.', 1) as kind from claim
      where owner = ${input.owner}::uuid and entity = ${input.entity}::uuid and property not like 'judgement.%' limit 1`);
    const kind = rows[0]?.kind;
    if (kind === undefined) throw new AporaError("registry.not-found", { kind: "entity" });
    if (property === undefined || property.kind !== kind || property.byCommand) {
      throw new AporaError("claim.invalid-value", {
        property: input.property,
        where: "",
        problem: `is not a property of ${kind} that can be added this way`,
      });
    }
    const value =
      property.refers === null ? input.value : await createReferences(tx, input.owner).idOf(property.refers, String(input.value));
    const position = tx.append({
      owner: input.owner,
      entity: input.entity,
      property,
      value,
      ...(input.valid === undefined ? {} : { valid: input.valid }),
      grounds: input.grounds,
    });
    tx.audit({ owner: input.owner, entity: input.entity, claim: position });
    return { claim: position };
  },
});

// Judges whether two files are about one person. Found by its name; nothing in the program calls it by itself.
defineCommand({
  name: "registry.judge-same",
  audit: "registry.same-judged@1",
  about:
    "Judges whether two files are one person: same, different or unsure, with a reason. A later judgement replaces an earlier one; all are kept.",
  input: z.strictObject({ a: z.uuid(), b: z.uuid(), judgement: z.enum(["same", "different", "unsure"]), reason }),
  run: async (tx, input) => {
    await judgeFiles(tx, [input]);
    const [low = "", high = ""] = [input.a, input.b].sort();
    tx.audit({ a: low, b: high, judgement: input.judgement });
    return {};
  },
});
