import { formatBundle, parseBundle, type Bundle, type BundleOpening } from "@apora/proof";
import { readUtf8, utf8 } from "@apora/tlog";
import { z } from "zod";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { seal, unseal } from "../platform/sealed.ts";

/** A closed entry: whose it is, and what opens it. */
export type ClosedEntry = { readonly record: string; readonly person: string; readonly opening: BundleOpening };

const shape = z.strictObject({
  v: z.literal(1),
  entries: z.array(z.strictObject({ record: z.uuid(), person: z.uuid(), line: z.number().int().nonnegative() })),
  bundle: z.string(),
});

/**
 * Seals the openings of closed entries with whose they are. Their number is public; nothing else of them stays here.
 *
 * @param draft the proof file with its roll, whose own openings are replaced
 */
export function sealEntries(draft: Bundle, entries: readonly ClosedEntry[], recipients: readonly string[]): Promise<Uint8Array> {
  const text = JSON.stringify({
    v: 1,
    entries: entries.map(({ record, person, opening }) => ({ record, person, line: Number(opening.index) })),
    bundle: formatBundle({ ...draft, openings: entries.map(({ opening }) => opening) }),
  });
  return seal(utf8(text), recipients);
}

/**
 * Opens the closed entries of a statement, where whoever holds the key sits.
 *
 * @param identity `AGE-SECRET-KEY-1…`
 * @returns none for a statement that has none
 * @throws statement.wrong-key
 */
export async function openClosedEntries(
  reader: Pick<Reader, "query">,
  statement: string,
  identity: string,
): Promise<readonly ClosedEntry[]> {
  const [row] = await reader.query<{ closed: Buffer | null }>(sql`select closed from statement_proof where statement = ${statement}`);
  if (row?.closed === undefined || row.closed === null) return [];
  const plain = await unseal(row.closed, identity).catch((cause: unknown) => {
    throw new AporaError("statement.wrong-key", { statement }, { cause });
  });
  const { entries, bundle } = shape.parse(JSON.parse(readUtf8(plain)));
  const byLine = new Map((parseBundle(bundle).openings ?? []).map((opening) => [Number(opening.index), opening]));
  return entries.flatMap(({ record, person, line }) => {
    const opening = byLine.get(line);
    return opening === undefined ? [] : [{ record, person, opening }];
  });
}
