import { parseBundle, personBundle, type Bundle, type BundleOpening } from "@apora/proof";
import { z } from "zod";
import type { Actor, Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { openClosedEntries } from "./closed-entries.ts";
import { getStatement, readBundle } from "./statements.ts";

/** Records named in an error. */
const MOST_NAMED = 20;

/** Handing out an entry is an act: the audit knows which one, and whose. */
const openCommand = (statement: string, record: string): Command<object, object> => ({
  name: "proofs.open-entry",
  audit: "proofs.entry-opened@1",
  about: "Hands out the proof that one record is counted in a statement.",
  input: z.strictObject({}),
  run: (tx) => {
    tx.audit({ statement, record });
    return Promise.resolve({});
  },
});

export type EntryRequest = {
  readonly statement: string;
  /** The counted record, or the person where only one entry is about her. */
  readonly record: string;
  readonly actor: Actor;
  /** What opens closed entries, `AGE-SECRET-KEY-1…`. */
  readonly identity?: string | undefined;
};

type Found = { readonly record: string; readonly opening: BundleOpening };

async function findOpen(reader: Reader, { statement, record }: EntryRequest): Promise<readonly Found[]> {
  const rows = await reader.query<{ line: number; record: string }>(sql`
    select distinct e.line, e.record from statement_entry e join claim c on c.entity = e.record
    where e.statement = ${statement} and (e.record::text = ${record} or c.owner::text = ${record}) order by e.line`);
  if (rows.length === 0) return [];
  const [kept] = await reader.query<{ openings: string }>(sql`select openings from statement_proof where statement = ${statement}`);
  const openings = parseBundle(kept?.openings ?? "").openings ?? [];
  return rows.flatMap((row) => {
    const opening = openings.find(({ index }) => index === BigInt(row.line));
    return opening === undefined ? [] : [{ record: row.record, opening }];
  });
}

async function findClosed(reader: Reader, { statement, record, identity }: EntryRequest): Promise<readonly Found[]> {
  if (identity === undefined) return [];
  const entries = await openClosedEntries(reader, statement, identity);
  return entries.filter((entry) => entry.record === record || entry.person === record);
}

/**
 * The proof for one entry: that it is counted in the statement, without the others.
 *
 * @throws statement.not-found, statement.no-entry, statement.several-entries, statement.wrong-key
 */
export async function readEntry(
  ledger: Ledger,
  request: EntryRequest,
): Promise<{ readonly bundle: Bundle; readonly opening: BundleOpening }> {
  const reader = readFrom(ledger.pool);
  const { id } = await getStatement(reader, request.statement);
  const published = await readBundle(reader, id);
  const found = [...(await findOpen(reader, request)), ...(await findClosed(reader, request))];
  const [entry] = found;
  if (found.length > 1)
    throw new AporaError("statement.several-entries", {
      person: request.record.slice(0, 80),
      count: found.length,
      records: found
        .slice(0, MOST_NAMED)
        .map(({ record }) => record)
        .join(", "),
    });
  if (entry === undefined || published === undefined)
    throw new AporaError("statement.no-entry", { statement: id, record: request.record.slice(0, 80) });
  await perform(ledger, openCommand(id, entry.record), { actor: request.actor, input: {} });
  return { bundle: personBundle(parseBundle(published), entry.opening), opening: entry.opening };
}
