import type { SourceRecord } from "../../../ledger/claim.ts";
import { findRoot } from "../../../ledger/positions.ts";
import { findSources } from "../../../ledger/sources.ts";
import { membersOf } from "../../../registry/clusters.ts";
import { namesOf, type PersonFile } from "../../../registry/person-file.ts";
import { openFiles } from "../../../registry/open-files.ts";
import { NOT_FOUND, type PageAnswer, type PageRequest } from "../../page.ts";
import { readReferences, referredTo } from "./references.ts";
import { presentPerson, sourceIds, type PersonView } from "./view.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

async function readView(request: PageRequest, file: PersonFile): Promise<PersonView> {
  const [references, records] = await Promise.all([
    readReferences(request.reader, referredTo([file]), request.knownAt),
    findSources(request.reader, sourceIds(file)),
  ]);
  const sources = new Map<number, SourceRecord>(records.map((source) => [source.id, source]));
  return presentPerson(request, file, { references, sources });
}

/**
 * The person an address names, in words. A file that was joined to another leads to the one that stands for both.
 *
 * @param rest what follows the id in the address, for such a redirect
 */
export async function openPerson(request: PageRequest, given: string, rest = ""): Promise<PersonView | PageAnswer> {
  if (!UUID.test(given)) return NOT_FOUND;
  const id = given.toLowerCase();
  const { reader, knownAt } = request;
  // What does not wait for each other is asked at once: a page is some ten questions, each a way to the database.
  const [root, [canonical = id], [file]] = await Promise.all([
    findRoot(reader, { kind: "person", id }, knownAt),
    membersOf(reader, id, knownAt),
    openFiles(reader, [id], knownAt),
  ]);
  if (root === undefined) return NOT_FOUND;
  if (canonical !== given) return { kind: "redirect", path: `/people/${canonical}${rest}` };
  if (file === undefined || namesOf(file).length === 0) return NOT_FOUND;
  return readView(request, file);
}
