import {
  decodeBundle,
  equalBytes,
  parseTilePath,
  TILE_WIDTH,
  tileAt,
  tilePath,
  type Checkpoint,
  type TileRef,
  type TileSource,
  type TreeHash,
} from "../index.ts";
import { EMPTY_FRONTIER, growFrontier, rootOfFrontier, type Frontier } from "./frontier.ts";
import { NODE_TREE_HASH } from "./node-hash.ts";

export type LogVerdict =
  | { readonly good: true; readonly leaves: bigint }
  /** `at` is the path of the first file that is wrong, or "root" when all files agree with each other but not with the head. */
  | { readonly good: false; readonly at: string };

/**
 * Reads every leaf of a log, computes every tile and the root again, and compares them with what is stored and signed.
 *
 * @param visit called with each leaf in order, for whoever wants to look at them
 */
export async function verifyWholeLog(
  head: Checkpoint,
  source: TileSource,
  options: { readonly hash?: TreeHash; readonly visit?: (leaf: Uint8Array, index: bigint) => void } = {},
): Promise<LogVerdict> {
  const hash = options.hash ?? NODE_TREE_HASH;
  let frontier: Frontier = EMPTY_FRONTIER;
  for (let index = 0n; index * BigInt(TILE_WIDTH) < head.size; index += 1n) {
    const tile = tileAt(0, index, head.size);
    if (tile === undefined) break;
    const bundle: TileRef = { ...tile, level: "entries" };
    let leaves: readonly Uint8Array[];
    try {
      leaves = decodeBundle(bundle, await source(bundle));
    } catch {
      return { good: false, at: tilePath(bundle) };
    }
    leaves.forEach((leaf, i) => options.visit?.(leaf, index * BigInt(TILE_WIDTH) + BigInt(i)));
    const growth = growFrontier(frontier, leaves, hash);
    frontier = growth.frontier;
    const wrong = await firstWrong(growth.writes, source);
    if (wrong !== undefined) return { good: false, at: wrong };
  }
  const wrong = await firstWrongEdge(frontier, source);
  if (wrong !== undefined) return { good: false, at: wrong };
  return equalBytes(rootOfFrontier(frontier, hash), head.root) ? { good: true, leaves: head.size } : { good: false, at: "root" };
}

/** Whether the tile that is stored is the one that was computed. */
async function isStored(ref: TileRef, computed: Uint8Array, source: TileSource): Promise<boolean> {
  try {
    return equalBytes(await source(ref), computed);
  } catch {
    return false;
  }
}

/** The first of the full tiles a bundle has completed that is stored otherwise. */
async function firstWrong(completed: ReadonlyMap<string, Uint8Array>, source: TileSource): Promise<string | undefined> {
  for (const [name, bytes] of completed) {
    const ref = parseTilePath(name);
    if (ref.level !== "entries" && ref.width === TILE_WIDTH && !(await isStored(ref, bytes, source))) return name;
  }
  return undefined;
}

/** The first of the partial tiles at the right edge that is stored otherwise. */
async function firstWrongEdge({ size, levels }: Frontier, source: TileSource): Promise<string | undefined> {
  for (const [level, row] of levels.entries()) {
    const ref = row.length === 0 ? undefined : tileAt(level, BigInt(size) >> BigInt(8 * (level + 1)), BigInt(size));
    if (ref !== undefined && !(await isStored(ref, Buffer.concat(row), source))) return tilePath(ref);
  }
  return undefined;
}
