import type { EntityId } from "../ledger/claim.ts";
import { findProperty } from "../ledger/schema.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import type { RootBook } from "./root-book.ts";
import { idFor, type DraftClaim, type Fragment } from "./draft.ts";
import type { Findings, Where } from "./findings.ts";

/** A claim whose entity is known. */
export type AssembledClaim = Omit<DraftClaim, "slot"> & {
  readonly entity: EntityId;
  readonly where: Where;
  /** Whether the file itself gives the event's id. */
  readonly named: boolean;
};

/** Everything a file says about one record. */
export type Assembled = {
  readonly kind: string;
  readonly id: EntityId;
  readonly key: string;
  readonly code: string | undefined;
  readonly where: Where;
  /** A whole file, even without a name. */
  readonly whole: boolean;
  readonly grounds: readonly GroundsInput[];
  readonly claims: readonly AssembledClaim[];
};

/** The name of a person as the file has it, for whoever reads the report. */
export function labelOf({ key, claims }: Pick<Assembled, "key" | "claims">): string {
  const name = claims.find((claim) => claim.property.endsWith(".name"))?.value as { readonly text?: string } | undefined;
  return name?.text ?? key;
}

/**
 * Puts the fragments of one record together. An event without an id of its own is known by the column group it comes
 * from and by being the first, second … of the record: so a later state of the list finds it again.
 */
export function assemble(fragments: readonly Fragment[], dataset: string): Assembled {
  const [first] = fragments;
  if (first === undefined) throw new Error("a record without fragments");
  const counts = new Map<string, number>();
  const grounds: GroundsInput[] = [];
  const claims: AssembledClaim[] = [];
  for (const fragment of fragments) {
    const base = grounds.length;
    grounds.push(...fragment.grounds);
    const entities = new Map<string, EntityId>([["", first.id]]);
    for (const claim of fragment.claims) {
      const { slot, property, value, valid, written, judged } = claim;
      const named = slot.startsWith("=");
      let entity = entities.get(slot);
      if (entity === undefined) {
        const count = (counts.get(slot) ?? 0) + 1;
        counts.set(slot, count);
        entity = named ? slot.slice(1) : idFor({ dataset, kind: "event" }, `${first.key}\n${slot}\n${count}`);
        entities.set(slot, entity);
      }
      // Written out: a copy by spreading costs a third of a dry run.
      claims.push({ property, value, valid, written, judged, entity, named, grounds: claim.grounds + base, where: fragment.where });
    }
  }
  const code = fragments.find((fragment) => fragment.code !== undefined)?.code;
  const whole = fragments.some((fragment) => fragment.whole === true);
  return { kind: first.kind, id: first.id, key: first.key, code, where: first.where, whole, grounds, claims };
}

const refersOf = (property: string): string | null => findProperty(property)?.refers ?? null;

/** Replaces references to other roots by their ids. What refers to nothing is a fault. */
export function resolveRoots(record: Assembled, book: RootBook, findings: Findings): Assembled {
  const isReference = ({ property }: AssembledClaim): boolean => {
    const kind = refersOf(property);
    return kind !== null && kind !== "event";
  };
  if (!record.claims.some(isReference)) return record;
  const claims: AssembledClaim[] = [];
  for (const claim of record.claims) {
    const kind = refersOf(claim.property);
    const id = kind === null || kind === "event" ? claim.value : book.find(kind, String(claim.value));
    if (id === undefined) findings.fault({ code: "unknown-reference", where: claim.where, about: kind ?? "", text: String(claim.value) });
    else claims.push(id === claim.value ? claim : { ...claim, value: id });
  }
  return { ...record, claims };
}

/** Whether following these arrows from somewhere comes back there. */
function hasCycle(arrows: ReadonlyMap<string, string>, from: string): boolean {
  let at = arrows.get(from);
  for (let steps = 0; at !== undefined && steps <= arrows.size; steps += 1) {
    if (at === from) return true;
    at = arrows.get(at);
  }
  return false;
}

/** Checks that events refer to events of the same file, and that none comes round to itself. */
export function checkEvents(record: Assembled, known: ReadonlyMap<EntityId, string>, findings: Findings): void {
  const own = new Set(record.claims.map((claim) => claim.entity));
  const arrows = new Map<string, string>();
  for (const claim of record.claims) {
    if (refersOf(claim.property) !== "event") continue;
    const target = String(claim.value);
    if (!own.has(target) && !known.has(target))
      findings.fault({ code: "unknown-event", where: claim.where, about: claim.property, text: claim.written ?? target });
    arrows.set(claim.entity, target);
  }
  for (const claim of record.claims)
    if (refersOf(claim.property) === "event" && hasCycle(arrows, claim.entity))
      findings.fault({ code: "cycle", where: claim.where, about: claim.property });
}

/** Arrows between roots over the whole file, such as "took over from"; the same check. */
export function createRootArrows(): (record: Assembled, findings: Findings) => void {
  const arrows = new Map<string, string>();
  return (record, findings) => {
    for (const claim of record.claims) {
      if (refersOf(claim.property) !== record.kind || claim.entity !== record.id) continue;
      arrows.set(record.id, String(claim.value));
      if (hasCycle(arrows, record.id)) findings.fault({ code: "cycle", where: claim.where, about: claim.property, text: record.key });
    }
  };
}
