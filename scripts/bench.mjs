// `npm run bench [-- suite] [options]`: builds what is missing, then measures; without a suite, all of them. Prints tables;
// nothing here is a test.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, ensureInstalled, giveUp } from "./ensure-installed.mjs";

/** A folder below bench/ with a main.ts; the register is measured first, on a quiet machine. */
const SUITES = ["register", "imports", "exports", "names", "linkage", "matching", "estimate", "tlog"];

/** As `npx apora` says it. */
const YOUNG = ["--max-semi-space-size=64"];

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith("-");
if (named && !SUITES.includes(first)) giveUp(`There is no suite "${first}"; there are ${SUITES.join(", ")}.`, 64);

ensureInstalled();
const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
if (spawnSync(process.execPath, [compiler, "-b", "bench"], { cwd: ROOT, stdio: ["ignore", 2, 2] }).status !== 0)
  giveUp("The benches could not be built: see above.", 70);

const quick = process.argv.includes("--quick") ? ["--quick"] : [];
for (const suite of named ? [first] : SUITES) {
  const main = path.join(ROOT, ".cache/types/bench", suite, "main.js");
  if (!existsSync(main)) continue;
  // Each in a process of its own: one suite's memory and compiled code are not another's. With the room for young objects that
  // `npx apora` has (ADR 20); the server is started as `npm start` starts it.
  const args = named ? rest : suite === "register" ? process.argv.slice(2) : quick;
  process.stdout.write(`── ${suite}\n`);
  const { status } = spawnSync(process.execPath, [...YOUNG, main, ...args], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
