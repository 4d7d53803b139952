import type { Claim, EntityId, SourceRecord } from "../../ledger/claim.ts";
import { readFiles } from "../../ledger/positions.ts";
import { factsOf, foldClaims, type Entity } from "../../ledger/resolve.ts";
import { findProperty, listProperties, type Property } from "../../ledger/schema.ts";
import { countResting, listResting } from "../../ledger/source-use.ts";
import { findSources } from "../../ledger/sources.ts";
import { sql } from "../../platform/database.ts";
import { shownName } from "../../registry/person-file.ts";
import { person } from "../../registry/schema.ts";
import { court, official, organisation, place, type CatalogueKind } from "../../registry/catalogue-schema.ts";
import { type NameValue } from "../../registry/values.ts";
import type { PageRequest } from "../page.ts";
import { nameOf, officialName, readCatalogue } from "./catalogue.ts";
import { textIn, type Text } from "./text.ts";

/** What the file of a claim is about. */
export type Owner = { readonly id: EntityId; readonly kind: string; readonly code: string | null; readonly name: Text };

/** A statement that rests on a source, with what it is about and whether it still counts at the position of the page. */
export type Resting = { readonly claim: Claim; readonly owner: Owner; readonly withdrawn: boolean; readonly reference: Text | undefined };

export type SourceFacts = {
  readonly source: SourceRecord;
  readonly rows: readonly Resting[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Statements on one page of a source. */
const PAGE_SIZE = 50;

/** Properties a reader may see at all: public facts, without our own workflow and our judgements about claims. */
const shownProperties = (): string[] =>
  listProperties()
    .filter((property) => property.class === "C0" && property.kind !== "judgement")
    .map((property) => property.code);

const NAMED = [place.name, organisation.name, court.name, official.name] as const;

function ownName(entity: Entity, lang: string): NameValue | undefined {
  if (entity.kind === person.name.kind)
    return shownName(
      factsOf(entity, person.name).map((fact) => fact.value),
      lang,
    );
  return officialName(
    NAMED.flatMap((property) => factsOf(entity, property).map((fact) => fact.value)),
    lang,
  );
}

type OwnerRow = { readonly id: string; readonly kind: string; readonly code: string | null };

/** What these files are about, by id. */
async function readOwners(request: PageRequest, entities: readonly Entity[]): Promise<ReadonlyMap<EntityId, Owner>> {
  const ids = [...new Set(entities.map((entity) => entity.owner))];
  const roots = await request.reader.query<OwnerRow>(sql`select id, kind, code from entity_root where id = any(${ids}::uuid[])`);
  const names = new Map(entities.map((entity) => [entity.id, ownName(entity, request.lang)]));
  return new Map(
    roots.map((root) => {
      const name = names.get(root.id);
      return [root.id, { ...root, name: name === undefined ? { text: root.code ?? root.id } : textIn(request.lang, name) }];
    }),
  );
}

const REFERRED: Readonly<Record<string, Property<NameValue>>> = {
  place: place.name,
  organisation: organisation.name,
  court: court.name,
  official: official.name,
};

/** Names of what claims refer to (a place, a court, a body), by the position of the claim. */
async function readReferences(request: PageRequest, claims: readonly Claim[]): Promise<ReadonlyMap<number, Text>> {
  const names = new Map<number, Text>();
  for (const { position, property, value } of claims) {
    const kind = findProperty(property)?.refers ?? "";
    const name = REFERRED[kind];
    if (name === undefined || typeof value !== "string") continue;
    const entry = (await readCatalogue(request, kind as CatalogueKind)).byId.get(value);
    if (entry !== undefined) names.set(position, nameOf(entry, name, request));
  }
  return names;
}

/**
 * A source and one page of the statements that rest on it as known at the position of the page; undefined where
 * nothing public rested on it then, because a document nobody refers to is not known yet.
 */
export async function readSourceFacts(request: PageRequest, id: number, wanted: number): Promise<SourceFacts | undefined> {
  const { reader, knownAt } = request;
  const [source] = await findSources(reader, [id]);
  if (source === undefined) return undefined;
  const properties = shownProperties();
  const resting = { source: id, upTo: knownAt, properties };
  const total = await countResting(reader, resting);
  if (total === 0) return undefined;
  const pages = Math.ceil(total / PAGE_SIZE);
  const page = Math.min(wanted, pages);
  const part = await listResting(reader, resting, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const shown = new Set(part.map((row) => row.position));
  const files = await readFiles(reader, [...new Set(part.map((row) => row.owner))], knownAt);
  const folded = foldClaims(files);
  const owners = await readOwners(request, folded.entities);
  const withdrawn = new Set(folded.withdrawn.map(({ claim }) => claim.position));
  const claims = files.filter((claim) => shown.has(claim.position));
  const references = await readReferences(request, claims);
  const rows = claims.flatMap((claim): Resting[] => {
    const owner = owners.get(claim.owner);
    return owner === undefined
      ? []
      : [{ claim, owner, withdrawn: withdrawn.has(claim.position), reference: references.get(claim.position) }];
  });
  return { source, rows, total, page, pages };
}
