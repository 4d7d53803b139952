import type { Pool } from "pg";
import type { Clock } from "../platform/clock.ts";
import { inTransaction, sql, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { enqueueJob } from "../platform/jobs.ts";
import { insertRows } from "../platform/rows.ts";
import type { Claim, EntityId, Position } from "./claim.ts";
import { createCollector, type Collected } from "./collector.ts";
import type { Actor, Command, NewJob } from "./command.ts";
import { internSources } from "./sources.ts";
import { findUnstorable } from "./storable.ts";

/** What one command added to the ledger, as the projections see it. */
export type LedgerChange = {
  /** The last position of the command: projections change here and nowhere in between. */
  readonly position: Position;
  readonly claims: readonly Claim[];
  /** Roots opened by this command, with their kind. */
  readonly opened: ReadonlyMap<EntityId, string>;
  /** Asks for work after the commit, in the same transaction. */
  readonly enqueue: (job: NewJob) => void;
};

/** A table filled from claims in the transaction of the command; `apora rebuild` makes it again from nothing. */
export type Projection = { readonly name: string; apply(tx: Tx, change: LedgerChange): Promise<void> };

export type Ledger = { readonly pool: Pool; readonly clock: Clock; readonly projections: readonly Projection[] };

/** Channel on which every process hears of a command. The payload is the position after it and the number of its event. */
export const LEDGER_CHANNEL = "apora_ledger";

const CLAIM_COLUMNS = {
  position: "bigint",
  event_seq: "bigint",
  entity: "uuid",
  owner: "uuid",
  property: "text",
  value: "jsonb",
  valid: "text",
  sources: "bigint[]",
  reliability: '"char"',
  credibility: "smallint",
  audience: "text",
  reason: "text",
} as const;

type Head = { readonly position: Position; readonly seq: number; readonly now: Date };

/** Locks the head: from here to the end of the transaction nobody else writes, and positions have no gaps. */
async function lockHead(tx: Tx, clock: Clock): Promise<Head> {
  const [row] = await tx.query<{ position: number; event_seq: number; recorded_at: Date | number }>(
    sql`select position, event_seq, nullif(recorded_at, '-infinity') as recorded_at from ledger_head for update`,
  );
  if (row === undefined) throw new AporaError("internal", { problem: "the ledger has no head" });
  const last = row.recorded_at instanceof Date ? row.recorded_at.getTime() : 0;
  // A clock that was set back must not make a later claim look earlier.
  return { position: row.position, seq: row.event_seq, now: new Date(Math.max(clock.now().getTime(), last)) };
}

const isUniqueViolation = (cause: unknown): boolean =>
  typeof cause === "object" && cause !== null && "code" in cause && cause.code === "23505";

async function storeRoots(tx: Tx, collected: Collected): Promise<void> {
  const rows = collected.roots.map((root) => [root.id, root.kind, root.code, root.position]);
  const columns = { id: "uuid", kind: "text", code: "text", position: "bigint" } as const;
  try {
    await insertRows(tx.client, { table: "entity_root", columns }, rows);
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new AporaError("ledger.entity-exists", {}, { cause });
    throw cause;
  }
}

async function numberClaims(tx: Tx, collected: Collected, head: Head): Promise<Claim[]> {
  const ids = await internSources(tx, collected.sources, head.now);
  return collected.claims.map((claim): Claim => ({
    position: claim.position,
    eventSeq: head.seq + 1,
    entity: claim.entity,
    owner: claim.owner,
    property: claim.property,
    value: claim.value,
    valid: claim.valid,
    sources: claim.digests.map((digest) => ids.get(digest) ?? 0),
    reliability: claim.reliability,
    credibility: claim.credibility,
    audience: claim.audience,
    reason: claim.reason,
  }));
}

async function storeClaims(tx: Tx, claims: readonly Claim[]): Promise<void> {
  const rows = claims.map((c) => [
    c.position,
    c.eventSeq,
    c.entity,
    c.owner,
    c.property,
    JSON.stringify(c.value),
    c.valid,
    c.sources,
    c.reliability,
    c.credibility,
    c.audience,
    c.reason,
  ]);
  await insertRows(tx.client, { table: "claim", columns: CLAIM_COLUMNS }, rows);
}

async function storeEvent(
  tx: Tx,
  event: { name: string; actor: Actor; detail: unknown },
  span: { head: Head; last: Position },
): Promise<void> {
  const { head, last } = span;
  await tx.query(sql`
    insert into audit_event (seq, recorded_at, actor, event, detail, first_position, last_position)
    values (${head.seq + 1}, ${head.now}, ${event.actor.id}, ${event.name}, ${JSON.stringify(event.detail)}::jsonb,
            ${head.position + 1}, ${last})`);
  await tx.query(sql`update ledger_head set position = ${last}, event_seq = ${head.seq + 1}, recorded_at = ${head.now}`);
}

async function storeJobs(tx: Tx, collected: Collected): Promise<void> {
  for (const job of collected.jobs) await enqueueJob(tx, job);
}

async function project(ledger: Ledger, tx: Tx, change: LedgerChange): Promise<void> {
  for (const projection of ledger.projections) await projection.apply(tx, change);
}

/**
 * Waits for the writing of claims and for the projections that fold the same claims meanwhile. A connection answers in
 * the order it was asked, so what a projection reads includes the claims. Both end before an error is passed on:
 * nothing may still be written when the transaction is rolled back.
 */
async function bothDone(writing: Promise<void>, projecting: Promise<void>): Promise<void> {
  const [written, projected] = await Promise.allSettled([writing, projecting]);
  if (written.status === "rejected") throw written.reason;
  if (projected.status === "rejected") throw projected.reason;
}

export type Performed<R> = { readonly position: Position; readonly result: R };

type Call = { readonly actor: Actor; readonly input: unknown };

function parseInput<I>(command: Pick<Command<I>, "name" | "input">, input: unknown): I {
  const parsed = command.input.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 20).map((issue) => `${issue.path.join(".") || "(input)"}: ${issue.message}`);
    throw new AporaError("command.invalid-input", { command: command.name, problems: problems.join("; ") });
  }
  const unstorable = findUnstorable(parsed.data);
  if (unstorable !== undefined) {
    throw new AporaError("command.invalid-input", {
      command: command.name,
      problems: `${unstorable}: contains a character that is not text (NUL or half a character)`,
    });
  }
  return parsed.data;
}

/** Carries a command out under a locked head and moves the head. */
async function carryOut<I, R>(
  { ledger, tx, head }: { readonly ledger: Ledger; readonly tx: Tx; readonly head: Head },
  command: Command<I, R>,
  call: { readonly actor: Actor; readonly input: I },
): Promise<Performed<R>> {
  const { commandTx, collected } = createCollector(tx, head.position, head.now);
  const result = await command.run(commandTx, call.input, call.actor);
  if (collected.detail === null) throw new Error(`command ${command.name} told the audit nothing`);
  const last = head.position + collected.claims.length;
  await storeRoots(tx, collected);
  const claims = await numberClaims(tx, collected, head);
  const opened = new Map(collected.roots.map((root) => [root.id, root.kind]));
  const change: LedgerChange = { position: last, claims, opened, enqueue: commandTx.enqueue };
  await bothDone(storeClaims(tx, claims), project(ledger, tx, change));
  await storeEvent(tx, { name: command.audit, actor: call.actor, detail: collected.detail }, { head, last });
  await storeJobs(tx, collected);
  await tx.query(sql`select pg_notify(${LEDGER_CHANNEL}, ${`${last} ${head.seq + 1}`})`);
  return { position: last, result };
}

/**
 * Runs one command: parse, decide, append, audit, project, enqueue, in one transaction. The only way in.
 *
 * @throws AporaError command.invalid-input for input the command's schema refuses; whatever the command throws
 */
export async function perform<I, R>(ledger: Ledger, command: Command<I, R>, call: Call): Promise<Performed<R>> {
  const input = parseInput(command, call.input);
  return inTransaction(ledger.pool, {}, async (tx) => {
    const head = await lockHead(tx, ledger.clock);
    return carryOut({ ledger, tx, head }, command, { actor: call.actor, input });
  });
}

/** The ledger with its head locked until the transaction ends: several commands that are kept together or not at all. */
export type LockedLedger = {
  /** Where the ledger stood when it was locked. */
  readonly position: Position;
  readonly perform: <I, R>(command: Command<I, R>, call: Call) => Promise<Performed<R>>;
};

/**
 * Locks the ledger within a transaction of the caller's, for work that is too large for one command to hold in memory.
 * Nobody else writes until the transaction ends; readers are not held up and see nothing of it before.
 */
export async function lockLedger(ledger: Ledger, tx: Tx): Promise<LockedLedger> {
  const { position } = await lockHead(tx, ledger.clock);
  return {
    position,
    perform: async (command, call) => {
      const input = parseInput(command, call.input);
      return carryOut({ ledger, tx, head: await lockHead(tx, ledger.clock) }, command, { actor: call.actor, input });
    },
  };
}
