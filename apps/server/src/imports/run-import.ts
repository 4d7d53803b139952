import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../ledger/command.ts";
import { lockLedger, type Ledger, type LockedLedger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import type { EntityId, Position } from "../ledger/claim.ts";
import type { Reader, Tx } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { longTransaction } from "../platform/long-transaction.ts";
import { knownProvisions } from "../registry/charge-text.ts";
import { person } from "../registry/schema.ts";
import { createRootArrows, type AssembledClaim } from "./assemble.ts";
import { checkJudgements } from "./check-judgements.ts";
import type { Fragment } from "./draft.ts";
import { likelyByNameWords, type LikelyPeople } from "./likely-people.ts";
import type { Conversion } from "./mapping/convert.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { digestFile, openLines, openTables, type ImportFile } from "./open-import.ts";
import { findLikely, planBatch, type PlannedRecord, type Planning } from "./plan.ts";
import { readCommands } from "./read-commands.ts";
import { readFtm } from "./read-ftm.ts";
import { readTables, type Reading } from "./read-tables.ts";
import { commitImport, recordPart } from "./record-part.ts";
import { createTally, isClean, type ImportReport, type Tally } from "./report.ts";
import { openRootBook, type RootBook } from "./root-book.ts";
import { openStaging, type Staging } from "./staging.ts";

/** How whoever a file may mean is found, among the people known at a position. */
export type FindLikely = (reader: Reader, upTo: Position) => LikelyPeople;

export type ImportOptions = {
  readonly file: ImportFile;
  readonly mapping: Mapping;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((step: ImportProgress) => void) | undefined;
  /** How people of the register whom the file may mean are found; by the words of their names unless given. */
  readonly likelyPeople?: FindLikely | undefined;
  /** Told of every record in the difference, in full. */
  readonly onRecord?: ((record: PlannedRecord) => void) | undefined;
};

export type ImportProgress = {
  readonly phase: "reading" | "comparing" | "writing";
  readonly done: number;
  readonly of?: number | undefined;
};

/** What a dry run says, or a commit that was refused. */
export type DryRun = { readonly report: ImportReport; readonly reading: Readonly<Record<string, string>> };
export type Outcome = DryRun & { readonly committed?: { readonly id: string; readonly position: number } };

/** Records planned and written at a time: some thousand claims. */
const BATCH = 2000;

type Work = ImportOptions & { readonly tx: Tx; readonly digest: string; readonly tally: Tally };

async function* fragmentsOf(
  work: Work,
  reading: Reading,
  told: { reading: Record<string, string> },
): AsyncGenerator<Fragment, void, undefined> {
  const { file, mapping } = work;
  if (file.format === "apora") return yield* readCommands(openLines(file), reading);
  if (file.format === "ftm") return yield* readFtm(openLines(file), reading);
  const tables = await openTables(file, mapping);
  told.reading = tables.reading;
  try {
    yield* readTables(tables, reading);
  } finally {
    await tables.close();
  }
}

function addToBook(book: RootBook, fragment: Fragment): void {
  if (fragment.kind === "person") return;
  const { kind, code } = fragment;
  const known = code === undefined ? undefined : book.find(kind, code);
  const names = fragment.claims.flatMap((claim) => (claim.property === `${kind}.name` ? [(claim.value as { text: string }).text] : []));
  if (known !== undefined && known !== fragment.id) book.alias(kind, fragment.id, known);
  book.add({ kind, id: known ?? fragment.id, code, names });
}

/** Reads the file into the staging table. */
async function stage(work: Work, staging: Staging, conversion: Conversion): Promise<Record<string, string>> {
  const { tally, signal, onProgress } = work;
  const told = { reading: {} as Record<string, string> };
  const onRow = (): void => {
    tally.row();
    if (tally.rows % 1000 === 0) onProgress?.({ phase: "reading", done: tally.rows });
  };
  const reading: Reading = { conversion, findings: tally.findings, digest: work.digest, onRow };
  for await (const fragment of fragmentsOf(work, reading, told)) {
    if (signal?.aborted === true) throw new AporaError("interrupted", {});
    addToBook(conversion.book, fragment);
    await staging.add(fragment);
  }
  await staging.finish();
  return told.reading;
}

const MOST_SHARED = 200;

async function askAboutSharedNames({ mapping, tally }: Work, staging: Staging): Promise<void> {
  if (mapping.likely === "new") return;
  for (const { name, keys } of await staging.sharedNames(MOST_SHARED))
    if (!keys.every((key) => mapping.people[key] !== undefined))
      tally.findings.ask({ code: "same-name-in-file", about: "people", text: name, options: keys, first: { sheet: "", row: 0 } });
}

type Compared = { readonly write?: ((records: readonly PlannedRecord[]) => Promise<void>) | undefined; readonly position: number };

const isJudgement = (claim: AssembledClaim): boolean => claim.property === person.same_as.code;

/** @returns the merge judgements the file adds */
async function compare(
  work: Work,
  planning: Omit<Planning, "position" | "likely">,
  { write, position }: Compared,
): Promise<readonly AssembledClaim[]> {
  const { tally, signal, onProgress, onRecord, tx } = work;
  const likely = (work.likelyPeople ?? likelyByNameWords)(tx, position);
  const full: Planning = { ...planning, position, likely };
  // The names of one batch are looked for while the next one is compared. Questions are asked in the order of the file all the same.
  let asking: Promise<() => void> = Promise.resolve(() => undefined);
  const judgements: AssembledClaim[] = [];
  let done = 0;
  // While the database writes one batch the next one is made ready and the one after it compared: with what stood before the import.
  let [before, writing]: [Promise<void>, Promise<void>] = [Promise.resolve(), Promise.resolve()];
  try {
    for await (const batch of planning.staging.records(BATCH, write === undefined ? "file" : "id")) {
      if (signal?.aborted === true) throw new AporaError("interrupted", {});
      const records = await planBatch(full, batch);
      (await asking)();
      asking = findLikely(full, records);
      asking.catch(() => {});
      for (const record of records) {
        tally.add(record);
        judgements.push(...record.claims.filter(isJudgement));
        if (record.claims.length > 0) onRecord?.(record);
      }
      await before;
      // What will be rolled back anyway need not be written; the report is finished all the same.
      if (write !== undefined && isClean(tally.findings)) {
        before = writing;
        writing = write(records.filter((record) => record.claims.length > 0));
        writing.catch(() => {});
      }
      done += records.length;
      onProgress?.({ phase: write === undefined ? "comparing" : "writing", done, of: tally.rows });
    }
    (await asking)();
  } finally {
    await likely.close?.();
    // Nothing may still be on its way when the transaction ends, however it ends.
    await Promise.allSettled([before, writing]);
    await before;
    await writing;
  }
  await checkJudgements({ reader: tx, position, findings: tally.findings }, judgements);
  return judgements;
}

type Prepared = { readonly planning: Omit<Planning, "position" | "likely">; readonly reading: Record<string, string> };

async function prepare(work: Work): Promise<Prepared> {
  const { tx, mapping, tally } = work;
  const book = await openRootBook(tx);
  const staging = await openStaging(tx);
  const conversion: Conversion = { mapping, book, provisions: await knownProvisions(tx) };
  const reading = await stage(work, staging, conversion);
  await askAboutSharedNames(work, staging);
  return { planning: { reader: tx, mapping, book, findings: tally.findings, staging, arrows: createRootArrows() }, reading };
}

/**
 * Reads a file, compares it with the register and says exactly what an import would change. Writes nothing.
 * @throws import.unreadable, import.mapping, interrupted
 */
export async function dryRun(ledger: Ledger, options: ImportOptions): Promise<DryRun> {
  const digest = await digestFile(options.file.path);
  return longTransaction(ledger.pool, { signal: options.signal }, async (tx) => {
    const work: Work = { ...options, tx, digest, tally: createTally() };
    const { planning, reading } = await prepare(work);
    const { position } = await getHead(tx);
    await compare(work, planning, { position });
    return { report: work.tally.end(), reading };
  });
}

/** Carries the report out of the transaction that is rolled back because of it. */
class Refused extends Error {
  readonly dryRun: DryRun;
  constructor(refused: DryRun) {
    super("the import was refused");
    this.dryRun = refused;
  }
}

type Writing = Prepared & { readonly locked: LockedLedger; readonly actor: Actor };

async function write(work: Work, { planning, reading, locked, actor }: Writing): Promise<Outcome> {
  const id = uuidv7();
  const { tally, file, mapping } = work;
  let [part, written] = [0, 0];
  const judgements = await compare(work, planning, {
    position: locked.position,
    write: async (records) => {
      if (records.length === 0) return;
      part += 1;
      const { result } = await locked.perform(recordPart, { actor, input: { import: id, part, records } });
      written += result.claims;
    },
  });
  const refused = { report: tally.end(), reading };
  if (!isClean(refused.report)) throw new Refused(refused);
  const last = locked.position + written;
  const row = {
    id,
    format: file.format,
    digest: work.digest,
    mapping,
    rows: tally.rows,
    files: tally.files,
    claims: written,
    first: locked.position + 1,
    last,
    judged: [...new Set(judgements.flatMap((claim) => [claim.entity, (claim.value as { readonly other: EntityId }).other]))],
  };
  const { position } = await locked.perform(commitImport, { actor, input: row });
  return { ...refused, committed: { id, position } };
}

/**
 * Imports a file as one unit: all of it or nothing, whatever happens meanwhile. A file with faults or open questions is
 * refused, and the report says why.
 * @throws import.unreadable, import.mapping, interrupted
 */
export async function commit(ledger: Ledger, options: ImportOptions & { readonly actor: Actor }): Promise<Outcome> {
  const digest = await digestFile(options.file.path);
  try {
    return await longTransaction(ledger.pool, { signal: options.signal }, async (tx) => {
      const work: Work = { ...options, tx, digest, tally: createTally() };
      const prepared = await prepare(work);
      return write(work, { ...prepared, locked: await lockLedger(ledger, tx), actor: options.actor });
    });
  } catch (error) {
    if (error instanceof Refused) return error.dryRun;
    throw error;
  }
}
