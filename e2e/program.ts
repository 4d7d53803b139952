import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const MAIN = path.join(ROOT, "apps/server/dist/cli/main.js");

export type Settings = Readonly<Record<string, string>>;

/** The program as an operator runs it: a process of its own, nothing set but what the test says. */
export type Program = {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Sends a signal to the process, or to its group as a terminal does. */
  signal(name: NodeJS.Signals, to?: "process" | "group"): void;
};

export type Served = Program & {
  readonly origin: string;
  /** Milliseconds from the start to the line that says it is ready. */ readonly readyAfter: number;
};

function environment(settings: Settings): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("APORA_") && !name.startsWith("VITEST") && name !== "NODE_OPTIONS",
  );
  return { ...Object.fromEntries(inherited), ...settings };
}

const running = new Set<ChildProcess>();
// A test run that is broken off must not leave programs behind; their databases end with the next start or by hand.
process.once("exit", () => {
  for (const child of running) child.kill("SIGINT");
});

/** Starts `apora <words>`. */
export function launch(words: readonly string[], settings: Settings): Program {
  // Detached: a process group of its own, as a shell gives it, so that a signal to the group can be tried.
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: ROOT,
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (out += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (err += part));
  const ended = once(child, "close").then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
  const pid = child.pid ?? 0;
  const signal = (name: NodeJS.Signals, to: "process" | "group" = "process"): void => {
    process.kill(to === "group" ? -pid : pid, name);
  };
  return { pid, stdout: () => out, stderr: () => err, ended, signal };
}

export type Finished = { readonly code: number | string; readonly stdout: string; readonly stderr: string };

/** Runs a command to its end. */
export async function runCommand(words: readonly string[], settings: Settings): Promise<Finished> {
  const program = launch(words, settings);
  const code = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

const READY = /Apora is ready: http:\/\/[^:\s]+:(\d+)/u;

/** Waits until a program has printed something. @throws when it ends before */
export async function waitFor(program: Program, pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
  let over: number | string | undefined;
  void program.ended.then((code) => (over = code));
  for (const giveUpAt = Date.now() + withinMs; ; await sleep(5)) {
    const found = pattern.exec(program.stdout()) ?? pattern.exec(program.stderr());
    if (found !== null) return found;
    if (over !== undefined || Date.now() > giveUpAt) {
      throw new Error(
        `the program ${over === undefined ? "did not say" : `ended with ${over} before it said`} ${String(pattern)}:\n${program.stdout()}${program.stderr()}`,
      );
    }
  }
}

/** Starts `apora serve` on a folder and any free port, and waits until it is ready. */
export async function serve(folder: string, settings: Settings = {}): Promise<Served> {
  const began = performance.now();
  const program = launch(["serve"], { APORA_DATA: folder, APORA_PORT: "0", ...settings });
  const [, port = ""] = await waitFor(program, READY);
  return { ...program, origin: `http://127.0.0.1:${port}`, readyAfter: performance.now() - began };
}

/** Asks a program to end, as Ctrl-C does. */
export async function interrupt(program: Program): Promise<number | string> {
  try {
    program.signal("SIGINT", "group");
  } catch {
    // It is gone already; its exit code tells more than ours would.
  }
  return program.ended;
}

/** Command lines of database servers that work in this folder. */
export function serversIn(folder: string): string[] {
  const { stdout } = spawnSync("ps", ["-axww", "-o", "args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(folder) && line.includes("postgres"));
}
