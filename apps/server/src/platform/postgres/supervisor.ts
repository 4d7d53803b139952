import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AporaError, systemCode, toAporaError } from "../errors.ts";
import type { Log } from "../log.ts";
import { commandFor, type Command, type Programs } from "./cluster-folder.ts";
import { readStartFault } from "./faults.ts";
import { askServer, socketConnection } from "./probe.ts";
import { isAlive, readCommandLine } from "./processes.ts";
import { clearSocket } from "./run-folder.ts";
import { adoptServer, spawnServer, stopServer, type ServerProcess } from "./server-process.ts";
import { serverArguments } from "./settings.ts";

export type Place = { readonly folder: string; readonly socketFolder: string; readonly programs: Programs };

export type SuperviseOptions = {
  readonly log: Log;
  /** Throw-away clusters only: no fsync. */
  readonly unsafeFast: boolean;
  /** For tests: the server gets SIGINT when this process ends, however it ends. */
  readonly dieWithParent: boolean;
  /** The server died and could not be brought back. */
  readonly onFailure: (error: AporaError) => void;
};

export interface Supervised {
  readonly version: string;
  readonly socketFolder: string;
  readonly pid: () => number;
  /** @throws database.not-stopped */
  stop(): Promise<void>;
}

type Running = { readonly server: ServerProcess; readonly version: string; readonly socketFolder: string };

const PID_FILE = "postmaster.pid";
const START_PATIENCE_MS = 60_000;
const MOST_RESTARTS_PER_MINUTE = 5;

/** Brings the server up, keeps it up, and takes it down when asked. The caller holds the folder's lock. */
export async function supervise(place: Place, options: SuperviseOptions): Promise<Supervised> {
  let current = (await adopt(place, options)) ?? (await start(place, options));
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const deaths: number[] = [];
  const restart = async (): Promise<void> => {
    deaths.push(Date.now());
    options.log.warn("database.died", { pid: current.server.pid });
    const recent = deaths.filter((at) => at > Date.now() - 60_000).length;
    if (recent > MOST_RESTARTS_PER_MINUTE)
      throw new AporaError("database.not-started", { log: current.server.lastLines().slice(-5).join(" | ") || "(nothing)" });
    current = await start(place, options);
    options.log.info("database.recovered", { pid: current.server.pid });
    watch();
  };
  const watch = (): void => {
    void current.server.ended.then(() => {
      if (!stopping) restarting = restart().catch((error: unknown) => options.onFailure(toAporaError(error)));
    });
  };
  watch();
  return {
    version: current.version,
    socketFolder: current.socketFolder,
    pid: () => current.server.pid,
    stop: async () => {
      stopping = true;
      await restarting;
      if (!(await stopServer(current.server))) throw new AporaError("database.not-stopped", { pid: current.server.pid });
    },
  };
}

async function start(place: Place, options: SuperviseOptions): Promise<Running> {
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  let told = "";
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 500)) {
    await clearSocket(place.socketFolder);
    const server = spawnServer(serverCommand(place, options), options.log);
    const version = await waitForAnswer(server, place.socketFolder);
    if (version !== undefined) return { server, version, socketFolder: place.socketFolder };
    const fault = readStartFault(server.lastLines(), place.folder);
    if (fault.kind === "fatal") throw fault.error;
    if (Date.now() > giveUpAt) throw new AporaError("database.not-started", { log: fault.reason });
    if (fault.reason !== told) options.log.warn("database.waiting", { reason: fault.reason });
    told = fault.reason;
    await sleep(pause);
  }
}

function serverCommand(place: Place, options: SuperviseOptions): Command {
  const { programs, folder, socketFolder } = place;
  const args = serverArguments(folder, socketFolder, options.unsafeFast);
  if (!options.dieWithParent || process.platform !== "linux") return commandFor(programs, programs.postgres, args);
  return commandFor(programs, "setpriv", ["--pdeathsig", "INT", programs.postgres, ...args]);
}

/** Undefined when the server ended instead of answering. Recovery may take long, so only silence runs out of time. */
async function waitForAnswer(server: ServerProcess, socketFolder: string): Promise<string | undefined> {
  const connection = socketConnection(socketFolder, "postgres");
  let silentSince = Date.now();
  while (!server.hasEnded()) {
    const answer = await askServer(connection);
    if (answer.kind === "ready") return answer.version;
    if (answer.kind === "refused") {
      await stopServer(server);
      throw new AporaError(
        "database.not-started",
        { log: `it refuses us (${systemCode(answer.error) ?? "no code"})` },
        { cause: answer.error },
      );
    }
    if (answer.kind === "busy") silentSince = Date.now();
    if (Date.now() - silentSince > START_PATIENCE_MS) {
      await stopServer(server);
      throw new AporaError("database.not-started", { log: `no answer for ${START_PATIENCE_MS / 1000} s` });
    }
    await Promise.race([server.ended, sleep(15)]);
  }
  await server.ended;
  return undefined;
}

/** Takes over the server of a supervisor that was killed. If it does not let us in, it is asked to leave. */
async function adopt(place: Place, options: SuperviseOptions): Promise<Running | undefined> {
  await dropForeignPidFile(place.folder);
  const left = await findServer(place.folder);
  if (left === undefined) return undefined;
  const server = adoptServer(left.pid);
  const giveUpAt = Date.now() + 10_000;
  while (!server.hasEnded()) {
    const answer = await askServer(socketConnection(left.socketFolder, "postgres"));
    if (answer.kind === "ready") {
      options.log.info("database.adopted", { pid: left.pid });
      return { server, version: answer.version, socketFolder: left.socketFolder };
    }
    // "busy" ends by itself: either recovery finishes or the server leaves.
    if (answer.kind === "refused" || (answer.kind === "away" && Date.now() > giveUpAt)) {
      options.log.warn("database.replaced", { pid: left.pid });
      if (!(await stopServer(server))) throw new AporaError("data.locked", { pid: left.pid, folder: place.folder });
    }
    await sleep(50);
  }
  return undefined;
}

/** The living server of a cluster, as its pid file tells. */
export async function findServer(folder: string): Promise<{ pid: number; socketFolder: string } | undefined> {
  const text = await readFile(path.join(folder, PID_FILE), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  });
  const [first, , , , socketFolder = ""] = text.split("\n");
  const pid = Number(first);
  return pid > 0 && isAlive(pid) && isServerOf(folder, pid) !== false ? { pid, socketFolder } : undefined;
}

/**
 * After a restart of the machine or container the recorded process id may belong to another program; PostgreSQL
 * would then refuse for ever. The file goes only if that program provably is not our server.
 */
async function dropForeignPidFile(folder: string): Promise<void> {
  const file = path.join(folder, PID_FILE);
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  if (pid > 0 && isAlive(pid) && isServerOf(folder, pid) === false) await rm(file, { force: true });
}

/** Undefined when the process may not be looked at. */
function isServerOf(folder: string, pid: number): boolean | undefined {
  const words = readCommandLine(pid);
  return words === undefined ? undefined : words.some((word) => path.basename(word) === "postgres") && words.includes(folder);
}
