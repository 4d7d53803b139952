import { measurePerson } from "../../../figures/measure.ts";
import { chargePeriods } from "../../../registry/charge-periods.ts";
import { openFiles } from "../../../registry/open-files.ts";
import type { ListedPerson } from "../../../figures/people-list.ts";
import { genderOf, namesOf, shownName, type PersonFile } from "../../../registry/person-file.ts";
import { scriptOf } from "../../../registry/reader-languages.ts";
import type { NameValue } from "../../../registry/values.ts";
import type { Tone } from "../../design/labels.tsx";
import { pageHref } from "../../design/links.ts";
import type { PageRequest } from "../../page.ts";
import { heldDays } from "../person/days.ts";
import { readReferences, referredTo, type References } from "../person/references.ts";
import { personText } from "../person-link.ts";
import type { Text } from "../text.ts";
import { stateOn } from "../person/state.ts";
import { stateWords } from "../person/telling.ts";
import { provisionText, referenceText, type Words } from "../person/wording.ts";

/** A row of the list: the public fields of a person, and no others. */
export type PersonRow = {
  /** Leads to the person's page, where there is one. */
  readonly name: Text;
  readonly otherName: Text | undefined;
  readonly state: string;
  readonly tone: Tone;
  readonly since: string;
  readonly place: Text | undefined;
  readonly articles: readonly Text[];
  readonly days: string;
  readonly changed: string;
};

const MOST_ARTICLES = 4;

/** The name in the other script: Latin for readers of Cyrillic, Belarusian for the others. */
function otherName(names: readonly NameValue[], shown: string, lang: string): Text | undefined {
  const other = shownName(
    names.filter((name) => name.script !== scriptOf(lang)),
    scriptOf(lang) === "Cyrl" ? "en" : "be",
  );
  return other === undefined || other.text === shown ? undefined : { text: other.text, lang: other.lang };
}

function articlesOn(file: PersonFile, request: PageRequest): readonly Text[] {
  const { atDay } = request;
  const held = chargePeriods(file).filter(({ from, until }) => from.lo <= atDay && (until === null || until.hi > atDay));
  const articles = [...new Set(held.map((period) => period.article))];
  const pieces = articles.slice(0, MOST_ARTICLES).map((article): Text => {
    const at = article.lastIndexOf(":");
    return provisionText(request, { code: article.slice(0, at), article: article.slice(at + 1) });
  });
  return articles.length > MOST_ARTICLES ? [...pieces, { text: "…" }] : pieces;
}

function rowOf(
  request: PageRequest,
  file: PersonFile,
  known: { readonly references: References; readonly changed: string | null },
): PersonRow {
  const { tr, lang, time, atDay } = request;
  const { references, changed } = known;
  const words: Words = { tr, time, references, gender: genderOf(file) ?? "other" };
  const measures = measurePerson(file);
  const state = stateOn(measures, atDay, (place) => references.get(place)?.placeKind);
  const shown = stateWords(words, state);
  const names = namesOf(file).map((fact) => fact.value);
  const shownAs = shownName(names, lang);
  const name = personText(request, shownAs, pageHref(lang, `/people/${file.id}`, time));
  const held = state.standing === "held" || state.standing === "perhaps_held";
  const { days, atLeast } = heldDays(held && state.episode !== null ? [state.episode] : measures.episodes, atDay);
  const place = held ? referenceText(words, state.place) : undefined;
  const sinceKnown = state.since !== null && (!held || state.episode?.beginningKnown === true);
  return {
    name,
    otherName: otherName(names, name.text, lang),
    state: shown.text,
    tone: shown.tone,
    since: sinceKnown && state.since !== null ? tr.edtf(state.since) : held ? tr.t("word.unknown") : "",
    place: place ?? (held ? { text: tr.t("word.unknown") } : undefined),
    articles: articlesOn(file, request),
    days: days === 0 ? "" : atLeast ? tr.t("comparator.gte", { value: tr.number(days) }) : tr.number(days),
    changed: changed === null ? "" : tr.day(changed),
  };
}

/** The rows of these people, in the order given. */
export async function readRows(request: PageRequest, people: readonly ListedPerson[]): Promise<readonly PersonRow[]> {
  const files = await openFiles(
    request.reader,
    people.map((listed) => listed.person),
    request.knownAt,
  );
  const references = await readReferences(request.reader, referredTo(files), request.knownAt);
  return files.map((file, index) => rowOf(request, file, { references, changed: people[index]?.changed ?? null }));
}
