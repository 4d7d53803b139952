import { EVENT_FIELDS, EVENT_KINDS, ROOT_FIELDS, type Field } from "./published.ts";
import type { PersonEventKind } from "../registry/schema.ts";

// Schemata for what FollowTheMoney (followthemoney.tech, model 3) lacks, derived from the published fields. Dates that are
// no plain prefix of an ISO date go into the `…Edtf` property alone: FollowTheMoney has no "between" and no "before".

export type FtmType = "string" | "text" | "date" | "entity" | "country" | "number" | "name" | "address" | "url" | "gender" | "topic";
export type FtmProperty = { readonly label: string; readonly type: FtmType; readonly range?: string; readonly description: string };
export type FtmSchema = {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly extends: readonly string[];
  readonly description: string;
  readonly properties: Readonly<Record<string, FtmProperty>>;
};

const EVENT_NAMES: Readonly<Record<PersonEventKind, readonly [name: string, plural: string, about: string]>> = {
  detention: ["Detention", "Detentions", "A deprivation of liberty begins."],
  stay: ["Stay", "Stays", "A person is held at a place from a day on, or was seen there."],
  charge: ["Charge", "Charges", "A charge under provisions of law, with its stages."],
  hearing: ["Hearing", "Hearings", "A hearing before a court."],
  sentence: ["Sentence", "Sentences", "A verdict with its penalties."],
  appeal: ["Appeal", "Appeals", "A decision on an appeal."],
  recognition: ["Recognition", "Recognitions", "A decision of a body on whether a person is a political prisoner."],
  act: ["ViolationAct", "Violation acts", "Something done to a person in custody or because of the case."],
  contact: ["SignOfLife", "Signs of life", "A sign of life from a person who is held."],
  incommunicado: ["Incommunicado", "Times incommunicado", "A time in which nobody outside had contact."],
  release: ["Release", "Releases", "The end of a custody other than by death; reported until confirmed."],
  death: ["Death", "Deaths", "The death of a person in custody, soon after, or in protest."],
  listing: ["OfficialListing", "Official listings", "An entry on an official list of extremists or terrorists."],
  report: ["StatusReport", "Status reports", "What a source says a person's situation was on a day."],
};

const pascal = (name: string): string => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
export const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Which schema the entities of a kind are. Organisations, courts and officials have one in FollowTheMoney. */
export const SCHEMA_OF: Readonly<Record<string, string>> = {
  person: "Person",
  organisation: "Organization",
  court: "PublicBody",
  official: "Person",
  place: "PlaceOfDetention",
  provision: "LegalProvision",
  reported_figure: "ReportedFigure",
  ...Object.fromEntries(EVENT_KINDS.map((kind) => [kind, EVENT_NAMES[kind][0]])),
};

const TYPES: Readonly<Partial<Record<Field["type"], FtmType>>> = {
  name: "name",
  country: "country",
  entity: "entity",
  number: "number",
  date: "date",
};

/** Properties of our schemata that stand for a field. */
export function propertiesOf(field: Field): Readonly<Record<string, FtmProperty>> {
  const { name, type, property } = field;
  const label = name.replaceAll("_", " ").replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const description = property.about;
  if (type === "coordinates")
    return {
      latitude: { label: "Latitude", type: "number", description },
      longitude: { label: "Longitude", type: "number", description },
    };
  const range = property.refers === null ? undefined : property.refers === "event" ? "Sentence" : SCHEMA_OF[property.refers];
  const main = { label, type: TYPES[type] ?? (type === "local-text" ? "text" : "string"), description };
  const own = { [camel(name)]: range === undefined ? main : { ...main, range } };
  return type === "date" ? { ...own, [`${camel(name)}Edtf`]: { label: `${label} (EDTF)`, type: "string", description } } : own;
}

const shapeOf = (fields: readonly Field[]): Record<string, FtmProperty> =>
  Object.assign({}, ...fields.map(propertiesOf)) as Record<string, FtmProperty>;

const PERSON: FtmProperty = { label: "Person", type: "entity", range: "Person", description: "The person it is about." };

const eventSchema = (kind: PersonEventKind): FtmSchema => {
  const [name, plural, description] = EVENT_NAMES[kind];
  return { name, label: name, plural, extends: ["Interval"], description, properties: { person: PERSON, ...shapeOf(EVENT_FIELDS[kind]) } };
};

const rootSchema = (kind: "place" | "provision" | "reported_figure", plural: string, description: string): FtmSchema => {
  const code: FtmProperty = { label: "Code", type: "string", description: "Stable short code." };
  // `name` is a property of Thing already.
  const { name: _inherited, ...properties } = shapeOf(ROOT_FIELDS[kind]);
  return {
    name: pascal(SCHEMA_OF[kind] ?? kind),
    label: plural.replace(/s$/, ""),
    plural,
    extends: ["Thing"],
    description,
    properties: { code, ...properties },
  };
};

/** Every schema of our own. */
export const FTM_SCHEMATA: readonly FtmSchema[] = [
  ...EVENT_KINDS.map(eventSchema),
  {
    ...rootSchema("place", "Places of detention", "A prison, colony, remand prison or other place where people are held."),
    label: "Place of detention",
  },
  rootSchema("provision", "Legal provisions", "An article of a code of law."),
  rootSchema("reported_figure", "Reported figures", "A number somebody else published, with what it counts and as of when."),
];

const quoted = (text: string): string => JSON.stringify(text);

/** A schema in the form of FollowTheMoney's own schema files. */
export function ftmSchemaYaml({ name, label, plural, extends: parents, description, properties }: FtmSchema): string {
  const lines = [
    `${name}:`,
    `  label: ${quoted(label)}`,
    `  plural: ${quoted(plural)}`,
    `  extends:`,
    ...parents.map((parent) => `    - ${parent}`),
    `  matchable: false`,
    `  description: ${quoted(description)}`,
    `  properties:`,
  ];
  for (const [key, property] of Object.entries(properties)) {
    lines.push(`    ${key}:`, `      label: ${quoted(property.label)}`, `      type: ${property.type}`);
    if (property.range !== undefined) lines.push(`      range: ${property.range}`);
    lines.push(`      description: ${quoted(property.description)}`);
  }
  return `${lines.join("\n")}\n`;
}
