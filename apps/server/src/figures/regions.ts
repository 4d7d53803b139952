import type { EntityId, Position } from "../ledger/claim.ts";
import { listRoots, readFiles } from "../ledger/positions.ts";
import { foldClaims, valueOf } from "../ledger/resolve.ts";
import type { Reader } from "../platform/database.ts";
import { place } from "../registry/catalogue-schema.ts";

/** The region of every place whose region is known at a position. */
export async function regionsOfPlaces(reader: Reader, knownAt: Position): Promise<ReadonlyMap<EntityId, string>> {
  const roots = await listRoots(reader, "place", knownAt);
  const folded = foldClaims(
    await readFiles(
      reader,
      roots.map((root) => root.id),
      knownAt,
    ),
  );
  return new Map(
    folded.entities.flatMap((entity) => {
      const region = valueOf(entity, place.region);
      return region === undefined ? [] : [[entity.id, region] as const];
    }),
  );
}

/** Places in a region, as known at a position. */
export async function placesOfRegion(reader: Reader, region: string, knownAt: Position): Promise<EntityId[]> {
  return [...(await regionsOfPlaces(reader, knownAt))].filter(([, r]) => r === region).map(([id]) => id);
}
