import type { EntityId, Position } from "../ledger/claim.ts";
import { foldClaims, factsOf } from "../ledger/resolve.ts";
import { readFiles } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { displayName } from "./person-file.ts";
import { person } from "./schema.ts";

/** The name to show for each of these people, as known at a position. */
export async function readNames(
  reader: Reader,
  people: readonly EntityId[],
  at: { knownAt: Position; lang: string },
): Promise<ReadonlyMap<EntityId, string>> {
  const folded = foldClaims(await readFiles(reader, [...new Set(people)], at.knownAt));
  return new Map(
    folded.entities
      .filter((entity) => entity.kind === "person")
      .map((entity) => [
        entity.id,
        displayName(
          factsOf(entity, person.name).map((fact) => fact.value),
          at.lang,
        ),
      ]),
  );
}
