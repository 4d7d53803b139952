import { describeQuorum } from "@apora/tlog";
import { findSignedBatch, listSignedBatches, type Batch } from "../../proofs/batches.ts";
import { headText, witnessesOf } from "../../proofs/heads.ts";
import { Breadcrumb, DefinitionList, PageHead, Section } from "../design/blocks.tsx";
import { DataTable } from "../design/data-table.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref, PRESENT } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import { NOT_FOUND, type Page } from "../page.ts";

/** Heads shown; all of them are in the log itself. */
const MOST = 200;

const dayOf = ({ time }: Batch): string => time.toISOString().slice(0, 10);

/** The heads of the transparency log: when each was signed, how much it covers, who saw it. */
export const logPage: Page = {
  pattern: "/log",
  render: async ({ reader, tr, lang, logPolicy }) => {
    const { t } = tr;
    const policy = await logPolicy?.().catch(() => undefined);
    const batches = await listSignedBatches(reader, { limit: MOST });
    const html = (
      <Layout tr={tr} title={t("proofs.log")} description={t("proofs.log.lead")} path="/log" time={PRESENT} alternates={LANGUAGES}>
        <PageHead title={t("proofs.log")} lead={t("proofs.log.lead")} />
        <p>{t("proofs.log.names")}</p>
        <p>
          {t("proofs.policy")}: {policy === undefined || policy.quorum === "none" ? t("proofs.policy.none") : describeQuorum(policy)}
        </p>
        <Section id="heads" title={t("proofs.log.heads")}>
          <DataTable
            tr={tr}
            caption={t("proofs.log.heads")}
            captionHidden={true}
            rows={batches}
            empty={t("proofs.log.none")}
            columns={[
              {
                label: t("proofs.log.when"),
                kind: "name",
                cell: (batch) => <a href={pageHref(lang, `/log/${batch.size}`)}>{tr.day(dayOf(batch))}</a>,
              },
              { label: t("proofs.log.size"), kind: "number", cell: ({ size }) => tr.number(size) },
              { label: t("proofs.log.position"), kind: "number", cell: ({ position }) => tr.number(position) },
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

/** One signed head: what it covers, who saw it, and the way to the register as it was known then. */
export const headPage: Page = {
  pattern: "/log/:size",
  render: async ({ reader, tr, lang, path }, params) => {
    const { t } = tr;
    const wanted = params["size"] ?? "";
    const batch = /^[1-9]\d{0,14}$/u.test(wanted) ? await findSignedBatch(reader, Number(wanted)) : undefined;
    if (batch === undefined) return NOT_FOUND;
    const title = t("proofs.head.title", { n: tr.number(batch.size) });
    const lead = t("proofs.head.lead", { position: tr.number(batch.position) });
    const html = (
      <Layout tr={tr} title={title} description={lead} path={path} time={PRESENT} alternates={LANGUAGES}>
        <Breadcrumb tr={tr} items={[{ label: t("proofs.log"), href: pageHref(lang, "/log") }]} />
        <PageHead title={title} lead={lead} />
        <DefinitionList
          items={[
            { term: t("proofs.log.when"), value: tr.day(dayOf(batch)) },
            { term: t("proofs.log.size"), value: tr.number(batch.size) },
            { term: t("proofs.log.witnesses"), value: witnessesOf(batch).join(", ") || t("proofs.log.nobody") },
          ]}
        />
        <p>
          <a href={pageHref(lang, "/", { knownAt: headText(batch), isPast: true })}>{t("proofs.head.see")}</a>
        </p>
        <Section id="note" title={t("proofs.head.note")}>
          <pre>{batch.note}</pre>
        </Section>
      </Layout>
    );
    return { kind: "page", html };
  },
};
