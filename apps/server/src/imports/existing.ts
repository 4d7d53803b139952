import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import { foldClaims, isErased, valueKey } from "../ledger/resolve.ts";
import { sourceDigest } from "../ledger/sources.ts";
import { sql, type Reader } from "../platform/database.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import { claimsByOwner } from "../registry/people-projection.ts";

/** What stands in the register about one record, for comparing. */
export type ExistingFile = {
  /** Everything that stands, by what is said and on which documents. */
  readonly statements: ReadonlySet<string>;
  /** What was withdrawn: a file that says the same may bring it back, one that withdraws it too has nothing to add. */
  readonly withdrawn: ReadonlySet<string>;
  /** The kind of each entity in the file. */
  readonly entities: ReadonlyMap<EntityId, string>;
  /** What each event says, whoever says it. */
  readonly contents: ReadonlyMap<EntityId, ReadonlySet<string>>;
  /** Properties of which something was erased at the person's wish: no list brings it back. */
  readonly erased: ReadonlySet<string>;
};

export const NO_FILE: ExistingFile = {
  statements: new Set(),
  withdrawn: new Set(),
  entities: new Map(),
  contents: new Map(),
  erased: new Set(),
};

type Said = { readonly property: string; readonly value: unknown; readonly valid?: string | null | undefined };
type Rated = { readonly reliability?: string | null | undefined; readonly credibility?: number | null | undefined };

/** What is said, apart from of whom and by whom. */
export const contentKey = ({ property, value, valid }: Said): string => `${property} ${valueKey(value)} ${valid ?? ""}`;

/** What is said of what, on which documents, rated how: equal texts are one statement. */
export const statementKey = (entity: EntityId, said: Said & Rated, digests: readonly string[]): string =>
  `${entity} ${contentKey(said)} ${said.reliability ?? ""}${said.credibility ?? ""} ${[...digests].sort().join(" ")}`;

export const digestsOf = (grounds: Pick<GroundsInput, "sources">): string[] => grounds.sources.map(sourceDigest);

function fileOf(claims: readonly Claim[], digests: ReadonlyMap<number, string>): ExistingFile {
  const keyOf = (claim: Claim): string =>
    statementKey(
      claim.entity,
      claim,
      claim.sources.map((id) => digests.get(id) ?? ""),
    );
  const gone = new Map(foldClaims(claims).withdrawn.map(({ claim }) => [claim.position, keyOf(claim)]));
  const statements = new Set<string>();
  const entities = new Map<EntityId, string>();
  const contents = new Map<EntityId, Set<string>>();
  for (const claim of claims) {
    if (claim.property.startsWith("judgement.") || gone.has(claim.position) || isErased(claim)) continue;
    statements.add(keyOf(claim));
    entities.set(claim.entity, claim.property.slice(0, claim.property.indexOf(".")));
    const content = contents.get(claim.entity) ?? new Set<string>();
    contents.set(claim.entity, content);
    content.add(contentKey(claim));
  }
  const erased = new Set(claims.filter(isErased).map(({ property }) => property));
  return { statements, withdrawn: new Set(gone.values()), entities, contents, erased };
}

/** What the register says about these records, as known at a position. */
export async function readExisting(reader: Reader, ids: readonly EntityId[], upTo: Position): Promise<ReadonlyMap<EntityId, ExistingFile>> {
  const claims = await readFiles(reader, ids, upTo);
  const sources = [...new Set(claims.flatMap((claim) => claim.sources))];
  const rows =
    sources.length === 0
      ? []
      : await reader.query<{ id: number; digest: string }>(sql`select id, digest from source where id = any(${sources}::bigint[])`);
  const digests = new Map(rows.map((row) => [row.id, row.digest]));
  const byOwner = claimsByOwner(claims);
  return new Map([...byOwner].map(([id, own]) => [id, fileOf(own, digests)]));
}
