import { countFigure, type Count } from "../../figures/count.ts";
import { findDefinition } from "../../figures/definitions.ts";
import type { Figure } from "../../figures/figure.ts";
import { valueOf } from "../../ledger/resolve.ts";
import type { Property } from "../../ledger/schema.ts";
import { sql } from "../../platform/database.ts";
import { person } from "../../registry/schema.ts";
import { place, provision } from "../../registry/catalogue-schema.ts";
import type { PageRequest } from "../page.ts";
import { readCatalogue } from "./catalogue.ts";
import { dayOfPage } from "./held-people.tsx";

/** Numbers about what is missing, at the day and the position of the page. */
export type Unknowns = {
  readonly people: number;
  readonly inCustody: Count;
  readonly heldNowhereKnown: number;
  readonly heldUnderNoKnownArticle: number;
  readonly noGender: number;
  readonly noBirthYear: number;
  readonly places: number;
  readonly placesUnverified: number;
  readonly placesWithoutAddress: number;
  readonly articles: number;
  readonly articlesUnverified: number;
};

const whole = (id: string): Figure | undefined => {
  const definition = findDefinition(id);
  return definition === undefined ? undefined : { id, definition, key: "" };
};

function countWhole(request: PageRequest, id: string): Promise<Count> {
  const figure = whole(id);
  if (figure === undefined) return Promise.resolve({ value: 0, uncertain: 0 });
  return countFigure(request.reader, { figure, when: dayOfPage(request), knownAt: request.knownAt });
}

/** People for whom some public claim about a property stands: withdrawn ones do not, joined files are one person. */
async function peopleWith({ reader, knownAt }: PageRequest, property: Property): Promise<number> {
  const [row] = await reader.query<{ n: number }>(sql`
    with told as (
      select c.owner, c.position from claim c where c.property = ${property.code} and c.position <= ${knownAt} and c.audience = 'public' and c.value <> 'null'),
    judged as (
      select distinct on (j.value->>'position') (j.value->>'position')::bigint as position, j.property
      from claim j
      where j.owner in (select owner from told) and j.position <= ${knownAt} and j.property in ('judgement.preferred', 'judgement.withdrawn')
      order by j.value->>'position', j.position desc)
    select count(distinct coalesce(k.canonical, t.owner)) as n
    from told t
    left join judged on judged.position = t.position
    left join person_cluster k on k.person = t.owner and k.known_from <= ${knownAt} and k.known_to > ${knownAt}
    where judged.property is distinct from 'judgement.withdrawn'`);
  return row?.n ?? 0;
}

/** What the register knows that it does not know. Computed from the same counts that the figures show. */
export async function readUnknowns(request: PageRequest): Promise<Unknowns> {
  const [people, inCustody, byPlace, byArticle, gender, born] = await Promise.all([
    countWhole(request, "in-register"),
    countWhole(request, "in-custody"),
    countWhole(request, "in-custody-by-place"),
    countWhole(request, "in-custody-by-article"),
    peopleWith(request, person.gender),
    peopleWith(request, person.birth_year),
  ]);
  const places = (await readCatalogue(request, "place")).entries.map(({ entity }) => entity);
  const articles = (await readCatalogue(request, "provision")).entries.map(({ entity }) => entity);
  return {
    people: people.value,
    inCustody,
    heldNowhereKnown: Math.max(0, inCustody.value - byPlace.value),
    heldUnderNoKnownArticle: Math.max(0, inCustody.value - byArticle.value),
    noGender: Math.max(0, people.value - gender),
    noBirthYear: Math.max(0, people.value - born),
    places: places.length,
    placesUnverified: places.filter((entity) => valueOf(entity, place.existence) !== "verified").length,
    placesWithoutAddress: places.filter((entity) => valueOf(entity, place.address_state) !== "verified").length,
    articles: articles.length,
    articlesUnverified: articles.filter((entity) => valueOf(entity, provision.label_state) !== "verified-in-source").length,
  };
}
