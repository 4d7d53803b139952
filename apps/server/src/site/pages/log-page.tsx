import { parseNote, splitCosignature } from "@apora/tlog";
import { listSignedBatches, type Batch } from "../../proofs/batches.ts";
import { PageHead, Section } from "../design/blocks.tsx";
import { DataTable } from "../design/data-table.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref, PRESENT } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page } from "../page.ts";

/** Heads shown; all of them are in the log itself. */
const MOST = 200;

/** Who cosigned a head: the signatures below the log's own that carry a time. */
function witnessesOf({ note }: Batch): readonly string[] {
  const { signatures } = parseNote(note ?? "");
  return signatures.flatMap(({ name, signature }) => (splitCosignature(signature) === undefined ? [] : [name]));
}

/** The heads of the transparency log: when each was signed, how much it covers, who saw it. */
export const logPage: Page = {
  pattern: "/log",
  render: async ({ reader, tr, lang }) => {
    const { t } = tr;
    const batches = await listSignedBatches(reader, MOST);
    const html = (
      <Layout tr={tr} title={t("proofs.log")} description={t("proofs.log.lead")} path="/log" time={PRESENT} alternates={LANGUAGES}>
        <PageHead title={t("proofs.log")} lead={t("proofs.log.lead")} />
        <p>{t("proofs.log.names")}</p>
        <Section id="heads" title={t("proofs.log.heads")}>
          <DataTable
            tr={tr}
            caption={t("proofs.log.heads")}
            captionHidden={true}
            rows={batches}
            empty={t("proofs.log.none")}
            columns={[
              { label: t("proofs.log.when"), kind: "name", cell: ({ time }) => tr.day(time.toISOString().slice(0, 10)) },
              { label: t("proofs.log.size"), kind: "number", cell: ({ size }) => tr.number(size) },
              { label: t("proofs.log.witnesses"), cell: (batch) => witnessesOf(batch).join(", ") || t("proofs.log.nobody") },
            ]}
          />
        </Section>
        {batches[0] !== undefined && (
          <Section id="keep" title={t("proofs.log.keep")}>
            <p>
              {t("proofs.log.keepText")} <a href="/log/checkpoint">checkpoint</a>
            </p>
            <pre>{batches[0].note}</pre>
          </Section>
        )}
        <p>
          <a href={pageHref(lang, "/statements")}>{t("proofs.title")}</a>
        </p>
      </Layout>
    );
    return { kind: "page", html };
  },
};
