import { formatBundle, parseBundle, ProofError, sampleBundle, type AuditBeacon, type BundleOpening } from "@apora/proof";
import { z } from "zod";
import type { Actor, Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { openClosedEntries } from "./closed-entries.ts";
import { refuseAudit, requireLater } from "./record-audit.ts";
import { getStatement, readBundle } from "./statements.ts";

export type SampleRequest = {
  readonly statement: string;
  readonly beacon: AuditBeacon;
  /** How many closed entries, given how many there are. */
  readonly countOf: (hidden: number) => number;
  readonly identity?: string | undefined;
  readonly actor: Actor;
};

/** Whoever is in the sample, the audit knows how many were shown and by which lot: it can be repeated. */
const sampleCommand = (statement: string, detail: { readonly entries: number; readonly beacon: string }): Command<object, object> => ({
  name: "proofs.open-sample",
  audit: "proofs.sample-opened@1",
  about: "Opens for an auditor the closed entries of a statement on which the lot falls.",
  input: z.strictObject({}),
  run: (tx) => {
    tx.audit({ statement, ...detail });
    return Promise.resolve({});
  },
});

async function closedOpenings(reader: Reader, statement: string, identity: string | undefined): Promise<readonly BundleOpening[]> {
  const [kept] = await reader.query<{ openings: string; sealed: boolean }>(sql`
    select openings, closed is not null as sealed from statement_proof where statement = ${statement}`);
  if (kept?.sealed !== true) return parseBundle(kept?.openings ?? "").openings ?? [];
  if (identity === undefined) throw refuseAudit("closed entries are opened with the key they were sealed for (--identity)");
  return (await openClosedEntries(reader, statement, identity)).map(({ opening }) => opening);
}

/**
 * The file for an auditor: the published one with those closed entries open on which the lot falls.
 *
 * @returns witnessed: whether anybody but the publisher says when the roll was fixed
 * @throws audit.refused, statement.not-found, statement.wrong-key
 */
export async function openSample(
  ledger: Ledger,
  { statement: id, beacon, countOf, identity, actor }: SampleRequest,
): Promise<{ readonly file: string; readonly count: number; readonly witnessed: boolean }> {
  const reader = readFrom(ledger.pool);
  const stored = await getStatement(reader, id);
  const { witnessed } = await requireLater(reader, stored, beacon);
  const published = parseBundle((await readBundle(reader, id)) ?? "");
  const openings = await closedOpenings(reader, id, identity);
  try {
    const hidden = (published.roll?.length ?? 0) - (published.openings?.length ?? 0);
    const sample = sampleBundle(published, openings, { beacon, count: countOf(hidden) });
    const count = sample.sample?.entries.length ?? 0;
    await perform(ledger, sampleCommand(id, { entries: count, beacon: beacon.source }), { actor, input: {} });
    return { file: formatBundle(sample), count, witnessed };
  } catch (error) {
    if (error instanceof ProofError) throw refuseAudit(error.message);
    throw error;
  }
}
