// `npm run bench [-- options]`: builds what is missing, then measures. Prints a table; nothing here is a test.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, ensureInstalled, giveUp } from "./ensure-installed.mjs";

ensureInstalled();
const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-b", "bench"], { cwd: ROOT, stdio: ["ignore", 2, 2] });
if (status !== 0) giveUp("The benches could not be built: see above.", 70);
await import(pathToFileURL(path.join(ROOT, ".cache/types/bench/main.js")).href);
