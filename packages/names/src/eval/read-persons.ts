import { NamesError } from "../names-error.ts";

export type NameForm = { readonly text: string; readonly lang: string; readonly script: string };
export type Person = { readonly person: string; readonly names: readonly NameForm[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

function readForm(value: unknown, place: string): NameForm {
  if (typeof value === "string") return { text: value, lang: "und", script: "" };
  if (!isRecord(value) || typeof value["text"] !== "string") throw new NamesError("names.eval.shape", `${place} has no "text"`);
  return { text: value["text"], lang: textOr(value["lang"], "und"), script: textOr(value["script"], "") };
}

/**
 * Reads `{"persons": [{"person": "P1", "names": [{"text", "lang", "script"}]}]}`.
 * @throws NamesError `names.eval.shape`, with the place of the fault
 */
export function readPersons(value: unknown): readonly Person[] {
  const persons = isRecord(value) ? value["persons"] : undefined;
  if (!Array.isArray(persons)) throw new NamesError("names.eval.shape", 'there is no list "persons"');
  const seen = new Set<string>();
  return persons.map((one: unknown, index) => {
    const place = `persons[${index}]`;
    if (!isRecord(one) || !Array.isArray(one["names"])) throw new NamesError("names.eval.shape", `${place} has no list "names"`);
    const id = one["person"];
    const person = typeof id === "string" || typeof id === "number" ? String(id) : "";
    if (person === "") throw new NamesError("names.eval.shape", `${place} has no "person"`);
    if (seen.has(person)) throw new NamesError("names.eval.shape", `${place} repeats the person of an earlier entry`);
    seen.add(person);
    return { person, names: one["names"].map((form: unknown, at) => readForm(form, `${place}.names[${at}]`)) };
  });
}
