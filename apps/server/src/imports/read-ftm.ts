import type { Property } from "../ledger/schema.ts";
import { CATALOGUE_KINDS } from "../registry/catalogue-schema.ts";
import { groundsInput, type GroundsInput } from "../registry/inputs.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "../registry/schema.ts";
import { idFor, type DraftClaim, type Fragment } from "./draft.ts";
import type { Where } from "./findings.ts";
import { NOT_JSON, type JsonLine } from "./files/read-lines.ts";
import { convert, type Conversion, type Converted } from "./mapping/convert.ts";
import type { FieldMapping } from "./mapping/mapping.ts";
import { targetsFor, type Target } from "./mapping/targets.ts";
import type { Reading } from "./read-tables.ts";

// FollowTheMoney: {"id", "schema", "properties": {name: [texts]}}. Its own schemata are read where they say what the
// register can keep; ours (Detention, Charge …) are those of the export. Anything else is counted and left.

type Entity = { readonly id: string; readonly schema: string; readonly properties: Readonly<Record<string, readonly string[]>> };

const EVENT_SCHEMATA: Readonly<Record<string, PersonEventKind>> = {
  Detention: "detention",
  Stay: "stay",
  Charge: "charge",
  Hearing: "hearing",
  Sentence: "sentence",
  Appeal: "appeal",
  Recognition: "recognition",
  ViolationAct: "act",
  SignOfLife: "contact",
  Incommunicado: "incommunicado",
  Release: "release",
  Death: "death",
  OfficialListing: "listing",
  StatusReport: "report",
};

type RootKind = "person" | keyof typeof CATALOGUE_KINDS;
const ROOT_SCHEMATA: Readonly<Record<string, RootKind>> = {
  Person: "person",
  PlaceOfDetention: "place",
  Organization: "organisation",
  Company: "organisation",
  LegalEntity: "organisation",
  PublicBody: "court",
  LegalProvision: "provision",
};

/** FollowTheMoney's names for what the register calls otherwise. */
const OWN_NAMES: Readonly<Record<RootKind, Readonly<Record<string, readonly string[]>>>> = {
  person: {
    name: ["name", "alias", "weakAlias", "previousName"],
    gender: ["gender"],
    birth_year: ["birthDate"],
    citizenship: ["nationality", "citizenship"],
    public_role: ["position"],
    note: ["notes", "summary"],
  },
  organisation: { name: ["name", "alias"], kind: ["classification"], does: ["summary"], intake: ["description"], note: ["notes"] },
  court: { name: ["name", "alias"] },
  official: { name: ["name", "alias"], role: ["position"] },
  place: {},
  provision: {},
};

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function readEntity(value: unknown): Entity | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, schema, properties } = value as Record<string, unknown>;
  if (
    typeof id !== "string" ||
    id === "" ||
    id.length > 300 ||
    typeof schema !== "string" ||
    typeof properties !== "object" ||
    properties === null
  )
    return undefined;
  const texts = Object.entries(properties).map(([name, list]) => [
    name,
    (Array.isArray(list) ? list : [list]).filter((one): one is string => typeof one === "string").slice(0, 100),
  ]);
  return { id, schema, properties: Object.fromEntries(texts) as Entity["properties"] };
}

/** "confirmed (2024-05-01/..)" as the export writes a dated value. */
const DATED = /^(.*) \(([^()]*\/[^()]*)\)$/su;

/** The texts of a property: of a date its EDTF form where there is one. */
function textsOf(entity: Entity, name: string, own: readonly string[] | undefined): readonly string[] {
  const { properties } = entity;
  const named = own ?? [camel(name)];
  const exact = named.flatMap((one) => properties[`${one}Edtf`] ?? []);
  return exact.length > 0 ? exact : named.flatMap((one) => properties[one] ?? []);
}

type Spot = { readonly where: Where; readonly reading: Reading };

/** FollowTheMoney keeps a day of birth; the register only ever the year. */
function prepared(code: string, text: string): string {
  if (code === person.birth_year.code) return text.slice(0, 4);
  return code === person.citizenship.code || code.endsWith(".destination") ? text.toUpperCase() : text;
}

/** References are ids of entities that may come later in the file; everything else is read as a cell would be. */
function readValue(
  text: string,
  { field, conversion }: { readonly field: FieldMapping & { readonly target: Target }; readonly conversion: Conversion },
): Converted {
  if (text === "") return { kind: "none" };
  const kind = field.target.property.refers;
  if (kind === null || kind === "event") return convert(text, field, conversion);
  return { kind: "value", value: idFor({ dataset: conversion.mapping.dataset, kind }, text) };
}

function claimsOf(
  entity: Entity,
  spot: Spot,
  subject: { slot: string; properties: Readonly<Record<string, Property>>; kind: RootKind; isRoot: boolean },
): DraftClaim[] {
  const { conversion, findings } = spot.reading;
  const targets = targetsFor(subject.kind);
  return Object.entries(subject.properties).flatMap(([name, property]) => {
    const target = targets.get(property.code);
    if (target === undefined || target.form === "penalty" || target.form === "length") return [];
    const own = subject.isRoot ? OWN_NAMES[subject.kind][name] : undefined;
    return textsOf(entity, name, own).flatMap((given, index): DraftClaim[] => {
      const dated = property.many ? DATED.exec(given) : null;
      const text = prepared(property.code, (dated?.[1] ?? given).trim());
      const role = index === 0 ? "legal" : "as_in_source";
      const read = readValue(text, { field: { to: property.code, role, target, dates: { january: "day" } }, conversion });
      const about = { where: { ...spot.where, column: name }, about: property.code, text };
      if (read.kind === "fault") findings.fault({ code: read.code, ...about, detail: read.detail });
      if (read.kind === "question") findings.ask({ code: read.code, about: read.about, text, options: read.options, first: about.where });
      if (read.kind !== "value") return [];
      const parsed = property.value.safeParse(read.value);
      if (!parsed.success) {
        findings.fault({ code: "not-accepted", ...about, detail: parsed.error.issues[0]?.message });
        return [];
      }
      return [{ slot: subject.slot, property: property.code, value: parsed.data, valid: dated?.[2], grounds: 0, written: read.written }];
    });
  });
}

function groundsOf(entity: Entity, { reading }: Spot): GroundsInput | undefined {
  const { source } = reading.conversion.mapping;
  const constants = Object.fromEntries(
    Object.entries(source).flatMap(([name, given]) => (typeof given === "object" && "value" in given ? [[name, given.value]] : [])),
  );
  const urls = entity.properties["sourceUrl"] ?? [];
  const publisher = entity.properties["publisher"]?.[0];
  const named = urls.map((url) => ({ ...constants, url, ...(publisher === undefined ? {} : { publisher }) }));
  const sources = named.length > 0 ? named.slice(0, 50) : Object.keys(constants).length > 0 ? [constants] : [];
  const parsed = groundsInput.safeParse({ sources, reliability: source.reliability, credibility: source.credibility });
  return parsed.success ? parsed.data : undefined;
}

const isOfficial = ({ properties }: Entity): boolean =>
  (properties["topics"] ?? []).some((topic) => /^(?:gov|role\.(?:judge|civil|pep))/u.test(topic));

function fragmentOf(entity: Entity, spot: Spot): Fragment | undefined {
  const { dataset } = spot.reading.conversion.mapping;
  const { findings } = spot.reading;
  const event = Object.hasOwn(EVENT_SCHEMATA, entity.schema) ? EVENT_SCHEMATA[entity.schema] : undefined;
  const named = Object.hasOwn(ROOT_SCHEMATA, entity.schema) ? ROOT_SCHEMATA[entity.schema] : undefined;
  const root = named === "person" && isOfficial(entity) ? "official" : named;
  if (event === undefined && root === undefined) return none(() => findings.leave(entity.schema));
  const grounds = groundsOf(entity, spot);
  if (grounds === undefined) return none(() => findings.fault({ code: "missing-source", where: spot.where, text: entity.id }));
  if (event !== undefined) {
    const owner = entity.properties["person"]?.[0];
    if (owner === undefined) return none(() => findings.fault({ code: "unknown-person", where: spot.where, text: entity.id }));
    const slot = `=${idFor({ dataset, kind: "event" }, entity.id)}`;
    const claims = claimsOf(entity, spot, { slot, properties: PERSON_EVENTS[event], kind: "person", isRoot: false });
    return { kind: "person", id: idFor({ dataset, kind: "person" }, owner), key: owner, where: spot.where, grounds: [grounds], claims };
  }
  const kind = root ?? "person";
  const { same_as: _judged, next_review: _workflow, ...own } = person;
  const properties = kind === "person" ? own : CATALOGUE_KINDS[kind];
  const claims = claimsOf(entity, spot, { slot: "", properties, kind, isRoot: true });
  const code = entity.properties["code"]?.[0]?.slice(0, 80);
  const base = { kind, id: idFor({ dataset, kind }, entity.id), key: entity.id, where: spot.where, grounds: [grounds], claims };
  return kind === "person" ? base : { ...base, code: code ?? entity.id.slice(0, 80) };
}

function none(tell: () => void): undefined {
  tell();
}

/** What the entities of a FollowTheMoney file say. */
export async function* readFtm(lines: AsyncIterable<JsonLine>, reading: Reading): AsyncGenerator<Fragment, void, undefined> {
  for await (const { line, value } of lines) {
    reading.onRow();
    const where = { sheet: "", row: line };
    const entity = value === NOT_JSON ? undefined : readEntity(value);
    if (entity === undefined) {
      reading.findings.fault({ code: "not-json", where });
      continue;
    }
    const fragment = fragmentOf(entity, { where, reading });
    if (fragment !== undefined) yield fragment;
  }
}
