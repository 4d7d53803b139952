import { z } from "zod";
import { toBase64 } from "@apora/tlog";
import { headOf, listSignedBatches, type Batch } from "../proofs/batches.ts";
import { headText, witnessesOf } from "../proofs/heads.ts";
import { bodyOf, findStatement, listStatements, type StoredStatement } from "../proofs/statements.ts";
import { AporaError } from "../platform/errors.ts";
import { listParams, readPage, timeParams, writeCursor } from "./asked.ts";
import { aboutOf, one, page, type Endpoint } from "./endpoint.ts";

const headSchema = z.strictObject({
  id: z.string().describe("What known_at takes: log-1280."),
  size: z.number().int().describe("Entries of the log under this head."),
  position: z.number().int().describe("It covers the ledger exactly up to here."),
  signed_on: z.string(),
  root: z.string().describe("Root of the tree, base64."),
  witnesses: z.array(z.string()).describe("Names of those who cosigned it."),
});

const presentHead = (batch: Batch): z.infer<typeof headSchema> => ({
  id: headText(batch),
  size: batch.size,
  position: batch.position,
  signed_on: batch.time.toISOString().slice(0, 10),
  root: toBase64(headOf(batch.note ?? "").root),
  witnesses: [...witnessesOf(batch)],
});

const heads: Endpoint = {
  path: "/api/v1/heads",
  about: "Signed heads of the transparency log, the latest first: states of the register that nobody can change unseen.",
  params: {},
  query: z.strictObject(listParams),
  out: page(headSchema),
  answer: async (given, { query }) => {
    const { asked, after, limit } = readPage(given, query, 0);
    const found = await listSignedBatches(asked.reader, { upTo: asked.knownAt, skip: after, limit: limit + 1 });
    const next = found.length > limit ? writeCursor({ knownAt: asked.knownAt, after: after + limit }) : null;
    return { about: aboutOf(asked), data: found.slice(0, limit).map(presentHead), next };
  },
};

const statementSchema = z.strictObject({
  id: z.string(),
  figure: z.string(),
  definition: z.string().describe("Id and version of the definition."),
  valid_at: z.string().describe("A day, or the first and last day of a period with a slash between."),
  value: z.number().int(),
  unit: z.string(),
  text: z.record(z.string(), z.string()).describe("What is claimed, by language."),
  stated_at: z.string(),
  known_at: z.string().describe("The signed head it rests on: log-1280."),
  sha256: z.string(),
  supersedes: z.string().nullable(),
  superseded_by: z.string().nullable(),
  reason: z.record(z.string(), z.string()).nullable(),
});

function presentStatement(stored: StoredStatement): z.infer<typeof statementSchema> {
  const body = bodyOf(stored);
  return {
    id: stored.id,
    figure: stored.figure,
    definition: `${body.definition.id}@${body.definition.version}`,
    valid_at: stored.valid_at,
    value: stored.value,
    unit: body.unit,
    text: body.text,
    stated_at: body.stated_at,
    known_at: `log-${body.known_at.size}`,
    sha256: stored.sha256,
    supersedes: stored.supersedes,
    superseded_by: stored.supersededBy,
    reason: body.reason,
  };
}

const statements: Endpoint = {
  path: "/api/v1/statements",
  about: "Published figures, the latest first; corrected ones stay. The proof of each is at /en/statements/{id}/proof.",
  params: {},
  query: z.strictObject({ ...listParams, figure: z.string().max(120).optional().describe("Of one figure only.") }),
  out: page(statementSchema),
  answer: async (given, { query }) => {
    const { asked, after, limit } = readPage(given, query, 0);
    const { figure } = query;
    const found = await listStatements(asked.reader, { ...(figure === undefined ? {} : { figure }), skip: after, limit: limit + 1 });
    const next = found.length > limit ? writeCursor({ knownAt: asked.knownAt, after: after + limit }) : null;
    return { about: aboutOf(asked), data: found.slice(0, limit).map(presentStatement), next };
  },
};

const statement: Endpoint = {
  path: "/api/v1/statements/{id}",
  about: "One published figure, as it was stated.",
  params: { id: "Id of the statement, such as in-custody.2024-05-21.1." },
  query: z.strictObject(timeParams),
  out: one(statementSchema),
  answer: async (asked, { params }) => {
    const stored = await findStatement(asked.reader, params["id"] ?? "");
    if (stored === undefined) throw new AporaError("not-found", {});
    return { about: aboutOf(asked), data: presentStatement(stored) };
  },
};

export const PROOF_ENDPOINTS: readonly Endpoint[] = [heads, statements, statement];
