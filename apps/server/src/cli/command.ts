import { open } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { Command as Program } from "commander";
import { z } from "zod";
import { findCommand, listCommands, type Command } from "../ledger/command.ts";
import { perform } from "../ledger/ledger.ts";
import { AporaError, systemCode } from "../platform/errors.ts";
import "./open-register.ts";
import { fail, print, withRegister } from "./run.ts";

/** The largest input of one command, in bytes. Larger imports are several commands. */
export const MOST_INPUT_BYTES = 64 * 1024 * 1024;

/** A pseudonym: what the audit trail may show to everybody who reads it. */
export const PSEUDONYM = /^[a-z0-9][a-z0-9._-]{0,39}$/;

/** Who acts. @throws command.invalid-input unless it is a pseudonym */
export function readActor(actor: string, command: string): string {
  if (PSEUDONYM.test(actor)) return actor;
  const problems = "--actor: a pseudonym of small letters, digits, dots and dashes; never a person's name";
  throw new AporaError("command.invalid-input", { command, problems });
}

function getCommand(name: string): Command {
  const command = findCommand(name);
  if (command === undefined) throw new AporaError("command.unknown", { command: name.slice(0, 80) });
  return command;
}

async function* limited(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_INPUT_BYTES)
      throw new AporaError("file.unusable", { file, reason: `it is larger than ${MOST_INPUT_BYTES / 1024 / 1024} MiB; give it in parts` });
    yield chunk;
  }
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: "it does not exist", EISDIR: "it is a folder", EACCES: "permission denied" };

async function readText(file: string, standardInput: AsyncIterable<Buffer>): Promise<string> {
  if (file === "-") return text(Readable.from(limited(standardInput, "(standard input)")));
  try {
    const handle = await open(file);
    return await text(Readable.from(limited(handle.createReadStream(), file)));
  } catch (error) {
    if (error instanceof AporaError) throw error;
    throw new AporaError(
      "file.unusable",
      { file, reason: REASONS[systemCode(error) ?? ""] ?? systemCode(error) ?? "unreadable" },
      { cause: error },
    );
  }
}

/**
 * Reads the input of a command.
 * @param file its name, or `-` for standard input
 * @throws file.unusable
 */
export async function readInput(file: string, standardInput: AsyncIterable<Buffer>): Promise<unknown> {
  const content = (await readText(file, standardInput)).replace(/^\uFEFF/, "");
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new AporaError("file.unusable", {
      file: file === "-" ? "(standard input)" : file,
      reason: `it is not JSON${placeOf(error, content)}`,
    });
  }
}

/** Line and column only: the engine's own message quotes what was written. */
function placeOf(error: unknown, content: string): string {
  if (content.trim() === "") return ": it is empty";
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (at === undefined) return "";
  const before = content.slice(0, Number(at)).split("\n");
  return `: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function list({ json = false }: { json?: boolean }): void {
  const commands = listCommands().map(({ name, audit, about }) => ({ name, audit, about }));
  print(json, commands, () => commands.map(({ name, about }) => `${name.padEnd(32)} ${about}`).join("\n"));
}

function show(name: string, { json = false }: { json?: boolean }): void {
  const command = getCommand(name);
  const input = z.toJSONSchema(command.input, { io: "input", unrepresentable: "any" });
  const { about, audit } = command;
  print(json, { name, about, audit, input }, () => `${name}\n${about}\nAudit event: ${audit}\nInput:\n${JSON.stringify(input, null, 2)}`);
}

type RunOptions = { readonly input: string; readonly actor: string; readonly json?: boolean };

async function run(name: string, { input, actor, json = false }: RunOptions): Promise<void> {
  const command = getCommand(name);
  const id = readActor(actor, name);
  // Everything that can be wrong with the input is found before a database is started.
  const given = await readInput(input, process.stdin);
  await withRegister(async ({ ledger }) => {
    const { position, result } = await perform(ledger, command, { actor: { id }, input: given });
    print(json, { command: name, position, result }, () => `${name}: done, position ${position}\n${JSON.stringify(result, null, 2)}`);
  });
}

/** Every fault becomes its sentence, code and exit code. */
const told =
  <A extends unknown[]>(action: (...args: A) => void | Promise<void>) =>
  async (...args: A): Promise<void> => {
    try {
      await action(...args);
    } catch (problem) {
      fail(problem);
    }
  };

/** `apora command …` */
export function addCommandCommands(program: Program): void {
  const command = program.command("command").description("Commands: the one way in which the register changes");
  command.command("list").description("all commands").option("--json").action(told(list));
  command.command("show <name>").description("what a command takes, as JSON Schema").option("--json").action(told(show));
  command
    .command("run <name>")
    .description("carry out a command")
    .option("--input <file>", "a JSON file, or - for standard input", "-")
    .option("--actor <pseudonym>", "who acts, for the audit trail", "operator")
    .option("--json")
    .action(told(run));
}
