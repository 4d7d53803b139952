import { z } from "zod";
import { countedInPart, countedInState, isPeopleState, PART_FIGURES, PEOPLE_STATES, withoutImplied } from "../figures/people-states.ts";
import { findPublicFigure } from "../figures/small-cells.ts";
import { AporaError } from "../platform/errors.ts";
import { nameTokens } from "../registry/name-index.ts";
import type { CountedFilter } from "../figures/counted-lines.ts";
import type { PeopleQuery } from "../figures/people-list.ts";
import { bad, type Asked } from "./asked.ts";

/** Filters of people, as on the page of the list. */
export const peopleParams = {
  q: z.string().max(100).optional().describe("Beginnings of names, in any spelling."),
  state: z
    .enum(PEOPLE_STATES)
    .optional()
    .describe("Counted by this figure on the day; `perhaps`: may be in custody; `out`: released and not in custody."),
  place: z.string().max(80).optional().describe("Held at this place on the day, by its code."),
  article: z.string().max(80).optional().describe("Held under this article on the day, such as UK-BY:342."),
  recogniser: z.string().max(80).optional().describe("Ever recognised by this organisation, by its code."),
};
type Filters = { readonly [K in keyof typeof peopleParams]?: string | undefined };

async function partFilter(asked: Asked, name: keyof typeof PART_FIGURES, code: string | undefined): Promise<readonly CountedFilter[]> {
  if (code === undefined) return [];
  try {
    const { key } = await findPublicFigure(asked.reader, `${PART_FIGURES[name]}/${code}`);
    return [countedInPart(name, key)];
  } catch (problem) {
    if (problem instanceof AporaError && problem.code === "figure.unknown") throw bad(name, "there is none of this code");
    throw problem;
  }
}

/** The query for the register's list. @throws api.bad-parameter */
export async function toPeopleQuery(asked: Asked, filters: Filters): Promise<PeopleQuery> {
  const tokens = filters.q === undefined ? [] : nameTokens(filters.q.normalize("NFC"));
  return {
    // Text in which no word can be read is looked for as a word that nobody has.
    tokens: filters.q !== undefined && filters.q.trim() !== "" && tokens.length === 0 ? ["~"] : tokens,
    counted: withoutImplied([
      ...(filters.state !== undefined && isPeopleState(filters.state) ? countedInState(filters.state) : []),
      ...(await partFilter(asked, "place", filters.place)),
      ...(await partFilter(asked, "article", filters.article)),
      ...(await partFilter(asked, "recogniser", filters.recogniser)),
    ]),
    order: "name",
    lang: "en",
    at: asked.day,
    knownAt: asked.knownAt,
  };
}
