import { InvalidArgumentError, type Command as Program } from "commander";
import { compareNames, evaluate, NamesError, readPersons, type Evaluation, type NameComparison } from "@apora/names";
import { AporaError } from "../platform/errors.ts";
import { readInput } from "./command.ts";
import { fail, print } from "./run.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function comparisonText({ score, probability, explanation }: NameComparison): string {
  const parts = explanation.parts.map(
    ({ part, a, b, rule, bits }) =>
      `  ${part.padEnd(10)} ${(a ?? "–").padEnd(20)} ${(b ?? "–").padEnd(20)} ${rule.padEnd(14)} ${bits >= 0 ? "+" : ""}${bits.toFixed(1)} bits`,
  );
  const order = explanation.swapped ? ["  (the words stand in another order)"] : [];
  return [`probability ${probability.toFixed(3)}, score ${score.toFixed(2)}`, ...parts, ...order].join("\n");
}

function evaluationText(found: Evaluation): string {
  const { persons, names, positivePairs, negativePairs, queries, worst } = found;
  return [
    `${persons} people, ${names} names`,
    `pairs: ${positivePairs} of one person, ${negativePairs} hard ones of two`,
    `  precision ${percent(found.precision)}, recall ${percent(found.recall)}, F1 ${percent(found.f1)} at p ≥ ${found.threshold}`,
    `  average precision ${found.averagePrecision.toFixed(4)}, recall at precision .99 ${percent(found.recallAtPrecision99)}`,
    `retrieval of ${queries} names: first ${percent(found.recallAt1)}, among ten ${percent(found.recallAt10)}`,
    `  p50 ${found.p50ms.toFixed(2)} ms, p95 ${found.p95ms.toFixed(2)} ms`,
    "worst:",
    ...worst.map(
      ({ a, b, isMatch, probability, because }) =>
        `  ${isMatch ? "missed" : "false "} ${probability.toFixed(3)}  ${a} ~ ${b}  (${because})`,
    ),
  ].join("\n");
}

function readPopulation(text: string): number {
  if (!/^[1-9]\d{0,9}$/u.test(text)) throw new InvalidArgumentError("write a whole number of people.");
  return Number(text);
}

async function evaluateFile(file: string): Promise<Evaluation> {
  const content = await readInput(file, process.stdin);
  try {
    return evaluate(readPersons(content), () => performance.now());
  } catch (problem) {
    if (problem instanceof NamesError) throw new AporaError("file.unusable", { file, reason: problem.message }, { cause: problem });
    throw problem;
  }
}

/** `apora names …`: needs no register and opens none. */
export function addNamesCommands(program: Program): void {
  const names = program.command("names").description("compare names across scripts and spellings");
  names
    .command("compare")
    .description("how likely two spellings name one person, and why")
    .argument("<a>", "a name in any script")
    .argument("<b>", "another")
    .option("--population <n>", "among how many people the question is asked", readPopulation, 1000)
    .option("--json", "one JSON value")
    .action((a: string, b: string, { population, json = false }: { population: number; json?: boolean }) => {
      const found = compareNames(a, b, { population });
      print(json, found, () => comparisonText(found));
    });
  names
    .command("eval")
    .description("accuracy on people with several spellings: pairs against hard negatives, and retrieval")
    .argument("<file>", "JSON: persons with names; - is standard input")
    .option("--json", "one JSON value")
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      try {
        const found = await evaluateFile(file);
        print(json, found, () => evaluationText(found));
      } catch (problem) {
        fail(problem);
      }
    });
}
