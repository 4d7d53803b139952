import type { Actor } from "../ledger/command.ts";
import type { Claim, EntityId } from "../ledger/claim.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead, readFiles } from "../ledger/positions.ts";
import { valueKey } from "../ledger/resolve.ts";
import { findProperty } from "../ledger/schema.ts";
import { readFrom } from "../platform/database.ts";
import { addClaim } from "../registry/judge.ts";
import type { FurtherFields, PackFile } from "./pack-schema.ts";

/**
 * Facts of a person's file that rest on other grounds than the fact beside them: another spelling's source, a value that
 * disagrees. A file is recorded with one set of grounds per event, so these are added one by one, as a person would.
 */

type Addition = {
  readonly entity: EntityId;
  readonly property: string;
  readonly value: unknown;
  readonly valid: string | undefined;
  readonly grounds: unknown;
};

type Opened = { readonly id: EntityId; readonly claims: readonly Claim[] };

/** Events of a file in the order they were recorded; what others added later stands behind. */
function eventIds({ id, claims }: Opened): EntityId[] {
  return [...new Set(claims.map((claim) => claim.entity))].filter((entity) => entity !== id);
}

const isDated = (given: unknown): given is { value: unknown; valid?: string } =>
  typeof given === "object" && given !== null && "value" in given && Object.keys(given).every((key) => key === "value" || key === "valid");

function additionsTo(target: { entity: EntityId; kind: string }, further: readonly FurtherFields[], eventOf: (key: string) => EntityId): Addition[] {
  return further.flatMap(({ fields, grounds }) =>
    Object.entries(fields).flatMap(([name, given]) =>
      (Array.isArray(given) ? given : [given]).map((one: unknown): Addition => {
        const { value, valid } = isDated(one) ? one : { value: one, valid: undefined };
        const said = typeof value === "string" && value.startsWith("#") ? eventOf(value.slice(1)) : value;
        return { entity: target.entity, property: `${target.kind}.${name}`, value: said, valid, grounds };
      }),
    ),
  );
}

function additionsOf(file: PackFile, opened: Opened): Addition[] {
  const ids = eventIds(opened);
  const eventOf = (key: string): EntityId => {
    const id = ids[file.events.findIndex((event) => event.key === key)];
    if (id === undefined) throw new Error(`the pack's file ${file.code} has no event "${key}"`);
    return id;
  };
  const ofEvents = file.events.flatMap((event, index) => {
    const entity = ids[index];
    return entity === undefined ? [] : additionsTo({ entity, kind: event.kind }, event.further ?? [], eventOf);
  });
  return [...additionsTo({ entity: opened.id, kind: "person" }, file.further ?? [], eventOf), ...ofEvents];
}

/** The same statement, on whatever grounds: what a repeated start compares by. */
const statementKey = (said: { entity: EntityId; property: string; value: unknown; valid?: string | null | undefined }): string =>
  [said.entity, said.property, said.valid ?? "", valueKey(said.value)].join(" ");

/** How often a file states something itself, before anything is added to it. */
function statedByFile(file: PackFile, opened: Opened): Addition[] {
  const ids = eventIds(opened);
  const own = (entity: EntityId | undefined, kind: string, fields: unknown): Addition[] =>
    entity === undefined ? [] : additionsTo({ entity, kind }, [{ fields: fields as Record<string, unknown>, grounds: undefined }], String);
  return [...own(opened.id, "person", file.person), ...file.events.flatMap((event, index) => own(ids[index], event.kind, event["fields"]))];
}

/** What is still to be added. An agreeing fact repeats a statement, so statements are counted, not just looked for. */
function missingAdditions(file: PackFile, opened: Opened): Addition[] {
  const present = new Map<string, number>();
  for (const claim of opened.claims) present.set(statementKey(claim), (present.get(statementKey(claim)) ?? 0) + 1);
  const take = (key: string): boolean => {
    const left = present.get(key) ?? 0;
    present.set(key, left - 1);
    return left > 0;
  };
  for (const stated of statedByFile(file, opened)) take(statementKey(stated));
  return additionsOf(file, opened).filter((addition) => !take(statementKey(addition)));
}

function inputOf(owner: EntityId, { valid, ...addition }: Addition): unknown {
  const property = findProperty(addition.property);
  // A code and the id stored for it would not be found equal, and the claim would be added at every start.
  if (property === undefined || property.refers !== null) throw new Error(`the pack cannot say ${addition.property} on further grounds`);
  return { owner, ...addition, ...(valid === undefined ? {} : { valid }) };
}

/** Adds what is missing, in the order of the pack. Gives the number of claims added. */
export async function addFurtherClaims(ledger: Ledger, files: ReadonlyMap<EntityId, PackFile>, actor: Actor): Promise<number> {
  const reader = readFrom(ledger.pool);
  const claims = await readFiles(reader, [...files.keys()], (await getHead(reader)).position);
  const claimsOf = (owner: EntityId): Claim[] => claims.filter((claim) => claim.owner === owner);
  let added = 0;
  for (const [id, file] of files) {
    for (const addition of missingAdditions(file, { id, claims: claimsOf(id) })) {
      await perform(ledger, addClaim, { actor, input: inputOf(id, addition) });
      added += 1;
    }
  }
  return added;
}
