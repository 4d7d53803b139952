import type { EntityId, Position } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { membersOf } from "../registry/clusters.ts";
import { openPersonFile, type PersonFile } from "../registry/person-file.ts";
import { explainEntry, explainExit, type Cause, type Moment } from "./causes.ts";
import { countFigure, listRecords, type CountedRecord, type CountQuery } from "./count.ts";
import type { Figure, When } from "./figure.ts";

/** One side of a difference: a valid time and what was known, under a definition's version. */
export type Side = { readonly figure: Figure; readonly when: When; readonly knownAt: Position };

export type Change = { readonly cause: Cause; readonly records: readonly CountedRecord[] };

/** Two values of a figure and every record that makes the difference. */
export type Difference = {
  readonly from: { readonly value: number; readonly uncertain: number };
  readonly to: { readonly value: number; readonly uncertain: number };
  readonly added: readonly Change[];
  readonly removed: readonly Change[];
  /** What the records do not explain: 0, or the comparison has failed. */
  readonly residual: number;
};

type Snapshot = ReadonlyMap<EntityId, CountedRecord>;

async function snapshot(reader: Reader, query: CountQuery): Promise<Snapshot> {
  const records = await listRecords(reader, query, { certain: true });
  return new Map(records.map((record) => [record.record, record]));
}

const missingFrom = (from: Snapshot, other: Snapshot): CountedRecord[] =>
  [...from].filter(([record]) => !other.has(record)).map(([, record]) => record);

function grouped(changes: readonly { cause: Cause; record: CountedRecord }[]): Change[] {
  const causes = new Map<Cause, CountedRecord[]>();
  for (const { cause, record } of changes) causes.set(cause, [...(causes.get(cause) ?? []), record]);
  return [...causes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cause, records]) => ({ cause, records }));
}

/** A person's file as known at a position. */
async function fileAt(reader: Reader, person: EntityId, knownAt: Position): Promise<PersonFile> {
  const members = await membersOf(reader, person, knownAt);
  return openPersonFile(members, await readFiles(reader, members, knownAt));
}

type Explaining = {
  readonly from: Side;
  readonly to: Side;
  readonly fromRecords: Snapshot;
  readonly toRecords: Snapshot;
  readonly late: Snapshot;
};

function momentOf(side: Side): Moment {
  return { figure: side.figure, day: side.when.to, knownAt: side.knownAt };
}

/** Whether a record is on the other side under another file of the same person, so that joining or parting explains it. */
async function isJoined(
  reader: Reader,
  record: CountedRecord,
  sides: { own: Position; other: Position; others: Snapshot },
): Promise<boolean> {
  const own = await membersOf(reader, record.person, sides.own);
  const other = await membersOf(reader, record.person, sides.other);
  const joined = [...new Set([...own, ...other])].filter((id) => id !== record.person);
  if (joined.length === 0 || (own.length === other.length && own[0] === other[0])) return false;
  return joined.some((id) => sides.others.has(id));
}

async function causeOfEntry(reader: Reader, record: CountedRecord, all: Explaining): Promise<Cause> {
  const { from, to } = all;
  if (
    from.figure.definition.version !== to.figure.definition.version &&
    !(await countsUnder(reader, record, { ...to, figure: from.figure }))
  ) {
    return "definition changed";
  }
  if (await isJoined(reader, record, { own: to.knownAt, other: from.knownAt, others: all.fromRecords })) return "merged";
  if (all.late.has(record.record)) return "found late";
  return explainEntry(await fileAt(reader, record.person, to.knownAt), { from: momentOf(from), to: momentOf(to), record: record.record });
}

async function causeOfExit(reader: Reader, record: CountedRecord, all: Explaining): Promise<Cause> {
  const { from, to } = all;
  if (
    from.figure.definition.version !== to.figure.definition.version &&
    (await countsUnder(reader, record, { ...to, figure: from.figure }))
  ) {
    return "definition changed";
  }
  if (await isJoined(reader, record, { own: from.knownAt, other: to.knownAt, others: all.toRecords })) return "merged";
  const known = await fileAt(reader, record.person, to.knownAt);
  return explainExit(known, { from: momentOf(from), to: momentOf(to), record: record.record, stood: all.late.has(record.record) });
}

async function countsUnder(reader: Reader, record: CountedRecord, side: Side): Promise<boolean> {
  return (await snapshot(reader, side)).has(record.record);
}

/**
 * Explains why a figure had two values: every record that entered or left, with the reason. The values come from the
 * sums and the records from the spans, so a residual other than 0 means that the two disagree.
 *
 * @throws figure.does-not-add-up
 */
export async function explainDifference(reader: Reader, from: Side, to: Side): Promise<Difference> {
  const [fromCount, toCount] = [await countFigure(reader, from), await countFigure(reader, to)];
  const [fromRecords, toRecords] = [await snapshot(reader, from), await snapshot(reader, to)];
  // The earlier valid time with the later knowledge parts "it happened since" from "we learned of it since".
  const late = await snapshot(reader, { figure: to.figure, when: from.when, knownAt: to.knownAt });
  const all = { from, to, fromRecords, toRecords, late };
  const added: { cause: Cause; record: CountedRecord }[] = [];
  for (const record of missingFrom(toRecords, fromRecords)) added.push({ cause: await causeOfEntry(reader, record, all), record });
  const removed: { cause: Cause; record: CountedRecord }[] = [];
  for (const record of missingFrom(fromRecords, toRecords)) removed.push({ cause: await causeOfExit(reader, record, all), record });
  const residual = toCount.value - fromCount.value - (added.length - removed.length);
  if (residual !== 0) {
    throw new AporaError("figure.does-not-add-up", { figure: to.figure.id, problem: `${residual} cannot be explained by records` });
  }
  return { from: fromCount, to: toCount, added: grouped(added), removed: grouped(removed), residual };
}
