import { v5 as uuidv5 } from "uuid";
import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { parseDate, type EdtfDate } from "../ledger/edtf.ts";
import { valueOf, type Entity } from "../ledger/resolve.ts";
import { sql, type Reader } from "../platform/database.ts";
import { readClusters } from "../registry/clusters.ts";
import { openFiles } from "../registry/open-files.ts";
import { dateOf, latestStatus, namesOf, type PersonFile } from "../registry/person-file.ts";
import { death, recognition, release } from "../registry/schema.ts";
import type { NameValue } from "../registry/values.ts";

/** What a feed tells of. */
export const FEEDS = ["recognitions", "releases", "deaths", "corrections"] as const;
export type FeedKind = (typeof FEEDS)[number];

/** Something that became known. Its id never changes, whatever is added about it. */
export type Happening = {
  readonly id: string;
  readonly kind: FeedKind;
  readonly person: EntityId;
  readonly names: readonly NameValue[];
  /** When it happened, where it has a day. */
  readonly on: EdtfDate | null;
  /** Who recognised, by id. */
  readonly body: EntityId | null;
  /** A release that is only reported, or a report that was wrong. */
  readonly status: string | null;
  /** Why something was corrected. */
  readonly reason: string | null;
  /** When it became known here, and when something was last added about it: ISO instants. */
  readonly published: string;
  readonly updated: string;
};

/** Statements looked at, from the newest back; a feed is about what is new. */
const RECENT_CLAIMS = 50_000;
const MOST_ENTRIES = 100;
/** Never change it: entries of corrections keep their ids because of it. */
const NAMESPACE = "0c1b8a52-7f0e-5d57-9c4e-6d5a0a3c7b11";

const PROPERTIES: Readonly<Record<FeedKind, readonly string[]>> = {
  recognitions: [recognition.on.code],
  releases: [release.on.code],
  deaths: [death.on.code],
  corrections: ["judgement.withdrawn", "judgement.preferred"],
};

type Found = { readonly owner: EntityId; readonly position: Position };

/** The newest statements of these kinds, with the files they are in. */
async function findRecent(reader: Reader, kinds: readonly FeedKind[], knownAt: Position): Promise<readonly Found[]> {
  const properties = kinds.flatMap((kind) => PROPERTIES[kind]);
  return reader.query<Found>(sql`
    select r.owner, max(r.position) as position
    from (select owner, position, property from claim where position <= ${knownAt} and audience = 'public' order by position desc limit ${RECENT_CLAIMS}) r
    join entity_root e on e.id = r.owner and e.kind = 'person'
    where property = any(${[...properties]}) group by r.owner order by position desc limit ${MOST_ENTRIES}`);
}

const KIND_OF: Readonly<Record<string, FeedKind>> = { recognition: "recognitions", release: "releases", death: "deaths" };
const ON = { recognition: recognition.on, release: release.on, death: death.on } as const;

type Instants = ReadonlyMap<number, string>;
type Draft = Omit<Happening, "published" | "updated"> & { readonly first: number; readonly last: number };

const claimsOf = (entity: Entity): readonly Claim[] =>
  [...entity.facts.values()].flatMap((facts) => facts.flatMap((fact) => [fact.claim, ...fact.agreeing, ...fact.disagreeing]));

function eventDraft(entity: Entity, shared: Pick<Draft, "person" | "names">): Draft[] {
  const kind = KIND_OF[entity.kind];
  if (kind === undefined) return [];
  const on = dateOf(entity, ON[entity.kind as keyof typeof ON]);
  if (on === undefined) return [];
  const seqs = claimsOf(entity).map((claim) => claim.eventSeq);
  const body = entity.kind === "recognition" ? (valueOf(entity, recognition.body) ?? null) : null;
  const status =
    entity.kind === "release"
      ? (latestStatus(entity, release.status)?.value ?? null)
      : entity.kind === "recognition"
        ? (valueOf(entity, recognition.kind) ?? null)
        : null;
  return [{ id: entity.id, kind, ...shared, on, body, status, reason: null, first: Math.min(...seqs), last: Math.max(...seqs) }];
}

/** Judgements on facts of a person: each is a correction of its own. */
function corrections(file: PersonFile, shared: Pick<Draft, "person" | "names">): Draft[] {
  return file.withdrawn.flatMap(({ claim, reason, position }): Draft[] => {
    const id = uuidv5(`${claim.owner} ${position}`, NAMESPACE);
    return [
      { id, kind: "corrections", ...shared, on: null, body: null, status: claim.property, reason, first: -position, last: -position },
    ];
  });
}

function draftsOf(file: PersonFile, kinds: readonly FeedKind[]): Draft[] {
  const names = namesOf(file).map((fact) => fact.value);
  if (names.length === 0) return [];
  const shared = { person: file.id, names };
  const all = [...file.events.flatMap(({ entity }) => eventDraft(entity, shared)), ...corrections(file, shared)];
  return all.filter((draft) => kinds.includes(draft.kind));
}

/** Instants of commands by their numbers, and of commands that hold a position by that position made negative. */
async function readInstants(reader: Reader, keys: readonly number[]): Promise<Instants> {
  const rows = await reader.query<{ key: number; at: Date }>(sql`
    select seq as key, recorded_at as at from audit_event where seq = any(${keys.filter((key) => key >= 0)}::bigint[])
    union all
    select -w.position, (select recorded_at from audit_event where last_position >= w.position order by last_position limit 1)
    from unnest(${keys.filter((key) => key < 0).map((key) => -key)}::bigint[]) as w(position)`);
  return new Map(rows.map(({ key, at }) => [key, at.toISOString()]));
}

async function dated(reader: Reader, drafts: readonly Draft[]): Promise<readonly Happening[]> {
  const instants = await readInstants(reader, [...new Set(drafts.flatMap(({ first, last }) => [first, last]))]);
  const epoch = "1970-01-01T00:00:00.000Z";
  const all = drafts.map(({ first, last, ...draft }): Happening => ({
    ...draft,
    published: instants.get(first) ?? epoch,
    updated: instants.get(last) ?? epoch,
  }));
  return all.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1)).slice(0, MOST_ENTRIES);
}

/** The newest things that became known, newest first: at most a hundred. */
export async function readHappenings(reader: Reader, kinds: readonly FeedKind[], knownAt: Position): Promise<readonly Happening[]> {
  const found = await findRecent(reader, kinds, knownAt);
  const owners = found.map((row) => row.owner);
  const clusters = new Map((await readClusters(reader, owners, knownAt)).map((row) => [row.person, row.canonical]));
  const people = [...new Set(owners.map((id) => clusters.get(id) ?? id))];
  const files = await openFiles(reader, people, knownAt);
  return dated(
    reader,
    files.flatMap((file) => draftsOf(file, kinds)),
  );
}

/** Everything of these kinds that is known about one person. */
export async function happeningsOf(reader: Reader, file: PersonFile): Promise<readonly Happening[]> {
  return dated(reader, draftsOf(file, FEEDS));
}

/** Days a calendar shows, as exact days only: a calendar has no "some day in May". */
export type CalendarDay = {
  readonly uid: string;
  readonly kind: "detained" | "hearing" | "planned-end";
  readonly person: EntityId;
  readonly names: readonly NameValue[];
  /** ISO day. */
  readonly day: string;
};

/** The exact day of a date; undefined for anything vaguer. */
export function exactDay(text: string): string | undefined {
  const { lo, hi } = parseDate(text);
  return lo === hi && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined;
}
