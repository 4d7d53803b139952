import type { EntityId, Position } from "../ledger/claim.ts";
import { foldClaims, factsOf } from "../ledger/resolve.ts";
import { readFilesFor } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { shownName } from "./person-file.ts";
import { person } from "./schema.ts";
import type { NameValue } from "./values.ts";

/** The name to show for each of these people who has one, as known at a position, with the language it is in. */
export async function readNames(
  reader: Reader,
  people: readonly EntityId[],
  at: { knownAt: Position; lang: string },
): Promise<ReadonlyMap<EntityId, NameValue>> {
  const claims = await readFilesFor(reader, [...new Set(people)], { properties: [person.name.code], upTo: at.knownAt });
  const folded = foldClaims(claims);
  return new Map(
    folded.entities
      .filter((entity) => entity.kind === "person")
      .flatMap((entity): [EntityId, NameValue][] => {
        const name = shownName(
          factsOf(entity, person.name).map((fact) => fact.value),
          at.lang,
        );
        return name === undefined ? [] : [[entity.id, name]];
      }),
  );
}
