import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareParsed, evaluate, hardNegatives, parseName, readPersons, type Person } from "@apora/names";
import { createChoice, isOk, printTable, say, type Result } from "../measure.ts";
import { openBeiderMorse } from "./beider-morse.ts";
import { benchCalibration } from "./calibration.ts";
import { benchBundle } from "./bundle.ts";
import { comparePeers } from "./peers.ts";
import { makePopulation, nameText, pickWriting, wordsOf, type Population } from "./population.ts";
import { benchRetrieval } from "./retrieval.ts";

const HELP = `npm run bench -- names [options]
  --quick                  50,000 invented people instead of 1,000,000
  --people <n>             another number
  --questions <n>          questions of each kind (700)
  --only <part>            peers, speed, calibration, bundle, retrieval
  --beider-morse <folder>  other rule tables of Beider–Morse than those beside the bench
`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    people: { type: "string", default: "1000000" },
    questions: { type: "string", default: "700" },
    only: { type: "string" },
    "beider-morse": { type: "string", default: "bench/names/beider-morse" },
    help: { type: "boolean", default: false },
  },
});

const DEVELOPMENT = "../shared/data/names/eu-belarus-dev.json";
const wanted = (part: string): boolean => values.only === undefined || values.only === part;

/** Invented people with six spellings each. */
function inventedPersons(people: Population, most: number): readonly Person[] {
  const choice = createChoice(5);
  return Array.from({ length: most }, (_, at) => {
    const texts = new Set<string>();
    while (texts.size < 6) texts.add(nameText(wordsOf(people, at, pickWriting(choice)), choice.below(3) === 0));
    return { person: `S${at}`, names: [...texts].map((text) => ({ text, lang: "und", script: "" })) };
  });
}

function peers(list: string, persons: readonly Person[]): readonly Result[] {
  const beiderMorse = openBeiderMorse(values["beider-morse"]);
  if (beiderMorse === undefined) say("Beider–Morse: no tables in that folder");
  const rows = comparePeers(persons, beiderMorse);
  const cells = rows.map(({ method, f1, averagePrecision, recallAtPrecision99, recallAt1, recallAt10 }) => [
    method,
    ...[f1, averagePrecision, recallAtPrecision99, recallAt1, recallAt10].map((share) => share.toFixed(4)),
  ]);
  const table = [[list, "best F1", "AP", "R@P99", "R@1", "R@10"], ...cells];
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  for (const row of table) process.stdout.write(`${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}\n`);
  const own = rows.at(-1);
  const rival = rows.slice(0, -1).reduce((best, row) => Math.max(best, row.f1), 0);
  if (own === undefined) return [];
  return [
    {
      name: `${list}: F1 at p ≥ .5`,
      measured: own.f1,
      limit: 0.97,
      unit: "",
      good: "above",
      note: `best peer at its best threshold ${rival.toFixed(4)}`,
    },
    { name: `${list}: R@1`, measured: own.recallAt1, limit: 0.97, unit: "", good: "above" },
    { name: `${list}: R@10`, measured: own.recallAt10, limit: 0.99, unit: "", good: "above" },
  ];
}

/** Comparisons of names that were parsed before, hard pairs and easy ones. */
function speed(persons: readonly Person[]): readonly Result[] {
  const names = persons.flatMap(({ person, names }) => names.map(({ text }) => ({ text, person })));
  const parsed = names.map(({ text }) => parseName(text));
  const pairs = hardNegatives(names);
  let sum = 0;
  const run = (): number => {
    const used = process.cpuUsage();
    for (const [i, j] of pairs) {
      const [a, b] = [parsed[i], parsed[j]];
      if (a !== undefined && b !== undefined) sum += compareParsed(a, b).bits;
    }
    const { user, system } = process.cpuUsage(used);
    return pairs.length / ((user + system) / 1e6);
  };
  const rates = Array.from({ length: 9 }, run).sort((a, b) => a - b);
  if (!Number.isFinite(sum)) throw new Error("a comparison without a number");
  return [
    {
      name: "comparisons of parsed names, hard pairs",
      measured: rates[4] ?? 0,
      limit: 200_000,
      unit: "/s",
      good: "above",
      note: "processor time",
    },
  ];
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const size = values.quick ? 50_000 : Number(values.people);
  if (!Number.isSafeInteger(size) || size < 1000) throw new Error("--people needs a whole number, at least 1000");
  say(`Inventing ${size.toLocaleString("en")} people …`);
  const people = makePopulation(size);
  say(`${people.surnames.length} surnames, ${people.listed} of them from the list of tokens${people.listed === 0 ? " (not here)" : ""}`);
  const invented = inventedPersons(people, 200);
  const results: Result[] = [];
  const development = existsSync(DEVELOPMENT) ? readPersons(JSON.parse(readFileSync(DEVELOPMENT, "utf8"))) : undefined;
  if (development === undefined) say("development list skipped: not here");
  if (wanted("peers")) {
    if (development !== undefined) {
      results.push(...peers("development list", development));
      const { p50ms, p95ms, worst } = evaluate(development, () => performance.now());
      say(`apora names eval: p50 ${p50ms.toFixed(2)}, p95 ${p95ms.toFixed(2)} ms`);
      for (const { isMatch, probability, a, b, because } of worst)
        say(`  ${isMatch ? "missed" : "false "} ${probability.toFixed(3)} ${a} ~ ${b} (${because})`);
    }
    results.push(...peers("invented people", invented));
  }
  if (wanted("speed")) results.push(...speed(development ?? invented));
  if (wanted("calibration")) results.push(...benchCalibration());
  if (wanted("bundle")) results.push(...(await benchBundle()));
  if (wanted("retrieval")) results.push(...benchRetrieval({ people, questions: Number(values.questions), fixedPrefixes: !values.quick }));
  printTable(results);
  if (!results.every(isOk)) process.exitCode = 1;
}

await main();
