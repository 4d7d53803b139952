import { z } from "zod";
import { findDefinition } from "../figures/definitions.ts";
import { findPublicFigure } from "../figures/small-cells.ts";
import { EVERYBODY } from "../figures/measure.ts";
import { AporaError } from "../platform/errors.ts";
import { nameTokens } from "../registry/name-index.ts";
import type { CountedFilter, PeopleQuery } from "../registry/people-list.ts";
import { bad, type Asked } from "./asked.ts";

const FIGURES = [
  "in-custody",
  "in-custody-women",
  "in-custody-minors-at-arrest",
  "in-custody-over-60",
  "incommunicado",
  "ever-recognised",
  "rehabilitation-demanded",
  "deaths-in-custody",
  "convicted-persons",
  "persons-convicted-in-absentia",
] as const;

/** Filters of people, as on the page of the list. */
export const peopleParams = {
  q: z.string().max(100).optional().describe("Beginnings of names, in any spelling."),
  state: z
    .enum([...FIGURES, "perhaps", "out"])
    .optional()
    .describe("Counted by this figure on the day; `perhaps`: may be in custody; `out`: released and not in custody."),
  place: z.string().max(80).optional().describe("Held at this place on the day, by its code."),
  article: z.string().max(80).optional().describe("Held under this article on the day, such as UK-BY:342."),
  recogniser: z.string().max(80).optional().describe("Ever recognised by this organisation, by its code."),
};
type Filters = { readonly [K in keyof typeof peopleParams]?: string | undefined };

const line = (definition: string, as: CountedFilter["as"], key: string = EVERYBODY): CountedFilter => ({
  definition,
  version: findDefinition(definition)?.version ?? 1,
  key,
  as,
});

function stateFilters(state: string | undefined): readonly CountedFilter[] {
  if (state === undefined) return [];
  if (state === "perhaps") return [line("in-custody", "perhaps")];
  if (state === "out") return [line("released-in-period", "certain"), line("in-custody", "never")];
  return [line(state, "certain")];
}

const PARTS = { place: "in-custody-by-place", article: "in-custody-by-article", recogniser: "ever-recognised" } as const;

async function partFilter(asked: Asked, name: keyof typeof PARTS, code: string | undefined): Promise<readonly CountedFilter[]> {
  if (code === undefined) return [];
  try {
    const { key } = await findPublicFigure(asked.reader, `${PARTS[name]}/${code}`);
    return [line(PARTS[name], "certain", key)];
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
    counted: [
      ...stateFilters(filters.state),
      ...(await partFilter(asked, "place", filters.place)),
      ...(await partFilter(asked, "article", filters.article)),
      ...(await partFilter(asked, "recogniser", filters.recogniser)),
    ],
    order: "name",
    lang: "en",
    at: asked.day,
    knownAt: asked.knownAt,
  };
}
