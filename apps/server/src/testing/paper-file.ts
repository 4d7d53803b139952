import type { Claim } from "../ledger/claim.ts";
import { openPersonFile, type PersonFile } from "../registry/person-file.ts";

/** A person's file written by hand, for tests of rules that need no database. */

export type PaperEvent = {
  readonly kind: string;
  /** A value, or [value, valid period], or a list of those for a property that may have several. */
  readonly fields: Readonly<Record<string, unknown>>;
};

const PERSON = "00000000-0000-7000-8000-000000000001";

const isDated = (value: unknown): value is readonly [unknown, string] =>
  Array.isArray(value) && value.length === 2 && typeof value[1] === "string" && value[1].includes("/");

/** Ids are in the order given, so that "in ledger order" is what the test reads as. */
export const paperId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** The file of one person with these events and these facts about the person. */
export function paperFile(events: readonly PaperEvent[], facts: Readonly<Record<string, unknown>> = {}): PersonFile {
  const claims: Claim[] = [];
  const add = (entity: string, property: string, given: unknown): void => {
    const [value, valid] = isDated(given) ? given : [given, null];
    claims.push({
      position: claims.length + 1,
      eventSeq: 1,
      entity,
      owner: PERSON,
      property,
      value,
      valid,
      sources: [],
      reliability: null,
      credibility: null,
      audience: "public",
      reason: null,
    });
  };
  const addAll = (entity: string, kind: string, fields: Readonly<Record<string, unknown>>): void => {
    for (const [name, given] of Object.entries(fields)) {
      if (given === undefined) continue;
      const list = Array.isArray(given) && !isDated(given) ? given : [given];
      for (const value of list) add(entity, `${kind}.${name}`, value);
    }
  };
  addAll(PERSON, "person", { name: { text: "Somebody", lang: "en", script: "Latn", role: "legal" }, ...facts });
  events.forEach((event, i) => addAll(paperId(i + 2), event.kind, event.fields));
  return openPersonFile([PERSON], claims);
}
