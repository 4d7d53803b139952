import type { Claim, EntityId } from "../ledger/claim.ts";
import { parseDate, parsePeriod, type EdtfDate } from "../ledger/edtf.ts";
import { factOf, factsOf, foldClaims, valueOf, type Entity, type Fact, type FoldedFile } from "../ledger/resolve.ts";
import type { Property } from "../ledger/schema.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "./schema.ts";
import { chooseName } from "./reader-languages.ts";
import { type NameValue } from "./values.ts";

/** One event in a person's file, with its facts. */
export type PersonEvent = { readonly kind: PersonEventKind; readonly entity: Entity };

/** Everything the register holds about one person, after merge judgements: possibly several files. */
export type PersonFile = {
  /** The file that stands for the person. */
  readonly id: EntityId;
  /** All files joined, this one first. */
  readonly members: readonly EntityId[];
  readonly people: readonly Entity[];
  readonly events: readonly PersonEvent[];
  readonly withdrawn: FoldedFile["withdrawn"];
};

const isEventKind = (kind: string): kind is PersonEventKind => kind in PERSON_EVENTS;

/**
 * Folds the claims of a person's files. Pure.
 *
 * @param members the files judged to be one person; the first stands for all
 * @param claims of all members; of each member in ledger order
 */
export function openPersonFile(members: readonly EntityId[], claims: readonly Claim[]): PersonFile {
  const folded = foldClaims(members.length > 1 ? [...claims].sort((a, b) => a.position - b.position) : claims);
  const people = folded.entities.filter((entity) => entity.kind === "person");
  const events = folded.entities.flatMap((entity): PersonEvent[] => (isEventKind(entity.kind) ? [{ kind: entity.kind, entity }] : []));
  return { id: members[0] ?? "", members, people, events, withdrawn: folded.withdrawn };
}

/** Events of one kind, in ledger order. */
export function eventsOf(file: PersonFile, kind: PersonEventKind): readonly Entity[] {
  return file.events.filter((event) => event.kind === kind).map((event) => event.entity);
}

/** Facts about the person over all joined files, in ledger order. */
export function personFacts<T>(file: PersonFile, property: Property<T>): readonly Fact<T>[] {
  return file.people.flatMap((entity) => factsOf(entity, property));
}

/** The person's names, without repeats from joined files. */
export function namesOf(file: PersonFile): readonly Fact<NameValue>[] {
  const seen = new Set<string>();
  return personFacts(file, person.name).filter((fact) => {
    const key = `${fact.value.lang} ${fact.value.text}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** The name a person is publicly known by comes first; the legal one stands beside it. */
const NAME_PREFERENCE = ["pen", "short", "legal", "envelope", "as_in_source"];

/** The name to show a reader of a language: in the reader's script, and in the language that is read best. */
export function shownName(names: readonly NameValue[], lang: string): NameValue | undefined {
  return chooseName(names, lang, NAME_PREFERENCE);
}

/** The same as bare text; empty where there is no name. */
export const displayName = (names: readonly NameValue[], lang: string): string => shownName(names, lang)?.text ?? "";

/** Gender over all joined files; undefined where nothing is published or files differ. */
export function genderOf(file: PersonFile): string | undefined {
  const values = new Set(file.people.flatMap((entity) => valueOf(entity, person.gender) ?? []));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Year of birth; undefined where nothing is published or files differ. */
export function birthYearOf(file: PersonFile): number | undefined {
  const values = new Set(file.people.flatMap((entity) => valueOf(entity, person.birth_year) ?? []));
  return values.size === 1 ? [...values][0] : undefined;
}

/** A date property of an event as an uncertain date; undefined when nothing is claimed. */
export function dateOf(entity: Entity, property: Property<string>): EdtfDate | undefined {
  const text = valueOf(entity, property);
  return text === undefined ? undefined : parseDate(text);
}

/** The latest dated status of an event and the day since when it holds. */
export function latestStatus<T>(entity: Entity, property: Property<T>): Fact<T> | undefined {
  const dated = [...factsOf(entity, property)];
  const startOf = (fact: Fact<T>): number => (fact.claim.valid === null ? Number.NEGATIVE_INFINITY : periodStart(fact.claim.valid));
  dated.sort((a, b) => startOf(a) - startOf(b) || a.claim.position - b.claim.position);
  return dated.at(-1) ?? factOf(entity, property);
}

/** First possible day of a valid period written as EDTF. */
export function periodStart(valid: string): number {
  return parsePeriod(valid).from.lo;
}
