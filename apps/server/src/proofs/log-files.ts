import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseTilePath, TlogError } from "@apora/tlog";

/** A file of the log as the site serves it. */
export type LogFile = { readonly body: Buffer; readonly type: string; readonly cache: string };

/** What lies under one path never changes: a year, the longest that is understood everywhere. */
const FOR_EVER = "public, max-age=31536000, immutable";

function isTile(name: string): boolean {
  try {
    parseTilePath(name);
    return true;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}

/**
 * A file of the log by its path below `/log/`: the checkpoint or a tile, and nothing else that may lie in the folder.
 * Undefined where there is none.
 */
export async function readLogFile(folder: string, name: string): Promise<LogFile | undefined> {
  const isHead = name === "checkpoint";
  if (!isHead && !isTile(name)) return undefined;
  const body = await readFile(path.join(folder, name)).catch(() => undefined);
  if (body === undefined) return undefined;
  return isHead
    ? { body, type: "text/plain; charset=utf-8", cache: "no-cache" }
    : { body, type: "application/octet-stream", cache: FOR_EVER };
}
