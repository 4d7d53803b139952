import { satisfies, type DefinitionDocument, type RollSubject } from "@apora/proof";
import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { isoOf } from "../ledger/edtf.ts";
import { readFiles } from "../ledger/positions.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { latestJudgements, readClusters } from "../registry/clusters.ts";
import { openPersonFile, type PersonFile } from "../registry/person-file.ts";
import { countFigure, type CountQuery } from "../figures/count.ts";
import { listRecords } from "../figures/records.ts";
import { identityOf } from "./identity.ts";
import { factsOf, type Grounds } from "./provable.ts";

/** A counted record, whose it is, and what its entry in the roll will commit to. */
export type Counted = { readonly record: EntityId; readonly person: EntityId; readonly subject: RollSubject };

type Opened = { readonly file: PersonFile; readonly claims: readonly Claim[] };

/** The files behind records, as known at a position, in the order given. */
async function openAll(reader: Reader, people: readonly EntityId[], knownAt: Position): Promise<readonly Opened[]> {
  const clusters = await readClusters(reader, people, knownAt);
  const members = new Map<EntityId, EntityId[]>(people.map((id) => [id, [id]]));
  for (const { person, canonical } of clusters) {
    const group = members.get(canonical);
    if (group !== undefined && person !== canonical) group.push(person);
  }
  const byOwner = new Map<EntityId, Claim[]>();
  for (const claim of await readFiles(reader, [...members.values()].flat(), knownAt)) {
    const list = byOwner.get(claim.owner);
    if (list === undefined) byOwner.set(claim.owner, [claim]);
    else list.push(claim);
  }
  return people.map((id) => {
    const group = [...(members.get(id) ?? [id])].sort((a, b) => (a === id ? -1 : b === id ? 1 : a < b ? -1 : 1));
    const claims = group.flatMap((member) => byOwner.get(member) ?? []);
    return { file: openPersonFile(group, claims), claims };
  });
}

/** A record with the file it is in. */
type Entry = { readonly record: EntityId; readonly person: EntityId; readonly opened: Opened };

/** Places in the log of the claims behind each entry: those of the person's files, or of the event alone. */
async function recordIndices(
  reader: Reader,
  entries: readonly Entry[],
  knownAt: Position,
): Promise<ReadonlyMap<EntityId, readonly string[]>> {
  const owners = entries.flatMap(({ opened }) => opened.file.members);
  const rows = await reader.query<{ owner: EntityId; entity: EntityId; idx: number[] }>(sql`
    select c.owner, c.entity, array_agg(r.idx) as idx from claim c join log_record r on r.position = c.position
    where c.owner = any(${owners}::uuid[]) and c.position <= ${knownAt} group by c.owner, c.entity`);
  const byOwner = new Map<EntityId, typeof rows>();
  for (const row of rows) byOwner.set(row.owner, [...(byOwner.get(row.owner) ?? []), row]);
  return new Map(
    entries.map(({ record, person, opened }) => [
      record,
      opened.file.members
        .flatMap((member) => byOwner.get(member) ?? [])
        .filter(({ entity }) => record === person || entity === record)
        .flatMap(({ idx }) => idx)
        .sort((a, b) => a - b)
        .map(String),
    ]),
  );
}

/** Pairs named in an error. */
const MOST_NAMED = 10;

/** Whether a judgement in the ledger says that the people behind two entries are different. */
function areJudgedDifferent(a: Entry, b: Entry): boolean {
  const judged = latestJudgements([...a.opened.claims, ...b.opened.claims]);
  const pairs = a.opened.file.members.flatMap((one) => b.opened.file.members.map((other) => [one, other].sort().join(" ")));
  return pairs.some((pair) => judged.get(pair)?.judgement === "different");
}

/**
 * Tells entries that look alike apart: each gets a number, but only where a judgement in the ledger says that these are
 * different people. Otherwise one of them may be counted twice, and nothing is published.
 */
function numberTwins(grounds: Grounds, entries: readonly Entry[]): ReadonlyMap<EntityId, number> {
  const alike = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { name, born } = identityOf(grounds, { file: entry.opened.file, record: entry.record }, 0);
    const key = `${born} ${name}`;
    alike.set(key, [...(alike.get(key) ?? []), entry]);
  }
  const numbers = new Map<EntityId, number>();
  const unjudged: string[] = [];
  for (const group of alike.values()) {
    for (const [i, entry] of group.entries()) {
      numbers.set(entry.record, i);
      for (const other of group.slice(0, i)) {
        if (other.person === entry.person || !areJudgedDifferent(other, entry)) unjudged.push(`${other.record} ${entry.record}`);
      }
    }
  }
  if (unjudged.length > 0)
    throw new AporaError("statement.same-identity", { count: unjudged.length, pairs: unjudged.slice(0, MOST_NAMED).join("; ") });
  return numbers;
}

async function openEntries(reader: Reader, query: CountQuery): Promise<readonly Entry[]> {
  const records = await listRecords(reader, query, { certain: true });
  const people = [...new Set(records.map(({ person }) => person))];
  const opened = new Map((await openAll(reader, people, query.knownAt)).map((each, i) => [people[i] ?? "", each]));
  return records.flatMap(({ record, person }) => {
    const file = opened.get(person);
    return file === undefined ? [] : [{ record, person, opened: file }];
  });
}

/**
 * Everything a figure counts for certain, with the facts that make it count. Each is held against the published rule
 * before anything is published.
 *
 * @throws statement.same-identity, figure.does-not-add-up
 */
export async function readSubjects(
  reader: Reader,
  query: CountQuery,
  { grounds, document }: { readonly grounds: Grounds; readonly document: DefinitionDocument },
): Promise<readonly Counted[]> {
  const { figure, when, knownAt } = query;
  const entries = await openEntries(reader, query);
  const indices = await recordIndices(reader, entries, knownAt);
  const numbers = numberTwins(grounds, entries);
  const counted = entries.map(({ record, person, opened: { file } }): Counted => {
    const subject: RollSubject = {
      identity: identityOf(grounds, { file, record }, numbers.get(record) ?? 0),
      facts: factsOf(grounds, { file, record }, when.to),
      records: indices.get(record) ?? [],
    };
    if (!satisfies(document.rule, subject.facts, { from: isoOf(when.from), to: isoOf(when.to) }))
      throw new AporaError("figure.does-not-add-up", { figure: figure.id, problem: `the published rule does not count ${record}` });
    return { record, person, subject };
  });
  const { value } = await countFigure(reader, query);
  if (value !== counted.length)
    throw new AporaError("figure.does-not-add-up", { figure: figure.id, problem: `${value} are counted and ${counted.length} are listed` });
  return counted;
}
