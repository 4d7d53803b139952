import { satisfies, type DefinitionDocument, type RollSubject } from "@apora/proof";
import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { isoOf } from "../ledger/edtf.ts";
import { readFiles } from "../ledger/positions.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { latestJudgements, readClusters } from "../registry/clusters.ts";
import { openPersonFile, type PersonFile } from "../registry/person-file.ts";
import { countFigure, listRecords, type CountQuery } from "../figures/count.ts";
import { factsOf, identityOf } from "./provable.ts";

/** A counted record and what its entry in the roll will commit to. */
export type Counted = { readonly record: EntityId; readonly subject: RollSubject };

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

/** Places in the log of the records behind each of these files. */
async function recordIndices(
  reader: Reader,
  files: readonly Opened[],
  knownAt: Position,
): Promise<ReadonlyMap<EntityId, readonly string[]>> {
  const owners = files.flatMap(({ file }) => file.members);
  const rows = await reader.query<{ owner: EntityId; idx: number[] }>(sql`
    select c.owner, array_agg(r.idx order by r.idx) as idx from claim c join log_record r on r.position = c.position
    where c.owner = any(${owners}::uuid[]) and c.position <= ${knownAt} group by c.owner`);
  const byOwner = new Map(rows.map(({ owner, idx }) => [owner, idx]));
  return new Map(
    files.map(({ file }) => [
      file.id,
      file.members
        .flatMap((member) => byOwner.get(member) ?? [])
        .sort((a, b) => a - b)
        .map(String),
    ]),
  );
}

/** Pairs named in an error. */
const MOST_NAMED = 10;

/**
 * Tells people with equal name and year apart: each gets a number, but only where a judgement in the ledger says that
 * they are different. Otherwise one of them may be counted twice, and nothing is published.
 */
function numberTwins(files: readonly Opened[]): ReadonlyMap<EntityId, number> {
  const alike = new Map<string, Opened[]>();
  for (const opened of files) {
    const { name, born } = identityOf(opened.file, 0);
    const key = `${born} ${name}`;
    alike.set(key, [...(alike.get(key) ?? []), opened]);
  }
  const numbers = new Map<EntityId, number>();
  const unjudged: string[] = [];
  for (const group of alike.values()) {
    const judged = group.length === 1 ? undefined : latestJudgements(group.flatMap(({ claims }) => claims));
    for (const [i, { file }] of group.entries()) {
      numbers.set(file.id, i);
      for (const { file: other } of group.slice(0, i)) {
        const verdicts = file.members.flatMap((a) => other.members.map((b) => judged?.get([a, b].sort().join(" "))?.judgement));
        if (!verdicts.includes("different")) unjudged.push(`${other.id} ${file.id}`);
      }
    }
  }
  if (unjudged.length > 0)
    throw new AporaError("statement.same-identity", { count: unjudged.length, pairs: unjudged.slice(0, MOST_NAMED).join("; ") });
  return numbers;
}

/**
 * Everybody a figure counts for certain, with the facts that make them count. Each is held against the published rule
 * before anything is published.
 *
 * @throws statement.same-identity, figure.does-not-add-up
 */
export async function readSubjects(reader: Reader, query: CountQuery, document: DefinitionDocument): Promise<readonly Counted[]> {
  const { figure, when, knownAt } = query;
  const records = await listRecords(reader, query, { certain: true });
  const people = records.map(({ record }) => record);
  const files = await openAll(reader, people, knownAt);
  const indices = await recordIndices(reader, files, knownAt);
  const numbers = numberTwins(files);
  const counted = files.map(({ file }): Counted => {
    const subject: RollSubject = {
      identity: identityOf(file, numbers.get(file.id) ?? 0),
      facts: factsOf(figure, file, when.to),
      records: indices.get(file.id) ?? [],
    };
    if (!satisfies(document.rule, subject.facts, { from: isoOf(when.from), to: isoOf(when.to) }))
      throw new AporaError("figure.does-not-add-up", { figure: figure.id, problem: `the published rule does not count ${file.id}` });
    return { record: file.id, subject };
  });
  const { value } = await countFigure(reader, query);
  if (value !== counted.length)
    throw new AporaError("figure.does-not-add-up", { figure: figure.id, problem: `${value} are counted and ${counted.length} are listed` });
  return counted;
}
