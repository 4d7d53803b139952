import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { STILL_KNOWN } from "../ledger/claim.ts";
import { compareRows, type Cells, type VersionedTable } from "../ledger/versioned.ts";
import type { Tx } from "../platform/database.ts";
import { groupFiles } from "./clusters.ts";
import { CLUSTER_TABLE, clusterRows, openFiles, regroups, type PersonTable } from "./people-projection.ts";

/** What one command added to the files of a unit; `position` is the last of the command. */
export type Step = { readonly position: Position; readonly claims: readonly Claim[] };

/** Everything a table ever held about a unit: its cells, then known_from and known_to. */
export type TableHistory = { readonly table: VersionedTable; readonly rows: readonly Cells[] };

/** The rows of one table as they change from step to step. */
type Sheet = { readonly table: VersionedTable; readonly since: Map<Cells, Position>; readonly past: Cells[] };

const openSheet = (table: VersionedTable): Sheet => ({ table, since: new Map(), past: [] });

function advance(sheet: Sheet, rows: readonly Cells[], position: Position): void {
  const { closed, added } = compareRows([...sheet.since.keys()], rows);
  for (const row of closed) {
    sheet.past.push([...row, sheet.since.get(row) ?? 0, position]);
    sheet.since.delete(row);
  }
  for (const row of added) sheet.since.set(row, position);
}

const historyOf = ({ table, since, past }: Sheet): TableHistory => ({
  table,
  rows: [...past, ...[...since].map(([row, from]) => [...row, from, STILL_KNOWN])],
});

type Unit = {
  readonly claims: Map<EntityId, Claim[]>;
  /** Files met so far, as owners or as the other side of a judgement. */
  readonly files: Set<EntityId>;
  readonly judgements: Claim[];
  groups: readonly (readonly EntityId[])[];
};

/** Adds a step to a unit; the files it touched. */
function take(unit: Unit, step: Step): ReadonlySet<EntityId> {
  const touched = new Set<EntityId>();
  const before = unit.files.size;
  for (const claim of step.claims) {
    touched.add(claim.owner);
    const list = unit.claims.get(claim.owner);
    if (list === undefined) unit.claims.set(claim.owner, [claim]);
    else list.push(claim);
    if (!regroups(claim)) continue;
    unit.judgements.push(claim);
    const { other } = claim.value as { other?: string };
    if (other !== undefined) unit.files.add(other);
  }
  for (const id of touched) unit.files.add(id);
  if (unit.files.size !== before || step.claims.some(regroups)) unit.groups = groupFiles([...unit.files], unit.judgements);
  return touched;
}

/**
 * Replays the commands on one unit of files, all of which ever judged together, and returns what each table held and
 * holds. After each step the rows are what the pure rules make of all claims so far: nothing of the live tables is read.
 */
export async function replayUnit(tx: Tx, tables: readonly PersonTable[], steps: readonly Step[]): Promise<TableHistory[]> {
  const unit: Unit = { claims: new Map(), files: new Set(), judgements: [], groups: [] };
  const clusters = openSheet(CLUSTER_TABLE);
  const sheets = tables.map((table) => ({ table, sheet: openSheet(table.table) }));
  // Rows of a group stay what they were until one of its files is touched or its members change.
  let rowsOfGroup = new Map<string, readonly (readonly Cells[])[]>();
  for (const step of steps) {
    const touched = take(unit, step);
    const next = new Map<string, readonly (readonly Cells[])[]>();
    for (const group of unit.groups) {
      const key = group.join(" ");
      const known = group.some((id) => touched.has(id)) ? undefined : rowsOfGroup.get(key);
      next.set(key, known ?? (await rowsOfFiles(tx, tables, { group, claims: unit.claims })));
    }
    rowsOfGroup = next;
    advance(clusters, clusterRows(unit.groups), step.position);
    for (const [index, { sheet }] of sheets.entries())
      advance(
        sheet,
        [...next.values()].flatMap((rows) => rows[index] ?? []),
        step.position,
      );
  }
  return [clusters, ...sheets.map(({ sheet }) => sheet)].map(historyOf);
}

async function rowsOfFiles(
  tx: Tx,
  tables: readonly PersonTable[],
  { group, claims }: { readonly group: readonly EntityId[]; readonly claims: ReadonlyMap<EntityId, readonly Claim[]> },
): Promise<readonly (readonly Cells[])[]> {
  const files = openFiles([group], claims);
  const rows: (readonly Cells[])[] = [];
  for (const table of tables) rows.push(await table.rowsOf(tx, files));
  return rows;
}
