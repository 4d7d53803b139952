import type { EntityId, Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import { REQUIRED } from "../registry/record-file.ts";
import type { createRootArrows } from "./assemble.ts";
import { assemble, checkEvents, labelOf, resolveRoots, type Assembled, type AssembledClaim } from "./assemble.ts";
import type { Fragment } from "./draft.ts";
import { contentKey, digestsOf, NO_FILE, readExisting, statementKey, type ExistingFile } from "./existing.ts";
import type { Findings } from "./findings.ts";
import type { LikelyPeople, LikelyPerson } from "./likely-people.ts";
import { isEventKind } from "./mapping/targets.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { RootBook } from "./root-book.ts";
import type { Staging } from "./staging.ts";

/** What an import would do to one record: the claims it adds, and nothing else ever. */
export type PlannedRecord = Assembled & {
  /** Whether the record is new to the register. */
  readonly opens: boolean;
  readonly label: string;
  /** Claims of the file that stand in the register already, on the same documents. */
  readonly already: number;
  /** Events that are new. */
  readonly newEvents: number;
};

export type Planning = {
  readonly reader: Reader;
  readonly position: Position;
  readonly mapping: Mapping;
  readonly book: RootBook;
  readonly findings: Findings;
  readonly staging: Staging;
  readonly likely: LikelyPeople;
  readonly arrows: ReturnType<typeof createRootArrows>;
};

type Root = { readonly id: EntityId; readonly kind: string; readonly code: string | null };

/** The roots a batch already has in the register: by id, or by the code that is their key. */
async function findRoots(
  { reader }: Planning,
  records: readonly Assembled[],
): Promise<{ byId: Map<string, Root>; byCode: Map<string, Root> }> {
  const ids = records.map((record) => record.id);
  const codes = [...new Set(records.flatMap((record) => [record.key, record.code ?? record.key]))];
  const rows = await reader.query<Root>(sql`
    select id, kind, code from entity_root where id = any(${ids}::uuid[])
    union select id, kind, code from entity_root where kind = any(${[...new Set(records.map((r) => r.kind))]}::text[]) and code = any(${codes}::text[])`);
  const byCode = new Map(rows.flatMap((row) => (row.code === null ? [] : [[`${row.kind} ${row.code}`, row] as const])));
  return { byId: new Map(rows.map((row) => [row.id, row])), byCode };
}

/** Gives a record the id under which the register knows it, if it is known by its code. */
function withKnownId(record: Assembled, known: Root | undefined): Assembled {
  if (known === undefined || known.id === record.id) return record;
  return {
    ...record,
    id: known.id,
    claims: record.claims.map((claim) => (claim.entity === record.id ? { ...claim, entity: known.id } : claim)),
  };
}

/** An event that the register already holds under another id: of the same kind, saying all that the file says. */
function matchEvents(record: Assembled, file: ExistingFile): Assembled {
  if (file.contents.size === 0) return record;
  const byEvent = new Map<EntityId, AssembledClaim[]>();
  for (const claim of record.claims) {
    if (claim.named || claim.entity === record.id || file.entities.has(claim.entity)) continue;
    byEvent.set(claim.entity, [...(byEvent.get(claim.entity) ?? []), claim]);
  }
  const same = new Map<EntityId, EntityId>();
  for (const [entity, claims] of byEvent)
    for (const [known, contents] of file.contents) if (claims.every((claim) => contents.has(contentKey(claim)))) same.set(entity, known);
  if (same.size === 0) return record;
  return { ...record, claims: record.claims.map((claim) => ({ ...claim, entity: same.get(claim.entity) ?? claim.entity })) };
}

const ratingOf = (grounds: GroundsInput | undefined): Pick<GroundsInput, "reliability" | "credibility"> => ({
  reliability: grounds?.reliability,
  credibility: grounds?.credibility,
});

/** Whether no property of an entity is stated twice: then no statement is. */
function saysNothingTwice({ claims }: Assembled): boolean {
  const seen = new Set<string>();
  for (const { entity, property } of claims) seen.add(`${entity}${property}`);
  return seen.size === claims.length;
}

/** What the file says beyond what stands: each statement once. */
function newClaims(record: Assembled, file: ExistingFile): readonly AssembledClaim[] {
  if (file === NO_FILE && saysNothingTwice(record)) return record.claims;
  const seen = new Set(file.statements);
  const digests = record.grounds.map(digestsOf);
  return record.claims.filter((claim) => {
    const key = statementKey(claim.entity, { ...claim, ...ratingOf(record.grounds[claim.grounds]) }, digests[claim.grounds] ?? []);
    if (claim.judged?.judgement === "withdrawn" && file.withdrawn.has(key)) return false;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** What somebody wished to be erased is not brought back by the list it once came from. */
function withoutErased(record: Assembled, { erased }: ExistingFile, findings: Findings): Assembled {
  if (erased.size === 0) return record;
  return {
    ...record,
    claims: record.claims.filter(({ property }) => {
      if (erased.has(property)) findings.leave(`${property} (erased)`);
      return !erased.has(property);
    }),
  };
}

/** New events have what their kind cannot be without; new people have a name. */
function checkComplete(record: Assembled, file: ExistingFile, findings: Findings): number {
  const properties = new Map<EntityId, Set<string>>();
  for (const claim of record.claims) {
    if (file.entities.has(claim.entity)) continue;
    const set = properties.get(claim.entity) ?? new Set<string>();
    properties.set(claim.entity, set.add(claim.property));
  }
  let events = 0;
  for (const [entity, given] of properties) {
    if (entity === record.id) continue;
    events += 1;
    const kind = [...given][0]?.split(".")[0] ?? "";
    for (const name of isEventKind(kind) ? REQUIRED[kind] : [])
      if (!given.has(`${kind}.${name}`)) {
        const where = record.claims.find((claim) => claim.entity === entity)?.where ?? record.where;
        findings.fault({ code: "missing-value", where, about: `${kind}.${name}`, text: record.key });
      }
  }
  return events;
}

async function checkJudgedPeople(planning: Planning, records: readonly Assembled[]): Promise<void> {
  const claims = records.flatMap((record) => record.claims).filter((claim) => claim.property === "person.same_as");
  if (claims.length === 0) return;
  const pairs = claims.map((claim) => [claim.entity, (claim.value as { other: string }).other] as const);
  const ids = [...new Set(pairs.flat())];
  const rows = await planning.reader.query<{ id: string }>(
    sql`select id from entity_root where kind = 'person' and id = any(${ids}::uuid[])`,
  );
  const known = new Set([...rows.map((row) => row.id), ...(await planning.staging.people(ids))]);
  for (const [index, pair] of pairs.entries())
    for (const id of pair)
      if (!known.has(id))
        planning.findings.fault({ code: "unknown-person", where: claims[index]?.where ?? { sheet: "", row: 0 }, text: id });
}

function planRecord(planning: Planning, record: Assembled, file: ExistingFile | undefined): PlannedRecord {
  const { findings } = planning;
  const standing = file ?? NO_FILE;
  const matched = withoutErased(matchEvents(record, standing), standing, findings);
  checkEvents(matched, standing.entities, findings);
  planning.arrows(matched, findings);
  const newEvents = checkComplete(matched, standing, findings);
  const claims = newClaims(matched, standing);
  return { ...matched, claims, opens: false, label: labelOf(matched), already: matched.claims.length - claims.length, newEvents };
}

const namesIn = (record: Assembled): string[] =>
  record.claims.flatMap((claim) => (claim.property === "person.name" ? [(claim.value as { text: string }).text] : []));

const birthYearIn = (record: Assembled): number | undefined => {
  const year = record.claims.find((claim) => claim.property === "person.birth_year")?.value;
  return typeof year === "number" ? year : undefined;
};

/**
 * Whom the register may know already among people new to it. What is to be asked of a person is asked by the function it comes to.
 */
export async function findLikely(planning: Planning, records: readonly PlannedRecord[]): Promise<() => void> {
  const { mapping, findings } = planning;
  if (mapping.likely === "new") return () => undefined;
  const fresh = records.filter((record) => record.opens && record.kind === "person" && mapping.people[record.key] === undefined);
  const found = await planning.likely.findLikelyPeople(fresh.map((record) => ({ names: namesIn(record), birthYear: birthYearIn(record) })));
  return () => askAboutLikely(findings, fresh, found);
}

function askAboutLikely(findings: Findings, fresh: readonly PlannedRecord[], found: readonly (readonly LikelyPerson[])[]): void {
  for (const [index, record] of fresh.entries()) {
    const options = found[index] ?? [];
    if (options.length > 0)
      findings.ask({
        code: "likely-person",
        about: record.key,
        text: record.label,
        options: options.map(({ id, name, because }) => `${id} (${name}${because === undefined ? "" : `; ${because}`})`),
        first: record.where,
      });
  }
}

/** Compares a batch of records with the register. Nothing is written; what is wrong goes to the findings. */
export async function planBatch(planning: Planning, batch: readonly (readonly Fragment[])[]): Promise<readonly PlannedRecord[]> {
  const { book, findings, mapping } = planning;
  const assembled = batch.map((fragments) => resolveRoots(assemble(fragments, mapping.dataset), book, findings));
  const { byId, byCode } = await findRoots(planning, assembled);
  const records = assembled.map((record) =>
    byId.has(record.id) ? record : withKnownId(record, byCode.get(`${record.kind} ${record.code ?? record.key}`)),
  );
  const known = records.filter((record) => byId.has(record.id)).map((record) => record.id);
  const existing = known.length === 0 ? new Map<string, ExistingFile>() : await readExisting(planning.reader, known, planning.position);
  const planned = records.map((record): PlannedRecord => {
    const root = byId.get(record.id);
    if (root !== undefined && root.kind !== record.kind)
      findings.fault({ code: "code-taken", where: record.where, about: record.kind, text: record.id });
    const isJudgement = record.claims.length > 0 && record.claims.every((claim) => claim.property === "person.same_as");
    const opens = root === undefined && !isJudgement;
    if (opens && record.kind === "person" && !record.whole && namesIn(record).length === 0)
      findings.fault({ code: "missing-name", where: record.where, text: record.key });
    return { ...planRecord(planning, record, existing.get(record.id)), opens };
  });
  await checkJudgedPeople(planning, records);
  return planned;
}
