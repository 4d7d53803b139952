import { TILE_WIDTH, tileAt, tilePath, TlogError, type TileRef, type TileSource } from "../index.ts";

/** Tiles kept in memory: 8 KiB each. */
const MOST = 512;

/** The tile as wide as it is in a tree of this size. */
function widest(ref: TileRef, size: bigint): TileRef | undefined {
  const tile = tileAt(ref.level === "entries" ? 0 : ref.level, ref.index, size);
  return tile === undefined || tile.width < ref.width ? undefined : { ...tile, level: ref.level };
}

/**
 * Reads tiles of a log at any width up to the present one. Narrower ones are cut from what is there: partial tiles are
 * removed when the full one has come, and most widths were never written. Full tiles, which never change, are kept.
 *
 * @param log.size leaves at the moment
 */
export function createTileCache(
  read: (ref: TileRef) => Promise<Uint8Array | undefined>,
  log: { readonly folder: string; readonly size: () => bigint },
): { readonly read: TileSource } {
  const kept = new Map<string, Uint8Array>();
  const readWhole = async (ref: TileRef): Promise<Uint8Array | undefined> => {
    const name = tilePath(ref);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const bytes = await read(ref);
    if (bytes === undefined || ref.width < TILE_WIDTH) return bytes;
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(name, bytes);
    return bytes;
  };
  return {
    read: async (ref) => {
      // Twice, because a batch may make the tile full, and remove the partial one, while we look for it.
      for (const _ of ["first", "after a batch"]) {
        const whole = widest(ref, log.size());
        const bytes = whole === undefined ? undefined : await readWhole(whole);
        if (bytes !== undefined) return cut(ref, bytes);
      }
      throw new TlogError("log.damaged", { folder: log.folder, fault: `${tilePath(ref)} is missing` });
    },
  };
}

/** The beginning of a tile: as many hashes, or leaves of a bundle, as wanted. */
function cut(ref: TileRef, bytes: Uint8Array): Uint8Array {
  if (ref.level !== "entries") return bytes.subarray(0, ref.width * 32);
  let end = 0;
  for (let leaf = 0; leaf < ref.width; leaf += 1) end += 2 + (bytes[end] ?? 0) * 256 + (bytes[end + 1] ?? 0);
  return bytes.subarray(0, end);
}
