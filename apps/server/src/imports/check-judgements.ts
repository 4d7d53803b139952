import type { EntityId, Position } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { readJudgedPairs, type JudgedPair, type Verdict } from "../registry/judged-pairs.ts";
import { person } from "../registry/schema.ts";
import type { AssembledClaim } from "./assemble.ts";
import type { Findings } from "./findings.ts";

type Group = { readonly members: EntityId[]; readonly apart: Set<EntityId> };

const keyOf = (a: EntityId, b: EntityId): string => [a, b].sort().join(" ");

/** Files joined so far, and whom each group is kept apart from. */
function createGroups(): {
  join(a: EntityId, b: EntityId): void;
  part(a: EntityId, b: EntityId): void;
  areOne(a: EntityId, b: EntityId): boolean;
  /** Two files that somebody judged different and that would be one if these two were. */
  keptApart(a: EntityId, b: EntityId): readonly [EntityId, EntityId] | undefined;
} {
  const groups = new Map<EntityId, Group>();
  const apartFrom = new Map<EntityId, Set<EntityId>>();
  const of = (id: EntityId): Group => {
    const found = groups.get(id) ?? { members: [id], apart: new Set(apartFrom.get(id)) };
    groups.set(id, found);
    return found;
  };
  const note = (id: EntityId, other: EntityId): void => {
    apartFrom.set(id, (apartFrom.get(id) ?? new Set()).add(other));
    of(id).apart.add(other);
  };
  return {
    join(a, b) {
      const [one, other] = [of(a), of(b)].sort((x, y) => y.members.length - x.members.length);
      if (one === undefined || other === undefined || one === other) return;
      for (const id of other.members) groups.set(id, one);
      one.members.push(...other.members);
      for (const id of other.apart) one.apart.add(id);
    },
    part(a, b) {
      note(a, b);
      note(b, a);
    },
    areOne: (a, b) => of(a) === of(b),
    keptApart(a, b) {
      const [one, other] = [of(a), of(b)];
      const kept = other.members.find((id) => one.apart.has(id));
      if (kept === undefined) return undefined;
      return [one.members.find((id) => apartFrom.get(id)?.has(kept)) ?? a, kept];
    },
  };
}

type Said = JudgedPair & { readonly claim: AssembledClaim };

/** What the file says last about every pair. */
function lastSaid(claims: readonly AssembledClaim[]): readonly Said[] {
  const said = new Map<string, Said>();
  for (const claim of claims) {
    if (claim.property !== person.same_as.code) continue;
    const { other, judgement } = claim.value as { readonly other: EntityId; readonly judgement: Verdict };
    said.set(keyOf(claim.entity, other), { a: claim.entity, b: other, judgement, claim });
  }
  return [...said.values()].sort((one, next) => one.claim.where.row - next.claim.where.row);
}

type Checking = { readonly reader: Reader; readonly position: Position; readonly findings: Findings };

/**
 * Faults the rows whose merge judgements contradict what was decided. An import joins nobody whom a person judged different,
 * neither directly nor through others, and calls nobody different who is one through others. Stricter than a person's own
 * decision: whoever judges a pair sees what was judged before, whoever imports ten thousand lines does not.
 *
 * @param claims what the whole file adds: what a row says of a pair may decide what another row may say
 */
export async function checkJudgements({ reader, position, findings }: Checking, claims: readonly AssembledClaim[]): Promise<void> {
  const said = lastSaid(claims);
  if (said.length === 0) return;
  const again = new Map(said.map((one) => [keyOf(one.a, one.b), one.judgement]));
  const standing = await readJudgedPairs(reader, [...new Set(said.flatMap(({ a, b }) => [a, b]))], position);
  const groups = createGroups();
  for (const { a, b, judgement } of standing) {
    const now = again.get(keyOf(a, b)) ?? judgement;
    if (judgement === "same" && now === "same") groups.join(a, b);
    if (judgement === "different" && now !== "unsure") groups.part(a, b);
  }
  const fault = ({ claim }: Said, pair: readonly [EntityId, EntityId]): void =>
    findings.fault({ code: "judgements-contradict", where: claim.where, about: claim.property, detail: pair.join(" ≠ ") });
  for (const one of said.filter(({ judgement }) => judgement === "different"))
    if (groups.areOne(one.a, one.b)) fault(one, [one.a, one.b]);
    else groups.part(one.a, one.b);
  for (const one of said.filter(({ judgement }) => judgement === "same")) {
    const kept = groups.keptApart(one.a, one.b);
    if (kept === undefined) groups.join(one.a, one.b);
    else fault(one, kept);
  }
}
