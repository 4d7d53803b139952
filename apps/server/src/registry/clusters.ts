import type { Claim, EntityId } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { STILL_KNOWN } from "../ledger/claim.ts";
import { foldClaims, factsOf } from "../ledger/resolve.ts";
import { person } from "./schema.ts";

type Judgement = { readonly other: EntityId; readonly judgement: "same" | "different" | "unsure" };

/** The latest judgement on every pair of files that appears in these claims. */
export function latestJudgements(
  claims: readonly Claim[],
): ReadonlyMap<string, { a: EntityId; b: EntityId; judgement: Judgement["judgement"] }> {
  const latest = new Map<string, { a: EntityId; b: EntityId; judgement: Judgement["judgement"]; position: number }>();
  for (const entity of foldClaims(claims).entities) {
    for (const fact of factsOf(entity, person.same_as)) {
      const { other, judgement } = fact.value;
      const key = [entity.id, other].sort().join(" ");
      const position = Math.max(fact.claim.position, ...fact.agreeing.map((claim) => claim.position));
      if ((latest.get(key)?.position ?? 0) < position) latest.set(key, { a: entity.id, b: other, judgement, position });
    }
  }
  return latest;
}

/**
 * Groups ids joined by pairs, in chains. Pairs with an id that is not listed join nothing. The smallest id of a group
 * comes first: ids are made in order of time, so it is the oldest.
 */
export function joinPairs(
  ids: readonly EntityId[],
  pairs: Iterable<{ readonly a: EntityId; readonly b: EntityId }>,
): readonly (readonly EntityId[])[] {
  const parent = new Map(ids.map((id) => [id, id]));
  const find = (id: EntityId): EntityId => {
    let root = id;
    while (parent.get(root) !== root) root = parent.get(root) ?? root;
    return root;
  };
  for (const { a, b } of pairs) {
    if (!parent.has(a) || !parent.has(b)) continue;
    const [low, high] = [find(a), find(b)].sort();
    if (low !== undefined && high !== undefined) parent.set(high, low);
  }
  const groups = new Map<EntityId, EntityId[]>();
  for (const id of [...parent.keys()].sort()) {
    const root = find(id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}

/**
 * Groups files into people by the judgements in their claims. Judged "same" joins, in chains; anything else does not.
 * The first file of a group stands for it.
 */
export function groupFiles(files: readonly EntityId[], claims: readonly Claim[]): readonly (readonly EntityId[])[] {
  return joinPairs(
    files,
    [...latestJudgements(claims).values()].filter(({ judgement }) => judgement === "same"),
  );
}

type ClusterRow = { readonly person: EntityId; readonly canonical: EntityId };

/** All files joined with any of these, these included, as known at a position. */
export async function readClusters(
  reader: Reader,
  files: readonly EntityId[],
  knownAt: number = STILL_KNOWN - 1,
): Promise<readonly ClusterRow[]> {
  return reader.query<ClusterRow>(
    sql`
    with wanted as (
      select canonical from person_cluster
      where (person = any(${[...files]}::uuid[]) or canonical = any(${[...files]}::uuid[])) and known_from <= ${knownAt} and known_to > ${knownAt})
    select distinct person, canonical from person_cluster
    where canonical in (select canonical from wanted) and known_from <= ${knownAt} and known_to > ${knownAt}`,
    "clusters",
  );
}

/**
 * The files that are one person with this one, the standing file first, as known at a position.
 * A file that was never joined stands for itself.
 */
export async function membersOf(reader: Reader, id: EntityId, knownAt?: number): Promise<readonly EntityId[]> {
  const rows = await readClusters(reader, [id], knownAt);
  const canonical = rows[0]?.canonical ?? id;
  return [
    canonical,
    ...rows
      .map((row) => row.person)
      .filter((member) => member !== canonical)
      .sort(),
  ];
}
