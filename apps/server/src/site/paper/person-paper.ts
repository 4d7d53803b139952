import { isoOf } from "../../ledger/edtf.ts";
import { knownDay, pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import type { LifeItem } from "../pages/person/life-words.ts";
import { sourceLine } from "../pages/person/source-words.ts";
import type { PersonView } from "../pages/person/view.ts";
import type { Text } from "../pages/person/wording.ts";

type Cited = { readonly text: string; readonly marks: readonly number[] };

const plainText = (pieces: readonly Text[], separator = ", "): string => pieces.map(({ text }) => text).join(separator);
const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== "").join(", ");

function asOf({ tr, at, time }: PageRequest): string {
  const known = knownDay(time);
  return joined(tr.t("word.asOf", { date: tr.day(at) }), known === undefined ? undefined : tr.t("word.knownAt", { date: tr.day(known) }));
}

function daysOf(
  { tr }: PageRequest,
  { head }: PersonView,
): { readonly label: string; readonly value: string; readonly unit: string } | null {
  const { days } = head;
  if (days === null) return null;
  const unit = tr.t(days.atLeast ? "person.days.unitAtLeast" : "person.days.unit", { n: days.n });
  return { label: tr.t(days.held ? "person.days.label" : "person.days.spent"), value: tr.number(days.n), unit };
}

const lifeLine = ({ tr }: PageRequest, item: LifeItem): { date: string; title: string; detail: string; marks: readonly number[] } => ({
  date: joined(item.date === undefined ? tr.t("date.unknown") : tr.edtf(item.date), item.uncertain),
  title: item.title,
  detail: joined(item.track, ...item.details.map(({ text }) => text)),
  marks: item.marks,
});

/** "and 12 more" for every number that may be cut, since only the press knows how many fit. */
const more = ({ tr }: PageRequest, most: number): readonly string[] =>
  Array.from({ length: most }, (_, i) => tr.t("paper.more", { n: i + 1 }));

/** What the sheet of a person says, as plain texts: the same view as the page, in the same order. */
export function sheetOf(request: PageRequest, view: PersonView, address: string): object {
  const { tr, lang } = request;
  const { head, law, record } = view;
  const charges = law.charges.map((row): Cited => ({
    text: joined(plainText(row.articles) || row.written, row.stage, row.since),
    marks: row.marks,
  }));
  const sentences = law.sentences.map((row): Cited => ({
    text: joined(row.date, plainText(row.penalties), plainText(row.articles), plainText(row.court), ...row.status),
    marks: row.marks,
  }));
  return {
    lang,
    name: head.name.text,
    asOf: asOf(request),
    otherNames: head.otherNames.map(({ name }) => name.text).join(" · "),
    lead: [head.lead, head.perhaps ?? ""].filter((part) => part !== "").join(" "),
    days: daysOf(request, view),
    facts: head.facts.map((line) => ({ term: line.term, value: plainText(line.values), marks: line.marks })),
    charges,
    sentences,
    recognitions: record.recognitions.flatMap(({ body, decisions }) =>
      decisions.map((decision): Cited => ({ text: joined(body.text, decision.kind, decision.date), marks: decision.marks })),
    ),
    life: view.life.map((item) => lifeLine(request, item)),
    disagreements: record.disagreements.map(({ topic, shown, others }): Cited => ({
      text: `${topic}: ${[shown, ...others].map(({ value, voice }) => `${value.text} (${voice})`).join("; ")}`,
      marks: shown.marks,
    })),
    unknowns: record.unknowns,
    sources: view.sources.map((source) => ({ number: source.number, text: sourceLine(tr, source) })),
    words: {
      life: tr.t("person.life"),
      charges: tr.t("person.charges"),
      sentences: tr.t("person.sentence"),
      recognitions: tr.t("person.recognitions"),
      disagreements: tr.t("person.disagree"),
      unknowns: tr.t("person.unknowns"),
      sources: tr.t("person.sources"),
      allSources: tr.t("paper.allSources"),
      more: more(request, view.life.length),
    },
    footer: `${view.citation.text} ${address}`,
  };
}

/** What the picture beside a shared link says. */
export function cardOf(request: PageRequest, view: PersonView): object {
  return { lang: request.lang, name: view.head.name.text, lead: view.head.lead, asOf: asOf(request), days: daysOf(request, view) };
}

/** The address of a page about a person that stays what it is. */
export function lastingAddress(request: PageRequest, view: PersonView): string {
  const { lang, atDay, time, today, publicOrigin } = request;
  return `${publicOrigin ?? ""}${pageHref(lang, `/people/${view.id}`, { at: isoOf(atDay), knownAt: time.knownAt ?? today, isPast: true })}`;
}
