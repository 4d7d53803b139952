import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AporaError, systemCode } from "../platform/errors.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "the folder it lies in does not exist",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOTDIR: "it lies in something that is no folder",
  ENAMETOOLONG: "the name is too long",
};

function told(error: unknown, folder: string): unknown {
  const code = systemCode(error) ?? "";
  if (error instanceof AporaError) return error;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return new AporaError("disk.full", { folder: path.dirname(path.resolve(folder)) }, { cause: error });
  const reason = REASONS[code];
  return reason === undefined ? error : new AporaError("file.unusable", { file: folder, reason }, { cause: error });
}

async function refuseFilled(folder: string, force: boolean): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) throw new AporaError("file.unusable", { file: folder, reason: "it is not a folder" });
  if (!force && (await readdir(folder)).length > 0)
    throw new AporaError("file.unusable", { file: folder, reason: "it is not empty; --force replaces it" });
}

/**
 * Fills a folder as a whole or not at all: everything is written beside it and put in place by a rename. Whoever looks
 * sees the old folder or the new one; a stop or a fault leaves the old one as it was.
 *
 * @throws file.unusable, disk.full; whatever `fill` throws
 */
export async function fillFolder(folder: string, force: boolean, fill: (draft: string) => Promise<void>): Promise<void> {
  const target = path.resolve(folder);
  const [draft, old] = [`${target}.draft-${process.pid}`, `${target}.old-${process.pid}`];
  try {
    await refuseFilled(target, force);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await fill(draft);
    await refuseFilled(target, force);
    const before = await stat(target).catch(() => undefined);
    if (before !== undefined) await rename(target, old);
    await rename(draft, target);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw told(error, folder);
  }
}
