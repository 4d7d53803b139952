import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Command, CommandTx } from "../ledger/command.ts";
import { findProperty, judgement } from "../ledger/schema.ts";
import { AporaError } from "../platform/errors.ts";
import { sql } from "../platform/database.ts";
import { inSlices } from "../platform/slices.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import { requireConsistentJudgements } from "../registry/judged-pairs.ts";
import type { PlannedRecord } from "./plan.ts";

/** Records of an import, a part of it at a time. Ids only: what is said of them is in the claims. */
export type Part = { readonly import: string; readonly part: number; readonly records: readonly PlannedRecord[] };

/** The grounds of a claim, with the file's own words where the value says it in others. */
function createGrounds({ grounds }: PlannedRecord): (place: number, written: string | undefined) => GroundsInput {
  return (place, written) => {
    const base = grounds[place] ?? { sources: [] };
    return written === undefined ? base : { ...base, reason: `As written: “${written.slice(0, 300)}”` };
  };
}

/** Opens a record where it is new and adds its claims. @returns how many */
function addRecord(tx: CommandTx, record: PlannedRecord): number {
  let claims = 0;
  if (record.opens) tx.openRoot(record.kind, { id: record.id, code: record.code });
  const groundsOf = createGrounds(record);
  for (const claim of record.claims) {
    const property = findProperty(claim.property);
    if (property === undefined)
      throw new AporaError("claim.invalid-value", { property: claim.property, where: "", problem: "is not declared" });
    const { value, valid, entity } = claim;
    const target = { owner: record.id, entity };
    const grounds = groundsOf(claim.grounds, claim.written);
    const position = tx.append({ ...target, property, value, valid: valid ?? undefined, grounds });
    claims += 1;
    if (claim.judged === undefined) continue;
    const { judgement: verdict, reason } = claim.judged;
    tx.append({ ...target, property: judgement[verdict], value: { position }, grounds: { sources: [], reason } });
    claims += 1;
  }
  return claims;
}

/** Records added between two turns of the event loop: a few milliseconds. */
const SLICE = 50;

/**
 * Writes planned records. Not among the commands that can be called by name: what it takes was compared with the
 * register under the same lock, and by hand nobody could do that.
 */
export const recordPart: Command<Part, { claims: number }> = {
  name: "imports.record-part",
  audit: "imports.part-recorded@1",
  about: "Adds what a part of a file says to the register.",
  input: z.custom<Part>(),
  run: async (tx, part) => {
    let claims = 0;
    for await (const slice of inSlices(part.records, SLICE)) for (const record of slice) claims += addRecord(tx, record);
    tx.audit({ import: part.import, part: part.part, records: part.records.length });
    return { claims };
  },
};

/** What is kept of an import as a whole. */
export type ImportRow = {
  readonly id: string;
  readonly format: string;
  readonly digest: string;
  readonly mapping: unknown;
  readonly rows: number;
  readonly files: number;
  readonly claims: number;
  readonly first: Position;
  readonly last: Position;
  /** Files whose merge judgements it adds to. */
  readonly judged: readonly EntityId[];
};

/**
 * Ends an import: from here on it is known as one. What its judgements come to together with those that stood is looked at
 * here, in its last command: one part alone may contradict what a later part of the same import judges again.
 * @throws AporaError registry.judgements-contradict
 */
export const commitImport: Command<ImportRow, object> = {
  name: "imports.commit",
  audit: "imports.committed@1",
  about: "Ends an import and keeps what it was.",
  input: z.custom<ImportRow>(),
  run: async (tx, row, actor) => {
    if (row.judged.length > 0) await requireConsistentJudgements(tx, row.judged, []);
    await tx.query(sql`
      insert into import (id, recorded_at, actor, format, digest, mapping, rows, files, claims, first_position, last_position)
      values (${row.id}::uuid, ${tx.now}, ${actor.id}, ${row.format}, ${row.digest}, ${JSON.stringify(row.mapping)}::jsonb,
              ${row.rows}, ${row.files}, ${row.claims}, ${row.first}, ${row.last})`);
    tx.audit({ import: row.id, files: row.files, claims: row.claims });
    return {};
  },
};
