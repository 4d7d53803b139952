import { IntlMessageFormat } from "intl-messageformat";

// What can be wrong with a catalogue without anybody having to read it. The tests hold every catalogue to it, and
// `npm run check` prints how complete each language is.

type Node = ReturnType<IntlMessageFormat["getAst"]>[number];
export type Texts = Readonly<Record<string, string>>;

export type CatalogueReport = {
  readonly lang: string;
  /** Messages of the source catalogue, and how many of them this language says in words of its own. */
  readonly wanted: number;
  readonly translated: number;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Sentences that are the English ones letter by letter. */
  readonly english: readonly string[];
  /** Messages whose placeholders are not those of the source. */
  readonly placeholders: readonly string[];
  /** Plurals that lack a category of the language. */
  readonly plurals: readonly string[];
};

/** Languages use these as their grammar needs them; the translator always supplies them, except the preposition. */
const OPTIONAL = new Set(["gender", "hasPlace", "preposition"]);

const parse = (message: string, lang: string): Node[] => new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst();

function walk(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) {
    visit(node);
    if ("options" in node) for (const option of Object.values(node.options)) walk(option.value, visit);
  }
}

/** Literal text of a message, as opposed to what takes a value: the parser numbers the kinds of its nodes. */
const LITERAL: Node["type"] = 0;
const isLiteral = (node: Node): boolean => node.type === LITERAL;

/** Names of the values that a message takes, without those that are always there. */
export function placeholdersOf(message: string, lang: string): string[] {
  const names = new Set<string>();
  walk(parse(message, lang), (node) => {
    if (!isLiteral(node) && "value" in node && !OPTIONAL.has(node.value)) names.add(node.value);
  });
  return [...names].sort();
}

/** Plural categories of the language that a plural of the message does not name. */
export function missingCategories(message: string, lang: string): string[] {
  const missing: string[] = [];
  walk(parse(message, lang), (node) => {
    if (!("pluralType" in node)) return;
    const needed = new Intl.PluralRules(lang, { type: node.pluralType ?? "cardinal" }).resolvedOptions().pluralCategories;
    missing.push(...needed.filter((category) => !(category in node.options)));
  });
  return missing;
}

/** Whether a translator has to say it otherwise: names, codes and single words can be the same in two languages. */
function isSentence(message: string, lang: string): boolean {
  let words = 0;
  walk(parse(message, lang), (node) => {
    if (isLiteral(node) && "value" in node) words += node.value.match(/\p{L}{2,}/gu)?.length ?? 0;
  });
  return words >= 4;
}

/** Compares the catalogue of a language with the source catalogue. */
export function checkCatalogue(lang: string, texts: Texts, source: Texts): CatalogueReport {
  const wanted = Object.keys(source);
  const missing = wanted.filter((key) => !Object.hasOwn(texts, key) || texts[key]?.trim() === "");
  const present = wanted.filter((key) => !missing.includes(key));
  const text = (key: string): string => texts[key] ?? "";
  const english = texts === source ? [] : present.filter((key) => text(key) === source[key] && isSentence(text(key), lang));
  return {
    lang,
    wanted: wanted.length,
    translated: present.length - english.length,
    missing,
    extra: Object.keys(texts).filter((key) => !Object.hasOwn(source, key)),
    english,
    placeholders: present.filter((key) => placeholdersOf(text(key), lang).join() !== placeholdersOf(source[key] ?? "", "en").join()),
    plurals: present.filter((key) => missingCategories(text(key), lang).length > 0),
  };
}

/**
 * Keys that no source names: neither whole, nor by the beginning of a template, nor by a group that a table of words gives to a property.
 * @param tables sources of which every quoted text may be such a group
 */
export function unusedKeys(keys: readonly string[], sources: string, tables = ""): string[] {
  const groups = [...tables.matchAll(/"([a-zA-Z.]+)"/gu)].map((match) => `${match[1] ?? ""}.`);
  const prefixes = [...[...sources.matchAll(/`([a-zA-Z0-9.]+\.)\$\{/gu)].map((match) => match[1] ?? ""), ...groups];
  return keys.filter(
    (key) => !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
}
