import { randomBytes, randomInt } from "node:crypto";
import { beaconLeaf, commitRecord, paddingFor, paddingLeaf, recordLeaf } from "@apora/proof";
import { z } from "zod";
import type { Position } from "../ledger/claim.ts";
import type { Command, CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { lastBatch } from "./batches.ts";
import { readPayloads } from "./record-leaves.ts";

/** Leaves come in multiples of this, so that a batch hides how many records it holds. */
export const BATCH_MULTIPLE = 64;
/** Positions in one batch, unless a single command has more. */
const MOST_POSITIONS = 8192;
/** Rows in one statement. */
const SLICE = 4096;

/** A value that nobody could know before a moment, such as the hash of a block: what follows it in the log is younger. */
export type Beacon = { readonly source: string; readonly value: string; readonly at: string };

/** What goes into a batch besides the positions of the ledger that wait. */
export type BatchWish = {
  readonly beacon?: Beacon | undefined;
  /** The leaf of a figure or of an audit, given the time of the batch. */
  readonly open?: ((time: string) => Uint8Array) | undefined;
};

export type PlannedBatch = { readonly number: number; readonly position: Position; readonly openIndex: number | undefined };

type Slot = { readonly leaf: Uint8Array; readonly record?: { readonly position: Position; readonly salt: Uint8Array } };

/** The end of the last command that still fits into a batch beginning after `from`. */
async function lastThatFits(tx: CommandTx, from: Position): Promise<Position> {
  const [row] = await tx.query<{ position: number | null }>(sql`
    select coalesce(
      (select max(last_position) from audit_event where last_position <= ${from + MOST_POSITIONS} and last_position > ${from}),
      (select min(last_position) from audit_event where last_position > ${from}), ${from}) as position`);
  return row?.position ?? from;
}

/** Fisher and Yates, with numbers nobody can foresee: places in a batch say nothing of the order of arrival. */
function shuffle<T>(items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    const [a, b] = [items[i], items[j]];
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a];
  }
  return items;
}

async function fillSlots(tx: CommandTx, span: { from: Position; to: Position; time: string }): Promise<Slot[]> {
  const records = await readPayloads(tx, span);
  return records.map(({ position, payload }) => {
    const salt = randomBytes(32);
    return { leaf: recordLeaf({ commitment: commitRecord(salt, payload), time: span.time }), record: { position, salt } };
  });
}

async function store(tx: CommandTx, first: number, slots: readonly Slot[]): Promise<void> {
  for (let at = 0; at < slots.length; at += SLICE) {
    const slice = slots.slice(at, at + SLICE);
    const leaves = slice.map(({ leaf }) => Buffer.from(leaf));
    await tx.query(sql`
      insert into log_leaf (idx, leaf) select ${first + at} + u.place - 1, u.leaf from unnest(${leaves}::bytea[]) with ordinality as u(leaf, place)`);
    const records = slice.flatMap(({ record }, i) => (record === undefined ? [] : [{ ...record, idx: first + at + i }]));
    await tx.query(sql`
      insert into log_record (position, idx, salt)
      select * from unnest(${records.map((r) => r.position)}::bigint[], ${records.map((r) => r.idx)}::bigint[],
        ${records.map((r) => Buffer.from(r.salt))}::bytea[])`);
  }
}

/**
 * Plans the next batch inside a command: a leaf for every position that waits (up to MOST_POSITIONS), padding, what is
 * wished for; in an order that says nothing. Everything that will be written to the log is decided here, once.
 */
export async function planBatch(tx: CommandTx, wish: BatchWish): Promise<PlannedBatch> {
  const last = await lastBatch(tx);
  const time = `${tx.now.toISOString().slice(0, 19)}Z`;
  const [from, first, number] = [last?.position ?? 0, last?.size ?? 0, (last?.number ?? 0) + 1];
  const to = await lastThatFits(tx, from);
  const records = await fillSlots(tx, { from, to, time });
  const own = wish.open === undefined ? undefined : { leaf: wish.open(time) };
  const beacon = wish.beacon === undefined ? [] : [{ leaf: beaconLeaf({ ...wish.beacon, time }) }];
  const held = records.length + beacon.length + (own === undefined ? 0 : 1);
  const padding = held === 0 ? BATCH_MULTIPLE : paddingFor(held, BATCH_MULTIPLE);
  const rest: Slot[] = [...records, ...(own === undefined ? [] : [own])];
  for (let i = 0; i < padding; i += 1) rest.push({ leaf: paddingLeaf(time, (count) => randomBytes(count)) });
  // A beacon stands before all that it dates.
  const slots: readonly Slot[] = [...beacon, ...shuffle(rest)];
  const beaconIndex = beacon.length === 0 ? null : first;
  await tx.query(sql`
    insert into log_batch (number, first_index, size, position, time, beacon)
    values (${number}, ${first}, ${first + slots.length}, ${to}, ${time}::timestamptz, ${beaconIndex})`);
  await store(tx, first, slots);
  const at = own === undefined ? -1 : slots.indexOf(own);
  return { number, position: to, openIndex: at === -1 ? undefined : first + at };
}

const NOTHING = z.strictObject({});

/** The command that plans a batch. Made for one call and not listed: batches are planned only while the log is open. */
export const planCommand = (wish: BatchWish): Command<object, PlannedBatch> => ({
  name: "proofs.plan-batch",
  audit: "proofs.batch-planned@1",
  about: "Decides the leaves of the next batch of the transparency log.",
  input: NOTHING,
  run: async (tx) => {
    const planned = await planBatch(tx, wish);
    tx.audit({ batch: planned.number, position: planned.position });
    return planned;
  },
});

/** The command that notes a signed head. */
export const recordHeadCommand = (
  batch: number,
  { note, key }: { readonly note: string; readonly key: string },
): Command<object, object> => ({
  name: "proofs.record-head",
  audit: "proofs.head-signed@1",
  about: "Notes the signed head over a batch.",
  input: NOTHING,
  run: async (tx) => {
    await tx.query(sql`
      insert into log_head (batch, note, key) values (${batch}, ${note}, ${key}) on conflict (batch) do update set note = excluded.note`);
    tx.audit({ batch });
    return {};
  },
});
