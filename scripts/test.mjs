// `npm test [vitest arguments]`: installs what is missing, then runs every test, those in a real browser too.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ROOT, ensureInstalled } from "./ensure-installed.mjs";

const args = process.argv.slice(2);
const filters = args.filter((word) => !word.startsWith("-"));
const browserWanted = filters.length === 0 || filters.some((word) => word.includes("e2e"));

ensureInstalled();
const chromium = browserWanted ? ensureChromium() : undefined;
const env = chromium === undefined ? process.env : { ...process.env, APORA_CHROMIUM: chromium };
const browserMissing = browserWanted && chromium === undefined;

const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
const child = spawn(process.execPath, [vitest, "run", ...args], { cwd: ROOT, env, stdio: "inherit" });
// Ctrl-C reaches the child by itself; we only wait for its answer. A signal sent to us alone is passed on.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("close", (code) => {
  if (browserMissing)
    process.stderr.write(
      `\n${"!".repeat(78)}\n!! The browser tests did NOT run: no Chromium. Install the package "chromium",\n!! or set APORA_CHROMIUM to the program.\n${"!".repeat(78)}\n`,
    );
  const incomplete = browserMissing && process.env.CI === "true";
  process.exitCode = code !== 0 ? (code ?? 1) : incomplete ? 1 : 0;
});
