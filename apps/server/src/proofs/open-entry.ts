import { formatBundle, parseBundle, personBundle } from "@apora/proof";
import { z } from "zod";
import type { Actor, Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { readFrom, sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
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

/**
 * The proof file for one entry: that it is counted in the statement, without the others.
 *
 * @param record the counted record, or the person where only one entry is about her
 * @throws statement.not-found, statement.no-entry, statement.several-entries
 */
export async function openEntry(
  ledger: Ledger,
  { statement: id, record, actor }: { readonly statement: string; readonly record: string; readonly actor: Actor },
): Promise<string> {
  const reader = readFrom(ledger.pool);
  const statement = await getStatement(reader, id);
  const [entry, ...more] = await reader.query<{ line: number; record: string }>(sql`
    select distinct e.line, e.record from statement_entry e join claim c on c.entity = e.record
    where e.statement = ${id} and (e.record::text = ${record} or c.owner::text = ${record}) order by e.line`);
  if (more.length > 0)
    throw new AporaError("statement.several-entries", {
      person: record.slice(0, 80),
      count: more.length + 1,
      records: [entry, ...more]
        .flatMap((each) => (each === undefined ? [] : [each.record]))
        .slice(0, MOST_NAMED)
        .join(", "),
    });
  const [kept] = await reader.query<{ openings: string }>(sql`select openings from statement_proof where statement = ${id}`);
  const published = await readBundle(reader, id);
  const opening =
    kept === undefined ? undefined : parseBundle(kept.openings).openings?.find(({ index }) => index === BigInt(entry?.line ?? -1));
  if (opening === undefined || published === undefined)
    throw new AporaError("statement.no-entry", { statement: id, record: record.slice(0, 80) });
  await perform(ledger, openCommand(statement.id, record), { actor, input: {} });
  return formatBundle(personBundle(parseBundle(published), opening));
}
