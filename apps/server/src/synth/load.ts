import { writeCheckpoints } from "../figures/checkpoint.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { inTransaction, readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { recordPeople } from "../registry/record-person.ts";
import { INVENTOR, isSynthetic, recordCatalogue } from "./catalogue.ts";
import { inventPerson } from "./people.ts";

export { isSynthetic } from "./catalogue.ts";

export type LoadOptions = {
  readonly people: number;
  readonly seed: number;
  /** People per command. */
  readonly batch?: number;
  readonly onProgress?: (done: { readonly people: number; readonly position: number }) => void;
  /** Asked after every command; what was written by then stays. */
  readonly shouldStop?: () => boolean;
};

export type Loaded = { readonly people: number; readonly position: number; readonly stopped: boolean };

const BATCH = 1000;
/** Commands between two sums of the tally, so that a count of any earlier position reads little. */
const SUM_EVERY = 10;

async function countPeople(reader: Reader): Promise<number> {
  const [row] = await reader.query<{ people: number }>(sql`select count(*) as people from entity_root where kind = 'person'`);
  return row?.people ?? 0;
}

/**
 * Fills an empty register with invented people, or adds further ones to a register that holds nothing else.
 *
 * @throws synth.not-empty for a register with any other record
 */
export async function loadSynthetic(ledger: Ledger, options: LoadOptions): Promise<Loaded> {
  const reader = readFrom(ledger.pool);
  const { position: before } = await getHead(reader);
  if (before === 0) await recordCatalogue(ledger);
  else if (!(await isSynthetic(reader))) throw new AporaError("synth.not-empty");
  const first = await countPeople(reader);
  const size = options.batch ?? BATCH;
  let position = before;
  let done = 0;
  let stopped = false;
  for (let command = 1; done < options.people && !stopped; command++) {
    const count = Math.min(size, options.people - done);
    const files = Array.from({ length: count }, (_, i) => inventPerson(options.seed, first + done + i));
    ({ position } = await perform(ledger, recordPeople, { actor: INVENTOR, input: { files } }));
    done += count;
    if (command % SUM_EVERY === 0) await sumUp(ledger, position);
    options.onProgress?.({ people: done, position });
    stopped = options.shouldStop?.() === true;
  }
  await sumUp(ledger, position);
  // Fresh statistics: the planner would otherwise think the tables empty.
  await ledger.pool.query("analyze");
  return { people: done, position, stopped };
}

async function sumUp(ledger: Ledger, position: number): Promise<void> {
  await inTransaction(ledger.pool, {}, (tx) => writeCheckpoints(tx, position));
}
