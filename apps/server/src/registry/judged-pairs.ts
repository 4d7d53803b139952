import { STILL_KNOWN, type Claim, type EntityId, type Position } from "../ledger/claim.ts";
import type { CommandTx } from "../ledger/command.ts";
import { judgement } from "../ledger/schema.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { joinPairs, latestJudgements, readClusters } from "./clusters.ts";
import { requirePerson } from "./require-person.ts";
import { person } from "./schema.ts";

export type Verdict = "same" | "different" | "unsure";

/** What a person decided about two files. */
export type FileJudgement = { readonly a: EntityId; readonly b: EntityId; readonly judgement: Verdict; readonly reason: string };

const NOT_STORED = {
  eventSeq: 0,
  valid: null,
  sources: [],
  reliability: null,
  credibility: null,
  audience: "public",
  reason: null,
} as const;

/** A claim as this command is about to add it, for looking ahead. */
export const aboutToBe = (claim: Pick<Claim, "position" | "owner" | "entity" | "property" | "value">): Claim => ({
  ...NOT_STORED,
  ...claim,
});

/** Merge judgements in these files, and what was later said about them, in ledger order, as known at a position. */
async function readJudgements(reader: Reader, files: readonly EntityId[], upTo: Position = STILL_KNOWN - 1): Promise<readonly Claim[]> {
  const rows = await reader.query<Pick<Claim, "position" | "owner" | "entity" | "property" | "value">>(sql`
    select position, owner, entity, property, value from claim
    where owner = any(${[...files]}::uuid[]) and property in (${person.same_as.code}, ${judgement.withdrawn.code}, ${judgement.preferred.code})
      and position <= ${upTo}
    order by position`);
  return rows.map(aboutToBe);
}

/** Two files and what was last decided about them. */
export type JudgedPair = { readonly a: EntityId; readonly b: EntityId; readonly judgement: Verdict };

type Standing = { readonly files: readonly EntityId[]; readonly claims: readonly Claim[] };

/** These files with every file joined to one of them, and the merge judgements in them, as known at a position. */
async function readStanding(reader: Reader, files: readonly EntityId[], upTo?: Position): Promise<Standing> {
  const clusters = await readClusters(reader, files, upTo);
  const members = [...new Set([...files, ...clusters.flatMap((row) => [row.person, row.canonical])])];
  return { files: members, claims: await readJudgements(reader, members, upTo) };
}

/** The latest judgement on every pair that involves these files or files joined to them, as known at a position. */
export async function readJudgedPairs(reader: Reader, files: readonly EntityId[], upTo: Position): Promise<readonly JudgedPair[]> {
  return [...latestJudgements((await readStanding(reader, files, upTo)).claims).values()];
}

/** The latest judgement on every pair of files that was ever judged and not withdrawn. */
export async function listJudgedPairs(reader: Reader): Promise<readonly JudgedPair[]> {
  const owners = await reader.query<{ owner: EntityId }>(sql`select distinct owner from claim where property = ${person.same_as.code}`);
  const claims = await readJudgements(
    reader,
    owners.map(({ owner }) => owner),
  );
  return [...latestJudgements(claims).values()];
}

/**
 * Refuses what would join two files that a standing judgement keeps apart, directly or through others: a negative judgement
 * holds until somebody withdraws it or judges that very pair again.
 *
 * @param files every file whose judgements change
 * @param pending the claims this command adds
 * @throws AporaError registry.judgements-contradict
 */
export async function requireConsistentJudgements(
  tx: Pick<CommandTx, "query">,
  files: readonly EntityId[],
  pending: readonly Claim[],
): Promise<void> {
  const { files: members, claims } = await readStanding(tx, files);
  const latest = [...latestJudgements([...claims, ...pending]).values()];
  const ids = [...new Set([...members, ...latest.flatMap(({ a, b }) => [a, b])])];
  const groups = joinPairs(
    ids,
    latest.filter((one) => one.judgement === "same"),
  );
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0]] as const)));
  const broken = latest.find((one) => one.judgement === "different" && groupOf.get(one.a) === groupOf.get(one.b));
  if (broken !== undefined) throw new AporaError("registry.judgements-contradict", { a: broken.a, b: broken.b });
}

/**
 * Appends merge judgements, all of them or none.
 * @throws AporaError registry.same-file, registry.not-found, registry.judgements-contradict
 */
export async function judgeFiles(tx: CommandTx, judgements: readonly FileJudgement[]): Promise<void> {
  const pending: Claim[] = [];
  for (const { a, b, judgement: verdict, reason } of judgements) {
    const [low, high] = [a, b].sort();
    if (low === undefined || high === undefined || low === high) throw new AporaError("registry.same-file", {});
    await requirePerson(tx, low);
    await requirePerson(tx, high);
    // One file of the pair keeps the judgement, always the same one, so that the latest is found in one place.
    const said = { owner: low, entity: low, property: person.same_as, value: { other: high, judgement: verdict } };
    const position = tx.append({ ...said, grounds: { sources: [], reason } });
    pending.push(aboutToBe({ ...said, property: person.same_as.code, position }));
  }
  const files = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))];
  await requireConsistentJudgements(tx, files, pending);
}
