import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import { defineCommand } from "../ledger/command.ts";
import { judgement } from "../ledger/schema.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { aboutToBe, judgeFiles, requireConsistentJudgements } from "../registry/judged-pairs.ts";
import { person } from "../registry/schema.ts";

const reason = z.string().trim().min(3, "say why").max(2000);

/** Pairs decided as one unit, at most. */
export const MOST_DECISIONS = 5000;

const EVENT = "matching.decided@1";

/** Decides pairs as one unit: all of them or none, and taken back together. */
export const decidePairs = defineCommand({
  name: "matching.decide",
  audit: EVENT,
  about:
    "Judges pairs of files: same, different or unsure, each with a reason. All of them or none; `matching.undo` takes them back together.",
  input: z.strictObject({
    decisions: z
      .array(z.strictObject({ a: z.uuid(), b: z.uuid(), judgement: z.enum(["same", "different", "unsure"]), reason }))
      .min(1)
      .max(MOST_DECISIONS),
  }),
  run: async (tx, { decisions }) => {
    const decision = uuidv7();
    await judgeFiles(tx, decisions);
    tx.audit({ decision, pairs: decisions.length });
    return { decision, pairs: decisions.length };
  },
});

type Appended = { readonly position: Position; readonly owner: EntityId; readonly other: EntityId };

/** The judgements a decision added that were not withdrawn since. */
async function standing(reader: Reader, decision: Pick<StoredDecision, "first" | "last">): Promise<readonly Appended[]> {
  return reader.query<Appended>(sql`
    select c.position, c.owner, (c.value ->> 'other')::uuid as other from claim c
    where c.position between ${decision.first} and ${decision.last} and c.property = ${person.same_as.code}
      and coalesce((select w.property from claim w where w.owner = c.owner
        and w.property in (${judgement.withdrawn.code}, ${judgement.preferred.code}) and (w.value ->> 'position')::bigint = c.position
        order by w.position desc limit 1), '') <> ${judgement.withdrawn.code}
    order by c.position`);
}

/** A decision as it was made. */
export type StoredDecision = {
  readonly id: string;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly pairs: number;
  /** How many of its judgements were not withdrawn; later ones on the same pair may have replaced them. */
  readonly standing: number;
  readonly first: Position;
  readonly last: Position;
};

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

type Row = Omit<StoredDecision, "standing">;

async function withStanding(reader: Reader, rows: readonly Row[]): Promise<readonly StoredDecision[]> {
  return Promise.all(rows.map(async (row) => ({ ...row, standing: (await standing(reader, row)).length })));
}

/** The latest decisions, newest first. */
export async function listDecisions(reader: Reader, limit: number): Promise<readonly StoredDecision[]> {
  const rows = await reader.query<Row>(sql`
    select detail ->> 'decision' as id, recorded_at as "recordedAt", actor, (detail ->> 'pairs')::integer as pairs,
           first_position as first, last_position as last
    from audit_event where event = ${EVENT} order by seq desc limit ${limit}`);
  return withStanding(reader, rows);
}

/** A decision by its id. @throws AporaError matching.unknown */
export async function getDecision(reader: Reader, id: string): Promise<StoredDecision> {
  const rows = isUuid(id)
    ? await reader.query<Row>(sql`
        select detail ->> 'decision' as id, recorded_at as "recordedAt", actor, (detail ->> 'pairs')::integer as pairs,
               first_position as first, last_position as last
        from audit_event where event = ${EVENT} and detail ->> 'decision' = ${id}`)
    : [];
  const [found] = await withStanding(reader, rows);
  if (found === undefined) throw new AporaError("matching.unknown", { id: id.slice(0, 60) });
  return found;
}

/** Takes a decision back as a whole: every judgement it added is withdrawn, and what was judged before holds again. */
export const undoDecision = defineCommand({
  name: "matching.undo",
  audit: "matching.undone@1",
  about: "Withdraws every judgement of one decision; what was judged before about these pairs holds again.",
  input: z.strictObject({ decision: z.uuid(), reason }),
  run: async (tx, input) => {
    const appended = await standing(tx, await getDecision(tx, input.decision));
    if (appended.length === 0) throw new AporaError("matching.undone", { id: input.decision });
    const pending = appended.map(({ owner, position }) => {
      const said = { owner, entity: owner, property: judgement.withdrawn, value: { position } };
      const own = tx.append({ ...said, grounds: { sources: [], reason: input.reason } });
      return aboutToBe({ ...said, property: said.property.code, position: own });
    });
    const files = [...new Set(appended.flatMap(({ owner, other }) => [owner, other]))];
    await requireConsistentJudgements(tx, files, pending);
    tx.audit({ decision: input.decision, withdrawn: appended.length });
    return { decision: input.decision, withdrawn: appended.length };
  },
});
