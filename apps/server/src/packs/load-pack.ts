import { recordReportedFigures } from "../figures/reported.ts";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Actor, Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom, sql } from "../platform/database.ts";
import { catalogueCommands } from "../registry/record-catalogue.ts";
import { recordPeople } from "../registry/record-person.ts";
import type { CatalogueKind } from "../registry/catalogue-schema.ts";
import { packId } from "./pack-ids.ts";
import { KIND_OF_PART, PACK_PARTS, type PackPart } from "./pack-schema.ts";
import { readPack, type Pack } from "./read-pack.ts";

export type LoadOptions = {
  readonly actor: Actor;
  /** False to start without people; they can be loaded later. */
  readonly people?: boolean | undefined;
  readonly onProgress?: ((step: { readonly part: PackPart; readonly recorded: number }) => void) | undefined;
};

export type LoadedPack = {
  /** Whether this call wrote anything. */
  readonly loaded: boolean;
  /** Where the ledger stands now. */
  readonly position: Position;
  /** Entries recorded by this call. */
  readonly counts: Readonly<Record<PackPart, number>>;
};

type Loading = { readonly ledger: Ledger; readonly pack: Pack; readonly actor: Actor };

/** The pack of the country this register is about. */
export const HOME_PACK = "belarus";

/** The folder of a pack shipped with the program; the way is equally long from the sources and from the build. */
export function findPack(id: string): URL {
  return new URL(`../../../../countries/${id}/`, import.meta.url);
}

function commandFor(part: Exclude<PackPart, "people">): Command {
  if (part === "reportedFigures") return recordReportedFigures as unknown as Command;
  const kind: CatalogueKind = KIND_OF_PART[part];
  const command = catalogueCommands[kind];
  if (command === undefined) throw new Error(`there is no command that records a ${kind}`);
  return command as unknown as Command;
}

type Named = { readonly code: string };

/**
 * What is not there yet, with its id. Entries already known by their code or their id are left as they are, whoever made them: a file
 * whose words were erased has no code any more (ADR 22).
 */
async function missingOf<E extends Named>(loading: Loading, part: PackPart, entries: readonly E[]): Promise<(E & { id: string })[]> {
  const kind = KIND_OF_PART[part];
  const { id: pack } = loading.pack.description;
  const wanted = entries.map((entry) => ({ ...entry, id: packId({ pack, kind, code: entry.code }) }));
  const rows = await readFrom(loading.ledger.pool).query<{ code: string | null; id: EntityId }>(sql`
    select code, id from entity_root
    where kind = ${kind} and (code = any(${entries.map(({ code }) => code)}::text[]) or id = any(${wanted.map(({ id }) => id)}::uuid[]))`);
  const known = new Set(rows.flatMap(({ code, id }) => (code === null ? [id] : [code, id])));
  return wanted.filter(({ code, id }) => !known.has(code) && !known.has(id));
}

async function loadEntries(loading: Loading, part: Exclude<PackPart, "people">): Promise<number> {
  const items = await missingOf(loading, part, loading.pack.entries[part]);
  if (items.length > 0) await perform(loading.ledger, commandFor(part), { actor: loading.actor, input: { items } });
  return items.length;
}

async function loadPeople(loading: Loading): Promise<number> {
  const files = await missingOf(loading, "people", loading.pack.people);
  if (files.length > 0) await perform(loading.ledger, recordPeople, { actor: loading.actor, input: { files } });
  return files.length;
}

/**
 * Loads a country pack through the register's own commands. Each part is one unit, and what is already there is left
 * alone: a second call writes nothing, and after a loading that was cut short the next one completes it.
 */
export async function loadPack(ledger: Ledger, folder: URL, options: LoadOptions): Promise<LoadedPack> {
  const pack = await readPack(folder);
  const loading = { ledger, pack, actor: options.actor };
  const counts: Record<PackPart, number> = {
    places: 0,
    provisions: 0,
    organisations: 0,
    courts: 0,
    officials: 0,
    people: 0,
    reportedFigures: 0,
  };
  const withPeople = options.people !== false && pack.people.length > 0;
  for (const part of PACK_PARTS) {
    if (part !== "people") counts[part] = await loadEntries(loading, part);
    else if (withPeople) counts.people = await loadPeople(loading);
    options.onProgress?.({ part, recorded: counts[part] });
  }
  const { position } = await getHead(readFrom(ledger.pool));
  return { loaded: Object.values(counts).some((count) => count > 0), position, counts };
}
