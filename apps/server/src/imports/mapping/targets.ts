import { z } from "zod";
import type { Property } from "../../ledger/schema.ts";
import { CATALOGUE_KINDS } from "../../registry/catalogue-schema.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "../../registry/schema.ts";
import { edtfDate, length, localText, nameValue, penaltyValue, provisionValue } from "../../registry/values.ts";
import type { SheetMapping } from "./mapping.ts";

/** How a cell becomes a value of a property: by what the schema declares, so that a new property needs nothing here. */
export type ValueForm =
  | "date"
  | "name"
  | "local-text"
  | "code"
  | "flag"
  | "number"
  | "reference"
  | "provision"
  | "penalty"
  | "length"
  | "text"
  | "none";

export type Target = { readonly property: Property; readonly form: ValueForm; readonly codes: readonly string[] };

const FORMS = new Map<unknown, ValueForm>([
  [edtfDate, "date"],
  [nameValue, "name"],
  [localText, "local-text"],
  [provisionValue, "provision"],
  [penaltyValue, "penalty"],
  [length, "length"],
]);

function formOf(property: Property): ValueForm {
  if (property.refers !== null) return "reference";
  const known = FORMS.get(property.value);
  if (known !== undefined) return known;
  if (property.value instanceof z.ZodEnum) return "code";
  if (property.value instanceof z.ZodBoolean) return "flag";
  if (property.value instanceof z.ZodNumber) return "number";
  return property.value instanceof z.ZodString ? "text" : "none";
}

const { same_as: _judged, next_review: _workflow, ...importable } = person;

/** Properties of a root kind that a column may fill. Judgements and workflow are not among them. */
export const ROOT_PROPERTIES: Readonly<Record<SheetMapping["about"], Readonly<Record<string, Property>>>> = {
  person: importable,
  ...CATALOGUE_KINDS,
};

const targetsOf = (properties: Readonly<Record<string, Property>>): [string, Target][] =>
  Object.values(properties).map((property) => {
    const codes = property.value instanceof z.ZodEnum ? property.value.options.map(String) : [];
    return [property.code, { property, form: formOf(property), codes }];
  });

/** Everything a column of a sheet about this kind may be mapped to, by code. */
export function targetsFor(about: SheetMapping["about"]): ReadonlyMap<string, Target> {
  const events = about === "person" ? Object.values(PERSON_EVENTS).flatMap((properties) => targetsOf(properties)) : [];
  return new Map([...targetsOf(ROOT_PROPERTIES[about]), ...events].filter(([, target]) => target.form !== "none"));
}

export const isEventKind = (kind: string): kind is PersonEventKind => Object.hasOwn(PERSON_EVENTS, kind);
