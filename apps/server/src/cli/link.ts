import { writeFile } from "node:fs/promises";
import path from "node:path";
import {
  createRecordSet,
  LinkageError,
  link,
  probabilityOf,
  readConfig,
  readModel,
  type Judgement,
  type LinkResult,
  type RecordSet,
  type SourceTable,
} from "@apora/linkage";
import { nameKinds } from "@apora/linkage/names";
import type { Command } from "commander";
import { z } from "zod";
import { AporaError } from "../platform/errors.ts";
import { readInput } from "./command.ts";
import { linkText, nameOf, type RecordName } from "./link-text.ts";
import { readTable } from "../platform/read-table.ts";
import { fail } from "./run.ts";

/** How the files are read, beside the fields of the linkage itself (packages/linkage/README.md). */
const Reading = z.object({
  /** The column that names a record; records are named by their row without it. */
  id: z.string().optional(),
  /** Whether a file is known to hold nobody twice: for all files, or one by one. */
  unique: z.union([z.boolean(), z.array(z.boolean())]).default(false),
  /** For each file, columns that have another name there: their name → the name in the configuration. */
  rename: z.array(z.record(z.string(), z.string())).default([]),
  delimiter: z.string().length(1).default(","),
});
type Reading = z.infer<typeof Reading>;

const NamedRecord = z.object({ source: z.string(), record: z.string() });
const Judgements = z.array(z.object({ left: NamedRecord, right: NamedRecord, verdict: z.enum(["same", "different", "unsure"]) }));

type Options = { config: string; json?: boolean; explain?: boolean; model?: string; saveModel?: string; judgements?: string };

/** Parses a file against a shape. @throws file.unusable */
async function readShape<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await readInput(file, process.stdin));
  if (parsed.success) return parsed.data;
  throw new AporaError("file.unusable", { file, reason: z.prettifyError(parsed.error) });
}

async function readSource(file: string, index: number, reading: Reading): Promise<SourceTable> {
  const { columns, rows } = await readTable(file, reading.delimiter);
  const renamed = columns.map((name) => reading.rename[index]?.[name] ?? name);
  const unique = typeof reading.unique === "boolean" ? reading.unique : reading.unique[index] === true;
  return { name: path.basename(file), unique, columns: renamed, rows, ...(reading.id === undefined ? {} : { id: reading.id }) };
}

/** Judgements by names of records as judgements by their numbers. @throws file.unusable for a name that is not there, or twice */
async function readJudgements(file: string, records: RecordSet): Promise<readonly Judgement[]> {
  const given = await readShape(file, Judgements);
  const numberOf = new Map<string, number>();
  const key = ({ source, record }: RecordName): string => `${source}\u0000${record}`;
  const twice = new Set<string>();
  for (let record = 0; record < records.size; record++) {
    const name = key(nameOf(records, record));
    if (numberOf.has(name)) twice.add(name);
    numberOf.set(name, record);
  }
  const find = (name: RecordName): number => {
    const found = numberOf.get(key(name));
    if (found !== undefined && !twice.has(key(name))) return found;
    const what = found === undefined ? "there is no record" : "there are several records";
    throw new AporaError("file.unusable", { file, reason: `${what} "${name.record.slice(0, 80)}" in ${name.source.slice(0, 80)}` });
  };
  return given.map(({ left, right, verdict }) => ({ left: find(left), right: find(right), verdict }));
}

/** Written piece by piece: a million clusters are no single string. */
function writeJson(records: RecordSet, result: LinkResult, explain: boolean): void {
  const { clustering, pairs, threshold, blocking, rates, model } = result;
  const summary = { records: records.size, sources: records.sources, threshold, blocking, rates, model };
  const list = (name: string, size: number, item: (i: number) => unknown): void => {
    process.stdout.write(`,\n${JSON.stringify(name)}: [`);
    for (let i = 0; i < size; i++) process.stdout.write(`${i === 0 ? "\n" : ",\n"}${JSON.stringify(item(i))}`);
    process.stdout.write("\n]");
  };
  const named = (record: number): RecordName => nameOf(records, record);
  process.stdout.write(JSON.stringify(summary, null, 2).slice(0, -2));
  list("clusters", clustering.clusters.length, (i) => {
    const { members = [], density, bridges = [] } = clustering.clusters[i] ?? {};
    return { members: members.map(named), density, bridges: bridges.map((bridge) => bridge.map(named)) };
  });
  list("pairs", pairs.size, (k) => {
    const [left, right, bits] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0, pairs.bits[k] ?? 0];
    const steps = explain ? { explanation: result.explain(left, right).steps } : {};
    return { left: named(left), right: named(right), probability: probabilityOf(bits), bits, ...steps };
  });
  list("cut", clustering.cut.length, (i) => {
    const { left = 0, right = 0, bits = 0, reason } = clustering.cut[i] ?? {};
    return { left: named(left), right: named(right), probability: probabilityOf(bits), reason };
  });
  process.stdout.write("\n}\n");
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const given = await readInput(options.config, process.stdin);
  const reading = await readReading(options.config, given);
  const fields = Object.keys(Reading.shape);
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  const config = readConfig(isObject ? Object.fromEntries(Object.entries(given).filter(([key]) => !fields.includes(key))) : given);
  const model = options.model === undefined ? undefined : readModel(await readInput(options.model, process.stdin));
  const records = createRecordSet(await Promise.all(files.map((file, i) => readSource(file, i, reading))));
  const judgements = options.judgements === undefined ? [] : await readJudgements(options.judgements, records);
  const result = link(records, config, { kinds: nameKinds(), judgements, ...(model === undefined ? {} : { model }) });
  if (options.saveModel !== undefined) await saveModel(options.saveModel, result);
  if (options.json === true) writeJson(records, result, options.explain === true);
  else process.stdout.write(`${linkText(records, result)}\n`);
}

async function readReading(file: string, given: unknown): Promise<Reading> {
  const parsed = Reading.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AporaError("file.unusable", { file, reason: z.prettifyError(parsed.error) });
}

async function saveModel(file: string, { model }: LinkResult): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(model, null, 2)}\n`);
  } catch (error) {
    throw new AporaError("file.unusable", { file, reason: "it cannot be written" }, { cause: error });
  }
}

async function linkFiles(file: string, second: string | undefined, options: Options): Promise<void> {
  try {
    await run(second === undefined ? [file] : [file, second], options);
  } catch (problem) {
    if (problem instanceof LinkageError) fail(new AporaError("linkage.refused", { reason: problem.message, fault: problem.code }));
    else fail(problem);
  }
}

/** `apora link` */
export function addLinkCommand(program: Command): void {
  program
    .command("link <file> [file2]")
    .description("find records of one person within a table or between two; proposals with their reasons, nothing is merged")
    .requiredOption("--config <file>", "what is compared and how, as JSON (see packages/linkage/README.md)")
    .option("--model <file>", "a model learned before: nothing is learned now")
    .option("--save-model <file>", "keep what was learned; it holds no value of any record")
    .option("--judgements <file>", "pairs that people judged same, different or unsure, as JSON")
    .option("--explain", "with --json: the steps of each pair")
    .option("--json")
    .action(linkFiles);
}
