import { currentDefinitions } from "../../figures/definitions.ts";
import { readWhen } from "../../figures/figure.ts";
import { definitionText, unitText } from "../../figures/texts.ts";
import { PageHead } from "../design/blocks.tsx";
import { DataTable } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page } from "../page.ts";
import { countEach, figureHref, whenOf } from "./figure-view.tsx";

/** Every figure in force, with its value at the time of the page. */
export const figuresPage: Page = {
  pattern: "/figures",
  render: async (request) => {
    const { tr, lang, time } = request;
    const figures = currentDefinitions().map((definition) => {
      const when = whenOf(request, definition, (text) => readWhen(definition, text));
      return { figure: { id: definition.id, definition, key: "" }, when, text: definitionText(definition, lang) };
    });
    const rows = (await countEach(request, figures, (row) => row)).map(([row, count]) => ({ ...row, count }));
    const html = (
      <Layout
        tr={tr}
        title={tr.t("figures.title")}
        description={tr.t("figures.description")}
        path="/figures"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("figures.title")}
          lead={tr.t("figures.description")}
          asOf={tr.t("figures.asOf", { date: tr.day(request.at) })}
        />
        <DataTable
          tr={tr}
          caption={tr.t("figures.title")}
          captionHidden={true}
          rows={rows}
          columns={[
            {
              label: tr.t("figures.definition"),
              kind: "name",
              cell: (row) => <a href={figureHref(request, row.figure.id)}>{row.text.title}</a>,
            },
            {
              label: tr.t("figures.date"),
              cell: (row) => (row.figure.definition.shape === "period" ? row.when.text : tr.day(row.when.text)),
            },
            { label: tr.t("figures.value"), kind: "number", cell: (row) => tr.number(row.count.value) },
            { label: tr.t("figures.unit"), cell: (row) => unitText(row.figure.definition.unit, lang) },
            {
              label: tr.t("figures.uncertain"),
              kind: "number",
              cell: (row) => (row.count.uncertain === 0 ? "" : `+ ${tr.number(row.count.uncertain)}`),
            },
          ]}
        />
        <TimePicker tr={tr} action={pageHref(lang, "/figures")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
