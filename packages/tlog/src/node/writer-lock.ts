import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { TlogError } from "../index.ts";

/** Tells a process from a later one with the same number; empty where the platform does not say. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name of the program may contain spaces and brackets: fields are counted after its last bracket.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}

async function holderOf(text: string): Promise<number | undefined> {
  const [pidText = "", start = ""] = text.split("\n");
  const pid = Number(pidText);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return start === (await startOf(pid)) ? pid : undefined;
}

async function tryCreate(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead process's lock away. Of two that try, one moves it; the other finds a lock that is not the dead one. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.stale-${randomBytes(6).toString("hex")}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, "utf8");
  if (moved !== stale) await tryCreate(file, moved);
  await rm(aside, { force: true });
}

/**
 * Makes this process the only writer. The lock of a process that has gone is taken over.
 *
 * @returns releases the lock
 * @throws log.locked
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, "lock");
  const own = `${process.pid}\n${await startOf(process.pid)}\n${randomBytes(8).toString("hex")}\n`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await tryCreate(file, own)) {
      return async () => {
        const text = await readFile(file, "utf8").catch(() => "");
        if (text === own) await rm(file, { force: true });
      };
    }
    const text = await readFile(file, "utf8").catch(() => "");
    const pid = await holderOf(text);
    if (pid !== undefined) throw new TlogError("log.locked", { pid, folder });
    await removeStale(file, text);
  }
  throw new TlogError("log.locked", { pid: "unknown", folder });
}
