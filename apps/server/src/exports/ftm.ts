import type { EntityId } from "../ledger/claim.ts";
import { factsOf, type Entity } from "../ledger/resolve.ts";
import { outsideAddress } from "../platform/outside-address.ts";
import { eventsOf, type PersonFile } from "../registry/person-file.ts";
import { hearing, sentence } from "../registry/schema.ts";
import { camel, SCHEMA_OF } from "./ftm-schema.ts";
import { personEntity, sourcesOf } from "./present.ts";
import { EVENT_FIELDS, PERSON_FIELDS, ROOT_FIELDS, type Field } from "./published.ts";
import type { Root } from "./scope.ts";
import { valueText } from "./tables.ts";

/** An entity as FollowTheMoney's JSON lines have it: every property is a list of texts. */
export type FtmEntity = {
  readonly id: EntityId;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
};
/** Addresses of sources by their numbers. */
export type SourceUrls = ReadonlyMap<number, string | null>;

/** What FollowTheMoney takes for a date: a year, a month or a day, nothing vaguer. */
const FTM_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

type Properties = Record<string, string[]>;

function add(properties: Properties, name: string, ...values: readonly string[]): void {
  const list = (properties[name] ??= []);
  for (const value of values) if (value !== "" && !list.includes(value)) list.push(value);
  if (list.length === 0) delete properties[name];
}

function addField(properties: Properties, field: Field, entity: Entity): void {
  const name = camel(field.name);
  for (const { value, claim } of entity.facts.get(field.property.code) ?? []) {
    if (field.type === "coordinates") {
      const { lat, lon } = value as { lat: number; lon: number };
      add(properties, "latitude", String(lat));
      add(properties, "longitude", String(lon));
    } else if (field.type === "date") {
      const text = String(value);
      add(properties, `${name}Edtf`, text);
      if (FTM_DATE.test(text)) add(properties, name, text);
    } else if (field.type === "country") add(properties, name, String(value).toLowerCase());
    else add(properties, name, claim.valid === null ? valueText(field.type, value) : `${valueText(field.type, value)} (${claim.valid})`);
  }
}

function addSources(properties: Properties, sources: readonly number[], urls: SourceUrls): void {
  add(properties, "sourceUrl", ...sources.flatMap((id) => outsideAddress(urls.get(id)) ?? []));
}

/** Dates of an event that are its beginning and end, for programs that know Interval only. */
const STARTS = ["began", "on", "as_of", "listed_on"];
const ENDS = ["ended", "removed_on"];

function intervalOf(properties: Properties): void {
  for (const name of STARTS) for (const value of properties[camel(name)] ?? []) add(properties, "date", value);
  for (const value of properties["began"] ?? []) add(properties, "startDate", value);
  for (const name of ENDS) for (const value of properties[camel(name)] ?? []) add(properties, "endDate", value);
}

/** Names of FollowTheMoney's own properties for the fields of things it has a schema for. */
const OWN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { name: "name", gender: "gender", birth_year: "birthDate", citizenship: "nationality", public_role: "position", note: "notes" },
  official: { name: "name", role: "position" },
  organisation: { name: "name", kind: "classification", does: "summary", intake: "description", note: "notes", state: "keywords" },
  court: { name: "name" },
};

function known(kind: string, fields: readonly Field[], entity: Entity): Properties {
  const properties: Properties = {};
  for (const field of fields) {
    const name = OWN_NAMES[kind]?.[field.name] ?? field.name;
    for (const { value } of entity.facts.get(field.property.code) ?? []) {
      const text = valueText(field.type, value);
      add(properties, name, field.type === "country" ? text.toLowerCase() : text);
    }
  }
  return properties;
}

/** A person and the events in the person's file. */
export function ftmPerson(file: PersonFile, urls: SourceUrls): readonly FtmEntity[] {
  const entity = personEntity(file);
  const properties = known("person", PERSON_FIELDS, entity);
  const [name, ...aliases] = properties["name"] ?? [];
  if (name !== undefined) Object.assign(properties, { name: [name], ...(aliases.length === 0 ? {} : { alias: aliases }) });
  addSources(properties, sourcesOf(entity, PERSON_FIELDS), urls);
  const events = file.events.map(({ kind, entity: event }): FtmEntity => {
    const own: Properties = { person: [file.id] };
    for (const field of EVENT_FIELDS[kind]) addField(own, field, event);
    intervalOf(own);
    addSources(own, sourcesOf(event, EVENT_FIELDS[kind]), urls);
    return { id: event.id, schema: SCHEMA_OF[kind] ?? kind, properties: own };
  });
  return [{ id: file.id, schema: "Person", properties }, ...events];
}

/** Who is named as the judge of a hearing or a verdict in a person's file. */
export const judgesIn = (file: PersonFile): readonly EntityId[] => [
  ...eventsOf(file, "hearing").flatMap((event) => factsOf(event, hearing.judge).map(({ value }) => value)),
  ...eventsOf(file, "sentence").flatMap((event) => factsOf(event, sentence.judge).map(({ value }) => value)),
];

/**
 * What programs that read FollowTheMoney are told about who somebody is (its enumeration of topics): officials by the office
 * they held, so that nobody takes them for prisoners; prisoners nothing. Topics that accuse (`crime`, `poi`, `sanction`,
 * `debarment` …) are never given: the register says who judged whom, not who should be punished for it.
 */
function topicOf(root: Root, judges: ReadonlySet<EntityId>): string | undefined {
  if (root.kind === "court") return "gov.judicial";
  if (root.kind === "official") return judges.has(root.id) ? "role.judge" : "role.civil";
  return undefined;
}

/** What the entities of a catalogue are made with. */
export type RootLook = { readonly urls: SourceUrls; readonly judges: ReadonlySet<EntityId> };

/** An entry of a catalogue. */
export function ftmRoot(root: Root, { urls, judges }: RootLook): FtmEntity {
  const { id, code, kind, entity } = root;
  const fields = ROOT_FIELDS[kind];
  const properties = OWN_NAMES[kind] === undefined ? {} : known(kind, fields, entity);
  if (OWN_NAMES[kind] === undefined) {
    add(properties, "code", code);
    for (const field of fields) addField(properties, field, entity);
    // A Thing is shown by its name.
    if (properties["name"] === undefined) add(properties, "name", code);
  } else if (properties["name"] === undefined) add(properties, "name", code);
  addSources(properties, sourcesOf(entity, fields), urls);
  const topic = topicOf(root, judges);
  if (topic !== undefined) add(properties, "topics", topic);
  return { id, schema: SCHEMA_OF[kind] ?? kind, properties };
}
