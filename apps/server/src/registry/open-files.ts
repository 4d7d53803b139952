import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { readFiles, readFilesFor } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { readClusters } from "./clusters.ts";
import { openPersonFile, type PersonFile } from "./person-file.ts";

/** The files of a page of people as known at a position, in the order asked for, in two queries. */
export async function openFiles(reader: Reader, people: readonly EntityId[], knownAt: Position): Promise<readonly PersonFile[]> {
  return openWith(reader, people, { knownAt, read: (owners) => readFiles(reader, owners, knownAt) });
}

/** The same files with nothing in them but these properties: a quarter of the work where names are all that is asked. */
export async function openFilesFor(
  reader: Reader,
  people: readonly EntityId[],
  { properties, knownAt }: { readonly properties: readonly string[]; readonly knownAt: Position },
): Promise<readonly PersonFile[]> {
  return openWith(reader, people, { knownAt, read: (owners) => readFilesFor(reader, owners, { properties, upTo: knownAt }) });
}

type Opening = { readonly knownAt: Position; readonly read: (owners: readonly EntityId[]) => Promise<readonly Claim[]> };

async function openWith(reader: Reader, people: readonly EntityId[], { knownAt, read }: Opening): Promise<readonly PersonFile[]> {
  if (people.length === 0) return [];
  const members = new Map<EntityId, EntityId[]>(people.map((id) => [id, [id]]));
  for (const { person, canonical } of await readClusters(reader, people, knownAt)) members.get(canonical)?.push(person);
  const claims = new Map<EntityId, Claim[]>();
  for (const claim of await read([...members.values()].flat())) {
    const list = claims.get(claim.owner);
    if (list === undefined) claims.set(claim.owner, [claim]);
    else list.push(claim);
  }
  return people.map((id) => {
    const group = members.get(id) ?? [id];
    return openPersonFile(
      group,
      group.flatMap((member) => claims.get(member) ?? []),
    );
  });
}
