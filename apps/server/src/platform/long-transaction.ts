import type pg from "pg";
import { inTransaction, sql, type TransactionOptions, type Tx } from "./database.ts";
import { AporaError } from "./errors.ts";

export type LongOptions = Pick<TransactionOptions, "isolation" | "readOnly"> & { readonly signal?: AbortSignal | undefined };

/**
 * A transaction without the time limits of a page's query, for rebuilding, backup and restore. When the signal goes
 * off, even a statement that is running is ended and everything is rolled back.
 * @throws interrupted
 */
export async function longTransaction<T>(pool: pg.Pool, { signal, ...options }: LongOptions, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(pool, options, async (tx) => {
      await tx.query(sql`set local statement_timeout = 0`);
      await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
      const [own] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      let ending: Promise<unknown> | undefined;
      // The whole connection goes: a mere cancel could arrive late and hit whoever got the connection next.
      const end = (): void => void (ending ??= pool.query("select pg_terminate_backend($1, 5000)", [own?.pid]).catch(() => {}));
      signal?.addEventListener("abort", end);
      try {
        return await work(tx);
      } finally {
        signal?.removeEventListener("abort", end);
        await ending;
      }
    });
  } catch (error) {
    if (signal?.aborted === true) throw new AporaError("interrupted", {}, { cause: error });
    throw error;
  }
}
