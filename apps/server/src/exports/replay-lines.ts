import type { Claim, EntityId, Position, SourceRecord } from "../ledger/claim.ts";
import { readFiles } from "../ledger/positions.ts";
import { foldClaims, factsOf, isErased, valueKey } from "../ledger/resolve.ts";
import { findProperty, judgement } from "../ledger/schema.ts";
import { findSources } from "../ledger/sources.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { joinPairs, latestJudgements } from "../registry/clusters.ts";
import { REQUIRED } from "../registry/record-file.ts";
import { person, type PersonEventKind } from "../registry/schema.ts";
import { PUBLISHED, ROOT_KINDS, type RootKind } from "./published.ts";
import { goOn, readPersonRoots, type Scope } from "./scope.ts";

// Our own JSON lines: one command per line, which carried out in order in an empty register gives the same facts with
// the same sources, ratings and preferences, and so the same figures. The order: what others refer to comes first.
// docs/import-export.md describes the form; the first line of a file says what the file is.

/** A line: a command and its input. `prefer` repeats the preferences of the input for readers that compare facts themselves. */
export type ReplayLine = { readonly command: string; readonly input: object; readonly prefer?: readonly object[] };

type Json = Record<string, unknown>;
type Part = { readonly fields: Json; readonly grounds: Json; readonly judged: Json[] };
type Sources = ReadonlyMap<number, SourceRecord>;
type Verdicts = ReadonlyMap<Position, Json>;

const CARRIED: ReadonlySet<string> = new Set(PUBLISHED.map((one) => one.property.code));

/** What judgements come to: which claims no longer count, and the last one preferred of each property. */
function verdictsOf(claims: readonly Claim[]): Verdicts {
  const about = new Map(claims.map((claim) => [claim.position, claim]));
  const verdicts = new Map<Position, { judgement: string; reason: string; position: Position }>();
  for (const claim of claims) {
    const kind =
      claim.property === judgement.withdrawn.code ? "withdrawn" : claim.property === judgement.preferred.code ? "preferred" : undefined;
    if (kind === undefined) continue;
    const { position } = claim.value as { position: Position };
    verdicts.set(position, { judgement: kind, reason: claim.reason ?? "no reason was recorded", position: claim.position });
  }
  const winners = new Map<string, Position>();
  for (const [position, { judgement: kind, position: at }] of verdicts) {
    const claim = about.get(position);
    if (kind !== "preferred" || claim === undefined) continue;
    const key = `${claim.entity} ${claim.property}`;
    const rival = winners.get(key);
    // Of two preferred claims the later judgement counts; the other would only have to be put in its place again.
    if (rival === undefined || (verdicts.get(rival)?.position ?? 0) < at) winners.set(key, position);
  }
  const kept = new Set(winners.values());
  return new Map(
    [...verdicts]
      .filter(([position, verdict]) => verdict.judgement === "withdrawn" || kept.has(position))
      .map(([position, verdict]) => [position, { judgement: verdict.judgement, reason: verdict.reason }]),
  );
}

const SOURCE_FIELDS = ["url", "title", "publisher", "published", "readOn", "archive", "note", "language"] as const;

const sourceInput = (source: SourceRecord | undefined): Json =>
  Object.fromEntries(
    SOURCE_FIELDS.flatMap((name) => (source?.[name] === null || source === undefined ? [] : [[name, source[name]] as const])),
  );

function groundsOf(claim: Claim, sources: Sources): Json {
  return {
    sources: claim.sources.map((id) => sourceInput(sources.get(id))),
    ...(claim.reliability === null ? {} : { reliability: claim.reliability }),
    ...(claim.credibility === null ? {} : { credibility: claim.credibility }),
    ...(claim.reason === null ? {} : { reason: claim.reason }),
  };
}

const groundsKey = ({ sources, reliability, credibility, reason }: Claim): string =>
  JSON.stringify([sources, reliability, credibility, reason]);

const fieldOf = ({ property }: Claim): string => property.slice(property.indexOf(".") + 1);

/** Puts a claim into a part; false where its single-valued field is taken there already. */
function place(part: Part, claim: Claim, verdict: Json | undefined): boolean {
  const property = findProperty(claim.property);
  const field = fieldOf(claim);
  const told = property?.refers === "event" ? `#${String(claim.value)}` : claim.value;
  const value = claim.valid === null ? told : { value: told, valid: claim.valid };
  const list = part.fields[field] as unknown[] | undefined;
  if (property?.many !== true && list !== undefined) return false;
  if (property?.many === true) part.fields[field] = [...(list ?? []), value];
  else part.fields[field] = value;
  if (verdict !== undefined) part.judged.push({ field, nth: property?.many === true ? (list?.length ?? 0) : 0, ...verdict });
  return true;
}

/**
 * The claims about one entity in parts of the same grounds, values of one field in ledger order. The first part is the
 * entry itself: what a command asks for was once recorded together, so it is all there.
 */
function partsOf(claims: readonly Claim[], verdicts: Verdicts, sources: Sources): readonly Part[] {
  const parts: { readonly key: string; readonly part: Part }[] = [];
  for (const claim of claims) {
    const key = groundsKey(claim);
    const verdict = verdicts.get(claim.position);
    const at = parts.findLastIndex((one) => one.key === key);
    const passed = at !== -1 && parts.slice(at + 1).some(({ part }) => fieldOf(claim) in part.fields);
    const open = passed ? undefined : parts[at];
    if (open !== undefined && place(open.part, claim, verdict)) continue;
    const part: Part = { fields: {}, grounds: groundsOf(claim, sources), judged: [] };
    parts.push({ key, part });
    place(part, claim, verdict);
  }
  return parts.map(({ part }) => part);
}

const judgedOf = ({ judged }: Part): Json => (judged.length === 0 ? {} : { judged });
const furtherOf = (parts: readonly Part[]): Json =>
  parts.length === 0 ? {} : { further: parts.map((part) => ({ fields: part.fields, grounds: part.grounds, ...judgedOf(part) })) };

type File = { readonly id: EntityId; readonly code: string | null; readonly claims: readonly Claim[] };

/** Files of these roots with only the claims that are published. */
async function readPublished(scope: Scope, roots: readonly { id: EntityId; code: string | null }[]): Promise<[readonly File[], Sources]> {
  const ids = roots.map((root) => root.id);
  const claims = (await readFiles(scope.reader, ids, scope.knownAt)).filter((claim) => claim.audience === "public" && !isErased(claim));
  const files = new Map<EntityId, Claim[]>(ids.map((id) => [id, []]));
  for (const claim of claims) files.get(claim.owner)?.push(claim);
  const sources = await findSources(scope.reader, [...new Set(claims.flatMap((claim) => claim.sources))]);
  return [roots.map(({ id, code }) => ({ id, code, claims: files.get(id) ?? [] })), new Map(sources.map((one) => [one.id, one]))];
}

const isWithdrawn = (verdicts: Verdicts, { position }: Claim): boolean => verdicts.get(position)?.["judgement"] === "withdrawn";

/**
 * The claims about an entity that are carried: those that stand, and of withdrawn ones the first of each field that no
 * event can be recorded without. Nothing, where nothing stands and nobody refers to it.
 */
function carriedOf(claims: readonly Claim[], verdicts: Verdicts, referred: ReadonlySet<string>): readonly Claim[] {
  const [first] = claims;
  const kind = first?.property.split(".")[0] ?? "";
  if (first === undefined || (claims.every((claim) => isWithdrawn(verdicts, claim)) && !referred.has(first.entity))) return [];
  const needed = REQUIRED[kind as PersonEventKind] ?? [];
  const isNeeded = (claim: Claim): boolean =>
    needed.includes(fieldOf(claim)) && claim === claims.find((one) => one.property === claim.property);
  return claims.filter((claim) => !isWithdrawn(verdicts, claim) || isNeeded(claim));
}

/** Claims by entity, events in the order of their ids: that is the order rules fall back on. */
function byEntity(claims: readonly Claim[], verdicts: Verdicts): ReadonlyMap<EntityId, readonly Claim[]> {
  const entities = new Map<EntityId, Claim[]>();
  for (const claim of claims) {
    if (!CARRIED.has(claim.property)) continue;
    const list = entities.get(claim.entity);
    if (list === undefined) entities.set(claim.entity, [claim]);
    else list.push(claim);
  }
  const standing = claims.filter((claim) => !isWithdrawn(verdicts, claim));
  const referred = new Set(standing.flatMap((claim) => (findProperty(claim.property)?.refers === "event" ? [String(claim.value)] : [])));
  return new Map(
    [...entities]
      .map(([id, list]) => [id, carriedOf(list, verdicts, referred)] as const)
      .filter(([, list]) => list.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The preferred values of a file, beside the input. Of a judgement on files the latest counts, preferred or not. */
function preferOf(claims: readonly Claim[], verdicts: Verdicts): Pick<ReplayLine, "prefer"> {
  const prefer = claims.flatMap(({ position, entity, property, value }) => {
    const verdict = verdicts.get(position);
    return CARRIED.has(property) && verdict?.["judgement"] === "preferred" ? [{ entity, property, value, reason: verdict["reason"] }] : [];
  });
  return prefer.length === 0 ? {} : { prefer };
}

function personLine({ id, code, claims }: File, sources: Sources): ReplayLine {
  const verdicts = verdictsOf(claims);
  const entities = byEntity(claims, verdicts);
  const [own, ...further] = partsOf(entities.get(id) ?? [], verdicts, sources);
  const events = [...entities].filter(([entity]) => entity !== id);
  const told = events.flatMap(([entity, list]) => {
    const [first, ...rest] = partsOf(list, verdicts, sources);
    const kind = list[0]?.property.split(".")[0] ?? "";
    return first === undefined
      ? []
      : [{ kind, key: entity, fields: first.fields, grounds: first.grounds, ...judgedOf(first), ...furtherOf(rest) }];
  });
  // A file always has grounds, even one of whose own facts nothing may be told.
  const grounds = own?.grounds ?? told[0]?.grounds ?? { sources: [{ note: "no public fact" }] };
  const input = { id, ...(code === null ? {} : { code }), person: { name: [], ...own?.fields }, events: told, grounds };
  const whole = { ...input, ...(own === undefined ? {} : judgedOf(own)), ...furtherOf(further) };
  return { command: "registry.record-person", input: whole, ...preferOf(claims, verdicts) };
}

function itemOf({ id, code, claims }: File, sources: Sources): Json | undefined {
  const verdicts = verdictsOf(claims);
  const [first, ...further] = partsOf(byEntity(claims, verdicts).get(id) ?? [], verdicts, sources);
  if (first === undefined) return undefined;
  return { id, code: code ?? id, fields: first.fields, grounds: first.grounds, ...judgedOf(first), ...furtherOf(further) };
}

const COMMANDS: Readonly<Record<RootKind, string>> = {
  place: "registry.record-places",
  organisation: "registry.record-organisations",
  provision: "registry.record-provisions",
  court: "registry.record-courts",
  official: "registry.record-officials",
  reported_figure: "figures.record-reported",
};

/** Entries that refer to each other are one unit: a place and the one that took over, whichever was recorded first. */
function unitsOf(files: readonly File[]): readonly (readonly EntityId[])[] {
  const pairs = files.flatMap(({ id, claims }) =>
    claims.filter((claim) => claim.property === "place.successor").map((claim) => ({ a: id, b: String(claim.value) })),
  );
  return joinPairs(
    files.map((file) => file.id),
    pairs,
  );
}

/** Catalogues are some thousand entries: each kind is read as a whole. */
async function* rootLines(scope: Scope, kind: RootKind): AsyncGenerator<ReplayLine> {
  const roots = await scope.reader.query<{ id: string; code: string | null }>(
    sql`select id, code from entity_root where kind = ${kind} and position <= ${scope.knownAt} order by position, id`,
  );
  const [files, sources] = await readPublished(scope, roots);
  const byId = new Map(files.map((file) => [file.id, file]));
  for (const unit of unitsOf(files)) {
    goOn(scope);
    const items = unit.flatMap((id) => {
      const file = byId.get(id);
      return (file === undefined ? undefined : itemOf(file, sources)) ?? [];
    });
    if (items.length > 0) yield { command: COMMANDS[kind], input: { items } };
  }
}

/** The judgement in force on every pair of files, oldest first. Earlier ones are in the table of claims. */
async function* judgementLines(scope: Scope): AsyncGenerator<ReplayLine> {
  const owners = await scope.reader.query<{ owner: string }>(
    sql`select distinct owner from claim where property = ${person.same_as.code} and position <= ${scope.knownAt}`,
  );
  const claims = await readFiles(
    scope.reader,
    owners.map((row) => row.owner),
    scope.knownAt,
  );
  const standing = foldClaims(claims).entities.flatMap((entity) =>
    factsOf(entity, person.same_as).flatMap((fact) => [fact.claim, ...fact.agreeing].map((claim) => ({ claim, value: fact.value }))),
  );
  const reasons = standing.toSorted((a, b) => a.claim.position - b.claim.position);
  for (const { a, b, judgement: verdict } of latestJudgements(claims).values()) {
    const last = reasons.findLast(
      ({ claim, value }) => claim.entity === a && valueKey(value) === valueKey({ other: b, judgement: verdict }),
    );
    yield { command: "registry.judge-same", input: { a, b, judgement: verdict, reason: last?.claim.reason ?? "no reason was recorded" } };
  }
}

/** Events and further parts one command takes. No file comes near; one that does is told apart rather than cut short. */
const MOST = { events: 1000, further: 200 } as const;

function checkSize(line: ReplayLine): ReplayLine {
  const { id, events, further } = line.input as { id: string; events: readonly Json[]; further?: readonly Json[] };
  const parts = [further, ...events.map((event) => event["further"] as readonly Json[] | undefined)];
  if (events.length > MOST.events || parts.some((list) => (list?.length ?? 0) > MOST.further))
    throw new AporaError("export.file-too-large", { person: id, events: events.length });
  return line;
}

/** The first line of a file: what it is. `position` and `exported` are for readers. */
export const headLine = (position: Position, exported: string): object => ({ format: "apora-lines", version: 1, position, exported });

/** Every line, catalogues first, then people, then the judgements that join them. @throws export.file-too-large, interrupted */
export async function* replayLines(scope: Scope): AsyncGenerator<ReplayLine> {
  // Places last but one, figures of others after the organisations that said them: nothing refers to what comes later.
  for (const kind of ROOT_KINDS) yield* rootLines(scope, kind);
  for await (const roots of readPersonRoots(scope)) {
    const [files, sources] = await readPublished(scope, roots);
    for (const file of files) if (file.claims.length > 0) yield checkSize(personLine(file, sources));
  }
  yield* judgementLines(scope);
}
