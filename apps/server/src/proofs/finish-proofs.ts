import { formatBundle, parseBundle, type Bundle, type ConsistencyPart } from "@apora/proof";
import { formatProofFile, readUtf8 } from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import type { Command } from "../ledger/command.ts";
import { perform } from "../ledger/ledger.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { z } from "zod";
import { batchOfLeaf, readLeaves } from "./batches.ts";
import type { LogSetting } from "./places.ts";
import { listAudits } from "./audits.ts";
import { bodyOf, findStatement, type StoredStatement } from "./statements.ts";

/** A leaf with its proof under the first signed head that covers it; undefined while none does. */
async function proveLeaf(
  log: DurableLog,
  reader: Reader,
  index: number,
): Promise<{ leaf: string; proof: string; size: bigint } | undefined> {
  const batch = await batchOfLeaf(reader, index);
  const [leaf] = await readLeaves(reader, index, index + 1);
  if (batch === undefined || batch.note === null || leaf === undefined) return undefined;
  const size = BigInt(batch.size);
  const proof = await log.inclusionProof(BigInt(index), size);
  return { leaf: readUtf8(leaf), proof: formatProofFile({ index: BigInt(index), proof, checkpoint: batch.note }), size };
}

async function beaconBefore(log: DurableLog, reader: Reader, index: number): Promise<Bundle["beacon"]> {
  const [row] = await reader.query<{ beacon: number }>(sql`
    select b.beacon from log_batch b join log_head h on h.batch = b.number where b.beacon < ${index} order by b.beacon desc limit 1`);
  const proved = row === undefined ? undefined : await proveLeaf(log, reader, row.beacon);
  return proved === undefined ? undefined : { leaf: proved.leaf, proof: proved.proof };
}

/** The published file: only public entries are open. Undefined while the head over the statement is not signed. */
async function composePublic(log: DurableLog, reader: Reader, stored: StoredStatement): Promise<Made | undefined> {
  const [kept] = await reader.query<{ openings: string }>(sql`select openings from statement_proof where statement = ${stored.id}`);
  const proved = await proveLeaf(log, reader, stored.idx);
  if (kept === undefined || proved === undefined) return undefined;
  const draft = parseBundle(kept.openings);
  const open = await reader.query<{ line: number }>(sql`select line from statement_entry where statement = ${stored.id} and public`);
  const lines = new Set(open.map(({ line }) => BigInt(line)));
  const from = BigInt(bodyOf(stored).known_at.size);
  const consistency: ConsistencyPart = { from, to: proved.size, proof: await log.consistencyProof(from, proved.size) };
  const next = stored.supersededBy === null ? undefined : await findStatement(reader, stored.supersededBy);
  const successor = next === undefined ? undefined : await proveLeaf(log, reader, next.idx);
  const beacon = await beaconBefore(log, reader, stored.idx);
  const notes = (await listAudits(reader, stored.id)).filter(({ idx }) => BigInt(idx) < log.head().size).map(({ note }) => note);
  const bundle = formatBundle({
    ...draft,
    status: successor === undefined ? "current" : "superseded",
    proof: proved.proof,
    consistency: [consistency],
    openings: (draft.openings ?? []).filter(({ index }) => lines.has(index)),
    ...(beacon === undefined ? {} : { beacon }),
    ...(successor === undefined ? {} : { successor: { leaf: successor.leaf, proof: successor.proof } }),
    ...(notes.length === 0 ? {} : { audits: notes }),
  });
  return { bundle, audits: notes.length };
}

type Made = { readonly bundle: string; readonly audits: number };

const keepCommand = (statement: string, { bundle, audits }: Made): Command<object, object> => ({
  name: "proofs.keep-proof",
  audit: "proofs.proof-kept@1",
  about: "Keeps the published proof file of a statement.",
  input: z.strictObject({}),
  run: async (tx) => {
    await tx.query(sql`update statement_proof set bundle = ${bundle}, audits = ${audits} where statement = ${statement}`);
    tx.audit({ statement });
    return {};
  },
});

/** Makes the proof files that waited for a signed head, those of statements a newer one has superseded, and of audited ones. */
export async function finishProofs({ ledger }: LogSetting, log: DurableLog): Promise<void> {
  const reader = readFrom(ledger.pool);
  const waiting = await reader.query<{ id: string }>(sql`
    select s.id from statement s join statement_proof p on p.statement = s.id
    left join statement n on n.supersedes = s.id
    where p.bundle is null or (n.id is not null and p.bundle not like '%"status":"superseded"%')
      or p.audits <> (select count(*) from statement_audit a where a.statement = s.id) order by s.number`);
  for (const { id } of waiting) {
    const stored = await findStatement(reader, id);
    const made = stored === undefined ? undefined : await composePublic(log, reader, stored);
    if (made !== undefined) await perform(ledger, keepCommand(id, made), { actor: { id: "apora-log" }, input: {} });
  }
}
