import { findDefinition } from "../../../figures/definitions.ts";
import { definitionText } from "../../../figures/texts.ts";
import type { EntityId } from "../../../ledger/claim.ts";
import { sql } from "../../../platform/database.ts";
import { pageHref } from "../../design/links.ts";
import type { PageRequest } from "../../page.ts";

/** A figure that counts a person on a day; `certain` is false where the person only may belong to it. */
export type CountedIn = { readonly title: string; readonly href: string; readonly certain: boolean };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The figures, by the definitions in force, that count this person on the day of the page. */
export async function figuresCounting(request: PageRequest, person: EntityId): Promise<readonly CountedIn[]> {
  const { reader, lang, atDay, knownAt, time } = request;
  if (!UUID.test(person)) return [];
  const rows = await reader.query<{ definition: string; version: number; certain: boolean }>(
    sql`
    select s.definition, s.version, bool_or(p.certain) as certain
    from span p join series s on s.id = p.series
    where p.person = ${person}::uuid and p.valid_from <= ${atDay} and p.valid_to > ${atDay}
      and p.known_from <= ${knownAt} and p.known_to > ${knownAt}
    group by s.definition, s.version order by min(s.id)`,
    "figures-counting",
  );
  return rows.flatMap(({ definition: id, version, certain }): CountedIn[] => {
    const definition = findDefinition(id);
    if (definition === undefined || definition.version !== version || definition.shape === "period") return [];
    return [{ title: definitionText(definition, lang).title, href: pageHref(lang, `/figures/${definition.id}`, time), certain }];
  });
}
