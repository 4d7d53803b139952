import type { EntityId } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { foldName } from "../registry/name-index.ts";

/** What a name of a place, court, organisation or official can mean. */
export type Resolved =
  | { readonly kind: "one"; readonly id: EntityId }
  | { readonly kind: "several"; readonly options: readonly string[] }
  | { readonly kind: "none"; readonly options: readonly string[] };

/** The roots other than people that a file may refer to: those of the register and those the file itself brings. */
export interface RootBook {
  /** The root with this id or code; undefined when there is none. */
  find(kind: string, reference: string): EntityId | undefined;
  /** What a text means: by id, code or one of the names. Anything looser is offered to a person, never taken. */
  resolve(kind: string, text: string): Resolved;
  /** Another id by which the file itself calls a root. */
  alias(kind: string, id: EntityId, root: EntityId): void;
  add(root: { readonly kind: string; readonly id: EntityId; readonly code?: string | undefined; readonly names: readonly string[] }): void;
}

const plain = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Shelf = {
  readonly byCode: Map<string, EntityId>;
  readonly byName: Map<string, Set<EntityId>>;
  readonly ids: Set<EntityId>;
  /** Code and names as one folded text, for suggestions. */
  readonly labels: Map<EntityId, { label: string; folded: string }>;
};

const newShelf = (): Shelf => ({ byCode: new Map(), byName: new Map(), ids: new Set(), labels: new Map() });

const MOST_OPTIONS = 8;

function suggest(shelf: Shelf, text: string): string[] {
  const words = foldName(text.slice(0, 200))
    .split(" ")
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const fitting: string[] = [];
  for (const { label, folded } of shelf.labels.values()) {
    if (words.every((word) => folded.includes(` ${word}`))) fitting.push(label);
    if (fitting.length === MOST_OPTIONS) break;
  }
  return fitting;
}

function addTo(shelf: Shelf, { id, code, names }: { id: EntityId; code?: string | undefined; names: readonly string[] }): void {
  shelf.ids.add(id);
  if (code !== undefined) shelf.byCode.set(code.toLowerCase(), id);
  for (const name of names) {
    const key = plain(name);
    const found = shelf.byName.get(key);
    if (found === undefined) shelf.byName.set(key, new Set([id]));
    else found.add(id);
  }
  const folded = ` ${foldName([code ?? "", ...names].join(" ").slice(0, 1000))}`;
  shelf.labels.set(id, { label: `${code ?? id}${names[0] === undefined ? "" : ` (${names[0]})`}`, folded });
}

/** Reads the register's roots with their names; as many as a country has places and courts, not as it has people. */
export async function openRootBook(reader: Reader): Promise<RootBook> {
  const shelves = new Map<string, Shelf>();
  const shelfOf = (kind: string): Shelf => {
    const shelf = shelves.get(kind) ?? newShelf();
    shelves.set(kind, shelf);
    return shelf;
  };
  const rows = await reader.query<{ kind: string; id: string; code: string | null; names: string[] }>(sql`
    select r.kind, r.id, r.code, coalesce(array_agg(c.value->>'text' order by c.position) filter (where c.position is not null), '{}') as names
    from entity_root r left join claim c on c.owner = r.id and c.property = r.kind || '.name'
    where r.kind <> 'person' group by r.kind, r.id, r.code order by r.code`);
  for (const { kind, code, ...row } of rows) addTo(shelfOf(kind), { ...row, code: code ?? undefined });
  const find: RootBook["find"] = (kind, reference) => {
    const shelf = shelves.get(kind);
    const id = reference.toLowerCase();
    return shelf?.ids.has(id) === true ? id : shelf?.byCode.get(id);
  };
  return {
    find,
    resolve(kind, text) {
      const shelf = shelfOf(kind);
      const direct = find(kind, text.trim());
      if (direct !== undefined) return { kind: "one", id: direct };
      const ids = [...(shelf.byName.get(plain(text)) ?? [])];
      const [only] = ids;
      if (only !== undefined && ids.length === 1) return { kind: "one", id: only };
      if (only === undefined) return { kind: "none", options: suggest(shelf, text) };
      return { kind: "several", options: ids.slice(0, MOST_OPTIONS).map((id) => shelf.labels.get(id)?.label ?? id) };
    },
    alias: (kind, id, root) => void shelfOf(kind).byCode.set(id, root),
    add: ({ kind, ...root }) => addTo(shelfOf(kind), root),
  };
}
