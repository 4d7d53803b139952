import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import type { LedgerChange, Projection } from "../ledger/ledger.ts";
import { readFiles } from "../ledger/positions.ts";
import { compareRows, liveRows, writeChange, type Cells, type RowChange, type VersionedTable } from "../ledger/versioned.ts";
import { sql, type Connection, type Tx } from "../platform/database.ts";
import { inSlices } from "../platform/slices.ts";
import { groupFiles, readClusters } from "./clusters.ts";
import { openPersonFile, type PersonFile } from "./person-file.ts";
import { person } from "./schema.ts";

/** A table derived from each person's file by a pure rule. */
export type PersonTable = {
  readonly table: VersionedTable;
  /** The rows of these people. Asynchronous only to look up ids of series; the content depends on the files alone. */
  rowsOf(tx: Tx, files: readonly PersonFile[]): Promise<Cells[]>;
  /** Called after the rows have changed, for sums kept beside them. */
  changed?(connection: Connection, change: { readonly rows: RowChange; readonly ledger: LedgerChange }): Promise<void>;
};

/** Which file stands for which. Filled beside the tables of people, by the groups they are made from. */
export const CLUSTER_TABLE: VersionedTable = { name: "person_cluster", columns: { person: "uuid", canonical: "uuid" } };

/** Rows of person_cluster for groups of files: only files that do not stand for themselves have one. */
export function clusterRows(groups: readonly (readonly EntityId[])[]): Cells[] {
  return groups.flatMap((group) => group.slice(1).map((member) => [member, group[0] ?? member]));
}

type Touched = {
  /** Person files that changed and existed before. */
  readonly known: readonly EntityId[];
  /** Person files opened by this command. */
  readonly fresh: readonly EntityId[];
  readonly judged: boolean;
};

function touchedBy(change: LedgerChange, isPerson: (id: EntityId) => boolean): Touched {
  const owners = new Set<EntityId>();
  let judged = false;
  for (const claim of change.claims) {
    if (!isPerson(claim.owner)) continue;
    owners.add(claim.owner);
    if (regroups(claim)) {
      judged = true;
      const other = (claim.value as { other?: string }).other;
      if (other !== undefined) owners.add(other);
    }
  }
  const fresh = [...owners].filter((id) => change.opened.get(id) === "person");
  return { known: [...owners].filter((id) => !change.opened.has(id)), fresh, judged };
}

/** The claims of each file, in the order given. */
export function claimsByOwner(claims: readonly Claim[]): Map<EntityId, Claim[]> {
  const files = new Map<EntityId, Claim[]>();
  for (const claim of claims) {
    const list = files.get(claim.owner);
    if (list === undefined) files.set(claim.owner, [claim]);
    else list.push(claim);
  }
  return files;
}

/** People folded between two turns of the event loop: a few milliseconds. */
const SLICE = 25;

/** The file of each group, from the claims of its members. */
export function openFiles(groups: readonly (readonly EntityId[])[], claims: ReadonlyMap<EntityId, readonly Claim[]>): PersonFile[] {
  return groups.map((group) =>
    openPersonFile(
      group,
      group.flatMap((id) => claims.get(id) ?? []),
    ),
  );
}

/** Whether a claim may change which files are one person: a judgement on files, or one on such a judgement. */
export function regroups(claim: Claim): boolean {
  return claim.property === person.same_as.code || claim.property.startsWith("judgement.");
}

/** Which of these ids are people: those whose kind this command knows, and those whose claims say so. */
function personOwners(change: LedgerChange, personIds: ReadonlySet<EntityId>): (id: EntityId) => boolean {
  return (id) => change.opened.get(id) === "person" || personIds.has(id);
}

async function existingPeople(tx: Tx, change: LedgerChange): Promise<ReadonlySet<EntityId>> {
  const others = [...new Set(change.claims.map((claim) => claim.owner))].filter((id) => !change.opened.has(id));
  if (others.length === 0) return new Set();
  const found = await tx.query<{ id: string }>(
    sql`select id from entity_root where id = any(${others}::uuid[]) and kind = 'person'`,
    "which owners are people",
  );
  return new Set(found.map((row) => row.id));
}

/** Files that were ever judged together with these: withdrawing a judgement may bring an earlier one back. */
async function judgedOthers(tx: Tx, files: readonly EntityId[]): Promise<EntityId[]> {
  const rows = await tx.query<{ other: string }>(sql`
    select distinct value->>'other' as other from claim
    where owner = any(${[...files]}::uuid[]) and property = ${person.same_as.code}`);
  return rows.map((row) => row.other);
}

/** New people whose rows are worked out at a time, while the database takes those of the people before them. */
const SHARE = 500;

type Adding = {
  readonly groups: readonly (readonly EntityId[])[];
  readonly claims: ReadonlyMap<EntityId, readonly Claim[]>;
  readonly ledger: LedgerChange;
};

/** New files have nothing to compare with, and a rule gives no row twice: they go into every table share by share. */
async function addRows(tx: Tx, tables: readonly PersonTable[], { groups, claims, ledger }: Adding): Promise<void> {
  const { position } = ledger;
  const summed = new Map<PersonTable, Cells[][]>();
  for (let start = 0; start < groups.length; start += SHARE) {
    const files: PersonFile[] = [];
    for await (const slice of inSlices(groups.slice(start, start + SHARE), SLICE)) files.push(...openFiles(slice, claims));
    for (const own of tables) {
      const added = await own.rowsOf(tx, files);
      if (added.length === 0) continue;
      await tx.later((connection) => writeChange(connection, own.table, { rows: { closed: [], added }, position }));
      if (own.changed !== undefined) summed.set(own, [...(summed.get(own) ?? []), added]);
    }
  }
  for (const [own, added] of summed)
    await tx.later(async (connection) => own.changed?.(connection, { rows: { closed: [], added: added.flat() }, ledger }));
}

type Comparing = { readonly files: readonly PersonFile[]; readonly before: readonly EntityId[]; readonly ledger: LedgerChange };

/** What the tables hold about these files becomes what their claims now come to. */
async function compareTables(tx: Tx, tables: readonly PersonTable[], { files, before, ledger }: Comparing): Promise<void> {
  for (const own of tables) {
    const rows = compareRows(await tx.alone((connection) => liveRows(connection, own.table, before)), await own.rowsOf(tx, files));
    if (rows.closed.length + rows.added.length === 0) continue;
    await tx.later((connection) => writeChange(connection, own.table, { rows, position: ledger.position }));
    await tx.later(async (connection) => own.changed?.(connection, { rows, ledger }));
  }
}

/** Keeps every person table in step with the ledger, in the transaction of each command. */
export function peopleProjection(tables: readonly PersonTable[]): Projection {
  return {
    name: "people",
    async apply(tx, change) {
      const touched = touchedBy(change, personOwners(change, await existingPeople(tx, change)));
      if (touched.known.length === 0 && touched.fresh.length === 0) return;
      const judged = touched.judged ? await judgedOthers(tx, touched.known) : [];
      const known = [...touched.known, ...judged];
      const clusters = known.length === 0 ? [] : await readClusters(tx, known);
      const joined = new Set([...known, ...clusters.flatMap((row) => [row.person, row.canonical])]);
      const fresh = new Set(touched.fresh.filter((id) => !joined.has(id)));
      const claims = claimsByOwner([
        ...(await readFiles(tx, [...joined], change.position)),
        ...change.claims.filter((claim) => fresh.has(claim.owner)),
      ]);
      const ids = [...new Set([...joined, ...touched.fresh])];
      const groups = await regroup(tx, { ids, claims, clusters, touched, position: change.position });
      if (joined.size === 0) return addRows(tx, tables, { groups, claims, ledger: change });
      const files: PersonFile[] = [];
      for await (const slice of inSlices(groups, SLICE)) files.push(...openFiles(slice, claims));
      await compareTables(tx, tables, { files, before: [...joined], ledger: change });
    },
  };
}

type Regrouping = {
  readonly ids: readonly EntityId[];
  readonly claims: ReadonlyMap<EntityId, Claim[]>;
  readonly clusters: readonly { person: EntityId; canonical: EntityId }[];
  readonly touched: Touched;
  readonly position: Position;
};

async function regroup(tx: Tx, { ids, claims, clusters, touched, position }: Regrouping): Promise<readonly (readonly EntityId[])[]> {
  if (!touched.judged && clusters.length === 0) return ids.map((id) => [id]);
  const groups = groupFiles(
    ids,
    [...claims.values()].flat().sort((a, b) => a.position - b.position),
  );
  const before = clusters.map((row) => [row.person, row.canonical]);
  const rows = compareRows(
    before.filter((row) => row[0] !== row[1]),
    clusterRows(groups),
  );
  await tx.later((connection) => writeChange(connection, CLUSTER_TABLE, { rows, position }));
  return groups;
}
