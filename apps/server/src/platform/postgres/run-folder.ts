import { createHash } from "node:crypto";
import { chown, lstat, mkdir, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { AporaError, systemCode } from "../errors.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

/** `.s.PGSQL.5432`; the number is only part of the name, nothing listens on a port. */
export const SOCKET_PORT = 5432;
const SOCKET_FILE = `.s.PGSQL.${SOCKET_PORT}`;

/** What the kernel allows for a socket's path. */
const LONGEST_SOCKET_PATH = process.platform === "darwin" ? 103 : 107;

/** Short and outside the data folder, whose path may be longer than a socket's may be. */
export function runFolderOf(clusterFolder: string): string {
  const mark = createHash("sha256").update(clusterFolder).digest("hex").slice(0, 16);
  const short = path.join(os.tmpdir(), `apora-${mark}`);
  return Buffer.byteLength(path.join(short, SOCKET_FILE)) <= LONGEST_SOCKET_PATH ? short : path.join("/tmp", `apora-${mark}`);
}

/** Creates the folder, or proves that the one found there is ours: the name can be guessed and /tmp is everybody's. */
export async function prepareRunFolder(folder: string, account: Account): Promise<void> {
  const uid = account.kind === "other" ? account.uid : (process.getuid?.() ?? 0);
  try {
    await mkdir(folder, { mode: 0o700 });
    if (account.kind === "other") await chown(folder, account.uid, account.gid);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new AporaError("data.unwritable", { folder, reason: "it belongs to somebody else; remove it" });
  }
}

/** A socket of a dead server and its lock are in the way when the process id has been given to another program. */
export async function clearSocket(folder: string): Promise<void> {
  await rm(path.join(folder, SOCKET_FILE), { force: true });
  await rm(path.join(folder, `${SOCKET_FILE}.lock`), { force: true });
}

/** Makes the bundle's library links in our own folder, so that the package may be read-only, and says how to use them. */
export async function linkLibraries(binaries: Binaries, folder: string): Promise<NodeJS.ProcessEnv> {
  // LC_ALL: we recognise faults by their English text.
  const env = { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  if (binaries.libraries === undefined) return env;
  const links = path.join(folder, "lib");
  await mkdir(links, { recursive: true, mode: 0o755 });
  await Promise.all(binaries.libraries.links.map(({ name, target }) => relink(path.join(links, name), target)));
  const search = `${links}:${binaries.libraries.folder}`;
  return { ...env, [process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"]: search };
}

async function relink(file: string, target: string): Promise<void> {
  await rm(file, { force: true });
  await symlink(target, file);
}
