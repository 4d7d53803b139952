import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Command } from "./cluster-folder.ts";
import { isAlive } from "./processes.ts";

/** A running `postgres`, whether it is our child or was left behind by a supervisor that was killed. */
export interface ServerProcess {
  readonly pid: number;
  /** Fulfilled when it has ended and its last lines were read. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  lastLines(): readonly string[];
}

const KEPT_LINES = 40;

/** Said at every start and stop; our own events say it better. Everything else is news. */
const ROUTINE =
  /starting PostgreSQL|is starting up|not yet accepting|listening on Unix|was shut down at|ready to accept|fast shutdown request|aborting any active|logical replication launcher|shutting down|is shut down/;

/** Starts the server in a session of its own, so that Ctrl-C in our terminal does not reach it. */
export function spawnServer(command: Command, log: Log): ServerProcess {
  // cwd: a server must not keep the folder busy from which somebody happened to start us.
  const child = spawn(command.file, command.args, { ...command.options, cwd: "/", detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  let rest = "";
  let over = false;
  const keep = (line: string): void => {
    if (line === "") return;
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    if (!ROUTINE.test(line)) log.info("postgres", { line });
  };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    parts.forEach(keep);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true;
      keep(rest);
      resolve();
    };
    child.once("error", (error) => {
      keep(`could not run ${command.file}: ${error.message}`);
      end();
    });
    // An orphaned backend may hold the pipe open long after the server died, so "close" may be late.
    child.once("exit", () => void Promise.race([new Promise((closed) => child.once("close", closed)), sleep(200)]).then(end));
  });
  return { pid: child.pid ?? 0, ended, hasEnded: () => over, lastLines: () => lines };
}

/** Watches a server that is not our child. */
export function adoptServer(pid: number): ServerProcess {
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      over = true;
      resolve();
    }, 100);
    timer.unref();
  });
  return { pid, ended, hasEnded: () => over || !isAlive(pid), lastLines: () => [] };
}

/**
 * Fast shutdown; after `patienceMs` the immediate one, from which the next start recovers. Never SIGKILL: it would
 * leave backends writing. False when the server is still there after all.
 */
export async function stopServer(server: ServerProcess, patienceMs = 30_000): Promise<boolean> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (server.hasEnded()) return true;
    try {
      process.kill(server.pid, signal);
    } catch {
      // Ended between the question and the signal; the wait below sees it.
    }
    if (await endsWithin(server, patienceMs)) return true;
  }
  return false;
}

async function endsWithin(server: ServerProcess, milliseconds: number): Promise<boolean> {
  const giveUp = new AbortController();
  // Polled beside the event: the timer of an adopted server does not keep the process alive.
  const late = sleep(milliseconds, false, { signal: giveUp.signal }).catch(() => false);
  const done = await Promise.race([server.ended.then(() => true), late]);
  giveUp.abort();
  return done || server.hasEnded();
}
