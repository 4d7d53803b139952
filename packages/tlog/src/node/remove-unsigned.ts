import path from "node:path";
import { TILE_WIDTH, tilePath, type TileRef } from "../index.ts";
import type { LogFiles } from "./log-files.ts";

type Place = { readonly folder: string; readonly files: LogFiles };

/** Everything on one level from the first tile that is not full on, but for the widths up to the signed one. */
async function removeOnLevel(level: TileRef["level"], hashes: number, { folder, files }: Place): Promise<void> {
  const first = BigInt(Math.floor(hashes / TILE_WIDTH));
  const signedWidth = hashes % TILE_WIDTH;
  for (let index = first; ; index += 1n) {
    const full = path.join(folder, tilePath({ level, index, width: TILE_WIDTH }));
    const widths = await files.list(`${full}.p`);
    const isThere = (await files.read(full)) !== undefined;
    if (!isThere && widths.length === 0) return;
    await files.remove(full);
    const keep = index === first ? signedWidth : 0;
    for (const width of widths) if (!(Number(width) <= keep)) await files.remove(path.join(`${full}.p`, width));
    if (!isThere && index > first) return;
  }
}

/**
 * Removes what a batch left behind that was stopped before its head was signed: nobody has seen it, and the next batch
 * may hold other leaves.
 *
 * @param size leaves under the last signed head
 */
export async function removeUnsigned(size: number, place: Place): Promise<void> {
  await removeOnLevel("entries", size, place);
  // One level more than the signed tree has: the batch may have begun it.
  for (let level = 0; level === 0 || size >= 256 ** (level - 1); level += 1)
    await removeOnLevel(level, Math.floor(size / 256 ** level), place);
}
