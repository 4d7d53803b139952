import { formatBundle, parseBundle, personBundle } from "@apora/proof";
import { z } from "zod";
import type { Actor, Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { readFrom, sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { getStatement, readBundle } from "./statements.ts";

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

/**
 * The proof file for one person: that this entry is counted in the statement, without the others.
 *
 * @throws statement.not-found, statement.no-entry
 */
export async function openEntry(
  ledger: Ledger,
  { statement: id, record, actor }: { readonly statement: string; readonly record: string; readonly actor: Actor },
): Promise<string> {
  const reader = readFrom(ledger.pool);
  const statement = await getStatement(reader, id);
  const [entry] = await reader.query<{ line: number }>(sql`
    select line from statement_entry where statement = ${id} and record::text = ${record}`);
  const [kept] = await reader.query<{ openings: string }>(sql`select openings from statement_proof where statement = ${id}`);
  const published = await readBundle(reader, id);
  const opening =
    kept === undefined ? undefined : parseBundle(kept.openings).openings?.find(({ index }) => index === BigInt(entry?.line ?? -1));
  if (opening === undefined || published === undefined)
    throw new AporaError("statement.no-entry", { statement: id, record: record.slice(0, 80) });
  await perform(ledger, openCommand(statement.id, record), { actor, input: {} });
  return formatBundle(personBundle(parseBundle(published), opening));
}
