import type { Command } from "commander";
import { z } from "zod";
import { spoken } from "@apora/estimate";
import { answersSchema, type Answers } from "../estimates/answers.ts";
import type { EstimateDocument } from "../estimates/document.ts";
import { estimateLists, type ListsQuestion } from "../estimates/estimate-lists.ts";
import { countLists, readMemberships } from "../estimates/list-entries.ts";
import { CRITERIA, readPeriod } from "../estimates/population.ts";
import { OTHERS, STRATA } from "../estimates/strata.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readInput } from "./command.ts";
import { fail, print, progress, progressDone, withRegister } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

async function showLists({ json = false, knownAt }: { readonly json?: boolean; readonly knownAt?: string }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const position = await resolveKnownAt(reader, knownAt ?? null);
    const lists = countLists(await readMemberships(reader, position));
    print(json, { knownAt: position, lists }, () =>
      lists.length === 0 ? "Nobody is on a list." : lists.map(({ list, persons }) => `${String(persons).padStart(8)}  ${list}`).join("\n"),
    );
  });
}

type Options = {
  readonly lists: string;
  readonly period: string;
  readonly by: string;
  readonly territory?: string;
  readonly answers?: string;
  readonly suspected?: string;
  readonly strata?: string;
  readonly unsureProbability: string;
  readonly linkageDraws: string;
  readonly knownAt?: string;
  readonly seed: string;
  readonly chains?: string;
  readonly quick?: boolean;
  readonly json?: boolean;
};

const suspectedSchema = z.array(z.strictObject({ a: z.uuid(), b: z.uuid(), probability: z.number().gt(0).lt(1) })).max(100_000);

async function readChecked<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readInput(file, process.stdin));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join(".") || "(whole)"}: ${issue.message}`);
  throw new AporaError("file.unusable", { file, reason: problems.join("; ") });
}

function readNumber(text: string, option: string, range: { readonly from: number; readonly to: number; readonly whole: boolean }): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const fits = value >= range.from && value <= range.to && (!range.whole || Number.isInteger(value));
  if (fits) return value;
  const problems = `--${option}: a ${range.whole ? "whole " : ""}number from ${range.from} to ${range.to}`;
  throw new AporaError("command.invalid-input", { command: "estimate from-register", problems });
}

/** Everything that can be wrong with the call is found before a database is opened. */
async function readQuestion(options: Options): Promise<Omit<ListsQuestion, "knownAt" | "today">> {
  const by = z.enum(CRITERIA).safeParse(options.by);
  if (!by.success)
    throw new AporaError("command.invalid-input", { command: "estimate from-register", problems: `--by: ${CRITERIA.join(" or ")}` });
  const strata = z.enum(STRATA).optional().safeParse(options.strata);
  if (!strata.success)
    throw new AporaError("command.invalid-input", { command: "estimate from-register", problems: `--strata: ${STRATA.join(", ")}` });
  const answers: Answers | null = options.answers === undefined ? null : await readChecked(options.answers, answersSchema);
  return {
    lists: options.lists.split(",").map((list) => list.trim()),
    population: { ...readPeriod(options.period), by: by.data, territory: options.territory ?? null },
    answers,
    suspected: options.suspected === undefined ? [] : await readChecked(options.suspected, suspectedSchema),
    unsureProbability: readNumber(options.unsureProbability, "unsure-probability", { from: 0.01, to: 0.99, whole: false }),
    draws: readNumber(options.linkageDraws, "linkage-draws", { from: 0, to: 1000, whole: true }),
    seed: readNumber(options.seed, "seed", { from: 0, to: 2 ** 32 - 1, whole: true }),
    ...(strata.data === undefined ? {} : { strata: strata.data }),
    ...(options.chains === undefined ? {} : { chains: readNumber(options.chains, "chains", { from: 4, to: 64, whole: true }) }),
    ...(options.quick === true ? { quick: true } : {}),
  };
}

/** The result as one says it: a number with its interval, the interval, or none. */
function rangeText({ estimate, lo, hi }: EstimateDocument["outcome"]): string {
  if (lo === null || hi === null) return "no estimate";
  const range = `${spoken(lo)} to ${spoken(hi)}`;
  return estimate === null ? range : `${spoken(estimate)} (${range})`;
}

function headline({ outcome, report }: EstimateDocument): string {
  const { verdict, lo, hi } = outcome;
  if (lo === null || hi === null) return `No estimate (${verdict}). Persons on the lists: ${report.n}.`;
  return `Estimate, never to be added to a count: ${rangeText(outcome)}. Verdict: ${verdict}. Persons on the lists: ${report.n}.`;
}

function methodLines({ report }: EstimateDocument): readonly string[] {
  const told = (value: number | null): string => (value === null ? "–" : spoken(value));
  return report.methods.map(
    ({ method, lo, hi, verdict, reasons }) =>
      `  ${method.padEnd(20)} ${`${told(lo)} – ${told(hi)}`.padEnd(20)} ${verdict}${reasons.length === 0 ? "" : `: ${reasons.map(({ code }) => code).join(", ")}`}`,
  );
}

function linkageLines({ linkage }: EstimateDocument): readonly string[] {
  if (linkage === null) return ["No pair on these lists is doubtful."];
  if (linkage === "left-out") return ["Pairs on these lists are doubtful, and no linkage was drawn: the interval does not know of them."];
  if (linkage === "unusable") return ["Doubtful pairs were drawn, but no draw has an estimate."];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const change = (by: number): string => `${by < 0 ? "−" : "+"}${spoken(Math.abs(by))}`;
  return [
    `Doubtful pairs: ${linkage.pairs}, in ${linkage.draws} drawn linkages; they cause ${percent(linkage.linkageShare)} of the variance.`,
    ...(linkage.toDecide.length === 0 ? [] : [`Deciding these ${linkage.toDecide.length} pairs narrows the interval most:`]),
    ...linkage.toDecide.map(
      ({ a, b, change: by, shareRemoved }) => `  ${a}  ${b}  N ${change(by)} if one person; ${percent(shareRemoved)} of the variance`,
    ),
  ];
}

function strataLines({ strata }: EstimateDocument): readonly string[] {
  if (strata === undefined) return [];
  const { by, parts, combined } = strata;
  if (combined === null) return ["", `By ${by}: no two groups are large enough to be estimated apart.`];
  const line = (name: string, outcome: EstimateDocument["outcome"]): string =>
    `  ${name.padEnd(20)} ${rangeText(outcome).padEnd(32)} ${outcome.verdict}`;
  return [
    "",
    `By ${by}; small groups and those of whom it is not known are together as "${OTHERS}":`,
    ...parts.map(({ stratum, outcome }) => line(stratum, outcome)),
    line("all of them", combined),
  ];
}

const documentText = (document: EstimateDocument): string => {
  const { undated, outsidePeriod, outsideTerritory } = document.leftOut;
  return [
    headline(document),
    ...document.outcome.reasons.map((code) => `  because of ${code}`),
    `Left out: ${undated} undated, ${outsidePeriod} outside the period, ${outsideTerritory} outside the territory.`,
    "",
    ...methodLines(document),
    "",
    ...linkageLines(document),
    ...strataLines(document),
  ].join("\n");
};

async function fromRegister(options: Options): Promise<void> {
  try {
    const question = await readQuestion(options);
    await withRegister(async ({ pool, ledger }) => {
      const reader = readFrom(pool);
      const knownAt = await resolveKnownAt(reader, options.knownAt ?? null);
      const onProgress = (stage: string, share: number): void => progress(`${stage} ${Math.round(100 * share)} %`);
      const document = await untilInterrupted((signal) =>
        estimateLists(reader, { ...question, knownAt, today: ledger.clock.today() }, { signal, onProgress }),
      );
      progressDone("");
      print(options.json === true, document, () => documentText(document));
    });
  } catch (problem) {
    fail(problem);
  }
}

function showQuestions(): void {
  process.stdout.write(`${JSON.stringify(z.toJSONSchema(answersSchema), null, 2)}\n`);
}

/** `apora estimate lists`, `from-register` and `questions` */
export function addEstimateListCommands(estimate: Command): void {
  estimate
    .command("lists")
    .description("the lists in the register, with how many persons are on each")
    .option("--known-at <day or position>", "as known then")
    .option("--json")
    .action(showLists);
  estimate
    .command("from-register")
    .description("estimate how many persons the lists in the register missed")
    .requiredOption("--lists <a,b,c>", "as `apora estimate lists` names them")
    .requiredOption("--period <from/to>", "two days, such as 2020-05-01/2024-12-31")
    .option("--by <criterion>", "what has to lie in the period: the entry on the list, or a detention", "entry")
    .option("--territory <region>", "only persons held in a place of this region")
    .option(
      "--strata <property>",
      `each group for itself as well: ${STRATA.join(", ")} (of the first detention); small groups are put together`,
    )
    .option("--answers <file>", "answers to the questionnaire, JSON; see docs/estimate-answers.md")
    .option("--suspected <file>", "pairs a linkage suspects, JSON: [{a, b, probability}]")
    .option("--unsure-probability <p>", 'that a pair judged "unsure" is one person', "0.5")
    .option("--linkage-draws <n>", "linkages drawn where pairs are doubtful; 0 leaves doubt out", "100")
    .option("--known-at <day or position>", "as known then")
    .option("--seed <n>", "the same number gives the same result", "1")
    .option("--chains <n>", "chains of the latent class sampler")
    .option("--quick", "fewer draws and resamples, for a first look")
    .option("--json", "everything as JSON, for `apora estimate save`")
    .action(fromRegister);
  estimate.command("questions").description("the questionnaire as JSON Schema").action(showQuestions);
}
