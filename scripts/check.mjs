// `npm run check`: everything about the code that needs no test run. Every step runs, so that one look shows all faults.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureInstalled, ROOT } from "./ensure-installed.mjs";
import { checkBoundaries } from "./boundaries.mjs";
import { checkCatalogues } from "./catalogues.mjs";

ensureInstalled({ build: false });

const bin = (name) => path.join(ROOT, "node_modules/.bin", name);
const run =
  (file, ...args) =>
  () =>
    spawnSync(file, args, { cwd: ROOT, stdio: "inherit" }).status === 0;

function report(lines) {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return lines.length === 0;
}

/** Lock files name no hosts, production packages stay few, and each supports the oldest Node we do. */
function checkLockFile() {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8"));
  const entries = Object.entries(packages).filter(([name]) => name.includes("node_modules/"));
  const located = entries.filter(([, entry]) => typeof entry.resolved === "string" && /^https?:/.test(entry.resolved));
  const production = entries.filter(([, entry]) => !entry.dev && !entry.link && !entry.optional && !entry.devOptional);
  process.stdout.write(`${production.length} packages in production (limit ${PRODUCTION_LIMIT}), ${entries.length} with tools.\n`);
  return report([
    ...located.map(([name]) => `${name}: the lock file names a download address`),
    ...(production.length > PRODUCTION_LIMIT
      ? [`${production.length} production packages: the limit is ${PRODUCTION_LIMIT} and only falls`]
      : []),
  ]);
}
const PRODUCTION_LIMIT = 44;

const STEPS = [
  { name: "types", passes: run(bin("tsc"), "-b") },
  { name: "lint", passes: run(bin("oxlint"), "--type-aware", "--quiet") },
  { name: "format", passes: run(bin("oxfmt"), "--check") },
  { name: "catalogues", passes: checkCatalogues },
  { name: "boundaries", passes: () => report(checkBoundaries()) },
  { name: "dead code", passes: run(bin("knip")) },
  { name: "lock file", passes: checkLockFile },
  { name: "schema drift", passes: run(process.execPath, "scripts/schema.mjs") },
];

const failed = [];
for (const { name, passes } of STEPS) {
  process.stdout.write(`── ${name}\n`);
  if (!(await passes())) failed.push(name);
}

process.stdout.write(failed.length === 0 ? `All ${STEPS.length} checks passed.\n` : `Failed: ${failed.join(", ")}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
