import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AporaError, systemCode } from "../errors.ts";
import { identify } from "./processes.ts";

export interface FolderLock {
  release(): Promise<void>;
}

type Holder = { readonly pid: number; readonly text: string };

/**
 * Makes this process the only supervisor of a folder. A holder that was killed leaves the file behind, so the
 * file names its holder by process id *and* birth: what is not alive under both does not count.
 * @throws data.locked when the holder lives
 */
export async function lockFolder(folder: string, file: string): Promise<FolderLock> {
  const own = `${process.pid} ${identify(process.pid) ?? "unknown"}\n`;
  const draft = `${file}.${process.pid}.${Date.now()}`;
  await writeFile(draft, own, { mode: 0o600 });
  try {
    for (let tries = 0; tries < 20; tries++) {
      if (await takes(draft, file)) return { release: () => release(file, own) };
      const holder = await readHolder(file);
      if (holder === undefined) continue;
      if (holder.pid > 0) throw new AporaError("data.locked", { pid: holder.pid, folder });
      await discard(file, holder.text);
    }
    throw new AporaError("data.locked", { pid: "unknown", folder });
  } finally {
    await rm(draft, { force: true });
  }
}

/** The process that holds the folder now, if any. */
export async function findHolder(file: string): Promise<number | undefined> {
  const holder = await readHolder(file);
  return holder === undefined || holder.pid === 0 ? undefined : holder.pid;
}

/** A link appears whole or not at all, so nobody ever reads half a lock. */
async function takes(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Undefined: no lock. Process 0: a lock whose holder is gone. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const text = await readFile(file, "utf8");
    const [pid, birth] = text.trim().split(" ");
    const alive = birth !== undefined && identify(Number(pid)) === birth;
    return { pid: alive ? Number(pid) : 0, text };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Moves the dead lock aside first: if a rival replaced it in the meantime, his living lock is put back. */
async function discard(file: string, expected: string): Promise<void> {
  const aside = path.join(path.dirname(file), `${path.basename(file)}.stale.${process.pid}`);
  try {
    await rename(file, aside);
    if ((await readFile(aside, "utf8")) !== expected) await link(aside, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(file: string, own: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => "");
  if (text === own) await rm(file, { force: true });
}
