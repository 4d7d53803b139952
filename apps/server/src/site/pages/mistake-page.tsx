import { Notice, PageHead, Section } from "../design/blocks.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref, PRESENT } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";

/** What of an address a form may carry on: the path of a page of ours. */
const PAGE = /^\/[a-z]+(?:\/[A-Za-z0-9%:._-]{1,80}){0,2}$/u;

function MistakeForm({ request }: { readonly request: PageRequest }) {
  const { tr, lang, query } = request;
  const asked = query.get("page") ?? "";
  const page = PAGE.test(asked) ? asked : "";
  return (
    <form class="form" method="post" action={pageHref(lang, "/mistake")}>
      {page !== "" && <p>{tr.t("mistake.about", { page: pageHref(lang, page) })}</p>}
      <input type="hidden" name="page" value={page} />
      <div class="field">
        <label for="mistake-text">{tr.t("mistake.text")}</label>
        <textarea
          id="mistake-text"
          name="text"
          rows={6}
          maxlength={1500}
          required={true}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="mistake-text-hint"
        />
        <p class="hint" id="mistake-text-hint">
          {tr.t("mistake.text.hint")}
        </p>
      </div>
      <div class="field">
        <label for="mistake-source">{tr.t("mistake.source")}</label>
        <input id="mistake-source" name="source" type="text" maxlength={300} autocomplete="off" spellcheck={false} />
      </div>
      <p class="form-actions">
        <button type="submit">{tr.t("mistake.send")}</button>
      </p>
    </form>
  );
}

/** Where a reader says what is wrong, without an account; or why that cannot be done here. */
export const mistakePage: Page = {
  pattern: "/mistake",
  render: async (request) => {
    const { tr } = request;
    const html = (
      <Layout
        tr={tr}
        title={tr.t("mistake.title")}
        description={tr.t("mistake.lead")}
        path="/mistake"
        time={PRESENT}
        alternates={LANGUAGES}
      >
        <PageHead title={tr.t("mistake.title")} lead={tr.t("mistake.lead")} />
        {request.takesReports === true ? (
          <>
            <Notice tone="danger">
              <p>{tr.t("mistake.danger")}</p>
            </Notice>
            <MistakeForm request={request} />
            <Section id="kept" title={tr.t("mistake.kept")}>
              <p>{tr.t("mistake.keptText")}</p>
            </Section>
          </>
        ) : (
          <p>{tr.t("mistake.closed")}</p>
        )}
      </Layout>
    );
    return { kind: "page", html };
  },
};

/** What a reader sees after sending; the address says nothing about what was sent. */
export const mistakeThanksPage: Page = {
  pattern: "/mistake/thanks",
  render: async ({ tr, lang }) => {
    const html = (
      <Layout
        tr={tr}
        title={tr.t("mistake.thanks")}
        description={tr.t("mistake.thanksText")}
        path="/mistake/thanks"
        time={PRESENT}
        alternates={LANGUAGES}
      >
        <PageHead title={tr.t("mistake.thanks")} lead={tr.t("mistake.thanksText")} />
        <p>
          <a href={pageHref(lang, "/")}>{tr.t("mistake.back")}</a>
        </p>
      </Layout>
    );
    return { kind: "page", html };
  },
};
