import { findDefinition } from "../../../figures/definitions.ts";
import { listParts } from "../../../figures/figure.ts";
import {
  countedInPart,
  countedInState,
  isPeopleState,
  OUT,
  PART_FIGURES,
  PERHAPS,
  STATE_FIGURES,
  withoutImplied,
} from "../../../figures/people-states.ts";
import { definitionText } from "../../../figures/texts.ts";
import { AporaError } from "../../../platform/errors.ts";
import { formatProvision } from "../../../registry/article-notation.ts";
import { nameTokens } from "../../../registry/name-index.ts";
import type { CountedFilter } from "../../../figures/counted-lines.ts";
import type { PeopleQuery } from "../../../figures/people-list.ts";
import type { FilterOption } from "../../design/forms.tsx";
import type { PageRequest } from "../../page.ts";
import { readReferences } from "../person/references.ts";
import { referenceName } from "../person/wording.ts";

/** Names of the query parameters. Public addresses carry them: never rename. */
export const FILTERS = ["q", "state", "place", "article", "recogniser", "sort"] as const;
export type FilterName = (typeof FILTERS)[number];

/** What the reader asked for, cleaned: short, without control characters, unchecked otherwise. */
export type Asked = Readonly<Record<FilterName, string>> & { readonly page: number };

/** What a filter offers, in the words of the reader. */
export type Choices = Readonly<Record<"state" | keyof Parts, readonly FilterOption[]>>;

/** A part of a figure that a list can be narrowed to: its value in addresses, and the key its line is known by. */
type Part = { readonly value: string; readonly key: string };
export type Parts = Readonly<Record<keyof typeof PART_FIGURES, readonly Part[]>>;

const LONGEST = 100;
const MOST_CHOICES = 400;

/** Reads the query of an address. Of a repeated parameter the first counts; an unreadable page is the first. */
export function readAsked(query: URLSearchParams): Asked {
  const read = (name: FilterName): string =>
    (query.get(name) ?? "")
      .normalize("NFC")
      .replaceAll(/\p{C}+/gu, " ")
      .trim()
      .slice(0, LONGEST);
  const page = query.get("page") ?? "";
  const asked = {
    q: read("q"),
    state: read("state"),
    place: read("place"),
    article: read("article"),
    recogniser: read("recogniser"),
    sort: read("sort"),
    page: /^\d{1,6}$/u.test(page) ? Math.max(1, Number(page)) : 1,
  };
  if ((asked.state !== "" && !isPeopleState(asked.state)) || !["", "name", "changed"].includes(asked.sort))
    throw new AporaError("bad-request", {});
  return asked;
}

const versionOf = (definition: string): number => findDefinition(definition)?.version ?? 1;

/** The query for the list. A place, article or body that is not among the parts matches nobody. */
export function toQuery(request: PageRequest, asked: Asked, parts: Parts): PeopleQuery {
  const part = (name: keyof Parts): readonly CountedFilter[] => {
    if (asked[name] === "") return [];
    return [countedInPart(name, parts[name].find(({ value }) => value === asked[name])?.key ?? "\u{fffd}")];
  };
  return {
    // Text in which no word can be read is looked for as a word that nobody has.
    tokens: asked.q === "" ? [] : orNobody(nameTokens(asked.q)),
    counted: withoutImplied([
      ...(isPeopleState(asked.state) ? countedInState(asked.state) : []),
      ...part("place"),
      ...part("article"),
      ...part("recogniser"),
    ]),
    order: asked.sort === "changed" ? "changed" : "name",
    lang: request.lang,
    at: request.atDay,
    knownAt: request.knownAt,
  };
}

const orNobody = (tokens: readonly string[]): readonly string[] => (tokens.length === 0 ? ["~"] : tokens);

async function partsOf(request: PageRequest, id: string): Promise<readonly Part[]> {
  const definition = findDefinition(id);
  if (definition === undefined) return [];
  const parts = await listParts(request.reader, definition, request.knownAt);
  return parts.slice(0, MOST_CHOICES).map((part) => ({ value: part.id.slice(id.length + 1), key: part.key }));
}

const ARTICLE = /^(.+):(\d+)(?:[-.](\d+))?$/u;

/** Articles in the order of their numbers, by code of law. */
function byArticle(a: FilterOption, b: FilterOption): number {
  const [, codeA = "", baseA = "0", restA = "0"] = ARTICLE.exec(a.value) ?? [];
  const [, codeB = "", baseB = "0", restB = "0"] = ARTICLE.exec(b.value) ?? [];
  return codeB.localeCompare(codeA) || Number(baseA) - Number(baseB) || Number(restA) - Number(restB);
}

/** What the list can be narrowed to at this position of the ledger: enough to read it, before anybody knows the words. */
export async function readParts(request: PageRequest): Promise<Parts> {
  const [place, article, recogniser] = await Promise.all([
    partsOf(request, PART_FIGURES.place),
    partsOf(request, PART_FIGURES.article),
    partsOf(request, PART_FIGURES.recogniser),
  ]);
  return { place, article, recogniser };
}

/** The same in the reader's words. */
export async function readChoices(request: PageRequest, parts: Parts): Promise<Choices> {
  const { tr, lang, reader, knownAt, time } = request;
  const references = await readReferences(
    reader,
    [...parts.place, ...parts.recogniser].map((part) => part.key).filter((key) => key.length === 36),
    knownAt,
  );
  const words = { tr, time, references, gender: "other" };
  const byLabel = (a: FilterOption, b: FilterOption): number => a.label.localeCompare(b.label, lang);
  const named = (some: readonly Part[]): FilterOption[] =>
    some.map(({ value, key }) => ({ value, label: referenceName(words, key) || value })).sort(byLabel);
  const figure = (id: string): FilterOption => ({ value: id, label: definitionText({ id, version: versionOf(id) }, lang).title });
  const [custody, ...others] = STATE_FIGURES.map(figure);
  return {
    state: [
      ...(custody === undefined ? [] : [custody]),
      { value: PERHAPS, label: tr.t("people.state.perhaps") },
      { value: OUT, label: tr.t("people.state.out") },
      ...others,
    ],
    place: named(parts.place),
    article: parts.article
      .map(({ value }): FilterOption => {
        const at = value.lastIndexOf(":");
        return { value, label: formatProvision({ code: value.slice(0, at), article: value.slice(at + 1) }, lang) };
      })
      .sort(byArticle),
    recogniser: named(parts.recogniser),
  };
}
