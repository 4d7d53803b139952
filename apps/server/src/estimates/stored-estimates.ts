import type { Claim, Position } from "../ledger/claim.ts";
import { listRoots, readFiles } from "../ledger/positions.ts";
import { factsOf, foldClaims, type Fact } from "../ledger/resolve.ts";
import { sql, type Reader } from "../platform/database.ts";
import type { PublicEstimate } from "./public-document.ts";
import { estimate } from "./schema.ts";

/** What the public may see of one estimate, newest version first; older ones stay readable beside it. */
export type PublishedEstimate = { readonly code: string; readonly versions: readonly [PublicEstimate, ...PublicEstimate[]] };

const lastPosition = <T>({ claim, agreeing }: Fact<T>): Position => Math.max(claim.position, ...agreeing.map(({ position }) => position));

/**
 * The published versions of one file. Taking back holds for every date asked for: a reader who goes back in time must not find what was withdrawn because
 * it was wrong or did harm.
 */
function publishedOf(code: string, claims: readonly Claim[], knownAt: Position): PublishedEstimate | undefined {
  const folded = foldClaims(claims);
  const entities = folded.entities.filter((entity) => entity.kind === "estimate");
  const withdrawnAt = Math.max(0, ...entities.flatMap((entity) => factsOf(entity, estimate.withdrawn)).map(lastPosition));
  const standing = entities
    .flatMap((entity) => factsOf(entity, estimate.published))
    .map((fact) => ({ value: fact.value, position: lastPosition(fact), first: fact.claim.position }))
    .filter(({ position, first }) => position > withdrawnAt && first <= knownAt)
    .sort((a, b) => b.position - a.position);
  const [first, ...rest] = standing.map(({ value }) => value);
  if (first === undefined) return undefined;
  return {
    code,
    versions: [
      first,
      ...rest.filter(({ version }, index) => rest.findIndex((other) => other.version === version) === index && version !== first.version),
    ],
  };
}

/** All estimates published at a position, the one published last first. */
export async function listPublished(reader: Reader, knownAt: Position): Promise<readonly PublishedEstimate[]> {
  const roots = await listRoots(reader, "estimate", knownAt);
  const claims = await readFiles(
    reader,
    roots.map(({ id }) => id),
    Number.MAX_SAFE_INTEGER,
  );
  const found = roots.flatMap(({ id, code }): PublishedEstimate[] => {
    const own = publishedOf(
      code ?? id,
      claims.filter(({ owner }) => owner === id),
      knownAt,
    );
    return own === undefined ? [] : [own];
  });
  return found.sort((a, b) => (a.versions[0].publishedOn < b.versions[0].publishedOn ? 1 : -1));
}

/** One published estimate; undefined where there is none, and where there is one that nobody published. */
export async function findPublished(reader: Reader, code: string, knownAt: Position): Promise<PublishedEstimate | undefined> {
  return (await listPublished(reader, knownAt)).find((one) => one.code === code);
}

/** An estimate as whoever runs the register sees it. */
export type StoredEstimate = {
  readonly code: string;
  readonly versions: readonly { readonly version: number; readonly madeOn: string; readonly verdict: string }[];
  readonly published: number | null;
};

/** All estimates, published or not. Reads no counts. */
export async function listStored(reader: Reader): Promise<readonly StoredEstimate[]> {
  const rows = await reader.query<{ code: string; property: string; version: number; madeOn: string | null; verdict: string | null }>(sql`
    select r.code, c.property, (c.value->>'version')::int as version, c.value->'document'->>'madeOn' as "madeOn",
      c.value->'document'->'outcome'->>'verdict' as verdict
    from entity_root r join claim c on c.owner = r.id where r.kind = 'estimate' and c.property like 'estimate.%' order by r.position, c.position`);
  return [...new Set(rows.map(({ code }) => code))].map((code) => {
    const own = rows.filter((row) => row.code === code);
    const last = own.findLast(({ property }) => property !== estimate.document.code);
    return {
      code,
      versions: own
        .filter(({ property }) => property === estimate.document.code)
        .map(({ version, madeOn, verdict }) => ({ version, madeOn: madeOn ?? "", verdict: verdict ?? "" })),
      published: last?.property === estimate.published.code ? last.version : null,
    };
  });
}
