import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openRegisterModule, type Register } from "./built.ts";
import { benchBulkLoad } from "./bulk-load.ts";
import { benchCounts, extendThreefold } from "./counts.ts";
import { isOk, printTable, say, type Result } from "../measure.ts";
import { benchPersonFile, somePeople } from "./person-page.ts";
import { benchPages } from "./pages.ts";
import { benchSearch, indexAllNames, searchQuestions } from "./search.ts";
import { benchServer } from "./server.ts";

const NAMES = ["load", "counts", "person", "pages", "search", "server"] as const;

const HELP = `npm run bench -- [options]
  --people <n>      invented people to load (1000000)
  --quick           50000 people
  --only <name>     ${NAMES.join(", ")}; loading is always done
  --three-million   counts once more over three times the tables, made by copying spans and sums; done anyway from a million on
  --keep            leave the data folder and say where it is
  --folder <path>   use a folder kept by an earlier run instead of loading
`;

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "1000000" },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    "three-million": { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    folder: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

async function open(folder: string): Promise<Register> {
  const { openRegister } = await openRegisterModule();
  return openRegister(
    { dataFolder: folder, databaseUrl: undefined, pgBin: process.env["APORA_PG_BIN"] } as Parameters<typeof openRegister>[0],
    { ifRunning: "refuse" },
  );
}

const wanted = (name: (typeof NAMES)[number]): boolean => values.only === undefined || values.only === name;

async function measureRegister(
  register: Register,
  people: number,
  results: Result[],
): Promise<{ readonly some: readonly string[]; readonly questions: readonly string[] }> {
  if (values.folder === undefined) {
    say(`Loading ${people} invented people …`);
    results.push(...(await benchBulkLoad(register, people)));
  }
  if (wanted("counts")) {
    say("Counting …");
    results.push(...(await benchCounts(register, people.toLocaleString("en"))));
  }
  if (wanted("person")) {
    say("Opening files …");
    results.push(...(await benchPersonFile(register, people.toLocaleString("en"))));
  }
  if (wanted("pages") || wanted("search") || wanted("server")) {
    say("Indexing names …");
    await indexAllNames(register);
  }
  if (wanted("pages")) {
    say("Making lists and figures …");
    results.push(...(await benchPages(register, people)));
  }
  if (wanted("search")) {
    say("Searching …");
    results.push(...(await benchSearch(register, people.toLocaleString("en"))));
  }
  return { some: await somePeople(register, 2000), questions: await searchQuestions(register) };
}

async function measureThreefold(folder: string, people: number): Promise<readonly Result[]> {
  const register = await open(folder);
  try {
    await extendThreefold(register);
    return await benchCounts(register, `${(3 * people).toLocaleString("en")} (tables tripled by SQL)`);
  } finally {
    await register.close();
  }
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const people = values.quick ? 50_000 : Number(values.people);
  if (!Number.isSafeInteger(people) || people < 1) throw new Error("--people needs a whole number");
  const folder = values.folder ?? (await mkdtemp(path.join(os.tmpdir(), "apora-bench-")));
  const results: Result[] = [];
  try {
    const register = await open(folder);
    const { some, questions } = await measureRegister(register, people, results).finally(() => register.close());
    if (wanted("server")) {
      say("Serving …");
      results.push(...(await benchServer(folder, some, questions)));
    }
    // Last, because the other limits speak of a register of a million.
    if (values["three-million"] || people >= 1_000_000) results.push(...(await measureThreefold(folder, people)));
  } finally {
    if (values.keep || values.folder !== undefined) say(`The data are in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
  printTable(results);
  if (!results.every(isOk)) process.exitCode = 1;
}

await main();
