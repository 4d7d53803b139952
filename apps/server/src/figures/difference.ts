import type { EntityId, Position } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readClusters } from "../registry/clusters.ts";
import { claimsByOwner } from "../registry/people-projection.ts";
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

/** Records explained at a time: their files are in memory together. */
const SLICE = 200;

/** Which files were one person with each of these, as known at a position; whoever was never joined is left out. */
async function readGroups(reader: Reader, people: readonly EntityId[], knownAt: Position): Promise<(id: EntityId) => readonly EntityId[]> {
  const groups = new Map<EntityId, Set<EntityId>>();
  const standing = new Map<EntityId, EntityId>();
  for (const { person, canonical } of await readClusters(reader, people, knownAt)) {
    standing.set(person, canonical);
    const group = groups.get(canonical) ?? new Set([canonical]);
    groups.set(canonical, group.add(person));
  }
  return (id) => {
    const canonical = standing.get(id) ?? id;
    const [, ...others] = groups.get(canonical) ?? [canonical];
    return [canonical, ...others.sort()];
  };
}

/** Opens the files of people, all of them with one question to the database. */
async function readPeople(
  reader: Reader,
  groups: readonly (readonly EntityId[])[],
  knownAt: Position,
): Promise<(group: readonly EntityId[]) => PersonFile> {
  const claims = claimsByOwner(await readFiles(reader, [...new Set(groups.flat())], knownAt));
  return (group) =>
    openPersonFile(
      group,
      group.flatMap((id) => claims.get(id) ?? []),
    );
}

type Explaining = {
  readonly from: Side;
  readonly to: Side;
  readonly fromRecords: Snapshot;
  readonly toRecords: Snapshot;
  readonly late: Snapshot;
  /** What the earlier side's version of the definition counts on the later side; undefined where it is the same version. */
  readonly underEarlier: Snapshot | undefined;
};

function momentOf(side: Side): Moment {
  return { figure: side.figure, day: side.when.to, knownAt: side.knownAt };
}

type Direction = "entry" | "exit";
type Grouping = { readonly own: readonly EntityId[]; readonly other: readonly EntityId[]; readonly others: Snapshot };

/** Whether a record is on the other side under another file of the same person, so that joining or parting explains it. */
function isJoined(record: CountedRecord, { own, other, others }: Grouping): boolean {
  const joined = [...new Set([...own, ...other])].filter((id) => id !== record.person);
  if (joined.length === 0 || (own.length === other.length && own[0] === other[0])) return false;
  return joined.some((id) => others.has(id));
}

function causeOf(record: CountedRecord, direction: Direction, known: { readonly all: Explaining; readonly file: PersonFile }): Cause {
  const { all, file } = known;
  const moments = { from: momentOf(all.from), to: momentOf(all.to), record: record.record };
  if (direction === "exit") return explainExit(file, { ...moments, stood: all.late.has(record.record) });
  return all.late.has(record.record) ? "found late" : explainEntry(file, moments);
}

/** Why each of these records entered or left. */
async function explainRecords(
  reader: Reader,
  records: readonly CountedRecord[],
  { all, direction }: { readonly all: Explaining; readonly direction: Direction },
): Promise<{ cause: Cause; record: CountedRecord }[]> {
  const { from, to, fromRecords, toRecords, underEarlier } = all;
  const explained: { cause: Cause; record: CountedRecord }[] = [];
  for (let start = 0; start < records.length; start += SLICE) {
    const slice = records.slice(start, start + SLICE);
    const people = [...new Set(slice.map((record) => record.person))];
    const [before, after] = [await readGroups(reader, people, from.knownAt), await readGroups(reader, people, to.knownAt)];
    const fileOf = await readPeople(reader, people.map(after), to.knownAt);
    for (const record of slice) {
      const [own, other] = direction === "entry" ? [after, before] : [before, after];
      const others = direction === "entry" ? fromRecords : toRecords;
      const wasCounted = underEarlier?.has(record.record);
      const isByRule = wasCounted !== undefined && wasCounted === (direction === "exit");
      const cause = isByRule
        ? "definition changed"
        : isJoined(record, { own: own(record.person), other: other(record.person), others })
          ? "merged"
          : causeOf(record, direction, { all, file: fileOf(after(record.person)) });
      explained.push({ cause, record });
    }
  }
  return explained;
}

/**
 * Explains why a figure had two values: every record that entered or left, with the reason. The values come from the
 * sums and the records from the spans, so a residual other than 0 means that the two disagree.
 *
 * @throws figure.does-not-add-up
 */
export async function explainDifference(reader: Reader, from: Side, to: Side): Promise<Difference> {
  const difference = await explainSmallDifference(reader, { from, to }, Number.POSITIVE_INFINITY);
  if (difference === undefined) throw new AporaError("internal", { problem: "a difference without a bound was too large" });
  return difference;
}

/** The same where it concerns no more records than this, for whoever cannot wait; undefined where it concerns more. */
export async function explainSmallDifference(
  reader: Reader,
  { from, to }: { readonly from: Side; readonly to: Side },
  most: number,
): Promise<Difference | undefined> {
  const [fromCount, toCount] = [await countFigure(reader, from), await countFigure(reader, to)];
  const [fromRecords, toRecords] = [await snapshot(reader, from), await snapshot(reader, to)];
  const [entered, left] = [missingFrom(toRecords, fromRecords), missingFrom(fromRecords, toRecords)];
  if (entered.length + left.length > most) return undefined;
  // The earlier valid time with the later knowledge parts "it happened since" from "we learned of it since".
  const late = await snapshot(reader, { figure: to.figure, when: from.when, knownAt: to.knownAt });
  const isNewRule = from.figure.definition.version !== to.figure.definition.version;
  const underEarlier = isNewRule ? await snapshot(reader, { ...to, figure: from.figure }) : undefined;
  const all = { from, to, fromRecords, toRecords, late, underEarlier };
  const added = await explainRecords(reader, entered, { all, direction: "entry" });
  const removed = await explainRecords(reader, left, { all, direction: "exit" });
  const residual = toCount.value - fromCount.value - (added.length - removed.length);
  if (residual !== 0) {
    throw new AporaError("figure.does-not-add-up", { figure: to.figure.id, problem: `${residual} cannot be explained by records` });
  }
  return { from: fromCount, to: toCount, added: grouped(added), removed: grouped(removed), residual };
}
