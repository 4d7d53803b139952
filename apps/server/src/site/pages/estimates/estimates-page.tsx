import { listPublished } from "../../../estimates/stored-estimates.ts";
import { Notice, PageHead } from "../../design/blocks.tsx";
import { Layout } from "../../design/layout.tsx";
import { pageHref } from "../../design/links.ts";
import { LANGUAGES } from "../../i18n.ts";
import type { Page } from "../../page.ts";
import { populationWords, verdictWords } from "./estimate-words.ts";

/** The published estimates, apart from every figure. */
export const estimatesPage: Page = {
  pattern: "/estimates",
  render: async (request) => {
    const { tr, lang, time } = request;
    const published = await listPublished(request.reader, request.knownAt);
    const html = (
      <Layout
        tr={tr}
        title={tr.t("estimates.title")}
        description={tr.t("estimates.description")}
        path="/estimates"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead title={tr.t("estimates.title")} lead={tr.t("estimates.description")} />
        <Notice tone="unknown" title={tr.t("estimates.notACount")}>
          <p>{tr.t("estimates.meaning.added")}</p>
        </Notice>
        {published.length === 0 ? (
          <p class="quiet">{tr.t("estimates.none")}</p>
        ) : (
          <ul>
            {published.map(({ code, versions: [newest] }) => (
              <li>
                <a href={pageHref(lang, `/estimates/${code}`, time)}>
                  {tr.t("estimates.heading", { from: tr.day(newest.population.from), to: tr.day(newest.population.to) })}
                </a>
                <br />
                {verdictWords(tr, newest)} <span class="quiet">{populationWords(tr, newest)}</span>
              </li>
            ))}
          </ul>
        )}
      </Layout>
    );
    return { kind: "page", html };
  },
};
