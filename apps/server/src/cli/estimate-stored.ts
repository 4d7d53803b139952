import type { Command } from "commander";
import { publishEstimate, saveEstimate, withdrawEstimate } from "../estimates/commands.ts";
import { listStored } from "../estimates/stored-estimates.ts";
import { perform } from "../ledger/ledger.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readActor, readInput } from "./command.ts";
import { fail, print, withRegister } from "./run.ts";

type Acting = { readonly actor: string; readonly json?: boolean };

async function save(file: string, { code, actor, json = false }: Acting & { readonly code: string }): Promise<void> {
  try {
    const document = await readInput(file, process.stdin);
    await withRegister(async ({ ledger }) => {
      const { result } = await perform(ledger, saveEstimate, {
        actor: { id: readActor(actor, saveEstimate.name) },
        input: { code, document },
      });
      print(json, result, () => `${result.estimate}, version ${result.version}: kept, not public. Verdict: ${result.verdict}.`);
    });
  } catch (problem) {
    fail(problem);
  }
}

async function list({ json = false }: { readonly json?: boolean }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const estimates = await listStored(readFrom(pool));
    const line = (one: (typeof estimates)[number]): string => {
      const versions = one.versions.map(({ version, madeOn, verdict }) => `\n    version ${version}, ${madeOn}, ${verdict}`);
      return `${one.code}  ${one.published === null ? "not public" : `version ${one.published} is public`}${versions.join("")}`;
    };
    print(json, { estimates }, () => (estimates.length === 0 ? "No estimate is stored." : estimates.map(line).join("\n")));
  });
}

type Publishing = Acting & { readonly reason: string; readonly version?: string };

async function publish(code: string, { actor, reason, version, json = false }: Publishing): Promise<void> {
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(version))
    return fail(new AporaError("command.invalid-input", { command: "estimate publish", problems: "--version: a whole number" }));
  await withRegister(async ({ ledger }) => {
    const input = { code, reason, ...(version === undefined ? {} : { version: Number(version) }) };
    const { result } = await perform(ledger, publishEstimate, { actor: { id: readActor(actor, publishEstimate.name) }, input });
    print(json, result, () => `${result.estimate}, version ${result.version}: public at /estimates/${result.estimate}.`);
  });
}

async function withdraw(code: string, { actor, reason, json = false }: Publishing): Promise<void> {
  await withRegister(async ({ ledger }) => {
    const { result } = await perform(ledger, withdrawEstimate, {
      actor: { id: readActor(actor, withdrawEstimate.name) },
      input: { code, reason },
    });
    print(json, result, () => `${result.estimate}: taken back. Its address answers as if there had never been anything.`);
  });
}

/** `apora estimate save`, `list`, `publish` and `withdraw` */
export function addStoredEstimateCommands(estimate: Command): void {
  const actor = ["--actor <pseudonym>", "who acts, for the audit trail", "operator"] as const;
  estimate
    .command("save <file>")
    .description("freeze what `apora estimate from-register --json` printed (- for standard input) as a version; nothing becomes public")
    .requiredOption("--code <code>", "what the estimate is called in its address")
    .option(...actor)
    .option("--json")
    .action(save);
  estimate.command("list").description("stored estimates, public or not").option("--json").action(list);
  estimate
    .command("publish <code>")
    .description("publish a version, with small counts protected")
    .requiredOption("--reason <text>", "why")
    .option("--version <n>", "which; the latest unless told otherwise")
    .option(...actor)
    .option("--json")
    .action(publish);
  estimate
    .command("withdraw <code>")
    .description("take a published estimate back")
    .requiredOption("--reason <text>", "why")
    .option(...actor)
    .option("--json")
    .action(withdraw);
}
