import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "../platform/errors.ts";
import type { Config } from "../platform/config.ts";
import { readLastBackup } from "./backup.ts";

/** "not checked" is neither good nor bad: something before it has to be cured first, or there is nothing yet. */
export type Verdict = "ok" | "warning" | "fault" | "not checked";
/** What a probe found, in one sentence, and what to do about it. */
export type Finding = { readonly verdict: Verdict; readonly finding: string; readonly cure?: string };

const OLDEST_NODE = [20, 19] as const;
const MIB = 1024 * 1024;
const LOW_SPACE = 1024 * MIB;
const NO_SPACE = 100 * MIB;
const STALE_BACKUP_DAYS = 7;

export function probeSettings(config: Config): Finding {
  const set = config.settings.filter(({ source }) => source === "environment").length;
  if (config.unknown.length === 0) return { verdict: "ok", finding: `${set} of ${config.settings.length} set in the environment` };
  return {
    verdict: "warning",
    finding: `unknown: ${config.unknown.join(", ")}`,
    cure: "Correct or remove these variables; they are ignored.",
  };
}

export function probeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const good = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return good
    ? { verdict: "ok", finding: version }
    : { verdict: "fault", finding: `${version} is too old`, cure: `Install Node.js ${OLDEST_NODE.join(".")} or newer.` };
}

/** Looks without creating: a doctor who opens an empty register on a misspelt path would hide the mistake. */
export async function probeDataFolder(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const finding = `${folder}, ${Math.floor(free / MIB)} MiB free`;
    const cure = "Free some space, or move the folder to a larger disk.";
    if (free < NO_SPACE) return { verdict: "fault", finding, cure };
    return free < LOW_SPACE ? { verdict: "warning", finding, cure } : { verdict: "ok", finding };
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT")
      return {
        verdict: "not checked",
        finding: `${folder} does not exist yet`,
        cure: "The first start makes it. If a register should be there, check APORA_DATA.",
      };
    return {
      verdict: "fault",
      finding: `${folder} cannot be used (${code ?? "unknown reason"})`,
      cure: "Give the folder to the account that runs Apora, or set APORA_DATA to another folder.",
    };
  }
}

/** Whether the built-in database was ever started in this folder. */
export async function hasCluster(dataFolder: string): Promise<boolean> {
  return stat(path.join(dataFolder, "pg")).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export async function probeBackup(config: Config, now: Date): Promise<Finding> {
  const cure = "Run `apora backup FILE`, and keep the file on another machine.";
  const last = await readLastBackup(config);
  if (last === undefined) return { verdict: "warning", finding: "none was made from this data folder", cure };
  const days = Math.floor((now.getTime() - Date.parse(last.madeAt)) / 86_400_000);
  const finding = `${last.madeAt}, up to position ${last.position}, verified when it was made`;
  return days >= STALE_BACKUP_DAYS ? { verdict: "warning", finding: `${finding}; ${days} days ago`, cure } : { verdict: "ok", finding };
}
