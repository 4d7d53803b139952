import type { Claim, SourceRecord } from "../../../ledger/claim.ts";
import type { Entity, Fact } from "../../../ledger/resolve.ts";
import type { InformationCredibility, SourceReliability } from "../../../registry/codes.ts";

/** A source of a page with its number and how it and what it says were judged. */
export type CitedSource = {
  readonly number: number;
  readonly source: SourceRecord;
  readonly reliability: readonly SourceReliability[];
  readonly credibility: readonly InformationCredibility[];
};

/** Numbers sources in the order in which a page first rests on them. */
export type SourceBook = {
  /** Numbers for claims. */
  citeClaims(claims: readonly Claim[]): readonly number[];
  /** Numbers for facts: of the claim shown and of those that say the same. */
  cite(facts: readonly Fact<unknown>[]): readonly number[];
  /** Numbers for everything said about an event. */
  citeEntity(entity: Entity): readonly number[];
  /** Who says a claim: publishers, or the sites the documents stand on. */
  voiceOf(claim: Claim): readonly string[];
  cited(): readonly CitedSource[];
};

type Entry = { readonly number: number; readonly reliability: Set<SourceReliability>; readonly credibility: Set<InformationCredibility> };

/** Who speaks in a document: its publisher, or the site it stands on, or what it is called. */
export function speakerOf(source: SourceRecord): string {
  if (source.publisher !== null) return source.publisher;
  if (source.url !== null && URL.canParse(source.url)) return new URL(source.url).hostname.replace(/^www\./u, "");
  return source.title ?? "";
}

/** A book for one page. */
export function createSourceBook(sources: ReadonlyMap<number, SourceRecord>): SourceBook {
  const entries = new Map<number, Entry>();
  const enter = (claim: Claim): number[] =>
    claim.sources.flatMap((id) => {
      if (!sources.has(id)) return [];
      const entry = entries.get(id) ?? { number: entries.size + 1, reliability: new Set(), credibility: new Set() };
      entries.set(id, entry);
      if (claim.reliability !== null) entry.reliability.add(claim.reliability);
      if (claim.credibility !== null) entry.credibility.add(`${claim.credibility}`);
      return [entry.number];
    });
  const citeClaims = (claims: readonly Claim[]): number[] => [...new Set(claims.flatMap(enter))].sort((a, b) => a - b);
  const cite = (facts: readonly Fact<unknown>[]): number[] => citeClaims(facts.flatMap((fact) => [fact.claim, ...fact.agreeing]));
  return {
    citeClaims,
    cite,
    citeEntity: (entity) => cite([...entity.facts.values()].flat()),
    voiceOf: (claim) => [...new Set(claim.sources.flatMap((id) => sources.get(id) ?? []).map(speakerOf))].filter((name) => name !== ""),
    cited: () =>
      [...entries].flatMap(([id, entry]): CitedSource[] => {
        const source = sources.get(id);
        if (source === undefined) return [];
        return [{ number: entry.number, source, reliability: [...entry.reliability].sort(), credibility: [...entry.credibility].sort() }];
      }),
  };
}
