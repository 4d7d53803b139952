import { concat } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { EMPTY_ROOT, HASH_BYTES, TREE_HASH, type TreeHash } from "./hash.ts";
import { foldPlan, nodesOf, planConsistency, planInclusion, planRoot, type NodeRef, type ProofPlan } from "./prove-tree.ts";

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
const TILE_HEIGHT = 8;
/** Longest leaf an entry bundle can hold: its length is written in two bytes. */
export const MAX_LEAF_BYTES = 65_535;

/** A tile of the tree on a level of tiles, or (level "entries") a bundle of leaves. Width 256 means full. */
export type TileRef = { readonly level: number | "entries"; readonly index: bigint; readonly width: number };

/** The index in groups of three digits, all but the last marked with x: 1234067 → x001/x234/067. */
function indexPath(index: bigint): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  return groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join("/");
}

/** Where a tile lies below the log's address (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: TileRef): string {
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Reads a path; only the one spelling tilePath writes is accepted. @throws tile.malformed */
export function parseTilePath(path: string): TileRef {
  const malformed = (): TlogError => new TlogError("tile.malformed", { path: path.slice(0, 80), fault: "it is not the path of a tile" });
  const [, level = "", groups = "", width = "256"] = PATH.exec(path) ?? [];
  if (level === "" || groups.length > 40) throw malformed();
  const index = BigInt(groups.replaceAll(/[x/]/g, ""));
  const ref: TileRef = { level: level === "entries" ? level : Number(level), index, width: Number(width) };
  if (ref.width > TILE_WIDTH || tilePath(ref) !== path) throw malformed();
  return ref;
}

/** How many hashes the level of tiles holds in a tree: the rest of a division by 256 stands in a partial tile. */
const hashesOn = (level: number, size: bigint): bigint => size >> BigInt(TILE_HEIGHT * level);

/** The tile with this index on this level in a tree of this size; undefined if the tree does not reach it. */
export function tileAt(level: number, index: bigint, size: bigint): TileRef | undefined {
  const width = hashesOn(level, size) - index * BigInt(TILE_WIDTH);
  if (width <= 0n) return undefined;
  return { level, index, width: width >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(width) };
}

/** Full tiles and the width of the partial one (0: none) on each level of tiles of a tree. */
export function tileInventory(
  size: bigint,
): readonly { readonly level: number; readonly fullTiles: bigint; readonly partialWidth: number }[] {
  const rows = [];
  for (let level = 0; hashesOn(level, size) > 0n; level += 1) {
    const hashes = hashesOn(level, size);
    rows.push({ level, fullTiles: hashes / BigInt(TILE_WIDTH), partialWidth: Number(hashes % BigInt(TILE_WIDTH)) });
  }
  return rows;
}

/** The hashes of a tile. @throws tile.malformed */
export function readTile(ref: TileRef, bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length !== ref.width * HASH_BYTES)
    throw new TlogError("tile.malformed", { path: tilePath(ref), fault: `${bytes.length} bytes instead of ${ref.width * HASH_BYTES}` });
  return Array.from({ length: ref.width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** Leaves as an entry bundle: two bytes of length before each. @throws log.leaf-too-large */
export function encodeBundle(leaves: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...leaves.flatMap((leaf, at) => {
      if (leaf.length > MAX_LEAF_BYTES) throw new TlogError("log.leaf-too-large", { at, found: leaf.length, limit: MAX_LEAF_BYTES });
      return [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf];
    }),
  );
}

/** The leaves of a bundle, which must hold exactly as many as its width says. @throws tile.malformed */
export function decodeBundle(ref: TileRef, bytes: Uint8Array): readonly Uint8Array[] {
  const leaves: Uint8Array[] = [];
  const malformed = (fault: string): TlogError => new TlogError("tile.malformed", { path: tilePath(ref), fault });
  for (let at = 0; at < bytes.length;) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) throw malformed("it ends within a length");
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) throw malformed("it ends within a leaf");
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (leaves.length !== ref.width) throw malformed(`${leaves.length} leaves instead of ${ref.width}`);
  return leaves;
}

/** A node inside a tile: `height` levels above the tile's hashes, counted from the left within the tile. */
type Place = { readonly tile: TileRef; readonly height: number; readonly at: number };

/** Where a node of the tree is found: nodes between two levels of tiles are computed from the tile below. */
function placeOf(node: NodeRef, size: bigint): Place {
  const level = Math.floor(node.level / TILE_HEIGHT);
  const height = node.level - level * TILE_HEIGHT;
  const across = BigInt(TILE_WIDTH >> height);
  const tile = tileAt(level, node.index / across, size);
  if (tile === undefined) throw new TlogError("tree.out-of-range", { what: `node ${node.index} on level ${node.level}`, size });
  return { tile, height, at: Number(node.index % across) };
}

/** Fetches the bytes of a tile: from a folder, a mirror, a cache. */
export type TileSource = (ref: TileRef) => Promise<Uint8Array>;

/** The tree inside a tile, computed row by row as far as it is asked for. */
type OpenTile = (height: number, at: number) => Uint8Array;

function openTile(hashes: readonly Uint8Array[], hash: TreeHash): OpenTile {
  const rows = [hashes];
  return (height, at) => {
    for (let row = rows.length; row <= height; row += 1) rows.push(pairUp(rows[row - 1] ?? [], hash));
    const found = rows[height]?.[at];
    if (found === undefined) throw new TlogError("tree.out-of-range", { what: `node ${at} in a tile`, size: BigInt(hashes.length) });
    return found;
  };
}

/** The row above; a hash without a partner has no node above it. */
const pairUp = (row: readonly Uint8Array[], hash: TreeHash): readonly Uint8Array[] =>
  Array.from({ length: row.length >> 1 }, (_, i) => hash.node(row[2 * i] ?? EMPTY_ROOT, row[2 * i + 1] ?? EMPTY_ROOT));

/** Open tiles kept in memory, 16 KiB each. What lies under one path never changes, so nothing grows stale. */
const MOST_OPEN = 1024;

type Reading = { readonly tiles: TileSource; readonly hash: TreeHash; readonly kept: Map<string, Promise<OpenTile>> };

function fetchTile(ref: TileRef, { tiles, hash, kept }: Reading): Promise<OpenTile> {
  const path = tilePath(ref);
  const known = kept.get(path);
  if (known !== undefined) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_OPEN && oldest !== undefined) kept.delete(oldest);
  const opened = tiles(ref).then((bytes) => openTile(readTile(ref, bytes), hash));
  kept.set(path, opened);
  // What could not be had this time may be there the next.
  opened.catch(() => kept.delete(path));
  return opened;
}

async function readPlan(plan: ProofPlan, size: bigint, reading: Reading): Promise<readonly Uint8Array[]> {
  const hashes = await Promise.all(
    nodesOf(plan).map(async (node) => {
      const { tile, height, at } = placeOf(node, size);
      return (await fetchTile(tile, reading))(height, at);
    }),
  );
  return foldPlan(plan, hashes, reading.hash);
}

/** The root of 1, 2, 4 … 256 hashes side by side. */
export function rootOfRun(hashes: readonly Uint8Array[], hash: TreeHash = TREE_HASH): Uint8Array {
  let row = hashes;
  while (row.length > 1) row = pairUp(row, hash);
  return row[0] ?? EMPTY_ROOT;
}

/** Proofs and roots read from the tiles of a log. Every tile is asked for at the width it has in the tree of `size`. */
export type TiledTree = {
  readonly root: (size: bigint) => Promise<Uint8Array>;
  readonly inclusionProof: (index: bigint, size: bigint) => Promise<readonly Uint8Array[]>;
  readonly consistencyProof: (from: bigint, to: bigint) => Promise<readonly Uint8Array[]>;
};

/**
 * @example
 * const proof = await openTiledTree(fetchTile).inclusionProof(12n, checkpoint.size);
 */
export function openTiledTree(tiles: TileSource, hash: TreeHash = TREE_HASH): TiledTree {
  const reading: Reading = { tiles, hash, kept: new Map() };
  return {
    root: async (size) => (await readPlan(planRoot(size), size, reading))[0] ?? EMPTY_ROOT,
    inclusionProof: async (index, size) => readPlan(planInclusion({ index, size }), size, reading),
    consistencyProof: async (from, to) => readPlan(planConsistency({ from, to }), to, reading),
  };
}
