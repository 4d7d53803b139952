import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { withoutPassword, type Config } from "../config.ts";
import { AporaError, systemCode } from "../errors.ts";
import { silentLog, type Log } from "../log.ts";
import { chooseAccount } from "./account.ts";
import { findBinaries, readMajor } from "./binaries.ts";
import { onFolder, openCluster, openPgFolder, readCurrent, type Programs } from "./cluster-folder.ts";
import { findHolder, lockFolder } from "./folder-lock.ts";
import { askServer, checkLocale, checkVersion, readVersion, socketConnection, withClient } from "./probe.ts";
import { linkLibraries, prepareRunFolder, runFolderOf } from "./run-folder.ts";
import { writeAccessRules } from "./settings.ts";
import { findServer, supervise, type Supervised } from "./supervisor.ts";

export type DatabaseOptions = {
  readonly log?: Log;
  /** What to do when another Apora holds the folder: `refuse` (default) throws data.locked, `join` uses its server. */
  readonly ifRunning?: "refuse" | "join";
  /** The built-in server died and could not be brought back; the caller should end. */
  readonly onFailure?: (error: AporaError) => void;
  /** Throw-away clusters in tests only: what was acknowledged may be lost in a crash. */
  readonly unsafeFast?: boolean;
  /** Tests only: the server leaves with this process, even if it is killed. */
  readonly dieWithParent?: boolean;
};

/** A database that answers, and the way to give it back. */
export interface Database {
  readonly mode: "embedded" | "server";
  /** E.g. "18.4". */
  readonly version: string;
  /** Settings for a single client on the main database. */
  readonly connection: pg.ClientConfig;
  /** Settings for a pool; another database of the same server by name. */
  readonly poolConfig: (database?: string) => pg.PoolConfig;
  /** The built-in server's process; undefined when we do not own one. */
  readonly pid: () => number | undefined;
  /** Close the pools first. Stops the built-in server if this handle owns it; otherwise does nothing. */
  stop(): Promise<void>;
}

type DatabaseConfig = Pick<Config, "dataFolder" | "databaseUrl" | "pgBin">;

const MAIN_DATABASE = "apora";

/**
 * Connects to the server of APORA_DATABASE_URL, or brings up the built-in one in the data folder.
 * @throws data.locked, data.newer-version, data.unwritable, disk.full, database.unreachable, database.too-old,
 *   database.locale, database.not-started, platform.unsupported
 */
export async function startDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  return config.databaseUrl === undefined ? startEmbedded(config, options) : connectToServer(config.databaseUrl);
}

async function startEmbedded(config: DatabaseConfig, options: DatabaseOptions): Promise<Database> {
  const pgFolder = await onFolder(config.dataFolder, () => openPgFolder(config.dataFolder));
  const lock = await onFolder(config.dataFolder, () => lockFolder(pgFolder, lockFileOf(pgFolder))).catch((error: unknown) => {
    if (options.ifRunning === "join" && error instanceof AporaError && error.code === "data.locked") return undefined;
    throw error;
  });
  if (lock === undefined) return join(pgFolder, config, options);
  let cluster: Supervised | undefined;
  const giveBack = async (): Promise<void> => {
    try {
      await cluster?.stop();
      // Made anew by every start; temporary folders should not fill up with ours.
      await rm(runFolderOf(pgFolder), { recursive: true, force: true });
    } finally {
      await lock.release();
    }
  };
  try {
    cluster = await onFolder(config.dataFolder, () => superviseIn(pgFolder, config, options));
    await prepareMainDatabase(cluster.socketFolder);
  } catch (error) {
    await giveBack();
    throw error;
  }
  const { version, socketFolder, pid } = cluster;
  return { ...socketHandle(version, socketFolder), pid, stop: giveBack };
}

function lockFileOf(pgFolder: string): string {
  return path.join(pgFolder, "lock");
}

async function superviseIn(pgFolder: string, config: DatabaseConfig, options: DatabaseOptions): Promise<Supervised> {
  const unsafeFast = options.unsafeFast ?? false;
  const binaries = findBinaries(config.pgBin);
  const account = await chooseAccount(pgFolder, config.dataFolder);
  const socketFolder = runFolderOf(pgFolder);
  const env = await onFolder(socketFolder, async () => {
    await prepareRunFolder(socketFolder, account);
    return linkLibraries(binaries, socketFolder);
  });
  const programs: Programs = { account, env, postgres: binaries.postgres, initdb: binaries.initdb, major: await readMajor(binaries, env) };
  const folder = await openCluster(pgFolder, programs, unsafeFast);
  await writeAccessRules(folder, account);
  return supervise(
    { folder, socketFolder, programs },
    {
      log: options.log ?? silentLog,
      unsafeFast,
      dieWithParent: options.dieWithParent ?? false,
      onFailure: options.onFailure ?? (() => {}),
    },
  );
}

async function prepareMainDatabase(socketFolder: string): Promise<void> {
  await withClient(socketConnection(socketFolder, "postgres"), async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [MAIN_DATABASE]);
    if (rowCount === 0) await client.query(`create database ${MAIN_DATABASE}`);
  });
  await withClient(socketConnection(socketFolder, MAIN_DATABASE), checkLocale);
}

function socketHandle(version: string, socketFolder: string): Pick<Database, "mode" | "version" | "connection" | "poolConfig"> {
  return {
    mode: "embedded",
    version,
    connection: socketConnection(socketFolder, MAIN_DATABASE),
    poolConfig: (database = MAIN_DATABASE) => socketConnection(socketFolder, database),
  };
}

/** As a guest of a running Apora; it may still be starting, so it is given a minute. */
async function join(pgFolder: string, config: DatabaseConfig, options: DatabaseOptions): Promise<Database> {
  const lockFile = lockFileOf(pgFolder);
  for (const giveUpAt = Date.now() + 60_000; ; await sleep(100)) {
    const holder = await findHolder(lockFile);
    if (holder === undefined) return startEmbedded(config, options);
    const socketFolder = await findSocket(pgFolder);
    const answer = socketFolder === undefined ? undefined : await askServer(socketConnection(socketFolder, MAIN_DATABASE));
    if (socketFolder !== undefined && answer?.kind === "ready") {
      return { ...socketHandle(answer.version, socketFolder), pid: () => undefined, stop: () => Promise.resolve() };
    }
    if (Date.now() > giveUpAt) throw new AporaError("data.locked", { pid: holder, folder: pgFolder });
  }
}

async function findSocket(pgFolder: string): Promise<string | undefined> {
  const current = await readCurrent(pgFolder);
  return current === undefined ? undefined : (await findServer(path.join(pgFolder, current)))?.socketFolder;
}

async function connectToServer(databaseUrl: string): Promise<Database> {
  const connection = { connectionString: databaseUrl };
  const version = await reach(databaseUrl, async (client) => {
    const found = await readVersion(client);
    checkVersion(found);
    await checkLocale(client);
    return found;
  });
  const poolConfig = (database?: string): pg.PoolConfig =>
    database === undefined ? connection : { connectionString: otherDatabase(databaseUrl, database) };
  return { mode: "server", version, connection, poolConfig, pid: () => undefined, stop: () => Promise.resolve() };
}

/** The driver's own message is not passed on: it may quote the address with its password. */
async function reach<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (const giveUpAt = Date.now() + 30_000; ; await sleep(250)) {
    try {
      return await withClient({ connectionString: databaseUrl }, work);
    } catch (error) {
      if (error instanceof AporaError) throw error;
      const code = systemCode(error) ?? "";
      if (code === "57P03" && Date.now() < giveUpAt) continue;
      throw new AporaError("database.unreachable", {
        where: withoutPassword(databaseUrl),
        reason: REASONS[code] ?? `no connection ${code}`.trim(),
      });
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ENOENT: "nothing answers there",
  ENOTFOUND: "the host name is unknown",
  EAI_AGAIN: "the host name cannot be looked up now",
  ETIMEDOUT: "no answer in time",
  EHOSTUNREACH: "there is no way to the host",
  "57P03": "the server is still starting",
  "28P01": "user or password is wrong",
  "28000": "the server does not accept this user",
  "3D000": "the database does not exist",
  "53300": "too many connections",
};

function otherDatabase(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
