import { PageHead } from "../design/blocks.tsx";
import { Layout } from "../design/layout.tsx";
import { LANGUAGES } from "../i18n.ts";
import type { Page } from "../page.ts";

/** What a copy as files says where only a running server could answer. */
export const livePage: Page = {
  pattern: "/live",
  render: async ({ tr, time, knownAt, at }) => {
    const { t } = tr;
    const html = (
      <Layout
        tr={tr}
        title={t("exports.live.title")}
        description={t("exports.live.description")}
        path="/live"
        time={time}
        alternates={LANGUAGES}
        position={knownAt}
      >
        <PageHead
          title={t("exports.live.title")}
          asOf={t("word.asOf", { date: tr.day(at) })}
          lead={t("exports.live.text", { date: tr.day(at), position: tr.number(knownAt) })}
        />
        <p>{t("exports.live.next")}</p>
      </Layout>
    );
    return { kind: "page", html };
  },
};
