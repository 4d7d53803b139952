import { writeCheckpoints } from "../figures/checkpoint.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { inTransaction, readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { recordPeople } from "../registry/record-person.ts";
import { isSyntheticRegister } from "../registry/synthetic.ts";
import { INVENTOR, recordCatalogue } from "./catalogue.ts";
import { inventPerson } from "./people.ts";

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

const BATCH = 2000;
/** Commands between two sums of the tally, so that a count of any earlier position reads little. */
const SUM_EVERY = 10;
/** Commands under way at a time: the ledger takes one after the other, and the next are made ready meanwhile (measured, two cores). */
const LANES = 3;

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
  else if (!(await isSyntheticRegister(reader))) throw new AporaError("synth.not-empty");
  const first = await countPeople(reader);
  const size = options.batch ?? BATCH;
  const batches = Math.ceil(options.people / size);
  const done = { people: 0, commands: 0, position: before };
  const write = async (batch: number): Promise<void> => {
    const count = Math.min(size, options.people - batch * size);
    const files = Array.from({ length: count }, (_, i) => inventPerson(options.seed, first + batch * size + i));
    const { position } = await perform(ledger, recordPeople, { actor: INVENTOR, input: { files } });
    done.people += count;
    done.position = Math.max(done.position, position);
    done.commands += 1;
    if (done.commands % SUM_EVERY === 0) await sumUp(ledger, done.position);
    options.onProgress?.({ people: done.people, position: done.position });
  };
  const stopped = await inOrder(batches, write, options.shouldStop ?? (() => false));
  await sumUp(ledger, done.position);
  // Fresh statistics: the planner would otherwise think the tables empty.
  await ledger.pool.query("analyze");
  return { people: done.people, position: done.position, stopped };
}

/** A few commands at a time, each begun in its turn. */
async function inOrder(batches: number, write: (batch: number) => Promise<void>, shouldStop: () => boolean): Promise<boolean> {
  let next = 0;
  let stopped = false;
  const lane = async (): Promise<void> => {
    while (next < batches && !stopped) {
      await write(next++);
      stopped ||= shouldStop();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return stopped;
}

async function sumUp(ledger: Ledger, position: number): Promise<void> {
  await inTransaction(ledger.pool, {}, (tx) => writeCheckpoints(tx, position));
}
