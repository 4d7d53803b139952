import type { EntityId } from "../ledger/claim.ts";
import { dayOf, type Day, type EdtfDate } from "../ledger/edtf.ts";
import { factsOf, valueOf, type Entity } from "../ledger/resolve.ts";
import { chargePeriods } from "../registry/charge-periods.ts";
import { birthYearOf, dateOf, eventsOf, genderOf, latestStatus, type PersonFile } from "../registry/person-file.ts";
import { death, incommunicado, recognition, release, sentence, stay } from "../registry/schema.ts";
import { custodyEpisodes, type Episode } from "../registry/timeline.ts";
import { ALL_DAYS, both, certainUntil, either, fromUntil, NO_DAYS, PERHAPS, since, type DaySet } from "./day-set.ts";

/** A record that counts in one line of a figure on some days. */
export type Measured = { readonly key: string; readonly record: EntityId; readonly days: DaySet };

/** Days after the last confirmation from which an open custody counts as uncertain. A year: sources repeat lists yearly. */
export const CONFIRMATION_DAYS = 365;
/** Age from which a person counts among the older prisoners, in years. */
export const OLDER_AGE = 60;
/** Age of majority, in years. */
export const MAJORITY_AGE = 18;

/** The line of a figure that counts everybody in the register, whoever recognises them. */
export const EVERYBODY = "";
/** The line that counts people recognised by at least one body. */
export const RECOGNISED_BY_ANY = "recognised";

function episodeDays(episode: Episode, confirmation: number | null): DaySet {
  // Begun and ended by one fact (a release from a custody nobody recorded): one day, so no day between, however partial.
  if (episode.began === episode.ended) return NO_DAYS;
  const days = fromUntil(episode.began, episode.ended);
  if (confirmation === null || episode.ended !== null) return days;
  return certainUntil(days, episode.lastEvidence + confirmation);
}

/** What the definitions ask about a person, computed once. */
export type PersonMeasures = {
  readonly file: PersonFile;
  readonly episodes: readonly Episode[];
  /** Days in custody; open episodes become uncertain a while after their last confirmation. */
  readonly custody: DaySet;
  /** Days in custody if an open episode is believed for ever: the earlier counting rule. */
  readonly custodyUnconfirmed: DaySet;
  /** Days recognised, by body; `recognised` is any body. */
  readonly recognised: ReadonlyMap<string, DaySet>;
};

/** Kinds of decisions by which a body puts somebody on its list. */
export const RECOGNISES: ReadonlySet<string> = new Set(["recognised", "prisoner_of_conscience"]);

type Decision = { readonly body: EntityId; readonly kind: string; readonly on: EdtfDate; readonly entity: Entity };

/** Dated decisions of bodies about a person, in order of time. */
export function decisionsOf(file: PersonFile): readonly Decision[] {
  const decisions = eventsOf(file, "recognition").flatMap((entity): Decision[] => {
    const [body, kind, on] = [valueOf(entity, recognition.body), valueOf(entity, recognition.kind), dateOf(entity, recognition.on)];
    return body === undefined || kind === undefined || on === undefined ? [] : [{ body, kind, on, entity }];
  });
  return decisions.sort((a, b) => a.on.lo - b.on.lo || a.on.hi - b.on.hi || (a.entity.id < b.entity.id ? -1 : 1));
}

function recognisedDays(file: PersonFile): Map<string, DaySet> {
  const byBody = new Map<string, { open: EdtfDate | null; days: DaySet }>();
  for (const { body, kind, on } of decisionsOf(file)) {
    const line = byBody.get(body) ?? { open: null, days: NO_DAYS };
    byBody.set(body, line);
    if (RECOGNISES.has(kind)) line.open ??= on;
    else if (kind === "withdrawn" && line.open !== null) {
      line.days = either(line.days, fromUntil(line.open, on));
      line.open = null;
    }
  }
  const days = new Map([...byBody].map(([body, line]) => [body, line.open === null ? line.days : either(line.days, since(line.open))]));
  if (days.size > 0) days.set(RECOGNISED_BY_ANY, either(...days.values()));
  return days;
}

/** Computes what the definitions need. Pure. */
export function measurePerson(file: PersonFile): PersonMeasures {
  const episodes = custodyEpisodes(file);
  return {
    file,
    episodes,
    custody: either(...episodes.map((episode) => episodeDays(episode, CONFIRMATION_DAYS))),
    custodyUnconfirmed: either(...episodes.map((episode) => episodeDays(episode, null))),
    recognised: recognisedDays(file),
  };
}

/** The same days for everybody, for people recognised by any body, and for each body that recognised the person. */
export function byRecogniser({ file, recognised }: PersonMeasures, days: DaySet): Measured[] {
  const lines = [...recognised].map(([key, line]) => ({ key, record: file.id, days: both(days, line) }));
  return [{ key: EVERYBODY, record: file.id, days }, ...lines];
}

/** All days for a woman, none for anybody else, perhaps where gender is not published. */
export function womanDays({ file }: PersonMeasures): DaySet {
  const gender = genderOf(file);
  if (gender === undefined) return PERHAPS;
  return gender === "female" ? ALL_DAYS : NO_DAYS;
}

const newYear = (year: number): Day => dayOf(`${year}-01-01`);

/** Days from the sixtieth birthday on; the year alone leaves the year of the birthday uncertain. */
export function olderDays({ file }: PersonMeasures): DaySet {
  const born = birthYearOf(file);
  if (born === undefined) return PERHAPS;
  const year = born + OLDER_AGE;
  return fromUntil({ text: "", precision: "between", lo: newYear(year), hi: newYear(year + 1) - 1 }, null);
}

/** The line for those of whom no source publishes what the lines are named after. */
export const NOT_PUBLISHED = "unknown";

/** Custody by gender as published; everybody is in exactly one line. */
export function custodyByGender({ file, custody }: PersonMeasures): Measured[] {
  return [{ key: genderOf(file) ?? NOT_PUBLISHED, record: file.id, days: custody }];
}

/** First ages of the groups, in years: minors, young adults, then longer steps; the last one is open. */
export const AGE_GROUPS = [
  { key: "0-17", from: 0 },
  { key: "18-24", from: 18 },
  { key: "25-34", from: 25 },
  { key: "35-44", from: 35 },
  { key: "45-59", from: 45 },
  { key: "60-", from: OLDER_AGE },
] as const;

/** The birthday that begins an age; of people whose year of birth alone is published it may be any day of that year. */
const birthday = (born: number, age: number): EdtfDate => ({
  text: "",
  precision: "between",
  lo: newYear(born + age),
  hi: newYear(born + age + 1) - 1,
});

/** Custody by age on the day. Around a birthday whose day is not published a person may be in either of two groups. */
export function custodyByAge({ file, custody }: PersonMeasures): Measured[] {
  const born = birthYearOf(file);
  if (born === undefined) return [{ key: NOT_PUBLISHED, record: file.id, days: custody }];
  return AGE_GROUPS.map(({ key, from }, index) => {
    const next = AGE_GROUPS[index + 1];
    const aged = fromUntil(birthday(born, from), next === undefined ? null : birthday(born, next.from));
    return { key, record: file.id, days: both(custody, aged) };
  });
}

/** Custody that began before the eighteenth birthday. */
export function minorAtArrestDays({ file, episodes }: PersonMeasures): DaySet {
  const born = birthYearOf(file);
  if (born === undefined) return PERHAPS;
  const [first, last] = [newYear(born + MAJORITY_AGE), newYear(born + MAJORITY_AGE + 1) - 1];
  const sets = episodes.map((episode): DaySet => {
    // Only the days of this episode: a later one, begun as an adult, is another detention.
    const days = episodeDays(episode, CONFIRMATION_DAYS);
    if (episode.began.hi < first) return days;
    return episode.began.lo < last ? { certain: [], possible: days.possible } : NO_DAYS;
  });
  return either(...sets);
}

type Held = { readonly place: EntityId | null; readonly from: EdtfDate };

/** Where an episode was spent: each place from its first to the next one's first day. */
function heldAt(episode: Episode): readonly Held[] {
  const opener = episode.opener.facts.get("detention.place")?.[0]?.value;
  const first: Held[] = typeof opener === "string" ? [{ place: opener, from: episode.began }] : [];
  const stays = episode.stays.map((mark): Held => ({ place: valueOf(mark.entity, stay.place) ?? null, from: mark.on }));
  return [...first, ...stays];
}

/** Days in custody by place; days at an unknown place belong to no line. */
export function custodyByPlace({ file, episodes, custody }: PersonMeasures): Measured[] {
  const places = new Map<EntityId, DaySet>();
  for (const episode of episodes) {
    const held = heldAt(episode);
    held.forEach(({ place, from }, i) => {
      if (place === null) return;
      const days = fromUntil(from, held[i + 1]?.from ?? episode.ended);
      places.set(place, either(places.get(place) ?? NO_DAYS, days));
    });
  }
  return [...places].map(([place, days]) => ({ key: place, record: file.id, days: both(days, custody) }));
}

/** Days in custody under each article, whatever else is charged; key EVERYBODY: under any known article. */
export function custodyByArticle({ file, custody }: PersonMeasures): Measured[] {
  const periods = chargePeriods(file).map(({ article, from, until }) => ({ article, days: fromUntil(from, until) }));
  const articles = new Map<string, DaySet>();
  for (const { article, days } of periods) articles.set(article, either(articles.get(article) ?? NO_DAYS, days));
  const lines = [...articles].map(([key, days]) => ({ key, record: file.id, days: both(days, custody) }));
  if (lines.length === 0) return [];
  return [{ key: EVERYBODY, record: file.id, days: either(...lines.map((line) => line.days)) }, ...lines];
}

/** Days in custody under the main article: the one a source calls main, or the only one known. */
export function custodyByMainArticle(measures: PersonMeasures): Measured[] {
  const periods = chargePeriods(measures.file);
  const flagged = periods.filter((period) => period.main);
  const articles = new Set((flagged.length > 0 ? flagged : periods).map((period) => period.article));
  if (articles.size !== 1) return [];
  return custodyByArticle(measures).filter((line) => articles.has(line.key));
}

/** Days held incommunicado: within custody, from the last contact to the next. */
export function incommunicadoDays({ file, custody }: PersonMeasures): DaySet {
  const periods = eventsOf(file, "incommunicado").map((entity): DaySet => {
    const began = dateOf(entity, incommunicado.began);
    return began === undefined ? NO_DAYS : fromUntil(began, dateOf(entity, incommunicado.ended) ?? null);
  });
  return both(either(...periods), custody);
}

/** Releases that were not retracted; one merely reported is uncertain. Records are releases, not people. */
export function releases({ file }: PersonMeasures): Measured[] {
  return eventsOf(file, "release").flatMap((entity): Measured[] => {
    const [on, status] = [dateOf(entity, release.on), latestStatus(entity, release.status)?.value];
    if (on === undefined || status === "retracted") return [];
    const days: DaySet = status === "reported" ? { certain: [], possible: [{ from: on.lo, to: on.hi + 1 }] } : since(on);
    const kind = valueOf(entity, release.kind);
    const line = { record: entity.id, days };
    return kind === undefined
      ? [{ key: EVERYBODY, ...line }]
      : [
          { key: EVERYBODY, ...line },
          { key: kind, ...line },
        ];
  });
}

/** Deaths with these circumstances, or all. A person dies once: joined files give one record. */
export function deaths({ file }: PersonMeasures, circumstances: string | null): Measured[] {
  const days = eventsOf(file, "death").flatMap((entity): DaySet[] => {
    const on = dateOf(entity, death.on);
    const told = valueOf(entity, death.circumstances);
    return on === undefined || (circumstances !== null && told !== circumstances) ? [] : [since(on)];
  });
  return days.length === 0 ? [] : [{ key: EVERYBODY, record: file.id, days: either(...days) }];
}

/** A verdict that stands, with the day from which it counts. */
type Conviction = { readonly entity: Entity; readonly on: EdtfDate; readonly inAbsentia: boolean };

/** Verdicts that were not annulled and replace no other: a changed verdict is the same conviction. */
export function convictionsOf(file: PersonFile): readonly Conviction[] {
  return eventsOf(file, "sentence").flatMap((entity): Conviction[] => {
    const on = dateOf(entity, sentence.on);
    const annulled = latestStatus(entity, sentence.status)?.value === "annulled";
    if (on === undefined || annulled || factsOf(entity, sentence.replaces).length > 0) return [];
    return [{ entity, on, inAbsentia: valueOf(entity, sentence.in_absentia) === true }];
  });
}
