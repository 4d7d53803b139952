import { formatBundle, type Bundle } from "@apora/proof";
import type { CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { sealEntries, type ClosedEntry } from "./closed-entries.ts";

/** What is known of a statement's proof before the log is signed. */
export type UnsignedProof = {
  readonly file: Required<Pick<Bundle, "leaf" | "definition" | "roll">>;
  readonly entries: readonly (ClosedEntry & { readonly isClosed: boolean })[];
  /** Who can open closed entries. */
  readonly recipients: readonly string[];
};

/** Keeps what opens the entries of a statement: of open ones in the clear, of closed ones sealed (ADR 17). */
export async function storeProof(tx: CommandTx, statement: string, { file, entries, recipients }: UnsignedProof): Promise<void> {
  const open = entries.filter(({ isClosed }) => !isClosed);
  const closed = entries.filter(({ isClosed }) => isClosed);
  const openings = open.map(({ opening }) => opening);
  const draft: Bundle = { scope: "figure", status: "current", proof: "", consistency: [], ...file, openings };
  const sealed = closed.length === 0 ? null : Buffer.from(await sealEntries(draft, closed, recipients));
  await tx.query(sql`
    insert into statement_proof (statement, openings, closed) values (${statement}, ${formatBundle(draft)}, ${sealed})`);
  await tx.query(sql`
    insert into statement_entry (statement, record, line, public)
    select ${statement}, u.record, u.line, true
    from unnest(${open.map(({ record }) => record)}::uuid[], ${open.map(({ opening }) => Number(opening.index))}::integer[]) as u(record, line)`);
}
