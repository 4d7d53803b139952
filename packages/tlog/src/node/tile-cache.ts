import { TILE_WIDTH, tilePath, TlogError, type TileRef, type TileSource } from "../index.ts";

/** Tiles kept in memory: 8 KiB each. */
const MOST = 512;

/**
 * Reads tiles and keeps full ones, which never change. A partial tile that has been removed because its full one is
 * there is cut from that.
 */
export function createTileCache(read: (ref: TileRef) => Promise<Uint8Array | undefined>, folder: string): { readonly read: TileSource } {
  const kept = new Map<string, Uint8Array>();
  const readFull = async (ref: TileRef): Promise<Uint8Array | undefined> => {
    const name = tilePath(ref);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const bytes = await read(ref);
    if (bytes === undefined) return undefined;
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(name, bytes);
    return bytes;
  };
  return {
    read: async (ref) => {
      const bytes =
        ref.width === TILE_WIDTH ? await readFull(ref) : ((await read(ref)) ?? cutOf(ref, await readFull({ ...ref, width: TILE_WIDTH })));
      if (bytes === undefined) throw new TlogError("log.damaged", { folder, fault: `${tilePath(ref)} is missing` });
      return bytes;
    },
  };
}

/** The beginning of a full tile; of a bundle, the whole is given up to the wanted number of leaves. */
function cutOf(ref: TileRef, full: Uint8Array | undefined): Uint8Array | undefined {
  if (full === undefined) return undefined;
  if (ref.level !== "entries") return full.subarray(0, ref.width * 32);
  let end = 0;
  for (let leaf = 0; leaf < ref.width; leaf += 1) end += 2 + (full[end] ?? 0) * 256 + (full[end + 1] ?? 0);
  return full.subarray(0, end);
}
