import type { Command } from "commander";
import { getReport, listReports, removeReport } from "../mistakes/queue.ts";
import { openReport } from "../mistakes/seal.ts";
import { AporaError } from "../platform/errors.ts";
import { createSealKey } from "../platform/sealed.ts";
import { readIdentity } from "./identity-file.ts";
import { fail, print, withRegister } from "./run.ts";

type Json = { json?: boolean };

async function key(): Promise<void> {
  const { identity, recipient } = await createSealKey();
  process.stderr.write("Keep the first line where the server is not, and nowhere else. Give the second to the server.\n");
  process.stdout.write(`${identity}\nAPORA_REPORT_TO=${recipient}\n`);
}

async function list({ json = false }: Json): Promise<void> {
  await withRegister(async ({ pool }) => {
    const waiting = await listReports(pool);
    print(json, { waiting }, () =>
      waiting.length === 0
        ? "Nobody has reported a mistake."
        : waiting.map(({ id, receivedOn, page }) => `${id}  ${receivedOn}  ${page}`).join("\n"),
    );
  });
}

async function show(id: string, { identity: file, json = false }: Json & { identity: string }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const identity = await readIdentity(file);
    const sealed = await getReport(pool, id);
    const report = await openReport(sealed, identity).catch((cause: unknown) => {
      throw new AporaError("file.unusable", { file, reason: "this report was sealed for another key" }, { cause });
    });
    print(json, report, () => `${report.page}\n\n${report.text}\n\n${report.source}`);
  });
}

/** `apora mistakes …` */
export function addMistakesCommands(program: Command): void {
  const mistakes = program.command("mistakes").description("what readers say is wrong");
  mistakes
    .command("key")
    .description("make a key for reading reports")
    .action(() => key().catch(fail));
  mistakes.command("list").description("what waits for somebody, sealed").option("--json").action(list);
  mistakes
    .command("show <id>")
    .description("open one report on this machine")
    .requiredOption("--identity <file>", "a file with the line AGE-SECRET-KEY-…")
    .option("--json")
    .action(show);
  mistakes
    .command("done <id>")
    .description("remove a report that was dealt with")
    .action((id: string) => withRegister(({ pool }) => removeReport(pool, id)));
}
