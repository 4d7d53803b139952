import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import type { LedgerChange, Projection } from "../ledger/ledger.ts";
import { readFiles } from "../ledger/positions.ts";
import { compareRows, liveRows, writeChange, type Cells, type RowChange, type VersionedTable } from "../ledger/versioned.ts";
import { sql, type Tx } from "../platform/database.ts";
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
  changed?(tx: Tx, change: { readonly rows: RowChange; readonly ledger: LedgerChange }): Promise<void>;
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
  const found = await tx.client.query<{ id: string }>({
    name: "which owners are people",
    text: "select id from entity_root where id = any($1::uuid[]) and kind = 'person'",
    values: [others],
  });
  return new Set(found.rows.map((row) => row.id));
}

/** Files that were ever judged together with these: withdrawing a judgement may bring an earlier one back. */
async function judgedOthers(tx: Tx, files: readonly EntityId[]): Promise<EntityId[]> {
  const rows = await tx.query<{ other: string }>(sql`
    select distinct value->>'other' as other from claim
    where owner = any(${[...files]}::uuid[]) and property = ${person.same_as.code}`);
  return rows.map((row) => row.other);
}

type Applied = { readonly files: readonly PersonFile[]; readonly before: readonly EntityId[]; readonly ledger: LedgerChange };

/** New files whose rows are worked out at a time, while the database takes those of the files before them. */
const SHARE = 500;

/**
 * One table after the other; rows are worked out while the database takes the last ones. What is read to compare with is
 * asked for only when nothing is being written. Writing has ended before an error is passed on.
 */
async function applyTables(tx: Tx, tables: readonly PersonTable[], { files, before, ledger }: Applied): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  const write = async (work: () => Promise<void>): Promise<void> => {
    await writing;
    writing = work();
    // The error is thrown where the writing is awaited.
    writing.catch(() => undefined);
  };
  const { position } = ledger;
  // A rule may look a number up while rows are being written: it waits for its turn.
  const inTurn: Tx = {
    client: tx.client,
    query: async (statement, name) => {
      await writing;
      return tx.query(statement, name);
    },
  };
  try {
    for (const table of tables) {
      const rows: RowChange = before.length === 0 ? await addShares(inTurn, table, { files, position, write }) : await compareAll(table);
      if (rows.closed.length + rows.added.length > 0) await write(async () => table.changed?.(tx, { rows, ledger }));
    }
  } finally {
    await Promise.allSettled([writing]);
  }
  await writing;

  async function compareAll(table: PersonTable): Promise<RowChange> {
    await writing;
    const rows = compareRows(await liveRows(tx, table.table, before), await table.rowsOf(tx, files));
    if (rows.closed.length + rows.added.length > 0) await write(() => writeChange(tx, table.table, { rows, position }));
    return rows;
  }
}

type Adding = {
  readonly files: readonly PersonFile[];
  readonly position: Position;
  readonly write: (work: () => Promise<void>) => Promise<void>;
};

/** New files have nothing to compare with, and a rule gives no row twice. */
async function addShares(tx: Tx, table: PersonTable, { files, position, write }: Adding): Promise<RowChange> {
  const all: Cells[][] = [];
  for (let start = 0; start < files.length; start += SHARE) {
    const added = await table.rowsOf(tx, files.slice(start, start + SHARE));
    all.push(added);
    if (added.length > 0) await write(() => writeChange(tx, table.table, { rows: { closed: [], added }, position }));
  }
  return { closed: [], added: all.flat() };
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
      const files: PersonFile[] = [];
      for await (const slice of inSlices(groups, SLICE)) files.push(...openFiles(slice, claims));
      await applyTables(tx, tables, { files, before: [...joined], ledger: change });
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
  await writeChange(tx, CLUSTER_TABLE, { rows, position });
  return groups;
}
