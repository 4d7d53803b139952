import type { Json } from "@apora/tlog";
import type { Claim, Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";

type ClaimRow = Omit<Claim, "eventSeq" | "sources"> & { readonly event_seq: number; readonly digests: readonly string[] };

/** Everything of a claim, as it is committed to. Public or not is inside; outside all look alike. */
const payloadOf = (row: ClaimRow): Json => ({
  v: "1",
  position: String(row.position),
  event: String(row.event_seq),
  entity: row.entity,
  owner: row.owner,
  property: row.property,
  value: row.value as Json,
  valid: row.valid,
  sources: [...row.digests],
  reliability: row.reliability,
  credibility: row.credibility === null ? null : String(row.credibility),
  audience: row.audience,
  reason: row.reason,
});

/** What is committed to for the positions after `from` up to `to`, in order. Sources by the digest of what was read. */
export async function readPayloads(
  reader: Pick<Reader, "query">,
  { from, to }: { readonly from: Position; readonly to: Position },
): Promise<readonly { readonly position: Position; readonly payload: Json }[]> {
  const rows = await reader.query<ClaimRow>(sql`
    select position, event_seq, entity, owner, property, value, valid, reliability, credibility, audience, reason,
      (select coalesce(array_agg(s.digest order by u.place), '{}') from unnest(c.sources) with ordinality as u(id, place)
       join source s on s.id = u.id) as digests
    from claim c where position > ${from} and position <= ${to} order by position`);
  return rows.map((row) => ({ position: row.position, payload: payloadOf(row) }));
}
