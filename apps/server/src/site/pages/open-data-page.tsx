import { FEEDS } from "../../exports/happenings.ts";
import { currentDefinitions } from "../../figures/definitions.ts";
import { definitionText } from "../../figures/texts.ts";
import { PageHead, Section } from "../design/blocks.tsx";
import { DataTable, type Column } from "../design/data-table.tsx";
import { Layout } from "../design/layout.tsx";
import { withTime } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";

type Row = { readonly what: string; readonly csv: string; readonly json: string | undefined };

function tablesOf({ tr, time }: PageRequest): readonly Row[] {
  const { t } = tr;
  const files = (name: string): Pick<Row, "csv" | "json"> => ({
    csv: withTime(`/data/${name}.csv`, time),
    json: withTime(`/data/${name}.json`, time),
  });
  return [
    { what: t("exports.people"), ...files("people") },
    { what: t("nav.places"), ...files("places") },
    { what: t("nav.articles"), ...files("provisions") },
    { what: t("nav.organisations"), ...files("organisations") },
    { what: t("exports.dictionary"), csv: "/data/dictionary.csv", json: undefined },
  ];
}

const figuresOf = ({ lang, time }: PageRequest): readonly Row[] =>
  currentDefinitions().map((definition) => ({
    what: definitionText(definition, lang).title,
    csv: withTime(`/data/figures/${definition.id}.csv`, time),
    json: withTime(`/data/figures/${definition.id}.json`, time),
  }));

function Files({ request, title, rows }: { readonly request: PageRequest; readonly title: string; readonly rows: readonly Row[] }) {
  const { tr } = request;
  const columns: readonly Column<Row>[] = [
    { label: tr.t("exports.table"), kind: "name", cell: (row) => row.what },
    {
      label: "CSV",
      cell: (row) => (
        <a href={row.csv} aria-label={`CSV: ${row.what}`}>
          CSV
        </a>
      ),
    },
    {
      label: "JSON",
      cell: (row) =>
        row.json === undefined ? (
          ""
        ) : (
          <a href={row.json} aria-label={`JSON: ${row.what}`}>
            JSON
          </a>
        ),
    },
  ];
  return <DataTable tr={tr} caption={title} captionHidden columns={columns} rows={rows} />;
}

function Subscriptions({ tr, lang }: PageRequest) {
  const { t } = tr;
  return (
    <>
      <Section id="feeds" title={t("exports.feeds")}>
        <p>{t("exports.feedsText")}</p>
        <ul>
          {FEEDS.map((kind) => (
            <li>
              <a href={`/feeds/${lang}/${kind}.atom`}>{t(`feed.title.${kind}`)}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="calendars" title={t("exports.calendars")}>
        <p>{t("exports.calendarsText")}</p>
        <p>
          <a href={`/calendar/${lang}/all.ics`}>{t("exports.calendarAll")}</a>
        </p>
      </Section>
    </>
  );
}

function Whole({ tr }: PageRequest) {
  const { t } = tr;
  return (
    <>
      <Section id="programs" title={t("exports.programs")}>
        <p>{t("exports.programsText")}</p>
        <p>
          <a href="/api" hreflang="en">
            {t("exports.programsLink")}
          </a>
        </p>
      </Section>
      <Section id="whole" title={t("exports.whole")}>
        <p>{t("exports.wholeText")}</p>
        <p>
          <code>npx apora export --format csv --out register</code>
        </p>
      </Section>
      <Section id="mirror" title={t("exports.mirror")}>
        <p>{t("exports.mirrorText")}</p>
        <p>
          <code>npx apora export --format site --out site</code>
        </p>
      </Section>
    </>
  );
}

/** What can be taken away, and under which terms. */
export const openDataPage: Page = {
  pattern: "/open-data",
  render: async (request) => {
    const { tr, time, knownAt, lang } = request;
    const { t } = tr;
    const html = (
      <Layout
        tr={tr}
        title={t("exports.title")}
        description={t("exports.description")}
        path="/open-data"
        time={time}
        alternates={LANGUAGES}
        position={knownAt}
        feedHref={`/feeds/${lang}/recognitions.atom`}
      >
        <PageHead title={t("exports.title")} asOf={t("word.asOf", { date: tr.day(request.at) })} lead={t("exports.lead")} />
        <Section id="tables" title={t("exports.tables")}>
          <Files request={request} title={t("exports.tables")} rows={tablesOf(request)} />
          <p class="quiet">{t("exports.cells")}</p>
        </Section>
        <Section id="figures" title={t("exports.figures")}>
          <Files request={request} title={t("exports.figures")} rows={figuresOf(request)} />
        </Section>
        <Subscriptions {...request} />
        <Section id="embed" title={t("exports.embed")}>
          <p>{t("exports.embedText")}</p>
          <p>
            <code>{`<img src="…/embed/${lang}/figures/in-custody.svg">`}</code>
          </p>
        </Section>
        <Whole {...request} />
        <Section id="terms" title={t("exports.terms")}>
          <p>{t("exports.termsText")}</p>
        </Section>
      </Layout>
    );
    return { kind: "page", html };
  },
};
