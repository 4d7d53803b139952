import type { Claim, EntityId, Position } from "./claim.ts";
import { findProperty, judgement, type Audience, type Property } from "./schema.ts";

/** A value with the claim it rests on, the claims that say the same, and those that say otherwise. */
export type Fact<T> = {
  readonly value: T;
  readonly claim: Claim;
  /** Further claims with the same value: they add sources. */
  readonly agreeing: readonly Claim[];
  /** Claims with another value that still stand. Empty for properties that may have several values. */
  readonly disagreeing: readonly Claim[];
  /** Why this value was preferred, when somebody decided so. */
  readonly preferredFor: string | null;
};

/** What the claims of one entity come to. */
export type Entity = {
  readonly id: EntityId;
  readonly kind: string;
  readonly owner: EntityId;
  readonly facts: ReadonlyMap<string, readonly Fact<unknown>[]>;
};

/** A file of claims, folded: the entities in it and the claims that no longer count. */
export type FoldedFile = {
  readonly entities: readonly Entity[];
  readonly withdrawn: readonly { readonly claim: Claim; readonly reason: string | null; readonly position: Position }[];
};

const positionOf = (claim: Claim): Position => (claim.value as { position: Position }).position;

/** A stable text of a value, so that equal values are found equal whatever order their keys came in. */
export function valueKey(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(valueKey).join(",")}]`;
  const given = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of Object.keys(given).sort()) {
    if (given[name] === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${valueKey(given[name])}`;
  }
  return `{${text}}`;
}

/** Whether what a claim said was destroyed (ADR 22). Nothing is ever claimed to be null. */
export const isErased = ({ value }: Claim): boolean => value === null;

type Judgements = { readonly preferred: ReadonlyMap<Position, Claim>; readonly withdrawn: ReadonlyMap<Position, Claim> };

/** Later judgements replace earlier ones on the same claim; preferring a withdrawn claim brings it back. */
function judgementsOf(claims: readonly Claim[]): Judgements {
  const preferred = new Map<Position, Claim>();
  const withdrawn = new Map<Position, Claim>();
  for (const claim of claims) {
    if (claim.property === judgement.preferred.code) {
      preferred.set(positionOf(claim), claim);
      withdrawn.delete(positionOf(claim));
    } else if (claim.property === judgement.withdrawn.code) {
      withdrawn.set(positionOf(claim), claim);
      preferred.delete(positionOf(claim));
    }
  }
  return { preferred, withdrawn };
}

const compareLetters = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Which of two disagreeing claims is shown first: the preferred one; then the more credible information, the more
 * reliable source, the later entry. Unrated comes after rated.
 */
function byWeight(judgements: Judgements): (a: Claim, b: Claim) => number {
  const preference = (c: Claim): number => judgements.preferred.get(c.position)?.position ?? 0;
  return (a, b) =>
    preference(b) - preference(a) ||
    (a.credibility ?? 7) - (b.credibility ?? 7) ||
    compareLetters(a.reliability ?? "G", b.reliability ?? "G") ||
    b.position - a.position;
}

function toFacts(claims: readonly Claim[], many: boolean, judgements: Judgements): Fact<unknown>[] {
  const preferredFor = (claim: Claim): string | null => judgements.preferred.get(claim.position)?.reason ?? null;
  const [only] = claims;
  // Most properties are said once: there is nothing to compare.
  if (claims.length === 1 && only !== undefined)
    return [{ value: only.value, claim: only, agreeing: [], disagreeing: [], preferredFor: preferredFor(only) }];
  const groups = new Map<string, Claim[]>();
  for (const claim of [...claims].sort(byWeight(judgements))) {
    // Dated values (an address, a status) are different statements even when the value repeats.
    const key = many ? `${valueKey(claim.value)}@${claim.valid ?? ""}` : valueKey(claim.value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  const facts = [...groups.values()].flatMap(([claim, ...agreeing]) => (claim === undefined ? [] : [{ claim, agreeing }]));
  const fact = ({ claim, agreeing }: (typeof facts)[number], disagreeing: readonly Claim[]): Fact<unknown> => ({
    value: claim.value,
    claim,
    agreeing,
    disagreeing,
    preferredFor: preferredFor(claim),
  });
  if (many) return facts.map((f) => fact(f, [])).sort((a, b) => a.claim.position - b.claim.position);
  const [first, ...others] = facts;
  return first === undefined
    ? []
    : [
        fact(
          first,
          others.map((other) => other.claim),
        ),
      ];
}

type Said = { readonly owner: EntityId; readonly kind: string; readonly properties: Map<string, Claim[]> };

/**
 * Folds the claims of one or more files. A pure function: the same claims give the same entities.
 *
 * @param claims in ledger order
 * @param audience only claims told to this audience are seen; others leave no trace
 */
export function foldClaims(claims: readonly Claim[], audience: Audience = "public"): FoldedFile {
  const visible = claims.filter((claim) => claim.audience === audience || claim.audience === "public");
  const judgements = judgementsOf(visible);
  const grouped = new Map<EntityId, Said>();
  const withdrawn: { claim: Claim; reason: string | null; position: Position }[] = [];
  for (const claim of visible) {
    if (claim.property.startsWith("judgement.")) continue;
    const verdict = judgements.withdrawn.get(claim.position);
    if (verdict !== undefined) {
      if (!isErased(claim)) withdrawn.push({ claim, reason: verdict.reason, position: verdict.position });
      continue;
    }
    const { entity, owner, property } = claim;
    const said = grouped.get(entity) ?? { owner, kind: property.slice(0, property.indexOf(".")), properties: new Map<string, Claim[]>() };
    grouped.set(entity, said);
    // What was said is gone; that something was said of her is not: whoever is counted without a name was counted before.
    if (isErased(claim)) continue;
    const list = said.properties.get(property);
    if (list === undefined) said.properties.set(property, [claim]);
    else list.push(claim);
  }
  const entities = [...grouped].map(([id, { owner, kind, properties }]): Entity => {
    const facts = new Map<string, readonly Fact<unknown>[]>();
    for (const [code, list] of properties) facts.set(code, toFacts(list, findProperty(code)?.many ?? true, judgements));
    return { id, kind, owner, facts };
  });
  return { entities, withdrawn };
}

/** The fact about a property of an entity; undefined when nothing stands. */
export function factOf<T>(entity: Entity, property: Property<T>): Fact<T> | undefined {
  return entity.facts.get(property.code)?.[0] as Fact<T> | undefined;
}

/** All facts about a property that may have several values, in ledger order. */
export function factsOf<T>(entity: Entity, property: Property<T>): readonly Fact<T>[] {
  return (entity.facts.get(property.code) ?? []) as readonly Fact<T>[];
}

/** The value of a property; undefined when nothing stands. */
export function valueOf<T>(entity: Entity, property: Property<T>): T | undefined {
  return factOf(entity, property)?.value;
}
