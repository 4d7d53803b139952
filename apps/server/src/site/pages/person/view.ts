import { measurePerson } from "../../../figures/measure.ts";
import { isoOf } from "../../../ledger/edtf.ts";
import type { Claim, SourceRecord } from "../../../ledger/claim.ts";
import { genderOf, type PersonFile } from "../../../registry/person-file.ts";
import { knownDay, pageHref } from "../../design/links.ts";
import type { PageRequest } from "../../page.ts";
import { fileAsOf } from "./as-of.ts";
import { lifeOf } from "./life.ts";
import type { LifeItem } from "./life-words.ts";
import { presentCase, type CaseView } from "./present-case.ts";
import { presentHead, type HeadView } from "./present-head.ts";
import { presentRecord, type RecordView } from "./present-record.ts";
import type { References } from "./references.ts";
import { createSourceBook, type CitedSource } from "./source-book.ts";
import { stateOn } from "./state.ts";
import type { Telling } from "./telling.ts";
import { capital } from "./wording.ts";

/** Everything the public page of a person shows, field by field. What is not written down here is not published. */
export type PersonView = {
  readonly id: string;
  /** Files judged to be about this person, this one included. */
  readonly files: number;
  readonly head: HeadView;
  readonly life: readonly LifeItem[];
  readonly law: CaseView;
  readonly record: RecordView;
  readonly sources: readonly CitedSource[];
  readonly citation: { readonly text: string; readonly address: string };
};

export type PersonSources = { readonly references: References; readonly sources: ReadonlyMap<number, SourceRecord> };

/** Ids of the documents behind everything in a file, withdrawn claims included. */
export function sourceIds(file: PersonFile): readonly number[] {
  const claims: Claim[] = file.withdrawn.map(({ claim }) => claim);
  for (const entity of [...file.people, ...file.events.map((event) => event.entity)]) {
    for (const facts of entity.facts.values()) facts.forEach((fact) => claims.push(fact.claim, ...fact.agreeing, ...fact.disagreeing));
  }
  return [...new Set(claims.flatMap((claim) => claim.sources))];
}

function tellingOf(request: PageRequest, file: PersonFile, known: PersonSources): Telling {
  const measures = measurePerson(file);
  const kindOf: Telling["kindOf"] = (place) => known.references.get(place)?.placeKind;
  return {
    words: { tr: request.tr, time: request.time, references: known.references, gender: genderOf(file) ?? "other" },
    book: createSourceBook(known.sources),
    file,
    told: fileAsOf(file, request.atDay),
    measures,
    state: stateOn(measures, request.atDay, kindOf),
    day: request.atDay,
    kindOf,
  };
}

/** The address under which the page stays as it is today. */
function citationOf(request: PageRequest, id: string, name: string): PersonView["citation"] {
  const { tr, time, today, knownAt, lang, atDay } = request;
  const known = time.knownAt ?? today;
  return {
    text: `${tr.t("person.cite.text", { name, date: tr.day(knownDay(time) ?? today), position: tr.number(knownAt) })} ${capital(tr.t("figures.asOf", { date: tr.day(isoOf(atDay)) }))}`,
    address: pageHref(lang, `/people/${id}`, { at: isoOf(atDay), knownAt: known, isPast: true }),
  };
}

/** Puts a file into words for one page. Parts are presented in the order of the page: it numbers the sources. */
export function presentPerson(request: PageRequest, file: PersonFile, known: PersonSources): PersonView {
  const telling = tellingOf(request, file, known);
  const head = presentHead(telling);
  const life = lifeOf(telling.words, telling.book, { file: telling.told, episodes: telling.measures.episodes, day: telling.day });
  const law = presentCase(telling);
  const record = presentRecord(telling, law);
  return {
    id: file.id,
    files: file.members.length,
    head,
    life,
    law,
    record,
    sources: telling.book.cited(),
    citation: citationOf(request, file.id, head.name.text),
  };
}
