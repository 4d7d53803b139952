import type { EntityId, Position } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readClusters } from "../registry/clusters.ts";
import { claimsByOwner } from "../registry/people-projection.ts";
import { openPersonFile, type PersonFile } from "../registry/person-file.ts";
import { explainEntry, explainExit, type Cause, type Moment } from "./causes.ts";
import { countFigure } from "./count.ts";
import type { Figure, When } from "./figure.ts";
import { recordsAmong, recordsOnlyIn, type CountedRecord } from "./records.ts";

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

type Direction = "entry" | "exit";
type Explaining = { readonly from: Side; readonly to: Side; readonly direction: Direction };

/** What is asked of the records of a slice, and of the files they were joined with, all at once. */
type Standing = {
  /** Records that count with the later knowledge on the earlier side's day: it had happened, and we learned of it since. */
  readonly late: ReadonlySet<EntityId>;
  /** What the earlier side's version of the definition counts on the later side; undefined where it is the same version. */
  readonly underEarlier: ReadonlySet<EntityId> | undefined;
  /** Other files of the same people that count on the other side. */
  readonly joined: ReadonlySet<EntityId>;
};

function momentOf(side: Side): Moment {
  return { figure: side.figure, day: side.when.to, knownAt: side.knownAt };
}

/** Files of the same person on either side other than the record's own, where the two sides group them differently. */
function joinedWith(record: CountedRecord, own: readonly EntityId[], other: readonly EntityId[]): readonly EntityId[] {
  if (own.length === other.length && own[0] === other[0]) return [];
  return [...new Set([...own, ...other])].filter((id) => id !== record.person);
}

async function readStanding(
  reader: Reader,
  { from, to, direction }: Explaining,
  { records, joined }: { readonly records: readonly EntityId[]; readonly joined: readonly EntityId[] },
): Promise<Standing> {
  // The earlier valid time with the later knowledge parts "it happened since" from "we learned of it since".
  const late = await recordsAmong(reader, { figure: to.figure, when: from.when, knownAt: to.knownAt }, records);
  const isNewRule = from.figure.definition.version !== to.figure.definition.version;
  const underEarlier = isNewRule ? await recordsAmong(reader, { ...to, figure: from.figure }, records) : undefined;
  return { late, underEarlier, joined: await recordsAmong(reader, direction === "entry" ? from : to, joined) };
}

function causeOf(
  record: CountedRecord,
  { from, to, direction }: Explaining,
  known: { readonly isLate: boolean; readonly file: PersonFile },
): Cause {
  const moments = { from: momentOf(from), to: momentOf(to), record: record.record };
  if (direction === "exit") return explainExit(known.file, { ...moments, stood: known.isLate });
  return known.isLate ? "found late" : explainEntry(known.file, moments);
}

/** Why each of these records entered or left. */
async function explainRecords(
  reader: Reader,
  records: readonly CountedRecord[],
  explaining: Explaining,
): Promise<{ cause: Cause; record: CountedRecord }[]> {
  const { from, to, direction } = explaining;
  const explained: { cause: Cause; record: CountedRecord }[] = [];
  for (let start = 0; start < records.length; start += SLICE) {
    const slice = records.slice(start, start + SLICE);
    const people = [...new Set(slice.map((record) => record.person))];
    const [before, after] = [await readGroups(reader, people, from.knownAt), await readGroups(reader, people, to.knownAt)];
    const fileOf = await readPeople(reader, people.map(after), to.knownAt);
    const [own, other] = direction === "entry" ? [after, before] : [before, after];
    const joinedTo = (record: CountedRecord): readonly EntityId[] => joinedWith(record, own(record.person), other(record.person));
    const { late, underEarlier, joined } = await readStanding(reader, explaining, {
      records: slice.map(({ record }) => record),
      joined: [...new Set(slice.flatMap(joinedTo))],
    });
    for (const record of slice) {
      const isByRule = underEarlier !== undefined && underEarlier.has(record.record) === (direction === "exit");
      const cause = isByRule
        ? "definition changed"
        : joinedTo(record).some((id) => joined.has(id))
          ? "merged"
          : causeOf(record, explaining, { isLate: late.has(record.record), file: fileOf(after(record.person)) });
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
  const [fromCount, toCount] = await Promise.all([countFigure(reader, from), countFigure(reader, to)]);
  // A value cannot move further than by as many records.
  if (Math.abs(toCount.value - fromCount.value) > most) return undefined;
  const entered = await recordsOnlyIn(reader, to, { notIn: from, limit: most + 1 });
  const left = entered.length > most ? [] : await recordsOnlyIn(reader, from, { notIn: to, limit: most + 1 - entered.length });
  if (entered.length + left.length > most) return undefined;
  const [added, removed] = await Promise.all([
    explainRecords(reader, entered, { from, to, direction: "entry" }),
    explainRecords(reader, left, { from, to, direction: "exit" }),
  ]);
  const residual = toCount.value - fromCount.value - (added.length - removed.length);
  if (residual !== 0) {
    throw new AporaError("figure.does-not-add-up", { figure: to.figure.id, problem: `${residual} cannot be explained by records` });
  }
  return { from: fromCount, to: toCount, added: grouped(added), removed: grouped(removed), residual };
}
