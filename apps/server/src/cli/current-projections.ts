import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { DEFINITIONS } from "../figures/definitions.ts";
import { readFrom, sql } from "../platform/database.ts";
import { rebuildProjections } from "../registry/rebuild.ts";
import { rebuildPlan } from "./rebuild-plan.ts";

/** What the projections depend on beside the claims: every definition ever used, and the columns of every table. */
function fingerprint(): string {
  const { tables, derived } = rebuildPlan();
  const rules = {
    definitions: DEFINITIONS.map(({ id, version, parts, groups }) => [id, version, parts, groups ?? null]),
    tables: [...tables.map(({ table }) => [table.name, table.columns]), ...derived.map(({ name }) => name)],
  };
  return createHash("sha256").update(JSON.stringify(rules)).digest("hex");
}

/**
 * Makes the projections again if this program counts by other rules than the one that made them: a definition that is new
 * would otherwise say 0 about everybody recorded before. An empty ledger only notes the rules.
 *
 * @param onProgress called with the number of files replayed; first with 0, and not at all when nothing is to be done
 */
export async function bringProjectionsUpToDate(pool: Pool, onProgress: (files: number) => void): Promise<void> {
  const reader = readFrom(pool);
  const wanted = fingerprint();
  const [state] = await reader.query<{ fingerprint: string | null; position: number }>(sql`
    select (select fingerprint from projection_rules) as fingerprint, position from ledger_head`);
  if (state === undefined || state.fingerprint === wanted) return;
  if (state.position > 0) {
    onProgress(0);
    await rebuildProjections(pool, rebuildPlan(), { onProgress });
  }
  await pool.query(
    "insert into projection_rules (fingerprint) values ($1) on conflict (only_row) do update set fingerprint = excluded.fingerprint",
    [wanted],
  );
}
