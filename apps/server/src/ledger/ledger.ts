import type { Pool } from "pg";
import type { Clock } from "../platform/clock.ts";
import { inTransaction, sql, type Connection, type Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { enqueueJob } from "../platform/jobs.ts";
import { insertEach, insertRows, type CellValue } from "../platform/rows.ts";
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

async function storeRoots({ client }: Connection, collected: Collected): Promise<void> {
  const rows = collected.roots.map((root) => [root.id, root.kind, root.code, root.position]);
  const columns = { id: "uuid", kind: "text", code: "text", position: "bigint" } as const;
  try {
    await insertRows(client, { table: "entity_root", columns }, rows);
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new AporaError("ledger.entity-exists", {}, { cause });
    throw cause;
  }
}

function numberClaims({ collected, sources, head }: Decided<unknown>): Claim[] {
  return collected.claims.map((claim): Claim => ({
    position: claim.position,
    eventSeq: head.seq + 1,
    entity: claim.entity,
    owner: claim.owner,
    property: claim.property,
    value: claim.value,
    valid: claim.valid,
    sources: claim.digests.map((digest) => sources.get(digest) ?? 0),
    reliability: claim.reliability,
    credibility: claim.credibility,
    audience: claim.audience,
    reason: claim.reason,
  }));
}

async function storeClaims({ client }: Connection, claims: readonly Claim[]): Promise<void> {
  const cells = (c: Claim): CellValue[] => [
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
  ];
  await insertEach(client, { table: "claim", columns: CLAIM_COLUMNS }, { of: claims, cells });
}

async function storeEvent(
  { query }: Connection,
  event: { name: string; actor: Actor; detail: unknown },
  span: { head: Head; last: Position },
): Promise<void> {
  const { head, last } = span;
  await query(sql`
    insert into audit_event (seq, recorded_at, actor, event, detail, first_position, last_position)
    values (${head.seq + 1}, ${head.now}, ${event.actor.id}, ${event.name}, ${JSON.stringify(event.detail)}::jsonb,
            ${head.position + 1}, ${last})`);
  await query(sql`update ledger_head set position = ${last}, event_seq = ${head.seq + 1}, recorded_at = ${head.now}`);
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

/** What a command has decided, with everything it takes to store it. */
type Decided<R> = {
  readonly collected: Collected;
  /** Numbers of the sources, by their digests. */
  readonly sources: ReadonlyMap<string, number>;
  readonly audit: string;
  readonly actor: Actor;
  readonly head: Head;
  readonly result: R;
};

const lastOf = ({ head, collected }: Decided<unknown>): Position => head.position + collected.claims.length;

async function decide<I, R>(
  { tx, head }: { readonly tx: Tx; readonly head: Head },
  command: Command<I, R>,
  { actor, input }: { readonly actor: Actor; readonly input: I },
): Promise<Decided<R>> {
  const { commandTx, collected } = createCollector(tx, head.position, head.now);
  const result = await command.run(commandTx, input, actor);
  if (collected.detail === null) throw new Error(`command ${command.name} told the audit nothing`);
  const sources = await internSources(tx, collected.sources, head.now);
  return { collected, sources, audit: command.audit, actor, head, result };
}

/** Hands over to the transaction what was decided under a locked head: while the database takes the claims, rows are made of them. */
async function store(ledger: Ledger, tx: Tx, decided: Decided<unknown>): Promise<void> {
  const { collected, audit, actor, head } = decided;
  const last = lastOf(decided);
  await tx.later((connection) => storeRoots(connection, collected));
  const claims = numberClaims(decided);
  await tx.later((connection) => storeClaims(connection, claims));
  const opened = new Map(collected.roots.map((root) => [root.id, root.kind]));
  const change: LedgerChange = { position: last, claims, opened, enqueue: (job) => void collected.jobs.push(job) };
  for (const projection of ledger.projections) await projection.apply(tx, change);
  await tx.later(async (connection) => {
    await storeEvent(connection, { name: audit, actor, detail: collected.detail }, { head, last });
    for (const job of collected.jobs) await enqueueJob(connection, job);
    await connection.query(sql`select pg_notify(${LEDGER_CHANNEL}, ${`${last} ${head.seq + 1}`})`);
  });
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
    const decided = await decide({ tx, head }, command, { actor: call.actor, input });
    await store(ledger, tx, decided);
    return { position: lastOf(decided), result: decided.result };
  });
}

/** The ledger with its head locked until the transaction ends: several commands that are kept together or not at all. */
export type LockedLedger = {
  /** Where the ledger stood when it was locked. */
  readonly position: Position;
  /**
   * Runs a command, in the order of the calls. One that is called before the last has ended is decided while that is still being
   * stored: it must not look for what the last one wrote. After one has failed no other is run.
   */
  readonly perform: <I, R>(command: Command<I, R>, call: Call) => Promise<Performed<R>>;
};

/**
 * Locks the ledger within a transaction of the caller's, for work that is too large for one command to hold in memory.
 * Nobody else writes until the transaction ends; readers are not held up and see nothing of it before.
 */
export async function lockLedger(ledger: Ledger, tx: Tx): Promise<LockedLedger> {
  let head = await lockHead(tx, ledger.clock);
  let deciding: Promise<unknown> = Promise.resolve();
  let storing: Promise<unknown> = Promise.resolve();
  const decideNext = async <I, R>(command: Command<I, R>, call: { readonly actor: Actor; readonly input: I }): Promise<Decided<R>> => {
    const decided = await decide({ tx, head }, command, call);
    const now = new Date(Math.max(ledger.clock.now().getTime(), head.now.getTime()));
    head = { position: lastOf(decided), seq: head.seq + 1, now };
    return decided;
  };
  return {
    position: head.position,
    perform: (command, call) => {
      const { actor } = call;
      const next = deciding.then(() => decideNext(command, { actor, input: parseInput(command, call.input) }));
      const done = Promise.all([next, storing]).then(async ([decided]) => {
        await store(ledger, tx, decided);
        return { position: lastOf(decided), result: decided.result };
      });
      deciding = next;
      storing = done;
      // Whoever called is told; these only keep the order.
      for (const each of [next, done]) each.catch(() => undefined);
      return done;
    },
  };
}
