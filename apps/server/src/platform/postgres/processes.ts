import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const LINUX = process.platform === "linux";

/**
 * A text that no other process on this machine ever has: a process id comes back after a restart,
 * the moment of its birth does not. Undefined when there is no such process.
 */
export function identify(pid: number): string | undefined {
  try {
    if (!LINUX) return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The program's name comes in brackets and may contain anything, so count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether a process exists and is not just waiting to be reaped. */
export function isAlive(pid: number): boolean {
  return identify(pid) !== undefined;
}

/** The words a process was started with; undefined when it cannot be known. */
export function readCommandLine(pid: number): readonly string[] | undefined {
  try {
    if (!LINUX)
      return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" })
        .trim()
        .split(" ");
    const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return line === "" ? undefined : line.replace(/\0+$/, "").split("\0");
  } catch {
    return undefined;
  }
}
