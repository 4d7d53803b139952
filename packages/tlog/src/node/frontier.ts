import {
  decodeBundle,
  encodeBundle,
  foldSubtrees,
  MAX_LEAF_BYTES,
  readTile,
  rootOfRun,
  TILE_WIDTH,
  tileAt,
  tilePath,
  TlogError,
  type TileRef,
  type TreeHash,
} from "../index.ts";

/** The right edge of the tiles: the hashes of the partial tile on each level, and the leaves of the partial bundle. */
export type Frontier = {
  readonly size: number;
  readonly levels: readonly (readonly Uint8Array[])[];
  readonly leaves: readonly Uint8Array[];
};

export const EMPTY_FRONTIER: Frontier = { size: 0, levels: [], leaves: [] };

/** Runs of 2^k hashes that make up a partial tile, the largest first. */
function runsOf(hashes: readonly Uint8Array[], hash: TreeHash): readonly Uint8Array[] {
  const roots: Uint8Array[] = [];
  let at = 0;
  for (let run = TILE_WIDTH / 2; run >= 1; run /= 2) {
    if ((hashes.length & run) === 0) continue;
    roots.push(rootOfRun(hashes.slice(at, at + run), hash));
    at += run;
  }
  return roots;
}

/** The root of the tree whose right edge this is. */
export function rootOfFrontier({ levels }: Frontier, hash: TreeHash): Uint8Array {
  const largestFirst = levels.toReversed().flatMap((hashes) => runsOf(hashes, hash));
  return foldSubtrees(largestFirst, hash);
}

export type Growth = {
  readonly frontier: Frontier;
  /** Files to write, path below the log's folder → bytes. */
  readonly writes: ReadonlyMap<string, Uint8Array>;
  /** Folders of partial tiles that are full now. */
  readonly outgrown: readonly string[];
};

type Draft = { size: number; levels: Uint8Array[][]; leaves: Uint8Array[]; changed: Set<number> };

const flat = (hashes: readonly Uint8Array[]): Uint8Array => Buffer.concat(hashes);

/** The tile on this level that the next hash of the level belongs to, or belonged to when it became full. */
const tileIndex = (level: number, size: number): bigint => BigInt(size - 1) >> BigInt(8 * (level + 1));

function pushHash(
  draft: Draft,
  level: number,
  growing: { readonly top: Uint8Array; readonly hash: TreeHash; readonly out: Growing },
): void {
  const { top, hash, out } = growing;
  const row = (draft.levels[level] ??= []);
  row.push(top);
  draft.changed.add(level);
  if (row.length < TILE_WIDTH) return;
  const index = tileIndex(level, draft.size);
  const ref: TileRef = { level, index, width: TILE_WIDTH };
  out.writes.set(tilePath(ref), flat(row));
  out.outgrown.push(`${tilePath(ref)}.p`);
  draft.levels[level] = [];
  draft.changed.delete(level);
  pushHash(draft, level + 1, { top: rootOfRun(row, hash), hash, out });
}

type Growing = { readonly writes: Map<string, Uint8Array>; readonly outgrown: string[] };

function pushLeaf(draft: Draft, leaf: Uint8Array, growing: { readonly hash: TreeHash; readonly out: Growing }): void {
  draft.leaves.push(leaf);
  draft.size += 1;
  if (draft.leaves.length === TILE_WIDTH) {
    const ref: TileRef = { level: "entries", index: tileIndex(0, draft.size), width: TILE_WIDTH };
    growing.out.writes.set(tilePath(ref), encodeBundle(draft.leaves));
    growing.out.outgrown.push(`${tilePath(ref)}.p`);
    draft.leaves = [];
  }
  pushHash(draft, 0, { top: growing.hash.leaf(leaf), ...growing });
}

/** The partial tiles and the partial bundle as they are after the batch. */
function writePartials(draft: Draft, writes: Map<string, Uint8Array>): void {
  for (const level of draft.changed) {
    const row = draft.levels[level] ?? [];
    writes.set(tilePath({ level, index: tileIndex(level, draft.size), width: row.length }), flat(row));
  }
  if (draft.leaves.length > 0)
    writes.set(tilePath({ level: "entries", index: tileIndex(0, draft.size), width: draft.leaves.length }), encodeBundle(draft.leaves));
}

/**
 * What a batch of leaves adds to the tiles. Pure: the frontier given stays as it is, so a batch that fails leaves no trace.
 *
 * @throws log.leaf-too-large
 */
export function growFrontier(frontier: Frontier, leaves: readonly Uint8Array[], hash: TreeHash): Growth {
  const tooLarge = leaves.findIndex((leaf) => leaf.length > MAX_LEAF_BYTES);
  if (tooLarge !== -1)
    throw new TlogError("log.leaf-too-large", { at: tooLarge, found: leaves[tooLarge]?.length ?? 0, limit: MAX_LEAF_BYTES });
  const draft: Draft = {
    size: frontier.size,
    levels: frontier.levels.map((row) => [...row]),
    leaves: [...frontier.leaves],
    changed: new Set(),
  };
  const out: Growing = { writes: new Map(), outgrown: [] };
  for (const leaf of leaves) pushLeaf(draft, leaf, { hash, out });
  writePartials(draft, out.writes);
  return { frontier: { size: draft.size, levels: draft.levels, leaves: draft.leaves }, ...out };
}

/**
 * The frontier of a tree of this size, read from its tiles.
 *
 * @param read the bytes of a tile, undefined if it is not there
 * @returns undefined if a tile is missing
 * @throws tile.malformed
 */
export async function readFrontier(size: number, read: (ref: TileRef) => Promise<Uint8Array | undefined>): Promise<Frontier | undefined> {
  const levels: (readonly Uint8Array[])[] = [];
  for (let level = 0; size >= 256 ** level; level += 1) {
    const ref = tileAt(level, BigInt(Math.floor(size / 256 ** (level + 1))), BigInt(size));
    const bytes = ref === undefined ? new Uint8Array() : await read(ref);
    if (bytes === undefined) return undefined;
    levels.push(ref === undefined ? [] : readTile(ref, bytes));
  }
  const bundle = tileAt(0, BigInt(Math.floor(size / TILE_WIDTH)), BigInt(size));
  if (bundle === undefined) return { size, levels, leaves: [] };
  const ref: TileRef = { ...bundle, level: "entries" };
  const bytes = await read(ref);
  return bytes === undefined ? undefined : { size, levels, leaves: decodeBundle(ref, bytes) };
}
