import { excludedShare, formatAuditBeacon } from "@apora/proof";
import { parseVerifierKey } from "@apora/tlog";
import type { Child } from "hono/jsx";
import { auditOf, listAudits, type StoredAudit } from "../../proofs/audits.ts";
import { bodyOf, type StoredStatement } from "../../proofs/statements.ts";
import { DefinitionList, Section } from "../design/blocks.tsx";
import type { PageRequest } from "../page.ts";

/** How surely a sample is said to have shown what it did not show. */
const CONFIDENCE = 0.95;

function AuditView({ request, audit }: { readonly request: PageRequest; readonly audit: StoredAudit }) {
  const { tr } = request;
  const note = auditOf(audit);
  if (note === undefined) return null;
  const { hidden, examined, valid, beacon } = note;
  const share = valid === examined ? excludedShare({ hidden, examined, confidence: CONFIDENCE }) : undefined;
  return (
    <>
      <h3>
        {parseVerifierKey(audit.auditor).name}, {tr.day(audit.noted_at.toISOString().slice(0, 10))}
      </h3>
      <p>
        {tr.t("proofs.audits.note", { examined: tr.number(examined), hidden: tr.number(hidden), valid: tr.number(valid) })}{" "}
        {share !== undefined && tr.t("proofs.audits.excludes", { percent: tr.percent(share) })}
      </p>
      <DefinitionList
        items={[
          { term: tr.t("proofs.audits.lot"), value: <code>{formatAuditBeacon(beacon)}</code> },
          { term: tr.t("proofs.audits.key"), value: <code>{audit.auditor}</code> },
        ]}
      />
    </>
  );
}

/** What auditors said about a statement with closed entries; nothing where all are open. */
export async function renderAudits(request: PageRequest, stored: StoredStatement): Promise<Child> {
  if (bodyOf(stored).roll.hidden === "0") return undefined;
  const audits = await listAudits(request.reader, stored.id);
  return (
    <Section id="audits" title={request.tr.t("proofs.audits")}>
      {audits.length === 0 ? (
        <p>{request.tr.t("proofs.audits.none")}</p>
      ) : (
        audits.map((audit) => <AuditView request={request} audit={audit} />)
      )}
    </Section>
  );
}
