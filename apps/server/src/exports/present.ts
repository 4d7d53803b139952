import { z } from "zod";
import { measurePerson } from "../figures/measure.ts";
import type { DaySet } from "../figures/day-set.ts";
import type { Claim, EntityId, SourceRecord } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import type { Entity } from "../ledger/resolve.ts";
import { eventsOf, type PersonFile } from "../registry/person-file.ts";
import type { PersonEventKind } from "../registry/schema.ts";
import { EVENT_FIELDS, EVENT_KINDS, PERSON_FIELDS, ROOT_FIELDS, type Field, type RootKind } from "./published.ts";
import type { Root } from "./scope.ts";

// Records as the JSON export and the API give them. The schemas are the contract: what is given must parse with them.

type Json = Readonly<Record<string, unknown>>;

const dated = (value: z.ZodType): z.ZodType =>
  z.strictObject({ value, valid: z.string().nullable().describe("EDTF period in which it held; null where nobody says") });

const fieldSchema = ({ property }: Field): z.ZodType => {
  const told = property.many ? z.array(dated(property.value)) : property.value.nullable();
  return told.describe(property.about);
};

const fieldShape = (fields: readonly Field[]): Record<string, z.ZodType> =>
  Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));

const restsOn = {
  disputed: z.array(z.string()).describe("Fields on which sources disagree; the value that weighs most is given."),
  sources: z.array(z.number().int()).describe("Ids of the sources it rests on."),
};

const eventSchema = (kind: PersonEventKind): z.ZodType => z.strictObject({ id: z.uuid(), ...fieldShape(EVENT_FIELDS[kind]), ...restsOn });

const STANDINGS = ["certain", "perhaps", "no"] as const;
type Standing = (typeof STANDINGS)[number];

/** A person with every event: the shape of the export and of the API. */
export const personSchema = z.strictObject({
  id: z.uuid(),
  files: z.array(z.uuid()).describe("All files judged to be about this person, this one first."),
  ...fieldShape(PERSON_FIELDS),
  ...restsOn,
  on_the_day: z
    .strictObject({
      in_custody: z.enum(STANDINGS),
      recognised_by: z.array(z.uuid()).describe("Organisations whose recognition certainly stood."),
    })
    .describe("How things stood on the day the answer speaks of."),
  events: z.strictObject(Object.fromEntries(EVENT_KINDS.map((kind) => [kind, z.array(eventSchema(kind))]))),
});

/** An entry of a catalogue. */
export const rootSchema = (kind: RootKind): z.ZodObject =>
  z.strictObject({ id: z.uuid(), code: z.string(), ...fieldShape(ROOT_FIELDS[kind]), ...restsOn });

export const sourceSchema = z.strictObject({
  id: z.number().int(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable().describe("EDTF date of the document."),
  read_on: z.string().nullable(),
  archive: z.string().nullable(),
  language: z.string().nullable(),
  note: z.string().nullable(),
});

/** The claims behind the published facts of an entity: those that are given and those that agree with them. */
export function claimsOf(entity: Entity, fields: readonly Field[]): readonly Claim[] {
  return fields.flatMap(({ property }) => (entity.facts.get(property.code) ?? []).flatMap((fact) => [fact.claim, ...fact.agreeing]));
}

const distinct = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

/** Ids of the sources behind the published facts of an entity. */
export const sourcesOf = (entity: Entity, fields: readonly Field[]): number[] =>
  distinct(claimsOf(entity, fields).flatMap((claim) => claim.sources));

/** Names of published fields on which standing claims disagree. */
export const disputedIn = (entity: Entity, fields: readonly Field[]): string[] =>
  fields
    .filter(({ property }) => (entity.facts.get(property.code) ?? []).some((fact) => fact.disagreeing.length > 0))
    .map(({ name }) => name);

function presentFields(entity: Entity, fields: readonly Field[]): Json {
  return Object.fromEntries(
    fields.map(({ name, property }) => {
      const facts = entity.facts.get(property.code) ?? [];
      if (!property.many) return [name, facts[0]?.value ?? null];
      return [name, facts.map(({ value, claim }) => ({ value, valid: claim.valid }))];
    }),
  );
}

const present = (entity: Entity, fields: readonly Field[]): Json => ({
  ...presentFields(entity, fields),
  disputed: disputedIn(entity, fields),
  sources: sourcesOf(entity, fields),
});

const within = (ranges: DaySet["certain"], day: Day): boolean => ranges.some(({ from, to }) => from <= day && day < to);
export const standingOn = (days: DaySet, day: Day): Standing =>
  within(days.certain, day) ? "certain" : within(days.possible, day) ? "perhaps" : "no";

/** How a person stood on a day, by the same spans as the figures. */
export function standOn(file: PersonFile, day: Day): { readonly in_custody: Standing; readonly recognised_by: EntityId[] } {
  const { custody, recognised } = measurePerson(file);
  const bodies = [...recognised].filter(([body, days]) => body.length === 36 && within(days.certain, day)).map(([body]) => body);
  return { in_custody: standingOn(custody, day), recognised_by: bodies.sort() };
}

/** The joined files as one entity: facts of all of them, the standing file's first. */
export function personEntity(file: PersonFile): Entity {
  const [first] = file.people;
  if (first === undefined || file.people.length === 1) return first ?? { id: file.id, kind: "person", owner: file.id, facts: new Map() };
  const facts = new Map(first.facts);
  for (const { property } of PERSON_FIELDS) {
    const all = file.people.flatMap((entity) => entity.facts.get(property.code) ?? []);
    if (all.length > 0) facts.set(property.code, all);
  }
  return { ...first, id: file.id, facts };
}

export function presentPerson(file: PersonFile, day: Day): z.infer<typeof personSchema> {
  const events = EVENT_KINDS.map((kind) => [
    kind,
    eventsOf(file, kind).map((entity) => ({ id: entity.id, ...present(entity, EVENT_FIELDS[kind]) })),
  ]);
  return {
    id: file.id,
    files: [...file.members],
    ...present(personEntity(file), PERSON_FIELDS),
    on_the_day: standOn(file, day),
    events: Object.fromEntries(events) as Record<string, unknown>,
  } as z.infer<typeof personSchema>;
}

export const presentRoot = ({ id, code, kind, entity }: Root): Json => ({ id, code, ...present(entity, ROOT_FIELDS[kind]) });

export const presentSource = (source: SourceRecord): z.infer<typeof sourceSchema> => ({
  id: source.id,
  url: source.url,
  title: source.title,
  publisher: source.publisher,
  published: source.published,
  read_on: source.readOn,
  archive: source.archive,
  language: source.language,
  note: source.note,
});
