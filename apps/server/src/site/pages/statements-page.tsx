import { listStatements } from "../../proofs/statements.ts";
import { PageHead } from "../design/blocks.tsx";
import { DataTable } from "../design/data-table.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref, PRESENT } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page } from "../page.ts";
import { statedDay, statementPath } from "./statement-parts.tsx";
import { bodyOf } from "../../proofs/statements.ts";

/** Statements on one page; older ones are in the files of the log. */
const MOST = 500;

/** Every number that was ever published as a statement, corrected ones included. */
export const statementsPage: Page = {
  pattern: "/statements",
  render: async ({ reader, tr, lang }) => {
    const { t } = tr;
    const rows = await listStatements(reader, { limit: MOST });
    const html = (
      <Layout
        tr={tr}
        title={t("proofs.title")}
        description={t("proofs.lead")}
        path="/statements"
        time={PRESENT}
        alternates={LANGUAGES}
        feedHref={`/feeds/${lang}/statements.atom`}
      >
        <PageHead title={t("proofs.title")} lead={t("proofs.lead")} />
        <DataTable
          tr={tr}
          caption={t("proofs.title")}
          captionHidden={true}
          rows={rows}
          empty={t("proofs.none")}
          columns={[
            {
              label: t("proofs.claim"),
              kind: "name",
              cell: (row) => <a href={pageHref(lang, statementPath(row.id))}>{bodyOf(row).text[lang] ?? row.id}</a>,
            },
            { label: t("proofs.stated"), cell: (row) => tr.day(statedDay(row)) },
            { label: t("proofs.state"), cell: (row) => (row.supersededBy === null ? t("proofs.stands") : t("proofs.corrected")) },
          ]}
        />
        <p>
          <a href={pageHref(lang, "/log")}>{t("proofs.log")}</a>, <a href={`/feeds/${lang}/statements.atom`}>{t("proofs.feed")}</a>
        </p>
      </Layout>
    );
    return { kind: "page", html };
  },
};
