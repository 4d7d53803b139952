import type { EntityId } from "../../ledger/claim.ts";
import { readNames } from "../../registry/person-names.ts";
import { pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { personText } from "./person-link.ts";
import { TextPiece } from "./person/texts.tsx";
import type { Text } from "./text.ts";

/** The names of these people in the order given, each leading to the page about them where there is one. */
export async function readNamed(request: PageRequest, people: readonly EntityId[]): Promise<readonly Text[]> {
  const { reader, knownAt, lang, time } = request;
  const names = await readNames(reader, people, { knownAt, lang });
  return people.map((person) => personText(request, names.get(person), pageHref(lang, `/people/${person}`, time)));
}

/** Names under each other, in columns where there is room. */
export function NameList({ people }: { readonly people: readonly Text[] }) {
  return (
    <ul class="columns">
      {people.map((name) => (
        <li>
          <TextPiece piece={name} />
        </li>
      ))}
    </ul>
  );
}
