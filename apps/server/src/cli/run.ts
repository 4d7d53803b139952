import { loadConfig, type Config } from "../platform/config.ts";
import { toAporaError } from "../platform/errors.ts";
import type { Register } from "./open-register.ts";

/** Prints one JSON value on standard output, or the text form where a person reads. */
export function print(json: boolean, value: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
}

/** A line about progress, on standard error and only where a person watches. */
export function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
}

/** Ends a progress line. */
export function progressDone(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}\n`);
}

/** Tells what happened in one sentence with its code, and sets the exit code. */
export function fail(problem: unknown): void {
  const error = toAporaError(problem);
  process.stderr.write(`${error.message}\n(${error.code})\n`);
  // Where it went wrong is of use only where nobody foresaw it; of the rest the cause in its own words is enough.
  if (error.definition.report && error.cause instanceof Error)
    process.stderr.write(`${(error.code === "internal" ? error.cause.stack : undefined) ?? error.cause.message}\n`);
  process.exitCode = error.definition.exit ?? 70;
}

/** Opens the register, joining a running Apora if there is one, does the work, and closes. */
export async function withRegister(work: (register: Register, config: Config) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig(process.env);
    // Loaded late: it brings every room of the house, which commands without a register do not need.
    const { openRegister } = await import("./open-register.ts");
    const register = await openRegister(config, { ifRunning: "join" });
    try {
      await work(register, config);
    } finally {
      await register.close();
    }
  } catch (problem) {
    fail(problem);
  }
}
