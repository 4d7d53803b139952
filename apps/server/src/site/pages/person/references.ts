import type { EntityId, Position } from "../../../ledger/claim.ts";
import { readFiles } from "../../../ledger/positions.ts";
import { factsOf, foldClaims, valueOf, type Entity } from "../../../ledger/resolve.ts";
import { findProperty } from "../../../ledger/schema.ts";
import { sql, type Reader } from "../../../platform/database.ts";
import type { PlaceKind } from "../../../registry/codes.ts";
import type { PersonFile } from "../../../registry/person-file.ts";
import { court, official, organisation, place } from "../../../registry/catalogue-schema.ts";
import { type NameValue } from "../../../registry/values.ts";

/** What a page needs to know about a place, a court, an official or an organisation it names. */
export type Reference = {
  readonly kind: string;
  readonly code: string | null;
  readonly names: readonly NameValue[];
  readonly placeKind: PlaceKind | undefined;
};
export type References = ReadonlyMap<EntityId, Reference>;

const NAMES = { place: place.name, court: court.name, official: official.name, organisation: organisation.name } as const;

/** Ids of what the files name, withdrawn claims included. */
export function referredTo(files: readonly PersonFile[]): readonly EntityId[] {
  const ids = new Set<EntityId>();
  const add = (property: string, value: unknown): void => {
    const refers = findProperty(property)?.refers ?? null;
    if (refers !== null && typeof value === "string") ids.add(value);
  };
  const addEntity = (entity: Entity): void => {
    for (const [code, facts] of entity.facts) {
      for (const fact of facts) [fact.claim, ...fact.disagreeing].forEach((claim) => add(code, claim.value));
    }
  };
  for (const file of files) {
    file.events.forEach((event) => addEntity(event.entity));
    file.withdrawn.forEach(({ claim }) => add(claim.property, claim.value));
  }
  return [...ids];
}

/** Names of these entities as known at a position; one that was not known yet is absent. */
export async function readReferences(reader: Reader, ids: readonly EntityId[], knownAt: Position): Promise<References> {
  if (ids.length === 0) return new Map();
  const codes = await reader.query<{ id: string; code: string | null }>(
    sql`select id, code from entity_root where id = any(${[...ids]}::uuid[]) and position <= ${knownAt}`,
    "roots",
  );
  const codeOf = new Map(codes.map((row) => [row.id, row.code]));
  const folded = foldClaims(await readFiles(reader, ids, knownAt));
  return new Map(
    folded.entities.flatMap((entity): [EntityId, Reference][] => {
      const property = NAMES[entity.kind as keyof typeof NAMES];
      if (property === undefined) return [];
      const names = factsOf(entity, property).map((fact) => fact.value);
      const placeKind = entity.kind === "place" ? valueOf(entity, place.kind) : undefined;
      return [[entity.id, { kind: entity.kind, code: codeOf.get(entity.id) ?? null, names, placeKind }]];
    }),
  );
}
