import type { EntityId, Position } from "../ledger/claim.ts";
import { isoOf, type EdtfDate } from "../ledger/edtf.ts";
import { factsOf, valueOf, type Entity } from "../ledger/resolve.ts";
import { sql, type Reader } from "../platform/database.ts";
import { openFiles } from "../registry/open-files.ts";
import { birthYearOf, dateOf, eventsOf, namesOf, type PersonFile } from "../registry/person-file.ts";
import { charge, detention, sentence, stay } from "../registry/schema.ts";
import type { ProvisionValue } from "../registry/values.ts";

/** What tells people apart: all names, and what else two sources would say of one person. */
export type Profile = {
  readonly id: string;
  readonly names: readonly string[];
  readonly born?: number | undefined;
  /** When the person was taken: days, or months where nothing finer is known (2021-05-03, 2021-05). */
  readonly days: readonly string[];
  readonly places: readonly string[];
  readonly articles: readonly string[];
};

/** More than these of anything say nothing further, and a hostile file must not make a comparison long. */
const MOST_NAMES = 8;
const MOST_FACTS = 8;

const distinct = (list: readonly string[], most: number): readonly string[] => [...new Set(list)].slice(0, most);

/** A date as precise as it is for certain: the day, the month, or nothing. */
function spoken(date: EdtfDate | undefined): string[] {
  // Open beginnings and ends lie outside the calendar, and more than a month says nothing here.
  if (date === undefined || date.hi - date.lo > 31) return [];
  const [first, last] = [isoOf(date.lo), isoOf(date.hi)];
  if (first === last) return [first];
  return first.slice(0, 7) === last.slice(0, 7) ? [first.slice(0, 7)] : [];
}

const articlesIn = (value: ProvisionValue | undefined): string[] =>
  value?.kind === "provisions" ? value.provisions.map(({ code, article }) => `${code} ${article}`) : [];

const articlesOf = (entity: Entity): string[] => articlesIn(valueOf(entity, charge.provision));

/** What a person's file says that tells people apart. Pure. */
export function profileOf(file: PersonFile): Profile {
  const detentions = eventsOf(file, "detention");
  const places = [
    ...detentions.map((one) => valueOf(one, detention.place)),
    ...eventsOf(file, "stay").map((one) => valueOf(one, stay.place)),
  ].filter((place) => place !== undefined);
  const sentenced = eventsOf(file, "sentence").flatMap((one) => factsOf(one, sentence.provision).flatMap(({ value }) => articlesIn(value)));
  return {
    id: file.id,
    names: distinct(
      namesOf(file).map(({ value }) => value.text),
      MOST_NAMES,
    ),
    born: birthYearOf(file),
    days: distinct(
      detentions.flatMap((one) => spoken(dateOf(one, detention.began))),
      MOST_FACTS,
    ),
    places: distinct(places, MOST_FACTS),
    articles: distinct([...eventsOf(file, "charge").flatMap(articlesOf), ...sentenced], MOST_FACTS),
  };
}

/** People as known at a position, in the order asked for; whoever has no name by then is left out. */
export async function readProfiles(reader: Reader, people: readonly EntityId[], knownAt: Position): Promise<readonly Profile[]> {
  const files = await openFiles(reader, people, knownAt);
  return files.map(profileOf).filter(({ names }) => names.length > 0);
}

const SLICE = 1000;

/** Everybody in the register as known at a position, each person once, a slice at a time. */
export async function* everybody(reader: Reader, knownAt: Position): AsyncGenerator<readonly Profile[], void, undefined> {
  for (let last = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await reader.query<{ person: EntityId }>(sql`
      select person from person_index where person > ${last}::uuid and known_from <= ${knownAt} and known_to > ${knownAt}
      order by person limit ${SLICE}`);
    const end = rows.at(-1)?.person;
    if (end === undefined) return;
    last = end;
    yield await readProfiles(
      reader,
      rows.map(({ person }) => person),
      knownAt,
    );
  }
}
