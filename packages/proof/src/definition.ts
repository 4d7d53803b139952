import { canonicalBytes, canonicalJson, sha256, toHex, type Json } from "@apora/tlog";
import { isList, malformed, readDay, readList, readMembers, readName, readTexts, type Texts } from "./read-json.ts";

/** What is known of one counted record, as far as its definition needs it. Days are YYYY-MM-DD. */
export type Facts = {
  /** Something held from one day on until before another; `to` null: as far as is known it still holds. */
  readonly periods: readonly { readonly what: string; readonly from: string; readonly to: string | null }[];
  /** `until`: the last day on which it can have happened, where the source gives no exact day; `on` is then the first. */
  readonly events: readonly { readonly what: string; readonly on: string; readonly until?: string }[];
  readonly attributes: Readonly<Record<string, string>>;
};

/** The day, or the first and last day of the period, that a figure is about. */
export type When = { readonly from: string; readonly to: string };

/**
 * What must be true of a record to be counted. A small language on purpose: it can be read aloud, it always ends, and
 * everybody's program gives the same answer.
 */
export type Rule =
  /** A period of this kind covers the last day. */
  | { readonly during: string }
  /** An event of this kind has happened by the last day, on whichever of its possible days. */
  | { readonly by: string }
  /** All possible days of an event of this kind lie within the first and the last day. */
  | { readonly within: string }
  /** The attribute has this value. */
  | { readonly is: readonly [name: string, value: string] }
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule };

/** A definition as it is published beside its figures. The statement carries its hash. */
export type DefinitionDocument = {
  readonly id: string;
  readonly version: string;
  readonly unit: string;
  /** The rule in words, by language: what people read. */
  readonly text: Texts;
  /** The rule as a verifier applies it to the opened records. */
  readonly rule: Rule;
};

/** SHA-256 of the canonical JSON, in hex. */
export const definitionHash = (definition: DefinitionDocument): string => toHex(sha256(canonicalBytes(definition)));

export function satisfies(rule: Rule, facts: Facts, when: When): boolean {
  if ("during" in rule)
    return facts.periods.some(({ what, from, to }) => what === rule.during && from <= when.to && (to === null || when.to < to));
  if ("by" in rule) return facts.events.some(({ what, on, until = on }) => what === rule.by && until <= when.to);
  if ("within" in rule) return facts.events.some(({ what, on, until = on }) => what === rule.within && when.from <= on && until <= when.to);
  if ("is" in rule) return facts.attributes[rule.is[0]] === rule.is[1];
  if ("all" in rule) return rule.all.every((each) => satisfies(each, facts, when));
  if ("any" in rule) return rule.any.some((each) => satisfies(each, facts, when));
  return !satisfies(rule.not, facts, when);
}

const MAX_RULE_DEPTH = 20;
const MAX_DEFINITION_LENGTH = 20_000;
const MAX_FACTS_LENGTH = 20_000;

function readRule(value: Json | undefined, what: string, depth = 0): Rule {
  if (depth > MAX_RULE_DEPTH) throw malformed(what, "its rule is too deep");
  const members = readMembers(value, what, { required: [], optional: ["during", "by", "within", "is", "all", "any", "not"] });
  const [name, ...more] = Object.keys(members);
  if (name === undefined || more.length > 0) throw malformed(what, "a part of its rule has not exactly one member");
  const own = members[name];
  const read = (each: Json, inside: string): Rule => readRule(each, inside, depth + 1);
  if (name === "all") return { all: readList(own, what, read) };
  if (name === "any") return { any: readList(own, what, read) };
  if (name === "not") return { not: read(own ?? null, what) };
  if (name === "is") {
    if (!isList(own) || own.length !== 2) throw malformed(what, '"is" does not name an attribute and a value');
    return { is: [readName(own[0], what), readName(own[1], what)] };
  }
  const kind = readName(own, what);
  return name === "during" ? { during: kind } : name === "by" ? { by: kind } : { within: kind };
}

/** @throws proof.malformed */
export function readDefinition(value: Json | undefined): DefinitionDocument {
  const what = "The definition";
  const members = readMembers(value, what, { required: ["id", "version", "unit", "text", "rule"] });
  // The rule is applied to every opened entry: its length bounds the time that takes.
  if (canonicalJson(members).length > MAX_DEFINITION_LENGTH) throw malformed(what, "it is too long");
  return {
    id: readName(members["id"], `${what}, id`),
    version: readName(members["version"], `${what}, version`),
    unit: readName(members["unit"], `${what}, unit`),
    text: readTexts(members["text"], `${what}, text`),
    rule: readRule(members["rule"], `${what}, rule`),
  };
}

/** @throws proof.malformed */
export function readFacts(value: Json | undefined, what: string): Facts {
  const members = readMembers(value, what, { required: ["periods", "events", "attributes"] });
  if (canonicalJson(members).length > MAX_FACTS_LENGTH) throw malformed(what, "it is too long");
  const attributes = Object.entries(readMembers(members["attributes"], what, { required: [], optional: namesOf(members["attributes"]) }));
  return {
    periods: readList(members["periods"], `${what}, periods`, (each, inside) => {
      const period = readMembers(each, inside, { required: ["what", "from", "to"] });
      const to = period["to"] === null ? null : readDay(period["to"], inside);
      return { what: readName(period["what"], inside), from: readDay(period["from"], inside), to };
    }),
    events: readList(members["events"], `${what}, events`, (each, inside) => {
      const event = readMembers(each, inside, { required: ["what", "on"], optional: ["until"] });
      const dated = { what: readName(event["what"], inside), on: readDay(event["on"], inside) };
      if (event["until"] === undefined) return dated;
      const until = readDay(event["until"], inside);
      if (until <= dated.on) throw malformed(inside, "the last possible day of an event is not after the first");
      return { ...dated, until };
    }),
    attributes: Object.fromEntries(attributes.map(([name, text]) => [name, readName(text, `${what}, ${name}`)])),
  };
}

const namesOf = (value: Json | undefined): readonly string[] => (typeof value === "object" && value !== null ? Object.keys(value) : []);
