import pg from "pg";
import { AporaError, systemCode } from "../errors.ts";
import { OLDEST_MAJOR } from "./binaries.ts";
import { ROLE } from "./settings.ts";
import { SOCKET_PORT } from "./run-folder.ts";

/** How to reach the built-in server: the socket alone, no password, no TLS, nothing from the environment. */
export function socketConnection(socketFolder: string, database: string): pg.ClientConfig {
  return { host: socketFolder, port: SOCKET_PORT, user: ROLE, database, ssl: false };
}

/** Runs one piece of work on a connection of its own. */
export async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: 5_000, ...connection });
  // A server that dies meanwhile is reported by the query; the event alone would end our process.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** "away": nobody answers yet. "busy": somebody answers that the server is starting, recovering or leaving. */
export type Answer =
  | { readonly kind: "ready"; readonly version: string }
  | { readonly kind: "away" }
  | { readonly kind: "busy" }
  | { readonly kind: "refused"; readonly error: unknown };

const AWAY = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "EAGAIN"]);

/** One try to get an answer from the server. */
export async function askServer(connection: pg.ClientConfig): Promise<Answer> {
  try {
    return { kind: "ready", version: await withClient(connection, readVersion) };
  } catch (error) {
    const code = systemCode(error);
    if (code === "57P03" || code === "57P01" || code === "53300") return { kind: "busy" };
    // Errors without a code are the driver's own: connection ended, timed out.
    if (code === undefined || AWAY.has(code)) return { kind: "away" };
    return { kind: "refused", error };
  }
}

/** The server's version, e.g. "18.4". */
export async function readVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  return rows[0]?.version.split(" ")[0] ?? "";
}

/** @throws database.too-old */
export function checkVersion(version: string): void {
  if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR)) throw new AporaError("database.too-old", { found: version, needed: OLDEST_MAJOR });
}

/**
 * Proves that the database treats Cyrillic letters as letters. Nothing fails where it does not: people are just not found.
 * @throws database.locale
 */
export async function checkLocale(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Record<"database" | "encoding", string> & Record<"lower" | "ilike" | "trigrams", boolean>>(
    `select current_database() as database, current_setting('server_encoding') as encoding,
            lower('Ў') = 'ў' as lower, 'Ўладзімір' ilike 'ў%' as ilike,
            exists (select from pg_extension where extname = 'pg_trgm') as trigrams`,
  );
  const [found] = rows;
  if (found === undefined) return;
  const faults = [
    found.encoding === "UTF8" ? "" : `encoding ${found.encoding}`,
    found.lower ? "" : "lower() does nothing",
    found.ilike ? "" : "ILIKE sees no capitals",
    !found.trigrams || (await similarityWorks(client)) ? "" : "similarity() is always 0",
  ].filter((fault) => fault !== "");
  if (faults.length > 0) throw new AporaError("database.locale", { database: found.database, fault: faults.join(", ") });
}

async function similarityWorks(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ schema: string }>(
    "select extnamespace::regnamespace::text as schema from pg_extension where extname = 'pg_trgm'",
  );
  const similar = await client.query<{ works: boolean }>(
    `select ${rows[0]?.schema ?? "public"}.similarity('Пятровіч', 'Пятрович') > 0 as works`,
  );
  return similar.rows[0]?.works === true;
}
