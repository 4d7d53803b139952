import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { migrationsBelow, passed, runKillDrill, type DrillResult } from "../apps/server/src/testing/kill-drill.ts";

// `npm run drill:kill -- --rounds 200`: kills the program and its database while they write, and counts what is lost.

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, json: { type: "boolean", default: false } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write("--rounds needs a whole number above 0\n");
  process.exit(64);
}

const summary = (r: DrillResult): string =>
  `${r.rounds}/${rounds} rounds: ${r.acknowledged} commands acknowledged, ${r.lost} lost, ${r.torn} torn, ${r.gaps} gaps, ${r.differing} projections differ, ${r.failedStarts} failed starts`;

const dataFolder = await mkdtemp(path.join(os.tmpdir(), "apora-drill-"));
const begun = Date.now();
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
const result = await runKillDrill({
  dataFolder,
  writerUrl: new URL("../apps/server/src/testing/kill-writer.js", import.meta.url).href,
  migrations: migrationsBelow(process.cwd()),
  rounds,
  signal: stop.signal,
  onRound: (r) => void (process.stderr.isTTY ? process.stderr.write(`\r\u001b[2K${summary(r)}`) : undefined),
});
const seconds = Math.round((Date.now() - begun) / 1000);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...result, seconds, passed: passed(result) }, null, 2)}\n`
    : `${process.stderr.isTTY ? "\n" : ""}${summary(result)}\nkilled: ${Object.entries(result.kills)
        .map(([who, count]) => `${who} ${count}`)
        .join(
          ", ",
        )}; slowest start ${result.slowestStartMs} ms; ${seconds} s\n${result.problems.map((problem) => `${problem}\n`).join("")}`,
);
if (passed(result)) await rm(dataFolder, { recursive: true, force: true });
else process.stderr.write(`The folder is kept: ${dataFolder}\n`);
process.exitCode = passed(result) ? 0 : 1;
