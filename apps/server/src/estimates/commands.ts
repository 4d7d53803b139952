import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import { defineCommand, type CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { documentSchema, requireUnaltered, type EstimateDocument } from "./document.ts";
import { publicDocument } from "./public-document.ts";
import { estimate } from "./schema.ts";

/** The code of an estimate, as it stands in its address. */
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, "small letters, digits and dashes");
const reason = z.string().trim().min(3, "say why").max(2000);

type Stored = { readonly version: number; readonly salt: string; readonly document: EstimateDocument };

async function findEstimate(tx: CommandTx, wanted: string): Promise<EntityId | undefined> {
  const [row] = await tx.query<{ id: string }>(sql`select id from entity_root where kind = 'estimate' and code = ${wanted}`);
  return row?.id;
}

/** @throws estimate.unknown */
async function requireEstimate(tx: CommandTx, wanted: string): Promise<EntityId> {
  const id = await findEstimate(tx, wanted);
  if (id === undefined) throw new AporaError("estimate.unknown", { estimate: wanted });
  return id;
}

async function lastVersion(tx: CommandTx, id: EntityId): Promise<number> {
  const [row] = await tx.query<{ version: number | null }>(sql`
    select max((value->>'version')::int) as version from claim where owner = ${id}::uuid and property = ${estimate.document.code}`);
  return row?.version ?? 0;
}

async function readStored(tx: CommandTx, id: EntityId, version: number): Promise<Stored> {
  const [row] = await tx.query<{ value: Stored }>(sql`
    select value from claim where owner = ${id}::uuid and property = ${estimate.document.code} and (value->>'version')::int = ${version}`);
  if (row === undefined) throw new AporaError("estimate.unknown", { estimate: `version ${version}` });
  return row.value;
}

/** Freezes an estimate. The first of a code opens it; each further one is its next version, and none changes an earlier one. */
export const saveEstimate = defineCommand({
  name: "estimates.save",
  audit: "estimates.saved@1",
  about: "Freezes an estimate as a version of its own. Nothing of it is public before somebody publishes it.",
  input: z.strictObject({ code, document: documentSchema }),
  run: async (tx, input) => {
    // The schema has read everything the type promises; diagnostics are kept as they came.
    const document = input.document as unknown as EstimateDocument;
    await requireUnaltered(document);
    const known = await findEstimate(tx, input.code);
    const id = known ?? tx.openRoot("estimate", { code: input.code });
    const version = known === undefined ? 1 : (await lastVersion(tx, known)) + 1;
    const salt = randomBytes(16).toString("hex");
    tx.append({
      owner: id,
      entity: id,
      property: estimate.document,
      value: { version, salt, document: input.document },
      grounds: { sources: [] },
    });
    tx.audit({ estimate: id, version, verdict: document.outcome.verdict });
    return { estimate: input.code, version, verdict: document.outcome.verdict };
  },
});

/** Publishes a version: the decision of a person, with a reason. */
export const publishEstimate = defineCommand({
  name: "estimates.publish",
  audit: "estimates.published@1",
  about:
    "Publishes a version of an estimate, the latest unless told otherwise, with small counts protected. A refused one cannot be published.",
  input: z.strictObject({ code, version: z.number().int().positive().optional(), reason }),
  run: async (tx, input) => {
    const id = await requireEstimate(tx, input.code);
    const version = input.version ?? (await lastVersion(tx, id));
    const { document, salt } = await readStored(tx, id, version);
    const told = publicDocument(document, { code: input.code, version, publishedOn: tx.now.toISOString().slice(0, 10), salt });
    if (told === undefined) throw new AporaError("estimate.refused", { estimate: input.code });
    const position = tx.append({
      owner: id,
      entity: id,
      property: estimate.published,
      value: told,
      grounds: { sources: [], reason: input.reason },
    });
    tx.audit({ estimate: id, version, claim: position });
    return { estimate: input.code, version, verdict: document.outcome.verdict };
  },
});

async function publishedVersion(tx: CommandTx, id: EntityId): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number; property: string; position: Position }>(sql`
    select (value->>'version')::int as version, property, position from claim
    where owner = ${id}::uuid and property in (${estimate.published.code}, ${estimate.withdrawn.code}) order by position desc limit 1`);
  return row?.property === estimate.published.code ? row.version : undefined;
}

/** Takes a published estimate back. Its versions stay inside. */
export const withdrawEstimate = defineCommand({
  name: "estimates.withdraw",
  audit: "estimates.withdrawn@1",
  about: "Takes a published estimate back, with a reason. Its address then answers as if there had never been anything.",
  input: z.strictObject({ code, reason }),
  run: async (tx, input) => {
    const id = await requireEstimate(tx, input.code);
    const version = await publishedVersion(tx, id);
    if (version === undefined) throw new AporaError("estimate.unpublished", { estimate: input.code });
    const grounds = { sources: [], reason: input.reason };
    tx.append({ owner: id, entity: id, property: estimate.withdrawn, value: { version }, grounds });
    tx.audit({ estimate: id, version });
    return { estimate: input.code, version };
  },
});
