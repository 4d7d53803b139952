import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Account } from "./account.ts";
import { SOCKET_PORT } from "./run-folder.ts";

/** The role every connection uses; reachable only through the private socket. */
export const ROLE = "apora";

/** An eighth of the machine, between what a small laptop can spare and what a register of a million people can use. */
const sharedMegabytes = (): number => Math.round(Math.min(1024, Math.max(128, os.totalmem() / 2 ** 20 / 8)));

/** Sized for a small server or a laptop with two cores. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  port: String(SOCKET_PORT),
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: `${sharedMegabytes()}MB`,
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  // Fewer checkpoints: each makes every page it meets again be logged whole, which is most of what a large load writes.
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  // What is logged whole is not packed: that is a twentieth of the time of a large load, and little of what it writes.
  wal_compression: "off",
  // Nobody copies this log to another machine; backups are read from the tables.
  wal_level: "minimal",
  max_wal_senders: "0",
  synchronous_commit: "on",
  max_parallel_workers_per_gather: "1",
  jit: "off",
  timezone: "UTC",
  lc_messages: "C",
  // A forgotten transaction would hold back the cleaning of every table.
  idle_in_transaction_session_timeout: "5min",
  logging_collector: "off",
  log_destination: "stderr",
  log_line_prefix: "",
  log_checkpoints: "off",
  // Messages about a statement quote what people typed. The client gets them; the log must not.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_statement: "none",
  log_error_verbosity: "terse",
};

/** For throw-away clusters in tests only: a crash may then lose or tear what was acknowledged. */
const UNSAFE_FAST: Readonly<Record<string, string>> = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "64MB",
};

/** The words after `postgres`; on the command line they win over anything in the folder. */
export function serverArguments(folder: string, socketFolder: string, unsafeFast: boolean): string[] {
  const settings = { ...SETTINGS, ...(unsafeFast ? UNSAFE_FAST : {}), unix_socket_directories: socketFolder };
  return ["-D", folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The words after `initdb`. Plain C would make similarity, lower() and ILIKE blind to Cyrillic; nothing would fail. */
export function initArguments(folder: string, major: number, unsafeFast: boolean): string[] {
  const provider = major >= 17 ? ["--locale-provider=builtin"] : [];
  return [
    "-D",
    folder,
    "-U",
    ROLE,
    "--auth-local=peer",
    "--auth-host=reject",
    "--encoding=UTF8",
    ...provider,
    "--locale=C.UTF-8",
    "--lc-messages=C",
    "--data-checksums",
    "--no-instructions",
    ...(unsafeFast ? ["--no-sync"] : []),
  ];
}

/** Only the accounts that may be us, only through the socket, proved by the kernel: no password exists. */
export async function writeAccessRules(folder: string, account: Account): Promise<void> {
  const rules = account.names.map((name) => `apora "${name}" ${ROLE}\n`).join("");
  await writeFile(path.join(folder, "pg_hba.conf"), "local all all peer map=apora\n", { mode: 0o600 });
  await writeFile(path.join(folder, "pg_ident.conf"), rules, { mode: 0o600 });
}
