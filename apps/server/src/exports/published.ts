import type { Property } from "../ledger/schema.ts";
import { reportedFigure } from "../figures/reported.ts";
import { court, official, organisation, place, provision, type CatalogueKind } from "../registry/catalogue-schema.ts";
import * as schema from "../registry/schema.ts";
import type { PersonEventKind } from "../registry/schema.ts";

// What leaves the register, field by field: the presenter of every export, of the API and of the downloads. A property
// that is not written here stays inside, whatever its class: nothing is published by being declared. The names are part
// of public files: never rename, only add.

/** How a value is written: what its cells, its JSON and its FollowTheMoney property are. */
export type FieldType =
  | "text"
  | "code"
  | "date"
  | "boolean"
  | "number"
  | "country"
  | "entity"
  | "name"
  | "local-text"
  | "length"
  | "penalty"
  | "provisions"
  | "coordinates";

export type Field = { readonly name: string; readonly property: Property; readonly type: FieldType };

const field = <T>(name: string, type: FieldType, property: Property<T>): Field => ({ name, type, property });

const { person, detention, stay, charge, hearing, sentence, appeal, recognition, act, contact, incommunicado, release } = schema;
const { death, listing, report } = schema;

export const PERSON_FIELDS: readonly Field[] = [
  field("name", "name", person.name),
  field("gender", "code", person.gender),
  field("birth_year", "number", person.birth_year),
  field("citizenship", "country", person.citizenship),
  field("public_role", "local-text", person.public_role),
  field("note", "local-text", person.note),
];

export const EVENT_FIELDS: Readonly<Record<PersonEventKind, readonly Field[]>> = {
  detention: [
    field("began", "date", detention.began),
    field("track", "code", detention.track),
    field("manner", "code", detention.manner),
    field("place", "entity", detention.place),
    field("note", "local-text", detention.note),
  ],
  stay: [
    field("began", "date", stay.began),
    field("place", "entity", stay.place),
    field("whereabouts", "code", stay.whereabouts),
    field("state", "code", stay.state),
    field("note", "local-text", stay.note),
  ],
  charge: [
    field("provision", "provisions", charge.provision),
    field("as_written", "text", charge.as_written),
    field("status", "code", charge.status),
    field("main", "boolean", charge.main),
    field("note", "local-text", charge.note),
  ],
  hearing: [
    field("on", "date", hearing.on),
    field("stage", "code", hearing.stage),
    field("court", "entity", hearing.court),
    field("judge", "entity", hearing.judge),
    field("closed", "boolean", hearing.closed),
    field("note", "local-text", hearing.note),
  ],
  sentence: [
    field("on", "date", sentence.on),
    field("penalty", "penalty", sentence.penalty),
    field("provision", "provisions", sentence.provision),
    field("court", "entity", sentence.court),
    field("judge", "entity", sentence.judge),
    field("in_absentia", "boolean", sentence.in_absentia),
    field("closed", "boolean", sentence.closed),
    field("adds_to", "code", sentence.adds_to),
    field("stated_total", "length", sentence.stated_total),
    field("credit_from", "date", sentence.credit_from),
    field("credit_days", "number", sentence.credit_days),
    field("replaces", "entity", sentence.replaces),
    field("status", "code", sentence.status),
    field("note", "local-text", sentence.note),
  ],
  appeal: [
    field("on", "date", appeal.on),
    field("outcome", "code", appeal.outcome),
    field("sentence", "entity", appeal.sentence),
    field("court", "entity", appeal.court),
    field("note", "local-text", appeal.note),
  ],
  recognition: [
    field("body", "entity", recognition.body),
    field("kind", "code", recognition.kind),
    field("on", "date", recognition.on),
    field("statement", "text", recognition.statement),
    field("criteria", "text", recognition.criteria),
    field("ground", "local-text", recognition.ground),
  ],
  act: [
    field("kind", "code", act.kind),
    field("began", "date", act.began),
    field("ended", "date", act.ended),
    field("place", "entity", act.place),
    field("note", "local-text", act.note),
  ],
  contact: [field("on", "date", contact.on), field("channel", "code", contact.channel), field("note", "local-text", contact.note)],
  incommunicado: [
    field("began", "date", incommunicado.began),
    field("ended", "date", incommunicado.ended),
    field("note", "local-text", incommunicado.note),
  ],
  release: [
    field("on", "date", release.on),
    field("kind", "code", release.kind),
    field("status", "code", release.status),
    field("destination", "country", release.destination),
    field("with_others", "number", release.with_others),
    field("note", "local-text", release.note),
  ],
  death: [
    field("on", "date", death.on),
    field("circumstances", "code", death.circumstances),
    field("place", "entity", death.place),
    field("note", "local-text", death.note),
  ],
  listing: [
    field("list", "code", listing.list),
    field("listed_on", "date", listing.listed_on),
    field("removed_on", "date", listing.removed_on),
    field("note", "local-text", listing.note),
  ],
  report: [field("status", "code", report.status), field("as_of", "date", report.as_of), field("note", "local-text", report.note)],
};

export const EVENT_KINDS = Object.keys(EVENT_FIELDS) as readonly PersonEventKind[];

export const CATALOGUE_FIELDS: Readonly<Record<CatalogueKind, readonly Field[]>> = {
  place: [
    field("name", "name", place.name),
    field("kind", "code", place.kind),
    field("town", "local-text", place.town),
    field("region", "code", place.region),
    field("coordinates", "coordinates", place.coordinates),
    field("regime", "local-text", place.regime),
    field("address", "local-text", place.address),
    field("note", "local-text", place.note),
    field("successor", "entity", place.successor),
    field("existence", "code", place.existence),
    field("address_state", "code", place.address_state),
  ],
  organisation: [
    field("name", "name", organisation.name),
    field("kind", "code", organisation.kind),
    field("does", "local-text", organisation.does),
    field("intake", "local-text", organisation.intake),
    field("note", "local-text", organisation.note),
    field("state", "code", organisation.state),
  ],
  provision: [
    field("code_of_law", "code", provision.code),
    field("number", "text", provision.number),
    field("label", "local-text", provision.label),
    field("label_state", "code", provision.label_state),
    field("formerly", "text", provision.formerly),
    field("group", "code", provision.group),
    field("note", "local-text", provision.note),
  ],
  court: [field("name", "name", court.name)],
  official: [field("name", "name", official.name), field("role", "local-text", official.role)],
};

export const REPORTED_FIELDS: readonly Field[] = [
  field("indicator", "code", reportedFigure.indicator),
  field("comparator", "code", reportedFigure.comparator),
  field("value", "number", reportedFigure.value),
  field("unit", "code", reportedFigure.unit),
  field("as_of", "date", reportedFigure.as_of),
  field("as_of_status", "code", reportedFigure.as_of_status),
  field("said_by", "text", reportedFigure.said_by),
  field("organisation", "entity", reportedFigure.organisation),
  field("attributed_to", "text", reportedFigure.attributed_to),
  field("period", "text", reportedFigure.period),
  field("note", "local-text", reportedFigure.note),
];

/** Kinds of roots that are not people, with what is published of them. */
export const ROOT_FIELDS = { ...CATALOGUE_FIELDS, reported_figure: REPORTED_FIELDS } as const;
export type RootKind = keyof typeof ROOT_FIELDS;
export const ROOT_KINDS = Object.keys(ROOT_FIELDS) as readonly RootKind[];

/** Every published field with the kind of record it belongs to, in the order of the files. */
export const PUBLISHED: readonly (Field & { readonly kind: string })[] = [
  ...PERSON_FIELDS.map((one) => ({ ...one, kind: "person" })),
  ...EVENT_KINDS.flatMap((kind) => EVENT_FIELDS[kind].map((one) => ({ ...one, kind }))),
  ...ROOT_KINDS.flatMap((kind) => ROOT_FIELDS[kind].map((one) => ({ ...one, kind }))),
];

/** Claims that are published besides: judgements are part of how a fact came to stand. */
export const PUBLISHED_JUDGEMENTS = ["person.same_as", "judgement.preferred", "judgement.withdrawn"] as const;

/** Codes of the properties whose claims may leave. */
export const PUBLISHED_CODES: readonly string[] = [...PUBLISHED.map((one) => one.property.code), ...PUBLISHED_JUDGEMENTS];
