import { FOREVER, type EdtfDate } from "../../../ledger/edtf.ts";
import { civilOf } from "../../../ledger/day-number.ts";
import { MAJORITY_AGE } from "../../../figures/measure.ts";
import type { Entity, Fact } from "../../../ledger/resolve.ts";
import { birthYearOf, dateOf, namesOf, personFacts, shownName } from "../../../registry/person-file.ts";
import { readable } from "../../../registry/reader-languages.ts";
import { person, sentence } from "../../../registry/schema.ts";
import { type LocalText, type NameValue } from "../../../registry/values.ts";
import type { Tone } from "../../design/labels.tsx";
import { heldDays } from "./days.ts";
import { stateWords, type Telling } from "./telling.ts";
import type { Text } from "../text.ts";
import { capital, countryName, localText, plain, referenceText } from "./wording.ts";

export type NameLine = { readonly name: Text; readonly about: string; readonly marks: readonly number[] };
export type FactLine = { readonly term: string; readonly values: readonly Text[]; readonly marks: readonly number[]; readonly tone?: Tone };
export type DaysLine = { readonly n: number; readonly atLeast: boolean; readonly held: boolean; readonly total: number | null };

export type HeadView = {
  readonly name: Text;
  readonly otherNames: readonly NameLine[];
  readonly lead: string;
  readonly leadMarks: readonly number[];
  readonly perhaps: string | null;
  readonly days: DaysLine | null;
  readonly facts: readonly FactLine[];
};

const LANGUAGE_WORDS = new Set(["be", "ru", "en"]);

function nameAbout({ words }: Telling, name: NameValue): string {
  const { tr } = words;
  const own = LANGUAGE_WORDS.has(name.lang) ? tr.t(`person.name.${name.lang as "be" | "ru" | "en"}`) : languageName(tr.lang, name.lang);
  const script = name.script === "Latn" && name.lang !== "en" && LANGUAGE_WORDS.has(name.lang) ? [tr.t("person.name.latin")] : [];
  return [own, ...script, tr.t(`nameRole.${name.role}`)].join(", ");
}

function languageName(reader: string, lang: string): string {
  return new Intl.DisplayNames([reader], { type: "language" }).of(lang) ?? lang;
}

function nameText({ words }: Telling, facts: readonly Fact<NameValue>[]): Text {
  const name = shownName(
    facts.map((fact) => fact.value),
    words.tr.lang,
  );
  return name === undefined ? plain("") : localText(words, name);
}

/** The first sentence of the page: where the person stands and since when. */
function leadText({ words, state }: Telling): string {
  const { tr, gender } = words;
  const { standing, since, code, reported } = state;
  if (standing === "held" || standing === "perhaps_held") {
    const known = state.episode?.beginningKnown === true && since !== null;
    return known ? tr.t("person.heldSince", { since: tr.since(since) }) : tr.t("person.heldSinceUnknown");
  }
  if (since === null) return capital(stateWords(words, state).text);
  if (code === "died") return `${tr.t("life.died", { gender })}, ${tr.edtf(since)}`;
  if (code === "released") return `${tr.t("life.released", { gender })}, ${releaseDate(tr.edtf, since)}`;
  if (code === "convicted_in_absentia") return `${tr.t("life.convicted_in_absentia", { gender })}, ${tr.edtf(since)}`;
  if (code !== null) return `${capital(tr.t(`state.${code}`, { gender }))} ${tr.since(since)}`;
  return `${tr.t("life.report", { status: tr.t(`reported.${reported ?? "unverified"}`) })} (${tr.edtf(since)})`;
}

/** The end of an episode may be a day nobody gave; then only its latest is known. */
const releaseDate = (edtf: (date: EdtfDate) => string, since: EdtfDate): string =>
  since.hi >= FOREVER ? edtf({ ...since, precision: "after" }) : edtf(since);

function perhapsText({ words, state, day }: Telling): string | null {
  if (state.standing !== "perhaps_held") return null;
  const last = state.episode?.lastEvidence;
  if (state.episode?.ended !== null || last === undefined || last > day) return words.tr.t("person.perhapsHeld");
  return words.tr.t("person.unconfirmed", { date: words.tr.edtf(exactly(last)) });
}

/** A day number as a date. */
export const exactly = (day: number): EdtfDate => ({ text: "", precision: "day", lo: day, hi: day });

function daysLine({ measures, state, day }: Telling): DaysLine | null {
  const all = heldDays(measures.episodes, day);
  const held = state.standing === "held" || state.standing === "perhaps_held";
  const now = held && state.episode !== null ? heldDays([state.episode], day) : all;
  if (now.days === 0) return null;
  return { n: now.days, atLeast: now.atLeast, held, total: all.days > now.days ? all.days : null };
}

function ageAtArrest({ words, measures, file, state, day }: Telling): readonly Text[] {
  const born = birthYearOf(file);
  const began = (state.episode ?? measures.episodes.find((episode) => episode.began.lo <= day))?.began;
  if (born === undefined || began === undefined || began.lo !== began.hi) return [];
  const reached = civilOf(began.lo).year - born;
  // Only the year of birth is known, so the person may have been a year younger.
  if (reached < MAJORITY_AGE) return [plain(words.tr.t("person.minorAtArrest"))];
  return [plain(`${words.tr.number(reached - 1)}–${words.tr.t("person.ageAtArrest", { n: reached })}`)];
}

function localFacts(
  { words, told }: Telling,
  facts: readonly Fact<LocalText>[],
): { values: readonly Text[]; used: readonly Fact<LocalText>[] } {
  const texts = readable(
    facts.map((fact) => fact.value),
    words.tr.lang,
    ({ lang }) => lang,
  );
  const used = facts.filter((fact) => texts.includes(fact.value));
  return { values: told.people.length === 0 ? [] : texts.map((text) => localText(words, text)), used };
}

function factLines(telling: Telling): readonly FactLine[] {
  const { words, book, state, told, day } = telling;
  const { tr } = words;
  const shown = stateWords(words, state);
  const place = referenceText(words, state.place);
  const held = state.standing === "held" || state.standing === "perhaps_held";
  const last = state.episode !== null && held ? state.episode.lastEvidence : null;
  const roles = localFacts(telling, personFacts(told, person.public_role));
  const notes = localFacts(telling, personFacts(told, person.note));
  const citizenship = personFacts(told, person.citizenship);
  const born = personFacts(told, person.birth_year);
  const where = place ?? (held ? plain(tr.t("word.unknown")) : undefined);
  const since = place !== undefined && state.placeSince !== null ? [plain(tr.since(state.placeSince))] : [];
  const marks = state.basis === null ? [] : book.citeEntity(state.basis);
  const absent = state.inAbsentia;
  const lines: (FactLine | false)[] = [
    { term: tr.t("person.state"), values: [plain(capital(shown.text))], marks, tone: shown.tone },
    where !== undefined && { term: tr.t("person.where"), values: [where, ...since], marks: placeMarks(telling) },
    last !== null && last <= day && { term: tr.t("person.lastConfirmed"), values: [plain(tr.edtf(exactly(last)))], marks: [] },
    absent !== null && { term: tr.t("person.alsoAbsentia"), values: [plain(verdictDate(telling, absent))], marks: book.citeEntity(absent) },
    roles.values.length > 0 && { term: tr.t("person.role"), values: roles.values, marks: book.cite(roles.used) },
    citizenship.length > 0 && {
      term: tr.t("person.citizenship"),
      values: citizenship.map((fact) => plain(countryName(tr, fact.value))),
      marks: book.cite(citizenship),
    },
    birthYearOf(told) !== undefined && {
      term: tr.t("person.birthYear"),
      values: [plain(String(birthYearOf(told))), ...ageAtArrest(telling)],
      marks: book.cite(born),
    },
    notes.values.length > 0 && { term: tr.t("person.note"), values: notes.values, marks: book.cite(notes.used) },
  ];
  return lines.filter((line) => line !== false);
}

function verdictDate({ words }: Telling, verdict: Entity): string {
  const on = dateOf(verdict, sentence.on);
  return on === undefined ? words.tr.t("date.unknown") : words.tr.edtf(on);
}

function placeMarks({ book, state }: Telling): readonly number[] {
  const { episode, place } = state;
  if (episode === null || place === null) return [];
  const entities = [episode.opener, ...episode.stays.map((mark) => mark.entity)];
  return book.cite(entities.flatMap((entity) => [...entity.facts.values()].flat().filter((fact) => fact.value === place)));
}

/** Name, state, where, since when, how long. */
export function presentHead(telling: Telling): HeadView {
  const { told, words, book, state } = telling;
  const names = namesOf(told);
  const name = nameText(telling, names);
  const others = names.filter((fact) => fact.value.text !== name.text);
  const leadMarks = state.basis === null ? [] : book.cite([...state.basis.facts.values()].flat());
  return {
    name,
    lead: leadText(telling),
    leadMarks,
    perhaps: perhapsText(telling),
    days: daysLine(telling),
    facts: factLines(telling),
    otherNames: others.map((fact) => ({
      name: localText(words, fact.value),
      about: nameAbout(telling, fact.value),
      marks: book.cite([fact]),
    })),
  };
}
