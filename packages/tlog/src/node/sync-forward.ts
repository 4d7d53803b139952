import {
  decodeBundle,
  equalBytes,
  tileAt,
  tilePath,
  TILE_WIDTH,
  TlogError,
  type Checkpoint,
  type TileRef,
  type TileSource,
  type TreeHash,
} from "../index.ts";
import { EMPTY_FRONTIER, growFrontier, readFrontier, rootOfFrontier, type Frontier } from "./frontier.ts";
import { createDurableWriter, type LogFiles } from "./log-files.ts";

type Wanted = {
  /** The signed head the leaves must lead to. */
  readonly head: Checkpoint;
  /** The head of the older copy that is here. */
  readonly from: Checkpoint | undefined;
  readonly source: TileSource;
  readonly read: (ref: TileRef) => Promise<Uint8Array | undefined>;
};

const differs = (fault: string, cause?: unknown): TlogError => new TlogError("log.mirror-differs", { fault }, { cause });

async function fetchBundle(ref: TileRef, source: TileSource): Promise<readonly Uint8Array[]> {
  try {
    return decodeBundle(ref, await source(ref));
  } catch (cause) {
    throw differs(`${tilePath(ref)} could not be read`, cause);
  }
}

/** The leaves from one size up to another. */
async function fetchLeaves(from: number, to: number, source: TileSource): Promise<readonly Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index += 1) {
    const tile = tileAt(0, BigInt(index), BigInt(to));
    if (tile === undefined) break;
    const bundle = await fetchBundle({ ...tile, level: "entries" }, source);
    leaves.push(...bundle.slice(Math.max(0, from - index * TILE_WIDTH)));
  }
  return leaves;
}

/**
 * Brings an older copy up to the last signed head. Nothing is written before the fetched leaves have led to exactly
 * that head.
 *
 * @throws log.mirror-differs
 */
export async function fetchForward(
  wanted: Wanted,
  log: { readonly folder: string; readonly files: LogFiles; readonly hash: TreeHash },
): Promise<void> {
  const start: Frontier =
    (wanted.from === undefined ? undefined : await readFrontier(Number(wanted.from.size), wanted.read)) ?? EMPTY_FRONTIER;
  const leaves = await fetchLeaves(start.size, Number(wanted.head.size), wanted.source);
  const growth = growFrontier(start, leaves, log.hash);
  if (BigInt(growth.frontier.size) !== wanted.head.size) throw differs("it holds too few leaves");
  if (!equalBytes(rootOfFrontier(growth.frontier, log.hash), wanted.head.root)) throw differs("its leaves lead to another head");
  await createDurableWriter(log.folder, log.files)(growth.writes);
}
