import { spawn } from "node:child_process";
import { mkdir, open, readFile, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AporaError, systemCode } from "../errors.ts";
import type { Account } from "./account.ts";
import { readFatalFault, wrongMajor } from "./faults.ts";
import { initArguments } from "./settings.ts";

/** Everything needed to run the programs of one cluster. */
export type Programs = {
  readonly account: Account;
  readonly env: NodeJS.ProcessEnv;
  readonly postgres: string;
  readonly initdb: string;
  readonly major: number;
};

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly env: NodeJS.ProcessEnv; readonly uid?: number; readonly gid?: number };
};

/** How to start a program under the account; the process that appears is the program itself. */
export function commandFor(programs: Programs, program: string, args: readonly string[]): Command {
  const { account, env } = programs;
  if (account.kind === "namespace") {
    const [file = "unshare", ...rest] = account.prefix;
    return { file, args: [...rest, program, ...args], options: { env } };
  }
  const identity = account.kind === "other" ? { uid: account.uid, gid: account.gid } : {};
  return { file: program, args, options: { env, ...identity } };
}

/** Turns faults of the file system into the sentence about this folder. */
export async function onFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOSPC" || code === "EDQUOT") throw new AporaError("disk.full", { folder }, { cause: error });
    const reason = code === undefined ? undefined : UNWRITABLE[code];
    if (reason === undefined) throw error;
    throw new AporaError("data.unwritable", { folder, reason }, { cause: error });
  }
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOTDIR: "a part of the path is not a folder",
  EEXIST: "it is not a folder",
  ENOENT: "a folder above does not exist and cannot be made",
  EIO: "the disk reports a fault",
};

/** Makes `<data>/pg` and returns its true path, so that two ways of writing the path are one folder. */
export async function openPgFolder(dataFolder: string): Promise<string> {
  const folder = path.join(dataFolder, "pg");
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  // One level by itself: the recursive form calls a read-only disk a missing folder.
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (systemCode(error) !== "EEXIST") throw error;
  });
  return realpath(folder);
}

/**
 * Returns the folder of the current cluster, creating the cluster on the first start. A creation that was cut
 * short leaves only a draft, which the next start removes.
 * @throws data.newer-version, data.older-version when the data belong to another major
 */
export async function openCluster(pgFolder: string, programs: Programs, unsafeFast: boolean): Promise<string> {
  await removeDrafts(pgFolder);
  const current = await readCurrent(pgFolder);
  if (current !== undefined) {
    const folder = path.join(pgFolder, current);
    const found = await readText(path.join(folder, "PG_VERSION"));
    if (found === undefined)
      throw new AporaError("database.not-started", {
        log: `${folder} holds no cluster although CURRENT names it. Restore it from the backup.`,
      });
    if (Number(found) !== programs.major) throw wrongMajor(folder, Number(found), programs.major);
    return folder;
  }
  const folder = path.join(pgFolder, String(programs.major));
  if ((await readText(path.join(folder, "PG_VERSION"))) === undefined) await createCluster(folder, programs, unsafeFast);
  await writeCurrent(pgFolder, String(programs.major));
  return folder;
}

/** Without CURRENT a finished cluster may still be there: the power may have failed between the last two steps. */
export async function readCurrent(pgFolder: string): Promise<string | undefined> {
  const named = await readText(path.join(pgFolder, "CURRENT"));
  if (named !== undefined && named !== "") return named;
  const majors = (await readdir(pgFolder)).filter((name) => /^\d+$/.test(name));
  return majors.toSorted((a, b) => Number(b) - Number(a))[0];
}

async function createCluster(folder: string, programs: Programs, unsafeFast: boolean): Promise<void> {
  // A name nobody had: a maker whose Apora was killed lives on for a moment, and must not write into ours.
  const draft = `${folder}.${process.pid}-${Date.now()}.draft`;
  const lines: string[] = [];
  const code = await runToEnd(commandFor(programs, programs.initdb, initArguments(draft, programs.major, unsafeFast)), lines);
  if (code !== 0) {
    const fault = readFatalFault(lines, folder);
    await rm(draft, { recursive: true, force: true });
    throw fault;
  }
  await rename(draft, folder);
  await syncFolder(path.dirname(folder));
}

async function runToEnd(command: Command, lines: string[]): Promise<number> {
  // In a session of its own: Ctrl-C in a terminal is for us to answer, not for our helpers.
  const child = spawn(command.file, command.args, { ...command.options, cwd: "/", detached: true, stdio: ["ignore", "ignore", "pipe"] });
  child.stderr.setEncoding("utf8").on("data", (text: string) => void lines.push(...text.split("\n").filter((line) => line !== "")));
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new AporaError("platform.unsupported", { reason: `${command.file} does not run on this machine.` }, { cause: error })),
    );
    child.once("close", (code) => resolve(code ?? 1));
  });
}

async function removeDrafts(pgFolder: string): Promise<void> {
  const drafts = (await readdir(pgFolder)).filter((name) => name.endsWith(".draft"));
  await Promise.all(drafts.map((name) => removeDraft(path.join(pgFolder, name))));
}

/** Its maker may still be writing: what cannot be removed now is left to the next start. */
async function removeDraft(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 }).catch((error: unknown) => {
    if (systemCode(error) !== "ENOTEMPTY") throw error;
  });
}

async function writeCurrent(pgFolder: string, major: string): Promise<void> {
  const draft = path.join(pgFolder, "CURRENT.draft");
  await writeFile(draft, `${major}\n`, { mode: 0o644, flush: true });
  await rename(draft, path.join(pgFolder, "CURRENT"));
  await syncFolder(pgFolder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
