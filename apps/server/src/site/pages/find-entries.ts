import { distanceWithin } from "../../registry/word-distance.ts";
import { nameTokens } from "../../registry/name-index.ts";
import { factsOf } from "../../ledger/resolve.ts";
import { organisation, place, provision } from "../../registry/catalogue-schema.ts";
import type { PageRequest } from "../page.ts";
import { readCatalogue, type Entry } from "./catalogue.ts";

/** Entries of one kind in an answer. */
const MOST = 10;
/** Words at least this long may have one letter wrong. */
const FORGIVING = 5;

const TEXTS = {
  place: (entry: Entry): string[] => [
    ...factsOf(entry.entity, place.name).map((fact) => fact.value.text),
    ...factsOf(entry.entity, place.town).map((fact) => fact.value.text),
  ],
  organisation: (entry: Entry): string[] => factsOf(entry.entity, organisation.name).map((fact) => fact.value.text),
  provision: (entry: Entry): string[] => factsOf(entry.entity, provision.label).map((fact) => fact.value.text),
};

/** How well words answer a question: 2 for each that begins as asked, 1 for each that is one letter off; 0 if any word is not met. */
function score(asked: readonly string[], words: readonly string[]): number {
  let total = 0;
  for (const token of asked) {
    if (words.some((word) => word.startsWith(token))) total += 2;
    else if (token.length >= FORGIVING && words.some((word) => distanceWithin(token, word, 1))) total += 1;
    else return 0;
  }
  return total;
}

/** Places, organisations or articles whose names, towns, titles or codes answer a question, the closest first. */
export async function findEntries(request: PageRequest, kind: keyof typeof TEXTS, question: string): Promise<readonly Entry[]> {
  const asked = nameTokens(question);
  if (asked.length === 0) return [];
  const { entries } = await readCatalogue(request, kind);
  return entries
    .map((entry) => ({ entry, score: score(asked, nameTokens([entry.code, ...TEXTS[kind](entry)].join(" ").slice(0, 600))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
