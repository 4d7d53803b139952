// The browser for the browser tests: the system's own, because nothing may be downloaded by an install script.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The path of a browser, or undefined. APORA_CHROMIUM wins, also when it is wrong: silence would hide the mistake. */
export function findChromium() {
  const given = process.env.APORA_CHROMIUM;
  if (given) return existsSync(given) ? given : undefined;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** Finds the browser or, where this is a Debian machine and we may, installs it. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined || process.env.APORA_CHROMIUM) return found;
  const prefix = installPrefix();
  if (prefix === undefined) return undefined;
  process.stderr.write("Installing the browser for the browser tests (Debian package chromium) …\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const words of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const [file, ...args] = [...prefix, "apt-get", "-q", ...words];
    if (spawnSync(file, args, { stdio: ["ignore", 2, 2], env }).status !== 0) break;
  }
  return findChromium();
}

function installPrefix() {
  if (!onPath("apt-get")) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

function onPath(name) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => isExecutable(path.join(folder, name)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
