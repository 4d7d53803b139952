// Makes a fresh checkout runnable: right Node, dependencies as locked, server built. Warm, it only compares dates.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OLDEST_NODE = [20, 19];
const STAMP = path.join(ROOT, "apps/server/dist/.built-from");
const MAIN = path.join(ROOT, "apps/server/dist/cli/main.js");

/** Ends the program with a sentence instead of a stack trace. */
export function giveUp(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

/** Node, then dependencies, then the build; each step only if needed. */
export function ensureInstalled({ quiet = false, build = true } = {}) {
  checkNode();
  if (!isInstalled()) install();
  if (build && !isBuilt()) buildServer(quiet);
  if (build && !hasVerifier()) buildVerifier(quiet);
  return MAIN;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(
    `Apora needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}. Version 22 or 24 from https://nodejs.org is the right choice.`,
    69,
  );
}

/** By content: a checkout gives every file a new date, and an interrupted installation leaves no list behind. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const found = readPackages("node_modules/.package-lock.json");
  if (found === undefined) return false;
  return Object.entries(wanted ?? {}).every(([name, { version, optional, link }]) => {
    if (!name.startsWith("node_modules/") && !name.includes("/node_modules/")) return true;
    if (found[name] === undefined) return optional === true;
    return found[name].version === version && found[name].link === link && existsSync(path.join(ROOT, name));
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  process.stderr.write("Installing the dependencies (only the first time and after an update) …\n");
  const strict = npm(["ci"]);
  if (strict === "") return;
  // `npm ci` refuses a lock that lacks entries for other platforms, which npm leaves out when the registry did not
  // have those packages. `npm install --no-save` still takes every locked version and hash, and changes no file.
  const lenient = strict.includes("EUSAGE") ? npm(["install", "--no-save"]) : strict;
  if (lenient === "") return;
  process.stderr.write(lenient);
  giveUp("The dependencies could not be installed: see above. Most often the network is missing; start again when it is back.", 69);
}

/** Runs npm; what it complained about if it failed, otherwise nothing. */
function npm(words) {
  const args = [...words, "--ignore-scripts", "--no-audit", "--no-fund"];
  // npm tells its own path to the scripts it runs; it need not be on PATH.
  const own = process.env.npm_execpath;
  const [file, rest] = own?.endsWith(".js") ? [process.execPath, [own, ...args]] : ["npm", args];
  // Its report goes to stderr: stdout is for results.
  const { status, stderr, error } = spawnSync(file, rest, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", 2, "pipe"] });
  return status === 0 ? "" : stderr || `${error?.message ?? "npm failed"}\n`;
}

function isBuilt() {
  return existsSync(MAIN) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();
}

function buildServer(quiet) {
  const before = fingerprint();
  if (!quiet) process.stderr.write("Building …\n");
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  // The compiler trusts its own notes; if the results were removed by hand it has to be told.
  const force = existsSync(MAIN) ? [] : ["--force"];
  const { status } = spawnSync(process.execPath, [compiler, "-b", "apps/server", ...force], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status !== 0) giveUp("The build failed: see above.", 70);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  // Taken before compiling, so a file saved meanwhile counts as newer.
  writeFileSync(STAMP, before);
}

const VERIFIER = path.join(ROOT, "apps/verifier/dist");
const VERIFIER_STAMP = path.join(VERIFIER, ".built-from");

function hasVerifier() {
  const isThere = existsSync(path.join(VERIFIER, "verify.html")) && existsSync(path.join(VERIFIER, "verify.html.sha256"));
  return isThere && existsSync(VERIFIER_STAMP) && readFileSync(VERIFIER_STAMP, "utf8") === verifierSources();
}

/** The page that checks proofs from a disk. Where it cannot be built the site is served without it, and says where it is missing. */
function buildVerifier(quiet) {
  const before = verifierSources();
  if (!quiet) process.stderr.write("Building verify.html …\n");
  const { status } = spawnSync(process.execPath, [path.join(ROOT, "scripts/build-verifier.mjs")], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status === 0) writeFileSync(VERIFIER_STAMP, before);
  else
    process.stderr.write("verify.html could not be built: the site is served without it. `npm run build -w @apora/verifier` says why.\n");
}

const verifierSources = () =>
  ["apps/verifier", "packages/proof", "packages/tlog"].flatMap((folder) => listSources(path.join(ROOT, folder, "src"))).join("\n");

/** Path, size and date of everything the build reads: also notices files that were removed or went back in time. */
function fingerprint() {
  const packages = path.join(ROOT, "packages");
  const sources = existsSync(packages) ? readdirSync(packages).map((name) => path.join(packages, name)) : [];
  const lines = ["tsconfig.base.json", "package-lock.json"].map((file) => describe(path.join(ROOT, file)));
  for (const folder of [path.join(ROOT, "apps/server"), ...sources]) {
    lines.push(describe(path.join(folder, "tsconfig.json")), ...listSources(path.join(folder, "src")));
  }
  return `${lines.join("\n")}\n`;
}

function listSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : listSources(file);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [describe(file)];
  });
}

function describe(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? `${file} -` : `${path.relative(ROOT, file)} ${found.size} ${found.mtimeMs}`;
}
