import { readAudit, type AuditNote } from "@apora/proof";
import { parseNote } from "@apora/tlog";
import { sql, type Reader } from "../platform/database.ts";

/** An auditor's signed note as it is kept. */
export type StoredAudit = {
  readonly number: number;
  readonly idx: number;
  /** The verifier key of whoever signed it. */
  readonly auditor: string;
  readonly note: string;
  readonly noted_at: Date;
};

/** Audits of a statement, in the order in which they were noted. */
export function listAudits(reader: Pick<Reader, "query">, statement: string): Promise<readonly StoredAudit[]> {
  return reader.query<StoredAudit>(sql`
    select number, idx, auditor, note, noted_at from statement_audit where statement = ${statement} order by number`);
}

/** What a note says. Its signature was checked when it was stored. */
export const auditOf = ({ note }: Pick<StoredAudit, "note">): AuditNote | undefined => readAudit(parseNote(note).text);
