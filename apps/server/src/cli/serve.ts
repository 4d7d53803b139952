import type { Command } from "commander";
import type { Server } from "node:http";
import { keepReport } from "../mistakes/queue.ts";
import { LONGEST_REPORT, sealReport } from "../mistakes/seal.ts";
import type { Answer } from "../platform/answer-cache.ts";
import { loadConfig, readRecipients, type Config } from "../platform/config.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError, systemCode } from "../platform/errors.ts";
import { createLog, type Log } from "../platform/log.ts";
import { createSite } from "../site/server.ts";
import { readPolicy } from "../proofs/ask-witnesses.ts";
import { readLogFile } from "../proofs/log-files.ts";
import { logPlaces } from "../proofs/places.ts";
import { scheduleSealing } from "../proofs/schedule.ts";
import { requestNames } from "../registry/name-search-index.ts";
import { watchLedger } from "../site/ledger-watch.ts";
import type { Received } from "../site/receive-report.ts";
import { loadFirstRecord } from "./first-record.ts";
import { startWorker } from "./job-handlers.ts";
import { logSettingOf } from "./log-setting.ts";
import { openRegister, type Register } from "./open-register.ts";
import { composePublicSite } from "./public-site.ts";
import { fail } from "./run.ts";

/** The site over an open register. Exported for tests and benches. */
export async function openSite(
  register: Register,
  config: Pick<Config, "onion" | "publicOrigin"> & Partial<Pick<Config, "reportTo" | "dataFolder" | "logPolicy">>,
  log: Log,
): Promise<{ server: Server; stop(): Promise<void> }> {
  const { pool, ledger, database } = register;
  const watch = await watchLedger({ pool, connection: database.connection, clock: ledger.clock, log });
  const recipients = readRecipients(config.reportTo);
  const { dataFolder } = config;
  const places = dataFolder === undefined ? undefined : logPlaces(dataFolder, { policy: config.logPolicy });
  const { received, ...site } = composePublicSite(readFrom(pool), {
    ...config,
    takesReports: recipients.length > 0,
    logFile: places === undefined ? undefined : (name) => readLogFile(places.folder, name),
    logPolicy: places === undefined ? undefined : () => readPolicy(places.policy),
  });
  const receive = async ({ lang, page, text, source }: Received): Promise<Answer> => {
    if (text === "" || Buffer.byteLength(text) + Buffer.byteLength(source) > LONGEST_REPORT) throw new AporaError("bad-request", {});
    await keepReport(pool, ledger.clock, { page, sealed: await sealReport({ page, text, source }, recipients) });
    return received(lang);
  };
  const server = createSite({ watch, ...site, receive: recipients.length > 0 ? receive : undefined, log });
  const stop = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // A reader who keeps a connection open must not keep the program from ending.
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
    });
    await watch.stop();
  };
  return { server, stop };
}

/** Listens, or says in words why not. @throws port.taken */
export function listen(server: Server, { host, port }: Pick<Config, "host" | "port">): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (problem) => {
      const code = systemCode(problem);
      reject(code === "EADDRINUSE" || code === "EACCES" ? new AporaError("port.taken", { port, host }, { cause: problem }) : problem);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Resolves when the operator or the system asks the program to end. A second request changes nothing. */
function endRequested(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
  });
}

async function serve(): Promise<void> {
  const ending = endRequested();
  let isEnding = false;
  void ending.then(() => (isEnding = true));
  const closers: (() => Promise<void>)[] = [];
  try {
    const config = loadConfig(process.env);
    for (const name of config.unknown) say(`${name} is set, but there is no such setting: it is ignored.`);
    const log = createLog();
    say(config.databaseUrl === undefined ? `Starting the database in ${config.dataFolder} …` : "Connecting to the database …");
    let failDatabase: (error: AporaError) => void = () => {};
    const failed = new Promise<never>((_, reject) => {
      failDatabase = reject;
    });
    // Waited for only once the site is open; until then whatever is being opened fails by itself.
    failed.catch(() => {});
    const register = await openRegister(config, {
      log,
      ifRunning: "refuse",
      onFailure: (error) => failDatabase(error),
      onRebuild: (files) => {
        if (files % 30_000 === 0) say(files === 0 ? "Figures are counted by new rules: making them again …" : `  ${files} files …`);
      },
    });
    closers.unshift(() => register.close());
    await loadFirstRecord(register.ledger, say);
    await requestNames(register.pool);
    const setting = logSettingOf(register, config);
    await scheduleSealing(register.pool, register.ledger.clock.now());
    const worker = startWorker(register, setting, log);
    closers.unshift(() => worker.stop());
    const site = await openSite(register, config, log);
    closers.unshift(() => site.stop());
    const port = await listen(site.server, config);
    say(`Apora is ready: http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}   (Ctrl-C stops it)`);
    await Promise.race([ending, failed]);
    say("Stopping …");
  } catch (problem) {
    // A start that was asked to end may fail anywhere, for Ctrl-C also reaches helpers that are just being born.
    if (!isEnding) fail(problem);
  }
  for (const close of closers) await close().catch(fail);
  if (process.exitCode === undefined) say("Stopped.");
  // Signal listeners keep no process alive, but a socket of a dead database might.
  process.exit(process.exitCode ?? 0);
}

/** `apora serve` */
export function addServeCommand(program: Command): void {
  program.command("serve").description("start the database if needed, and serve the site").action(serve);
}
