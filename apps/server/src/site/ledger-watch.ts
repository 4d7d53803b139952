import pg from "pg";
import { LEDGER_CHANNEL } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import type { Clock } from "../platform/clock.ts";
import { readFrom } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";

/** What all answers are made from: the position of the ledger, its last event (statements and heads add no position) and the day. */
export type SiteVersion = { readonly position: number; readonly today: string; readonly text: string };

export type LedgerWatch = { version(): SiteVersion; stop(): Promise<void> };

/** How often the position is asked for even when nobody tells, in milliseconds: a notice can be lost with a connection. */
const ASK_EVERY = 2_000;

/** Knows the ledger's position without asking for every page: it is told on every commit, and asks now and then. */
export async function watchLedger(source: { pool: pg.Pool; connection: pg.ClientConfig; clock: Clock; log: Log }): Promise<LedgerWatch> {
  const reader = readFrom(source.pool);
  let { position, event } = await getHead(reader);
  let stopped = false;
  let listener: pg.Client | undefined;
  const advance = (seen: { readonly position: number; readonly event: number }): void => {
    if (!Number.isSafeInteger(seen.position) || !Number.isSafeInteger(seen.event) || seen.event <= event) return;
    ({ position, event } = seen);
  };
  const listen = async (): Promise<void> => {
    const client = new pg.Client(source.connection);
    client.on("error", () => {
      listener = undefined;
    });
    client.on("notification", (notice) => {
      const [at, last] = (notice.payload ?? "").split(" ").map(Number);
      advance({ position: at ?? Number.NaN, event: last ?? Number.NaN });
    });
    await client.connect();
    await client.query(`listen ${LEDGER_CHANNEL}`);
    listener = client;
  };
  const ask = async (): Promise<void> => {
    try {
      if (listener === undefined) await listen();
      advance(await getHead(reader));
    } catch (problem) {
      if (!stopped) source.log.warn("site.ledger-out-of-reach", { reason: problem instanceof Error ? problem.message : "unknown" });
    }
  };
  await listen();
  const timer = setInterval(() => void ask(), ASK_EVERY);
  timer.unref();
  return {
    version() {
      const today = source.clock.today();
      return { position, today, text: `${position} ${event} ${today}` };
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await listener?.end();
    },
  };
}
