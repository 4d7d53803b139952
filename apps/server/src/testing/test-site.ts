import http from "node:http";
import type { Server } from "node:http";
import { createLedger } from "../cli/open-register.ts";
import { openSite } from "../cli/serve.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import type { Database } from "../platform/postgres/start-database.ts";
import { createLog } from "../platform/log.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** The real site over a test database, on a free port. */
export type TestSite = {
  readonly origin: string;
  readonly ledger: Ledger;
  readonly database: TestDatabase;
  /** Everything the site has logged so far. */
  readonly logged: () => string;
  stop(): Promise<void>;
};

export async function listenAnywhere(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

export async function startTestSite(clock: Clock = systemClock, reportTo?: string): Promise<TestSite> {
  const database = await createTestDatabase();
  const ledger = createLedger(database.pool, clock);
  let lines = "";
  const log = createLog({ write: (line) => void (lines += line), plain: false });
  const opened = {
    mode: "server",
    version: "18",
    connection: database.connection,
    poolConfig: database.poolConfig,
    pid: () => undefined,
    stop: () => Promise.resolve(),
  } satisfies Database;
  const register = { database: opened, pool: database.pool, ledger, close: () => Promise.resolve() };
  const site = await openSite(register, { onion: undefined, publicOrigin: undefined, reportTo }, log);
  const origin = await listenAnywhere(site.server);
  const stop = async (): Promise<void> => {
    await site.stop();
    await database.drop();
  };
  return { origin, ledger, database, logged: () => lines, stop };
}

export type Reply = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string };

/** Asks byte for byte: a URL object would tidy the address up before it is sent. */
export function ask(
  origin: string,
  path: string,
  options: { readonly method?: string; readonly headers?: http.OutgoingHttpHeaders; readonly agent?: http.Agent } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, ...options }, (response) => {
      let body = "";
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (body += part))
        .on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject);
    request.end();
  });
}

/** Carries out a command by its name. */
export async function run(ledger: Ledger, name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const { result } = await perform(ledger, command, { actor: { id: "tester" }, input });
  return result as Readonly<Record<string, unknown>>;
}
