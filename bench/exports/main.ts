import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type * as StaticSiteModule from "../../apps/server/src/cli/static-site.ts";
import type * as I18nModule from "../../apps/server/src/site/i18n.ts";
import type * as WriteExportModule from "../../apps/server/src/exports/write-export.ts";
import { databaseModule, loadModule, openRegisterModule, positionsModule, type Register } from "../register/built.ts";
import { isOk, printTable, say, type Result } from "../measure.ts";

const HELP = `npm run bench -- exports [options]
  --people <n>   invented people (50000)
  --quick        5000 people; limits scale with them
`;

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "50000" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const FORMATS = ["csv", "xlsx", "json", "jsonl", "ftm"] as const;
/** The site at 50,000 people in every language of the interface: ten minutes (the issue's own limit). */
const SITE_MINUTES = 10;
const SITE_PEOPLE = 50_000;
/** Memory an export may take above what the program has at its start, in MB: it must not grow with the register. */
const MEMORY = 400;

const root = new URL("../../../../", import.meta.url);
const built = async <T>(module: string): Promise<T> => (await import(new URL(`apps/server/dist/${module}.js`, root).href)) as T;

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) bytes += (await stat(path.join(folder, name))).size;
  return bytes;
}

/** Runs, and says how long it took and how much memory came on top at most. */
async function watched(work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly memory: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);
  const began = performance.now();
  await work();
  clearInterval(timer);
  return { seconds: (performance.now() - began) / 1000, memory: (most - before) / 1024 / 1024 };
}

async function benchFormats(register: Register, folder: string, people: number): Promise<Result[]> {
  const { writeExport } = await built<typeof WriteExportModule>("exports/write-export");
  const { readFrom } = await databaseModule();
  const reader = readFrom(register.pool);
  const { position } = await (await positionsModule()).getHead(reader);
  const results: Result[] = [];
  for (const format of FORMATS) {
    say(`Writing ${format} …`);
    const target = path.join(folder, format);
    const request = { format, folder: target, at: "2026-11-22", knownAt: position, made: "2026-11-22" };
    const { seconds, memory } = await watched(() => writeExport(reader, request));
    const note = `${(people / seconds).toFixed(0)} people/s, ${((await sizeOf(target)) / 1024 / 1024).toFixed(1)} MB`;
    results.push({
      name: `${format}, ${people} people`,
      measured: seconds,
      limit: Math.max(30, people / 250),
      unit: "s",
      good: "below",
      note,
    });
    results.push({ name: `${format}: memory on top`, measured: memory, limit: MEMORY, unit: "MB", good: "below" });
  }
  return results;
}

async function benchSite(register: Register, folder: string, people: number): Promise<Result[]> {
  const { LANGUAGES } = await built<typeof I18nModule>("site/i18n");
  const { makeStaticSite } = await built<typeof StaticSiteModule>("cli/static-site");
  const limit = Math.max(60, (SITE_MINUTES * 60 * people) / SITE_PEOPLE);
  const target = path.join(folder, "site");
  const source = { pool: register.pool, poolConfig: register.database.poolConfig };
  const results: Result[] = [];
  for (const name of ["site, all languages", "site again, nothing changed"]) {
    say(`Writing the ${name} …`);
    let note = "";
    const { seconds, memory } = await watched(async () => {
      const { files, written, bytes } = await makeStaticSite(source, {}, { folder: target, at: "2026-11-22" });
      note = `${LANGUAGES.length} languages on ${os.availableParallelism()} processors, ${files} files, ${written} written, ${(bytes / 1024 / 1024).toFixed(0)} MB`;
    });
    results.push({
      name: `${name}, ${people} people`,
      measured: seconds,
      limit,
      unit: "s",
      good: "below",
      note: `${note}, ${memory.toFixed(0)} MB of memory on top`,
    });
  }
  return results;
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const people = values.quick ? 5000 : Number(values.people);
  if (!Number.isSafeInteger(people) || people < 1) throw new Error("--people needs a whole number");
  const folder = await mkdtemp(path.join(os.tmpdir(), "apora-bench-"));
  const results: Result[] = [];
  try {
    const { openRegister } = await openRegisterModule();
    const config = { dataFolder: path.join(folder, "data"), databaseUrl: undefined, pgBin: process.env["APORA_PG_BIN"] };
    const register = await openRegister(config as Parameters<typeof openRegister>[0], { ifRunning: "refuse" });
    try {
      say(`Loading ${people} invented people …`);
      await (await loadModule()).loadSynthetic(register.ledger, { people, seed: 1 });
      results.push(...(await benchFormats(register, folder, people)), ...(await benchSite(register, folder, people)));
    } finally {
      await register.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  printTable(results);
  if (!results.every(isOk)) process.exitCode = 1;
}

await main();
